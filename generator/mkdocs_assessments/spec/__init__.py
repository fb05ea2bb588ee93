"""The scoring spec: all the browser needs to score an answer sheet, as ids and exact numbers, and nothing else.

It is the border between the two halves of the program. ``VERSION`` changes when its shape or its meaning does; the
browser refuses a version it does not know. A file of the simple form has the spec it always had; one that uses more
has ``FULL_VERSION``, so that a script from before cannot score it wrongly. Its two fingerprints say what may be
carried over from an earlier build.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from mkdocs_assessments.integers import unit_of
from mkdocs_assessments.interpretation import WordsScale, overall_words_scale, words_scale
from mkdocs_assessments.interpretation.growth_edges import answer_steps, clear_steps
from mkdocs_assessments.model import Assessment, Dimension, Item, Scale
from mkdocs_assessments.scoring.asked import split_blocks
from mkdocs_assessments.spec.conditions import condition_spec, interval_spec
from mkdocs_assessments.spec.fingerprints import layout_fingerprint, scoring_fingerprint
from mkdocs_assessments.spec.scores import score_spec

VERSION = 1

FULL_VERSION = 2
"""Of the spec of an assessment that uses any part beyond the simple form."""

Spec = dict[str, Any]


def compile_spec(assessment: Assessment) -> Spec:
    """The spec of one assessment: JSON-ready; ``browser/spec.d.ts`` describes the shape."""
    unit = unit_of(assessment)
    positions = {item.id: position for position, item in enumerate(assessment.items)}
    content: Spec = {
        "id": assessment.id,
        "unit": unit,
        "items": [_item(item, unit) for item in assessment.items],
        "dimensions": [_dimension(dimension, positions, unit, assessment.noise) for dimension in assessment.dimensions],
        "overall": assessment.overall,
        "words": _words(overall_words_scale(assessment), unit),
    }
    further = {name: part for name, part in _further(assessment, positions).items() if part}
    sections = _sections(assessment, positions)
    simple = not (further or sections or any(_is_full(part) for part in [*content["items"], *content["dimensions"]]))
    version = VERSION if simple else FULL_VERSION
    content |= {"spec": version, **further}
    return (
        content
        | ({"sections": sections} if sections else {})
        | {
            "version": assessment.version,
            "layout": layout_fingerprint(assessment),
            "scoring": scoring_fingerprint(version, content),
        }
    )


def _further(assessment: Assessment, positions: dict[str, int]) -> Spec:
    """The parts that only some assessments have; empty ones are left out."""
    return {
        "splits": [
            {"of": [positions[item.id] for item in block], "total": str(block[0].scale.total)}
            for section in assessment.sections
            for block in split_blocks(section)
        ],
        "scores": [score_spec(score) for score in assessment.scores],
        "domains": [{"id": domain.id, "of": list(domain.children)} for domain in assessment.domains],
        "validity": [
            {"of": [positions[id] for id in screen.of]}
            | ({"answered": interval_spec(screen.answered)} if screen.answered else {})
            | ({"same": interval_spec(screen.same)} if screen.same else {})
            for screen in assessment.validity
        ],
    }


def _sections(assessment: Assessment, positions: dict[str, int]) -> list[list[int]]:
    """The positions of the items on each screen; nothing where the screens are the dimensions."""
    screens = [[positions[item.id] for item in section.items] for section in assessment.sections]
    same = screens == [[positions[item.id] for item in dimension.items] for dimension in assessment.dimensions]
    return [] if same else screens


def _is_full(part: Spec) -> bool:
    """Whether an item or a dimension has what a version 1 script does not know."""
    return bool(part.keys() & {"number", "many", "ask", "else", "fact", "times"})


def _item(item: Item, unit: int) -> Spec:
    return (
        {"id": item.id}
        | _format(item.scale, unit)
        | {"na": item.na is not None}
        | ({} if item.ask is None else {"ask": condition_spec(item.ask)})
        | ({} if item.otherwise is None else {"else": _over(unit, item.otherwise)})
        | ({"fact": True} if item.fact else {})
    )


def _format(scale: Scale, unit: int) -> Spec:
    if scale.number:
        return {
            "number": {
                "from": _over(unit, scale.number.lowest),
                "step": _over(unit, scale.number.step),
                "size": scale.number.size,
            }
        }
    return {"many" if scale.many else "values": [_over(unit, option.value) for option in scale.options]}


def _dimension(dimension: Dimension, positions: dict[str, int], unit: int, noise: Fraction) -> Spec:
    return {
        "id": dimension.id,
        "of": [positions[item.id] for item in dimension.items],
        "reverse": [positions[item.id] for item in dimension.items if item.reverse],
        "need": dimension.need,
        "min": _over(unit, dimension.lowest),
        "max": _over(unit, dimension.highest),
        "steps": answer_steps(dimension),
        "levels": [[level.id, level.start.numerator, level.start.denominator] for level in dimension.levels],
        "words": _words(words_scale(dimension), unit),
        "clear": list(clear_steps(len(dimension.items), noise)),
    } | ({"times": dimension.times} if dimension.times > 1 else {})


def _words(scale: WordsScale | None, unit: int) -> list[list[int]] | None:
    return [[_over(unit, value), option] for value, option in scale] if scale else None


def _over(unit: int, number: Fraction) -> int:
    return (number * unit).numerator
