"""The numbers that items and dimensions can have: the lowest, the highest, and of what step all are multiples."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import gcd, lcm, prod

from mkdocs_assessments import model

ZERO = Fraction(0)

MOST_COUNTED = 12
"""Means of more members than this are not looked through for a common step; hardly any of them is whole."""


@dataclass(frozen=True, slots=True)
class Grain:
    """What numbers are made of: each is a multiple of ``step``, divided by some whole number up to ``over``."""

    step: Fraction
    over: int = 1

    def times(self, factor: Fraction) -> Grain:
        """That of each number times ``factor``."""
        return Grain(abs(self.step * factor), self.over)

    def of_mean(self, least: int, most: int) -> Grain:
        """That of means of ``least`` to ``most`` such numbers."""
        if most > MOST_COUNTED or self.over > 1:
            return Grain(self.step, self.over * most)
        return Grain(self.step / lcm(*range(least, most + 1)))


@dataclass(frozen=True, slots=True)
class Reach:
    """The numbers something can have."""

    low: Fraction
    high: Fraction
    grain: Grain
    skipped: bool = False
    """Whether it may be left unasked, and then neither counts nor is missed."""
    na: bool = False
    """Whether it may not apply."""

    @property
    def whole(self) -> bool:
        """Whether it only has whole numbers."""
        return self.grain.over == 1 and self.grain.step.denominator == 1

    def times(self, factor: Fraction) -> Reach:
        """Each number times ``factor``."""
        low, high = sorted((self.low * factor, self.high * factor))
        return replace(self, low=low, high=high, grain=self.grain.times(factor))

    def with_number(self, number: Fraction) -> Reach:
        """These numbers and one more."""
        grain = either(self.grain, Grain(number))
        return replace(self, low=min(self.low, number), high=max(self.high, number), grain=grain)


def common(*steps: Fraction) -> Fraction:
    """The greatest number of which all are multiples; 0 of none."""
    found = ZERO
    for step in steps:
        numerator = gcd(found.numerator * step.denominator, step.numerator * found.denominator)
        found = Fraction(numerator, found.denominator * step.denominator)
    return found


def either(*grains: Grain) -> Grain:
    """That of numbers each of which is of one of these."""
    return Grain(common(*(grain.step for grain in grains)), max((grain.over for grain in grains), default=1))


def added(*grains: Grain) -> Grain:
    """That of sums of numbers of each of these."""
    return Grain(common(*(grain.step for grain in grains)), prod(grain.over for grain in grains))


def of_item(item: model.Item, reverse: bool = False) -> Reach:
    """What an item can count, mirrored where ``reverse``."""
    scale = item.scale
    values = [option.value for option in scale.options]
    if scale.number:
        values = [scale.number.lowest, scale.number.step]
    ends = scale.lowest + scale.highest
    grain = Grain(common(*values, ends if reverse else ZERO))
    found = Reach(scale.lowest, scale.highest, grain, na=item.na is not None)
    if item.ask is None:
        return found
    if item.otherwise is not None:
        found = found.with_number(ends - item.otherwise if reverse else item.otherwise)
    # where a block does not add up, one that is not asked has no value even if it says what it counts then
    return replace(found, skipped=item.otherwise is None or scale.total is not None)


def of_dimension(dimension: model.Dimension) -> Reach:
    """What a dimension can score."""
    items = [of_item(item, item.reverse) for item in dimension.items if item.scored]
    skips = sum(item.skipped for item in items)
    least = max(1, min(dimension.need, len(items) - skips))
    grain = either(*(item.grain for item in items)).of_mean(least, len(items)).times(Fraction(dimension.times))
    return Reach(dimension.lowest, dimension.highest, grain)
