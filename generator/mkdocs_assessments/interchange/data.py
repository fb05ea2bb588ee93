"""An assessment file as plain data: names, lists and texts as a coach writes them, without places.

Every value stays the text in the file, as it does in ``source``: what it means is asked of the model alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from mkdocs_assessments.source import Mapping, Node, Scalar
from mkdocs_assessments.source.builder import FORBIDDEN

Data: TypeAlias = "str | list[Data] | dict[str, Data]"
Group: TypeAlias = "dict[str, Data]"

Way = tuple[str, ...]
"""Names from the top of a file down to a value."""


def from_node(node: Node) -> Data:
    """What a file says; the reader of files bounds how deep it goes."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key.text: from_node(value) for key, value in node.entries}
    return [from_node(entry) for entry in node.entries]


def group(value: Data | None) -> Group:
    """``value`` where it is a group of names, else an empty one."""
    return value if isinstance(value, dict) else {}


def leaves(dimensions: Group, above: Way = ()) -> Iterator[tuple[Way, Group]]:
    """The dimensions that hold items, each with the ids from the outermost domain down to its own."""
    for id_, part in dimensions.items():
        here = (*above, id_)
        if "dimensions" in group(part):
            yield from leaves(group(group(part)["dimensions"]), here)
        else:
            yield here, group(part)


def item_settings(item: Data) -> Group:
    """An item in its long form."""
    return item if isinstance(item, dict) else {"text": item}


def clean(text: str) -> str:
    """A text without what no assessment file may hold, such as control characters, and with one kind of line end."""
    return FORBIDDEN.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def items_of(whole: Group) -> dict[str, Group]:
    """Every item of a file by id, in its long form."""
    parts = (group(part.get("items")) for _, part in leaves(group(whole.get("dimensions"))))
    return {id_: item_settings(item) for items in parts for id_, item in items.items()}
