"""Scores that add up something and, beside it, what that is made of."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from mkdocs_assessments.model import Amount, Assessment, Dimension, Score
from mkdocs_assessments.problem import At, Path, Problem
from mkdocs_assessments.rounding import decimal
from mkdocs_assessments.source import Mapping, Node, Scalar, Sequence, at_path

LINEAR = ("sum", "mean")

MOST_SHOWN = 4
"""Members of a list that are written out in a suggestion."""


def check_counted_twice(assessment: Assessment, content: Node) -> Iterator[Problem]:
    """PA228, a remark: a member of a list is part of another member. With weights it is meant, and nothing is said."""
    weights = _Weights(assessment)
    for score in assessment.scores:
        path: Path = ("scores", score.id, score.verb)
        written = at_path(content, path)
        if score.verb not in LINEAR or written is None or isinstance(written, Mapping):
            continue
        names = [term.of for term in score.terms]
        for outer in names:
            parts = [name for name in names if name != outer and name in weights.parts(outer)]
            if parts:
                data = {"score": score.id, "outer": outer, "names": ", ".join(parts), "verb": score.verb}
                data |= {"weights": _ones(score), "times": _times(score, weights, outer, parts)}
                yield Problem("PA228", At(assessment.file, _entry(path, written, parts), key=True), data)


def _ones(score: Score) -> str:
    """The members with the weights they have without weights."""
    shown = [f"{'-' if term.reverse else ''}{term.of}: 1" for term in score.terms[:MOST_SHOWN]]
    return ", ".join([*shown, *(["…"] if len(score.terms) > MOST_SHOWN else [])])


def _times(score: Score, weights: _Weights, outer: str, parts: list[str]) -> str:
    """How many times as much as the other parts of ``outer`` those weigh that count once more beside it.

    Empty where that is not the same for all of them, or takes more than one number to say.
    """
    whole = weights.members(outer)
    found = {whole.get(part) for part in parts}
    deeper = frozenset().union(*map(weights.parts, whole))
    plain = deeper.isdisjoint(parts) and not any(term.reverse for term in score.terms if term.of in parts)
    weight = next(iter(found))
    if len(found) > 1 or not weight or not plain or len(parts) == len(whole):
        return ""
    return decimal((1 + weight) / weight)


def _entry(path: Path, written: Node, parts: list[str]) -> Path:
    """Where one of ``parts`` stands in the list, or the list itself where a pattern stands for it."""
    entries = written.entries if isinstance(written, Sequence) else ()
    at = (
        place for place, entry in enumerate(entries) if isinstance(entry, Scalar) and entry.text.lstrip("- ") in parts
    )
    place = next(at, None)
    return path if place is None else (*path, place)


class _Weights:
    """What each dimension and score is made of, and how much each part weighs in it."""

    def __init__(self, assessment: Assessment) -> None:
        self._dimensions = {one.id: one for one in assessment.dimensions}
        self._scores = {one.id: one for one in assessment.scores}

    def parts(self, of: str) -> frozenset[str]:
        """All that ``of`` is made of, down to the items."""
        members = self.members(of)
        return frozenset(members).union(*map(self.parts, members))

    def members(self, of: str) -> dict[str, Fraction | None]:
        """What ``of`` is made of directly, each with its weight; ``None`` where it is no plain sum or mean."""
        if dimension := self._dimensions.get(of):
            return _of_dimension(dimension)
        score = self._scores.get(of)
        if score is None or score.is_label or score.verb == "count":
            return {}  # what passes a test is counted, and not the number that was tested
        return _of_score(score)


def _of_dimension(dimension: Dimension) -> dict[str, Fraction | None]:
    weight = Fraction(dimension.times, len(dimension.items))
    return {item.id: weight for item in dimension.items}


def _of_score(score: Score) -> dict[str, Fraction | None]:
    times = [step.by for step in score.steps if isinstance(step, Amount) and step.kind == "times"]
    plain = score.verb in LINEAR and all(isinstance(step, Amount) for step in score.steps)
    weight: Fraction | None = Fraction(1, len(score.terms) if score.verb == "mean" else 1)
    for factor in times:
        weight = weight * factor if weight is not None and isinstance(factor, Fraction) else None
    known = weight if plain and all(term.weight == 1 and not term.reverse for term in score.terms) else None
    return {term.of: known for term in score.terms}
