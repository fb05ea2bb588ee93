"""Numbers and shares as an explanation prints them."""

from __future__ import annotations

from fractions import Fraction

from mkdocs_assessments.explain import words
from mkdocs_assessments.prove import Found
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal, half_up


def reached_in_words(found: Found) -> str:
    """The share of those who answer everything, of what is proven; where that is none, whether others get there."""
    if found.unknown:
        return words.GAPS_NOT_PROVEN
    return words.ONLY_WITH_GAPS if found.reached and not found.share else share_in_words(found.share)


def share_in_words(share: Fraction) -> str:
    """A share of respondents, rounded half up; what is not none and not all is not called so."""
    rounded = half_up(100 * share)
    some = str(rounded)
    if rounded == 0 and share:
        some = words.FEWER
    if rounded == 100 and share != 1:
        some = words.NEARLY_ALL
    return words.OF.format(some=some, all=words.HUNDRED)


def middle_in_words(found: Found) -> str:
    """The share of those in the middle, of what is proven."""
    return words.UNKNOWN if found.middle is None else share_in_words(found.middle)


def number_in_words(number: Fraction) -> str:
    """A number, exact where six decimals are enough."""
    exact = decimal(number, MAX_DECIMALS)
    return exact if Fraction(exact) == number else words.ABOUT.format(number=decimal(number))
