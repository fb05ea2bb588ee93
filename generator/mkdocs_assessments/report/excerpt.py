"""A look at the lines of a file, with carets under the characters meant."""

from __future__ import annotations

from pathlib import Path

from mkdocs_assessments.problem import Place
from mkdocs_assessments.report.columns import column_width, columns
from mkdocs_assessments.report.harmless import HARMFUL
from mkdocs_assessments.source import lines_of

EXCERPT_WIDTH = 100


def excerpt(place: Place) -> tuple[str, ...]:
    """The line of a place with its neighbours, and carets under the characters meant."""
    try:
        lines = lines_of(Path(place.file).read_text("utf-8", "replace"))
    except OSError:
        return ()
    if place.line > len(lines):
        return ()
    numbers = [number for number in (place.line - 1, place.line, place.line + 1) if 0 < number <= len(lines)]
    if numbers[-1] == len(lines) and not lines[-1] and numbers[-1] != place.line:
        numbers.pop()
    gutter = len(str(numbers[-1]))
    text = lines[place.line - 1]
    before, marked = columns(text[: place.column - 1]), columns(text[: place.column - 1 + place.length])
    start = 0 if marked <= EXCERPT_WIDTH else max(0, before - EXCERPT_WIDTH // 2)
    drawn: list[str] = []
    for number in numbers:
        drawn.append(f"{number:>{gutter}} | {_window(lines[number - 1], start)}".rstrip())
        if number == place.line:
            carets = "^" * max(1, min(marked, start + EXCERPT_WIDTH) - before)
            drawn.append(f"{'':>{gutter}} | {' ' * (before - start + (1 if start else 0))}{carets}")
    return tuple(drawn)


def _window(text: str, start: int) -> str:
    """The columns of a line from ``start`` on, as many as an excerpt shows, with tabs drawn as arrows."""
    column, shown = 0, []
    for character in text:
        width = column_width(character, column)
        if column >= start + EXCERPT_WIDTH:
            shown.append("…")
            break
        if column >= start:
            shown.append("→".ljust(width) if character == "\t" else HARMFUL.sub("\ufffd", character))
        elif column + width > start:
            shown.append(" " * (column + width - start))  # what is left of a wide character that the edge cuts in two
        column += width
    return ("…" if start and shown else "") + "".join(shown)
