"""Every level must be one that some answers reach."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from mkdocs_assessments.model import Assessment, Level
from mkdocs_assessments.problem import At, Problem
from mkdocs_assessments.prove import ProvenLevel, prove


def check_reach(assessment: Assessment) -> Iterator[Problem]:
    """PA210: a level lies between two scores that the dimension can have, so its reading is never shown.

    PA211, a remark: the values are too fine to find out.
    """
    for dimension, proven in zip(assessment.dimensions, prove(assessment), strict=True):
        if proven is None:
            at = At(assessment.file, ("dimensions", dimension.id), key=True)
            yield Problem("PA211", at, {"dimension": dimension.id})
            continue
        for level, found in zip(dimension.levels, proven.levels, strict=True):
            if found.witness is None:
                data = {"level": level.id, "dimension": dimension.id}
                yield Problem("PA210", _place(assessment, level), data | _neighbours(found))


def _place(assessment: Assessment, level: Level) -> At:
    return At(assessment.file, ("levels", level.id), key=True)


def _neighbours(found: ProvenLevel) -> dict[str, str]:
    scores = {"below": found.below, "above": found.above}
    return {name: _written(score) for name, score in scores.items() if score is not None}


def _written(score: Fraction) -> str:
    """A score to two decimals, for reading only."""
    return f"{float(score):.2f}".rstrip("0").rstrip(".")
