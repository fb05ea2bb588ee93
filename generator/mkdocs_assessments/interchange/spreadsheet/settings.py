"""Settings beside the items, one in a row: ``dimensions.people.need`` and what stands there."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_assessments.interchange.data import Data, Group, Way, from_node, group
from mkdocs_assessments.interchange.yaml_writing import flow
from mkdocs_assessments.source import read

BETWEEN = "."
"""Stands between names; no id holds one."""

DEEPEST = 30
"""How many names may stand before the last; a file's own reader stops earlier."""

BY_NAME = frozenset({"about", "scales", "levels", "scores", "examples"})
"""Settings of a file whose entries have rows of their own."""


def rows(whole: Group) -> Iterator[tuple[str, str]]:
    """Every setting of a file that is not an item's, with the name of its place, in the order of the file."""
    for name, value in whole.items():
        if name == "dimensions":
            yield from _of_dimensions(group(value), (name,))
        elif name in BY_NAME and isinstance(value, dict):
            yield from ((BETWEEN.join((name, entry)), cell(inner)) for entry, inner in value.items())
        else:
            yield name, cell(value)


def _of_dimensions(dimensions: Group, way: Way) -> Iterator[tuple[str, str]]:
    for id_, part in dimensions.items():
        found = group(part)
        for name, value in found.items():
            here = (*way, id_, name)
            if name == "dimensions":
                yield from _of_dimensions(group(value), here)
            elif name not in ("items", "title") or (name == "title" and "dimensions" in found):
                yield BETWEEN.join(here), cell(value)


def cell(value: Data) -> str:
    """A value as one cell: a text as it is, unless it could be taken for something between brackets."""
    if isinstance(value, str):
        return flow(value) if not value or value[0] in '[{"' else value
    return flow(value)


def from_cell(text: str) -> Data | None:
    """The value in a cell, ``None`` where what stands between brackets cannot be read."""
    if not text or text[0] not in '[{"':
        return text
    found = read(text, "")
    return None if found.node is None or found.problems else from_node(found.node)


def put(whole: Group, place: str, value: Data) -> bool:
    """Puts a value at its place in a file; false where there can be none."""
    *above, name = place.split(BETWEEN)
    if len(above) > DEEPEST:
        return False
    here = whole
    for step in above:
        inner = here.setdefault(step, {})
        if not isinstance(inner, dict) or not step:
            return False
        here = inner
    if not name or name in here:
        return False
    here[name] = value
    return True
