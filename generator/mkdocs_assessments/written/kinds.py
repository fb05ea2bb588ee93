"""The kinds of values and names a setting takes: what each means (``values``), and what an editor may accept for it.

An editor checks with JSON Schema while somebody types. What it refuses, the compiler refuses; the compiler knows more.
One spelling is beyond it: an unquoted ``null`` or ``~`` is a text here and nothing to an editor.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from mkdocs_assessments.mistakes import ITEM_SETTINGS
from mkdocs_assessments.rounding import MAX_DECIMALS
from mkdocs_assessments.written.values import (
    MAX_WHOLE_DIGITS,
    NAME,
    NO,
    OVERALL,
    RESERVED,
    VERSION,
    YES,
    Amount,
    Figure,
    Period,
    as_cut,
    as_figure,
    as_flag,
    as_need,
    as_number,
    as_overall,
    as_period,
    as_share,
    as_text,
    as_version,
)


def _typed(*kinds: str, pattern: str, **more: Any) -> WithJsonSchema:
    """What an editor may take the value for; a text has to match, blanks around it aside, as they are here."""
    return WithJsonSchema({"type": ["string", *kinds], "pattern": rf"^\s*({pattern})\s*$", **more})


def _any_case(*words: str) -> str:
    """A pattern for words in capital or small letters; the patterns of JSON Schema have no switch for it."""
    return "|".join("".join(f"[{letter.upper()}{letter}]" for letter in word) for word in words)


_DIGITS = rf"[0-9]{{1,{MAX_WHOLE_DIGITS}}}(\.[0-9]{{1,{MAX_DECIMALS}}})?"
_ZEROS = rf"0{{1,{MAX_WHOLE_DIGITS}}}(\.0{{1,{MAX_DECIMALS}}})?"
_PERCENTAGE = rf"(0{{0,6}}100(\.0{{1,{MAX_DECIMALS}}})?|0{{0,7}}[0-9]{{1,2}}(\.[0-9]{{1,{MAX_DECIMALS}}})?)\s*%"
_WHOLE = rf"[0-9]{{1,{MAX_WHOLE_DIGITS}}}(\.0{{1,{MAX_DECIMALS}}})?"
_WORDS = {"type": ["string", "number", "boolean"], "pattern": r"\S"}


def _reference(to: str) -> WithJsonSchema:
    return WithJsonSchema({**_WORDS, "refers": to})


def _key(**more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **more})


# Values. Editors give numbers and yes or no a type of their own; here they stay text until one of these asks.
Text = Annotated[str, PlainValidator(as_text), WithJsonSchema(_WORDS)]
Number = Annotated[Fraction, PlainValidator(as_number), _typed("number", pattern=rf"[+-]?{_DIGITS}")]
Flag = Annotated[bool, PlainValidator(as_flag), _typed("boolean", pattern=_any_case(*sorted(YES | NO)))]
Version = Annotated[str, PlainValidator(as_version), _typed(pattern=VERSION.pattern)]
PeriodText = Annotated[
    Period,
    PlainValidator(as_period),
    _typed(pattern=rf"[1-9][0-9]{{0,2}}\s+({_any_case('day', 'week', 'month', 'year')})[Ss]?"),
]
Need = Annotated[
    Amount,
    PlainValidator(as_need),
    _typed("integer", pattern=rf"all|half|(?!\+?[0.]+\s*%?\s*$)\+?({_PERCENTAGE}|{_WHOLE})", minimum=1),
]
Cut = Annotated[Amount, PlainValidator(as_cut), _typed("number", pattern=rf"[+-]?{_DIGITS}\s*%?")]
FigureText = Annotated[Figure, PlainValidator(as_figure), _typed("number", pattern=rf"none|[+-]?{_DIGITS}")]
Share = Annotated[
    Fraction,
    PlainValidator(as_share),
    _typed(
        "number",
        pattern=rf"\+?0{{1,{MAX_WHOLE_DIGITS}}}(\.[0-9]{{1,{MAX_DECIMALS}}})?|-{_ZEROS}",
        minimum=0,
        exclusiveMaximum=1,
    ),
]
Overall = Annotated[
    str,
    PlainValidator(as_overall),
    WithJsonSchema(
        {"anyOf": [{"enum": list(OVERALL)}, {"type": "string", "pattern": rf"^\s*({'|'.join(OVERALL)})\s*$"}]}
    ),
]

# Values that name something written elsewhere; ``resolve`` looks for it.
ScaleName = Annotated[str, PlainValidator(as_text), _reference("scales")]
LevelName = Annotated[str, PlainValidator(as_text), _reference("levels")]
ArticleName = Annotated[str, PlainValidator(as_text), _reference("articles")]
Answer = Annotated[str, PlainValidator(as_text), _reference("options")]

# Names before a colon: of the coach's choosing, checked by ``resolve``, or of something written elsewhere.
Name = Annotated[str, _key(pattern=f"^{NAME}$")]
Id = Annotated[str, _key(pattern=f"^{NAME}$", **{"not": {"pattern": f"^({_any_case(*sorted(RESERVED))})$"}})]
ItemId = Annotated[
    str,
    _key(
        pattern=f"^{NAME}$",
        **{"not": {"pattern": f"^({'|'.join([_any_case(*sorted(RESERVED)), *sorted(ITEM_SETTINGS)])})$"}},
    ),
]
LevelKey = Annotated[str, _key(refers="levels")]
LabelKey = Annotated[str, _key(refers="labels")]
ItemKey = Annotated[str, _key(refers="items")]
DimensionKey = Annotated[str, _key(refers="dimensions")]
