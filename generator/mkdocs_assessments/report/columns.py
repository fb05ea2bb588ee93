"""How much room a text takes on a terminal, whose every character is one column wide, two, or none."""

from __future__ import annotations

import unicodedata

from mkdocs_assessments.report.harmless import HARMFUL

TAB_WIDTH = 4


def columns(text: str) -> int:
    """How many columns of a fixed-width font a text takes."""
    column = 0
    for character in text:
        column += column_width(character, column)
    return column


def column_width(character: str, column: int) -> int:
    """How many columns a character takes that begins in the given one, counted from 0."""
    if character == "\t":
        return TAB_WIDTH - column % TAB_WIDTH
    if unicodedata.category(character) in {"Mn", "Me", "Cf"} and not HARMFUL.match(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
