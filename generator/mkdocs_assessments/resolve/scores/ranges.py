"""Which numbers a score can have, step by step from its members. ``prove`` knows more where members share items."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from mkdocs_assessments import model
from mkdocs_assessments.resolve.intervals import overlap
from mkdocs_assessments.resolve.scope import Scope
from mkdocs_assessments.resolve.scores.combined import combined
from mkdocs_assessments.resolve.scores.reach import Grain, Reach, added, common, either, of_dimension, of_item


class Ranges:
    """The numbers everything in a scope can have, each worked out once."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._found: dict[str, Reach | None] = {}

    def of(self, name: str) -> Reach | None:
        """The numbers of an item (before reversal), dimension or score; ``None`` where it has none or is broken."""
        if name not in self._found:
            self._found[name] = self._work_out(name)
        return self._found[name]

    def _work_out(self, name: str) -> Reach | None:
        scope = self._scope
        if item := scope.items.get(name):
            return of_item(item)
        if dimension := scope.dimensions.get(name):
            return of_dimension(dimension)
        score = scope.scores.get(name)
        return self.of_score(score) if score else None

    def of_score(self, score: model.Score) -> Reach | None:
        """The numbers of a score whose members are in the scope; ``None`` for a label verb, or a broken member."""
        if score.is_label:
            return None
        terms = [reach for term in score.terms if (reach := self._member(score, term))]
        weights = [reach for term in score.terms if (reach := self._amount(term.weight))]
        if not terms or min(len(terms), len(weights)) < len(score.terms):
            return None
        found: Reach | None = combined(score, terms, weights)
        for step in score.steps:
            found = self._after(step, found) if found else None
        if found and score.otherwise is not None:
            found = found.with_number(score.otherwise)
        return found

    def with_range(self, score: model.Score, decimals: int | None = None) -> model.Score:
        """The score with its bounds, and with as many decimals as it needs where ``decimals`` does not say."""
        found = self.of_score(score)
        if found is None:
            return replace(score, decimals=decimals or 0)
        if decimals is None:
            decimals = _decimals(score, found)
        return replace(score, lowest=found.low, highest=found.high, decimals=decimals)

    def _member(self, score: model.Score, term: model.Term) -> Reach | None:
        if score.verb == "count":
            return Reach(Fraction(0), Fraction(1), Grain(Fraction(1)))  # whether it passes its test; it may be a label
        item = self._scope.items.get(term.of) if term.reverse else None
        return of_item(item, True) if item else self.of(term.of)

    def _amount(self, number: Fraction | str) -> Reach | None:
        return self.of(number) if isinstance(number, str) else Reach(number, number, Grain(number))

    def _after(self, step: model.Step, reach: Reach) -> Reach | None:
        if isinstance(step, model.Amount):
            by = self._amount(step.by)
            return _changed(step.kind, reach, by) if by else None
        if isinstance(step, model.Lookup):
            return _looked_up(step, reach)
        if isinstance(step, model.Norm):
            return _normed(step, reach)
        if isinstance(step, model.Round):
            unit = Fraction(1, 10**step.decimals)
            low, high = ((end / unit + Fraction(1, 2)) // 1 * unit for end in (reach.low, reach.high))
            stays = reach.grain.over == 1 and (reach.grain.step / unit).denominator == 1
            return Reach(low, high, reach.grain if stays else Grain(unit))
        high = min(reach.high, step.at) if step.unless == model.Condition() else reach.high
        return Reach(min(reach.low, step.at), high, either(reach.grain, Grain(step.at)))


def ranges_of(assessment: model.Assessment) -> Ranges:
    """The numbers everything in an assessment can have as worked out, whatever range its file gives."""
    return Ranges(
        Scope(
            {item.id: item for item in assessment.items},
            dimensions={one.id: one for one in assessment.dimensions},
            scores={one.id: one for one in assessment.scores},
        )
    )


def _decimals(score: model.Score, reach: Reach) -> int:
    if reach.whole:
        return 0
    rounded = next((step.decimals for step in score.steps if isinstance(step, model.Round)), 1)
    return max(1, rounded)


def _changed(kind: str, reach: Reach, by: Reach) -> Reach:
    if kind == "times":
        ends = [one * other for one in (reach.low, reach.high) for other in (by.low, by.high)]
        grain = Grain(reach.grain.step * by.grain.step, reach.grain.over * by.grain.over)
        return Reach(min(ends), max(ends), grain)
    if kind == "minus":
        by = by.times(Fraction(-1))
    return Reach(reach.low + by.low, reach.high + by.high, added(reach.grain, by.grain))


def _looked_up(step: model.Lookup, reach: Reach) -> Reach | None:
    values = [value for _, rows in step.groups for interval, value in rows if overlap(interval, reach.low, reach.high)]
    return Reach(min(values), max(values), Grain(common(*values))) if values else None


def _normed(step: model.Norm, reach: Reach) -> Reach | None:
    if not step.groups:
        return None
    ends: list[Fraction] = []
    grains: list[Grain] = []
    for group in step.groups:
        factor = step.to_deviation / group.deviation
        moved = step.to_mean - group.mean * factor
        ends += [end * factor + moved for end in (reach.low, reach.high)]
        grains.append(either(reach.grain.times(factor), Grain(moved)))
    grain = either(*grains)
    # never called whole: what norms convert to is read with a decimal, whatever a group's numbers happen to be
    return Reach(min(ends), max(ends), replace(grain, over=grain.over + 1))
