"""Modifiers in words, one sentence each, in the order applied."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_assessments.branching import interval_in_words
from mkdocs_assessments.model import Amount, Condition, Lookup, Norm, NormGroup, Step
from mkdocs_assessments.model.scores import Cap
from mkdocs_assessments.scoring_key.printed import Print, number

NO_ROW = "Where no row fits, there is no number."
NO_GROUP = "Where no group fits, there is no number."


def steps_in_words(steps: Sequence[Step], printed: Print) -> list[str]:
    """What to do to a score's number."""
    return [sentence for step in steps for sentence in _sentences(step, printed)]


def _sentences(step: Step, printed: Print) -> list[str]:
    match step:
        case Amount():
            return [f"Then {_amount(step, printed)}."]
        case Lookup():
            return [*_lookup(step, printed), NO_ROW]
        case Norm():
            return [*(_norm(step, group, printed) for group in step.groups), NO_GROUP]
        case Cap():
            unless = "" if step.unless == Condition() else f", unless {printed.when(step.unless)}"
            return [f"Then no more than {number(step.at)}{unless}."]
    to = "a whole number" if step.decimals == 0 else f"{step.decimals} decimal{'s' if step.decimals > 1 else ''}"
    return [f"Then rounded to {to}, halves up."]


def _amount(step: Amount, printed: Print) -> str:
    if isinstance(step.by, str):
        return f"{step.kind} {printed.of(step.by)}"
    if step.kind == "plus" and step.by < 0:
        return f"minus {number(-step.by)}"
    return f"{step.kind} {number(step.by)}"


def _lookup(step: Lookup, printed: Print) -> list[str]:
    source = f" ({step.source})" if step.source else ""
    said = []
    for when, rows in step.groups:
        only = "" if when == Condition() else f", if {printed.when(when)}"
        listed = "; ".join(f"{interval_in_words(interval)} becomes {number(value)}" for interval, value in rows)
        said.append(f"Then by this table{source}{only}: {listed}.")
    return said


def _norm(step: Norm, group: NormGroup, printed: Print) -> str:
    only = "" if group.when == Condition() else f" if {printed.when(group.when)}"
    source = f" ({step.source})" if step.source else ""
    whom = f" with “{group.title}”{source}" if group.title else f" with a reference group{source}"
    sums = [f"minus {number(group.mean)}", f"divided by {number(group.deviation)}"]
    if step.to_deviation != 1:
        sums.append(f"times {number(step.to_deviation)}")
    if step.to_mean:
        sums.append(f"plus {number(step.to_mean)}")
    return f"Then, compared{whom}{only}: {', '.join(sums)}."
