"""The label verbs as expressions of SurveyJS."""

from __future__ import annotations

from mkdocs_assessments.interchange.surveyjs.writing.expressions import (
    BeyondError,
    chain,
    chosen,
    coded,
    every,
    holds,
    some,
    text,
)
from mkdocs_assessments.interchange.surveyjs.writing.member_expressions import Members
from mkdocs_assessments.interchange.surveyjs.writing.sheet import Sheet
from mkdocs_assessments.model import Score


def label(sheet: Sheet, score: Score) -> str:
    """The label of a score with a label verb."""
    needs = [sheet.member(id_).present for id_ in score.needs]
    match score.verb:
        case "choose":
            rows = [(holds(row.when, sheet.passes), text(row.then)) for row in score.rows]
            return chosen(every(needs), chain(rows))
        case "stages":
            result = "''"
            for place in reversed(range(len(score.rows))):
                row = score.rows[place]
                last = place == len(score.rows) - 1
                reached = text(row.then)
                inner = reached if last else chosen(holds(score.rows[place + 1].when, sheet.passes), result, reached)
                result = inner
            return chosen(every([*needs, holds(score.rows[0].when, sheet.passes)]), result)
        case "top":
            return _highest(sheet, score)
        case "join":
            parts = [_label_of(sheet, term.of) for term in score.terms]
            return chosen(every(f"{part} notempty" for part in parts), _joined(score, parts))
    down, across = (term.of for term in score.terms)
    return chain([
        (every([_has_label(sheet, down, one), _has_label(sheet, across, other)]), text(then))
        for (one, other), then in score.table.items()
    ])  # fmt: skip


def _joined(score: Score, parts: list[str]) -> str:
    """Labels one behind the other. SurveyJS adds up texts that are numbers, unless a text that is none comes first."""
    between = f" + {text(score.separator)} + " if score.separator else " + "
    if score.outcomes and all(label[:1].isalpha() for label in score.outcomes):
        return between.join(parts)
    return f"substring('_' + {between.join(parts)}, 1)"


def _label_of(sheet: Sheet, id_: str) -> str:
    sheet.member(id_)
    if id_ in sheet.items:
        raise BeyondError("the labels of answers joined")
    name = id_ if id_ in sheet.labels else f"{id_} level"
    if name in sheet.beyond or name not in sheet.values:
        raise BeyondError(f"it rests on the level of {id_}")
    return f"{{{name}}}"


def _has_label(sheet: Sheet, id_: str, wanted: str) -> str:
    if id_ not in sheet.items:
        return f"{_label_of(sheet, id_)} = {text(wanted)}"
    item = sheet.items[id_]
    if item.id in sheet.asked or item.id in sheet.blocks:
        raise BeyondError(f"it rests on {id_}, which is not always asked")
    return every([sheet.member(id_).present, f"{{{id_}}} = {coded(item.scale)[int(wanted)]}"])


def _highest(sheet: Sheet, score: Score) -> str:
    if score.take > 1:
        raise BeyondError(f"the {score.take} highest of several")
    members = Members(sheet, score)
    if score.blank != "left out":
        raise BeyondError("the highest of several with stand-ins for blanks")
    rows = []
    for place, (term, one) in enumerate(zip(score.terms, members.known, strict=True)):
        beats = [
            some([f"!({other.present})", f"{one.value} {'>' if before < place else '>='} {other.value}"])
            for before, other in enumerate(members.known)
            if before != place
        ]
        rows.append((every([one.present, *beats]), text(term.of)))
    return chosen(members.enough() or "1 = 1", chain(rows))
