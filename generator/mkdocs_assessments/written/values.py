"""What a value of an assessment file means: numbers, shares, periods, yes and no, from the text a coach wrote."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_NUMBER = re.compile(r"([+-]?)([0-9]+)(?:\.([0-9]+))?")
_VERSION = re.compile(r"(?:0|[1-9][0-9]{0,5})(?:\.(?:0|[1-9][0-9]{0,5})){2}")
_PERIOD = re.compile(r"([1-9][0-9]{0,2})\s+(day|week|month|year)s?", re.IGNORECASE)
_YES = frozenset({"yes", "true"})
_NO = frozenset({"no", "false"})
OVERALL = ("dimensions", "items", "none")
MAX_WHOLE_DIGITS = 9
MAX_DECIMALS = 6


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


def number_words(value: Fraction) -> str:
    """A number as a coach would write it: exact where six decimals are enough, and without idle zeros."""
    scaled = round(abs(value) * 10**MAX_DECIMALS)
    whole, decimals = divmod(scaled, 10**MAX_DECIMALS)
    sign = "-" if value < 0 and scaled else ""
    return f"{sign}{whole}.{decimals:0{MAX_DECIMALS}d}".rstrip("0").rstrip(".")


def _wrong(kind: str, **context: Any) -> PydanticCustomError:
    return PydanticCustomError(kind, "see catalogue.md", context)


def _as_text(value: object) -> str:
    if not isinstance(value, str):
        raise _wrong("not_text")
    if not value.strip():
        raise _wrong("empty")
    return value.strip()


def _as_number(value: object) -> Fraction:
    text = _as_text(value)
    found = number(text)
    if found is None:
        raise _wrong("number_too_long" if _NUMBER.fullmatch(text) else "not_number", found=text)
    return found


def _as_flag(value: object) -> bool:
    text = _as_text(value).casefold()
    if text not in _YES | _NO:
        raise _wrong("not_flag", found=text)
    return text in _YES


def _as_version(value: object) -> str:
    text = _as_text(value)
    if not _VERSION.fullmatch(text):
        raise _wrong("not_version", found=text)
    return text


def _as_period(value: object) -> Period:
    text = _as_text(value)
    match = _PERIOD.fullmatch(text)
    if match is None:
        raise _wrong("not_period", found=text)
    return Period(int(match[1]), match[2].lower())


def _as_need(value: object) -> Amount:
    text = _as_text(value)
    words = {"all": Amount(Fraction(1), True), "half": Amount(Fraction(1, 2), True)}
    if text in words:
        return words[text]
    found = number(text.removesuffix("%"))
    if found is None or found <= 0:
        raise _wrong("not_need", found=text)
    if text.endswith("%"):
        if found > 100:
            raise _wrong("not_need", found=text)
        return Amount(found / 100, True)
    if found.denominator != 1:
        raise _wrong("not_need", found=text)
    return Amount(found)


def _as_cut(value: object) -> Amount:
    text = _as_text(value)
    if text.endswith("%"):
        return Amount(_as_number(text.removesuffix("%")) / 100, True)
    return Amount(_as_number(text))


def _as_figure(value: object) -> Figure:
    text = _as_text(value)
    if text == "none":
        return Figure(None)
    found = number(text)
    if found is None:
        raise _wrong("not_figure", found=text)
    return Figure(found, len(text.partition(".")[2]))


def _as_share(value: object) -> Fraction:
    found = _as_number(value)
    if not 0 <= found < 1:
        raise _wrong("not_share", found=str(value))
    return found


def _as_overall(value: object) -> str:
    text = _as_text(value)
    if text not in OVERALL:
        raise _wrong("not_choice", found=text, names=", ".join(OVERALL))
    return text


def _schema(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": ["string", "number", "boolean"], "pattern": pattern})


Text = Annotated[str, PlainValidator(_as_text), WithJsonSchema({"type": "string", "minLength": 1})]
Number = Annotated[Fraction, PlainValidator(_as_number), _schema(r"^[+-]?[0-9]{1,9}(\.[0-9]{1,6})?$")]
Flag = Annotated[bool, PlainValidator(_as_flag), _schema("^(yes|no|true|false)$")]
Version = Annotated[str, PlainValidator(_as_version), _schema(r"^[0-9]+\.[0-9]+\.[0-9]+$")]
PeriodText = Annotated[Period, PlainValidator(_as_period), _schema("^[1-9][0-9]{0,2} (day|week|month|year)s?$")]
Need = Annotated[Amount, PlainValidator(_as_need), _schema("^(all|half|[0-9.]+%|[0-9]+)$")]
Cut = Annotated[Amount, PlainValidator(_as_cut), _schema(r"^[+-]?[0-9.]+%?$")]
FigureText = Annotated[Figure, PlainValidator(_as_figure), _schema(r"^(none|[+-]?[0-9]+(\.[0-9]+)?)$")]
Share = Annotated[Fraction, PlainValidator(_as_share), _schema(r"^0(\.[0-9]{1,6})?$")]
Overall = Annotated[str, PlainValidator(_as_overall), WithJsonSchema({"enum": list(OVERALL)})]
