"""The form of an assessment file as plain data, read off ``written``: the schema for editors and the reference page.

``schema_of`` is JSON Schema with marks of our own, which ``written`` sets: on a setting ``otherwise`` (what holds when
it is left out), ``beside`` and ``elsewhere`` (what its example needs in its part and in the file), ``apart`` and
``needs`` (settings it cannot stand beside, and of which one must), on a part ``short`` (the setting that a plain text
stands for), and on a name ``refers`` (the kind of thing it names).
"""

from __future__ import annotations

import inspect
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from mkdocs_assessments import written
from mkdocs_assessments.written.kinds import Named, Reads

Schema = dict[str, Any]

REFERENCE = "#/$defs/"
"""What a reference to a part begins with, before its name."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of a part, in the words of ``written``."""

    name: str
    description: str
    otherwise: str
    """What holds when it is left out, as a sentence."""
    example: Any
    """Plain data whose every value is a text."""
    beside: Mapping[str, Any]
    """Other settings of the part that the example needs."""
    elsewhere: Mapping[str, Any]
    """Settings of the file that the example needs."""
    apart: tuple[str, ...]
    """Other settings that cannot stand beside it."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A setting that holds a part: as its value, or as one entry among others."""

    part: str
    setting: str
    entry: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of group in the file, such as an item."""

    name: str
    description: str
    holders: tuple[Holder, ...]
    """None for what a whole file holds."""
    settings: tuple[Setting, ...]


def schema_of(kind: type[written.Part]) -> Schema:
    """A part and all parts within it as JSON Schema, marks included; the parts within stand under ``$defs``."""
    parts: dict[str, Schema] = {}
    whole = _part(kind, parts)
    return {"$defs": dict(sorted(parts.items())), **whole} if parts else whole


def parts() -> tuple[Part, ...]:
    """Every part of the form: the assessment, the parts within it as they come, and the shared file last."""
    found: dict[str, Schema] = {}
    holders: dict[str, list[Holder]] = {}
    for kind in (written.Assessment, written.Shared):
        whole = schema_of(kind)
        waiting = deque([(kind.__name__, whole)])
        while waiting:
            name, part = waiting.popleft()
            if name in found:
                continue
            found[name] = part
            for setting, schema in part["properties"].items():
                for inner, entry in _held(schema, whole["$defs"]):
                    holders.setdefault(inner, []).append(Holder(name, setting, entry))
                    waiting.append((inner, whole["$defs"][inner]))
    return tuple(
        Part(name, part["description"], tuple(holders.get(name, ())), tuple(_settings(part)))
        for name, part in found.items()
    )


def _inner_parts(schema: Schema) -> Iterator[tuple[str, bool]]:
    """The parts a setting can hold, each with whether it is an entry of the setting or its whole value."""
    if "$ref" in schema:
        yield schema["$ref"].removeprefix(REFERENCE), False
    for choice in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        yield from _inner_parts(choice)
    for entries in (schema.get("additionalProperties"), schema.get("items")):
        if isinstance(entries, dict):
            yield from ((name, True) for name, _ in _inner_parts(entries))


def _held(schema: Schema, parts: Mapping[str, Schema]) -> Iterator[tuple[str, bool]]:
    """The parts a setting can hold, and those that these in turn hold under names of a coach's choosing."""
    for inner, entry in _inner_parts(schema):
        yield inner, entry
        entries = parts[inner].get("additionalProperties")
        yield from _inner_parts({"additionalProperties": entries})


def _settings(part: Schema) -> Iterator[Setting]:
    for name, schema in part["properties"].items():
        yield Setting(
            name,
            schema["description"],
            schema["otherwise"],
            schema["examples"][0],
            schema["beside"],
            schema.get("elsewhere", {}),
            tuple(other for other in schema.get("apart", ()) if other != name),
        )


def _part(kind: type[written.Part], parts: dict[str, Schema]) -> Schema:
    """A part; the parts within it are added to ``parts``."""
    schema: Schema = {
        "type": "object",
        "description": inspect.cleandoc(kind.__doc__ or ""),
        "properties": {name: _setting(one, parts) for name, one in kind.settings().items()},
        "required": [name for name, one in kind.settings().items() if one.required],
        "additionalProperties": False,
    }
    if kind.others:
        schema["additionalProperties"] = _value(get_args(kind.kind_of_others())[1], parts)
    if kind.short:
        schema["short"] = kind.short
    return {key: value for key, value in schema.items() if value != []}


def _setting(one: written.Setting, parts: dict[str, Schema]) -> Schema:
    words = {"description": one.description, "examples": [one.example], "otherwise": one.otherwise}
    return _value(one.kind, parts) | words | dict(one.marks)


def _value(kind: Any, parts: dict[str, Schema]) -> Schema:
    """A kind of value."""
    choices = written.alternatives(kind)
    if len(choices) > 1:
        return {"oneOf": [_value(choice, parts) for choice in choices]}
    (kind,) = choices
    if isinstance(kind, type) and issubclass(kind, written.Part):
        if kind.__name__ not in parts:
            parts[kind.__name__] = {}  # known already, to a part that holds its own kind
            parts[kind.__name__] = _part(kind, parts)
        return {"$ref": f"{REFERENCE}{kind.__name__}"}
    if get_origin(kind) is list:
        return {"type": "array", "items": _value(get_args(kind)[0], parts)}
    if get_origin(kind) is dict:
        names, entries = get_args(kind)
        looks = _mark(names).taken
        return {"type": "object", "additionalProperties": _value(entries, parts)} | (
            {"propertyNames": looks} if looks else {}
        )
    return dict(_mark(kind).taken)


def _mark(kind: Any) -> Reads | Named:
    return next(mark for mark in get_args(kind) if isinstance(mark, Reads | Named))
