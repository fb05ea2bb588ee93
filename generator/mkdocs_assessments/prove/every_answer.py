"""Scores that have no number unless all they are made of is answered: complete sheets tell all about their numbers."""

from __future__ import annotations

from mkdocs_assessments.model import Amount, Assessment, Cap, Condition, Lookup, Norm, Score, Step
from mkdocs_assessments.prove.scores import all_scores

VERBS = frozenset({"sum", "mean", "weigh", "value", "min", "max"})


def needs_every_answer(assessment: Assessment, score: Score) -> bool:
    """Whether that is plain to see of a score; screens of validity may pass sheets with gaps and no complete ones."""
    if assessment.validity:
        return False
    items = {item.id: item for item in assessment.items}
    scores = all_scores(assessment)
    known: dict[str, bool] = {}

    def needs(id: str) -> bool:
        if id not in known:
            item = items.get(id)
            known[id] = item.ask is None and item.na is None if item else all_of(scores[id])
        return known[id]

    def all_of(one: Score) -> bool:
        if one.verb not in VERBS or one.need < len(one.terms) or one.otherwise is not None:
            return False
        parts = [term.of for term in one.terms]
        parts += [term.weight for term in one.terms if isinstance(term.weight, str)]
        parts += [step.by for step in one.steps if isinstance(step, Amount) and isinstance(step.by, str)]
        return not any(map(_looks_elsewhere, one.steps)) and all(map(needs, parts))

    return all_of(score)


def _looks_elsewhere(step: Step) -> bool:
    """Whether a step depends on something that may be left blank."""
    if isinstance(step, Cap):
        return step.unless != Condition()
    whens = [group.when for group in step.groups] if isinstance(step, Norm) else []
    whens += [when for when, _ in step.groups] if isinstance(step, Lookup) else []
    return any(when != Condition() for when in whens)
