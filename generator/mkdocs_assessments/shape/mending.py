"""Something harmless in the place of what means nothing, so that the rest of the file can be read."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from mkdocs_assessments.problem import Path, Place
from mkdocs_assessments.shape.changes import put
from mkdocs_assessments.shape.lists import is_list_of_parts, with_ids
from mkdocs_assessments.shape.parts import part_at
from mkdocs_assessments.source import Mapping, Node, Scalar, Sequence, at_path
from mkdocs_assessments.written import Part, read

NAMED = frozenset({"items", "dimensions", "scales", "levels", "examples", "scores"})
"""Settings whose entries carry names of the coach's choosing."""


def mend(node: Node, path: Path) -> Node:
    """Put something harmless in place of a value that means nothing, or leave it out."""
    value = at_path(node, path)
    if isinstance(value, Sequence) and is_list_of_parts(node, path):
        return put(node, path, with_ids(value))
    number = next((position for position, step in enumerate(path) if isinstance(step, int)), None)
    if number is not None:
        return put(node, path[:number], None)
    if len(path) > 1 and (path[-2] in NAMED or path[:-1] == ("about",)) and value is not None:
        return put(node, path, Scalar("?", value.place) if path[-2] == "items" else Mapping((), value.place))
    return put(node, path, None)


def stand_in(kind: type[Part], path: Path, place: Place) -> Node:
    """A valid value for the setting at the path, which must be given."""
    part = part_at(kind, path[:-1])
    assert part is not None
    kind = part.settings()[str(path[-1])].kind
    words = Scalar("?", place), Scalar("??", place)
    candidates: tuple[Node, ...] = (words[0], Scalar("1", place), Mapping((), place), Sequence(words, place))
    return next(value for value in candidates if not read(kind, plain(value))[1])


def plain(node: Node) -> Any:
    """A node as data without places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(entry) for entry in node.entries]
    return {key.text: plain(value) for key, value in node.entries}


def existing(node: Node, path: Path) -> Path:
    """The longest beginning of ``path`` that the file has."""
    while path and at_path(node, path) is None:
        path = path[:-1]
    return path


def outside_lists(path: Path) -> Path:
    """The path to the outermost list on the way: an entry that means nothing is left out, and maybe all of them."""
    return tuple(takewhile(lambda step: isinstance(step, str), path))
