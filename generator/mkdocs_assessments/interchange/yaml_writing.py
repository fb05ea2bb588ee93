"""Plain data → YAML as a coach would write it: in blocks, short lists on one line, quotation marks where needed."""

from __future__ import annotations

import json
import re

from mkdocs_assessments.interchange.data import Data, Group
from mkdocs_assessments.mistakes import foreign

WIDTH = 120
"""A list or a short group on one line is no longer than this."""

ON_ONE_LINE = frozenset({"expect", "level", "answers", "if", "ask", "any", "outcomes", "cap"})
"""Groups that are read at a glance when they are short."""

_SPECIAL = re.compile(r"""[\s"'*&!@%`|>{}\[\]?,#:~-]|$|(?:null|Null|NULL|<<|=)$""")
_INSIDE = re.compile(r": |:$| #|\n|\t")
_PLAIN_DASH = re.compile(r"-[^\s-]")


def scalar(text: str, listed: bool = False) -> str:
    """A text as a value or name; ``listed``: between brackets or braces, where commas end a value."""
    starts_plainly = not _SPECIAL.match(text) or (_PLAIN_DASH.match(text) is not None)
    needs = not starts_plainly or _INSIDE.search(text) or text != text.strip() or foreign(text, first_on_line=True)
    if needs or (listed and re.search(r"[,\[\]{}:]", text)):
        return json.dumps(text, ensure_ascii=False)
    return text


def flow(value: Data) -> str:
    """A value on one line."""
    if isinstance(value, str):
        return scalar(value, listed=True)
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    return "{" + ", ".join(f"{scalar(name, listed=True)}: {flow(entry)}" for name, entry in value.items()) + "}"


def block(whole: Group, blank_lines: int = 2) -> str:
    """A whole file; ``blank_lines`` levels of groups have a blank line between their entries where these are long."""
    return "\n".join(_entries(whole, 0, blank_lines)) + "\n"


def _entries(whole: Group, indent: int, blank_lines: int) -> list[str]:
    lines: list[str] = []
    before_was_long = False
    for name, value in whole.items():
        entry = _entry(name, value, indent, blank_lines)
        is_long = len(entry) > 1
        if lines and blank_lines and (is_long or before_was_long) and (not indent or is_long):
            lines.append("")
        lines += entry
        before_was_long = is_long
    return lines


def _entry(name: str, value: Data, indent: int, blank_lines: int) -> list[str]:
    pad = " " * indent
    start = f"{pad}{scalar(name)}:"
    one_line = f"{start} {scalar(value) if isinstance(value, str) else flow(value)}"
    if isinstance(value, str) or not value or (_is_short(name, value) and len(one_line) <= WIDTH):
        return [one_line]
    if isinstance(value, list):
        return [start, *(line for entry in value for line in _listed(entry, indent + 2))]
    deeper = blank_lines - 1 if name in ("dimensions", "scores", "scales") else 0
    return [start, *_entries(value, indent + 2, deeper)]


def _is_short(name: str, value: Data) -> bool:
    """Whether a list or group is better read on one line, if there is room."""
    if isinstance(value, list):
        return name not in ("sources", "not_for") and all(isinstance(entry, str) for entry in value)
    if name in ON_ONE_LINE:
        return True
    return isinstance(value, dict) and bool(value) and set(value) <= {"from", "above", "title"}


def _listed(entry: Data, indent: int) -> list[str]:
    pad = " " * indent
    if isinstance(entry, str):
        return [f"{pad}- {scalar(entry)}"]
    one_line = f"{pad}- {flow(entry)}"
    if isinstance(entry, list) or not entry or len(one_line) <= WIDTH:
        return [one_line]
    lines = _entries(entry, indent + 2, 0)
    return [f"{pad}- {lines[0].lstrip()}", *lines[1:]]
