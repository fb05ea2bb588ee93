"""A mistake that the validation library finds → the problem a coach is told."""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from mkdocs_assessments import suggest
from mkdocs_assessments.problem import At, Path, Place, Problem
from mkdocs_assessments.quoting import quoted
from mkdocs_assessments.shape.lists import is_list_of_parts, with_ids
from mkdocs_assessments.shape.parts import part_at, settings_of
from mkdocs_assessments.source import Mapping, Node, Scalar, Sequence, at_path, locate

POINTS = frozenset({("choices",), ("many",)})
"""The last step to options that may have points."""

CODES = {
    "missing": "PA101",
    "extra_forbidden": "PA102",
    "not_text": "PA109",
    "list_type": "PA110",
    "dict_type": "PA111",
    "model_type": "PA111",
    "empty": "PA113",
    "not_number": "PA114",
    "not_flag": "PA115",
    "not_version": "PA116",
    "not_period": "PA117",
    "not_need": "PA118",
    "not_choice": "PA119",
    "number_too_long": "PA137",
    "not_share": "PA138",
    "not_count": "PA158",
    "not_above_zero": "PA158",
    "not_figure": "PA208",
}
"""What the validation library calls a mistake, and its entry in the catalogue."""


def missing(path: Path, file: str, node: Node) -> Problem:
    """The problem of a setting that has to be there, at the part it belongs to."""
    inside = _name(path[:-1])
    data = {"name": str(path[-1]), **({"inside": inside} if inside else {})}
    return Problem("PA101", locate(At(file, path[:-1], key=True), node), data)


def unknown(kind: type[BaseModel], node: Node, path: Path, file: str) -> tuple[Problem, str | None]:
    """The problem of an unknown setting, and the setting it was meant to be, if that is likely and not yet there."""
    part = part_at(kind, path[:-1])
    names = list(settings_of(part)) if part else []
    parent = at_path(node, path[:-1])
    there = {key.text for key, _ in parent.entries} if isinstance(parent, Mapping) else set()
    new = suggest.nearest(str(path[-1]), [name for name in names if name not in there])
    data = {"name": str(path[-1]), "names": ", ".join(names), **({"nearest": new} if new else {})}
    return Problem("PA102", locate(At(file, path, key=True), node), data), new


def wrong(mistake: MappingType[str, Any], path: Path, node: Node, file: str) -> Problem:
    """The problem of a value that does not mean anything where it stands."""
    code = CODES[mistake["type"]]
    value = at_path(node, path)
    name = _name(path)
    data = {"name": name, **mistake.get("ctx", {})}
    listed = value.entries if isinstance(value, Sequence) and code == "PA111" else None
    if path[-2:-1] in POINTS and (meant := _points(path[:-1], node, file)):
        return meant
    if listed == () or (isinstance(value, Scalar) and not value.text.strip()):
        code = "PA113"
    elif isinstance(value, Sequence) and is_list_of_parts(node, path):
        code = "PA103"
        whole = Mapping(((Scalar(name, value.place), with_ids(value)),), value.place)
        data["written"] = "\n".join(suggest.written_out(whole))
    elif code == "PA111" and path[-2:-1] == ("items",):
        code = "PA109"
    elif code == "PA109" and name == "scale" and (scale := _scale_of_its_own(value, path, node)):
        return Problem("PA141", locate(At(file, path), node), scale)
    elif code == "PA109" and isinstance(pair := value, Mapping) and (text := suggest.one_text(pair, ", ")):
        return _colon_or_group(path, pair, text, locate(At(file, path, key=True), node))
    elif code == "PA109" and isinstance(path[-1], int):
        code = "PA140"
    elif code == "PA110" and isinstance(value, Scalar):
        listed_value = suggest.bounds(value.text) if name == "number" else suggest.listed(path, value.text)
        data["suggestion"] = f"{name}: {listed_value}" if listed_value else ""
    elif code == "PA111" and isinstance(value, Scalar):
        data |= {"found": value.text, "suggestion": suggest.grouped(name, value.text) or ""}
    elif code == "PA110" and name == "labels" and isinstance(value, Mapping):
        data["suggestion"] = f"choices: {pairs}" if (pairs := suggest.one_group(value)) else ""
    elif (repaired := suggest.value(code, data.get("found", ""))) is not None:
        data["suggestion"] = repaired
    return Problem(code, locate(At(file, path), node), data)


def _points(path: Path, node: Node, file: str) -> Problem | None:
    """The problem of options with points that were written as a list, or of options without that were not."""
    points, name = at_path(node, path), str(path[-1])
    place = locate(At(file, path, key=True), node)
    if isinstance(points, Sequence) and (pairs := suggest.one_group(points)):
        return Problem("PA111", place, {"name": name, "suggestion": f"{name}: {pairs}"})
    if isinstance(points, Mapping) and all(value == Scalar("", value.place) for _, value in points.entries):
        labels = ", ".join(quoted(key.text) for key, _ in points.entries)
        return Problem("PA110", place, {"name": name, "suggestion": f"{name}: [{labels}]"})
    return None


def _colon_or_group(path: Path, group: Mapping, text: str, named: Place) -> Problem:
    """The problem of a text that a colon has turned into settings; ``named`` is where its own name stands."""
    (key, value), entry = group.entries[0], isinstance(path[-1], int)
    name = _name(path)
    suggestion = quoted(text) if entry else f"{name}: {quoted(text)}"
    if len(group.entries) > 1 or (not entry and named.line == key.place.line):
        return Problem("PA140" if entry else "PA109", key.place, {"name": name, "suggestion": suggestion})
    same_line = key.place.line == value.place.line
    length = value.place.column + value.place.length - key.place.column if same_line else key.place.length
    return Problem("PA002", replace(key.place, length=length), {"suggestion": suggestion})


def _scale_of_its_own(value: Node | None, path: Path, whole: Node) -> dict[str, str] | None:
    """What to write for a response scale that was written out where a scale's name is expected."""
    if isinstance(value, Sequence):
        value = Mapping(((Scalar("labels", value.place), value),), value.place)
    if not isinstance(value, Mapping) or not isinstance(value.get("labels"), Sequence):
        return None
    scales = at_path(whole, ("scales",))
    taken = [key.text for key, _ in scales.entries] if isinstance(scales, Mapping) else []
    name = suggest.an_id(_name(path[:-1]) or "own", taken)
    named = Mapping(((Scalar(name, value.place), value),), value.place)
    written = suggest.written_out(Mapping(((Scalar("scales", value.place), named),), value.place))
    return {"name": name, "written": "\n".join(written)}


def _name(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")
