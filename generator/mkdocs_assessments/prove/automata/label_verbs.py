"""Which label ``top``, ``join`` and ``cross`` come to, as automata like those of the verbs that count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs_assessments.model import Item, Score
from mkdocs_assessments.prove.automata.verbs import Verb
from mkdocs_assessments.prove.proofs import NotProvenError
from mkdocs_assessments.prove.results import Result


class Top(Verb):
    """``top``: the highest few so far, ties in listed order."""

    start: Any = ((), 0, 0)

    def symbol(self, of: str, result: Result) -> Any:
        counted = tuple((*self.counted(self.score.terms[place], result), result.asked) for place in self.at[of])
        if self.score.blank == "mean" and any(value is None for value, _, _ in counted):
            raise NotProvenError
        return counted

    def step(self, state: Any, of: str, symbol: Any) -> Any:
        best, present, asked = state
        for place, (value, real, counts) in zip(self.at[of], symbol, strict=True):
            asked += counts
            present += real
            if value is not None:
                best = tuple(sorted((*best, (-value, place)))[: self.score.take])
        return best, present, asked

    def tell(self, state: Any) -> Result:
        """The ids, joined."""
        best, present, asked = state
        if not best or not self.enough(present, asked):
            return Result()
        parts = tuple(self.score.terms[place].of for _, place in best)
        return Result(label=self.score.separator.join(parts), parts=parts)


class Labels(Verb):
    """``join`` and ``cross``: the labels of the terms, side by side."""

    def __init__(self, score: Score, items: Mapping[str, Item]) -> None:
        super().__init__(score, items)
        self.start = (None,) * len(score.terms)

    def symbol(self, of: str, result: Result) -> str | None:
        return result.label

    def step(self, state: Any, of: str, symbol: str | None) -> Any:
        if state == "none" or symbol is None:
            return "none"
        return tuple(symbol if place in self.at[of] else label for place, label in enumerate(state))

    def tell(self, state: Any) -> Result:
        """The label; a gap where all terms have one and the table has none."""
        if state == "none":
            return Result()
        if self.score.verb == "join":
            return Result(label=self.score.separator.join(state), parts=state)
        found = self.score.table.get((state[0], state[1]))
        return Result(label=found) if found is not None else Result(gap="cell")
