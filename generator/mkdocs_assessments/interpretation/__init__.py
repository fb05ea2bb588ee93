"""What an answer sheet lets the page say: points, words, growth edges, and which sentences hold.

The build renders every sentence this can choose; the browser's twin, ``browser/interpretation/interpretation.js``,
chooses. Rules:

- Points are ``(score - lowest) / (highest - lowest) * 100``, rounded half up once.
- In words, a score is "at" a label when it lies within a quarter of the gap to it, otherwise between two. There are
  words only where all items share one scale of labelled options; a sum is put in words as the mean it is made of.
- One answer a step lower or higher may lead to another level: near a cut both sides' articles are shown.
- Counts are of the questions this sheet is asked; facts about the person are not among them.
- The growth edges are ``growth_edges``'s to find.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from mkdocs_assessments.interpretation.growth_edges import Answered, Edge, answer_steps, growth_edges
from mkdocs_assessments.interpretation.scores import ScoreReading, read_score
from mkdocs_assessments.model import Answers, Assessment, Dimension, Item, Option
from mkdocs_assessments.rounding import half_up
from mkdocs_assessments.scoring import Scored, ScoredDimension, top_level
from mkdocs_assessments.scoring.asked import given_items

Variant = Literal["nothing", "top", "low", "single", "same", "one", "flat", "edges", "clear"]
WordsScale = tuple[tuple[Fraction, int], ...]
"""A response scale's values with the positions of their options, lowest value first."""


@dataclass(frozen=True, slots=True)
class Words:
    """The labels a score lies between, as option positions; equal when it lies at one of them."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Row:
    """One dimension's line in the chart. Points run from 0 to 100; all but the counts are ``None`` without a score."""

    id: str
    answered: int
    asked: int
    points: int | None
    words: Words | None
    level: str | None
    at: Fraction | None
    """The exact position of the mark, in points."""
    band: tuple[Fraction, Fraction] | None
    """Where the mark would be if one answer had been one step lower or higher, in points."""
    near: tuple[str, ...]
    """The levels that lie within the band, lowest first, its own among them; none without a score."""


@dataclass(frozen=True, slots=True)
class Headline:
    """Which opening sentence holds; ``highest`` and ``lowest`` are dimension ids, all that tie, in file order.

    Where the lowest of all has so few answers that it is not clearly below, the variant is ``clear`` and ``lowest``
    names the lowest that is.
    """

    variant: Variant
    highest: tuple[str, ...] = ()
    lowest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OverallReading:
    """The overall score in points and, where all dimensions share one scale, in words."""

    points: int
    words: Words | None


@dataclass(frozen=True, slots=True)
class Reading:
    """All the results page says about one answer sheet."""

    answered: int
    asked: int
    na: int
    headline: Headline
    overall: OverallReading | None
    rows: tuple[Row, ...]
    edges: tuple[Edge, ...]
    scores: tuple[ScoreReading, ...] = ()


def read(assessment: Assessment, scored: Scored, answers: Answers) -> Reading:
    """Choose what the results page says about ``answers``, already scored as ``scored``."""
    given = given_items(assessment, answers)
    counted = [item for dimension in assessment.dimensions for item in dimension.items]
    answered = {item.id: Answered(item, one) for item in counted if (one := given[item.id].answer) is not None}
    stated = [answers.get(item.id) for item in assessment.items if given[item.id].asked and not item.fact]
    places = {
        dimension.id: _position(dimension, result.score)
        for dimension, result in zip(assessment.dimensions, scored.dimensions, strict=True)
        if result.score is not None
    }
    edges = growth_edges(assessment, scored, places, answered)
    headline = _headline(assessment, places, edges, tuple(answered.values()))
    results = {one.id: (one, result) for one, result in zip(assessment.scores, scored.scores, strict=True)}
    return Reading(
        answered=sum(isinstance(answer, int) for answer in stated),
        asked=len(stated),
        na=sum(answer == "na" for answer in stated),
        headline=headline,
        overall=_overall(assessment, scored),
        rows=tuple(map(_row, assessment.dimensions, scored.dimensions)),
        # reverse keys can pull areas apart although every answer is the same: that is no difference to act on
        edges=edges if headline.variant in ("edges", "clear") else (),
        scores=tuple(read_score(one, results) for one in assessment.scores),
    )


def words_scale(dimension: Dimension) -> WordsScale | None:
    """Option values with their positions, lowest first, or ``None`` where the items do not share labelled options."""
    return _shared_words(dimension.items)


def overall_words_scale(assessment: Assessment) -> WordsScale | None:
    """As ``words_scale``, for the overall score: ``None`` unless all items that count share one response scale."""
    return _shared_words([item for dimension in assessment.dimensions for item in dimension.items])


def _shared_words(items: Sequence[Item]) -> WordsScale | None:
    # As a rule it is one, and to compare its options again and again would take longer than all the rest.
    scales = {id(item.scale): item.scale for item in items}.values()
    first = next(iter(scales), None)
    if first is None or first.many or not first.options:
        return None
    if any(scale.many or scale.poles or scale.options != first.options for scale in scales):
        return None
    return _by_value(first.options)


@lru_cache(maxsize=64)
def _by_value(options: tuple[Option, ...]) -> WordsScale:
    return tuple(sorted((option.value, position) for position, option in enumerate(options)))


def overall_range(assessment: Assessment) -> tuple[Fraction, Fraction]:
    """The smallest and the largest overall score: that of an item, or of a dimension or domain at the top."""
    first = assessment.dimensions[0]
    if assessment.overall == "items":
        return first.items[0].scale.lowest, first.items[0].scale.highest
    scores = {score.id: score for score in assessment.scores}
    top = scores.get(top_level(assessment)[0], first)
    assert top.lowest is not None
    assert top.highest is not None
    return top.lowest, top.highest


def in_words(score: Fraction, scale: WordsScale) -> Words:
    """The label, or the two labels, a score lies nearest to."""
    for (low, low_option), (high, high_option) in pairwise(scale):
        if low <= score <= high:
            above, gap = 4 * (score - low), high - low
            if above <= gap:
                return Words(low_option, low_option)
            if above >= 3 * gap:
                return Words(high_option, high_option)
            return Words(low_option, high_option)
    raise ValueError(f"{score} is not on the scale")


def _words(place: Fraction, scale: WordsScale | None) -> Words | None:
    """In words, whatever lies at ``place`` from 0 to 1 between its lowest and its highest, such as a sum."""
    if scale is None or not 0 <= place <= 1:
        return None
    lowest, highest = scale[0][0], scale[-1][0]
    return in_words(lowest + place * (highest - lowest), scale)


def _position(dimension: Dimension, score: Fraction) -> Fraction:
    return (score - dimension.lowest) / (dimension.highest - dimension.lowest)


def _row(dimension: Dimension, result: ScoredDimension) -> Row:
    if result.score is None:
        return Row(result.id, result.answered, result.asked, None, None, None, None, None, ())
    place = _position(dimension, result.score)
    step = Fraction(100, answer_steps(dimension) * result.answered)
    return Row(
        result.id,
        result.answered,
        result.asked,
        points=half_up(100 * place),
        words=_words(place, words_scale(dimension)),
        level=result.level,
        at=100 * place,
        band=(max(100 * place - step, Fraction(0)), min(100 * place + step, Fraction(100))),
        near=tuple(_levels_between(dimension, place - step / 100, place + step / 100)),
    )


def _levels_between(dimension: Dimension, low: Fraction, high: Fraction) -> Iterator[str]:
    """The levels a score can be at from ``low`` to ``high``, both inclusive and from 0 to 1 as places are."""
    ends = [_position(dimension, level.start) for level in dimension.levels[1:]]
    for level, start, end in zip(dimension.levels, [low, *ends], [*ends, high + 1], strict=True):
        if start <= high and end > low:
            yield level.id


def _overall(assessment: Assessment, scored: Scored) -> OverallReading | None:
    if scored.overall is None:
        return None
    lowest, highest = overall_range(assessment)
    place = (scored.overall - lowest) / (highest - lowest)
    return OverallReading(half_up(100 * place), _words(place, overall_words_scale(assessment)))


def _headline(
    assessment: Assessment, places: Mapping[str, Fraction], edges: Sequence[Edge], answered: Sequence[Answered]
) -> Headline:
    heights = {one.height for one in answered}
    if not places:
        return Headline("nothing")
    if heights == {1}:
        return Headline("top")
    if heights == {0}:
        return Headline("low")
    if len(assessment.dimensions) == 1:
        return Headline("single", tuple(places))
    highest = tuple(id for id, place in places.items() if place == max(places.values()))
    if len(places) == 1:
        return Headline("one", highest)
    # the same position on two scales is not the same answer
    if overall_words_scale(assessment) and len({one.answer for one in answered}) == 1:
        return Headline("same")
    lowest = tuple(id for id, place in places.items() if place == min(places.values()))
    if not edges:
        return Headline("flat")
    if any(edge.id in lowest for edge in edges):
        return Headline("edges", highest, lowest)
    return Headline("clear", highest, (edges[0].id,))
