"""Rules about whole assessments, one per file: functions from an assessment and its file's content to its problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mkdocs_assessments.checks.counted_twice import check_counted_twice
from mkdocs_assessments.checks.exactness import check_exactness
from mkdocs_assessments.checks.examples import check_examples
from mkdocs_assessments.checks.ranges import check_ranges
from mkdocs_assessments.checks.reach import check_reach
from mkdocs_assessments.checks.stand_ins import check_stand_ins
from mkdocs_assessments.checks.taken_in import check_taken_in
from mkdocs_assessments.model import Assessment
from mkdocs_assessments.problem import Problem
from mkdocs_assessments.resolve import Loaded
from mkdocs_assessments.source import Node, in_order, placed

CHECKS: tuple[Callable[[Assessment, Node], Iterator[Problem]], ...] = (
    check_exactness,
    check_counted_twice,
    check_taken_in,
    check_stand_ins,
    check_reach,
    check_ranges,
    check_examples,
)


def run(loaded: Loaded) -> tuple[Problem, ...]:
    """The problems of a loaded file that can only be seen in the whole, located and sorted."""
    if loaded.assessment is None or loaded.node is None:
        return ()
    nodes = {loaded.assessment.file: loaded.node}
    return in_order(placed(problem, nodes) for check in CHECKS for problem in check(loaded.assessment, loaded.node))
