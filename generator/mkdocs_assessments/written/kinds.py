"""The kinds of values and names a setting takes: what each means (``values``), and what an editor may accept for it.

An editor checks with JSON Schema while somebody types. What it refuses, the compiler refuses; the compiler knows more.
One spelling is beyond it: an unquoted ``null`` or ``~`` is a text here and nothing to an editor.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Annotated, Any

from mkdocs_assessments.mistakes import NO_ITEM_IDS
from mkdocs_assessments.rounding import MAX_DECIMALS
from mkdocs_assessments.written.values import (
    MAX_WHOLE_DIGITS,
    NAME,
    NO,
    OVERALL,
    RESERVED,
    ROLLUP,
    SCORE,
    VERSION,
    YES,
    Amount,
    Figure,
    Period,
    as_count,
    as_cut,
    as_figure,
    as_flag,
    as_need,
    as_number,
    as_number_or_label,
    as_outcome,
    as_period,
    as_share,
    as_step,
    as_text,
    as_version,
    one_of,
)


class Reads:
    """A kind of value: the function that reads it, and the JSON Schema of what an editor may take for it."""

    def __init__(self, read: Callable[[object], Any], taken: dict[str, Any]) -> None:
        self.read = read
        self.taken = taken


class Named:
    """A kind of name before a colon: the JSON Schema of what it looks like, and what it ``refers`` to."""

    def __init__(self, **taken: Any) -> None:
        self.taken = taken


def _typed(*kinds: str, pattern: str, **more: Any) -> dict[str, Any]:
    """What an editor may take the value for; a text has to match, blanks around it aside, as they are here."""
    return {"type": ["string", *kinds], "pattern": rf"^\s*({pattern})\s*$", **more}


def _any_case(*words: str) -> str:
    """A pattern for words in capital or small letters; the patterns of JSON Schema have no switch for it."""
    return "|".join("".join(f"[{letter.upper()}{letter}]" for letter in word) for word in words)


_DIGITS = rf"[0-9]{{1,{MAX_WHOLE_DIGITS}}}(\.[0-9]{{1,{MAX_DECIMALS}}})?"
_NUMBER = r"[+-]?[0-9]+(\.[0-9]+)?"
"""Whatever its length."""
_ZEROS = rf"0{{1,{MAX_WHOLE_DIGITS}}}(\.0{{1,{MAX_DECIMALS}}})?"
_PERCENTAGE = rf"(0{{0,6}}100(\.0{{1,{MAX_DECIMALS}}})?|0{{0,7}}[0-9]{{1,2}}(\.[0-9]{{1,{MAX_DECIMALS}}})?)\s*%"
_WHOLE = rf"[0-9]{{1,{MAX_WHOLE_DIGITS}}}(\.0{{1,{MAX_DECIMALS}}})?"
_WORDS = {"type": ["string", "number", "boolean"], "pattern": r"\S"}


def _either(*words: str) -> Reads:
    """One of a few words."""
    pattern = {"type": "string", "pattern": rf"^\s*({'|'.join(words)})\s*$"}
    return Reads(one_of(*words), {"anyOf": [{"enum": list(words)}, pattern]})


def _reference(to: str) -> Reads:
    return Reads(as_text, {**_WORDS, "refers": to})


# Values. Editors give numbers and yes or no a type of their own; here they stay text until one of these asks.
Text = Annotated[str, Reads(as_text, _WORDS)]
Number = Annotated[Fraction, Reads(as_number, _typed("number", pattern=rf"[+-]?{_DIGITS}"))]
Flag = Annotated[bool, Reads(as_flag, _typed("boolean", pattern=_any_case(*sorted(YES | NO))))]
Version = Annotated[str, Reads(as_version, _typed(pattern=VERSION.pattern))]
PeriodText = Annotated[
    Period,
    Reads(
        as_period,
        _typed(pattern=rf"[1-9][0-9]{{0,2}}\s+({_any_case('day', 'week', 'month', 'year')})[Ss]?"),
    ),
]
Need = Annotated[
    Amount,
    Reads(
        as_need,
        _typed("integer", pattern=rf"all|half|(?!\+?[0.]+\s*%?\s*$)\+?({_PERCENTAGE}|{_WHOLE})", minimum=1),
    ),
]
Cut = Annotated[Amount, Reads(as_cut, _typed("number", pattern=rf"[+-]?{_DIGITS}\s*%?"))]
FigureText = Annotated[Figure, Reads(as_figure, _typed("number", pattern=rf"none|[+-]?{_DIGITS}"))]
Share = Annotated[
    Fraction,
    Reads(
        as_share,
        _typed(
            "number",
            pattern=rf"\+?0{{1,{MAX_WHOLE_DIGITS}}}(\.[0-9]{{1,{MAX_DECIMALS}}})?|-{_ZEROS}",
            minimum=0,
            exclusiveMaximum=1,
        ),
    ),
]
Count = Annotated[int, Reads(as_count, _typed("integer", pattern=rf"\+?(?!0+(\.0+)?\s*$){_WHOLE}", minimum=1))]
Step = Annotated[
    Fraction,
    Reads(
        as_step,
        _typed("number", pattern=rf"\+?(?!0+(\.0+)?\s*$){_DIGITS}", exclusiveMinimum=0),
    ),
]
Overall = Annotated[str, _either(*OVERALL)]
ScoreKind = Annotated[str, _either(*SCORE)]
Rollup = Annotated[str, _either(*ROLLUP)]

# Values that name something written elsewhere; ``resolve`` looks for it.
ScaleName = Annotated[str, _reference("scales")]
OutcomeText = Annotated[Figure, Reads(as_outcome, _WORDS)]
LevelName = Annotated[str, _reference("levels")]
ArticleName = Annotated[str, _reference("articles")]
Answer = Annotated[str, _reference("options")]
ValueOrLabel = Annotated[
    Fraction | str,
    Reads(
        as_number_or_label,
        _typed("number", "boolean", pattern=rf"[+-]?{_DIGITS}|(?!{_NUMBER}\s*$)\S(.|\s)*", refers="options"),
    ),
]

TestText = Annotated[str, _reference("tests")]
LabelText = Annotated[str, _reference("labels")]
TermText = Annotated[str, _reference("items")]

# Names before a colon: of the coach's choosing, checked by ``resolve``, or of something written elsewhere.
Name = Annotated[str, Named(pattern=f"^{NAME}$")]
Id = Annotated[str, Named(pattern=f"^{NAME}$", **{"not": {"pattern": f"^({_any_case(*sorted(RESERVED))})$"}})]
ItemId = Annotated[
    str,
    Named(
        pattern=f"^{NAME}$",
        **{"not": {"pattern": f"^({'|'.join([_any_case(*sorted(RESERVED)), *sorted(NO_ITEM_IDS)])})$"}},
    ),
]
TestedKey = Annotated[str, Named(refers="ids")]
LevelKey = Annotated[str, Named(refers="levels")]
LabelKey = Annotated[str, Named(refers="labels")]
Label = Annotated[str, Named()]
ItemKey = Annotated[str, Named(refers="items")]
DimensionKey = Annotated[str, Named(refers="dimensions")]

# Values of which there are two kinds; which one was written, its shape tells.
Alternatives = list[dict[TestedKey, TestText]] | dict[TestedKey, TestText]
Points = list[Text] | dict[Label, Number]
Chosen = Answer | list[LabelText]
TermList = TermText | list[TermText]
