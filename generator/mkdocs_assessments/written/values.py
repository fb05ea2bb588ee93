"""What a value of an assessment file means: numbers, shares, periods, yes and no, from the text a coach wrote."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction

from mkdocs_assessments.rounding import MAX_DECIMALS

_NUMBER = re.compile(r"([+-]?)([0-9]+)(?:\.([0-9]+))?")
_QUOTIENT = re.compile(r"([+-]?[0-9]{1,9})\s*/\s*([1-9][0-9]{0,8})")
VERSION = re.compile(r"(?:0|[1-9][0-9]{0,5})(?:\.(?:0|[1-9][0-9]{0,5})){2}")
_PERIOD = re.compile(r"([1-9][0-9]{0,2})\s+(day|week|month|year)s?", re.IGNORECASE)
YES = frozenset({"yes", "true"})
NO = frozenset({"no", "false"})
OVERALL = ("dimensions", "items", "none")
SCORE = ("mean", "sum", "none")
ROLLUP = ("mean", "sum")
NAME = "[A-Za-z][A-Za-z0-9_-]{0,63}"
"""What an id or any other name of a coach's choosing looks like."""
RESERVED = frozenset({"all", "any", "label", "level", "overall"})
"""Words that mean something of their own in ``examples`` and tests and so cannot be ids."""
MAX_WHOLE_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, or a share (1 is the whole) of something that is not known where it is written."""

    value: Fraction
    share: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """An expected score: a number with the decimals it was written with, or ``None`` for not enough answers."""

    value: Fraction | None
    decimals: int = 0
    text: str = field(default="", compare=False)
    """As it was written: where a label is expected it is the label."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time, such as 4 weeks."""

    number: int
    unit: str
    """``day``, ``week``, ``month`` or ``year``."""


def number(text: str) -> Fraction | None:
    """The exact value of a decimal number, or ``None`` where ``text`` is not one or is too long to be meant."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None or len(match[2]) > MAX_WHOLE_DIGITS or len(match[3] or "") > MAX_DECIMALS:
        return None
    return Fraction(match[0])


def factor(text: str) -> Fraction | None:
    """As ``number``, or a division of whole numbers such as ``100/3``, which no number of decimals writes exactly."""
    divided = _QUOTIENT.fullmatch(text.strip())
    return Fraction(int(divided[1]), int(divided[2])) if divided else number(text)


class MeaninglessError(Exception):
    """A value that means nothing where it stands.

    ``kind`` says how, for ``shape`` to find the words; ``context`` is what they are about.
    """

    def __init__(self, kind: str, **context: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.context = context


def as_text(value: object) -> str:
    """A text, without the blanks around it."""
    if not isinstance(value, str):
        raise MeaninglessError("not_text")
    if not value.strip():
        raise MeaninglessError("empty")
    return value.strip()


def as_number(value: object) -> Fraction:
    """A decimal number, exactly."""
    text = as_text(value)
    return _exactly(text, text)


def as_factor(value: object) -> Fraction:
    """A decimal number or a division, exactly."""
    text = as_text(value)
    found = factor(text)
    return _exactly(text, text) if found is None else found


def _exactly(text: str, whole: str) -> Fraction:
    """The number ``text`` is; where it is none, ``whole`` is what was written."""
    found = number(text)
    if found is None:
        raise MeaninglessError("number_too_long" if _NUMBER.fullmatch(text) else "not_number", found=whole)
    return found


def as_number_or_label(value: object) -> Fraction | str:
    """A decimal number, exactly, or any other text."""
    text = as_text(value)
    return _exactly(text, text) if _NUMBER.fullmatch(text) else text


def as_flag(value: object) -> bool:
    """Yes or no."""
    text = as_text(value)
    if text.casefold() not in YES | NO:
        raise MeaninglessError("not_flag", found=text)
    return text.casefold() in YES


def as_version(value: object) -> str:
    """Three whole numbers with points between them."""
    text = as_text(value)
    if not VERSION.fullmatch(text):
        raise MeaninglessError("not_version", found=text)
    return text


def as_period(value: object) -> Period:
    """A number of days, weeks, months or years."""
    text = as_text(value)
    match = _PERIOD.fullmatch(text)
    if match is None:
        raise MeaninglessError("not_period", found=text)
    return Period(int(match[1]), match[2].lower())


def as_need(value: object) -> Amount:
    """How many of some items: at least one, or a share of them up to all."""
    text = as_text(value)
    words = {"all": Amount(Fraction(1), True), "half": Amount(Fraction(1, 2), True)}
    if text in words:
        return words[text]
    found = number(text.removesuffix("%"))
    if found is None or found <= 0:
        raise MeaninglessError("not_need", found=text)
    if text.endswith("%"):
        if found > 100:
            raise MeaninglessError("not_need", found=text)
        return Amount(found / 100, True)
    if found.denominator != 1:
        raise MeaninglessError("not_need", found=text)
    return Amount(found)


def as_cut(value: object) -> Amount:
    """A score, or a share of a range."""
    text = as_text(value)
    if text.endswith("%"):
        return Amount(_exactly(text.removesuffix("%").strip(), text) / 100, True)
    return Amount(as_number(text))


def as_figure(value: object) -> Figure:
    """An expected score."""
    figure = as_outcome(value)
    if figure.value is None and figure.text != "none":
        raise MeaninglessError("not_figure", found=figure.text)
    return figure


def as_outcome(value: object) -> Figure:
    """An expected score, or a text that is one only where a label is expected."""
    text = as_text(value)
    found = None if text == "none" else number(text)
    return Figure(found, len(text.partition(".")[2]) if found is not None else 0, text)


def as_share(value: object) -> Fraction:
    """A number from 0 up to, but not including, 1."""
    found = as_number(value)
    if not 0 <= found < 1:
        raise MeaninglessError("not_share", found=str(value))
    return found


def as_count(value: object) -> int:
    """A whole number from 1 up."""
    text = as_text(value)
    found = number(text)
    if found is None or found.denominator != 1 or found < 1:
        raise MeaninglessError("not_count", found=text, low="1")
    return int(found)


def as_step(value: object) -> Fraction:
    """A number above 0."""
    found = as_number(value)
    if found <= 0:
        raise MeaninglessError("not_above_zero", found=str(value).strip(), above="0")
    return found


def one_of(*words: str) -> Callable[[object], str]:
    """Reads one of these words."""

    def read(value: object) -> str:
        text = as_text(value)
        if text not in words:
            raise MeaninglessError("not_choice", found=text, names=", ".join(words))
        return text

    return read
