"""A common denominator of many numbers, which may be a very large number itself."""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction

from mkdocs_assessments.prove.work import spend

BITS = 2000
"""Bits of a denominator that are gone through in one step more."""


def common_denominator(numbers: Iterable[Fraction]) -> int:
    """The least one; it draws on the work allowed for whatever is then done with each of the numbers, too."""
    found = 1
    for number in numbers:
        if found % number.denominator:
            found = math.lcm(found, number.denominator)
        spend(1 + found.bit_length() // BITS)
    return found
