"""Labels that are put together from others: those of ``top`` and ``join``, of which nobody makes a list."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_assessments import model
from mkdocs_assessments.resolve.scope import Scope


def could_be_joined(text: str, score: model.Score, scope: Scope) -> bool:
    """Whether ``text`` is a label that ``top`` or ``join`` can put together from the labels of its members."""
    ends = _after_ids(text, 0, score, scope) if score.verb == "top" else _after_labels(text, 0, score, scope)
    return len(text) in ends


def _after_ids(text: str, start: int, top: model.Score, scope: Scope) -> set[int]:
    """Where a label of ``top`` that begins at ``start`` may end: as many ids as it takes, each once; or fewer, where
    so few may have a value."""
    ends: set[int] = set()
    fewest = min(top.take, _fewest(top, scope))
    open_: list[tuple[int, frozenset[str]]] = [(start, frozenset())]
    while open_:
        at, used = open_.pop()
        for of in {term.of for term in top.terms} - used:
            word = top.separator + of if used else of
            if text.startswith(word, at):
                if len(used) + 1 >= fewest:
                    ends.add(at + len(word))
                if len(used) + 1 < top.take:
                    open_.append((at + len(word), used | {of}))
    return ends


def _fewest(top: model.Score, scope: Scope) -> int:
    """How many members have a value at least, where there is a label."""
    items = [scope.items.get(term.of) for term in top.terms]
    asked = sum(item is None or item.ask is None or item.otherwise is not None for item in items)
    return max(1, min(top.need, asked))


def _after_labels(text: str, start: int, join: model.Score, scope: Scope) -> set[int]:
    """Where a label of ``join`` that begins at ``start`` may end: a label of each member."""
    ends = {start}
    for position, term in enumerate(join.terms):
        before = join.separator if position else ""
        starts = [end + len(before) for end in ends if text.startswith(before, end)]
        ends = {after for at in starts for after in _after_one(text, at, term.of, scope)}
    return ends


def _after_one(text: str, start: int, name: str, scope: Scope) -> Iterable[int]:
    score = scope.scores.get(name)
    if score is not None and score.verb == "top":
        return _after_ids(text, start, score, scope)
    if score is not None and score.verb == "join":
        return _after_labels(text, start, score, scope)
    labels = scope.labels(name)
    if labels is None:  # it is broken, so nothing is known of its labels
        return range(start, len(text) + 1)
    return [start + len(label) for label in labels if text.startswith(label, start)]
