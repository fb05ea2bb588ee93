"""What the page says of one score beyond the dimensions' own.

The browser's twin is ``browser/interpretation/scores.js``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from mkdocs_assessments.model import Norm, Score
from mkdocs_assessments.naming import names_members
from mkdocs_assessments.rounding import fixed, in_print
from mkdocs_assessments.scoring import ScoredScore


@dataclass(frozen=True, slots=True)
class ScoreReading:
    """One score's line. All but the id is missing where the score is."""

    id: str
    text: str | None = None
    """The number as printed, rounded half up once, without its unit."""
    at: Fraction | None = None
    """Where it lies from 0, the smallest number the score can reach, to 100, the largest. ``None`` where it lies beyond
    a range that the coach has given and that could not be proven: then there is the number, and no mark."""
    label: str | None = None
    """The level's id, or the label."""
    labels: tuple[str, ...] = ()
    """The labels that the label is put together from; the one it is, where it is not put together. Of a ``join`` over
    scores that name their members each has the id of the score it is from before it: ``strengths:case``."""
    norm_group: str | None = None
    """The reference group the number was compared with."""


Results = Mapping[str, tuple[Score, ScoredScore]]
"""All scores by id, each with what it came to."""


def read_score(score: Score, results: Results) -> ScoreReading:
    """What the page says of ``score``, which is worked out as all of ``results`` are."""
    result = results[score.id][1]
    text = None if result.value is None else in_print(fixed(result.value, score.decimals))
    labels = _labels(score, results)
    return ScoreReading(score.id, text, _place(score, result.value), result.label, labels, _group(score, result))


def _labels(score: Score, results: Results) -> tuple[str, ...]:
    result, scores = results[score.id][1], {id: one for id, (one, _) in results.items()}
    if score.verb != "join" or not names_members(score, scores):
        return result.parts or (() if result.label is None else (result.label,))
    found: list[str] = []
    for term, label in zip(score.terms, result.parts, strict=False):
        member = scores.get(term.of)
        inner = _labels(member, results) if member and names_members(member, scores) else (label,)
        found += [f"{term.of}:{part}" for part in inner]
    return tuple(found)


def _place(score: Score, value: Fraction | None) -> Fraction | None:
    if value is None or score.lowest is None or score.highest is None or score.lowest == score.highest:
        return None
    place = 100 * (value - score.lowest) / (score.highest - score.lowest)
    return place if 0 <= place <= 100 else None


def _group(score: Score, result: ScoredScore) -> str | None:
    norm = next((step for step in reversed(score.steps) if isinstance(step, Norm)), None)
    return None if norm is None or result.norm is None else norm.groups[result.norm].title
