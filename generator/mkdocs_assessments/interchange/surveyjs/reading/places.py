"""Where values stand in a JSON text. The library that reads them keeps no places, so the text is gone through again."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from mkdocs_assessments.problem import Path, Place

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(slots=True)
class _Open:
    """A group or list whose end has not been reached."""

    group: bool
    at: str | int
    """The name, or the position, of the value to come or just read."""
    key: re.Match[str] | None = None


def places_of(text: str, file: str, wanted: Collection[Path]) -> dict[Path, Place]:
    """The place of the value at each path; of a group or list in a group, that of its name.

    ``text`` must be JSON. Where a name is set twice the later value holds, as in the library. What is at no path is
    left out.
    """
    starts = _line_starts(text)
    return {path: _place(token, file, starts) for path, token in _values(text) if path in wanted}


def place_of_word(text: str, file: str, words: Collection[str]) -> Place | None:
    """The place of the first of ``words`` outside quotation marks; the rest of ``text`` need not be JSON."""
    token = next((token for token in _TOKEN.finditer(text) if token[0] in words), None)
    return None if token is None else _place(token, file, _line_starts(text))


def _line_starts(text: str) -> list[int]:
    return [0, *(end.end() for end in _LINE_END.finditer(text))]


def _place(token: re.Match[str], file: str, starts: list[int]) -> Place:
    line = bisect_right(starts, token.start())
    return Place(file, line, token.start() - starts[line - 1] + 1, token.end() - token.start())


def _values(text: str) -> Iterator[tuple[Path, re.Match[str]]]:
    """The path of every value with the token that stands for it."""
    stack: list[_Open] = []
    for token in _TOKEN.finditer(text):
        mark = token[0]
        inside = stack[-1] if stack else None
        if mark in "}]":
            stack.pop()
        elif mark == ",":
            if inside and isinstance(inside.at, int):
                inside.at += 1
            elif inside:
                inside.key = None
        elif mark == ":":
            continue
        elif inside and inside.group and inside.key is None:
            inside.at, inside.key = _named(mark), token
        else:
            opens = mark in "{["
            key = inside.key if inside and opens else None
            yield tuple(one.at for one in stack), key or token
            if opens:
                stack.append(_Open(mark == "{", "" if mark == "{" else 0))


def _named(key: str) -> str:
    return key[1:-1] if "\\" not in key else str(json.loads(key))
