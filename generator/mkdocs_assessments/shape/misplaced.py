"""What stands in the wrong column: settings that are not under their name, and those of an item among the items."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from mkdocs_assessments import suggest
from mkdocs_assessments.mistakes import ITEM_SETTINGS
from mkdocs_assessments.problem import Path, Problem
from mkdocs_assessments.shape.parts import is_named, part_at, settings_of
from mkdocs_assessments.source import Mapping, Node, Scalar, Sequence
from mkdocs_assessments.written import NO, YES, Part, number


def gathered(kind: type[Part], node: Mapping, problems: list[Problem]) -> Mapping:
    """``node`` with what was meant to belong to a setting but begins in the setting's own column put under it."""
    known = set(settings_of(kind))
    named = {name for name in known if is_named(kind, name)}
    entries: list[tuple[Scalar, Node]] = []
    rest = list(node.entries)
    while rest:
        key, value = rest.pop(0)
        if key.text in named and value == Scalar("", value.place):
            inner = tuple(takewhile(lambda entry: entry[0].text not in known, rest))
            if key.text != "items":  # The others hold groups; a text is a misspelt setting.
                inner = tuple(takewhile(lambda entry: isinstance(entry[1], Mapping), inner))
            if any(suggest.nearest(name.text, known) is None for name, _ in inner):
                del rest[: len(inner)]
                names = ", ".join(name.text for name, _ in inner)
                problems.append(Problem("PA142", key.place, {"name": key.text, "names": names}))
                value = Mapping(inner, inner[0][0].place)
        part = part_at(kind, (key.text, "")) if key.text == "dimensions" else None
        if part is not None and isinstance(value, Mapping):
            parts = (
                (name, gathered(part, child, problems) if isinstance(child, Mapping) else child)
                for name, child in value.entries
            )
            value = replace(value, entries=tuple(parts))
        entries.append((key, value))
    return replace(node, entries=tuple(entries))


def without_strays(node: Mapping, problems: list[Problem], broken: set[Path], path: Path = ()) -> Mapping:
    """``node`` without what stands among the items of a dimension and is a setting of the item above."""
    entries: list[tuple[Scalar, Node]] = []
    for key, value in node.entries:
        inner = value
        if key.text == "dimensions" and isinstance(value, Mapping):
            parts = (
                (name, without_strays(part, problems, broken, (*path, "dimensions", name.text)))
                if isinstance(part, Mapping)
                else (name, part)
                for name, part in value.entries
            )
            inner = replace(value, entries=tuple(parts))
        elif key.text == "items" and isinstance(value, Mapping) and path:
            stray = [name for name, item in value.entries if _is_stray(name.text, item)]
            for name in stray:
                data = {"name": name.text, "suggestion": suggest.an_id(name.text, ITEM_SETTINGS)}
                problems.append(Problem("PA139", name.place, data))
                broken.add((*path, "items"))
            inner = replace(value, entries=tuple(entry for entry in value.entries if entry[0] not in stray))
        entries.append((key, inner))
    return replace(node, entries=tuple(entries))


def _is_stray(name: str, value: Node) -> bool:
    """Whether an entry among items means the setting of that name, and not an item that is called so."""
    if isinstance(value, Sequence):
        return name in {"choices", "many", "number", "pairs"}
    if isinstance(value, Mapping):
        return name in {"ask", "choices", "many"} and value.get("text") is None
    flag, amount = value.text.casefold() in YES | NO, number(value.text) is not None
    return (name == "scored" and flag) or (name in {"step", "else"} and amount)
