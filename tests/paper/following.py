"""A whole sheet, worked out by the printed key: what is asked, what adds up, what may be scored, then every rule."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from typing import cast

from paper.conditions import holds
from paper.key import Key, Sheet
from paper.members import counted_in
from paper.notation import NAME, Quoted, interval
from paper.rules import apply
from paper.work import Given, Result, Work


def follow(key: Key, sheet: Sheet) -> Work | None:
    """A sheet, worked out; nothing where the key says that nothing is scored."""
    work = Work(key)
    for question in key.questions:
        work.given[question] = _given(question, sheet, work)
    for questions, total in key.splits:
        counted = [question for question in questions if _counts(work.given[question])]
        values = [value for question in counted if (value := work.given[question].value) is not None]
        if len(values) < len(counted) or sum(values) != total:
            for question in counted:
                work.given[question] = Given(work.given[question].asked, blank=work.given[question].asked)
    if not all(_scorable(screen, work) for screen in key.screens):
        return None
    for rule in key.rules:
        name = rule.one("strong").text
        work.results[name] = apply(rule, work)
    if key.overall:
        work.results["overall"] = Result(_overall(work))
    return work


def _given(question: str, sheet: Sheet, work: Work) -> Given:
    when, otherwise = work.key.skips.get(question, ("", None))
    if when and not holds(when, work, open_passes=True):
        return Given(False, value=otherwise)
    ticked = sheet.get(question)
    if ticked is None:
        return Given(True, blank=True)
    if ticked == work.key.na.get(question):
        return Given(True)
    count = work.key.counts.get(question)
    # of a question whose answers count nothing, all that matters is that it has one
    return Given(True, ticked, count(ticked) if count else Fraction(0))


def _counts(given: Given) -> bool:
    return given.value is not None or given.blank


def _scorable(screen: str, work: Work) -> bool:
    match = re.fullmatch(r"the (number of answers|answer given most often) to (questions? .+?) is (.+)", screen)
    assert match, screen
    kind, of, wanted = match.groups()
    ticked = [work.given[question].ticked for question in Quoted("").members(of)]
    answers = [one for one in ticked if one is not None]
    if kind == "number of answers":
        return interval(wanted)(Fraction(len(answers)))
    most = max(Counter(answers).values(), default=0)
    return interval(wanted.removeprefix("given this often: "))(Fraction(most))


def _overall(work: Work) -> Fraction | None:
    if work.key.overall == "the mean of all answers that count in an area, if every area has a number":
        if not all(work.results[area.one("strong").text].known for area in work.key.areas):
            return None
        values = [value for area in work.key.areas for value in counted_in(area, work)]
        return sum(values, Fraction(0)) / len(values)
    quoted = Quoted(work.key.overall)
    names = [quoted.quote(mark) for mark in re.findall(NAME, quoted.text)]
    numbers = [work.results[name].number for name in names]
    if any(one is None for one in numbers):
        return None
    return sum(cast(list[Fraction], numbers), Fraction(0)) / len(numbers)
