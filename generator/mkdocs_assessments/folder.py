"""The folder of assessments: which of its files are meant, and which are named so that they would be missed."""

from __future__ import annotations

from pathlib import Path

from mkdocs_assessments.problem import Place, Problem
from mkdocs_assessments.suggest import an_id

SHARED = "_shared.yml"
"""What several assessments use: scales and levels."""

ENDINGS = (".yml", ".yaml", ".yml.txt", ".yaml.txt")
"""What a file may be called by somebody who means an assessment; only the first is read."""


def assessment_files(folder: Path) -> list[Path]:
    """The files that are meant as assessments, sorted; names that begin with "_" or "." are something else."""
    return sorted(
        path
        for path in folder.glob("*")
        if path.name.lower().endswith(ENDINGS) and not path.name.startswith(("_", ".")) and path.is_file()
    )


def shared_files(folder: Path) -> list[Path]:
    """The files that are meant as ``SHARED``, sorted: at most one of them is it."""
    return sorted(path for path in folder.glob("_*") if _stem(path) == _stem(Path(SHARED)) and path.is_file())


def misnamed(path: Path) -> Problem | None:
    """The problem of a file whose name does not end in ``.yml``, or is not quite ``SHARED``."""
    stem = _stem(path)
    if stem == _stem(Path(SHARED)) and path.name != SHARED:
        return Problem("PA033", Place(path.as_posix(), 1, 1, 0), {"name": path.name, "suggestion": SHARED})
    if path.name.endswith(ENDINGS[0]):
        return None
    data = {"name": path.name, "suggestion": f"{an_id(stem, words=9)}.yml"}
    return Problem("PA010", Place(path.as_posix(), 1, 1, 0), data)


def _stem(path: Path) -> str:
    """What a file is called, without what its name ends in and in small letters."""
    return path.name.lower().removesuffix(".txt").removesuffix(".yaml").removesuffix(".yml")
