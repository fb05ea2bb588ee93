"""A worked example must score what the file says it scores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from mkdocs_assessments.checks.workings import Workings
from mkdocs_assessments.model import Assessment, Example, Expected
from mkdocs_assessments.problem import At, Path, Problem
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal, fixed
from mkdocs_assessments.scoring import Scored, score
from mkdocs_assessments.source import Node, at_path

NONE = "none"
"""How a file says, and a message repeats, that there is no number, level or label."""

NO_LABEL = "no label"
NO_LEVEL = "no level"
"""The same of a score or dimension of which ``none`` is a label or a level."""


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
    workings = Workings(assessment, example.answers, scored)
    number = workings.number(first.of)
    data = {
        "example": example.id,
        "dimension": first.of,
        "expected": first.expected,
        "found": first.found,
        "score": _told(number, _bounds(assessment, first.of)),
        "count": str(len(differences)) if len(differences) > 1 else "",
        "none": _instead(first),
        "diff": "\n".join(_shown(assessment, scored, differences, workings)),
    }
    return Problem(first.code, At(assessment.file, first.path), data)


def _told(number: Fraction | None, bounds: Iterable[Fraction]) -> str:
    """A score with two decimals, or as many more as tell it from the bounds of levels that it does not meet.

    Where no such number of decimals says it all, three points follow.
    """
    if number is None:
        return NONE
    others = [bound for bound in bounds if bound != number]
    places = 2
    while places < MAX_DECIMALS and any(fixed(bound, places) == fixed(number, places) for bound in others):
        places += 1
    cut = Fraction(int(number * 10**places), 10**places)
    return fixed(number, 2) if places == 2 else fixed(cut, places) + ("…" if cut != number else "")


def _bounds(assessment: Assessment, of: str) -> Iterator[Fraction]:
    """Where the levels of a dimension or score begin."""
    for dimension in assessment.dimensions:
        yield from (level.start for level in dimension.levels if dimension.id == of)
    for one in assessment.scores:
        yield from (level.start for bands in one.bands for level in bands.levels if one.id == of)


def _instead(difference: _Difference) -> str:
    """How the file says that there is none, where ``none`` said something else than may have been meant."""
    return difference.found if difference.expected == NONE and difference.found in {NO_LABEL, NO_LEVEL} else ""


def _shown(assessment: Assessment, scored: Scored, differences: list[_Difference], workings: Workings) -> Iterator[str]:
    """Every line that differs, as expected and as found, and below it what made it."""
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
    named_none = _named_none(assessment)
    for of in dict.fromkeys([*example.scores, *example.levels]):
        if of in example.scores and not _holds(example.scores[of], numbers[of]):
            yield _Difference("PA201", (*path, of), of, of, *_both(example.scores[of], numbers[of]))
        if of in example.levels:
            nothing = (NO_LABEL if of in verbs else NO_LEVEL) if of in named_none else NONE
            expected, found = example.levels[of] or nothing, labels[of] or nothing
            at = next((at for at in ((*path, "level", of), (*path, "label", of)) if at_path(content, at)), (*path, of))
            if labels[of] != example.levels[of] and of in verbs:
                yield _Difference("PA220", at, of, of, expected, found)
            elif labels[of] != example.levels[of]:
                yield _Difference("PA202", at, of, f"level of {of}", expected, found)
    if example.overall_stated and not _holds(example.overall, scored.overall):
        both = _both(example.overall, scored.overall)
        yield _Difference("PA203", (*path, "overall"), "overall", "overall", *both)


def _named_none(assessment: Assessment) -> frozenset[str]:
    """What has a label or a level that is called as the absence of one."""
    levels = {one.id: {level.id for level in one.levels} for one in assessment.dimensions}
    labels = {
        one.id: {*one.outcomes, *(level.id for bands in one.bands for level in bands.levels)}
        for one in assessment.scores
    }
    return frozenset(id for id, names in (levels | labels).items() if NONE in names)


def _holds(expected: Expected | None, found: Fraction | None) -> bool:
    if expected is None or found is None:
        return expected is None and found is None
    return Fraction(fixed(found, expected.decimals)) == expected.value


def _both(expected: Expected | None, found: Fraction | None) -> tuple[str, str]:
    """What was expected and what came out, with the same number of decimals."""
    return (
        fixed(expected.value, expected.decimals) if expected else NONE,
        NONE if found is None else fixed(found, expected.decimals) if expected else decimal(found),
    )
