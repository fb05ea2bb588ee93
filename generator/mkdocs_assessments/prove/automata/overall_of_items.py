"""What the overall score comes to that is the mean of all answers, where every dimension has a score."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs_assessments.model import Assessment, Dimension, Item, Score, Term
from mkdocs_assessments.prove.automata.rows import Rows
from mkdocs_assessments.prove.automata.score import ScoreAutomaton
from mkdocs_assessments.prove.overall import OVERALL
from mkdocs_assessments.prove.results import Result


class _AllScored(Rows):
    """Keeps which of the dimensions that may go without any answer on a complete sheet still do."""

    def __init__(self, dimensions: tuple[Dimension, ...], items: Mapping[str, Item]) -> None:
        super().__init__((), items)
        self.dimension = {
            item.id: dimension.id
            for dimension in dimensions
            if all(item.ask is not None and item.otherwise is None for item in dimension.items)
            for item in dimension.items
        }
        self.reads = frozenset(self.dimension)
        self.start: Any = frozenset(self.dimension.values())

    def symbol(self, of: str, result: Result) -> Any:
        return self.dimension[of] if result.number is not None else None

    def step(self, state: Any, of: str, symbol: Any) -> Any:
        return state - {symbol}

    def rows(self, state: Any) -> int | None:
        return -1 if state else None


class OverallOfItems(ScoreAutomaton):
    """Reads the answers of complete sheets; those with blanks may tell a number where there is none."""

    def __init__(self, assessment: Assessment, items: Mapping[str, Item]) -> None:
        terms = tuple(Term(item.id, item.reverse) for one in assessment.dimensions for item in one.items)
        super().__init__(Score(OVERALL, "", "mean", terms, need=1), items)
        self.scored = _AllScored(assessment.dimensions, items)
        self.rows = [self.scored]
        self.private -= self.scored.reads
        self.start = (*self.start[:2], (self.scored.start,))

    def tell(self, state: Any) -> Result:
        return Result() if self.scored.rows(state[2][0]) == -1 else super().tell(state)
