"""The content of a file as located nodes, and the way from a path to a place."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_assessments.problem import At, Path, Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value or name, as text."""

    text: str
    place: Place
    plain: bool = True
    """Written without quotation marks."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    entries: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Names with values, in file order; a repeated name keeps its first value."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place

    def get(self, name: str) -> Node | None:
        """The value behind ``name``, or ``None``."""
        return next((value for key, value in self.entries if key.text == name), None)


Node = Scalar | Sequence | Mapping


def locate(at: At, node: Node) -> Place:
    """The place of the value (or, with ``at.key``, of the name) at the path, or of its nearest ancestor's name."""
    key: Place | None = None
    value: Node = node
    for step in at.path:
        found: Node | None = None
        if isinstance(value, Mapping):
            entry = next(((name, child) for name, child in value.entries if name.text == step), None)
            if entry is not None:
                key, found = entry[0].place, entry[1]
        elif isinstance(value, Sequence) and isinstance(step, int) and 0 <= step < len(value.entries):
            found = value.entries[step]
            key = found.place
        if found is None:
            return key or Place(at.file, 1, 1, 0)
        value = found
    if key is None:
        return Place(at.file, 1, 1, 0)
    empty = isinstance(value, Scalar) and value.plain and not value.text
    return key if at.key or empty or not isinstance(value, Scalar) else value.place


def at_path(node: Node, path: Path) -> Node | None:
    """The node at the path, or ``None`` where there is none."""
    value: Node | None = node
    for step in path:
        if isinstance(value, Mapping) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, Sequence) and isinstance(step, int) and 0 <= step < len(value.entries):
            value = value.entries[step]
        else:
            return None
    return value
