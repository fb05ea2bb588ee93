"""Every level must be one that some answers reach."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_assessments.model import Assessment
from mkdocs_assessments.problem import At, Problem
from mkdocs_assessments.prove import ProvenLevel, prove
from mkdocs_assessments.rounding import decimal
from mkdocs_assessments.source import Node, at_path


def check_reach(assessment: Assessment, content: Node) -> Iterator[Problem]:
    """PA210: a level lies between two scores that the dimension can have, so its reading is never shown.

    PA212: so does one that is not the file's own, which has to be said at the dimension.

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
                path = ("levels", level.id)
                own = at_path(content, path) is not None
                at = At(assessment.file, path if own else ("dimensions", dimension.id), key=True)
                yield Problem("PA210" if own else "PA212", at, data | _neighbours(found))


def _neighbours(found: ProvenLevel) -> dict[str, str]:
    scores = {"below": found.below, "above": found.above}
    return {name: decimal(score) for name, score in scores.items() if score is not None}
