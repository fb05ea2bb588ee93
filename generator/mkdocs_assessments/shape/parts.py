"""What ``written`` says stands where: the settings of a part, and the part behind a path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from mkdocs_assessments.problem import Path
from mkdocs_assessments.written import Part, alternatives


def settings_of(kind: type[Part]) -> Iterator[str]:
    """The names of the settings a part of the file may have, as a coach writes them."""
    return iter(kind.settings())


def part_at(kind: type[Part], path: Path) -> type[Part] | None:
    """The part behind a path of settings."""
    kinds: list[Any] = [kind]
    for step in path:
        kinds = [inner for kind in kinds for inner in inside(kind, step)]
    return next((kind for kind in kinds if _is_part(kind)), None)


def is_named(kind: type[Part], name: str) -> bool:
    """Whether a setting holds groups under names of the coach's choosing."""
    return any(get_origin(inner) is dict and part_at(kind, (name, "")) for inner in inside(kind, name))


def inside(kind: Any, step: str | int) -> tuple[Any, ...]:
    """The kinds of values behind one step into a value of that kind."""
    if get_origin(kind) in {list, dict}:
        return alternatives(get_args(kind)[-1])
    if not _is_part(kind):
        return ()
    setting = kind.settings().get(step)
    if setting is not None:
        return alternatives(setting.kind)
    return alternatives(get_args(kind.kind_of_others())[-1]) if kind.others else ()


def _is_part(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Part)
