"""Exact scoring, version 1 of the scoring rules. The browser's twin is ``browser/scoring.js``.

- An option scores its value; a reverse-keyed item scores ``lowest + highest - value`` of its scale.
- A dimension's score is the mean over the items answered. A blank and a does-not-apply both leave the mean's
  denominator; neither counts towards ``need``. With fewer than ``need`` answers there is no score, and ``None`` is
  not zero.
- A level holds from its lower bound, inclusive, up to the next.
- The overall score is the mean of the dimension scores (or of all answered items), and exists only when every
  dimension has a score.

All arithmetic is on ``Fraction``, so no level can depend on binary rounding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from mkdocs_assessments.model import Answers, Assessment, Dimension, Item, Level


@dataclass(frozen=True, slots=True)
class ScoredDimension:
    """One dimension of one answer sheet. ``score`` and ``level`` are ``None`` together: not enough answers."""

    id: str
    answered: int
    asked: int
    score: Fraction | None
    level: str | None


@dataclass(frozen=True, slots=True)
class Scored:
    """One answer sheet, scored; dimensions in the order of the file."""

    dimensions: tuple[ScoredDimension, ...]
    overall: Fraction | None


def score(assessment: Assessment, answers: Answers) -> Scored:
    """Score one answer sheet.

    Raises ``ValueError`` for an option position the item does not have: sheets are made by the program, so that
    is never a coach's mistake.
    """
    values = {item.id: _keyed_value(item, answers) for item in assessment.items}
    dimensions = tuple(_score_dimension(dimension, values) for dimension in assessment.dimensions)
    return Scored(dimensions, _overall(assessment, dimensions, values))


def level_of(score: Fraction, levels: Sequence[Level]) -> Level:
    """The highest level whose lower bound the score reaches; ``levels`` run from lowest to highest."""
    return [level for level in levels if level.start <= score][-1]


def _keyed_value(item: Item, answers: Answers) -> Fraction | None:
    answer = answers.get(item.id)
    if answer is None or answer == "na":
        return None
    if not 0 <= answer < len(item.scale.options):
        raise ValueError(f"item {item.id} has no option {answer}")
    return item.keyed(answer)


def _score_dimension(dimension: Dimension, values: dict[str, Fraction | None]) -> ScoredDimension:
    answered = _answered(dimension.items, values)
    asked = len(dimension.items)
    if len(answered) < dimension.need:
        return ScoredDimension(dimension.id, len(answered), asked, None, None)
    mean = _mean(answered)
    return ScoredDimension(dimension.id, len(answered), asked, mean, level_of(mean, dimension.levels).id)


def _overall(
    assessment: Assessment, dimensions: Sequence[ScoredDimension], values: dict[str, Fraction | None]
) -> Fraction | None:
    scores = [dimension.score for dimension in dimensions if dimension.score is not None]
    if assessment.overall == "none" or len(scores) < len(dimensions):
        return None
    return _mean(_answered(assessment.items, values) if assessment.overall == "items" else scores)


def _answered(items: Sequence[Item], values: dict[str, Fraction | None]) -> list[Fraction]:
    return [value for item in items if (value := values[item.id]) is not None]


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)
