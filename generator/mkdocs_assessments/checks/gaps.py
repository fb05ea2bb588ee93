"""Answers that are enough, and yet lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from mkdocs_assessments.checks.paths import path_of
from mkdocs_assessments.model import Assessment, Lookup, Score
from mkdocs_assessments.problem import At, Path, Problem
from mkdocs_assessments.prove import Gap, Proven, unlisted_of
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal
from mkdocs_assessments.sheets import in_words


def check_gaps(assessment: Assessment, score: Score, proven: Proven) -> Iterator[Problem]:
    """What complete answers lead to nothing, and which with gaps look up a number that a table does not have.

    PA218: no row of tests holds. PA219: a table has no row for the number; PA237, a remark: for one that only answers
    with gaps come to. A number below the lowest level is PA106.
    People of whom no group of levels or norms speaks are none: a publication may have numbers for some people only.
    """
    path = path_of(assessment, score.id)
    for gap in proven.gaps:
        if gap.kind == "rows":
            yield _problem("PA218", assessment, score, gap, (*path, score.verb))
        elif gap.kind == "table":
            yield _problem("PA219", assessment, score, gap, (*path, "table"))
    if any(isinstance(step, Lookup) for step in score.steps) and "table" not in {gap.kind for gap in proven.gaps}:
        unlisted = unlisted_of(assessment, score)
        if unlisted:
            data = dict(_remedy(assessment, score, unlisted))
            yield _problem("PA237", assessment, score, unlisted, (*path, "table"), **data)


def _remedy(assessment: Assessment, score: Score, unlisted: Gap) -> Iterator[tuple[str, str]]:
    """Which score can be rounded or need all answers, and what could be rounded where the number is not a whole one."""
    looked_up = score.terms[0].of
    if score.verb == "value" and looked_up in {one.id for one in assessment.scores}:
        yield "of", looked_up
    if unlisted.number is not None and unlisted.number.denominator == 1:
        yield "whole", decimal(unlisted.number)
    else:
        yield ("rounded", looked_up) if score.verb == "value" else ("verb", score.verb)


def _problem(code: str, assessment: Assessment, score: Score, gap: Gap, path: Path, **more: str) -> Problem:
    data = {"score": score.id, **more}
    if gap.number is not None:
        data["number"] = _said(gap.number)
    items = [item for item in assessment.items if item.id in gap.witness]
    data["sheet"] = in_words(items, gap.witness)
    return Problem(code, At(assessment.file, path, key=True), data)


def _said(number: Fraction) -> str:
    exact = decimal(number, MAX_DECIMALS)
    return exact if Fraction(exact) == number else f"about {decimal(number)}"
