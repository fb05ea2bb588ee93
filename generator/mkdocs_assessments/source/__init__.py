"""The text of a YAML file as located nodes, and what stands in the way of reading it.

The only module that imports ``yaml``. Every scalar stays the text the coach wrote: ``no``, ``010`` and ``12:30`` mean
nothing until ``shape`` asks for a number or a yes. Nodes are built from parser events in a loop, so no file can
exhaust the stack, and anchors, aliases and tags are refused rather than followed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path as FilePath

import yaml

from mkdocs_assessments import mistakes
from mkdocs_assessments.problem import Place, Problem
from mkdocs_assessments.source.builder import CUT_OFF, FORBIDDEN, Builder, named
from mkdocs_assessments.source.nodes import Mapping, Node, Scalar, Sequence, at_path, locate

__all__ = [
    "BYTE_ORDER_MARK",
    "REMARKS",
    "Mapping",
    "Node",
    "Read",
    "Scalar",
    "Sequence",
    "at_path",
    "in_order",
    "lines_of",
    "locate",
    "placed",
    "read",
    "read_file",
]

MAX_BYTES = 1_000_000
"""A file of 300 items takes about 60 000 bytes; past this it is not an assessment."""

BYTE_ORDER_MARK = "PA009"
"""The code of an invisible mark at the start of a file."""

REMARKS = frozenset({BYTE_ORDER_MARK, CUT_OFF})
"""Problems of a file's text that are remarks: the file is read all the same."""

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Read:
    """What a file's text says. ``node`` is ``None`` when the text says nothing, or cannot be trusted to be what
    the coach sees; then there is a problem."""

    node: Node | None
    problems: tuple[Problem, ...]
    text: str


def read_file(path: FilePath, file: str | None = None) -> Read:
    """Read the file at ``path``; ``file`` is its name in problems. Never raises for what is in the file."""
    name = path.as_posix() if file is None else file
    whole = Place(name, 1, 1, 0)
    try:
        if not path.is_file():
            return Read(None, (Problem("PA021", whole, {"file": name}),), "")
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError:
        return Read(None, (Problem("PA021", whole, {"file": name}),), "")
    if len(data) > MAX_BYTES:
        return Read(None, (Problem("PA015", whole, {"limit": f"{MAX_BYTES // 1000} kB"}),), "")
    try:
        return read(data.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        place = Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return Read(None, (Problem("PA007", place, {"byte": f"{data[error.start]:02X}"}),), "")


def lines_of(text: str) -> list[str]:
    """The lines of a text as an editor counts them, without their ends."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def read(text: str, file: str) -> Read:
    """Turn ``text`` into nodes. A mistake of syntax hides all others; the rest are reported together."""
    problems: list[Problem] = []
    if text.startswith("\ufeff"):
        problems.append(Problem(BYTE_ORDER_MARK, Place(file, 1, 1, 0)))
    lines = lines_of(text)
    text = "\n".join(lines)
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        problems.append(Problem("PA015", Place(file, 1, 1, 0), {"limit": f"{MAX_BYTES // 1000} kB"}))
        return Read(None, tuple(problems), text)
    if forbidden := FORBIDDEN.search(text):
        line = text.count("\n", 0, forbidden.start())
        column = forbidden.start() - text.rfind("\n", 0, forbidden.start())
        problems.append(Problem("PA014", Place(file, line + 1, column), {"character": named(forbidden[0])}))
        return Read(None, tuple(problems), text)
    builder = Builder(file, lines)
    try:
        node = builder.build(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        problems.append(mistakes.explain(_broken(error, file, lines)))
        return Read(None, tuple(problems), text)
    problems.extend(builder.problems)
    if builder.spoilt:
        return Read(None, tuple(problems), text)
    return Read(node, tuple(problems), text)


def _broken(error: yaml.MarkedYAMLError, file: str, lines: list[str]) -> mistakes.Broken:
    mark = error.problem_mark or error.context_mark
    opened = error.context_mark
    return mistakes.Broken(
        file=file,
        lines=lines,
        line=mark.line if mark else 0,
        column=mark.column if mark else 0,
        opened=(opened.line, opened.column) if opened else None,
        doing=error.context or "",
        found=error.problem or "",
    )


def placed(problem: Problem, nodes: dict[str, Node]) -> Problem:
    """The problem with its place, worked out from the nodes of its file where it still names a path."""
    if isinstance(problem.where, Place):
        return problem
    at = problem.where
    place = locate(at, nodes[at.file]) if at.file in nodes else Place(at.file, 1, 1, 0)
    return replace(problem, where=place)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Placed problems by file, line, column and code, each once."""
    unique = {(problem.where, problem.code, *sorted(problem.data.items())): problem for problem in problems}
    return tuple(unique[key] for key in sorted(unique, key=lambda key: (key[0], key[1])))
