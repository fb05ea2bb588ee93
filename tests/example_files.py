"""The example of every setting, in a whole file: read off the form, so that a new setting needs nothing here."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from mkdocs_assessments import checks, written
from mkdocs_assessments.form import REFERENCE, Schema, Setting, parts, schema_of
from mkdocs_assessments.problem import Path as Steps
from mkdocs_assessments.problem import Problem
from mkdocs_assessments.resolve import check_shared, load

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = frozenset(path.stem for path in (ROOT / "content" / "guidance").glob("*.md"))

PARTS = {part.name: part for part in parts()}
WHOLES = {kind.__name__: schema_of(kind) for kind in (written.Shared, written.Assessment)}

SCALE = "scale"
"""Not every assessment has to give it, but one whose items have no scales of their own does."""


SCORE = written.Score.__name__
"""Of its levels more may be said than of a dimension's, which are the same part."""


class Dumper(yaml.SafeDumper):
    """Writes nothing where there is nothing, instead of ``null``, which is a text to us."""


Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))


@dataclass(frozen=True)
class Sample:
    """A file with the example of one setting in it."""

    part: str
    setting: Setting
    schema: Schema
    """Of the setting."""
    shared: bool
    """Whether it is a file of shared scales and levels."""
    data: dict[str, Any]
    at: Steps
    """The path to the part that has the setting."""

    @property
    def name(self) -> str:
        """For people."""
        return f"{self.part}.{self.setting.name}"

    def where(self, data: dict[str, Any] | None = None) -> dict[str, Any]:
        """The part within the file's data, or within a copy of them."""
        found: Any = self.data if data is None else data
        for step in self.at:
            found = found[step]
        assert isinstance(found, dict)
        return found


def samples() -> Iterator[Sample]:
    """A sample of every setting of every part."""
    for part in PARTS.values():
        for setting in part.settings:
            shared = part.name == written.Shared.__name__
            data: dict[str, Any] = {} if shared else minimal()
            at = () if shared else _open(part.name, data)
            sample = Sample(part.name, setting, part_schema(part.name)["properties"][setting.name], shared, data, at)
            _add(part.name, setting, sample.where(), data)
            yield sample


def _add(part: str, setting: Setting, where: dict[str, Any], data: dict[str, Any], keep: bool = False) -> None:
    """Put the example of a setting into a part, with what it needs and without what it cannot stand beside; with
    ``keep`` what is there already stays as it is."""
    apart = {(one.name, other) for one in PARTS[part].settings for other in one.apart}
    for name, example in setting.elsewhere.items():
        data.setdefault(name, copy.deepcopy(example))
    for name, example in {**setting.beside, setting.name: setting.example}.items():
        for other in [other for other in where if {(name, other), (other, name)} & apart]:
            del where[other]
        if not (keep and name in where):
            where[name] = copy.deepcopy(example)


def minimal() -> dict[str, Any]:
    """The smallest assessment, made of examples."""
    whole = WHOLES[written.Assessment.__name__]
    wanted = [*whole["required"], SCALE]
    settings = {setting.name: setting.example for setting in PARTS[written.Assessment.__name__].settings}
    return {name: copy.deepcopy(settings[name]) for name in settings if name in wanted}


def resolved(schema: Schema) -> Schema:
    """The schema a reference to a part stands for, or the schema itself."""
    return part_schema(schema["$ref"].removeprefix(REFERENCE)) if "$ref" in schema else schema


def choices(schema: Schema) -> list[Schema]:
    """What a schema leaves the choice of; itself where it leaves none."""
    found: list[Schema] = schema.get("anyOf") or schema.get("oneOf") or [schema]
    return found


def text_of(data: Any) -> str:
    """Data as YAML, one setting a line."""
    text = yaml.dump(data, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=10**6)
    assert isinstance(text, str)
    return text


def problems_of(text: str, shared: bool, folder: Path) -> tuple[Problem, ...]:
    """What is found in a file of that text; a shared file stands beside the smallest assessment."""
    beside, file = folder / "_shared.yml", folder / "x.yml"
    beside.unlink(missing_ok=True)
    (beside if shared else file).write_text(text, "utf-8")
    if shared:
        file.write_text(text_of(minimal()), "utf-8")
    loaded = load(file, beside if shared else None, ARTICLES)
    return (*loaded.problems, *checks.run(loaded), *(check_shared(beside) if shared else ()))


def part_schema(part: str) -> Schema:
    """The schema of a part, marks included."""
    if part in WHOLES:
        return WHOLES[part]
    found: Schema = WHOLES[written.Assessment.__name__]["$defs"][part]
    return found


def _open(part: str, data: dict[str, Any]) -> Steps:
    """The path to a part in a file, with what leads there put in."""
    if not PARTS[part].holders:
        return ()
    holders = PARTS[part].holders
    holder = next((holder for holder in holders if holder.part == SCORE), holders[0])
    path: list[str | int] = list(_open(holder.part, data))
    where: Any = data
    for step in path:
        where = where[step]
    setting = next(setting for setting in PARTS[holder.part].settings if setting.name == holder.setting)
    _add(holder.part, setting, where, data, keep=True)
    schema: Schema = part_schema(holder.part)["properties"][holder.setting]
    last: str | int = holder.setting
    path.append(last)
    while (schema := _towards(part, schema)).get("$ref") != REFERENCE + part:
        where = where[last]
        last = list(where)[-1] if isinstance(where, dict) else len(where) - 1
        schema = schema.get("additionalProperties") or schema["items"]
        path.append(last)
    mine = {setting.name: setting.example for setting in PARTS[part].settings}
    short = part_schema(part).get("short")
    if short and isinstance(where[last], str):
        where[last] = {short: where[last]}
    if part_schema(part)["additionalProperties"] is False and not set(mine).issuperset(where[last]):
        # The example shows another part that may stand there.
        where[last] = {name: copy.deepcopy(mine[name]) for name in part_schema(part).get("required", ())}
    return tuple(path)


def _towards(part: str, schema: Schema) -> Schema:
    """Of the choices a schema leaves, the one that leads to a part."""
    inside = (choice if choice.get("$ref") == REFERENCE + part else resolved(choice) for choice in choices(schema))
    return next(choice for choice in inside if f'"{REFERENCE}{part}"' in json.dumps(choice))
