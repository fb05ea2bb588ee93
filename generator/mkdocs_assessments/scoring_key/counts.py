"""What each answer counts: only of questions of which that matters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_assessments.model import Assessment, Condition, Item, Lookup, Norm, Score, Test
from mkdocs_assessments.model.scores import Cap
from mkdocs_assessments.scoring_key.printed import Print, number


@dataclass(frozen=True, slots=True)
class Count:
    """Questions whose answers count the same."""

    questions: str
    how: str
    mirror: str
    """Lowest and highest value added up: what a reversed answer is taken away from; empty where none is reversed."""
    na: str
    """The words of does-not-apply."""


def counts(printed: Print) -> tuple[Count, ...]:
    """All questions whose answers count as numbers."""
    assessment = printed.assessment
    counting, reversed_ = _counting(assessment), _reversed(assessment)
    groups: dict[tuple[str, str, str], list[str]] = {}
    for item in assessment.items:
        if item.id in counting:
            mirror = number(item.scale.lowest + item.scale.highest)
            groups.setdefault((_how(item), mirror, item.na or ""), []).append(item.id)
    return tuple(
        Count(printed.questions(ids), how, mirror if reversed_.intersection(ids) else "", na)
        for (how, mirror, na), ids in groups.items()
    )


def _how(item: Item) -> str:
    scale = item.scale
    values = [number(option.value) for option in scale.options]
    if scale.number:
        return "the number given"
    if scale.poles:
        return f"the boxes from left to right {', '.join(values)}"
    listed = ", ".join(f"“{option.label}” {value}" for option, value in zip(scale.options, values, strict=True))
    if not scale.many:
        return listed
    return f"{listed}, added up for all that are ticked" + (f"; “{scale.none}” 0" if scale.none else "")


def _counting(assessment: Assessment) -> frozenset[str]:
    found = {item.id for dimension in assessment.dimensions for item in dimension.items}
    found |= {item.id for item in assessment.items if item.otherwise is not None or item.scale.total is not None}
    for score in assessment.scores:
        weighed = (term.weight for term in score.terms if isinstance(term.weight, str))
        changed = (getattr(step, "by", None) for step in score.steps)
        plain = (term.of for term in score.terms if not (term.test or score.verb in ("join", "cross")))
        found |= {id for id in (*weighed, *changed, *plain) if isinstance(id, str)}
        if not isinstance(score.blank, str):
            found |= {term.of for term in score.terms}
    found |= {test.of for test in _tests(assessment) if test.within is not None}
    return frozenset(found)


def _reversed(assessment: Assessment) -> frozenset[str]:
    own = {item.id for dimension in assessment.dimensions for item in dimension.items if item.reverse}
    return frozenset(own | {term.of for score in assessment.scores for term in score.terms if term.reverse})


def _tests(assessment: Assessment) -> Iterator[Test]:
    conditions = [item.ask for item in assessment.items if item.ask]
    for score in assessment.scores:
        yield from (term.test for term in score.terms if term.test)
        conditions += _conditions(score)
    for condition in conditions:
        yield from condition.every_test


def _conditions(score: Score) -> Iterator[Condition]:
    yield from (bands.when for bands in score.bands)
    yield from (row.when for row in score.rows)
    for step in score.steps:
        match step:
            case Lookup():
                yield from (when for when, _ in step.groups)
            case Norm():
                yield from (group.when for group in step.groups)
            case Cap():
                yield step.unless
