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
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from mkdocs_assessments import written

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


class _AsWritten(GenerateJsonSchema):
    """JSON Schema in the order in which the settings are written."""

    def sort(self, value: Any, parent_key: str | None = None) -> Any:  # noqa: ARG002
        return value


def schema_of(kind: type[BaseModel]) -> Schema:
    """A part and all parts within it as JSON Schema, marks included; the parts within stand under ``$defs``."""
    schema: Schema = _tidy(kind.model_json_schema(by_alias=True, schema_generator=_AsWritten))
    return schema


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


def _tidy(schema: Any) -> Any:
    """Without what pydantic adds of its own: titles made of names, defaults as Python has them, ``null``."""
    if not isinstance(schema, dict):
        return schema
    tidied = {key: _tidied(key, value) for key, value in schema.items() if key not in {"title", "default"}}
    if "description" in tidied:
        tidied["description"] = inspect.cleandoc(tidied["description"])
    if "anyOf" in tidied:
        kinds = [kind for kind in tidied["anyOf"] if kind != {"type": "null"}]
        if len(kinds) == 1:
            del tidied["anyOf"]
            tidied = kinds[0] | tidied
        else:
            tidied["anyOf"] = kinds
    if "patternProperties" in tidied:
        # An editor says more of a name that is not allowed than of a setting that is not known.
        ((pattern, entries),) = tidied.pop("patternProperties").items()
        tidied |= {"propertyNames": {"pattern": pattern, **tidied.get("propertyNames", {})}}
        tidied["additionalProperties"] = entries
    return tidied


def _tidied(key: str, value: Any) -> Any:
    if key in {"properties", "$defs", "patternProperties"}:
        return {name: _tidy(schema) for name, schema in value.items()}
    if key in {"additionalProperties", "items", "propertyNames"}:
        return _tidy(value)
    if key in {"anyOf", "oneOf", "allOf"}:
        return [_tidy(schema) for schema in value]
    return value
