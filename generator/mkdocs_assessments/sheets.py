"""An answer sheet in words: ``Never: one, two; Always: three``; and the answers that a test is passed by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mkdocs_assessments.model import Answer, Interval, Item, Test
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal

BLANK = "no answer"
NOTHING = "nothing ticked"
EVERY_ITEM = "every item"


def in_words(items: Sequence[Item], answers: Mapping[str, Answer]) -> str:
    """The items by what was answered, in their order; where all have one answer, just that. Nothing for no items."""
    chosen: dict[str, list[str]] = {}
    for item in items:
        chosen.setdefault(answer_in_words(item, answers.get(item.id)), []).append(item.id)
    if len(chosen) == 1:
        return f"{next(iter(chosen))}: {EVERY_ITEM}"
    return "; ".join(f"{label}: {', '.join(ids)}" for label, ids in chosen.items())


def answer_in_words(item: Item, answer: Answer) -> str:
    """One answer: the label of an option, the labels ticked, or a number with its unit."""
    scale = item.scale
    if answer is None:
        return BLANK
    if answer == "na":
        return item.na or ""
    if scale.number:
        number = decimal(scale.value(answer), MAX_DECIMALS)
        return f"{number} {scale.number.unit}".strip()
    if scale.many:
        ticked = [option.label for bit, option in enumerate(scale.options) if answer >> bit & 1]
        return " + ".join(ticked) or scale.none or NOTHING
    return scale.options[answer].label


def passing_in_words(test: Test, items: Mapping[str, Item]) -> str:
    """What passes a test: labels, or which numbers, as a file says it."""
    if test.label is not None:
        return test.label
    if test.within is not None:
        return _numbers_in_words(test.within)
    item = items[test.of]
    if test.ticked is not None:
        return item.scale.options[test.ticked].label
    return " or ".join(answer_in_words(item, answer) for answer in sorted(test.answers or ()))


def _numbers_in_words(within: Interval) -> str:
    low, high = (None if end is None else decimal(end, MAX_DECIMALS) for end in (within.low, within.high))
    if low is not None and high is not None:
        return f"{low}..{high}"
    if low is not None:
        return f"{'>' if within.low_open else '>='}{low}"
    return f"{'<' if within.high_open else '<='}{high}"
