"""Slips that leave a file readable, with another meaning than the one a coach sees."""

from __future__ import annotations

import re

from mkdocs_assessments.mistakes.lines import NAME, NO_BREAK_SPACES
from mkdocs_assessments.quoting import quoted

BULLETS = "–—−‐‑•·‣▪●○◦"
"""What word processors and web pages put before a list entry."""

CURLY_PAIRS = {"“": "”", "„": "“", "‘": "’", "«": "»", "”": "”"}

_NO_BREAK_AFTER_COLON = re.compile(rf"{NAME.pattern}:[{NO_BREAK_SPACES}]")
_NOTHING_AFTER_COLON = re.compile(rf"{NAME.pattern}:[^\s/:]")
_NOTHING_AFTER_DASH = re.compile(r"-[^\s\d.-]")


def foreign(text: str, first_on_line: bool) -> str | None:
    """The code of a slip that leaves the file readable but not as meant, seen in a value without quotation marks."""
    if text[0] in NO_BREAK_SPACES or _NO_BREAK_AFTER_COLON.match(text):
        return "PA012"
    if first_on_line and text[0] in BULLETS and text[1:2].isspace():
        return "PA005"
    if first_on_line and _NOTHING_AFTER_DASH.match(text):
        return "PA026"
    if first_on_line and _NOTHING_AFTER_COLON.match(text):
        return "PA020"
    closing = CURLY_PAIRS.get(text[0])
    if closing and (closing not in text[1:] or text.index(closing, 1) == len(text) - 1):
        return "PA011"
    return None


def glued(name: str, alone: bool) -> bool:
    """Whether a name between brackets, ``alone`` without a value, is a name and a value without a space."""
    return alone and _NOTHING_AFTER_COLON.match(name) is not None


def mended(code: str, text: str) -> dict[str, str]:
    """The slot of the catalogue with the text put right, where that can be done."""
    if code == "PA011":
        return {"suggestion": straight(text)}
    if code == "PA020":
        return {"suggestion": text[:80].replace(":", ": ", 1)}
    return {}


def straight(text: str) -> str:
    """A text between curly marks, between straight ones."""
    inner = text[1:].removesuffix(CURLY_PAIRS[text[0]])
    return quoted(inner)
