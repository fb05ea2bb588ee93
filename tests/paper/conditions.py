"""Whether a printed condition holds on one sheet."""

from __future__ import annotations

import re

from paper.key import Ticked
from paper.notation import NAME, Quoted, interval, run_on
from paper.work import Given, Result, Work


def holds(text: str, work: Work, open_passes: bool = False) -> bool:
    """Whether a printed condition holds; ``open_passes`` where a question without an answer rules nothing out."""
    quoted = Quoted(text)
    parts = quoted.text.split("; and ")
    if parts[-1].startswith("either "):
        ways = re.split(rf", or (?=question |{NAME} is )", parts.pop().removeprefix("either "))
        if not any(_all_hold(way, quoted, work, open_passes) for way in ways):
            return False
    return all(_all_hold(part, quoted, work, open_passes) for part in parts)


def _all_hold(text: str, quoted: Quoted, work: Work, open_passes: bool) -> bool:
    tests = re.split(rf" and (?=question |{NAME} is )", text)
    return all(_one_holds(test, quoted, work, open_passes) for test in tests)


def _one_holds(test: str, quoted: Quoted, work: Work, open_passes: bool) -> bool:
    if match := re.fullmatch(rf"({NAME}) is (.+)", test):
        if match[2] == "what it cannot be":
            return False
        return _result_passes(work.results[quoted.quote(match[1])], match[2], quoted)
    match = re.fullmatch(r"question (\w+) (is|includes|counts) (.+)", test)
    assert match, test
    question, verb, wanted = match.groups()
    if open_passes and question.isdigit() and work.given[question].blank:
        return True
    return answer_passes(question, wanted, verb == "includes", quoted, work, work.given[question])


def answer_passes(question: str, wanted: str, includes: bool, quoted: Quoted, work: Work, given: Given) -> bool:
    """Whether an answer is among those ``wanted``: labels, boxes, numbers, something ticked."""
    if wanted in ("something it does not offer", "what it cannot") or (given.value is None and given.ticked is None):
        return False
    if wanted.endswith(" is ticked"):
        return answer_passes(question, wanted.removesuffix(" is ticked"), True, quoted, work, given)
    if includes:
        return isinstance(given.ticked, frozenset) and quoted.quote(wanted) in given.ticked
    if not wanted.startswith(("⟦", "box ")):
        return given.value is not None and interval(wanted)(given.value)
    labels: list[Ticked] = [f"box {place}" for place in re.findall(r"box (\d+) of \d+", wanted)]
    for words in re.split(r", | or ", wanted) if not labels else []:
        marks = [quoted.quote(mark) for mark in words.split(" + ")]
        alone = len(marks) == 1 and question not in work.key.many
        labels.append(marks[0] if alone else frozenset(marks))
    if given.ticked is not None:
        return given.ticked in labels
    return given.value in [work.key.counts[question](label) for label in labels]


def passes(name: str, quoted: Quoted, wanted: str, work: Work) -> bool:
    """Whether a question or, in quotes, a score is among those ``wanted``."""
    if name[0] != "“":
        return answer_passes(name, wanted, False, quoted, work, work.given[name])
    return _result_passes(work.results[name[1:]], wanted, quoted)


def _result_passes(result: Result, wanted: str, quoted: Quoted) -> bool:
    if wanted.startswith("⟦"):
        found = result.level or run_on(*result.labels)
        return found in [run_on(quoted.quote(mark)) for mark in re.split(r", | or ", wanted)]
    return result.number is not None and interval(wanted)(result.number)
