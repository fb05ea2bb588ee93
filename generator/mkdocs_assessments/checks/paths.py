"""Where in its file something of an assessment stands."""

from __future__ import annotations

from mkdocs_assessments.model import Assessment
from mkdocs_assessments.problem import Path


def path_of(assessment: Assessment, id: str) -> Path:
    """The path of a dimension, domain or score."""
    inside = {child: domain.id for domain in assessment.domains for child in domain.children}
    grouped = {dimension.id for dimension in assessment.dimensions} | {domain.id for domain in assessment.domains}
    if id not in grouped:
        return ("scores", id)
    path: Path = ("dimensions", id)
    while id in inside:
        id = inside[id]
        path = ("dimensions", id, *path)
    return path
