"""The scores of an assessment as calculated values of a SurveyJS file."""

from __future__ import annotations

from mkdocs_assessments.interchange.surveyjs.writing.expressions import (
    Known,
    chain,
    chosen,
    every,
    factor,
    holds,
    number,
    rounded,
    some,
    text,
    within,
)
from mkdocs_assessments.interchange.surveyjs.writing.label_expressions import label
from mkdocs_assessments.interchange.surveyjs.writing.member_expressions import Members, added
from mkdocs_assessments.interchange.surveyjs.writing.sheet import Sheet
from mkdocs_assessments.model import Amount, Cap, Condition, Lookup, Norm, Score, Step


def take_score(sheet: Sheet, score: Score) -> None:
    """Adds a score and its level, or notes why there are no words for it."""
    sheet.attempt(score.id, lambda: _say(sheet, score))
    if score.bands and score.id not in sheet.beyond:
        sheet.attempt(f"{score.id} level", lambda: _level(sheet, score))


def _say(sheet: Sheet, score: Score) -> None:
    if score.is_label:
        sheet.result(score.id, label(sheet, score))
        return
    value = _number(sheet, score)
    for place, step in enumerate(score.steps, 1):
        before = sheet.put(f"{score.id} before step {place}", value)
        value = chosen(f"{before} notempty", _after(sheet, step, before))
    if score.otherwise is not None:
        whole = sheet.put(f"{score.id} if known", value)
        value = chosen(f"{whole} notempty", whole, number(score.otherwise))
    sheet.result(score.id, value)


def _level(sheet: Sheet, score: Score) -> None:
    groups = []
    for bands in score.bands:
        reached = [
            (f"{{{score.id}}} {'>' if level.above else '>='} {number(level.start)}", text(level.id))
            for level in reversed(bands.levels)
        ]
        groups.append((holds(bands.when, sheet.passes), chain(reached)))
    sheet.put(f"{score.id} level", chosen(f"{{{score.id}}} notempty", chain(groups)), shown=True)


def _number(sheet: Sheet, score: Score) -> str:
    members = Members(sheet, score)
    enough = members.enough()
    simple = score.blank == "left out"
    held = []
    for place, one in enumerate(members.known):
        if simple:
            held.append((one.present, one.value))
        else:
            name = sheet.put(f"{score.id} part {place + 1}", members.value(place))
            held.append((f"{name} notempty", name))
    if score.verb == "value":
        return chosen(every([enough, held[0][0]]), rounded(held[0][1]))
    if score.verb in ("min", "max"):
        listed = [sheet.put(f"{score.id} member {place + 1}", chosen(*one)) for place, one in enumerate(held)]
        return chosen(every([enough, some(f"{name} notempty" for name in listed)]), _extreme(score.verb, listed))
    if score.verb == "count":
        return chosen(enough or "1 = 1", added([chosen(present, value, "0") for present, value in held]))
    weights = [
        sheet.member(term.weight).value if isinstance(term.weight, str) else factor(term.weight) for term in score.terms
    ]
    known = [
        some([sheet.member(term.weight).present, f"!({present})"])
        for term, (present, _) in zip(score.terms, held, strict=True)
        if isinstance(term.weight, str)
    ]
    total = added([
        chosen(present, value if weight == "1" else f"{weight} * {value}", "0")
        for weight, (present, value) in zip(weights, held, strict=True)
    ])  # fmt: skip
    if score.verb == "sum":
        return chosen(every([enough, *known]), rounded(total))
    share = sheet.put(
        f"{score.id} weights", added([chosen(one[0], weight, "0") for weight, one in zip(weights, held, strict=True)])
    )
    return chosen(every([enough, *known, f"{share} <> 0"]), rounded(f"({total}) / {share}"))


def _extreme(verb: str, names: list[str]) -> str:
    """The first of the values that none of the others passes."""
    mark = "<=" if verb == "min" else ">="
    rows = []
    for name in names:
        beats = [some([f"{other} empty", f"{name} {mark} {other}"]) for other in names if other != name]
        rows.append((every([f"{name} notempty", *beats]), name))
    return chain(rows)


def _after(sheet: Sheet, step: Step, value: str) -> str:
    match step:
        case Amount():
            by = sheet.member(step.by) if isinstance(step.by, str) else Known("", factor(step.by))
            mark = {"plus": "+", "minus": "-", "times": "*"}[step.kind]
            result = rounded(f"{value} {mark} ({by.value})")
            return chosen(by.present, result) if by.present else result
        case Lookup():
            rows = []
            for when, lookup in step.groups:
                found = [(within(interval, value), number(to)) for interval, to in lookup]
                rows.append((holds(when, sheet.passes), chain(found)))
            return chain(rows)
        case Norm():
            return chain([
                (
                    holds(one.when, sheet.passes),
                    rounded(f"({value} - ({number(one.mean)})) / {number(one.deviation)} * {number(step.to_deviation)}"
                            f" + ({number(step.to_mean)})"),
                )
                for one in step.groups
            ])  # fmt: skip
        case Cap():
            capped = chosen(f"{value} > {number(step.at)}", number(step.at), value)
            return capped if step.unless == Condition() else chosen(holds(step.unless, sheet.passes), value, capped)
    scale = 10**step.decimals
    near = rounded(f"{value} * {scale} + 0.5")
    return f"(trunc({near}) - iif({near} < 0 and trunc({near}) <> {near}, 1, 0)) / {scale}"
