"""In which order the parts of a joint proof are read, and what is settled after each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Protocol

from mkdocs_assessments.model import Item
from mkdocs_assessments.prove.automaton import ScoreAutomaton
from mkdocs_assessments.prove.items import Leaf
from mkdocs_assessments.prove.lump import Lump
from mkdocs_assessments.prove.ranking import Ranking
from mkdocs_assessments.prove.ranking_over_blocks import RankingOverBlocks
from mkdocs_assessments.prove.reading_order import in_order
from mkdocs_assessments.prove.results import Result
from mkdocs_assessments.prove.screening import Screen
from mkdocs_assessments.prove.straight_lining import StraightLine
from mkdocs_assessments.prove.work import spend


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


@dataclass
class Reading:
    """One step: a part is read, and then some slots are settled."""

    leaf: Leaf
    feeds: list[str]
    ask: str | None = None
    settled: list[str] = field(default_factory=list)
    """Scores that tell their readers what they come to, and blocks that are whole, in that order."""
    forgotten: list[str] = field(default_factory=list)


def plan(
    slots: Mapping[str, Slot],
    leaves: Mapping[str, Leaf],
    asks: Mapping[str, str],
    place: Callable[[str], int],
) -> list[Reading]:
    """The readings in order: always on with what settles a slot soonest, so that as few as can be are open at once.

    ``asks`` names the slot that decides whether an item is asked; ``place`` is a part's place in the file.
    """
    needs = {name: _leaves_below(name, slots, leaves, asks) for name in slots}
    readings: list[Reading] = []
    read: set[str] = set()
    settled: set[str] = set()

    def take(id: str) -> None:
        if id in read:
            return
        if id in asks:
            for one in sorted(needs[asks[id]] - read, key=place):
                take(one)
        read.add(id)
        spend(2 * len(slots) + len(asks) + len(readings))
        reading = Reading(leaves[id], [name for name in slots if id in slots[name].reads], asks.get(id))
        readings.append(reading)
        while True:
            whole = [name for name in slots if name not in settled and slots[name].reads <= read | settled]
            if not whole:
                break
            settled.update(whole)
            whole.sort(key=lambda name: isinstance(slots[name], ScoreSlot))  # a sheet that fails ends sooner
            reading.settled += [name for name in whole if _settles(slots[name])]
        for name in reading.feeds:
            if isinstance(slots[name], BlockSlot):
                for one in sorted(slots[name].reads - read, key=place):
                    take(one)
        waiting = {ask for one, ask in asks.items() if one not in read}
        done = {name for one in readings for name in one.forgotten}
        for name in set(asks.values()):
            if name in settled and name not in waiting and name not in done:
                reading.forgotten.append(name)

    open_ = {name: ids for name, ids in needs.items() if ids}
    while len(read) < len(leaves):
        spend(sum(map(len, open_.values())) // 8)
        left = {name: ids - read for name, ids in open_.items() if ids - read}
        if left:
            soonest = min(left, key=lambda name: (len(left[name]), min(map(place, left[name]))))
            slot = slots[soonest]
            rows = slot.automaton.rows if isinstance(slot, ScoreSlot) else []
            for id in in_order(rows, left[soonest], place):
                take(id)
        else:
            for id in sorted(leaves.keys() - read, key=place):
                take(id)
    return readings


def _settles(slot: Slot) -> bool:
    """Whether something is known once all that a slot reads was read."""
    return isinstance(slot, ScoreSlot | BlockSlot) or (isinstance(slot, ScreenSlot) and slot.complete)


def _leaves_below(
    name: str, slots: Mapping[str, Slot], leaves: Mapping[str, Leaf], asks: Mapping[str, str]
) -> frozenset[str]:
    found: set[str] = set()
    waiting = [name]
    seen = {name}
    while waiting:
        reads = slots[waiting.pop()].reads
        spend(len(reads))
        for id in reads:
            if id in leaves:
                found.add(id)
            for one in (id, asks.get(id, id)):
                if one in slots and one not in seen:
                    seen.add(one)
                    waiting.append(one)
    return frozenset(found)
