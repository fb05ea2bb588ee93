"""The kinds of values and names a setting takes: what each means (``values``), and what an editor may accept for it.

An editor checks with JSON Schema while somebody types. What it refuses, the compiler refuses; the compiler knows more.
One spelling is beyond it: an unquoted ``null`` or ``~`` is a text here and nothing to an editor.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any

from pydantic import Discriminator, PlainValidator, Tag, WithJsonSchema

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
    as_outcome,
    as_period,
    as_share,
    as_step,
    as_text,
    as_version,
    one_of,
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


def _either(*words: str) -> WithJsonSchema:
    """One of a few words."""
    pattern = {"type": "string", "pattern": rf"^\s*({'|'.join(words)})\s*$"}
    return WithJsonSchema({"anyOf": [{"enum": list(words)}, pattern]})


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
Count = Annotated[int, PlainValidator(as_count), _typed("integer", pattern=rf"\+?(?!0+(\.0+)?\s*$){_WHOLE}", minimum=1)]
Step = Annotated[
    Fraction,
    PlainValidator(as_step),
    _typed("number", pattern=rf"\+?(?!0+(\.0+)?\s*$){_DIGITS}", exclusiveMinimum=0),
]
Overall = Annotated[str, PlainValidator(one_of(*OVERALL)), _either(*OVERALL)]
ScoreKind = Annotated[str, PlainValidator(one_of(*SCORE)), _either(*SCORE)]
Rollup = Annotated[str, PlainValidator(one_of(*ROLLUP)), _either(*ROLLUP)]

# Values that name something written elsewhere; ``resolve`` looks for it.
ScaleName = Annotated[str, PlainValidator(as_text), _reference("scales")]
OutcomeText = Annotated[Figure, PlainValidator(as_outcome), WithJsonSchema(_WORDS)]
LevelName = Annotated[str, PlainValidator(as_text), _reference("levels")]
ArticleName = Annotated[str, PlainValidator(as_text), _reference("articles")]
Answer = Annotated[str, PlainValidator(as_text), _reference("options")]

TestText = Annotated[str, PlainValidator(as_text), _reference("tests")]
LabelText = Annotated[str, PlainValidator(as_text), _reference("labels")]
TermText = Annotated[str, PlainValidator(as_text), _reference("items")]

# Names before a colon: of the coach's choosing, checked by ``resolve``, or of something written elsewhere.
Name = Annotated[str, _key(pattern=f"^{NAME}$")]
Id = Annotated[str, _key(pattern=f"^{NAME}$", **{"not": {"pattern": f"^({_any_case(*sorted(RESERVED))})$"}})]
ItemId = Annotated[
    str,
    _key(
        pattern=f"^{NAME}$",
        **{"not": {"pattern": f"^({'|'.join([_any_case(*sorted(RESERVED)), *sorted(NO_ITEM_IDS)])})$"}},
    ),
]
TestedKey = Annotated[str, _key(refers="ids")]
LevelKey = Annotated[str, _key(refers="levels")]
LabelKey = Annotated[str, _key(refers="labels")]
Label = Annotated[str, _key()]
ItemKey = Annotated[str, _key(refers="items")]
DimensionKey = Annotated[str, _key(refers="dimensions")]

# Values of which there are two kinds. The tag says which one was written; in the path of a mistake it is no step.
LIST, GROUP, TEXT = "\0list", "\0group", "\0text"
TAGS = frozenset({LIST, GROUP, TEXT})
"""What pydantic puts into the path of a mistake to say which kind of a value was tried."""
LIST_OR_GROUP = Discriminator(lambda value: GROUP if isinstance(value, dict) else LIST)
TEXT_OR_LIST = Discriminator(lambda value: LIST if isinstance(value, list) else TEXT)
TEXT_OR_GROUP = Discriminator(lambda value: GROUP if isinstance(value, dict) else TEXT)

Alternatives = Annotated[
    Annotated[list[dict[TestedKey, TestText]], Tag(LIST)] | Annotated[dict[TestedKey, TestText], Tag(GROUP)],
    LIST_OR_GROUP,
]
Points = Annotated[Annotated[list[Text], Tag(LIST)] | Annotated[dict[Label, Number], Tag(GROUP)], LIST_OR_GROUP]
Chosen = Annotated[Annotated[Answer, Tag(TEXT)] | Annotated[list[LabelText], Tag(LIST)], TEXT_OR_LIST]
TermList = Annotated[Annotated[TermText, Tag(TEXT)] | Annotated[list[TermText], Tag(LIST)], TEXT_OR_LIST]
