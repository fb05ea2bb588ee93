"""What an assessment's scoring can come to, as a coach reads it on a terminal.

Numbers are exact where six decimals are enough, and say so where they are not. ``words`` holds every word.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise

from mkdocs_assessments.explain import words
from mkdocs_assessments.explain.table import table, wrap
from mkdocs_assessments.model import Answer, Assessment, Dimension, Item
from mkdocs_assessments.prove import ProvenDimension, prove
from mkdocs_assessments.report import harmless
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal, half_up

WIDEST, NARROWEST = 80, 20
"""Columns: no wider even where there is room, for lines a person reads; no narrower, since nothing would fit."""


def explain(assessment: Assessment, width: int = WIDEST) -> str:
    """The explanation of an assessment without problems, for a terminal of so many columns."""
    width = max(NARROWEST, min(WIDEST, width))
    proven = prove(assessment)
    heading = {"title": assessment.title, "id": assessment.id, "version": assessment.version}
    blocks = [wrap(words.HEADING.format_map(_harmless(heading)), width)]
    for dimension, found in zip(assessment.dimensions, proven, strict=True):
        blocks += _dimension(dimension, found, width)
    unproven = [dimension.id for dimension, found in zip(assessment.dimensions, proven, strict=True) if found is None]
    blocks += [
        wrap(words.SHARES, width),
        wrap(words.OVERALL[assessment.overall], width),
        wrap(words.NOT_PROVEN.format(dimensions=", ".join(unproven)) if unproven else words.PROVEN, width),
    ]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _dimension(dimension: Dimension, proven: ProvenDimension | None, width: int) -> list[list[str]]:
    """The blocks of lines about one dimension."""
    heading = wrap(words.DIMENSION.format_map(_harmless({"id": dimension.id, "title": dimension.title})), width)
    return [
        [*heading, "=" * len(heading[-1])],
        table((words.ITEM, words.KEY, words.STATEMENT), [_item(item) for item in dimension.items], width),
        table((words.NEED, words.LOWEST, words.HIGHEST, words.STEP), [_scores(dimension, proven)], width),
        table(
            (words.LEVEL, words.SCORES, words.SHARE, words.WITNESS, words.ARTICLES),
            _levels(dimension, proven),
            width,
        ),
    ]


def _item(item: Item) -> tuple[str, str, str]:
    return item.id, words.REVERSED if item.reverse else words.STRAIGHT, harmless(item.text)


def _scores(dimension: Dimension, proven: ProvenDimension | None) -> tuple[str, str, str, str]:
    lowest, highest = (proven.lowest, proven.highest) if proven else (dimension.lowest, dimension.highest)
    return (
        words.OF.format(some=dimension.need, all=len(dimension.items)),
        _number(lowest),
        _number(highest),
        _number(proven.step) if proven else words.UNKNOWN,
    )


def _levels(dimension: Dimension, proven: ProvenDimension | None) -> list[tuple[str, ...]]:
    first, *others = [level.start for level in dimension.levels]
    starts = [_number(start) for start in (max(first, dimension.lowest), *others)]
    scores = [words.UP_TO_NEXT.format(start=start, next=following) for start, following in pairwise(starts)]
    scores.append(words.UP_TO_HIGHEST.format(start=starts[-1], highest=_number(dimension.highest)))
    return [
        (
            harmless(level.title),
            band,
            _share(proven.levels[number].share) if proven else words.UNKNOWN,
            _sheet(dimension, proven.levels[number].witness or {}) if proven else words.UNKNOWN,
            ", ".join(dimension.guidance.get(level.id, ())) or words.NONE,
        )
        for number, (level, band) in enumerate(zip(dimension.levels, scores, strict=True))
    ]


def _sheet(dimension: Dimension, answers: Mapping[str, Answer]) -> str:
    """An answer sheet by label: ``Never: one, two; Always: three``."""
    chosen: dict[str, list[str]] = {}
    for item in dimension.items:
        answer = answers.get(item.id)
        label = item.scale.options[answer].label if isinstance(answer, int) else words.BLANK
        chosen.setdefault(harmless(label), []).append(item.id)
    return "; ".join(
        words.ANSWERS.format(label=label, items=", ".join(ids) if len(chosen) > 1 else words.EVERY_ITEM)
        for label, ids in chosen.items()
    )


def _share(share: Fraction) -> str:
    """A share of uniform respondents, rounded half up; what is not none and not all is not called so."""
    rounded = half_up(100 * share)
    some = str(rounded)
    if rounded == 0 and share:
        some = words.FEWER
    if rounded == 100 and share != 1:
        some = words.NEARLY_ALL
    return words.OF.format(some=some, all=words.HUNDRED)


def _number(number: Fraction) -> str:
    exact = decimal(number, MAX_DECIMALS)
    return exact if Fraction(exact) == number else words.ABOUT.format(number=decimal(number))


def _harmless(slots: Mapping[str, str]) -> dict[str, str]:
    return {name: harmless(text) for name, text in slots.items()}
