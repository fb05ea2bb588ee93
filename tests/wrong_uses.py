"""Every wrong use of every setting that the form lets one think of, read off it: nothing here names a setting."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from example_files import Sample, choices, part_schema, resolved
from mkdocs_assessments.form import Schema
from mkdocs_assessments.problem import Path as Steps
from mkdocs_assessments.written import RESERVED

UNKNOWN = "unheard-of"
BAD_NAME = "not a name"
SENSELESS = "neither here nor there"

INSTEAD: dict[str, Any] = {"text": SENSELESS, "list": ["one", "two"], "group": {"one": "two"}}
"""Something of each kind, to stand in the place of another."""

KINDS = {"string": "text", "number": "text", "integer": "text", "boolean": "text", "array": "list", "object": "group"}

TOO_FAR = {"minimum": -1, "exclusiveMinimum": 0, "maximum": 1, "exclusiveMaximum": 0}
"""The limits of JSON Schema, and how far from each lies a number beyond it."""


@dataclass(frozen=True)
class Use:
    """A file with one wrong use in it."""

    kind: str
    data: dict[str, Any]
    at: Steps
    """The path to what has to be named: a setting, or the part in which one is missing."""
    formal: bool = True
    """Whether the form alone shows that it is wrong."""


def wrong_uses(sample: Sample) -> Iterator[Use]:
    """Every wrong use of a setting."""
    name = sample.setting.name
    at = (*sample.at, name)
    if sample.schema.get("pattern") != "":  # else it may be
        yield Use("empty", _with(sample, at, None), at)
    yield from _values(sample, sample.schema, at, "")
    closed = part_schema(sample.part)["additionalProperties"] is False
    beside = copy.deepcopy(sample.data)
    sample.where(beside)[UNKNOWN] = "1"
    yield Use("unknown name beside", beside, (*sample.at, UNKNOWN), formal=closed)
    if sample.setting.otherwise == "Must be given.":
        without = copy.deepcopy(sample.data)
        del sample.where(without)[name]
        yield Use("missing", without, sample.at)


def _values(sample: Sample, schema: Schema, at: Steps, of: str) -> Iterator[Use]:
    """Wrong values in a place, and in the places within it that are no settings of their own."""
    wanted = kinds(schema)
    written = "object" if isinstance(_at(sample.data, at), dict) else "array"
    # Of a list or a group, what is said of the one that stands there.
    schema = next((choice for choice in choices(schema) if choice.get("type") == written), schema)
    for kind, value in INSTEAD.items():
        if kind not in wanted:
            yield Use(f"{kind}{of}", _with(sample, at, value), at)
    if meaningful(schema):
        yield Use(f"senseless{of}", _with(sample, at, SENSELESS), at)
    for limit, step in TOO_FAR.items():
        if limit in schema:
            yield Use(f"{limit}{of}", _with(sample, at, str(schema[limit] + step)), at)
    if "refers" in schema:
        yield Use(f"unknown reference{of}", _with(sample, at, UNKNOWN), at, formal=False)
    value = _at(sample.data, at)
    names = schema.get("propertyNames", {})
    if names and isinstance(value, dict):
        last = list(value)[-1]
        if "pattern" in names:
            yield Use(f"bad name{of}", _with(sample, at, _renamed(value, last, BAD_NAME)), at)
        if "not" in names:
            yield Use(f"reserved name{of}", _with(sample, at, _renamed(value, last, min(RESERVED))), at)
        if "refers" in names:
            yield Use(f"unknown name{of}", _with(sample, at, _renamed(value, last, UNKNOWN)), at, formal=False)
    entries = schema.get("additionalProperties") or schema.get("items")
    if isinstance(entries, dict) and isinstance(value, (dict, list)) and "properties" not in schema:
        inner = list(value)[-1] if isinstance(value, dict) else len(value) - 1
        yield Use(f"empty entry{of}", _with(sample, (*at, inner), None), (*at, inner))
        yield from _values(sample, entries, (*at, inner), f" entry{of}")


def kinds(schema: Schema) -> set[str]:
    """Whether a text, a list or a group may stand in a place; more than one may."""
    schema = resolved(schema)
    found = {kind for choice in choices(schema) if choice is not schema for kind in kinds(choice)}
    if "enum" in schema or "short" in schema:
        found.add("text")
    types = schema.get("type", [])
    return found | {KINDS[kind] for kind in ([types] if isinstance(types, str) else types)}


def meaningful(schema: Schema) -> bool:
    """Whether not every text means something in a place."""
    schema = resolved(schema)
    return "text" in kinds(schema) and all(_refused(choice) for choice in choices(schema))


def _refused(choice: Schema) -> bool:
    if "enum" in choice:
        return SENSELESS not in choice["enum"]
    return "pattern" in choice and re.search(choice["pattern"], SENSELESS) is None


def _with(sample: Sample, at: Steps, value: Any) -> dict[str, Any]:
    data = copy.deepcopy(sample.data)
    _at(data, at[:-1])[at[-1]] = copy.deepcopy(value)
    return data


def _at(data: Any, at: Steps) -> Any:
    for step in at:
        data = data[step]
    return data


def _renamed(group: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    return {new if name == old else name: value for name, value in group.items()}
