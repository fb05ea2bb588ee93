"""What a joint proof is made of: the slots of scores that share something, and the parts that are independent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from mkdocs_assessments.prove.alike import Alike
from mkdocs_assessments.prove.automaton import ScoreAutomaton
from mkdocs_assessments.prove.circuit import Circuit
from mkdocs_assessments.prove.leaves import BlockLeaf, ItemLeaf, Leaf, Lump, Rest
from mkdocs_assessments.prove.plan import BlockSlot, Reading, ScoreSlot, Slot, StraightSlot, plan
from mkdocs_assessments.prove.ranking import Ranking
from mkdocs_assessments.prove.rows import Rows
from mkdocs_assessments.prove.straight import Straight
from mkdocs_assessments.prove.tail import Tail
from mkdocs_assessments.prove.verbs import Adding, Extreme, Top, Weighing


class Proving(Protocol):
    """Who proves the parts."""

    circuit: Circuit
    blanks: bool
    straight: Straight | Alike | None

    def part(self, id: str) -> Leaf:
        """A score that shares nothing with the rest."""
        ...

    def item(self, id: str) -> ItemLeaf:
        """An item."""
        ...


class Parts:
    """The slots and the parts for one score; ``scope`` are the items that screens of validity look at."""

    def __init__(self, prover: Proving, automaton: ScoreAutomaton, scope: frozenset[str]) -> None:
        self.prover = prover
        self.automaton = automaton
        self.slots: dict[str, Slot] = {}
        self.leaves: dict[str, Leaf] = {}
        self.asks: dict[str, str] = {}
        self.tail: Tail | None = None
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
        modules = circuit.modules(reads, scope)
        automata = {"": self.automaton}
        items: set[str] = set()
        parts: dict[str, Leaf] = {}
        waiting = [*reads]
        while waiting:
            id = waiting.pop()
            if id in circuit.automata and id in modules:
                parts[id] = self.prover.part(id)
            elif id in circuit.automata and id not in automata:
                automata[id] = circuit.automata[id]
                waiting += automata[id].reads
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
        self._set_apart(items, parts, scope & items - circuit.below(reads))
        self._lone(items, parts, automata.values(), scope)
        self._ask(items)
        tracked = {id for id in parts if id in scope or (id in circuit.automata and circuit.below([id]) & scope)}
        tracked |= parts.keys() & {"rest"}
        for name, automaton in automata.items():
            self._score(name, automaton, automata, parts, tracked)
        if self.prover.straight:
            self.slots["straight"] = StraightSlot(self.prover.straight, frozenset(tracked), scope)
        self.leaves.update(parts)

    def _set_apart(self, items: set[str], parts: dict[str, Leaf], rest: frozenset[str]) -> None:
        """Take together the items that are looked at by screens of validity alone."""
        circuit = self.prover.circuit
        rest -= {one for id in items for one in circuit.reads(id)}
        rest = frozenset(id for id in rest - circuit.blocks.keys() if not circuit.items[id].ask)
        if len(rest) < 2 or self.prover.blanks:
            return
        leaves = [self.prover.item(id) for id in sorted(rest, key=circuit.place.__getitem__)]
        for id in rest:
            del parts[id]
        items -= rest
        parts["rest"] = Rest(leaves, self.prover.straight)

    def _lone(
        self, items: set[str], parts: dict[str, Leaf], automata: Iterable[ScoreAutomaton], scope: frozenset[str]
    ) -> None:
        """Where one item alone of those with a total is read, the others are summed out."""
        circuit = self.prover.circuit
        if self.prover.blanks:
            return
        asks = (circuit.items[id].ask for id in items)
        read = scope.union(*(automaton.reads for automaton in automata))
        read = read.union(test.of for ask in asks if ask for test in ask.every_test)
        for id in sorted(items & circuit.blocks.keys(), key=circuit.place.__getitem__):
            block = circuit.blocks[id]
            total = circuit.items[id].scale.total
            if id not in items or len(block) < 2 or circuit.items[id].ask or total is None:
                continue
            used = [one for one in block if one in read]
            if len(used) == 1:
                lone, others = self.prover.item(used[0]), [one for one in block if one != used[0]]
                parts[used[0]] = BlockLeaf(lone, [self.prover.item(one) for one in others], total)
                for one in others:
                    del parts[one]
                items.difference_update(block)

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
                self.slots[f"block:{id}"] = BlockSlot(circuit.blocks[id], total)

    def _score(
        self,
        name: str,
        automaton: ScoreAutomaton,
        automata: dict[str, ScoreAutomaton],
        parts: dict[str, Leaf],
        tracked: set[str],
    ) -> None:
        """A joint score's slot; the parts that only its verb reads are taken together, or kept for the end."""
        others = {id for other, one in automata.items() if other != name for id in one.reads}
        others = others.union(
            self.asks, *(slot.reads for slot in self.slots.values() if not isinstance(slot, ScoreSlot))
        )
        lone = [id for id in parts if id in automaton.private and id not in others]
        own = [id for id in lone if id not in tracked]
        verb, reads = automaton.main, automaton.reads
        lump: Lump | Ranking | None = None
        if isinstance(verb, Adding | Extreme) and len(own) > 1:
            lump = Lump(f"lump:{name}", verb, [parts.pop(id) for id in own], self.prover.blanks)
        elif isinstance(verb, Top):
            screen = self.prover.straight if tracked & set(lone) else None
            own = [] if self.prover.blanks or isinstance(screen, Straight) else lone
            if verb.reads == set(own) and Ranking.fits(verb, [parts[id] for id in own]):
                assert not isinstance(screen, Straight)
                lump = Ranking(f"ranking:{name}", verb, [parts.pop(id) for id in own], screen)
                if screen:
                    tracked.difference_update(own)
                    tracked.add(lump.id)
        elif isinstance(verb, Weighing) and name == "" and not self.prover.blanks:
            own = [id for id in own if id not in verb.weights and _plain(verb, parts[id])]
            if own:
                self.tail = Tail(verb, [parts.pop(id) for id in own])
                reads = reads - frozenset(own)
        if lump:
            parts[lump.id] = lump
            reads = reads - frozenset(own) | {lump.id}
        self.slots[name] = ScoreSlot(automaton, reads, lump, unfinished=name == "" and self.tail is not None)


def _plain(verb: Weighing, leaf: Leaf) -> bool:
    """Whether a part always has a value, so that only its weight decides what it adds."""
    return len(verb.at[leaf.id]) == 1 and all(
        value is not None and real and asked
        for ((value, real, asked),) in (verb.symbol(leaf.id, told)[1] for told in leaf.told)
    )
