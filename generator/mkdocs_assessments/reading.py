"""What an answer sheet lets the page say: points, words, growth edges, and which sentences hold.

The build renders every sentence this can choose; the browser's twin, ``browser/reading.js``, chooses. The rules:

- Points are ``(score - lowest) / (highest - lowest) * 100``, rounded half up once.
- In words, a score is "at" a label when it lies within a quarter of the gap to it, otherwise between two.
- A growth edge is one of the two lowest dimensions, each at least ``clear_steps`` answer steps below the highest.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from mkdocs_assessments.model import Answers, Assessment, Dimension, Item
from mkdocs_assessments.scoring import Scored, ScoredDimension

Variant = Literal["nothing", "top", "low", "same", "one", "flat", "edges"]
Standing = Literal["lowest", "joint-lowest", "next", "joint-next"]

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
    """Which opening sentence holds; ``highest`` and ``lowest`` are dimension ids, all that tie, in file order."""

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
        edges=edges if headline.variant == "edges" else (),
    )


def clear_steps(answered: int, noise: Fraction) -> int:
    """The fewest answer steps that count as a difference, with ``answered`` items in the dimension.

    It is the smallest *k* that the summed change of a retake without real change reaches or passes, in either
    direction, at most one time in twenty, when each answer moves one step with probability ``noise`` (half up,
    half down). Worked out exactly. The noise itself is an assumption, not data.
    """
    chances = {0: Fraction(1)}
    for _ in range(answered):
        moved: dict[int, Fraction] = {}
        for total, chance in chances.items():
            for step, share in ((-1, noise / 2), (0, 1 - noise), (1, noise / 2)):
                moved[total + step] = moved.get(total + step, Fraction(0)) + chance * share
        chances = moved
    steps = 1
    while sum((chance for total, chance in chances.items() if abs(total) >= steps), Fraction(0)) > FALSE_ALARM:
        steps += 1
    return steps


def answer_steps(dimension: Dimension) -> int:
    """How many steps lead from the lowest option to the highest; the coarsest scale's, where items differ."""
    return min(len(item.scale.options) for item in dimension.items) - 1


def words_scale(dimension: Dimension) -> WordsScale | None:
    """Option values with their positions, lowest first, or ``None`` where the items have different scales."""
    scales = {item.scale.options for item in dimension.items}
    if len(scales) > 1:
        return None
    return tuple(sorted((option.value, position) for position, option in enumerate(scales.pop())))


def overall_words_scale(assessment: Assessment) -> WordsScale | None:
    """As ``words_scale``, for the overall score: ``None`` unless all items share one response scale."""
    scales = {item.scale.options for item in assessment.items}
    return words_scale(assessment.dimensions[0]) if len(scales) == 1 else None


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


def half_up(number: Fraction) -> int:
    """Round to the nearest whole number, halves upwards."""
    return math.floor(number + Fraction(1, 2))


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
        steps = clear_steps(answered[id], assessment.noise)
        return highest - places[id] >= Fraction(steps, answered[id] * answer_steps(dimensions[id]))

    # sorted() keeps file order among equals
    candidates = [id for id in sorted(places, key=lambda id: places[id]) if clearly_below(id)]
    return tuple(_edge(dimensions[id], _standing(id, places), answers) for id in candidates[:MOST_EDGES])


def _standing(id: str, places: Mapping[str, Fraction]) -> Standing:
    joint = sum(place == places[id] for place in places.values()) > 1
    if places[id] == min(places.values()):
        return "joint-lowest" if joint else "lowest"
    return "joint-next" if joint else "next"


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
    height = (item.scale.options[option].value - item.scale.lowest) / (item.scale.highest - item.scale.lowest)
    return 1 - height if item.reverse else height


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
    if len({(answers[item.id], len(item.scale.options)) for item in answered}) == 1:
        return Headline("same")
    highest = tuple(id for id, place in places.items() if place == max(places.values()))
    lowest = tuple(id for id, place in places.items() if place == min(places.values()))
    if len(places) == 1:
        return Headline("one", highest)
    if not edges:
        return Headline("flat")
    return Headline("edges", highest, lowest)
