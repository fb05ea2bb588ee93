"""One rule of the printed key, followed on one sheet: a sum, a mean, a count, a choice, a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import cast

from html_tree import Element
from paper.conditions import answer_passes, holds, passes
from paper.members import enough_known, fillable, filled_members, how_it_goes
from paper.modifiers import level_reached, modified
from paper.notation import NAME, NUMBER, Quoted, interval, number, run_on
from paper.work import Given, Result, Work


def apply(rule: Element, work: Work) -> Result:
    """Follow one rule."""
    quoted, how = how_it_goes(rule)
    spans = [span.text for span in rule.all("span")]
    result = _begin(rule, quoted, how, spans, work)
    if result.number is not None:
        result.number = modified(result.number, spans, work)
    for span in spans:
        if match := re.fullmatch(rf"Where that gives no number, it is ({NUMBER})\.", span):
            result.number = number(match[1]) if result.number is None else result.number
    if result.number is not None:
        result.level = level_reached(result.number, [span for span in spans if span.startswith("Levels")], work)
    known = ("Only if ", "Each that ", "Those that ", "Then", "Where ", "It can be ", "Levels")
    assert all(span.startswith(known) for span in spans), spans
    return result


def _begin(rule: Element, quoted: Quoted, how: str, spans: Sequence[str], work: Work) -> Result:
    if not _may(spans, work):
        return Result()
    if how.startswith(("the first of these", "the last of these")):
        return _chosen(rule, how, work)
    if match := re.fullmatch(rf"by the table, with (question \w+|{NAME}) down and (question \w+|{NAME}) across", how):
        return _crossed(rule, quoted.name(match[1]), quoted.name(match[2]), work)
    if match := re.fullmatch(r"one after the other what these are: (.+)", how):
        labels = [_label(name, work) for name in quoted.members(match[1])]
        return Result() if None in labels else Result(labels=tuple(cast(list[str], labels)))
    stand_in, mean = None, False
    for span in spans:
        if match := re.match(rf"Each that was asked, applies and is not known counts (the mean|{NUMBER})", span):
            mean = match[1] == "the mean"
            stand_in = None if mean else number(match[1])
    if how == "how many of these questions or scores pass":
        return Result(_counted(rule, spans, stand_in, mean, work))
    if match := re.fullmatch(r"the (?:(\d+) )?highest of (.+); of equals, the one listed first", how):
        members = filled_members(match[2], quoted, spans, stand_in, mean, work)
        ranked = sorted(members or [], key=lambda one: one[1], reverse=True)
        return Result(labels=tuple(name.removeprefix("“") for name, _, _ in ranked[: int(match[1] or 1)]))
    return Result(_calculated(how, quoted, spans, stand_in, mean, work))


def _may(spans: Sequence[str], work: Work) -> bool:
    for span in spans:
        if match := re.fullmatch(r"Only if known: (.+)\.", span):
            quoted = Quoted(match[1])
            if not all(work.known(name) for name in quoted.members(quoted.text)):
                return False
    return True


def _calculated(
    how: str, quoted: Quoted, spans: Sequence[str], stand_in: Fraction | None, mean: bool, work: Work
) -> Fraction | None:
    match = re.fullmatch(
        r"the (sum|mean|weighted mean|number|lowest|highest) of (.+?)"
        rf"(?:: their sum, divided by the sum of the weights|, times (?P<times>{NUMBER}))?",
        how,
    )
    assert match, how
    members = filled_members(match[2], quoted, spans, stand_in, mean, work)
    if members is None:
        return None
    values = [value for _, value, _ in members]
    if match[1] in ("number", "lowest", "highest"):
        if not values:
            return None
        return min(values) if match[1] == "lowest" else max(values)
    if any(weight is None for _, _, weight in members):
        return None
    total = sum((value * cast(Fraction, weight) for _, value, weight in members), Fraction(0))
    if match[1] == "sum":
        return total
    weights = sum((cast(Fraction, weight) for _, _, weight in members), Fraction(0))
    return total / weights * number(match["times"] or "1") if weights else None


def _counted(rule: Element, spans: Sequence[str], stand_in: Fraction | None, mean: bool, work: Work) -> Fraction | None:
    passing: dict[str, tuple[Quoted, str]] = {}
    rows = rule.all("ol")[0].all("li") if rule.all("ol") else []
    for row in rows:
        quoted = Quoted(row.text)
        of, wanted = quoted.text.split(": ", 1)
        passing |= dict.fromkeys(quoted.members(of), (quoted, wanted))
    names = list(passing)
    for span in spans:
        if match := re.fullmatch(r"Only if (?:all|at least \d+) of (questions? .+|“.+) are known\.", span):
            quoted = Quoted(match[1])
            names = quoted.members(quoted.text)
    if not enough_known(spans, names, work):
        return None
    counted: list[Fraction] = []
    blanks = 0
    for name in names:
        if work.known(name):
            counted.append(Fraction(name in passing and passes(name, *passing[name], work)))
        elif stand_in is not None and fillable(name, work):
            counted.append(Fraction(name in passing and _would(name, *passing[name], stand_in, work)))
        elif mean and fillable(name, work):
            blanks += 1
    total = sum(counted, Fraction(0))
    return total + blanks * total / len(counted) if blanks and counted else total


def _would(name: str, quoted: Quoted, wanted: str, value: Fraction, work: Work) -> bool:
    if name[0] == "“":
        return not wanted.startswith("⟦") and interval(wanted)(value)
    return answer_passes(name, wanted, False, quoted, work, Given(True, value=value))


def _chosen(rule: Element, how: str, work: Work) -> Result:
    last: str | None = None
    for row in rule.one("ol").all("li"):
        match = re.fullmatch(r"“([^”]*)”: (.+)", row.text)
        assert match, row.text
        held = match[2] in ("in any other case", "always") or holds(match[2], work)
        if how.startswith("the first") and held:
            return Result(labels=(match[1],))
        if how.startswith("the last"):
            if not held:
                break
            last = match[1]
    return Result(labels=(last,) if last is not None else ())


def _crossed(rule: Element, down: str, across: str, work: Work) -> Result:
    rows = [[cell.text for cell in row if cell.tag in ("th", "td")] for row in rule.one("table").all("tr")]
    row, column = _label(down, work), _label(across, work)
    if row is None or column is None:
        return Result()
    heads = [run_on(head) for head in rows[0]]
    cells = next((cells for cells in rows[1:] if run_on(cells[0]) == run_on(row)), rows[0])
    found = cells[heads.index(run_on(column))] if run_on(column) in heads else "–"
    return Result(labels=() if found == "–" or cells is rows[0] else (found,))


def _label(name: str, work: Work) -> str | None:
    if name[0] == "“":
        result = work.results[name[1:]]
        return result.level if result.number is not None else "".join(result.labels) or None
    ticked = work.given[name].ticked
    return ticked if isinstance(ticked, str) else None
