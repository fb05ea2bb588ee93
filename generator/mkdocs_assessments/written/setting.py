"""How a setting is described: the description, default and example from which the manual and the schema are made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


def setting(
    description: str,
    example: Any,
    default: Any = ...,
    otherwise: str = "",
    alias: str | None = None,
    beside: dict[str, Any] | None = None,
    apart: tuple[str, ...] = (),
    needs: tuple[str, ...] = (),
    elsewhere: dict[str, Any] | None = None,
) -> Any:
    """A field: what it is, and an example that works where the examples of the settings around it stand.

    ``otherwise`` says what holds when it is left out, ``beside`` which other settings its example needs, ``elsewhere``
    which settings of the file. ``apart`` are settings it cannot stand beside, ``needs`` those of which one must.
    """
    words = "Must be given." if default is ... else f"Left out: {otherwise}."
    extra: dict[str, Any] = {"otherwise": words, "beside": beside or {}}
    marks = {"apart": list(apart), "needs": list(needs), "elsewhere": elsewhere or {}}
    extra |= {mark: value for mark, value in marks.items() if value}
    if callable(default):

        def empty() -> Any:
            # Not ``list`` itself: to see what a built-in takes, the library has its signature parsed, which takes 3 ms.
            return default()

        return Field(default_factory=empty, description=description, examples=[example], json_schema_extra=extra)
    return Field(default, alias=alias, description=description, examples=[example], json_schema_extra=extra)


class Part(BaseModel):
    """A group of settings; others than those described are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @property
    def given(self) -> frozenset[str]:
        """The settings that stand in the file, by the names they have there."""
        return frozenset(type(self).model_fields[name].alias or name for name in self.model_fields_set)

    def apart(self) -> Iterator[tuple[str, str]]:
        """Pairs of given settings that cannot stand together, each pair once, in the order of the form."""
        given = self.given
        said: set[frozenset[str]] = set()
        for name, marked in _marked(type(self), "apart"):
            for other in marked:
                pair = frozenset({name, other})
                if other != name and pair <= given and pair not in said:
                    said.add(pair)
                    yield other, name

    def alone(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Given settings that mean something only beside another one, each with those it could stand beside."""
        given = self.given
        for name, marked in _marked(type(self), "needs"):
            if name in given and given.isdisjoint(marked):
                yield name, marked


def _marked(kind: type[BaseModel], mark: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, field in kind.model_fields.items():
        extra = field.json_schema_extra
        found = extra.get(mark) if isinstance(extra, dict) else None
        if isinstance(found, list):
            yield field.alias or name, tuple(str(entry) for entry in found)
