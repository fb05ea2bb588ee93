"""The items a score rests on: where it meets one twice, or not always, its range may be wider than its numbers."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_assessments import model
from mkdocs_assessments.resolve.scope import Scope


def may_be_narrower(score: model.Score, scope: Scope) -> bool:
    """Whether a score may have fewer numbers than one whose members have nothing to do with each other."""
    leaves = list(_leaves(score, scope))
    return len(leaves) > len({item.id for item in leaves}) or any(item.ask or item.scale.total for item in leaves)


def _leaves(score: model.Score, scope: Scope) -> Iterator[model.Item]:
    for name in _named(score):
        if item := scope.items.get(name):
            yield item
        elif dimension := scope.dimensions.get(name):
            yield from dimension.items
        elif inner := scope.scores.get(name):
            yield from _leaves(inner, scope)


def _named(score: model.Score) -> Iterator[str]:
    """Ids of what its number is made of, each as often as it is used: a weight, to divide by as well."""
    for term in score.terms:
        yield term.of
        if isinstance(term.weight, str):
            yield from (term.weight, term.weight)
    yield from (step.by for step in score.steps if isinstance(step, model.Amount) and isinstance(step.by, str))
