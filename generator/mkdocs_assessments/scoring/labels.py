"""The label verbs: which label, or which labels joined, a sheet gets."""

from __future__ import annotations

from itertools import takewhile

from mkdocs_assessments.model import Score
from mkdocs_assessments.scoring.known import Known
from mkdocs_assessments.scoring.terms import present_members


def labels_of(score: Score, known: Known) -> tuple[str, ...]:
    """The labels that make up the score's own; none where too little is known or no row holds."""
    if not all(map(known.has, score.needs)):
        return ()
    match score.verb:
        case "choose":
            holding = (row.then for row in score.rows if known.holds(row.when))
            return tuple(holding)[:1]
        case "stages":
            reached = takewhile(lambda row: known.holds(row.when), score.rows)
            return tuple(row.then for row in reached)[-1:]
        case "top":
            return _highest(score, known)
    labels = tuple(label for term in score.terms if (label := known.label(term.of)) is not None)
    if len(labels) < len(score.terms):
        return ()
    if score.verb == "cross":
        row, column = labels
        return (score.table[row, column],) if (row, column) in score.table else ()
    return labels


def _highest(score: Score, known: Known) -> tuple[str, ...]:
    members = present_members(score, known) or ()
    # sorted() keeps the listed order among equals, in reverse as well
    ranked = sorted(members, key=lambda member: member.value or 0, reverse=True)
    return tuple(member.term.of for member in ranked[: score.take])
