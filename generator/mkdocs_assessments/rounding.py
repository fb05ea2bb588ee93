"""Exact numbers as text. Rounding is half up, once, for reading; nothing is decided on a rounded number."""

from __future__ import annotations

import math
from fractions import Fraction
from functools import lru_cache

MAX_DECIMALS = 6
"""The most decimals a coach may write, and so the most that an exact value needs."""


def half_up(number: Fraction) -> int:
    """The nearest whole number, halves upwards."""
    return math.floor(number + Fraction(1, 2))


def fixed(number: Fraction, places: int) -> str:
    """A number to exactly ``places`` decimals."""
    scaled = half_up(number * 10**places)
    whole, part = divmod(abs(scaled), 10**places)
    digits = f"{whole}.{part:0{places}d}" if places else str(whole)
    return f"-{digits}" if scaled < 0 else digits


def decimal(number: Fraction, places: int = 2) -> str:
    """A number to at most ``places`` decimals, without idle zeros."""
    text = fixed(number, places)
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=256)
def exact(number: Fraction) -> str:
    """A number with every decimal it has, or as a fraction where no number of decimals is enough."""
    places, rest = 0, number.denominator
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest, power = rest // prime, power + 1
        places = max(places, power)
    return fixed(number, places) if rest == 1 else f"{number.numerator}/{number.denominator}"


def in_print(text: str) -> str:
    """A number as it stands in a sentence: with a true minus sign."""
    return text.replace("-", "−")
