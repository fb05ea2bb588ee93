"""Conditions in words: when a question is asked, when a row of tests holds; for paper and the account of scoring."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_assessments.model import Assessment, Condition, Interval, Item, Test
from mkdocs_assessments.naming import label_readings, names
from mkdocs_assessments.rounding import exact, in_print


def in_words(condition: Condition, assessment: Assessment, numbers: Mapping[str, str]) -> str:
    """A condition as the end of a sentence that begins "Only if"; nothing for one that always holds.

    ``numbers`` are the questions' as printed, by item id.
    """
    parts = [_test(test, assessment, numbers) for test in condition.tests]
    if condition.alternatives:
        ways = [" and ".join(_test(test, assessment, numbers) for test in tests) for tests in condition.alternatives]
        parts.append(("either " if len(ways) > 1 else "") + ", or ".join(ways))
    return "; and ".join(parts) if condition.alternatives else " and ".join(parts)


def passing(test: Test, assessment: Assessment) -> str:
    """What passes a test, without saying of what: ``“Never” or “Rarely”``, ``3 or more``; empty where nothing does."""
    item = next((item for item in assessment.items if item.id == test.of), None)
    if item is not None and test.ticked is not None:
        return f"“{item.scale.options[test.ticked].label}” is ticked"
    if item is not None and test.answers is not None:
        return _either([_label(item, answer) for answer in sorted(test.answers)])
    if test.within is not None:
        low, high = test.within.low, test.within.high
        return "" if low is not None and high is not None and low > high else interval_in_words(test.within)
    return _either([f"“{words}”" for words in label_readings(test.of, test.label or "", assessment)])


def interval_in_words(interval: Interval) -> str:
    """``3``, ``3 to 5``, ``3 or more``, ``more than 3 and less than 5``."""
    low, high = (None if bound is None else in_print(exact(bound)) for bound in (interval.low, interval.high))
    if low is not None and low == high:
        return low
    if low is not None and high is not None and not (interval.low_open or interval.high_open):
        return f"{low} to {high}"
    if low is None and high is None:
        return "any number"
    above = f"more than {low}" if interval.low_open else f"{low} or more"
    below = f"less than {high}" if interval.high_open else f"{high} or less"
    return " and ".join(words for words, bound in ((above, low), (below, high)) if bound is not None)


def _test(test: Test, assessment: Assessment, numbers: Mapping[str, str]) -> str:
    item = next((item for item in assessment.items if item.id == test.of), None)
    if item is None:
        return f"“{names(assessment)[test.of]}” is {passing(test, assessment) or 'what it cannot be'}"
    of = f"question {numbers[test.of]}"
    if test.ticked is not None:
        return f"{of} includes “{item.scale.options[test.ticked].label}”"
    if test.within is not None and not item.scale.number:
        return f"{of} counts {passing(test, assessment) or 'what it cannot'}"
    return f"{of} is {passing(test, assessment) or 'something it does not offer'}"


def _label(item: Item, answer: int) -> str:
    scale = item.scale
    if scale.poles:
        return f"box {answer + 1} of {scale.size}"
    if scale.many:
        ticked = [option.label for bit, option in enumerate(scale.options) if answer >> bit & 1]
        return " + ".join(f"“{label}”" for label in ticked or [scale.none or ""])
    return f"“{scale.options[answer].label}”"


def _either(labels: list[str]) -> str:
    return " or ".join([", ".join(labels[:-1]), labels[-1]] if len(labels) > 1 else labels)
