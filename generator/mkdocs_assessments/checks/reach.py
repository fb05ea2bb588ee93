"""Every level, row, label and guided article must be one that some answers lead to, and every number must lead on."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_assessments.checks.gaps import check_gaps
from mkdocs_assessments.checks.groups import check_groups
from mkdocs_assessments.checks.label_despite_gaps import check_label_despite_gaps
from mkdocs_assessments.checks.marked import check_marked
from mkdocs_assessments.checks.paths import path_of
from mkdocs_assessments.checks.ranges import unproven_range
from mkdocs_assessments.checks.unreached_levels import check_unreached, nobody_scores
from mkdocs_assessments.checks.unseen_articles import check_unseen
from mkdocs_assessments.model import Assessment
from mkdocs_assessments.problem import At, Problem
from mkdocs_assessments.prove import Proven, all_scores
from mkdocs_assessments.prove.latest import proofs_of
from mkdocs_assessments.source import Node


def check_reach(assessment: Assessment, content: Node) -> Iterator[Problem]:
    """All that proofs find; PA211 and PA226, remarks: there was too much to go through.

    PA223: no answers at all give this score. PA225: no complete sheet passes the validity screens; as then nothing
    has a score, nothing else is said.
    """
    proofs = proofs_of(assessment)
    dimensions = {dimension.id for dimension in assessment.dimensions}
    some = [proven for proven in proofs.values() if proven]
    if some and all(any(gap.kind == "invalid" and gap.share == 1 for gap in proven.gaps) for proven in some):
        yield Problem("PA225", At(assessment.file, ("validity",), key=True))
        return
    for id, score in all_scores(assessment).items():
        proven = proofs[id]
        at = At(assessment.file, path_of(assessment, id), key=True)
        if proven is None or any(found.unknown for found in proven.found):
            ranged = {} if proven else unproven_range(assessment, content, score)
            yield Problem(
                *(("PA211", at, {"dimension": id}) if id in dimensions else ("PA226", at, {"score": id, **ranged}))
            )
        if proven is None:
            continue
        if nobody_scores(proven):
            yield Problem("PA223", at, {"score": id})
            continue
        yield from check_marked(assessment, score, proven)
        yield from check_groups(assessment, content, score, proven)
        yield from check_unreached(assessment, content, score, proven, plain=id in dimensions)
        yield from check_gaps(assessment, score, proven)
        yield from check_label_despite_gaps(assessment, score, proven)
    yield from check_unseen(assessment, content, {id: proven for id, proven in proofs.items() if proven})


__all__ = ["Proven", "check_reach"]
