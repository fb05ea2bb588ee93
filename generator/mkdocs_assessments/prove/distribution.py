"""Everything a score can tell, how often, and a sheet for each."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from mkdocs_assessments.prove.automata.score import ScoreAutomaton
from mkdocs_assessments.prove.joint import Joint
from mkdocs_assessments.prove.joint.parts import Parts
from mkdocs_assessments.prove.joint.proving import Proving, Screens
from mkdocs_assessments.prove.joint.slots import ScreenSlot
from mkdocs_assessments.prove.proofs import Sheet
from mkdocs_assessments.prove.results import Result
from mkdocs_assessments.prove.straight_lining import INVALID, Counted
from mkdocs_assessments.prove.work import spend

NONE: Screens = {}


class Distribution:
    """What a score can tell. As a part it is read as an item is: by ``id``, ``results`` and ``sheets``."""

    def __init__(
        self,
        prover: Proving,
        id: str,
        automaton: ScoreAutomaton,
        screens: Screens = NONE,
        *,
        whole: bool = False,
    ) -> None:
        self.blanks = prover.blanks
        self.id = id
        self.automaton = automaton
        below = prover.circuit.below(automaton.reads)
        self.items = frozenset(below & prover.circuit.items.keys())
        near = {place: one for place, one in screens.items() if whole or not one.of.isdisjoint(below)}
        parts = Parts(prover, automaton, near, whole=whole)
        self.last = parts.last
        self.joint = Joint(parts.slots, parts.readings(), prover.blanks)
        self.open = [
            (slot.place, name)
            for name, slot in parts.slots.items()
            if isinstance(slot, ScreenSlot) and not slot.complete
        ]
        """The screens that look at other items as well, and the names of their slots."""
        self.ends: dict[Result, tuple[tuple[int, ...], Any]] = {}
        """For each result a final state and, of what is read last the result that comes to it."""
        self.results: dict[Result, int] = {}
        for result, ways, state, total in self._ends(self.joint):
            self._add(replace(result, summary=self._seen(state)) if self.open else result, ways, state, total)
        if whole and not self.blanks:
            every = below.union(prover.circuit.below(frozenset().union(*(one.of for one in near.values()))))
            if invalid := prover.ways(every) - sum(self.results.values()):
                self.results[INVALID] = invalid

    @cached_property
    def ways(self) -> int:
        """How many sheets there are."""
        return sum(self.results.values())

    def sheets(self, wanted: Iterable[Result]) -> dict[Result, Sheet]:
        """Answers with which the score tells each of those wanted."""
        wanted = list(wanted)
        found = self.joint.sheets({self.ends[result][0] for result in wanted})
        return {result: found[self.ends[result][0]] | self._last_sheet(result) for result in wanted}

    def _add(self, result: Result, ways: int, state: tuple[int, ...], total: Any) -> None:
        if result not in self.results:
            self.results[result], self.ends[result] = ways, (state, total)
        elif self.blanks:
            if ways < self.results[result]:
                self.results[result], self.ends[result] = ways, (state, total)
        else:
            self.results[result] += ways

    def _seen(self, state: tuple[int, ...]) -> tuple[tuple[int, Any], ...]:
        """What is kept for the screens that look at other items as well."""
        return tuple([(place, self.joint.at(state, name)) for place, name in self.open])

    def _ends(self, joint: Joint) -> Iterator[tuple[Result, int, tuple[int, ...], Any]]:
        """Every result at the end, with the ways, the joint state, and of what is read last the result."""
        if self.last is None:
            spend((10 + 3 * len(self.automaton.score.steps)) * len(joint.final))
            for state, ways in joint.final.items():
                result = joint.at(state, "")
                yield result if isinstance(result, Result) else self.automaton.tell(result), ways, state, None
            return
        ends: dict[Any, list[Any]] = {}
        groups: dict[Any, tuple[int, tuple[int, ...]]] = {}
        spend(4 * len(joint.final))
        for state, ways in joint.final.items():
            main, *rest = joint.at(state, "")
            group = (self.last.key(main), main and main[0], *rest, self._seen(state))
            groups[group] = (groups.get(group, (0, state))[0] + ways, state)
        for (key, *_), (ways, state) in groups.items():
            main, by, rows = joint.at(state, "")
            seen = self._seen(state)
            for after, total, each in self.last.after(main, key):
                spend(1)
                end = after, by, rows, seen
                if end in ends:
                    ends[end][0] += ways * each
                else:
                    ends[end] = [ways * each, state, total]
        spend(5 * len(ends))
        for (after, by, rows, _), (ways, state, total) in ends.items():
            yield self.automaton.tell((after, by, rows)), ways, state, total

    def _last_sheet(self, result: Result) -> Sheet:
        state, total = self.ends[result]
        return self.last.sheet(self.joint.at(state, "")[0], total) if self.last and total is not None else {}


class Among:
    """A distribution, of sheets with more to them: what only other screens of validity depend on."""

    def __init__(self, inside: Counted, others: Sequence[tuple[int | None, int]], *, blanks: bool) -> None:
        """``others``: how often the rest passes, and how often it is there; with ``blanks`` the fewest, if any."""
        self.inside = inside
        passing = [ways for ways, _ in others]
        never = None in passing or (0 in passing and not blanks)
        self.results: dict[Result, int] = {}
        for result, ways in inside.results.items():
            if result == INVALID or never:
                continue
            self.results[result] = ways
            for each in passing:
                if each is not None:
                    self.results[result] = self.results[result] + each if blanks else self.results[result] * each
        if not blanks:
            every = sum(inside.results.values()) * math.prod(ways for _, ways in others)
            if invalid := every - sum(self.results.values()):
                self.results[INVALID] = invalid

    @cached_property
    def ways(self) -> int:
        """How many sheets there are."""
        return sum(self.results.values())

    def sheets(self, wanted: Iterable[Result]) -> dict[Result, Sheet]:
        """Answers with which the score tells each of those wanted; the rest can be answered so that it passes."""
        return self.inside.sheets(wanted)
