"""What the browser adds up must stay exact."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_assessments.integers import BROWSER_LIMIT, largest_integer
from mkdocs_assessments.model import Assessment
from mkdocs_assessments.problem import At, Problem
from mkdocs_assessments.source import Node


def check_exactness(assessment: Assessment, _content: Node) -> Iterator[Problem]:
    """PA209: the values and cuts are so large, or so fine, that a browser would have to round."""
    if largest_integer(assessment) >= BROWSER_LIMIT:
        yield Problem("PA209", At(assessment.file, ("dimensions",), key=True))
