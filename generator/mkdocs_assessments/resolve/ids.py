"""Ids: well formed, not reserved, and unique over items and dimensions, ignoring case."""

from __future__ import annotations

import re

from mkdocs_assessments import suggest, written
from mkdocs_assessments.problem import Path
from mkdocs_assessments.resolve.findings import Findings

PATTERN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
MAX_LENGTH = 64
RESERVED = frozenset({"all", "level", "overall"})
"""Words that mean something of their own in ``examples``."""


def well_formed(name: str) -> bool:
    """Whether ``name`` may be an id."""
    return len(name) <= MAX_LENGTH and PATTERN.fullmatch(name) is not None


def check_names(names: list[str], findings: Findings, *path: str) -> None:
    """Report names that are not well formed: of scales, levels, examples."""
    for name in names:
        if not well_formed(name):
            findings.add("PA105", *path, name, key=True, name=name, suggestion=suggest.an_id(name))


def check_ids(assessment: written.Assessment, findings: Findings) -> None:
    """Report ids of dimensions and items that are not well formed, reserved, or used before."""
    seen: dict[str, Path] = {}
    paths: list[Path] = []
    for dimension, part in assessment.dimensions.items():
        paths.append(("dimensions", dimension))
        paths.extend(("dimensions", dimension, "items", item) for item in part.items)
    for path in sorted(paths, key=lambda path: findings.place(*path, key=True)):
        name = str(path[-1])
        if not well_formed(name):
            findings.add("PA105", *path, key=True, name=name, suggestion=suggest.an_id(name, seen))
        elif name.casefold() in RESERVED:
            findings.add("PA112", *path, key=True, name=name)
        elif (first := seen.setdefault(name.casefold(), path)) is not path:
            places = findings.place(*first, key=True), findings.place(*path, key=True)
            lines = {"first": str(places[0].line), "second": str(places[1].line)}
            findings.add("PA104", *path, key=True, name=name, suggestion=suggest.an_id(name, seen, words=9), **lines)
