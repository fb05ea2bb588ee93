"""A table for a fixed-width font, no wider than the terminal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from mkdocs_assessments.report import columns

GAP = "  "

NARROWEST = 11
"""Columns. A column is not made narrower than this, or than its heading; entry by entry reads better then."""

_PIECES = re.compile(r"[^-]*-+|[^-]+")
"""A word's pieces: it may be broken after a hyphen."""


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """The lines of a table of at most so many columns; where they are too few, each row as a list of its entries."""
    widths = [max(map(columns, column)) for column in zip(headings, *rows, strict=True)]
    room = width - len(GAP) * (len(headings) - 1)
    limits = [min(natural, max(NARROWEST, columns(heading))) for natural, heading in zip(widths, headings, strict=True)]
    if sum(limits) > room:
        return _listed(headings, rows, width)
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda column: widths[column] - limits[column])
        widths[widest] -= 1
    lines = [_line(headings, widths), _line(["-" * column for column in widths], widths)]
    for row in rows:
        cells = [wrap(cell, column) for cell, column in zip(row, widths, strict=True)]
        lines += [_line(line, widths) for line in zip_longest(*cells, fillvalue="")]
    return lines


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """A text in lines of at most so many columns, all but the first indented; broken at blanks, else after hyphens."""
    lines = [""]
    for word in text.split():
        space = " " if lines[-1].strip() else ""
        if columns(lines[-1] + space + word) <= width:
            lines[-1] += space + word
            continue
        if space:
            lines.append(indent)
        for piece in _PIECES.findall(word):
            if columns(lines[-1] + piece) > width and lines[-1].strip():
                lines.append(indent)
            for character in piece:
                if columns(lines[-1] + character) > width and lines[-1].strip():
                    lines.append(indent)
                lines[-1] += character
    return lines


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - columns(cell)) for cell, width in zip(cells, widths, strict=True))
    return GAP.join(padded).rstrip()


def _listed(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    lines: list[str] = []
    for row in rows:
        lines += [""] if lines else []
        for heading, cell in zip(headings, row, strict=True):
            lines += wrap(f"{heading}: {cell}", width, GAP)
    return lines
