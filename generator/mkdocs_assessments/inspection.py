"""What is wrong with one assessment file: all that can be known without making its page.

The command line and the site's build ask here, so that what passes the one passes the other.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from mkdocs_assessments import checks, report
from mkdocs_assessments.addresses import FOLDER
from mkdocs_assessments.folder import misnamed
from mkdocs_assessments.links import check_links
from mkdocs_assessments.model import Assessment
from mkdocs_assessments.problem import Problem
from mkdocs_assessments.resolve import check_shared, load
from mkdocs_assessments.source import in_order


@dataclass(frozen=True, slots=True)
class Inspected:
    """One file. Without an assessment there is a problem that says why; with one there may be remarks."""

    assessment: Assessment | None
    problems: tuple[Problem, ...]


def inspect(path: Path, shared: Path | None, articles: Collection[str], pages: Collection[str]) -> Inspected:
    """Inspect the assessment at ``path``.

    ``shared`` is the file of shared scales and levels, if there is one; ``articles`` are the stems of the guidance
    folder, and ``pages`` all that a link may lead to.
    """
    if problem := misnamed(path):
        return Inspected(None, (problem,))
    loaded = load(path, shared, articles)
    links = check_links(loaded.node, FOLDER, pages) if loaded.node else ()
    problems = in_order([*loaded.problems, *checks.run(loaded), *links])
    whole = not any(report.blocks(problem) for problem in problems)
    return Inspected(loaded.assessment if whole else None, problems)


def inspect_shared(path: Path) -> tuple[Problem, ...]:
    """The problems of a file of shared scales and levels."""
    problem = misnamed(path)
    return check_shared(path) if problem is None else (problem,)
