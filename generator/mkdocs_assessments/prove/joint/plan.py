"""In which order the parts of a joint proof are read, and what is settled after each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from mkdocs_assessments.prove.joint.reading_order import in_order
from mkdocs_assessments.prove.joint.slots import BlockSlot, ScoreSlot, ScreenSlot, Slot
from mkdocs_assessments.prove.leaves.items import Leaf
from mkdocs_assessments.prove.work import spend


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
