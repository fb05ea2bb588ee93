"""Levels of which the file says that no answers lead to them."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_assessments.checks.paths import path_of
from mkdocs_assessments.model import Assessment, Score
from mkdocs_assessments.problem import At, Problem
from mkdocs_assessments.prove import Proven, sheet_of
from mkdocs_assessments.sheets import in_words


def check_marked(assessment: Assessment, score: Score, proven: Proven) -> Iterator[Problem]:
    """PA217: a level says ``reachable: no``, and there is nobody, or no group, for whom that is so."""
    marked = {level.id for bands in score.bands for level in bands.levels if not level.reachable}
    for id in sorted(marked):
        if all(found.reached for found in proven.found if found.kind == "level" and found.id == id):
            data = {"level": id, "score": score.id}
            if sheet := _sheet(assessment, score.id, id):
                data["sheet"] = sheet
            path = (*path_of(assessment, score.id), "levels", id, "reachable")
            yield Problem("PA217", At(assessment.file, path, key=True), data)


def _sheet(assessment: Assessment, score: str, level: str) -> str:
    """Answers that lead to a level, in words; none where there is too much to go through to find them."""
    sheet = sheet_of(assessment, score, level)
    return in_words([item for item in assessment.items if item.id in sheet], sheet) if sheet else ""
