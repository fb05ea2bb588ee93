"""Proofs of the scores of one assessment for one kind of respondent, each part once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from mkdocs_assessments.model import Condition, Row, Score
from mkdocs_assessments.prove.automata.score import ScoreAutomaton
from mkdocs_assessments.prove.automata.screening import Screen
from mkdocs_assessments.prove.circuit import Circuit
from mkdocs_assessments.prove.distribution import Among, Distribution
from mkdocs_assessments.prove.joint.proving import Screens
from mkdocs_assessments.prove.leaves.items import ItemLeaf
from mkdocs_assessments.prove.packed import PackedSum
from mkdocs_assessments.prove.proofs import NotProvenError
from mkdocs_assessments.prove.respondents import Crowd, answers
from mkdocs_assessments.prove.straight_lining import Counted, Screened, StraightLine, straight_lines
from mkdocs_assessments.prove.work import spend, steps_left

ANYTHING = Score("", "", "choose", rows=(Row("any", Condition()),))
"""A score of every sheet."""


@dataclass(frozen=True, slots=True)
class Together:
    """Screens that share something, and what has a say in them."""

    screens: tuple[int, ...]
    """Their numbers."""
    below: frozenset[str]


class Prover:
    """Proves the scores of one assessment for one kind of respondent, each part once.

    ``screens`` are those of the file where they are left out.
    """

    def __init__(self, circuit: Circuit, crowd: Crowd, screens: Sequence[Screen | StraightLine] | None = None) -> None:
        self.circuit = circuit
        self.crowd: Crowd = crowd
        self.blanks = crowd == "blanks"
        looking = circuit.screens(complete=not self.blanks) if screens is None else screens
        self.screens: Screens = dict(enumerate(looking))
        self.together = _together(circuit, self.screens)
        self._passing: dict[Together, tuple[int | None, int]] = {}
        self._alike: dict[Screen, list[Prover] | None] = {}
        self._parts: dict[str, Distribution] = {}
        self._whole: dict[str, Counted] = {}
        self._failed: dict[object, int] = {}
        """Of what was not proven, how many steps were not enough for it."""
        self._items: dict[str, ItemLeaf] = {}

    def part(self, id: str) -> Distribution:
        """The distribution of a score over the answers it depends on, whether or not a sheet with them is valid.

        Raises ``NotProvenError``, as everything here does, where it would take too much work.
        """
        if id not in self._parts:
            left = self._enough((id, False))
            try:
                self._parts[id] = Distribution(self, id, self.circuit.automata[id], self.screens)
            except NotProvenError:
                self._failed[id, False] = left
                raise
        return self._parts[id]

    def whole(self, id: str, automaton: ScoreAutomaton | None = None) -> Counted:
        """The distribution over whole sheets: where screens of validity fail, there is no result.

        What is read by another ``automaton`` than the score's own is not kept.
        """
        if automaton is not None:
            return self._screened(id, automaton)
        if id not in self._whole:
            left = self._enough((id, True))
            try:
                self._whole[id] = self._screened(id, None)
            except NotProvenError:
                self._failed[id, True] = left
                raise
        return self._whole[id]

    def _enough(self, key: object) -> int:
        """The steps left; raises ``NotProvenError`` where as many were not enough before."""
        left = steps_left()
        if left is None:
            return 0
        if left <= self._failed.get(key, -1):
            raise NotProvenError
        return left

    def _screened(self, id: str, automaton: ScoreAutomaton | None) -> Counted:
        below = self.circuit.below((automaton or self.circuit.automata[id]).reads)
        near = [one for one in self.together if not one.below.isdisjoint(below)]
        passing = [self._passes(one) for one in self.together if one not in near]
        found = self._among_screens(id, automaton, {n: self.screens[n] for one in near for n in one.screens})
        return Among(found, passing, blanks=self.blanks) if passing else found

    def _among_screens(self, id: str, automaton: ScoreAutomaton | None, screens: Screens) -> Counted:
        if not screens:
            return Distribution(self, id, automaton) if automaton else self.part(id)
        if len(screens) == 1 and not self.blanks:
            (screen,) = screens.values()
            alike = self._straight(screen) if isinstance(screen, Screen) else None
            if isinstance(screen, Screen) and alike is not None:
                return self._less(id, automaton, screens, screen, alike)
        return Distribution(self, id, automaton or self.circuit.automata[id], screens, whole=True)

    def _straight(self, screen: Screen) -> list[Prover] | None:
        if screen not in self._alike:
            lines = straight_lines(screen, self.circuit.items)
            self._alike[screen] = None if lines is None else [Prover(self.circuit, self.crowd, [one]) for one in lines]
        return self._alike[screen]

    def _less(
        self, id: str, automaton: ScoreAutomaton | None, screens: Screens, screen: Screen, alike: Sequence[Prover]
    ) -> Screened:
        """All sheets less those with too many answers alike."""
        found = self.free.whole(id, automaton)
        reads = (automaton or self.circuit.automata[id]).reads
        besides = screen.of - self.circuit.below(reads)
        times = self.ways(self.circuit.below(besides) - self.circuit.below(reads))

        def slowly() -> Distribution | None:
            try:
                return Distribution(self, id, automaton or self.circuit.automata[id], screens, whole=True)
            except NotProvenError:
                return None

        return Screened(
            found, times, [prover.whole(id, automaton) for prover in alike], screen, self.circuit.items, slowly
        )

    @cached_property
    def free(self) -> Prover:
        """The same without screens."""
        return Prover(self.circuit, self.crowd, ())

    def _passes(self, one: Together) -> tuple[int | None, int]:
        """How many sheets of what has a say in some screens pass them, and how many there are.

        With blanks the fewest there are on one that passes, if any does.
        """
        if one not in self._passing:
            left = self._enough(one)
            screens = {place: self.screens[place] for place in one.screens}
            try:
                found = Distribution(self, "", ScoreAutomaton(ANYTHING, {}), screens, whole=True)
            except NotProvenError:
                self._failed[one] = left
                raise
            passing = [ways for result, ways in found.results.items() if result.row == 0]
            self._passing[one] = sum(passing) if passing or not self.blanks else None, found.ways
        return self._passing[one]

    def ways(self, items: frozenset[str]) -> int:
        """In how many ways some things can be answered."""
        spend(len(items))
        return math.prod(self.item(one).skipped[1] for one in items & self.circuit.items.keys())

    def item(self, id: str) -> ItemLeaf:
        """An item as a part."""
        if id not in self._items:
            item = self.circuit.items[id]
            mates = self.circuit.blocks.get(id, ())
            choices = answers(item, self.crowd, self.circuit.ticks.get(id), len(mates) or 1)
            void = self.blanks and id in self.circuit.decisive and bool(mates)
            leaf = ItemLeaf(item, choices, self.blanks, void=void)
            if mates:
                self.circuit.check_block(id)
            if mates and not self.blanks:
                leaf.skipped = (leaf.skipped[0], self._block_ways(id) if mates[0] == id else 1)
            self._items[id] = leaf
        return self._items[id]

    def _block_ways(self, id: str) -> int:
        """In how many ways the items of a block can be answered; all of them are on one scale."""
        scale = self.circuit.items[id].scale
        mates = self.circuit.blocks[id]
        ways: dict[Fraction, int] = {}
        for answer, each in answers(self.circuit.items[id], self.crowd, None, len(mates)):
            value = scale.value(answer)
            ways[value] = ways.get(value, 0) + each
        assert scale.total is not None
        return PackedSum([ways] * len(mates)).ways().get(scale.total, 0)


def _together(circuit: Circuit, screens: Screens) -> list[Together]:
    """The screens in groups that share nothing."""
    found: list[Together] = []
    for place, screen in screens.items():
        below = circuit.below(screen.of)
        spend(len(below) + len(found))
        near = [one for one in found if not one.below.isdisjoint(below)]
        found = [one for one in found if one not in near]
        places = (*(each for one in near for each in one.screens), place)
        found.append(Together(places, below.union(*(one.below for one in near))))
    return found
