"""The scoring spec: all the browser needs to score an answer sheet, as ids and integers, and nothing else.

It is the border between the two halves of the program. ``VERSION`` changes when its shape or its meaning does; the
browser refuses a version it does not know. Two fingerprints say what may be carried over from an earlier build:
*layout* guards drafts and codes, *scoring* guards results and comparisons (``DECISIONS.md``).
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mkdocs_assessments.model import Assessment, Dimension, Item, Scale

if TYPE_CHECKING:
    from mkdocs_assessments.reading import WordsScale

# ``reading`` is imported where a spec is made: ``assess check`` only asks how large its numbers can get, and importing
# it would take 4 of its 150 ms.

VERSION = 1

LAYOUT_VERSION = 1
"""Of the layout fingerprint alone: a new spec must not make saved drafts look as if their questions had changed."""

BROWSER_LIMIT = 2**53
"""Whole numbers from here on are no longer exact in a browser (IEEE 754 doubles)."""

Spec = dict[str, Any]


def compile_spec(assessment: Assessment) -> Spec:
    """The spec of one assessment: JSON-ready, every number an integer; ``browser/spec.d.ts`` describes the shape."""
    from mkdocs_assessments.reading import overall_words_scale

    unit = _unit(assessment)
    positions = {item.id: position for position, item in enumerate(assessment.items)}
    content: Spec = {
        "spec": VERSION,
        "id": assessment.id,
        "unit": unit,
        "items": [_item(item, unit) for item in assessment.items],
        "dimensions": [_dimension(dimension, positions, unit, assessment.noise) for dimension in assessment.dimensions],
        "overall": assessment.overall,
        "words": _words(overall_words_scale(assessment), unit),
    }
    return content | {
        "version": assessment.version,
        "layout": layout_fingerprint(assessment),
        "scoring": _fingerprint("scoring", VERSION, content),
    }


def layout_fingerprint(assessment: Assessment) -> str:
    """Sixteen hex digits over the ordered item ids, their numbers of options, and where does-not-apply is offered."""
    return _fingerprint(
        "layout",
        LAYOUT_VERSION,
        [assessment.id, [[item.id, len(item.scale.options), item.na is not None] for item in assessment.items]],
    )


def largest_integer(assessment: Assessment) -> int:
    """An upper bound on every integer the browser forms while scoring; must stay below ``BROWSER_LIMIT``.

    A dimension's sum meets a level's bound by cross-multiplication; the overall score adds the dimensions' scores
    over a common denominator, which divides both ``lcm(1..n)`` and the product of the dimensions' sizes.
    """
    unit = _unit(assessment)
    largest_value = math.ceil(max(abs(option.value) for scale in _scales(assessment) for option in scale.options))
    sizes = [len(dimension.items) for dimension in assessment.dimensions]
    levels = [level.start for dimension in assessment.dimensions for level in dimension.levels]
    crossed = max(unit * max(sizes) * max(abs(start.numerator), start.denominator) for start in levels)
    common = min(math.lcm(*range(1, max(sizes) + 1)), math.prod(sizes))
    return 2 * max(largest_value, 1) * max(crossed, unit * common * len(sizes))


def _item(item: Item, unit: int) -> Spec:
    return {
        "id": item.id,
        "values": list(_values(item.scale, unit)),
        "na": item.na is not None,
    }


def _dimension(dimension: Dimension, positions: dict[str, int], unit: int, noise: Fraction) -> Spec:
    from mkdocs_assessments.reading import answer_steps, clear_steps, words_scale

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
    }


def _words(scale: WordsScale | None, unit: int) -> list[list[int]] | None:
    return [[_over(unit, value), option] for value, option in scale] if scale else None


@lru_cache(maxsize=64)
def _values(scale: Scale, unit: int) -> tuple[int, ...]:
    return tuple(_over(unit, option.value) for option in scale.options)


def _over(unit: int, number: Fraction) -> int:
    return (number * unit).numerator


def _unit(assessment: Assessment) -> int:
    """The common denominator of all option values."""
    return math.lcm(*(option.value.denominator for scale in _scales(assessment) for option in scale.options))


def _scales(assessment: Assessment) -> set[Scale]:
    return {item.scale for item in assessment.items}


def _fingerprint(kind: str, version: int, content: Iterable[Any]) -> str:
    canonical = json.dumps([kind, version, content], sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]
