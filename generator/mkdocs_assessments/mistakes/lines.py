"""A file's lines as a person sees them, where a parser could not read them. Positions count from 0."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mkdocs_assessments.problem import Place, Problem
from mkdocs_assessments.quoting import quoted

NO_BREAK_SPACES = "\u00a0\u2007\u202f\u3000"

NAME = re.compile(r"[A-Za-z][\w-]*")
"""What looks like the name of a setting."""


@dataclass(frozen=True, slots=True)
class Broken:
    """Where and why a parser gave up."""

    file: str
    lines: list[str]
    line: int
    column: int
    opened: tuple[int, int] | None
    """Where the thing it was reading began."""
    doing: str
    found: str

    def text(self, line: int) -> str:
        """A line of the file, or nothing past its end."""
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    def suspects(self) -> list[int]:
        """The lines to look at: where it gave up, where it began, and the line with content before."""
        before = next((line for line in range(self.line - 1, -1, -1) if Line(self.text(line)).content), self.line)
        return list(dict.fromkeys([self.line, self.opened[0] if self.opened else self.line, before]))

    def problem(self, code: str, line: int, column: int, length: int = 1, **data: str) -> Problem:
        """A problem at a position counted from 0."""
        return Problem(code, Place(self.file, line + 1, column + 1, max(1, length)), data)


class Line:
    """A line as ``indent``, list dashes, ``name: value``. Linear in its length, whatever it holds."""

    def __init__(self, text: str) -> None:
        body = text.lstrip(" \t" + NO_BREAK_SPACES)
        self.indent = len(text) - len(body)
        self.content = "" if body.startswith("#") else body.rstrip()
        start = self.indent
        while body.startswith("- "):
            rest = body[2:].lstrip(" ")
            start += len(body) - len(rest)
            body = rest
        body = body.rstrip()
        self.start = start
        """Where the name begins, past any dashes."""
        colon = -1 if body[:1] in {'"', "'", "#"} else body.find(": ")
        if colon < 0 and body.endswith(":") and body[:1] not in {'"', "'"}:
            colon = len(body) - 1
        self.key = body[:colon] if colon > 0 else None
        value = body[colon + 1 :].strip(" ") if self.key is not None else body
        self.value_at = len(text.rstrip()) - len(value)
        self.value = value if value[:1] in {'"', "'"} else value.partition(" #")[0].rstrip()


def in_marks(value: str) -> str:
    """A whole value in quotation marks, without those it began and ended with if these belong together."""
    mark = value[:1]
    around = len(value) > 1 and mark == value[-1] and mark in "\"'"
    # In '"No" and "yes"' the second mark closes what the first opened; in "'don't do'" it does neither.
    closes = around and re.match(rf"{mark}[^{mark}]*[^\s{mark}]{mark}(?!\w)", value[:-1]) is not None
    return quoted(value[1:-1] if around and not closes else value)


def with_name(text: str, at: int, value: str) -> str | None:
    """``value`` in quotation marks and with its name on a line; ``None`` unless the line's value begins at ``at``."""
    line = Line(text)
    return name_and(line, quoted(value)) if line.value and line.value_at == at else None


def name_and(line: Line, value: str) -> str:
    """A value with the name it has on that line."""
    return f"{line.key}: {value}" if line.key is not None else value
