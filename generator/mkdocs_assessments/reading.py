"""What an answer sheet lets the page say: points, words, growth edges, and which sentences hold.

The build renders every sentence this can choose; the browser's twin, ``browser/reading.js``, chooses. The rules:

- Points are ``(score - lowest) / (highest - lowest) * 100``, rounded half up once.
- In words, a score is "at" a label when it lies within a quarter of the gap to it, otherwise between two.
- A growth edge is one of the two lowest dimensions, each at least ``clear_steps`` answer steps below the highest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Literal

from mkdocs_assessments.model import Answers, Assessment, Dimension, Item, Scale
from mkdocs_assessments.rounding import half_up
from mkdocs_assessments.scoring import Scored, ScoredDimension

Variant = Literal["nothing", "top", "low", "single", "same", "one", "flat", "edges", "clear"]
Standing = Literal["lowest", "among-lowest"]
"""``among-lowest``: one of the lowest, whether others tie with it or are as low within the noise."""

WordsScale = tuple[tuple[Fraction, int], ...]
"""A response scale's values with the positions of their options, lowest value first."""

MOST_EDGES = 2
"""Few goals at a time: plans help less when there are several (Dalton & Spiller, 2012)."""

FALSE_ALARM = Fraction(5, 100)
"""How often a difference may be called one although nothing changed."""


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


@dataclass(frozen=True, slots=True)
class Edge:
    """A growth edge and its reason: the answer in it that scored lowest."""

    id: str
    standing: Standing
    item: str
    option: int
    reverse: bool


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


def read(assessment: Assessment, scored: Scored, answers: Answers) -> Reading:
    """Choose what the results page says about ``answers``, already scored as ``scored``."""
    given = [answers.get(item.id) for item in assessment.items]
    places = {
        dimension.id: _position(dimension, result.score)
        for dimension, result in zip(assessment.dimensions, scored.dimensions, strict=True)
        if result.score is not None
    }
    edges = _edges(assessment, scored, places, answers)
    headline = _headline(assessment, places, edges, answers)
    return Reading(
        answered=sum(isinstance(answer, int) for answer in given),
        asked=len(given),
        na=sum(answer == "na" for answer in given),
        headline=headline,
        overall=_overall(assessment, scored),
        rows=tuple(map(_row, assessment.dimensions, scored.dimensions)),
        # reverse keys can pull areas apart although every answer is the same: that is no difference to act on
        edges=edges if headline.variant in ("edges", "clear") else (),
    )


@lru_cache(maxsize=64)
def clear_steps(most: int, noise: Fraction) -> tuple[int, ...]:
    """The fewest answer steps that count as a difference, by how many items were answered, from 0 to ``most``.

    It is the smallest *k* that the summed change of a retake without real change reaches or passes, in either
    direction, at most one time in twenty, when each answer moves one step with probability ``noise`` (half up,
    half down). Worked out exactly, in whole numbers. The noise itself is an assumption, not data.
    """
    moves, stays = noise.numerator, 2 * (noise.denominator - noise.numerator)
    ways = [1]
    """Of the sums from -n to n; together they are ``(2 * denominator) ** n``."""
    steps = [1]
    for answered in range(1, most + 1):
        padded = [0, 0, *ways, 0, 0]
        ways = [
            moves * (padded[place] + padded[place + 2]) + stays * padded[place + 1] for place in range(2 * answered + 1)
        ]
        alarm = FALSE_ALARM * sum(ways)
        outside = accumulate(2 * count for count in ways)
        fewest = next(place for place, total in enumerate(outside) if total > alarm)
        steps.append(max(answered + 1 - fewest, 1))
    return tuple(steps)


def answer_steps(dimension: Dimension) -> int:
    """How many steps lead from the lowest option to the highest; the coarsest scale's, where items differ."""
    return min(len(item.scale.options) for item in dimension.items) - 1


def words_scale(dimension: Dimension) -> WordsScale | None:
    """Option values with their positions, lowest first, or ``None`` where the items have different scales."""
    return _sorted_values(dimension.items[0].scale) if _one_scale(dimension.items) else None


def overall_words_scale(assessment: Assessment) -> WordsScale | None:
    """As ``words_scale``, for the overall score: ``None`` unless all items share one response scale."""
    return words_scale(assessment.dimensions[0]) if _one_scale(assessment.items) else None


def _one_scale(items: Sequence[Item]) -> bool:
    first = items[0].scale.options
    return all(item.scale.options is first or item.scale.options == first for item in items)


@lru_cache(maxsize=64)
def _sorted_values(scale: Scale) -> WordsScale:
    return tuple(sorted((option.value, position) for position, option in enumerate(scale.options)))


def in_words(score: Fraction, scale: WordsScale) -> Words:
    """The label, or the two labels, a score lies nearest to."""
    for (low, low_option), (high, high_option) in pairwise(scale):
        if low <= score <= high:
            part = (score - low) / (high - low)
            if part <= Fraction(1, 4):
                return Words(low_option, low_option)
            if part >= Fraction(3, 4):
                return Words(high_option, high_option)
            return Words(low_option, high_option)
    raise ValueError(f"{score} is not on the scale")


def _position(dimension: Dimension, score: Fraction) -> Fraction:
    return (score - dimension.lowest) / (dimension.highest - dimension.lowest)


def _row(dimension: Dimension, result: ScoredDimension) -> Row:
    if result.score is None:
        return Row(result.id, result.answered, result.asked, None, None, None, None, None)
    at = 100 * _position(dimension, result.score)
    step = Fraction(100, answer_steps(dimension) * result.answered)
    scale = words_scale(dimension)
    return Row(
        result.id,
        result.answered,
        result.asked,
        points=half_up(at),
        words=in_words(result.score, scale) if scale else None,
        level=result.level,
        at=at,
        band=(max(at - step, Fraction(0)), min(at + step, Fraction(100))),
    )


def _overall(assessment: Assessment, scored: Scored) -> OverallReading | None:
    if scored.overall is None:
        return None
    scale = overall_words_scale(assessment)
    return OverallReading(
        half_up(100 * _position(assessment.dimensions[0], scored.overall)),
        in_words(scored.overall, scale) if scale else None,
    )


def _edges(
    assessment: Assessment, scored: Scored, places: Mapping[str, Fraction], answers: Answers
) -> tuple[Edge, ...]:
    highest = max(places.values(), default=Fraction(0))
    dimensions = {dimension.id: dimension for dimension in assessment.dimensions}
    answered = {result.id: result.answered for result in scored.dimensions}

    def clearly_below(id: str) -> bool:
        dimension = dimensions[id]
        steps = clear_steps(len(dimension.items), assessment.noise)[answered[id]]
        return highest - places[id] >= Fraction(steps, answered[id] * answer_steps(dimension))

    # sorted() keeps file order among equals
    candidates = [id for id in sorted(places, key=lambda id: places[id]) if clearly_below(id)]
    return tuple(_edge(dimensions[id], _standing(id, places), answers) for id in candidates[:MOST_EDGES])


def _standing(id: str, places: Mapping[str, Fraction]) -> Standing:
    return "lowest" if all(places[id] < place for other, place in places.items() if other != id) else "among-lowest"


def _edge(dimension: Dimension, standing: Standing, answers: Answers) -> Edge:
    item = min(
        (item for item in dimension.items if isinstance(answers.get(item.id), int)),
        key=lambda item: _height(item, answers),
    )
    option = answers[item.id]
    assert isinstance(option, int)
    return Edge(dimension.id, standing, item.id, option, item.reverse)


def _height(item: Item, answers: Answers) -> Fraction:
    """How high a given answer scores on its own scale, from 0 to 1, after any reversal."""
    option = answers[item.id]
    assert isinstance(option, int)
    return (item.keyed(option) - item.scale.lowest) / (item.scale.highest - item.scale.lowest)


def _headline(
    assessment: Assessment, places: Mapping[str, Fraction], edges: Sequence[Edge], answers: Answers
) -> Headline:
    answered = [item for item in assessment.items if isinstance(answers.get(item.id), int)]
    heights = {_height(item, answers) for item in answered}
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
    if overall_words_scale(assessment) and len({answers[item.id] for item in answered}) == 1:
        return Headline("same")
    lowest = tuple(id for id, place in places.items() if place == min(places.values()))
    if not edges:
        return Headline("flat")
    if any(edge.id in lowest for edge in edges):
        return Headline("edges", highest, lowest)
    return Headline("clear", highest, (edges[0].id,))
