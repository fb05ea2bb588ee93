"""Conditions and intervals in the spec. Numbers are exact fractions as text; the browser reads them as big integers."""

from __future__ import annotations

from typing import Any

from mkdocs_assessments.model import Condition, Interval, Test

Spec = dict[str, Any]


def condition_spec(condition: Condition) -> Spec:
    """``all``: the tests that must all pass; ``any``: the sets of which one must. Either is left out where empty."""
    return ({"all": [test_spec(test) for test in condition.tests]} if condition.tests else {}) | (
        {"any": [[test_spec(test) for test in tests] for tests in condition.alternatives]}
        if condition.alternatives
        else {}
    )


def test_spec(test: Test) -> Spec:
    """The id of what is tested, with one of ``answers``, ``ticked``, ``within`` and ``label``."""
    if test.within is not None:
        return {"of": test.of, "within": interval_spec(test.within)}
    if test.answers is not None:
        return {"of": test.of, "answers": sorted(test.answers)}
    if test.ticked is not None:
        return {"of": test.of, "ticked": test.ticked}
    return {"of": test.of, "label": test.label}


def interval_spec(interval: Interval) -> Spec:
    """``min`` or ``above``, ``max`` or ``below``: each bound there is, under the name that says whether it belongs."""
    low = {} if interval.low is None else {"above" if interval.low_open else "min": str(interval.low)}
    high = {} if interval.high is None else {"below" if interval.high_open else "max": str(interval.high)}
    return low | high
