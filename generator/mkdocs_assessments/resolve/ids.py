"""Ids: well formed, not reserved, and unique over facts, items, dimensions and scores, ignoring case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from mkdocs_assessments import suggest, written
from mkdocs_assessments.mistakes import NO_ITEM_IDS
from mkdocs_assessments.problem import Path
from mkdocs_assessments.resolve.findings import Findings

_NAME = re.compile(written.NAME)

ABOUT = "about"
"""The id of the screen of facts, where there are facts."""


def well_formed(name: str) -> bool:
    """Whether ``name`` may be an id."""
    return _NAME.fullmatch(name) is not None


def check_names(names: list[str], findings: Findings, *path: str) -> None:
    """Report names that are not well formed: of scales, levels, examples."""
    taken = set(names)
    for name in names:
        if not well_formed(name):
            findings.add("PA105", *path, name, key=True, name=name, suggestion=_new_id(name, taken))


def check_ids(assessment: written.Assessment, findings: Findings) -> None:
    """Report ids that are not well formed, taken by the file's form, or used before."""
    seen: dict[str, Path] = {}
    paths: list[Path] = [("about", fact) for fact in assessment.about]
    paths += _below(assessment.dimensions, ("dimensions",))
    paths += [("scores", score) for score in assessment.scores]
    reserved = written.RESERVED | ({ABOUT} if assessment.about else frozenset())
    names = {str(path[-1]).casefold() for path in paths}
    if (
        len(names) == len(paths)
        and not names & (NO_ITEM_IDS | reserved)
        and all(well_formed(str(path[-1])) for path in paths)
    ):
        return  # As almost always: to find the place of every name takes longer than all else here.
    taken = {str(path[-1]) for path in paths} | NO_ITEM_IDS | reserved
    for path in sorted(paths, key=lambda path: findings.place(*path, key=True)):
        name = str(path[-1])
        if not well_formed(name):
            findings.add("PA105", *path, key=True, name=name, suggestion=_new_id(name, taken))
        elif name.casefold() in reserved:
            findings.add("PA112", *path, key=True, name=name)
        elif name in NO_ITEM_IDS and path[-2] == "items":
            findings.add("PA139", *path, key=True, name=name, suggestion=_new_id(name, taken))
        elif (first := seen.setdefault(name.casefold(), path)) is not path:
            places = findings.place(*first, key=True), findings.place(*path, key=True)
            lines = {"first": str(places[0].line), "second": str(places[1].line)}
            findings.add("PA104", *path, key=True, name=name, suggestion=_new_id(name, taken, words=9), **lines)


def _below(dimensions: Mapping[str, written.Dimension], path: Path) -> Iterator[Path]:
    for name, part in dimensions.items():
        here = (*path, name)
        yield here
        yield from ((*here, "items", item) for item in part.items)
        yield from _below(part.dimensions, (*here, "dimensions"))


def _new_id(name: str, taken: set[str], words: int = 3) -> str:
    """An id to suggest, which from now on is taken as well."""
    found = suggest.an_id(name, taken, words)
    taken.add(found)
    return found
