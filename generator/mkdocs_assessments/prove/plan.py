"""In which order the parts of a joint proof are read, and what is settled after each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Protocol

from mkdocs_assessments.prove.alike import Alike
from mkdocs_assessments.prove.automaton import ScoreAutomaton
from mkdocs_assessments.prove.leaves import Leaf, Lump
from mkdocs_assessments.prove.ranking import Ranking
from mkdocs_assessments.prove.straight import Straight
from mkdocs_assessments.prove.told import Told


class Slot(Protocol):
    """Something that reads, and whose state is one place of a joint state."""

    start: Any
    reads: frozenset[str]

    def symbol(self, of: str, told: Any) -> Any:
        """What a reading means to it."""
        ...

    def step(self, state: Any, of: str, symbol: Any) -> Any:
        """The state after it."""
        ...


class ScoreSlot:
    """A score; some of what its verb reads comes in one lump."""

    def __init__(
        self, automaton: ScoreAutomaton, reads: frozenset[str], lump: Lump | Ranking | None, *, unfinished: bool = False
    ) -> None:
        self.automaton = automaton
        self.unfinished = unfinished
        """Whether more is to be added when everything is read."""
        self.lump = lump
        self.reads = reads
        self.start = automaton.start

    def symbol(self, of: str, told: Any) -> Any:
        return told if self.lump and of == self.lump.id else self.automaton.symbol(of, told)

    def step(self, state: Any, of: str, symbol: Any) -> Any:
        if self.lump and of == self.lump.id:
            if isinstance(self.lump, Ranking):
                return symbol[0], *state[1:]
            assert self.automaton.main
            main, by, rows = state
            return self.automaton.main.step(main, of, symbol), by, rows
        return self.automaton.step(state, of, symbol)


class BlockSlot:
    """Items that must add up to a total: the sum so far, whether a blank was among them, and an answer.

    A block with a blank counts as blank as a whole; so once there is a blank, only blanks are read.
    """

    start: Any = (Fraction(0), False, False)

    def __init__(self, ids: tuple[str, ...], total: Fraction) -> None:
        self.reads = frozenset(ids)
        self.total = total

    def symbol(self, of: str, told: Told) -> Any:
        return told.number, told.number is None and told.asked and not told.na

    def step(self, state: Any, of: str, symbol: Any) -> Any:
        number, blank = symbol
        total, blanks, numbers = state
        return total + (number or 0), blanks or blank, numbers or number is not None

    def holds(self, state: Any) -> bool:
        """Whether the block, read as a whole, can be so."""
        total, blanks, numbers = state
        return not numbers or (not blanks and total == self.total)


class StraightSlot:
    """The screens of validity, as far as the items read here go."""

    def __init__(self, straight: Straight | Alike, reads: frozenset[str], items: frozenset[str]) -> None:
        self.straight = straight
        self.start: Any = straight.start
        self.reads = reads
        self.items = items

    def symbol(self, of: str, told: Told) -> Any:
        if isinstance(told, tuple):
            return told[1]
        return self.straight.summary(of, told) if of in self.items else told.summary

    def step(self, state: Any, of: str, symbol: Any) -> Any:
        return self.straight.merge(state, symbol)


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
        reading = Reading(leaves[id], [name for name in slots if id in slots[name].reads], asks.get(id))
        readings.append(reading)
        while True:
            whole = [name for name in slots if name not in settled and slots[name].reads <= read | settled]
            if not whole:
                break
            settled.update(whole)
            reading.settled += [name for name in whole if isinstance(slots[name], ScoreSlot | BlockSlot)]
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
        left = {name: ids - read for name, ids in open_.items() if ids - read}
        if left:
            soonest = min(left, key=lambda name: (len(left[name]), min(map(place, left[name]))))
            for id in sorted(left[soonest], key=place):
                take(id)
        else:
            for id in sorted(leaves.keys() - read, key=place):
                take(id)
    return readings


def _leaves_below(
    name: str, slots: Mapping[str, Slot], leaves: Mapping[str, Leaf], asks: Mapping[str, str]
) -> frozenset[str]:
    found: set[str] = set()
    waiting = [name]
    seen = {name}
    while waiting:
        for id in slots[waiting.pop()].reads:
            if id in leaves:
                found.add(id)
            for one in (id, asks.get(id, id)):
                if one in slots and one not in seen:
                    seen.add(one)
                    waiting.append(one)
    return frozenset(found)
