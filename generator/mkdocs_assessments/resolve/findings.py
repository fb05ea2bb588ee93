"""The problems found in one file, and which of its parts are too broken to build on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from mkdocs_assessments import suggest
from mkdocs_assessments.problem import At, Path, Place, Problem
from mkdocs_assessments.source import Node, locate


@dataclass(slots=True)
class Findings:
    """Where the steps of ``resolve`` put what they find."""

    file: str
    node: Node
    broken: frozenset[Path] = frozenset()
    problems: list[Problem] = field(default_factory=list)

    def add(self, code: str, *path: str | int, key: bool = False, **data: str) -> None:
        """Note a problem at ``path`` of this file."""
        self.problems.append(Problem(code, self.place(*path, key=key), data))

    def unknown(self, code: str, name: str, names: Iterable[str], *path: str | int, key: bool = False) -> None:
        """Note a name that should be one of ``names``, with the nearest of them."""
        known = list(names)
        near = suggest.nearest(name, known) or ""
        self.add(code, *path, key=key, name=name, names=", ".join(known), nearest=near)

    def place(self, *path: str | int, key: bool = False) -> Place:
        """The place of the value, or name, at ``path``."""
        return locate(At(self.file, path, key), self.node)

    def whole(self, *path: str | int) -> bool:
        """Whether what stands at ``path`` is what the coach wrote, all of it."""
        return not any(bad == path[: len(bad)] or path == bad[: len(path)] for bad in self.broken)
