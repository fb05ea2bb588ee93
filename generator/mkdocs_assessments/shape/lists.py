"""Lists where names are wanted: items, dimensions, facts and scores written without ids."""

from __future__ import annotations

from mkdocs_assessments import suggest
from mkdocs_assessments.mistakes import NO_ITEM_IDS
from mkdocs_assessments.problem import Path
from mkdocs_assessments.shape.changes import put
from mkdocs_assessments.source import Mapping, Node, Scalar, Sequence, at_path
from mkdocs_assessments.written import RESERVED


def is_list_of_parts(node: Node, path: Path) -> bool:
    """Whether items, dimensions, facts or scores were written as a list, without ids."""
    holds = path[-1:] in {("items",), ("dimensions",)} or path in {("about",), ("scores",)}
    return holds and isinstance(at_path(node, path), Sequence)


def with_ids(listed: Sequence, taken: set[str] | None = None) -> Mapping:
    """A list of items or dimensions as a mapping, under the ids they name or, failing that, suggested ones.

    ``taken`` are ids in use. The items within dimensions get theirs in the same way.
    """
    entries: list[tuple[Scalar, Node]] = []
    taken = {*RESERVED, *NO_ITEM_IDS} if taken is None else taken
    for entry in listed.entries:
        named, value = _id_and_value(entry)
        id_ = suggest.an_id(named, taken)
        taken.add(id_)
        if isinstance(value, Mapping) and isinstance(items := value.get("items"), Sequence) and items.entries:
            value = put(value, ("items",), with_ids(items, taken))
        entries.append((Scalar(id_, entry.place), value))
    return Mapping(tuple(entries), listed.place)


def _id_and_value(entry: Node) -> tuple[str, Node]:
    """What names an entry of a list, and the entry without it."""
    if isinstance(entry, Scalar):
        return entry.text, entry
    if isinstance(entry, Sequence):
        return "", entry
    named = entry.get("id")
    if isinstance(named, Scalar):
        return named.text, Mapping(tuple((key, value) for key, value in entry.entries if key.text != "id"), entry.place)
    if len(entry.entries) == 1 and entry.entries[0][0].text not in {"text", "title"}:
        return entry.entries[0][0].text, entry.entries[0][1]
    title = entry.get("text") or entry.get("title")
    return (title.text if isinstance(title, Scalar) else ""), entry
