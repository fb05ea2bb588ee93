"""The modifiers that a number goes through, one after the other, each exact."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from mkdocs_assessments.model import Amount, Cap, Condition, Lookup, Norm, Step
from mkdocs_assessments.rounding import half_up
from mkdocs_assessments.scoring.known import Known


def apply_steps(steps: Sequence[Step], number: Fraction | None, known: Known) -> tuple[Fraction | None, int | None]:
    """The number after all steps, and the position of the norm group it was compared with, if it was.

    Where a step has no result, such as a table without a row for the number, there is none at all.
    """
    group: int | None = None
    for step in steps:
        if number is None:
            break
        if isinstance(step, Norm):
            group = next((place for place, one in enumerate(step.groups) if known.holds(one.when)), None)
            number = None if group is None else _normed(step, group, number)
        else:
            number = _after(step, number, known)
    return number, None if number is None else group


def _after(step: Amount | Lookup | Cap | Step, number: Fraction, known: Known) -> Fraction | None:
    if isinstance(step, Amount):
        return _changed(step, number, known)
    if isinstance(step, Lookup):
        return _looked_up(step, number, known)
    if isinstance(step, Cap):
        return number if step.unless != Condition() and known.holds(step.unless) else min(number, step.at)
    assert not isinstance(step, Norm)
    return Fraction(half_up(number * 10**step.decimals), 10**step.decimals)


def _changed(step: Amount, number: Fraction, known: Known) -> Fraction | None:
    by = known.number(step.by) if isinstance(step.by, str) else step.by
    if by is None:
        return None
    if step.kind == "times":
        return number * by
    return number + by if step.kind == "plus" else number - by


def _looked_up(step: Lookup, number: Fraction, known: Known) -> Fraction | None:
    rows = next((rows for when, rows in step.groups if known.holds(when)), ())
    return next((value for interval, value in rows if interval.holds(number)), None)


def _normed(step: Norm, group: int, number: Fraction) -> Fraction:
    norm = step.groups[group]
    return (number - norm.mean) / norm.deviation * step.to_deviation + step.to_mean
