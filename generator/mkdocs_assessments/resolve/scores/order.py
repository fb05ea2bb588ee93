"""The order in which scores can be worked out, whatever their order in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mkdocs_assessments import written
from mkdocs_assessments.resolve.conditions import ANY
from mkdocs_assessments.resolve.scope import members
from mkdocs_assessments.resolve.scores.names import Names, unreversed


def in_order(names: Names) -> tuple[list[str], list[list[str]]]:
    """The scores, each after those it is made of, and the circles among them, each beginning with its first score in
    the file. Scores of a circle stand in no order."""
    needed = {
        name: [other for other in dict.fromkeys(_named(name, score, names)) if other in names.scores]
        for name, score in names.scores.items()
    }
    done: dict[str, None] = {}
    circles: list[list[str]] = []
    for start, first in needed.items():
        trail: list[tuple[str, Iterator[str]]] = [] if start in done else [(start, iter(first))]
        while trail:
            name, others = trail[-1]
            other = next((other for other in others if other not in done), None)
            open_names = [name for name, _ in trail]
            if other is None:
                done[name] = None
                trail.pop()
            elif other in open_names:
                circles.append(_from_first(open_names[open_names.index(other) :], list(needed)))
            else:
                trail.append((other, iter(needed[other])))
    return list(done), circles


def _from_first(circle: Sequence[str], order: Sequence[str]) -> list[str]:
    first = min(range(len(circle)), key=lambda place: order.index(circle[place]))
    return [*circle[first:], *circle[:first]]


def taken_in(circle: Sequence[str], names: Names) -> tuple[str, str, list[str], str] | None:
    """Where in a circle a pattern leads on: the score, its pattern, the ids that stands for, and the one of the circle.

    ``None`` where the scores of the circle are all named.
    """
    for name, next_name in zip(circle, [*circle[1:], circle[0]], strict=True):
        found = [(entry, ids) for entry, ids in _entries(name, names.scores[name], names) if next_name in ids]
        if found and all(entry != next_name for entry, _ in found):
            return name, *found[0], next_name
    return None


def _named(name: str, score: written.Score, names: Names) -> Iterator[str]:
    """Every id a score names, in the order of the form."""
    for _, ids in _entries(name, score, names):
        yield from ids


def _entries(name: str, score: written.Score, names: Names) -> Iterator[tuple[str, list[str]]]:
    """Every id or pattern that a score names, in the order of the form, each with the ids it stands for."""
    for verb in score.verbs:
        if verb in {"choose", "stages"}:
            for row in getattr(score, verb):
                yield from _tested(row.when, names)
        elif verb == "cross":
            assert score.cross
            yield from ((side, [side]) for side in (score.cross.rows, score.cross.columns))
        else:
            for written_as, weight in score.entries(verb):
                entry = unreversed(written_as)[0]
                yield entry, names.stands_for(entry, name, label=verb == "join", either=verb == "count")
                if verb == "weigh" and isinstance(weight, str):
                    yield weight, [weight]
    yield from ((amount, [amount]) for amount in (score.minus, score.plus, score.times) if isinstance(amount, str))
    groups = (score.table, score.norm, score.levels)
    yield from ((part.by, [part.by]) for part in groups if part is not None and part.by is not None)
    yield from _tested(score.cap.unless if score.cap else None, names)
    needs = score.needs or []
    for entry in [needs] if isinstance(needs, str) else needs:
        yield entry, names.stands_for(entry, name, either=True)


def _tested(condition: written.Condition | None, names: Names) -> Iterator[tuple[str, list[str]]]:
    if condition is None:
        return
    tests: Mapping[str, Any] = condition.written
    alternatives = tests.get(ANY, {})
    groups = [alternatives] if isinstance(alternatives, Mapping) else alternatives
    for key in [*(key for key in tests if key != ANY), *(key for group in groups for key in group)]:
        yield key, members(key, names.everything)
