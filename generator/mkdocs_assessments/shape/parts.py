"""What ``written`` says stands where: the settings of a part, and the part behind a path."""

from __future__ import annotations

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from mkdocs_assessments.problem import Path


def settings_of(kind: type[BaseModel]) -> Iterator[str]:
    """The names of the settings a part of the file may have, as a coach writes them."""
    return (field.alias or name for name, field in kind.model_fields.items())


def part_at(kind: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model behind a path of settings."""
    kinds: list[Any] = [kind]
    for step in path:
        kinds = [inner for kind in kinds for inner in inside(kind, step)]
    return next((kind for kind in kinds if _is_part(kind)), None)


def is_named(kind: type[BaseModel], name: str) -> bool:
    """Whether a setting holds groups under names of the coach's choosing."""
    return any(get_origin(inner) is dict and part_at(kind, (name, "")) for inner in inside(kind, name))


def inside(kind: Any, step: str | int) -> Iterator[Any]:
    """The kinds of values behind one step into a value of that kind."""
    if _is_part(kind):
        fields = {field.alias or name: field.annotation for name, field in kind.model_fields.items()}
        if step in fields:
            yield from choices(fields[str(step)])
        elif extra := get_type_hints(kind, include_extras=True).get("__pydantic_extra__"):
            yield from choices(get_args(extra)[-1])
    elif get_origin(kind) in {list, dict}:
        yield from choices(get_args(kind)[-1])


def choices(kind: Any) -> Iterator[Any]:
    """What a value may be, without what is said about it."""
    if get_origin(kind) is Annotated:
        yield from choices(get_args(kind)[0])
    elif get_origin(kind) in {Union, UnionType}:
        for choice in get_args(kind):
            yield from choices(choice)
    else:
        yield kind


def _is_part(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
