"""Slips of a single character: what came with pasted text, quotation marks, characters with a meaning of their own."""

from __future__ import annotations

import re

from mkdocs_assessments.mistakes.foreign import BULLETS, CURLY_PAIRS, straight
from mkdocs_assessments.mistakes.lines import NAME, NO_BREAK_SPACES, Broken, Line, in_marks, name_and
from mkdocs_assessments.problem import Problem

SPECIAL = "*&!@%`|>?,]}-"
"""Characters with a meaning of their own at the start of a value."""

_CLOSED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}


def tab(broken: Broken) -> Problem | None:
    """PA001: a line that begins with a tab."""
    for line in [*broken.suspects(), *range(broken.line)]:
        text = broken.text(line)
        lead = text[: len(text) - len(text.lstrip(" \t"))]
        if "\t" in lead and lead != text:
            return broken.problem("PA001", line, lead.index("\t"), lead.count("\t"))
    if broken.text(broken.line)[broken.column : broken.column + 1] == "\t":
        return broken.problem("PA001", broken.line, broken.column)
    return None


def no_break_space(broken: Broken) -> Problem | None:
    """PA012: a space that is a letter to YAML."""
    for line in broken.suspects():
        found = re.match(rf" *[{NO_BREAK_SPACES}]|[ -]*{NAME.pattern}:[{NO_BREAK_SPACES}]", broken.text(line))
        if found:
            return broken.problem("PA012", line, found.end() - 1)
    return None


def bullet(broken: Broken) -> Problem | None:
    """PA005: the bullet or dash of a word processor; the first of a run of lines."""
    for line in broken.suspects():
        if character := _bullet_of(broken.text(line)):
            first = line
            while _bullet_of(broken.text(first - 1)) == character:
                first -= 1
            return broken.problem("PA005", first, Line(broken.text(first)).indent, character=character)
    return None


def _bullet_of(text: str) -> str | None:
    content = Line(text).content
    return content[0] if content and content[0] in BULLETS + "*" and content[1:2].isspace() else None


def dash_without_space(broken: Broken) -> Problem | None:
    """PA026: a list entry without its space."""
    for line in broken.suspects():
        read = Line(broken.text(line))
        if re.match(r"-[^\s\d.-]", read.content):
            return broken.problem("PA026", line, read.indent)
    return None


def curly_quotes(broken: Broken) -> Problem | None:
    """PA011: curly quotation marks around a value that needs straight ones."""
    line = Line(broken.text(broken.line))
    if not line.value or line.value[0] not in CURLY_PAIRS:
        return None
    data = {"character": line.value[0], "suggestion": name_and(line, straight(line.value))}
    return broken.problem("PA011", broken.line, line.value_at, len(line.value), **data)


def unclosed_quote(broken: Broken) -> Problem | None:
    """PA004 and PA027: a mark that is not closed, or closed by the next one lines below; a stray backslash."""
    if "quoted scalar" in broken.doing and broken.opened:
        if "escape" in broken.found:
            # The parser in C stops at the backslash, the one in Python at the letter behind it.
            back = 0 if broken.text(broken.line)[broken.column : broken.column + 1] == "\\" else 1
            return broken.problem("PA027", broken.line, broken.column - back, 2)
        return broken.problem("PA004", *broken.opened)
    skip_to = 0
    for number in range(broken.line):
        line = Line(broken.text(number))
        mark = line.value[:1]
        if number < skip_to or mark not in _CLOSED or _CLOSED[mark].match(line.value):
            continue
        closing = next((later for later in range(number + 1, broken.line + 1) if mark in broken.text(later)), None)
        if closing is None:
            continue
        swallowed = (Line(broken.text(later)) for later in range(number + 1, closing + 1))
        if any(later.key is not None and NAME.fullmatch(later.key) for later in swallowed):
            return broken.problem("PA004", number, line.value_at)
        skip_to = closing + 1
    return None


def special_character(broken: Broken) -> Problem | None:
    """PA008: a value or name that begins with a character of special meaning."""
    line = Line(broken.text(broken.line))
    if line.key is not None and line.key[0] in SPECIAL + "{[" and broken.column >= line.start:
        value, at, name = line.key, line.start, None
    elif line.value and broken.column >= line.value_at:
        value, at, name = line.value, line.value_at, line.key
    else:
        return None
    if value[0] in "{[":
        closing = value.find("}" if value[0] == "{" else "]")
        if closing < 0 or broken.column <= at + closing or value[closing + 1 :].lstrip()[:1] in {"", "]", "}"}:
            return None
    elif value[0] not in SPECIAL or (value[0] == "-" and name is None):
        return None
    data = {} if name is None and line.key is not None else {"suggestion": name_and(line, in_marks(value))}
    return broken.problem("PA008", broken.line, at, 1, character=value[0], **data)


def special_anywhere(broken: Broken) -> Problem | None:
    """PA008: a special character at the start of an entry between brackets, or of a whole line."""
    before = broken.suspects()[-1]
    if "document start" in broken.found and broken.text(before).startswith("%"):
        return broken.problem("PA008", before, 0, character="%")
    if not broken.doing.startswith("while scanning") or "flow" in broken.doing:
        return None
    for line, column in ((broken.line, broken.column), broken.opened or (broken.line, broken.column)):
        character = broken.text(line)[column : column + 1]
        if character and character in SPECIAL:
            return broken.problem("PA008", line, column, character=character)
    return None


def after_the_quote(broken: Broken) -> Problem | None:
    """PA013: text behind the closing mark."""
    line = Line(broken.text(broken.line))
    closed = _CLOSED[line.value[0]].match(line.value) if line.value[:1] in _CLOSED else None
    if closed is None or not line.value[closed.end() :].strip():
        return None
    data = {"suggestion": name_and(line, in_marks(line.value))}
    length = len(line.value) - closed.end()
    return broken.problem("PA013", broken.line, line.value_at + closed.end(), length, **data)
