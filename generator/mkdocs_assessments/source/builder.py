"""Parser events → nodes, and what can be read but is not meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

import yaml

from mkdocs_assessments import mistakes
from mkdocs_assessments.problem import Place, Problem
from mkdocs_assessments.source.nodes import Mapping, Node, Scalar, Sequence

MAX_DEPTH = 20
"""The deepest setting of the form lies six levels down."""

# What YAML does not allow as it stands, and the line breaks that editors do not count as lines but parsers do.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")

CUT_OFF = "PA032"
"""The code of a value that ends at a "#" which may belong to it."""

_NO_COMMENT = re.compile(r"[ \t]*(?P<rest>#[^\s#].*?)[ \t]*$")
"""A "#" that ends a value, with something other than a space or another "#" behind it."""


@dataclass(slots=True)
class _Open:
    """A list or group whose end has not been reached."""

    place: Place
    mapping: bool
    children: list[Node] = field(default_factory=list)


class Builder:
    """Folds parser events into nodes and notes what is readable but not meant."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file = file
        self.lines = lines
        self.problems: list[Problem] = []
        self.spoilt = False
        """True where the structure is not the one the coach sees, so that nothing further should be said."""

    def build(self, events: Iterable[yaml.Event]) -> Node | None:
        """The top node, or ``None`` where there is none. What parsing raises passes through."""
        stack: list[_Open] = []
        top: Node | None = None
        documents = 0
        for event in events:
            node: Node | None = None
            if isinstance(event, yaml.ScalarEvent):
                node = self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                stack.append(_Open(self._place(event), isinstance(event, yaml.MappingStartEvent)))
                self._refuse_shortcuts(event)
                if len(stack) > MAX_DEPTH:
                    self._spoil("PA016", stack[-1].place)
                    return None
            elif isinstance(event, yaml.CollectionEndEvent):
                node = self._close(stack.pop())
            elif isinstance(event, yaml.AliasEvent):
                self._spoil("PA017", self._place(event), found=f"*{event.anchor}")
                node = Scalar("", self._place(event))
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._spoil("PA018", self._place(event))
                    return None
            if node is None:
                continue
            if stack:
                stack[-1].children.append(node)
            else:
                top = node
        return None if isinstance(top, Scalar) and not top.text else top

    def _place(self, event: yaml.Event) -> Place:
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None
        stop = end.column if end.line == start.line else len(self.lines[start.line].rstrip())
        return Place(self.file, start.line + 1, start.column + 1, max(1, stop - start.column))

    def _spoil(self, code: str, place: Place, **data: str) -> None:
        self.problems.append(Problem(code, place, data))
        self.spoilt = True

    def _refuse_shortcuts(self, event: yaml.NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if event.anchor is not None:
            self._spoil("PA017", self._place(event), found=f"&{event.anchor}")
        elif tag is not None:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            self._spoil("PA017", self._place(event), found=shown)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        place = self._place(event)
        plain = event.style is None or event.style == ""
        text: str = event.value
        self._refuse_shortcuts(event)
        # Only between double quotes can a value say what its file does not hold, by an escape.
        if event.style == '"' and (escaped := FORBIDDEN.search(text)):
            self.problems.append(Problem("PA014", place, {"character": named(escaped[0])}))
            text = FORBIDDEN.sub("\ufffd", text)
        if plain and text:
            before = self.lines[place.line - 1][: place.column - 1]
            if code := mistakes.foreign(text, first_on_line=not before.strip(" ")):
                self.problems.append(Problem(code, place, {"character": text[0], **mistakes.mended(code, text)}))
                self.spoilt = self.spoilt or code != "PA011"
        if plain and text and (comment := self._cut_off(event)):
            self.problems.append(comment)
        return Scalar(text, place, plain)

    def _cut_off(self, event: yaml.ScalarEvent) -> Problem | None:
        """The remark on a value that a "#" ends which looks like a part of it: a comment has a space behind its "#"."""
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        match = _NO_COMMENT.match(line, end.column)
        if match is None:
            return None
        column = match.start("rest")
        data = {"lost": match["rest"]}
        whole = mistakes.with_name(line, start.column, f"{event.value} {match['rest']}")
        if whole is not None and start.line == end.line:
            data["suggestion"] = whole
        return Problem(CUT_OFF, Place(self.file, end.line + 1, column + 1, len(match["rest"])), data)

    def _close(self, ended: _Open) -> Node:
        if not ended.mapping:
            return Sequence(tuple(ended.children), ended.place)
        entries: list[tuple[Scalar, Node]] = []
        first: dict[str, Scalar] = {}
        for name, child in zip(ended.children[::2], ended.children[1::2], strict=True):
            if not isinstance(name, Scalar):
                self._spoil("PA024", ended.place)
                continue
            key, value = self._apart(name, child)
            if key.text in first:
                lines = {"first": str(first[key.text].place.line), "second": str(key.place.line)}
                self.problems.append(Problem("PA006", key.place, {"name": key.text, **lines}))
            else:
                first[key.text] = key
                entries.append((key, value))
        return Mapping(tuple(entries), entries[0][0].place if entries else ended.place)

    def _apart(self, key: Scalar, value: Node) -> tuple[Scalar, Node]:
        """A name and its value, taken apart where they were written without a space between them."""
        if ":" not in key.text or not mistakes.glued(key.text, alone=value == Scalar("", value.place)):
            return key, value
        self.problems.append(Problem("PA020", key.place, mistakes.mended("PA020", key.text)))
        name, _, rest = key.text.partition(":")
        return Scalar(name, key.place), Scalar(rest, key.place)


def named(character: str) -> str:
    """A character as its number and, where it has one, its name."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
