"""A label that a row without tests gives to people of whom too little is known to give it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from mkdocs_assessments.checks.paths import path_of
from mkdocs_assessments.model import Answer, Assessment, Interval, Item, Score
from mkdocs_assessments.problem import At, Problem
from mkdocs_assessments.prove import Proven, sheet_of
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal
from mkdocs_assessments.scoring import score as scored
from mkdocs_assessments.sheets import in_words

Sheet = dict[str, Answer]


def check_label_despite_gaps(assessment: Assessment, score: Score, proven: Proven) -> Iterator[Problem]:
    """PA238, a remark: rows test what ``needs`` leaves out, and where that is unknown the last row gives its label.

    It is only said with a sheet that gets the label of a row and loses it to the last one with an answer taken away;
    and not where complete answers never get to the last row, which is then for gaps alone.
    """
    tested = dict.fromkeys(test.of for row in score.rows for test in row.when.every_test)
    outside = [of for of in tested if of not in score.needs]
    if score.verb != "choose" or not outside or score.rows[-1].when.every_test:
        return
    last = score.rows[-1].then
    if not any(found.kind == "row" and found.place == len(score.rows) - 1 and found.share for found in proven.found):
        return
    examples = {of: sheet for of in outside if (sheet := _example(assessment, score, of, last)) is not None}
    if not examples:
        return
    of, sheet = next(iter(examples.items()))
    shown = {*_items_of(assessment, [of, *score.needs]), *sheet}
    data = {
        "score": score.id,
        "label": last,
        "names": " or ".join(f'"{name}"' for name in examples),
        "wanted": " and ".join(f'"{name}"' for name in examples),
        "test": _opposite(assessment, score, list(examples)),
        "sheet": in_words([item for item in assessment.items if item.id in shown], sheet),
    }
    path = (*path_of(assessment, score.id), "choose", len(score.rows) - 1, "then")
    yield Problem("PA238", At(assessment.file, path), data)


def _example(assessment: Assessment, score: Score, of: str, last: str) -> Sheet | None:
    """Answers that get the label ``last`` only because ``of`` is unknown; ``None`` where none were found."""
    labels = [row.then for row in score.rows if row.then != last and of in [test.of for test in row.when.every_test]]
    own = _items_of(assessment, [of])
    needed = _items_of(assessment, score.needs)
    for label in dict.fromkeys(labels):
        sheet = sheet_of(assessment, score.id, label)
        if not sheet:
            continue
        for left_out in ([item for item in own if item not in needed], *([item] for item in own)):
            some = {item: answer for item, answer in sheet.items() if item not in left_out}
            if left_out and _label(assessment, score, sheet) == label and _label(assessment, score, some) == last:
                return some
    return None


def _label(assessment: Assessment, score: Score, sheet: Sheet) -> str | None:
    return next(one.label for one in scored(assessment, sheet).scores if one.id == score.id)


def _items_of(assessment: Assessment, names: Iterable[str]) -> list[str]:
    """The items among ``names``, and those that the dimensions and scores among them are made of."""
    dimensions = {one.id: [item.id for item in one.items] for one in assessment.dimensions}
    scores = {one.id: one for one in assessment.scores}
    found: dict[str, None] = {}
    open_ = list(names)
    while open_:
        name = open_.pop(0)
        if name in scores:
            rows = [test.of for row in scores[name].rows for test in row.when.every_test]
            open_ += [*(term.of for term in scores[name].terms), *rows]
        elif name in dimensions:
            open_ += dimensions[name]
        else:
            found[name] = None
    return list(found)


def _opposite(assessment: Assessment, score: Score, names: Iterable[str]) -> str:
    """The tests that hold for whoever is known and passes none of the rows' tests of ``names``.

    Empty where that takes more than a test of each name.
    """
    opposites = {of: _opposite_of(assessment, score, of) for of in names}
    shown = ", ".join(f'{of}: "{opposite}"' for of, opposite in opposites.items())
    return f"{{{shown}}}" if all(opposites.values()) else ""


def _opposite_of(assessment: Assessment, score: Score, of: str) -> str:
    together = [
        (*row.when.tests, *more)
        for row in score.rows
        for more in row.when.alternatives or ((),)
        if of in {test.of for test in (*row.when.tests, *more)}
    ]
    if any(len(tests) > 1 for tests in together):
        return ""
    tests = [test for alone in together for test in alone]
    item = next((item for item in assessment.items if item.id == of), None)
    if item is not None and all(test.answers is not None for test in tests):
        return _other_answers(item, frozenset[int]().union(*(test.answers or () for test in tests)))
    return _beyond([test.within or Interval() for test in tests])


def _other_answers(item: Item, passing: Collection[int]) -> str:
    """The test that all answers of an item pass but those of ``passing``, where one does."""
    values = [(option.value, place in passing) for place, option in enumerate(item.scale.options)]
    taken, left = ([value for value, passes in values if passes is wanted] for wanted in (True, False))
    if taken and left and max(left) < min(taken):
        return f"<{decimal(min(taken), MAX_DECIMALS)}"
    if taken and left and min(left) > max(taken):
        return f">{decimal(max(taken), MAX_DECIMALS)}"
    return ""


def _beyond(intervals: Sequence[Interval]) -> str:
    """The test that all numbers outside of ``intervals`` pass, where all of these are open to the same side."""
    lows = [(one.low, one.low_open) for one in intervals if one.low is not None and one.high is None]
    highs = [(one.high, not one.high_open) for one in intervals if one.high is not None and one.low is None]
    if lows and len(lows) == len(intervals):
        low, above = min(lows)
        return f"{'<=' if above else '<'}{decimal(low, MAX_DECIMALS)}"
    if highs and len(highs) == len(intervals):
        high, within = max(highs)
        return f"{'>' if within else '>='}{decimal(high, MAX_DECIMALS)}"
    return ""
