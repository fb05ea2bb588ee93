"""The numbers of a weighted mean whose weights are not known beforehand, and may be negative or add up to nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from mkdocs_assessments.resolve.scores.reach import ZERO, Grain, Reach, added, either


@dataclass(frozen=True, slots=True)
class _Member:
    """The bounds of a member's value and of its weight, and whether it may be absent."""

    value: tuple[Fraction, Fraction]
    weight: tuple[Fraction, Fraction]
    absent: bool

    def moved(self, by: Fraction) -> _Member:
        """With every value less by so much."""
        return _Member((self.value[0] - by, self.value[1] - by), self.weight, self.absent)

    def turned(self) -> _Member:
        """With the sign of every value turned round."""
        return _Member((-self.value[1], -self.value[0]), self.weight, self.absent)

    def corners(self) -> Iterator[tuple[Fraction, Fraction]]:
        """Weight and value where both are at an end, and nothing at all where it may be absent."""
        yield from ((weight, value) for weight in self.weight for value in self.value)
        if self.absent:
            yield ZERO, ZERO


def weighed(terms: Sequence[Reach], weights: Sequence[Reach], least: int) -> Reach:
    """The numbers of a weighted mean of at least so many of the terms; there is none where the weights add up to 0.

    As long as no weight is negative it lies among the values. Else it may lie anywhere: 3 times 4 less 2 times 1,
    through 3 less 2, is 10. It is bounded all the same, since a sum of weights that is not 0 is no closer to 0 than
    what the weights are multiples of.
    """
    members = [
        _Member((term.low, term.high), (weight.low, weight.high), term.skipped or least < len(terms))
        for term, weight in zip(terms, weights, strict=True)
    ]
    whole = _total(member.weight if not member.absent else _with_zero(member.weight) for member in members)
    grain, parts = added(*(term.grain for term in terms)), added(*(weight.grain for weight in weights))
    most = max(map(abs, whole)) * parts.over // parts.step if parts.step else ZERO
    hull = min(term.low for term in terms), max(term.high for term in terms)
    # never called whole: a weighted mean is read with a decimal, whatever its weights happen to be
    grain = Grain(either(*(term.grain for term in terms)).step, grain.over * max(int(most), 1) + 1)
    if most == 0 or all(member.weight[0] >= 0 for member in members):
        return Reach(*hull, grain)
    if whole[1] < 0:  # all the same with the sign of every weight turned round
        return weighed(terms, [weight.times(Fraction(-1)) for weight in weights], least)
    if whole[0] > 0:
        return Reach(_lowest(members), -_lowest([member.turned() for member in members]), grain)
    bounds = [
        _quotients(members, whole, parts.step / parts.over, about) for about in (ZERO, *hull, (hull[0] + hull[1]) / 2)
    ]
    return Reach(max(low for low, _ in bounds), min(high for _, high in bounds), grain)


def _lowest(members: Sequence[_Member]) -> Fraction:
    """The lowest mean where the weights always add up to something positive (Dinkelbach 1967: it only ever falls)."""
    mean = _through([next(member.corners()) for member in members])
    while True:
        lower = _through([min(member.corners(), key=lambda one: one[0] * (one[1] - mean)) for member in members])
        if lower >= mean:
            return mean
        mean = lower


def _through(corners: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    return sum((weight * value for weight, value in corners), ZERO) / sum((weight for weight, _ in corners), ZERO)


def _quotients(
    members: Sequence[_Member], whole: tuple[Fraction, Fraction], closest: Fraction, about: Fraction
) -> tuple[Fraction, Fraction]:
    """Bounds of a mean: ``about``, and the weighted differences from it through what the weights add up to, ``whole``,
    which is never closer to 0 than ``closest``."""
    products = [[weight * value for weight, value in member.moved(about).corners()] for member in members]
    totals = sum(map(min, products), ZERO), sum(map(max, products), ZERO)
    divisors = [sign * number for sign, end in ((-1, -whole[0]), (1, whole[1])) if end > 0 for number in (closest, end)]
    found = [about + total / divisor for total in totals for divisor in divisors]
    return min(found), max(found)


def _with_zero(ends: tuple[Fraction, Fraction]) -> tuple[Fraction, Fraction]:
    return min(ends[0], ZERO), max(ends[1], ZERO)


def _total(pairs: Iterator[tuple[Fraction, Fraction]]) -> tuple[Fraction, Fraction]:
    lows, highs = zip(*pairs, strict=True)
    return sum(lows, ZERO), sum(highs, ZERO)
