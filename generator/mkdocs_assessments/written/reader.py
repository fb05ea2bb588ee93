"""Plain data (texts, lists, groups) → what is described: parts with their values, or every mistake there is.

A library could do this. But all that a check does should be over before a coach has looked up, and importing one and
having it prepare these forms took longer than everything else together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from mkdocs_assessments.written.kinds import Reads
from mkdocs_assessments.written.setting import Part
from mkdocs_assessments.written.values import MeaninglessError

Path = tuple[str | int, ...]

MISSING = "missing"
UNKNOWN = "unknown"
NOT_LIST = "not_list"
NOT_GROUP = "not_group"


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with the value at ``path``: one of the four kinds above, or that of a ``MeaninglessError``."""

    kind: str
    path: Path
    context: Mapping[str, Any] = field(default_factory=dict)


_Read = Callable[[Any, Path, list[Mistake]], Any]
"""From a value and its path to what it means; where it means nothing, a mistake is added and anything returned."""


def read(kind: Any, value: Any) -> tuple[Any, list[Mistake]]:
    """What ``value`` means as ``kind``, an annotation or a part; ``None`` where there are mistakes.

    They come in the order of the form, and in a part the settings it does not know come last.
    """
    mistakes: list[Mistake] = []
    found = _reader(kind)(value, (), mistakes)
    return (None if mistakes else found), mistakes


def alternatives(kind: Any) -> tuple[Any, ...]:
    """The kinds of values a setting takes, of which its value is one; that it may be left out is none of them."""
    if get_origin(kind) in {Union, UnionType}:
        return tuple(choice for choice in get_args(kind) if choice is not NoneType)
    return (kind,)


@cache
def _reader(kind: Any) -> _Read:
    choices = alternatives(kind)
    if len(choices) > 1 or choices[0] is not kind:
        return _choice(choices)
    if isinstance(kind, type) and issubclass(kind, Part):
        return _part(kind)
    if get_origin(kind) is list:
        return _list(get_args(kind)[0])
    if get_origin(kind) is dict:
        return _group(get_args(kind)[1])
    (reads,) = (mark for mark in get_args(kind) if isinstance(mark, Reads))
    return _value(reads)


def _choice(choices: tuple[Any, ...]) -> _Read:
    """By the shape of the value; the first is for what has no shape that any of them takes."""
    by_shape = {_shape(choice): _reader(choice) for choice in reversed(choices)}
    first = _reader(choices[0])
    return lambda value, path, mistakes: by_shape.get(type(value), first)(value, path, mistakes)


def _shape(kind: Any) -> type:
    if isinstance(kind, type) and issubclass(kind, Part):
        return dict
    return get_origin(kind) if get_origin(kind) in {list, dict} else str


def _value(reads: Reads) -> _Read:
    def read_value(value: Any, path: Path, mistakes: list[Mistake]) -> Any:
        try:
            return reads.read(value)
        except MeaninglessError as error:
            mistakes.append(Mistake(error.kind, path, error.context))
            return None

    return read_value


def _list(kind: Any) -> _Read:
    entry = _reader(kind)

    def read_list(value: Any, path: Path, mistakes: list[Mistake]) -> Any:
        if isinstance(value, list):
            return [entry(one, (*path, place), mistakes) for place, one in enumerate(value)]
        mistakes.append(Mistake(NOT_LIST, path))
        return None

    return read_list


def _group(kind: Any) -> _Read:
    entry = _reader(kind)

    def read_group(value: Any, path: Path, mistakes: list[Mistake]) -> Any:
        if isinstance(value, dict):
            return {name: entry(one, (*path, name), mistakes) for name, one in value.items()}
        mistakes.append(Mistake(NOT_GROUP, path))
        return None

    return read_group


def _part(part: type[Part]) -> _Read:
    @cache
    def described() -> tuple[list[tuple[Any, _Read]], _Read | None]:
        # Only when the first of its kind is read: parts may hold parts of their own kind, and most files have few.
        of_others = part.kind_of_others()
        readers = [(one, _reader(one.kind)) for one in part.settings().values()]
        return readers, _reader(get_args(of_others)[1]) if of_others else None

    def read_part(value: Any, path: Path, mistakes: list[Mistake]) -> Any:
        if part.short and isinstance(value, str):
            value = {part.short: value}
        if not isinstance(value, dict):
            mistakes.append(Mistake(NOT_GROUP, path))
            return None
        settings, other = described()
        values: dict[str, Any] = {}
        for one, reader in settings:
            if one.name in value:
                values[one.attribute] = reader(value[one.name], (*path, one.name), mistakes)
            elif one.required:
                mistakes.append(Mistake(MISSING, (*path, one.name)))
            else:
                values[one.attribute] = one.default
        names = {one.name for one, _ in settings}
        rest = {name: inner for name, inner in value.items() if name not in names}
        if other and part.others:
            values[part.others] = {name: other(inner, (*path, name), mistakes) for name, inner in rest.items()}
        else:
            mistakes.extend(Mistake(UNKNOWN, (*path, name)) for name in rest)
        return part(values, frozenset(value.keys() & names))

    return read_part
