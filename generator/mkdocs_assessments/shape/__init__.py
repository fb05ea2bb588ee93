"""Located nodes → ``written``, with every mistake a problem.

``written`` finds all mistakes of one pass. To find those that hide behind them, each mistake is mended as
its message would have the coach mend it (a misspelt setting renamed, an unknown one dropped, a list given ids, a
missing text filled in) and the file is read again. What was mended by invention is remembered as *broken*, so that
later stages say nothing that follows from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from mkdocs_assessments.problem import Path, Place, Problem
from mkdocs_assessments.shape.changes import put, rename
from mkdocs_assessments.shape.lists import is_list_of_parts, with_ids
from mkdocs_assessments.shape.mending import existing, mend, outside_lists, plain, stand_in
from mkdocs_assessments.shape.misplaced import gathered, without_strays
from mkdocs_assessments.shape.parts import settings_of
from mkdocs_assessments.shape.wording import CODES, missing, unknown, wrong
from mkdocs_assessments.source import Mapping, Node
from mkdocs_assessments.written import Part, read
from mkdocs_assessments.written.reader import MISSING, UNKNOWN

__all__ = ["CODES", "Shaped", "settings_of", "shape", "with_ids"]

Kind = TypeVar("Kind", bound=Part)

MAX_ROUNDS = 6
MAX_MENDED = 100
"""With more mistakes than this in one pass, mending them to look further helps nobody."""


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
    current: Node = without_strays(gathered(kind, node, problems), problems, broken)
    for _ in range(MAX_ROUNDS):
        value, mistakes = read(kind, plain(current))
        if not mistakes:
            return Shaped(value, current, tuple(problems), frozenset(broken))
        mended = current
        renamed: set[Path] = set()
        for mistake in sorted(mistakes[:MAX_MENDED], key=lambda mistake: mistake.kind != UNKNOWN):
            path: Path = mistake.path
            if mistake.kind == UNKNOWN:
                problem, near, meant = unknown(kind, current, path, file)
                problems.append(problem)
                mended = rename(mended, path, near) if near and meant else put(mended, path, None)
                renamed |= {(*path[:-1], near)} if near and meant else set()
                broken |= {(*path[:-1], near)} if near and not meant else set()
            elif mistake.kind == MISSING:
                if path not in renamed:
                    if not any(path[: len(start)] == start for start in invented):
                        problems.append(missing(path, file, current))
                    broken.add(path)
                    mended = put(mended, path, stand_in(kind, path, _first(current, file)))
            else:
                path = existing(current, path)
                problems.append(wrong(mistake, kind, path, current, file))
                broken.add(path)
                invented |= set() if is_list_of_parts(current, path) else {outside_lists(path)}
                mended = mend(mended, path)
        if len(mistakes) > MAX_MENDED:
            break
        current = mended
    return Shaped(None, current, tuple(problems), frozenset({*broken, ()}))


def _first(node: Node, file: str) -> Place:
    return node.place if node.place.file == file else Place(file, 1, 1, 0)
