"""Intervals of numbers: as a test or a table's row writes them, and what they share."""

from __future__ import annotations

import re
from fractions import Fraction

from mkdocs_assessments import written
from mkdocs_assessments.model import Interval

_COMPARED = re.compile(r"(>=|<=|>|<|=)\s*(\S+)")
_SPAN = re.compile(r"(\S+?)\s*\.\.\s*(\S+)")


def interval_of(text: str) -> Interval | None:
    """The numbers a test holds for, or ``None`` where it is none of numbers."""
    if match := _COMPARED.fullmatch(text):
        bound = written.number(match[2])
        if bound is None:
            return None
        sign = match[1]
        if sign == "=":
            return Interval(bound, bound)
        return Interval(bound, None, sign == ">") if sign[0] == ">" else Interval(None, bound, False, sign == "<")
    if match := _SPAN.fullmatch(text):
        low, high = written.number(match[1]), written.number(match[2])
        return None if low is None or high is None else Interval(low, high)
    number = written.number(text)
    return None if number is None else Interval(number, number)


def overlap(interval: Interval, low: Fraction, high: Fraction) -> bool:
    """Whether some number from ``low`` to ``high`` lies within."""
    above = interval.low is None or (high > interval.low if interval.low_open else high >= interval.low)
    return above and (interval.high is None or (low < interval.high if interval.high_open else low <= interval.high))


def is_empty(interval: Interval) -> bool:
    """Whether no number lies within."""
    return interval.low is not None and interval.high is not None and interval.low > interval.high


def shared(one: Interval, other: Interval) -> Fraction | None:
    """A number within both, if there is one."""
    lows = [interval.low for interval in (one, other) if interval.low is not None]
    highs = [interval.high for interval in (one, other) if interval.high is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    tried = [bound for bound in (low, high) if bound is not None]
    if low is not None and high is not None:
        tried.append((low + high) / 2)
    tried += [low + 1] if low is not None and high is None else []
    tried += [high - 1] if high is not None and low is None else []
    return next((number for number in tried if one.holds(number) and other.holds(number)), None)
