"""A mistake that ``written`` finds → the problem a coach is told."""

from __future__ import annotations

import re
from dataclasses import replace

from mkdocs_assessments import suggest
from mkdocs_assessments.problem import At, Path, Place, Problem
from mkdocs_assessments.quoting import quoted
from mkdocs_assessments.shape.changes import rename
from mkdocs_assessments.shape.conditions import any_of, in_braces
from mkdocs_assessments.shape.lists import is_list_of_parts, with_ids
from mkdocs_assessments.shape.mending import plain
from mkdocs_assessments.shape.other_words import called, instead
from mkdocs_assessments.shape.parts import part_at, settings_of
from mkdocs_assessments.shape.simple import shown_settings
from mkdocs_assessments.source import Mapping, Node, Scalar, Sequence, at_path, locate
from mkdocs_assessments.written import Mistake, Part, read
from mkdocs_assessments.written.conditions import Condition
from mkdocs_assessments.written.reader import MISSING, NOT_GROUP, NOT_LIST, UNKNOWN

POINTS = frozenset({("choices",), ("many",)})
"""The last step to options that may have points."""

SHAPES = frozenset({NOT_LIST, NOT_GROUP, "not_text"})
"""The kinds of mistakes that are about the kind of value, and not about what it says."""

CODES = {
    MISSING: "PA101",
    UNKNOWN: "PA102",
    "not_text": "PA109",
    NOT_LIST: "PA110",
    NOT_GROUP: "PA111",
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
"""The kinds of mistakes, and the code of each."""


def missing(path: Path, file: str, node: Node) -> Problem:
    """The problem of a setting that has to be there, at the part it belongs to."""
    inside = _name(path[:-1])
    data = {"name": str(path[-1]), **({"inside": inside} if inside else {})}
    return Problem("PA101", locate(At(file, path[:-1], key=True), node), data)


def unknown(kind: type[Part], node: Node, path: Path, file: str) -> tuple[Problem, str | None, bool]:
    """The problem of an unknown setting, the setting nearest to it that is not yet there, and whether it was meant.

    It was not, where that one takes no such value: a list, say, where it takes a text.
    """
    part = part_at(kind, path[:-1])
    name = str(path[-1])
    parent = at_path(node, path[:-1])
    there = frozenset(key.text for key, _ in parent.entries) if isinstance(parent, Mapping) else frozenset[str]()
    fitting = _fitting(part, there) if part else []
    new = (called(part, name, there) or suggest.nearest(name, fitting)) if part else None
    meant = bool(part and new and (part.settings()[new].required or _takes(part, new, node, path)))
    shown, others = shown_settings(part, there) if part else ([], 0)
    data = {"name": name, "names": ", ".join(one for one in shown if one in there or one in fitting)}
    said = instead(part, name, at_path(node, path), there) if part else {}
    data |= said or ({"it": "it", "nearest": new} if new and meant else {"it": "it"})
    if others:
        data["others"] = str(others)
    return Problem("PA102", locate(At(file, path, key=True), node), data), new, meant


def _fitting(part: type[Part], there: frozenset[str]) -> list[str]:
    """The settings that could stand beside those that are ``there``: another verb's modifiers could not."""
    settings = part.settings()
    apart = {name: settings[name].marks.get("apart", ()) for name in settings.keys() & there}
    taken = {other for name, others in apart.items() for other in others if other != name}

    def fits(name: str) -> bool:
        needs = settings[name].marks.get("needs", ())
        elsewhere = bool(needs) and not taken.isdisjoint(needs) and there.isdisjoint(needs)
        return name not in there and name not in taken and not elsewhere

    return [name for name in settings if fits(name)]


def _takes(part: type[Part], name: str, node: Node, path: Path) -> bool:
    """Whether a setting takes the kind of value that stands at ``path``, whatever may be wrong within it."""
    value = at_path(node, path)
    if value is None or is_list_of_parts(rename(node, path, name), (*path[:-1], name)):
        return True
    mistakes = read(part.settings()[name].kind, plain(value))[1]
    return not any(mistake.path == () and mistake.kind in SHAPES for mistake in mistakes)


def wrong(mistake: Mistake, kind: type[Part], path: Path, node: Node, file: str) -> Problem:
    """The problem of a value that does not mean anything where it stands."""
    code = CODES[mistake.kind]
    value = at_path(node, path)
    name = _name(path)
    data = {"name": name, "line": name, "entries": "the entries", **mistake.context}
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
    elif code == "PA109" and isinstance(value, Sequence) and part_at(kind, path[:-1]) is Condition:
        texts = [entry.text for entry in value.entries if isinstance(entry, Scalar)]
        code, data["suggestion"] = "PA236", any_of((name, text) for text in texts)[1:-1]
        data["name"] = _name(path[:-1])
    elif code == "PA111" and path[-2:-1] == ("levels",) and (start := suggest.first_number(value)):
        title = suggest.scalar(re.sub("[-_]", " ", name).capitalize())
        reading = "" if path[0] == "scores" else ", reading: What it says"
        data["level"] = f"{name}: {{from: {start}, title: {title}{reading}}}"
    elif code == "PA109" and isinstance(value, Sequence) and path[-2:-1] == ("count",):
        data |= {"line": "", "test": name}
    elif code == "PA109" and isinstance(path[-1], int):
        code = "PA140"
    elif code == "PA110" and isinstance(value, Scalar):
        listed_value = suggest.bounds(value.text) if name == "number" else suggest.listed(path, value.text)
        data["suggestion"] = f"{name}: {listed_value}" if listed_value else ""
    elif code == "PA111" and isinstance(value, Scalar) and part_at(kind, path) is Condition:
        code, data["suggestion"] = "PA236", in_braces(value.text) or ""
    elif code == "PA110" and name == "labels" and isinstance(value, Mapping):
        data["suggestion"] = f"choices: {pairs}" if (pairs := suggest.one_group(value)) else ""
    elif code == "PA110" and isinstance(value, Mapping) and (part := part_at(kind, (*path, 0))):
        data |= _as_list(name, value, part)
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
        return Problem("PA110", place, {"name": name, "entries": "the entries", "suggestion": f"{name}: [{labels}]"})
    return None


def _as_list(name: str, group: Mapping, part: type[Part]) -> dict[str, str]:
    """What to write for one group of settings, or groups under names, where a list of such groups is wanted."""
    if group.entries and (first := group.entries[0][0].text) in settings_of(part):
        return {"first": first, "entries": "", "written": _listed(name, (group,))}
    parts = tuple(value for _, value in group.entries if isinstance(value, Mapping) and value.entries)
    return {"written": _listed(name, parts)} if parts and len(parts) == len(group.entries) else {}


def _listed(name: str, parts: tuple[Node, ...]) -> str:
    return "\n".join([f"{name}:", *suggest.written_out(Sequence(parts, parts[0].place), 2)])


def _colon_or_group(path: Path, group: Mapping, text: str, named: Place) -> Problem:
    """The problem of a text that a colon has turned into settings; ``named`` is where its own name stands."""
    (key, value), entry = group.entries[0], isinstance(path[-1], int)
    name = _name(path)
    suggestion = quoted(text) if entry else f"{name}: {quoted(text)}"
    if len(group.entries) > 1 or (not entry and named.line == key.place.line):
        return Problem("PA140" if entry else "PA109", key.place, {"name": name, "line": name, "suggestion": suggestion})
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
