"""Exact scoring, version 1 of the scoring rules. The browser's twin is ``browser/scoring/scoring.js``.

- An option scores its value; a reverse-keyed item scores ``lowest + highest - value`` of its scale.
- A dimension's score is the mean over the items answered, times the number of its items where it is a sum. A blank
  and a does-not-apply both leave the mean's denominator; neither counts towards ``need``. Nor does an item that was
  not asked, unless it says what it scores then (``asked``). With fewer than ``need`` answers there is no score,
  and ``None`` is not zero; ``need`` is never more than the items asked, and never less than one.
- A level holds from its lower bound, inclusive, up to the next.
- The overall score is the mean of the dimension scores (where they are nested, of the topmost; or of all answered
  items), and exists only when all of those exist.
- Further scores are worked out in ``scoring.scores``. On a sheet that fails a validity screen nothing has a score.

All arithmetic is on ``Fraction``, so no level can depend on binary rounding.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from mkdocs_assessments.model import Answers, Assessment, Dimension, Item, Level
from mkdocs_assessments.scoring.asked import Given, given_items, mirrored
from mkdocs_assessments.scoring.known import Known
from mkdocs_assessments.scoring.scores import ScoredScore, evaluate
from mkdocs_assessments.scoring.validity import failing_screen

__all__ = ["Scored", "ScoredDimension", "ScoredScore", "level_of", "score", "top_level"]


@dataclass(frozen=True, slots=True)
class ScoredDimension:
    """One dimension of one answer sheet. ``score`` and ``level`` are ``None`` together: not enough answers."""

    id: str
    answered: int
    """How many items count: those answered, and those not asked that say what they score then."""
    asked: int
    """How many items could: all but those not asked that say nothing."""
    score: Fraction | None
    level: str | None


@dataclass(frozen=True, slots=True)
class Scored:
    """One answer sheet, scored; dimensions in the order of the file, scores in the assessment's."""

    dimensions: tuple[ScoredDimension, ...]
    overall: Fraction | None
    scores: tuple[ScoredScore, ...] = ()
    invalid: int | None = None
    """Which validity screen failed, counted from 0; the sheet then has no score at all."""


def score(assessment: Assessment, answers: Answers) -> Scored:
    """Score one answer sheet.

    Raises ``ValueError`` for an option position the item does not have: sheets are made by the program, so that
    is never a coach's mistake.
    """
    given = given_items(assessment, answers)
    values = {item.id: _keyed_value(item, given[item.id]) for item in assessment.items}
    invalid = failing_screen(assessment, given)
    dimensions = tuple(
        _score_dimension(dimension, given, values, invalid is None) for dimension in assessment.dimensions
    )
    if invalid is not None:
        return Scored(dimensions, None, tuple(ScoredScore(one.id) for one in assessment.scores), invalid)
    known = Known(assessment.items, given)
    for dimension in dimensions:
        known.add(dimension.id, dimension.score, dimension.level)
    scores = evaluate(assessment, known)
    return Scored(dimensions, _overall(assessment, dimensions, scores, values), scores)


def level_of(score: Fraction, levels: Sequence[Level]) -> Level:
    """The highest level whose lower bound the score reaches; ``levels`` run from lowest to highest."""
    return [level for level in levels if level.start <= score][-1]


def top_level(assessment: Assessment) -> tuple[str, ...]:
    """The ids of the dimensions and domains that lie in no domain."""
    inside = {child for domain in assessment.domains for child in domain.children}
    ids = [*(dimension.id for dimension in assessment.dimensions), *(domain.id for domain in assessment.domains)]
    return tuple(id for id in ids if id not in inside)


def _keyed_value(item: Item, given: Given) -> Fraction | None:
    if given.value is None:
        return None
    return mirrored(item.scale, given.value) if item.reverse else given.value


def _score_dimension(
    dimension: Dimension, given: Mapping[str, Given], values: Mapping[str, Fraction | None], valid: bool
) -> ScoredDimension:
    answered = _answered(dimension.items, values)
    asked = sum(given[item.id].counts for item in dimension.items)
    if not valid or len(answered) < max(min(dimension.need, asked), 1):
        return ScoredDimension(dimension.id, len(answered), asked, None, None)
    result = _mean(answered) * dimension.times
    return ScoredDimension(dimension.id, len(answered), asked, result, level_of(result, dimension.levels).id)


def _overall(
    assessment: Assessment,
    dimensions: Sequence[ScoredDimension],
    scores: Sequence[ScoredScore],
    values: Mapping[str, Fraction | None],
) -> Fraction | None:
    found = {dimension.id: dimension.score for dimension in dimensions} | {one.id: one.value for one in scores}
    whole = [dimension.id for dimension in dimensions] if assessment.overall == "items" else top_level(assessment)
    parts = [part for id in whole if (part := found[id]) is not None]
    if assessment.overall == "none" or not parts or len(parts) < len(whole):
        return None
    if assessment.overall == "items":
        return _mean([value for one in assessment.dimensions for value in _answered(one.items, values)])
    return _mean(parts)


def _answered(items: Sequence[Item], values: Mapping[str, Fraction | None]) -> list[Fraction]:
    return [value for item in items if (value := values[item.id]) is not None]


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)
