"""The kinds of values a score takes: members with or without weights, modifiers, bounds and rows of a table."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated, Literal

from mkdocs_assessments.rounding import MAX_DECIMALS
from mkdocs_assessments.written.kinds import (
    Cut,
    Named,
    Number,
    Reads,
    TermText,
)
from mkdocs_assessments.written.values import (
    MAX_WHOLE_DIGITS,
    Amount,
    MeaninglessError,
    as_factor,
    as_need,
    as_text,
    factor,
    number,
)

LEFT_OUT: Literal["left out"] = "left out"
MEAN: Literal["mean"] = "mean"
ZERO_SCORE: Literal["zero score"] = "zero score"
BLANKS = (LEFT_OUT, MEAN, ZERO_SCORE)

_NUMBER = rf"[+-]?[0-9]{{1,{MAX_WHOLE_DIGITS}}}(\.[0-9]{{1,{MAX_DECIMALS}}})?"
_QUOTIENT = r"[+-]?[0-9]{1,9}\s*/\s*[1-9][0-9]{0,8}"
_MEANT_AS_NUMBER = re.compile(r"[^A-Za-z]*[0-9][^A-Za-z]*([eE][+-]?[0-9]+)?")
"""Digits and marks, and no letter of an id. A number that is none, or too long, is told so."""

MOST_TAKEN = 20
"""More than this are no longer the strongest of anything."""

Blank = Fraction | Literal["left out", "mean", "zero score"]
"""What a member without a value counts, or that the score is then 0."""


def as_score_need(value: object) -> Amount:
    """How many members must have a value: none at all, or as ``as_need``."""
    return Amount(Fraction(0)) if isinstance(value, str) and number(value) == 0 else as_need(value)


def as_blank(value: object) -> Blank:
    """A number, or one of ``BLANKS``."""
    text = as_text(value)
    for word in BLANKS:
        if text == word:
            return word
    found = number(text)
    if found is None:
        raise MeaninglessError("not_choice", found=text, names=f"{', '.join(BLANKS)}, or a number")
    return found


def as_operand(value: object) -> Fraction | str:
    """A number, or the id of what has one."""
    text = as_text(value)
    found = factor(text)
    if found is None and _MEANT_AS_NUMBER.fullmatch(text):
        return as_factor(text)  # which says what a number looks like
    return text if found is None else found


def as_places(value: object) -> int:
    """A number of decimals."""
    return _whole(value, 0, MAX_DECIMALS)


def as_take(value: object) -> int:
    """How many of several."""
    return _whole(value, 1, MOST_TAKEN)


def as_separator(value: object) -> str:
    """What stands between labels, blanks and all; it may be nothing."""
    if not isinstance(value, str):
        raise MeaninglessError("not_text")
    return value


def _whole(value: object, low: int, high: int) -> int:
    text = as_text(value)
    found = number(text)
    if found is None or found.denominator != 1 or not low <= found <= high:
        raise MeaninglessError("not_count", found=text, low=str(low), high=str(high))
    return int(found)


MemberKey = Annotated[str, Named(refers="items")]
GroupKey = Annotated[str, Named()]
"""A test of a fact, such as `M` or `16..24`."""
RowKey = Annotated[str, Named()]
"""Numbers of a table's row, such as `0..4`; or, in a table by groups, a test of the fact."""
OutcomeKey = Annotated[str, Named(refers="labels")]

_WORDS = {"type": ["string", "number"], "pattern": r"\S"}
ScoreNeed = Annotated[
    Amount,
    Reads(
        as_score_need, {"type": ["string", "integer"], "pattern": r"^\s*(all|half|\+?[0-9.]+\s*%?)\s*$", "minimum": 0}
    ),
]
BlankText = Annotated[
    Blank,
    Reads(as_blank, {"type": ["string", "number"], "pattern": rf"^\s*({'|'.join(BLANKS)}|[+-]?[0-9]+(\.[0-9]+)?)\s*$"}),
]
Operand = Annotated[
    Fraction | str,
    Reads(
        as_operand,
        {
            "type": ["string", "number"],
            "pattern": rf"^\s*({_NUMBER}|{_QUOTIENT}|(?!({_MEANT_AS_NUMBER.pattern})\s*$)\S(.|\s)*)\s*$",
            "refers": "ids",
        },
    ),
]
Places = Annotated[
    int,
    Reads(
        as_places,
        {
            "type": ["string", "integer"],
            "pattern": rf"^\s*\+?0*[0-{MAX_DECIMALS}](\.0+)?\s*$",
            "minimum": 0,
            "maximum": MAX_DECIMALS,
        },
    ),
]
Take = Annotated[
    int,
    Reads(
        as_take,
        {
            "type": ["string", "integer"],
            "pattern": r"^\s*\+?0*([1-9]|1[0-9]|20)(\.0+)?\s*$",
            "minimum": 1,
            "maximum": MOST_TAKEN,
        },
    ),
]
Separator = Annotated[str, Reads(as_separator, {"type": "string", "pattern": ""})]

Weight = Annotated[
    Fraction, Reads(as_factor, {"type": ["string", "number"], "pattern": rf"^\s*({_NUMBER}|{_QUOTIENT})\s*$"})
]
Weights = dict[MemberKey, Weight]
Members = TermText | list[TermText] | Weights
"""One id, a list of ids, or ids with weights."""
CutOrGroups = Cut | dict[GroupKey, Cut]
TableRow = Number | dict[RowKey, Number]
