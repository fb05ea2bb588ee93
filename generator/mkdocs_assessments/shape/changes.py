"""Nodes with a value put in, taken out, or under another name."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_assessments.problem import Path
from mkdocs_assessments.source import Mapping, Node, Scalar

Entries = tuple[tuple[Scalar, Node], ...]


def put(node: Node, path: Path, child: Node | None) -> Node:
    """``node`` with ``child`` at ``path``, or with nothing there."""
    name = str(path[-1])

    def change(entries: Entries) -> Entries:
        if child is None:
            return tuple(entry for entry in entries if entry[0].text != name)
        if name in (key.text for key, _ in entries):
            return tuple((key, child if key.text == name else value) for key, value in entries)
        return (*entries, (Scalar(name, child.place), child))

    return _changed(node, path[:-1], change)


def rename(node: Node, path: Path, new: str) -> Node:
    """``node`` with another name for the setting at ``path``."""

    def change(entries: Entries) -> Entries:
        return tuple((Scalar(new, key.place) if key.text == path[-1] else key, value) for key, value in entries)

    return _changed(node, path[:-1], change)


def _changed(node: Node, path: Path, change: Callable[[Entries], Entries]) -> Node:
    """``node`` with the entries of the group at ``path`` changed."""
    if not isinstance(node, Mapping):
        return node
    if not path:
        return Mapping(change(node.entries), node.place)
    entries = (
        (key, _changed(value, path[1:], change) if key.text == path[0] else value) for key, value in node.entries
    )
    return Mapping(tuple(entries), node.place)
