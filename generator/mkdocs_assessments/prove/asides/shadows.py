"""Why no sheet gets to a row of tests: because nothing meets its tests, or because other rows have it first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from mkdocs_assessments.model import Score
from mkdocs_assessments.prove.automata.rows import Rows
from mkdocs_assessments.prove.automata.score import ScoreAutomaton
from mkdocs_assessments.prove.circuit import Circuit
from mkdocs_assessments.prove.proofs import Sheet
from mkdocs_assessments.prove.prover import Prover
from mkdocs_assessments.prove.results import Result


@dataclass(frozen=True, slots=True)
class Shadow:
    """What happens to the complete sheets that meet a row's tests (with ``stages``: and those of all before it)."""

    by: tuple[int, ...] | None
    """The rows that have them; none where no sheet meets the tests, ``None`` where it takes too much work to say."""
    witness: Sheet | None
    """One of those sheets."""


class _Row(ScoreAutomaton):
    """Tells of the sheets that meet the tests of one row which row has them; nothing is kept of the others."""

    def __init__(self, circuit: Circuit, score: Score, row: int) -> None:
        asked = {id for id, item in circuit.items.items() if item.ask is None}  # what complete sheets always have
        score = replace(score, needs=tuple(id for id in score.needs if id not in asked))
        super().__init__(score, circuit.items)
        self.row = row
        if score.verb == "stages":
            self.whole = self.rows[0]
            self.needed = frozenset(range(row + 1))
        else:
            conditions = [one.when for one in score.rows]
            self.whole = Rows([conditions[row]], circuit.items, score.needs)
            self.needed = frozenset({0})
            self.rows = [self.whole, Rows(conditions[:row], circuit.items)]
        self.reads = frozenset().union(*(rows.reads for rows in self.rows))
        self.start = self._kept(tuple(rows.start for rows in self.rows))

    def step(self, state: Any, of: str, symbol: Any) -> Any:
        return self._kept(super().step(state, of, symbol)[2])

    def _kept(self, states: Any) -> Any:
        if self.needed <= self.whole.possible(states[0]):
            return None, (), states
        return None, (), (None,) * len(states)

    def tell(self, state: Any) -> Result:
        if not self.needed <= self.whole.possible(state[2][0]):
            return Result()
        has = self.rows[-1].rows(state[2][-1])
        return Result(row=self.row if has is None else has)


def meeting(prover: Prover, score: Score, row: int) -> Sheet | None:
    """A complete sheet that meets the tests of a row (with ``stages``: and those of all before it), if any does.

    Raises ``NotProvenError`` where it takes too much work.
    """
    rows = score.rows[row : row + 1] if score.verb == "choose" else score.rows[: row + 1]
    found = prover.whole("", _Row(prover.circuit, replace(score, rows=rows), len(rows) - 1))
    met = [result for result in found.results if result.row >= 0]
    return found.sheets(met[:1]).get(met[0]) if met else None


def shadow(prover: Prover, score: Score, row: int) -> Shadow:
    """Which rows have the complete sheets that meet the tests of a row nobody gets to.

    Raises ``NotProvenError`` where it takes too much work.
    """
    found = prover.whole("", _Row(prover.circuit, score, row))
    having = sorted((result for result in found.results if result.row >= 0), key=lambda result: result.row)
    witness = found.sheets(having[:1]).get(having[0]) if having else None
    return Shadow(tuple(result.row for result in having), witness)
