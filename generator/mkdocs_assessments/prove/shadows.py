"""Why no sheet gets to a row of tests: because nothing meets its tests, or because other rows have it first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mkdocs_assessments.model import Score
from mkdocs_assessments.prove.automaton import ScoreAutomaton
from mkdocs_assessments.prove.circuit import Circuit
from mkdocs_assessments.prove.distribution import Prover
from mkdocs_assessments.prove.leaves import Sheet
from mkdocs_assessments.prove.rows import Rows
from mkdocs_assessments.prove.told import Told


@dataclass(frozen=True, slots=True)
class Shadow:
    """What happens to the complete sheets that meet a row's tests (with ``stages``: and those of all before it)."""

    by: tuple[int, ...]
    """The rows that have them; none where no sheet meets the tests."""
    witness: Sheet | None
    """One of those sheets."""


class _Row(ScoreAutomaton):
    """Tells of the sheets that meet the tests of one row which row has them."""

    def __init__(self, circuit: Circuit, score: Score, row: int) -> None:
        super().__init__(score, circuit.items)
        self.row = row
        self.rows = [Rows([one.when for one in score.rows], circuit.items, score.needs, "each")]
        self.start = (None, (), (self.rows[0].start,))

    def tell(self, state: Any) -> Told:
        if state[2][0] is None:
            return Told()
        truths = [truth is True for truth in state[2][0][1]]
        if self.score.verb == "stages":
            held = truths.index(False) if False in truths else len(truths)
            return Told(row=held - 1) if all(truths[: self.row + 1]) else Told()
        return Told(row=truths.index(True)) if truths[self.row] else Told()


def shadow(prover: Prover, score: Score, row: int) -> Shadow:
    """Find out about a row of ``choose`` or ``stages``.

    Raises ``NotProvenError`` where it takes too much work.
    """
    found = prover.whole("", _Row(prover.circuit, score, row))
    having = sorted((told for told in found.told if told.row >= 0), key=lambda told: told.row)
    if not having:
        return Shadow((), None)
    return Shadow(tuple(told.row for told in having), found.sheets(having[:1]).get(having[0]))
