"""Slips of structure: brackets, colons, indentation, lists."""

from __future__ import annotations

import re

from mkdocs_assessments.mistakes.foreign import mended
from mkdocs_assessments.mistakes.lines import NAME, Broken, Line, in_marks, name_and
from mkdocs_assessments.problem import Problem

NO_ITEM_IDS = frozenset({"text", "reverse", "scale", "na", "observer", "try", "help"})
"""Settings of an item that no item can be called: beside items of one line they mean the item above."""

ITEM_SETTINGS = NO_ITEM_IDS | {
    *("choices", "number", "step", "unit", "pairs", "many", "none", "left", "right", "scored", "ask", "else")
}
"""The settings of an item. Under an item of one line they ask for the long form."""


def brackets(broken: Broken) -> Problem | None:
    """PA022, PA028 and PA002: brackets without a partner, entries without a comma, a colon too many between them."""
    character = broken.text(broken.line)[broken.column : broken.column + 1]
    if "flow" in broken.doing and broken.opened:
        bracket = broken.text(broken.opened[0])[broken.opened[1] : broken.opened[1] + 1]
        if broken.opened[0] != broken.line or not character or character in "]}":
            return broken.problem("PA022", *broken.opened, character=bracket)
        if character == ":":
            return broken.problem("PA002", broken.line, broken.column)
        return broken.problem("PA028", broken.line, broken.column, character=bracket)
    if character and character in "]}":
        return broken.problem("PA022", broken.line, broken.column, character=character)
    return None


def long_form(broken: Broken) -> Problem | None:
    """PA031: a setting of an item under an item of one line, which has to be written out to have settings."""
    if "mapping values are not allowed" not in broken.found and "could not find expected ':'" not in broken.found:
        return None
    number = next((line for line in broken.suspects() if Line(broken.text(line)).key in ITEM_SETTINGS), None)
    if number is None:
        return None
    setting = Line(broken.text(number))
    first = _less_far_in(broken, number)
    item = Line(broken.text(first))
    if item.key is None or not item.value or Line(broken.text(_less_far_in(broken, first))).key != "items":
        return None
    between = [Line(broken.text(line)).content for line in range(first + 1, number)]
    text = " ".join([item.value, *filter(None, between)])
    written = [f"{item.key}:", f"  text: {text}", f"  {setting.content}"]
    for following in map(Line, broken.lines[number + 1 :]):
        if following.indent != setting.indent or following.key not in ITEM_SETTINGS:
            break
        written.append(f"  {following.content}")
    data = {"setting": setting.key or "", "item": item.key, "written": "\n".join(written)}
    return broken.problem("PA031", number, setting.indent, len(setting.content), **data)


def _less_far_in(broken: Broken, number: int) -> int:
    """The nearest line above that begins further left, or -1."""
    indent = Line(broken.text(number)).indent
    above = range(number - 1, -1, -1)
    return next((line for line in above if (read := Line(broken.text(line))).content and read.indent < indent), -1)


def colon(broken: Broken) -> Problem | None:
    """PA002, PA020 and PA003: a colon too many, one missing on the line before, or a line too far in."""
    if "mapping values are not allowed" not in broken.found:
        return None
    line = Line(broken.text(broken.line))
    if line.key is not None and broken.column > line.start + len(line.key):
        suggestion = name_and(line, in_marks(line.value))
        return broken.problem("PA002", broken.line, broken.column, suggestion=suggestion)
    before = broken.suspects()[-1]
    above = Line(broken.text(before))
    if above.key is None and above.indent == line.indent:
        return _no_colon(broken, before)
    if line.key is not None and NAME.fullmatch(line.key) and above.start < line.start:
        return _indented(broken, broken.line, line, above.start)
    return broken.problem("PA002", broken.line, broken.column)


def missing_colon(broken: Broken) -> Problem | None:
    """PA020: a line that should have a name and a colon."""
    if "could not find expected ':'" in broken.found and broken.opened:
        return _no_colon(broken, broken.opened[0])
    return None


def _no_colon(broken: Broken, number: int) -> Problem:
    line = Line(broken.text(number))
    data = mended("PA020", line.content) if re.match(rf"{NAME.pattern}:\S", line.content) else {}
    return broken.problem("PA020", number, line.indent, len(line.content), **data)


def several_documents(broken: Broken) -> Problem | None:
    """PA018: text after the mark that ends a document."""
    if "document start" not in broken.found:
        return None
    ended = next((line for line in range(broken.line, -1, -1) if broken.text(line).startswith("...")), None)
    return None if ended is None else broken.problem("PA018", ended, 0, 3)


def indent(broken: Broken) -> Problem | None:
    """PA003: a line that begins where none of the lines around it begins."""
    line = Line(broken.text(broken.line))
    levels: list[int] = []
    above: Line | None = None
    for number in range(broken.line):
        read = Line(broken.text(number))
        if not read.content or read.content == "---":
            continue
        above = read
        while levels and levels[-1] > above.indent:
            levels.pop()
        levels += [at for at in (above.indent, above.start) if not levels or at > levels[-1]]
        if line.indent == 0 < above.indent and "document start" in broken.found:
            return _indented(broken, number, above, 0)
    opens = bool(above and above.key is not None and not above.value and line.indent > above.indent)
    if not levels or not line.content or line.indent in levels or opens or broken.column > line.start:
        return None
    return _indented(broken, broken.line, line, min(levels, key=lambda level: (abs(level - line.indent), -level)))


def _indented(broken: Broken, number: int, line: Line, expected: int) -> Problem:
    data = {"found": _spaces(line.indent), "expected": _spaces(expected)}
    return broken.problem("PA003", number, line.indent, len(line.content), **data)


def _spaces(count: int) -> str:
    return "1 space" if count == 1 else f"{count} spaces"


def list_and_names(broken: Broken) -> Problem | None:
    """PA029: list entries and names side by side."""
    if broken.doing in {"while parsing a block collection", "while parsing a block mapping"}:
        line = Line(broken.text(broken.line))
        return broken.problem("PA029", broken.line, line.indent, len(line.content))
    return None
