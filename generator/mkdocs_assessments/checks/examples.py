"""A worked example must score what the file says it scores."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from mkdocs_assessments.model import Assessment, Example, Expected
from mkdocs_assessments.problem import At, Problem
from mkdocs_assessments.rounding import fixed
from mkdocs_assessments.scoring import score
from mkdocs_assessments.source import Node

NONE = "none"


def check_examples(assessment: Assessment, _content: Node) -> Iterator[Problem]:
    """PA201, PA202 and PA203: a score, a level or the overall score is not what the example expects."""
    for example in assessment.examples:
        yield from _check(assessment, example)


def _check(assessment: Assessment, example: Example) -> Iterator[Problem]:
    scored = score(assessment, example.answers)
    dimensions = {dimension.id: dimension for dimension in scored.dimensions}
    path = ("examples", example.id, "expect")
    for id_, expected in example.scores.items():
        found = dimensions[id_].score
        if not _holds(expected, found):
            data = {"example": example.id, "dimension": id_, **_both(expected, found)}
            yield Problem("PA201", At(assessment.file, (*path, id_)), data)
    for id_, level in example.levels.items():
        at = dimensions[id_]
        if at.level != level:
            data = {"example": example.id, "dimension": id_, "expected": level, "found": at.level or NONE}
            data["score"] = fixed(at.score, 2) if at.score is not None else NONE
            yield Problem("PA202", At(assessment.file, (*path, "level", id_)), data)
    if example.overall_stated and not _holds(example.overall, scored.overall):
        data = {"example": example.id, **_both(example.overall, scored.overall)}
        yield Problem("PA203", At(assessment.file, (*path, "overall")), data)


def _holds(expected: Expected | None, found: Fraction | None) -> bool:
    if expected is None or found is None:
        return expected is None and found is None
    return Fraction(fixed(found, expected.decimals)) == expected.value


def _both(expected: Expected | None, found: Fraction | None) -> dict[str, str]:
    """What was expected and what came out, with the same number of decimals."""
    decimals = expected.decimals if expected else 2
    return {
        "expected": fixed(expected.value, decimals) if expected else NONE,
        "found": fixed(found, decimals) if found is not None else NONE,
    }
