"""What the columns of a spreadsheet mean, whatever they are called and in whatever order they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

ITEM, TEXT, DIMENSION, TITLE, REVERSE, OPTIONS = "item", "text", "dimension", "dimension title", "reverse", "options"
SETTING, VALUE = "setting", "value"

FIRST = (ITEM, TEXT, DIMENSION, TITLE, REVERSE, OPTIONS)
"""The columns every spreadsheet of ours begins with."""

WORDS = ("scale", "na", "observer", "try", "help", "unit", "left", "right", "none", "step", "scored", "else")
"""Further columns whose cells are the setting of that name as it is."""

STRUCTURED = ("ask", "number", "pairs", "many")
"""Further columns whose cells hold the setting of that name on one line, between brackets."""

ELSEWHERE = frozenset({"text", "reverse", "choices"})
"""Settings of an item that have a column of another name, or of their own kind."""

SYNONYMS: Mapping[str, tuple[str, ...]] = {
    ITEM: ("item", "items", "id", "item id", "code", "variable", "no", "nr", "number of item", "item number", "#"),
    TEXT: ("text", "item text", "question", "questions", "statement", "statements", "wording", "question text"),
    DIMENSION: ("dimension", "dimensions", "subscale", "sub scale", "factor", "facet", "domain", "area", "category"),
    TITLE: ("dimension title", "title of dimension"),
    REVERSE: (
        *("reverse", "reversed", "r", "reverse keyed", "reverse scored", "reverse coded", "keyed", "key", "keying"),
        *("negative", "inverted"),
    ),
    OPTIONS: ("options", "option", "answers", "answer options", "choices", "labels", "response options", "responses"),
    "na": ("na", "n a", "does not apply", "not applicable"),
    "help": ("help", "explanation", "hint", "note", "notes"),
    "observer": ("observer", "observer text", "other report"),
    "try": ("try", "act", "practice"),
    "scored": ("scored", "counts"),
    SETTING: ("setting", "settings"),
    VALUE: ("value",),
    **{name: (name,) for name in (*WORDS, *STRUCTURED) if name not in ("na", "help", "observer", "try", "scored")},
}
"""What each column is called by those who have one."""

_BY_NAME = {name: column for column, names in SYNONYMS.items() for name in names}


def normal(name: str) -> str:
    """A header without capitals, marks and repeated blanks."""
    return " ".join(re.sub(r"[^a-z0-9#]+", " ", name.casefold()).split())


def meanings(header: Sequence[str]) -> list[str | None]:
    """What each column of a header means, ``None`` for those that mean nothing here.

    Where no column is called the text, ``item`` is the text and not the id.
    """
    found = [_BY_NAME.get(normal(name)) for name in header]
    if TEXT not in found and found.count(ITEM) > 1:
        plain = [normal(name) for name in header]
        place = next((place for place, name in enumerate(plain) if name in ("item", "items")), None)
        return found if place is None else [*found[:place], TEXT, *found[place + 1 :]]
    if TEXT not in found:
        return [TEXT if column == ITEM and normal(name) in ("item", "items") else column
                for column, name in zip(found, header, strict=True)]  # fmt: skip
    return found


def cell_name(row: int, column: int) -> str:
    """A cell as a spreadsheet program names it, such as ``C5``; both count from 1."""
    letters = ""
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return f"{letters}{row}"
