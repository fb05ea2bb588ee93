"""The whole numbers of the browser's scoring: what they count, and how large they can grow.

The browser adds up integers, each a number of ``unit_of`` an assessment, because its own decimals are not exact.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

from mkdocs_assessments.model import Assessment, Item
from mkdocs_assessments.scoring.asked import mirrored

BROWSER_LIMIT = 2**53
"""Whole numbers from here on are no longer exact in a browser (IEEE 754 doubles)."""


def unit_of(assessment: Assessment) -> int:
    """The common denominator of everything an item can score."""
    return math.lcm(*(number.denominator for item in assessment.items for number in _scored_numbers(item)))


def largest_integer(assessment: Assessment) -> int:
    """An upper bound on every integer the browser forms while scoring; must stay below ``BROWSER_LIMIT``.

    A dimension's sum meets a level's bound by cross-multiplication; the overall score adds the dimensions' scores
    over a common denominator, which divides both ``lcm(1..n)`` and the product of the dimensions' sizes. The scores
    beyond the dimensions' own are worked out on big integers, which have no bound, and so is all that rests on them.
    """
    unit = unit_of(assessment)
    values = [abs(value) for item in assessment.items for value in _extremes(item)]
    largest_value = math.ceil(max(values, default=Fraction(0)))
    sizes = [len(dimension.items) for dimension in assessment.dimensions]
    times = max((dimension.times for dimension in assessment.dimensions), default=1)
    levels = [level.start for dimension in assessment.dimensions for level in dimension.levels]
    crossed = max((unit * max(sizes) * max(abs(start.numerator), start.denominator) for start in levels), default=unit)
    common = min(math.lcm(*range(1, max(sizes, default=0) + 1)), math.prod(sizes))
    return 2 * max(largest_value, 1) * times * max(crossed, unit * common * len(sizes))


def _extremes(item: Item) -> Iterator[Fraction]:
    """The smallest and the largest values it can score, reversed or not."""
    yield from (item.scale.lowest, item.scale.highest)
    if item.otherwise is not None:
        yield from (item.otherwise, mirrored(item.scale, item.otherwise))


def _scored_numbers(item: Item) -> Iterator[Fraction]:
    """Numbers of which every value of the item is a sum of multiples."""
    yield from (option.value for option in item.scale.options)
    if item.scale.number:
        yield from (item.scale.number.lowest, item.scale.number.step)
    if item.otherwise is not None:
        yield item.otherwise
