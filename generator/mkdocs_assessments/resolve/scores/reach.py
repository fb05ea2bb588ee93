"""The numbers that items and dimensions can have: the lowest, the highest, and of what step all are multiples."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import gcd, lcm

from mkdocs_assessments import model

ZERO = Fraction(0)

MOST_COUNTED = 12
"""Means of more members than this are not looked through for a common step; hardly any of them is whole."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The numbers something can have."""

    low: Fraction
    high: Fraction
    grain: Fraction | None
    """All of them are multiples of it; ``None`` where there is no such number worth naming."""
    skipped: bool = False
    """Whether it may be left unasked, and then neither counts nor is missed."""
    na: bool = False
    """Whether it may not apply."""

    @property
    def whole(self) -> bool:
        """Whether it only has whole numbers."""
        return self.grain is not None and self.grain.denominator == 1

    def times(self, factor: Fraction) -> Reach:
        """Each number times ``factor``."""
        low, high = sorted((self.low * factor, self.high * factor))
        return replace(self, low=low, high=high, grain=None if self.grain is None else abs(self.grain * factor))

    def with_number(self, number: Fraction) -> Reach:
        """These numbers and one more."""
        grain = common(self.grain, number)
        return replace(self, low=min(self.low, number), high=max(self.high, number), grain=grain)


def common(*grains: Fraction | None) -> Fraction | None:
    """The greatest number of which all are multiples."""
    found: Fraction | None = ZERO
    for grain in grains:
        found = _common(found, grain)
    return found


def _common(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    if one is None or other is None:
        return None
    numerator = gcd(one.numerator * other.denominator, other.numerator * one.denominator)
    return Fraction(numerator, one.denominator * other.denominator)


def of_item(item: model.Item, reverse: bool = False) -> Reach:
    """What an item can count, mirrored where ``reverse``."""
    scale = item.scale
    values = [option.value for option in scale.options]
    if scale.number:
        values = [scale.number.lowest, scale.number.step]
    ends = scale.lowest + scale.highest
    found = Reach(scale.lowest, scale.highest, common(*values, ends if reverse else ZERO), na=item.na is not None)
    if item.ask is None:
        return found
    if item.otherwise is None:
        return replace(found, skipped=True)
    return found.with_number(ends - item.otherwise if reverse else item.otherwise)


def of_dimension(dimension: model.Dimension) -> Reach:
    """What a dimension can score."""
    items = [of_item(item, item.reverse) for item in dimension.items if item.scored]
    skips = sum(item.skipped for item in items)
    grain = common(*(item.grain for item in items))
    least = max(1, min(dimension.need, len(items) - skips))
    grain = grain_of_mean(grain, least, len(items))
    grain = None if grain is None else grain * dimension.times
    return Reach(dimension.lowest, dimension.highest, grain)


def grain_of_mean(grain: Fraction | None, least: int, most: int) -> Fraction | None:
    """The step of means of ``least`` to ``most`` multiples of ``grain``."""
    if grain is None or most > MOST_COUNTED:
        return None
    return grain / lcm(*range(least, most + 1))
