"""Everything a score can tell, how often, and a sheet for each."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from typing import Any

from mkdocs_assessments.prove.alike import Alike, Screened, answers_alike
from mkdocs_assessments.prove.automaton import ScoreAutomaton
from mkdocs_assessments.prove.circuit import Circuit
from mkdocs_assessments.prove.joint import Joint
from mkdocs_assessments.prove.leaves import ItemLeaf, Sheet
from mkdocs_assessments.prove.parts import Parts
from mkdocs_assessments.prove.respondents import Crowd, answers
from mkdocs_assessments.prove.straight import Straight
from mkdocs_assessments.prove.told import NotProvenError, Told


class Prover:
    """Proves the scores of one assessment for one kind of respondent, each part once."""

    def __init__(self, circuit: Circuit, crowd: Crowd, screen: Alike | Straight | None = None) -> None:
        self.circuit = circuit
        self.crowd: Crowd = crowd
        self.blanks = crowd == "blanks"
        straight = circuit.straight(complete=not self.blanks)
        alike = None if screen or self.blanks else answers_alike(straight, circuit.items)
        self.alike = [Prover(circuit, crowd, one) for one in alike or ()]
        self.straight: Straight | Alike | None = screen or (None if alike is not None else straight)
        self.left_out = straight if alike is not None else None
        self._parts: dict[str, Distribution | NotProvenError] = {}
        self._items: dict[str, ItemLeaf] = {}

    def part(self, id: str) -> Distribution:
        """The distribution of a score over the answers it depends on, whether or not a sheet with them is valid.

        Raises ``NotProvenError``, as everything here does, where it would take too much work.
        """
        found = self._parts.get(id)
        if found is None:
            try:
                found = Distribution(self, id, self.circuit.automata[id])
            except NotProvenError as error:
                found = error
            self._parts[id] = found
        if isinstance(found, NotProvenError):
            raise NotProvenError
        return found

    def whole(self, id: str, automaton: ScoreAutomaton | None = None) -> Distribution | Screened:
        """The distribution over whole sheets: where screens of validity fail, nothing is told."""
        if self.left_out:
            found = Distribution(self, id, automaton) if automaton else self.part(id)
            besides = self.left_out.of - self.circuit.below((automaton or self.circuit.automata[id]).reads)
            times = math.prod(self.item(one).skipped[1] for one in self.circuit.below(besides) - found.items)
            alike = [prover.whole(id, automaton) for prover in self.alike]
            screen = self.left_out

            def slowly() -> Distribution | Screened | None:
                try:
                    return Prover(self.circuit, self.crowd, screen).whole(id, automaton)
                except NotProvenError:
                    return None

            return Screened(found, times, alike, screen, self.circuit.items, slowly)
        if self.straight is None:
            return Distribution(self, id, automaton) if automaton else self.part(id)
        return Distribution(self, id, automaton or self.circuit.automata[id], whole=True)

    def item(self, id: str) -> ItemLeaf:
        """An item as a part."""
        if id not in self._items:
            item = self.circuit.items[id]
            mates = self.circuit.blocks.get(id, ())
            choices = answers(item, self.crowd, self.circuit.ticks.get(id), len(mates) or 1)
            leaf = ItemLeaf(item, choices, self.blanks)
            if mates:
                self.circuit.check_block(id, blanks=self.blanks)
            if mates and not self.blanks:
                leaf.skipped = (leaf.skipped[0], self._ways(id) if mates[0] == id else 1)
            self._items[id] = leaf
        return self._items[id]

    def _ways(self, id: str) -> int:
        """In how many ways the items of a block can be answered."""
        total = self.circuit.items[id].scale.total
        ways: dict[Fraction, int] = {Fraction(0): 1}
        for mate in self.circuit.blocks[id]:
            item = self.circuit.items[mate]
            more: dict[Fraction, int] = {}
            for answer, each in answers(item, self.crowd, None, len(self.circuit.blocks[id])):
                for value, before in ways.items():
                    after = value + item.scale.value(answer)
                    more[after] = more.get(after, 0) + before * each
            ways = more
        return ways.get(total or Fraction(0), 0)


class Distribution:
    """What a score can tell. As a part it is read as an item is: by ``id``, ``told`` and ``sheets``."""

    def __init__(self, prover: Prover, id: str, automaton: ScoreAutomaton, *, whole: bool = False) -> None:
        self.prover = prover
        self.id = id
        self.automaton = automaton
        self.items = frozenset(prover.circuit.below(automaton.reads) & prover.circuit.items.keys())
        straight = prover.straight
        scope = straight.of & prover.circuit.below(automaton.reads) if straight else frozenset()
        if straight and whole:
            scope = straight.of
        parts = Parts(prover, automaton, scope)
        self.tail = parts.tail
        self.joint = Joint(parts.slots, parts.readings(), prover.blanks)
        self.ends: dict[Told, tuple[tuple[int, ...], Fraction | int | None]] = {}
        """For what is told a final state and, of a tail, the total that comes to it."""
        self.told: dict[Told, int] = {}
        for told, ways, state, total in self._ends(self.joint):
            screened = self._screened(told, self.joint.at(state, "straight"), whole) if straight else told
            self._add(screened, ways, state, total)

    @cached_property
    def ways(self) -> int:
        """How many sheets there are."""
        return sum(self.told.values())

    def sheets(self, wanted: Iterable[Told]) -> dict[Told, Sheet]:
        """Answers with which the score tells each of those wanted."""
        wanted = list(wanted)
        found = self.joint.sheets({self.ends[told][0] for told in wanted})
        return {told: found[self.ends[told][0]] | self._tail_sheet(told) for told in wanted}

    def _add(self, told: Told, ways: int, state: tuple[int, ...], total: Fraction | int | None) -> None:
        if told not in self.told:
            self.told[told], self.ends[told] = ways, (state, total)
        elif self.prover.blanks:
            if ways < self.told[told]:
                self.told[told], self.ends[told] = ways, (state, total)
        else:
            self.told[told] += ways

    def _screened(self, told: Told, seen: Any, whole: bool) -> Told:
        straight = self.prover.straight
        assert straight
        if not whole:
            return replace(told, summary=seen)
        return told if straight.valid(seen) else Told(gap="invalid")

    def _ends(self, joint: Joint) -> Iterator[tuple[Told, int, tuple[int, ...], Fraction | int | None]]:
        """What is told at the end, with the ways, the joint state, and of a tail its total."""
        if self.tail is None:
            for state, ways in joint.final.items():
                told = joint.at(state, "")
                yield told if isinstance(told, Told) else self.automaton.tell(told), ways, state, None
            return
        ends: dict[Any, list[Any]] = {}
        groups: dict[Any, tuple[int, tuple[int, ...]]] = {}
        for state, ways in joint.final.items():
            main, *rest = joint.at(state, "")
            group = (
                self.tail.key(main),
                main and main[0],
                *rest,
                joint.at(state, "straight") if self.prover.straight else None,
            )
            groups[group] = (groups.get(group, (0, state))[0] + ways, state)
        for (key, *_), (ways, state) in groups.items():
            main, by, rows = joint.at(state, "")
            straight = joint.at(state, "straight") if self.prover.straight else None
            for after, total, each in self.tail.after(main, key):
                end = after, by, rows, straight
                if end in ends:
                    ends[end][0] += ways * each
                else:
                    ends[end] = [ways * each, state, total]
        for (after, by, rows, _), (ways, state, total) in ends.items():
            yield self.automaton.tell((after, by, rows)), ways, state, total

    def _tail_sheet(self, told: Told) -> Sheet:
        state, total = self.ends[told]
        return self.tail.sheet(self.joint.at(state, "")[0], total) if self.tail and total is not None else {}
