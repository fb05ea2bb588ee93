"""Located nodes → ``written``, with every mistake a problem.

The validation library finds all mistakes of one pass. To find those that hide behind them, each mistake is mended as
its message would have the coach mend it (a misspelt setting renamed, an unknown one dropped, a list given ids, a
missing text filled in) and the file is read again. What was mended by invention is remembered as *broken*, so that
later stages say nothing that follows from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from mkdocs_assessments import suggest
from mkdocs_assessments.mistakes import ITEM_SETTINGS
from mkdocs_assessments.problem import At, Path, Place, Problem
from mkdocs_assessments.quoting import quoted
from mkdocs_assessments.source import Mapping, Node, Scalar, Sequence, at_path, locate
from mkdocs_assessments.written import RESERVED

Kind = TypeVar("Kind", bound=BaseModel)
Entries = tuple[tuple[Scalar, Node], ...]

MAX_ROUNDS = 6
MAX_MENDED = 100
"""With more mistakes than this in one pass, mending them to look further helps nobody."""

NAMED = frozenset({"items", "dimensions", "scales", "levels", "examples"})
"""Settings whose entries carry names of the coach's choosing."""

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
    "not_figure": "PA208",
}
"""What the validation library calls a mistake, and its entry in the catalogue."""


@dataclass(frozen=True, slots=True)
class Shaped(Generic[Kind]):
    """One file as ``written`` understands it. ``value`` is ``None`` where it is past mending."""

    value: Kind | None
    node: Node
    problems: tuple[Problem, ...]
    broken: frozenset[Path]
    """Paths whose content had to be invented or left out."""


def shape(kind: type[Kind], node: Node, file: str) -> Shaped[Kind]:
    """Read ``node`` as ``kind``. Problems carry their places, in ``file``."""
    problems: list[Problem] = []
    broken: set[Path] = set()
    invented: set[Path] = set()
    if not isinstance(node, Mapping):
        problem = Problem("PA030", _first(node, file))
        return Shaped(None, node, (problem,), frozenset({()}))
    current: Node = _gathered(kind, node, problems)
    for _ in range(MAX_ROUNDS):
        try:
            value = kind.model_validate(_plain(current))
        except ValidationError as error:
            mistakes = error.errors(include_url=False, include_input=False)
        else:
            return Shaped(value, current, tuple(problems), frozenset(broken))
        mended = current
        renamed: set[Path] = set()
        for mistake in sorted(mistakes[:MAX_MENDED], key=lambda mistake: mistake["type"] != "extra_forbidden"):
            path: Path = mistake["loc"]
            if mistake["type"] == "extra_forbidden":
                problem, new = _unknown(kind, current, path, file)
                problems.append(problem)
                mended = _put(mended, path, None) if new is None else _rename(mended, path, new)
                renamed |= {(*path[:-1], new)} if new is not None else set()
            elif mistake["type"] == "missing":
                if path not in renamed:
                    if not any(path[: len(start)] == start for start in invented):
                        problems.append(_missing(path, file, current))
                    broken.add(path)
                    mended = _put(mended, path, _stand_in(str(path[-1]), _first(current, file)))
            else:
                path = _existing(current, path)
                problems.append(_wrong(mistake, path, current, file))
                broken.add(path)
                invented |= set() if _is_list_of_parts(current, path) else {_outside_lists(path)}
                mended = _mend(mended, path)
        if len(mistakes) > MAX_MENDED:
            break
        current = mended
    return Shaped(None, current, tuple(problems), frozenset({*broken, ()}))


def _gathered(kind: type[BaseModel], node: Mapping, problems: list[Problem]) -> Mapping:
    """``node`` with what was meant to belong to a setting but begins in the setting's own column put under it."""
    known = set(settings_of(kind))
    entries: list[tuple[Scalar, Node]] = []
    rest = list(node.entries)
    while rest:
        key, value = rest.pop(0)
        if key.text in NAMED & known and value == Scalar("", value.place):
            inner = tuple(takewhile(lambda entry: entry[0].text not in known, rest))
            if key.text != "items":  # The others hold groups; a text is a misspelt setting.
                inner = tuple(takewhile(lambda entry: isinstance(entry[1], Mapping), inner))
            if any(suggest.nearest(name.text, known) is None for name, _ in inner):
                del rest[: len(inner)]
                names = ", ".join(name.text for name, _ in inner)
                problems.append(Problem("PA142", key.place, {"name": key.text, "names": names}))
                value = Mapping(inner, inner[0][0].place)
        part = _part_at(kind, (key.text, "")) if key.text == "dimensions" else None
        if part is not None and isinstance(value, Mapping):
            parts = (
                (name, _gathered(part, child, problems) if isinstance(child, Mapping) else child)
                for name, child in value.entries
            )
            value = replace(value, entries=tuple(parts))
        entries.append((key, value))
    return replace(node, entries=tuple(entries))


def _outside_lists(path: Path) -> Path:
    """The path to the outermost list on the way: an entry that means nothing is left out, and maybe all of them."""
    return tuple(takewhile(lambda step: isinstance(step, str), path))


def settings_of(kind: type[BaseModel]) -> Iterator[str]:
    """The names of the settings a part of the file may have, as a coach writes them."""
    return (field.alias or name for name, field in kind.model_fields.items())


def _first(node: Node, file: str) -> Place:
    return node.place if node.place.file == file else Place(file, 1, 1, 0)


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(entry) for entry in node.entries]
    return {key.text: _plain(value) for key, value in node.entries}


def _name(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _missing(path: Path, file: str, node: Node) -> Problem:
    inside = _name(path[:-1])
    data = {"name": str(path[-1]), **({"inside": inside} if inside else {})}
    return Problem("PA101", locate(At(file, path[:-1], key=True), node), data)


def _unknown(kind: type[BaseModel], node: Node, path: Path, file: str) -> tuple[Problem, str | None]:
    """The problem of an unknown setting, and the setting it was meant to be, if that is likely and not yet there."""
    part = _part_at(kind, path[:-1])
    names = list(settings_of(part)) if part else []
    parent = at_path(node, path[:-1])
    there = {key.text for key, _ in parent.entries} if isinstance(parent, Mapping) else set()
    new = suggest.nearest(str(path[-1]), [name for name in names if name not in there])
    data = {"name": str(path[-1]), "names": ", ".join(names), **({"nearest": new} if new else {})}
    return Problem("PA102", locate(At(file, path, key=True), node), data), new


def _wrong(mistake: MappingType[str, Any], path: Path, node: Node, file: str) -> Problem:
    """The problem of a value that does not mean anything where it stands."""
    code = CODES[mistake["type"]]
    value = at_path(node, path)
    name = _name(path)
    data = {"name": name, **mistake.get("ctx", {})}
    listed = value.entries if isinstance(value, Sequence) and code == "PA111" else None
    if listed == () or (isinstance(value, Scalar) and not value.text.strip()):
        code = "PA113"
    elif isinstance(value, Sequence) and _is_list_of_parts(node, path):
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
        data["suggestion"] = f"{name}: {suggest.listed(path, value.text)}"
    elif code == "PA111" and isinstance(value, Scalar):
        data["found"] = value.text
    elif (repaired := suggest.value(code, data.get("found", ""))) is not None:
        data["suggestion"] = repaired
    return Problem(code, locate(At(file, path), node), data)


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


def _is_list_of_parts(node: Node, path: Path) -> bool:
    """Whether items or dimensions were written as a list, without ids."""
    return path[-1:] in {("items",), ("dimensions",)} and isinstance(at_path(node, path), Sequence)


def with_ids(listed: Sequence, taken: set[str] | None = None) -> Mapping:
    """A list of items or dimensions as a mapping, under the ids they name or, failing that, suggested ones.

    ``taken`` are ids in use. The items within dimensions get theirs in the same way.
    """
    entries: list[tuple[Scalar, Node]] = []
    taken = {*RESERVED, *ITEM_SETTINGS} if taken is None else taken
    for entry in listed.entries:
        named, value = _id_and_value(entry)
        id_ = suggest.an_id(named, taken)
        taken.add(id_)
        if isinstance(value, Mapping) and isinstance(items := value.get("items"), Sequence) and items.entries:
            value = _put(value, ("items",), with_ids(items, taken))
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


def _part_at(kind: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model behind a path of settings."""
    part: Any = kind
    for step in path:
        if isinstance(part, type) and issubclass(part, BaseModel):
            fields = {field.alias or name: field.annotation for name, field in part.model_fields.items()}
            part = fields.get(str(step))
        else:
            part = get_args(part)[-1] if get_args(part) else None
    return part if isinstance(part, type) and issubclass(part, BaseModel) else None


def _existing(node: Node, path: Path) -> Path:
    while path and at_path(node, path) is None:
        path = path[:-1]
    return path


def _mend(node: Node, path: Path) -> Node:
    """Put something harmless in place of a value that means nothing, or leave it out."""
    value = at_path(node, path)
    if isinstance(value, Sequence) and _is_list_of_parts(node, path):
        return _put(node, path, with_ids(value))
    number = next((position for position, step in enumerate(path) if isinstance(step, int)), None)
    if number is not None:
        return _put(node, path[:number], None)
    if len(path) > 1 and path[-2] in NAMED and value is not None:
        return _put(node, path, Scalar("?", value.place) if path[-2] == "items" else Mapping((), value.place))
    return _put(node, path, None)


def _stand_in(name: str, place: Place) -> Node:
    """A valid value for a setting that must be given."""
    if name == "labels":
        return Sequence((Scalar("?", place), Scalar("??", place)), place)
    if name in {"items", "dimensions", "answers", "expect"}:
        return Mapping((), place)
    return Scalar("0" if name == "from" else "?", place)


def _put(node: Node, path: Path, child: Node | None) -> Node:
    """``node`` with ``child`` at ``path``, or with nothing there."""
    name = str(path[-1])

    def change(entries: Entries) -> Entries:
        if child is None:
            return tuple(entry for entry in entries if entry[0].text != name)
        if name in (key.text for key, _ in entries):
            return tuple((key, child if key.text == name else value) for key, value in entries)
        return (*entries, (Scalar(name, child.place), child))

    return _changed(node, path[:-1], change)


def _rename(node: Node, path: Path, new: str) -> Node:
    """``node`` with another name for the setting at ``path``."""

    def change(entries: Entries) -> Entries:
        return tuple((Scalar(new, key.place) if key.text == path[-1] else key, value) for key, value in entries)

    return _changed(node, path[:-1], change)


def _changed(node: Node, path: Path, change: Callable[[Entries], Entries]) -> Node:
    """``node`` with the entries of the group at ``path`` changed."""
    if not isinstance(node, Mapping):
        return node
    if not path:
        return Mapping(change(node.entries), node.place)
    entries = (
        (key, _changed(value, path[1:], change) if key.text == path[0] else value) for key, value in node.entries
    )
    return Mapping(tuple(entries), node.place)
