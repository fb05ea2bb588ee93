"""Answers that are enough, and yet lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_assessments.checks.paths import path_of
from mkdocs_assessments.model import Assessment, Score
from mkdocs_assessments.problem import At, Path, Problem
from mkdocs_assessments.prove import Gap, Proven
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal
from mkdocs_assessments.sheets import in_words


def check_gaps(assessment: Assessment, score: Score, proven: Proven) -> Iterator[Problem]:
    """What complete answers lead to nothing.

    PA218: no row of tests holds. PA219: a table has no row for the number. A number below the lowest level is PA106.
    People of whom no group of levels or norms speaks are none: a publication may have numbers for some people only.
    """
    path = path_of(assessment, score.id)
    for gap in proven.gaps:
        if gap.kind == "rows":
            yield _problem("PA218", assessment, score, gap, (*path, score.verb))
        elif gap.kind == "table":
            yield _problem("PA219", assessment, score, gap, (*path, "table"))


def _problem(code: str, assessment: Assessment, score: Score, gap: Gap, path: Path) -> Problem:
    data = {"score": score.id}
    if gap.number is not None:
        data["number"] = decimal(gap.number, MAX_DECIMALS)
    items = [item for item in assessment.items if item.id in gap.witness]
    data["sheet"] = in_words(items, gap.witness)
    return Problem(code, At(assessment.file, path, key=True), data)
