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
    """The files that are meant as assessments, sorted; names that begin with an underscore are something else."""
    return sorted(
        path
        for path in folder.glob("*")
        if path.name.lower().endswith(ENDINGS) and not path.name.startswith("_") and path.is_file()
    )


def misnamed(path: Path) -> Problem | None:
    """The problem of a file whose name does not end in ``.yml``."""
    if path.name.endswith(ENDINGS[0]):
        return None
    stem = path.name.lower().removesuffix(".txt").removesuffix(".yaml").removesuffix(".yml")
    data = {"name": path.name, "suggestion": f"{an_id(stem, words=9)}.yml"}
    return Problem("PA010", Place(path.as_posix(), 1, 1, 0), data)
