"""A worked example must score what the file says it scores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from mkdocs_assessments.checks.workings import Workings
from mkdocs_assessments.model import Assessment, Example, Expected
from mkdocs_assessments.problem import At, Path, Problem
from mkdocs_assessments.rounding import fixed
from mkdocs_assessments.scoring import Scored, score
from mkdocs_assessments.source import Node, at_path

NONE = "none"
"""How a file says, and a message repeats, that there is no number, level or label."""

NOT_ENOUGH = "no label"
"""What was found where ``none`` is one of the labels."""


@dataclass(frozen=True, slots=True)
class _Difference:
    """One line of ``expect`` that does not hold."""

    code: str
    path: Path
    of: str
    name: str
    """The line without its value, such as ``discovery`` or ``level of discovery``."""
    expected: str
    found: str


def check_examples(assessment: Assessment, content: Node) -> Iterator[Problem]:
    """PA201, PA202, PA203 and PA220: a score, a level, the overall score or a label is not what an example expects.

    One problem for each example: it stands at the first line that does not hold, and shows all of them.
    """
    for example in assessment.examples:
        scored = score(assessment, example.answers)
        differences = list(_differences(assessment, example, scored, content))
        if differences:
            yield _problem(assessment, example, scored, differences)


def _problem(assessment: Assessment, example: Example, scored: Scored, differences: list[_Difference]) -> Problem:
    first = differences[0]
    number = Workings(assessment, example.answers, scored).number(first.of)
    data = {
        "example": example.id,
        "dimension": first.of,
        "expected": first.expected,
        "found": first.found,
        "score": fixed(number, 2) if number is not None else NONE,
        "count": str(len(differences)) if len(differences) > 1 else "",
        "diff": "\n".join(_shown(assessment, example, scored, differences)),
    }
    return Problem(first.code, At(assessment.file, first.path), data)


def _shown(assessment: Assessment, example: Example, scored: Scored, differences: list[_Difference]) -> Iterator[str]:
    """Every line that differs, as expected and as found, and below it what made it."""
    workings = Workings(assessment, example.answers, scored)
    for place, difference in enumerate(differences):
        yield f"- {difference.name}: {difference.expected}"
        yield f"+ {difference.name}: {difference.found}"
        if place + 1 == len(differences) or differences[place + 1].of != difference.of:
            yield from (f"    {line}" for line in workings.lines(difference.of))
    if scored.invalid is not None:
        yield f"    Nothing is scored: {assessment.validity[scored.invalid].say}"


def _differences(assessment: Assessment, example: Example, scored: Scored, content: Node) -> Iterator[_Difference]:
    path = ("examples", example.id, "expect")
    numbers = {one.id: one.score for one in scored.dimensions} | {one.id: one.value for one in scored.scores}
    labels = {one.id: one.level for one in scored.dimensions} | {one.id: one.label for one in scored.scores}
    verbs = {one.id for one in assessment.scores if one.is_label}
    named_none = {one.id for one in assessment.scores if NONE in one.outcomes}
    for of in dict.fromkeys([*example.scores, *example.levels]):
        if of in example.scores and not _holds(example.scores[of], numbers[of]):
            yield _Difference("PA201", (*path, of), of, of, *_both(example.scores[of], numbers[of]))
        if of in example.levels:
            found = labels[of] or (NOT_ENOUGH if of in named_none else NONE)
            at = next((at for at in ((*path, "level", of), (*path, "label", of)) if at_path(content, at)), (*path, of))
            if found != example.levels[of] and of in verbs:
                yield _Difference("PA220", at, of, of, example.levels[of], found)
            elif found != example.levels[of]:
                yield _Difference("PA202", at, of, f"level of {of}", example.levels[of], found)
    if example.overall_stated and not _holds(example.overall, scored.overall):
        both = _both(example.overall, scored.overall)
        yield _Difference("PA203", (*path, "overall"), "overall", "overall", *both)


def _holds(expected: Expected | None, found: Fraction | None) -> bool:
    if expected is None or found is None:
        return expected is None and found is None
    return Fraction(fixed(found, expected.decimals)) == expected.value


def _both(expected: Expected | None, found: Fraction | None) -> tuple[str, str]:
    """What was expected and what came out, with the same number of decimals."""
    decimals = expected.decimals if expected else 2
    return (
        fixed(expected.value, decimals) if expected else NONE,
        fixed(found, decimals) if found is not None else NONE,
    )
