"""The kinds of values a score takes: members with or without weights, modifiers, bounds and rows of a table."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import Discriminator, PlainValidator, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError

from mkdocs_assessments.rounding import MAX_DECIMALS
from mkdocs_assessments.written.kinds import (
    GROUP,
    LIST,
    TEXT,
    TEXT_OR_GROUP,
    Cut,
    Number,
    TermText,
)
from mkdocs_assessments.written.values import Amount, as_need, as_text, number

LEFT_OUT: Literal["left out"] = "left out"
MEAN: Literal["mean"] = "mean"
ZERO_SCORE: Literal["zero score"] = "zero score"
BLANKS = (LEFT_OUT, MEAN, ZERO_SCORE)

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
        raise _wrong("not_choice", found=text, names=f"{', '.join(BLANKS)}, or a number")
    return found


def as_operand(value: object) -> Fraction | str:
    """A number, or the id of what has one."""
    text = as_text(value)
    found = number(text)
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
        raise _wrong("not_text")
    return value


def _whole(value: object, low: int, high: int) -> int:
    text = as_text(value)
    found = number(text)
    if found is None or found.denominator != 1 or not low <= found <= high:
        raise _wrong("not_count", found=text, low=str(low), high=str(high))
    return int(found)


def _wrong(kind: str, **context: Any) -> PydanticCustomError:
    return PydanticCustomError(kind, "see error_messages.md", context)


def _written(value: object) -> str:
    return GROUP if isinstance(value, dict) else LIST if isinstance(value, list) else TEXT


def _key(**more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **more})


MemberKey = Annotated[str, _key(refers="items")]
GroupKey = Annotated[str, _key()]
"""A test of a fact, such as `M` or `16..24`."""
RowKey = Annotated[str, _key()]
"""Numbers of a table's row, such as `0..4`; or, in a table by groups, a test of the fact."""
OutcomeKey = Annotated[str, _key(refers="labels")]

_WORDS = {"type": ["string", "number"], "pattern": r"\S"}
ScoreNeed = Annotated[
    Amount,
    PlainValidator(as_score_need),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\s*(all|half|\+?[0-9.]+\s*%?)\s*$", "minimum": 0}),
]
BlankText = Annotated[
    Blank,
    PlainValidator(as_blank),
    WithJsonSchema({"type": ["string", "number"], "pattern": rf"^\s*({'|'.join(BLANKS)}|[+-]?[0-9]+(\.[0-9]+)?)\s*$"}),
]
Operand = Annotated[Fraction | str, PlainValidator(as_operand), WithJsonSchema({**_WORDS, "refers": "ids"})]
Places = Annotated[
    int,
    PlainValidator(as_places),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": rf"^\s*\+?0*[0-{MAX_DECIMALS}](\.0+)?\s*$",
            "minimum": 0,
            "maximum": MAX_DECIMALS,
        }
    ),
]
Take = Annotated[
    int,
    PlainValidator(as_take),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": r"^\s*\+?0*([1-9]|1[0-9]|20)(\.0+)?\s*$",
            "minimum": 1,
            "maximum": MOST_TAKEN,
        }
    ),
]
Separator = Annotated[str, PlainValidator(as_separator), WithJsonSchema({"type": "string", "pattern": ""})]

Weights = dict[MemberKey, Number]
Members = Annotated[
    Annotated[TermText, Tag(TEXT)] | Annotated[list[TermText], Tag(LIST)] | Annotated[Weights, Tag(GROUP)],
    Discriminator(_written),
]
"""One id, a list of ids, or ids with weights."""
CutOrGroups = Annotated[
    Annotated[Cut, Tag(TEXT)] | Annotated[dict[GroupKey, Cut], Tag(GROUP)],
    TEXT_OR_GROUP,
]
TableRow = Annotated[
    Annotated[Number, Tag(TEXT)] | Annotated[dict[RowKey, Number], Tag(GROUP)],
    TEXT_OR_GROUP,
]
