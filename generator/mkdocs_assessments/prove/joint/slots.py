"""What is kept of a sheet while it is read: of each score, each block with a total, and each screen of validity."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Protocol

from mkdocs_assessments.model import Item
from mkdocs_assessments.prove.automata.score import ScoreAutomaton
from mkdocs_assessments.prove.automata.screening import Screen
from mkdocs_assessments.prove.leaves.lump import Lump
from mkdocs_assessments.prove.leaves.ranking import Ranking
from mkdocs_assessments.prove.leaves.ranking_over_blocks import RankingOverBlocks
from mkdocs_assessments.prove.results import Result
from mkdocs_assessments.prove.straight_lining import StraightLine


class Slot(Protocol):
    """Something that reads, and whose state is one place of a joint state."""

    start: Any
    reads: frozenset[str]

    def symbol(self, of: str, result: Any) -> Any:
        """What a reading means to it."""
        ...

    def step(self, state: Any, of: str, symbol: Any) -> Any:
        """The state after it."""
        ...


class ScoreSlot:
    """A score; some of what its verb reads comes in one lump."""

    def __init__(
        self,
        automaton: ScoreAutomaton,
        reads: frozenset[str],
        lump: Lump | Ranking | RankingOverBlocks | None,
        *,
        unfinished: bool = False,
    ) -> None:
        self.automaton = automaton
        self.unfinished = unfinished
        """Whether more is to be added when everything is read."""
        self.lump = lump
        self.reads = reads
        self.start = automaton.start

    def symbol(self, of: str, result: Any) -> Any:
        return result if self.lump and of == self.lump.id else self.automaton.symbol(of, result)

    def step(self, state: Any, of: str, symbol: Any) -> Any:
        if self.lump and of == self.lump.id:
            if isinstance(self.lump, Ranking | RankingOverBlocks):
                return symbol[0], *state[1:]
            assert self.automaton.main
            main, by, rows = state
            return self.automaton.main.step(main, of, symbol), by, rows
        return self.automaton.step(state, of, symbol)


class BlockSlot:
    """Items that must add up to a total: whether they are read as a block that does, the sum, and whether one is blank.

    A block that does not add up counts as blank as a whole. So its items are all read as answered, or all as blank.
    """

    start: Any = (None, Fraction(0), False)

    def __init__(self, ids: tuple[str, ...], total: Fraction, items: Mapping[str, Item]) -> None:
        self.reads = frozenset(ids)
        self.items = items
        self.total = total

    def symbol(self, of: str, result: Result) -> Any:
        if result.given is not None:
            return False, self.items[of].scale.value(result.given)
        if result.number is not None:
            return True, result.number
        return (False, None) if result.asked and not result.na else None

    def step(self, state: Any, of: str, symbol: Any) -> Any:
        if symbol is None or state == "neither":
            return state
        adds_up, number = symbol
        before, total, blank = state
        if before is not None and before != adds_up:
            return "neither"
        if blank or number is None:
            return adds_up, Fraction(0), True
        return adds_up, total + number, False

    def holds(self, state: Any) -> bool:
        """Whether the block, read as a whole, is what it was read as."""
        if state == "neither":
            return False
        adds_up, total, blank = state
        return adds_up is None or adds_up == (not blank and total == self.total)


class ScreenSlot:
    """A screen of validity, as far as the items read here go.

    ``place`` is by what number parts keep what is seen for it; ``complete`` whether all its items are read.
    """

    def __init__(
        self,
        place: int,
        screen: Screen | StraightLine,
        reads: frozenset[str],
        *,
        complete: bool,
    ) -> None:
        self.place = place
        self.screen = screen
        self.start: Any = screen.start
        self.reads = reads
        self.complete = complete

    def symbol(self, of: str, result: Result) -> Any:
        if isinstance(result, tuple):
            return result[1]
        return self.screen.summary(of, result) if of in self.screen.of else dict(result.summary or ())[self.place]

    def step(self, state: Any, of: str, symbol: Any) -> Any:
        return self.screen.merge(state, symbol)

    def holds(self, state: Any) -> bool:
        """Whether a sheet passes, once all items were read."""
        return self.screen.valid(state)
