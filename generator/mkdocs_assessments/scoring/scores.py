"""The scores beyond the dimensions' own, each worked out in turn. The browser's twin is ``browser/scoring/scores.js``.

All of it is exact: a number is a ``Fraction`` from the answer to the level. ``evaluate`` is the one door.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from mkdocs_assessments.model import Assessment, Score
from mkdocs_assessments.scoring.bands import level_in
from mkdocs_assessments.scoring.known import Known
from mkdocs_assessments.scoring.labels import labels_of
from mkdocs_assessments.scoring.steps import apply_steps
from mkdocs_assessments.scoring.verbs import number_of


@dataclass(frozen=True, slots=True)
class ScoredScore:
    """One score of one answer sheet; ``value`` and ``label`` are ``None`` where there are not enough answers."""

    id: str
    value: Fraction | None = None
    """The number, exact; always ``None`` for a label verb."""
    label: str | None = None
    """The id of the level, where the number lies in one; or the label of a label verb."""
    parts: tuple[str, ...] = ()
    """The labels that ``top`` and ``join`` put together; of another label verb its one label."""
    norm: int | None = None
    """Which group of the score's norm its number was compared with, counted from 0."""


def evaluate(assessment: Assessment, known: Known) -> tuple[ScoredScore, ...]:
    """All scores in order; ``known`` holds the items and dimensions, and is told each score as it comes."""
    scored = []
    for score in assessment.scores:
        result = _evaluate(score, known)
        known.add(score.id, result.value, result.label)
        scored.append(result)
    return tuple(scored)


def _evaluate(score: Score, known: Known) -> ScoredScore:
    if score.is_label:
        parts = labels_of(score, known)
        return ScoredScore(score.id, label=score.separator.join(parts) if parts else None, parts=parts)
    value, norm = apply_steps(score.steps, number_of(score, known), known)
    if value is None:
        value = score.otherwise
    return ScoredScore(score.id, value, level_in(score.bands, value, known), norm=norm)
