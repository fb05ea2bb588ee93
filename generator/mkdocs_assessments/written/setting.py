"""How a setting is described, and what the parts of a file are made of.

A part is a class with a ``setting`` for each name a coach may write in it. Its annotation says what kind of value the
setting takes (``kinds``), the rest is for people: the manual and the schema for editors are made from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, ClassVar, get_type_hints

REQUIRED: Any = object()
"""The default of a setting that must be given."""


class Setting:
    """One setting of a part."""

    name: str
    """As a coach writes it."""
    attribute: str
    """As the program calls it."""
    owner: type[Part]

    def __init__(
        self,
        description: str,
        example: Any,
        default: Any,
        otherwise: str,
        *,
        alias: str | None,
        marks: Mapping[str, Any],
    ) -> None:
        self.description = description
        self.example = example
        self.otherwise = "Must be given." if default is REQUIRED else f"Left out: {otherwise}."
        self.marks = marks
        """What the schema says of it beyond its kind: ``beside``, and the marks of ``setting`` that it has."""
        self._default = default
        self._alias = alias

    def __set_name__(self, owner: type[Part], attribute: str) -> None:
        self.owner, self.attribute = owner, attribute
        self.name = self._alias or attribute

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return self._default is REQUIRED

    @property
    def default(self) -> Any:
        """What it is where it is left out."""
        return self._default() if callable(self._default) else self._default

    @cached_property
    def kind(self) -> Any:
        """What it takes: its annotation."""
        return _kinds(self.owner)[self.attribute]


def setting(
    description: str,
    example: Any,
    default: Any = REQUIRED,
    otherwise: str = "",
    alias: str | None = None,
    beside: dict[str, Any] | None = None,
    apart: tuple[str, ...] = (),
    needs: tuple[str, ...] = (),
    elsewhere: dict[str, Any] | None = None,
) -> Any:
    """A setting: what it is, and an example that works where the examples of the settings around it stand.

    ``otherwise`` says what holds when it is left out, ``beside`` which other settings its example needs, ``elsewhere``
    which settings of the file. ``apart`` are settings it cannot stand beside, ``needs`` those of which one must.
    """
    marks = {"apart": list(apart), "needs": list(needs), "elsewhere": elsewhere or {}}
    extra = {"beside": beside or {}} | {mark: value for mark, value in marks.items() if value}
    return Setting(description, example, default, otherwise, alias=alias, marks=extra)


class _Others:
    def __set_name__(self, owner: type[Part], attribute: str) -> None:
        owner.others = attribute


def others() -> Any:
    """In the place of a setting: holds the entries under all names that are no settings of the part."""
    return _Others()


class Part:
    """A group of settings; names other than those described are refused, unless it has ``others``."""

    short: ClassVar[str | None] = None
    """The setting that a single line of text in the part's place stands for."""
    others: ClassVar[str | None] = None
    """The attribute that holds the entries under names of the coach's choosing."""
    given: frozenset[str]
    """The settings that stand in the file, by the names they have there."""
    _settings: ClassVar[dict[str, Setting]] = {}
    _apart: ClassVar[list[tuple[str, list[str]]]] = []
    _needs: ClassVar[list[tuple[str, tuple[str, ...]]]] = []

    def __init_subclass__(cls) -> None:
        cls._settings = {value.name: value for value in vars(cls).values() if isinstance(value, Setting)}
        marks = [(name, one.marks) for name, one in cls._settings.items()]
        cls._apart = [(name, found["apart"]) for name, found in marks if "apart" in found]
        cls._needs = [(name, tuple(found["needs"])) for name, found in marks if "needs" in found]

    def __init__(self, values: Mapping[str, Any], given: frozenset[str] = frozenset()) -> None:
        self.__dict__.update(values, given=given)

    @classmethod
    def settings(cls) -> dict[str, Setting]:
        """Its settings by the names a coach writes, in the order in which they are described."""
        return cls._settings

    @classmethod
    def kind_of_others(cls) -> Any:
        """What holds the entries under other names, as an annotation; ``None`` where there can be none."""
        return _kinds(cls)[cls.others] if cls.others else None

    def apart(self) -> Iterator[tuple[str, str]]:
        """Pairs of given settings that cannot stand together, each pair once, in the order of the form."""
        said: set[frozenset[str]] = set()
        for name, others in self._apart:
            for other in others:
                pair = frozenset({name, other})
                if other != name and pair <= self.given and pair not in said:
                    said.add(pair)
                    yield other, name

    def alone(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Given settings that mean something only beside another one, each with those it could stand beside."""
        for name, needs in self._needs:
            if name in self.given and self.given.isdisjoint(needs):
                yield name, needs


_KINDS: dict[type[Part], dict[str, Any]] = {}


def _kinds(part: type[Part]) -> dict[str, Any]:
    """The annotations of a part; only once its module is complete, since parts may hold parts of their own kind."""
    if part not in _KINDS:
        _KINDS[part] = get_type_hints(part, include_extras=True)
    return _KINDS[part]
