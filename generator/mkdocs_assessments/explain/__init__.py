"""What an assessment's scoring can come to, as a coach reads it on a terminal.

Numbers are exact where six decimals are enough, and say so where they are not. ``words`` holds every word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from mkdocs_assessments.explain import words
from mkdocs_assessments.explain.beyond import Beyond, numbers_beyond
from mkdocs_assessments.explain.figures import middle_in_words, number_in_words, reached_in_words
from mkdocs_assessments.explain.scores import number_blocks, overall_blocks, score_blocks, witness_in_words
from mkdocs_assessments.explain.table import table, wrap
from mkdocs_assessments.model import Assessment, Dimension, Item
from mkdocs_assessments.prove import OVERALL, Proofs, Proven, prove
from mkdocs_assessments.report import harmless

WIDEST, NARROWEST = 80, 20
"""Columns: no wider even where there is room, for lines a person reads; no narrower, since nothing would fit."""


def explain(assessment: Assessment, width: int = WIDEST) -> str:
    """The explanation of an assessment without problems, for a terminal of so many columns."""
    width = max(NARROWEST, min(WIDEST, width))
    proofs = prove(assessment, whole=True)
    beyond = numbers_beyond(assessment, proofs)
    heading = {"title": assessment.title, "id": assessment.id, "version": assessment.version}
    blocks = [wrap(words.HEADING.format_map(_harmless(heading)), width)]
    for dimension in assessment.dimensions:
        blocks += _dimension(assessment, dimension, proofs[dimension.id], beyond.get(dimension.id), width)
    for score in assessment.scores:
        blocks += score_blocks(assessment, score, proofs[score.id], beyond.get(score.id), width)
    blocks += [
        *overall_blocks(assessment, proofs, width),
        wrap(words.COMPLETE, width),
        wrap(words.SHARES, width),
        *(wrap(text, width) for text in _proven(assessment, proofs, beyond)),
    ]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _proven(assessment: Assessment, proofs: Proofs, beyond: Mapping[str, Beyond | None]) -> Iterator[str]:
    """What is proven, and what is not."""
    fine = [one.id for one in assessment.dimensions if proofs[one.id] is None]
    others = [one.id for one in assessment.scores] + [id for id in proofs if id == OVERALL]
    much = [id for id in others if proofs[id] is None]
    partly = [
        id
        for id, proven in proofs.items()
        if proven is not None
        and (any(found.unknown for found in proven.found) or (id in beyond and beyond[id] is None))
    ]
    unshared = [
        id
        for id, proven in proofs.items()
        if proven is not None and any(found.middle is None for found in proven.found)
    ]
    if fine:
        yield words.NOT_PROVEN.format(dimensions=", ".join(fine))
    if much:
        yield words.TOO_MUCH.format(scores=", ".join(much))
    if partly:
        yield words.NOT_WITH_BLANKS.format(scores=", ".join(partly))
    if unshared:
        yield words.NOT_IN_THE_MIDDLE.format(scores=", ".join(unshared))
    if not (fine or much or partly or unshared):
        yield words.PROVEN


def _dimension(
    assessment: Assessment, dimension: Dimension, proven: Proven | None, beyond: Beyond | None, width: int
) -> list[list[str]]:
    """The blocks of lines about one dimension."""
    heading = wrap(words.DIMENSION.format_map(_harmless({"id": dimension.id, "title": dimension.title})), width)
    return [
        [*heading, "=" * len(heading[-1])],
        table((words.ITEM, words.KEY, words.STATEMENT), [_item(item) for item in dimension.items], width),
        *_numbers(assessment, dimension, proven, beyond, width),
        table(
            (words.LEVEL, words.SCORES, words.SHARE, words.MIDDLE, words.WITNESS, words.ARTICLES),
            _levels(assessment, dimension, proven),
            width,
        ),
    ]


def _item(item: Item) -> tuple[str, str, str]:
    return item.id, words.REVERSED if item.reverse else words.STRAIGHT, harmless(item.text)


def _numbers(
    assessment: Assessment, dimension: Dimension, proven: Proven | None, beyond: Beyond | None, width: int
) -> list[list[str]]:
    needed = words.NEEDED.format(some=dimension.need, all=len(dimension.items))
    if proven and proven.numbers:
        return [wrap(needed, width), *number_blocks(assessment, proven.numbers, beyond, width)]
    ends = (words.LOWEST, dimension.lowest), (words.HIGHEST, dimension.highest)
    rows = [(end, number_in_words(number)) for end, number in ends]
    return [wrap(needed, width), table((words.SCORE, words.NUMBER), rows, width)]


def _levels(assessment: Assessment, dimension: Dimension, proven: Proven | None) -> list[tuple[str, ...]]:
    first, *others = [level.start for level in dimension.levels]
    starts = [number_in_words(start) for start in (max(first, dimension.lowest), *others)]
    scores = [words.UP_TO_NEXT.format(start=start, next=following) for start, following in pairwise(starts)]
    scores.append(words.UP_TO_HIGHEST.format(start=starts[-1], highest=number_in_words(dimension.highest)))
    rows: list[tuple[str, ...]] = []
    for number, (level, band) in enumerate(zip(dimension.levels, scores, strict=True)):
        found = proven.found[number] if proven else None
        share = middle = sheet = words.UNKNOWN
        if found:
            share, middle = reached_in_words(found), middle_in_words(found)
            sheet = witness_in_words(assessment, found)
        articles = ", ".join(dimension.guidance.get(level.id, ())) or words.NONE
        rows.append((harmless(level.title), band, share, middle, sheet, articles))
    return rows


def _harmless(slots: Mapping[str, str]) -> dict[str, str]:
    return {name: harmless(text) for name, text in slots.items()}
