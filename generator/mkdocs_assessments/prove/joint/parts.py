"""What a joint proof is made of: the slots of scores that share something, and the parts that are independent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs_assessments.prove.automata.label_verbs import Top
from mkdocs_assessments.prove.automata.rows import Rows
from mkdocs_assessments.prove.automata.score import ScoreAutomaton
from mkdocs_assessments.prove.automata.screening import Screen
from mkdocs_assessments.prove.automata.verbs import Adding, Extreme
from mkdocs_assessments.prove.automata.weighing import Weighing
from mkdocs_assessments.prove.joint.plan import Reading, plan
from mkdocs_assessments.prove.joint.proving import Proving, Screens
from mkdocs_assessments.prove.joint.slots import BlockSlot, ScoreSlot, ScreenSlot, Slot
from mkdocs_assessments.prove.joint.taken_together import (
    ranking_of_all,
    take_block_ranked,
    take_only_screened,
    take_rest_of_blocks,
)
from mkdocs_assessments.prove.leaves.items import Leaf, Rest
from mkdocs_assessments.prove.leaves.lump import Lump, ReadLast
from mkdocs_assessments.prove.leaves.ranking import Ranking
from mkdocs_assessments.prove.leaves.weighted_sums import WeightedSums
from mkdocs_assessments.prove.straight_lining import StraightLine
from mkdocs_assessments.prove.work import spend

MOST_OPEN = 2
"""Screens that look at a part and at more besides, for it to be proven apart: it keeps what all of them saw of it."""


class Parts:
    """The slots and the parts for one score, and the screens of validity that look at some of it.

    ``whole``: all that these look at is read, whether or not the score reads it.
    """

    def __init__(self, prover: Proving, automaton: ScoreAutomaton, screens: Screens, *, whole: bool) -> None:
        self.prover = prover
        self.automaton = automaton
        self.screens = screens
        below = prover.circuit.below(automaton.reads)
        self.complete = {place: whole or screen.of <= below for place, screen in screens.items()}
        scope = frozenset[str]().union(*(screen.of for screen in screens.values()))
        scope = scope if whole else scope & below
        self.slots: dict[str, Slot] = {}
        self.leaves: dict[str, Leaf] = {}
        self.asks: dict[str, str] = {}
        self.last: ReadLast | WeightedSums | None = None
        self._gather(scope)

    def readings(self) -> list[Reading]:
        """In which order they are read."""
        return plan(self.slots, self.leaves, self.asks, self._place)

    def _place(self, id: str) -> int:
        circuit = self.prover.circuit
        if id in circuit.place:
            return circuit.place[id]
        if id in circuit.automata:
            return min((circuit.place[one] for one in circuit.below([id]) if one in circuit.place), default=0)
        leaf = self.leaves[id]
        return min((self._place(one.id) for one in leaf.leaves), default=0) if isinstance(leaf, Lump | Ranking) else 0

    def _gather(self, scope: frozenset[str]) -> None:
        """The slots and parts of the proof: scores that share something are joint, the others parts."""
        circuit = self.prover.circuit
        reads = self.automaton.reads
        modules = {id for id in circuit.modules(reads, scope) if self._apart(id)}
        automata = {"": self.automaton}
        items: set[str] = set()
        parts: dict[str, Leaf] = {}
        waiting = sorted(reads)  # the same example on every machine
        while waiting:
            id = waiting.pop()
            if id in circuit.automata and id in modules:
                parts[id] = self.prover.part(id)
            elif id in circuit.automata and id not in automata:
                automata[id] = circuit.automata[id]
                waiting += sorted(automata[id].reads)
            elif id in circuit.items and id not in items:
                items.add(id)
                waiting += circuit.reads(id)
        inside = circuit.below(parts) if parts else frozenset()
        waiting = [*(scope - inside)]
        while waiting:
            id = waiting.pop()
            if id in circuit.items and id not in items:
                items.add(id)
                waiting += circuit.reads(id)
        parts.update((id, self.prover.item(id)) for id in sorted(items, key=circuit.place.__getitem__))
        take_only_screened(self.prover, self.screens, items, parts, scope & items - circuit.below(reads))
        take_rest_of_blocks(self.prover, automata.values(), items, parts, scope)
        self._ask(items)
        if not self.asks and not scope and (ranking := ranking_of_all(self.prover, automata, parts)):
            self.leaves = {ranking.id: ranking}
            self.slots = {"": ScoreSlot(self.automaton, frozenset(self.leaves), ranking)}
            return
        self.tracked = {place: self._tracked(place, screen, parts) for place, screen in self.screens.items()}
        for name, automaton in automata.items():
            self._score(name, automaton, automata, parts)
        for place, screen in self.screens.items():
            if tracked := frozenset(self.tracked[place]):  # else it has looked in the proof of a part
                self.slots[f"screen:{place}"] = ScreenSlot(place, screen, tracked, complete=self.complete[place])
        self.leaves.update(parts)

    def _apart(self, id: str) -> bool:
        """Whether a score that shares nothing else is not looked at by too many screens that look at more besides."""
        below = self.prover.circuit.below([id])
        spend(len(self.screens))
        near = [screen for screen in self.screens.values() if not screen.of.isdisjoint(below)]
        return sum(not screen.of <= below for screen in near) <= MOST_OPEN

    def _tracked(self, place: int, screen: Screen | StraightLine, parts: Mapping[str, Leaf]) -> set[str]:
        """The parts that a screen looks at, unless it has done so in the proof of the part."""
        found = set()
        for id, part in parts.items():
            below = self.prover.circuit.below([id]) if id in self.prover.circuit.automata else frozenset()
            here = not screen.of.isdisjoint(below) and not screen.of <= below
            if id in screen.of or here or (isinstance(part, Rest) and place in part.screens):
                found.add(id)
        spend(len(parts))
        return found

    def _ask(self, items: set[str]) -> None:
        """The slots that decide whether items are asked, and those of items with a total."""
        circuit = self.prover.circuit
        conditions: dict[Any, str] = {}
        for id in sorted(items, key=circuit.place.__getitem__):
            ask = circuit.items[id].ask
            if ask:
                self.asks[id] = conditions.setdefault(ask, f"ask:{len(conditions)}")
                self.slots[self.asks[id]] = Rows([ask], circuit.items, open_=True)
            total = circuit.items[id].scale.total
            if total is not None and circuit.blocks[id][0] == id:
                self.slots[f"block:{id}"] = BlockSlot(circuit.blocks[id], total, circuit.items)

    def _score(
        self,
        name: str,
        automaton: ScoreAutomaton,
        automata: dict[str, ScoreAutomaton],
        parts: dict[str, Leaf],
    ) -> None:
        """A joint score's slot; the parts that only its verb reads are taken together, or kept for the end."""
        others = {id for other, one in automata.items() if other != name for id in one.reads}
        others = others.union(
            self.asks, *(slot.reads for slot in self.slots.values() if not isinstance(slot, ScoreSlot))
        )
        tracked = set().union(*self.tracked.values())
        lone = [id for id in parts if id in automaton.private and id not in others]
        own = [id for id in lone if id not in tracked]
        verb, reads = automaton.main, automaton.reads
        lump: Lump | Ranking | None = None
        if isinstance(verb, Adding | Extreme) and len(own) > 1:
            lump = Lump(f"lump:{name}", verb, [parts.pop(id) for id in own], self.prover.blanks)
        elif isinstance(verb, Top):
            near = [place for place, ids in self.tracked.items() if ids & set(lone)]
            screen = self.screens[near[0]] if near else None
            own = [] if self.prover.blanks or len(near) > 1 or isinstance(screen, Screen) else lone
            shared = {id for other, one in automata.items() if other != name for id in one.reads}
            taken = frozenset(shared.union(tracked, self.asks))
            block = (
                take_block_ranked(self.prover, verb, parts, self.slots, taken)
                if verb.reads <= automaton.private
                else None
            )
            if block:
                lump = block
                own = [*verb.reads]
            elif verb.reads == set(own) and Ranking.fits(verb, [parts[id] for id in own]):
                assert not isinstance(screen, Screen)
                lump = Ranking(f"ranking:{name}", verb, [parts.pop(id) for id in own], screen)
                if screen:
                    self.tracked[near[0]] = self.tracked[near[0]].difference(own) | {lump.id}
        elif isinstance(verb, Weighing) and name == "" and not self.prover.blanks:
            own = [id for id in own if id not in verb.weights and _plain(verb, parts[id])]
            if own:
                self.last = WeightedSums(verb, [parts.pop(id) for id in own])
                reads = reads - frozenset(own)
        if lump and name == "" and not self.prover.blanks and not tracked:
            assert verb
            self.last = ReadLast(lump, verb)
            reads, lump = reads - frozenset(own), None
        if lump:
            parts[lump.id] = lump
            reads = reads - frozenset(own) | {lump.id}
        self.slots[name] = ScoreSlot(automaton, reads, lump, unfinished=name == "" and self.last is not None)


def _plain(verb: Weighing, leaf: Leaf) -> bool:
    """Whether a part always has a value, so that only its weight decides what it adds."""
    return len(verb.at[leaf.id]) == 1 and all(
        value is not None and real and asked
        for ((value, real, asked),) in (verb.symbol(leaf.id, result)[1] for result in leaf.results)
    )
