"""``written`` + defaults + the shared file → ``model.Assessment``, with every name resolved.

``load`` is the one door for the rest of the program.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path as FilePath

from mkdocs_assessments import model, suggest, written
from mkdocs_assessments.problem import Place, Problem
from mkdocs_assessments.resolve.assessment import resolve
from mkdocs_assessments.resolve.bounds import check_bounds
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.resolve.ids import well_formed
from mkdocs_assessments.resolve.tables import default_tables, shared_tables
from mkdocs_assessments.shape import shape
from mkdocs_assessments.source import REMARKS, Node, in_order, read_file


@dataclass(frozen=True, slots=True)
class Loaded:
    """One assessment file. ``assessment`` is ``None`` where a problem stands in its way; remarks do not."""

    assessment: model.Assessment | None
    problems: tuple[Problem, ...]
    node: Node | None
    """The file's content, for problems that later stages find and ``source.locate`` places."""


def load(path: FilePath, shared: FilePath | None, articles: Collection[str]) -> Loaded:
    """Load the assessment at ``path``.

    ``shared`` is the file of shared scales and levels, if there is one; ``articles`` are the stems of the guidance
    folder. Problems are located and sorted; those of the shared file are repeated for every assessment that uses it.
    """
    file = path.as_posix()
    content = read_file(path)
    problems = list(content.problems)
    id_ = path.name.removesuffix(".yml")
    if not well_formed(id_):
        data = {"name": path.name, "suggestion": f"{suggest.an_id(id_, words=9)}.yml"}
        problems.append(Problem("PA023", Place(file, 1, 1, 0), data))
    if content.node is None and not content.problems:
        problems.append(Problem("PA025", Place(file, 1, 1, 0)))
    tables = [default_tables()]
    if shared is not None:
        tables.insert(0, shared_tables(shared))
        problems.extend(tables[0].problems)
    assessment: model.Assessment | None = None
    if content.node is not None:
        shaped = shape(written.Assessment, content.node, file)
        found = [*shaped.problems, *check_bounds(content.node)]
        if shaped.value is not None:
            findings = Findings(file, shaped.node, shaped.broken)
            assessment = resolve(id_, shaped.value, tables, articles, findings)
            found.extend(findings.problems)
        # What the text of the file is to blame for is said once.
        taken = {problem.where for problem in problems if problem.code not in REMARKS}
        problems.extend(problem for problem in found if problem.where not in taken)
    if any(problem.code not in REMARKS for problem in problems):
        assessment = None
    return Loaded(assessment, in_order(problems), content.node)


def check_shared(path: FilePath) -> tuple[Problem, ...]:
    """The problems of a file of shared scales and levels, apart from any assessment."""
    return in_order(shared_tables(path).problems)
