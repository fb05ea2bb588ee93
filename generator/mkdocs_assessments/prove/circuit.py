"""What is made of what, and which parts of it are independent of the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from functools import cached_property

from mkdocs_assessments.model import Assessment, Item, Score
from mkdocs_assessments.prove.automata.score import ScoreAutomaton
from mkdocs_assessments.prove.automata.screening import Screen
from mkdocs_assessments.prove.proofs import NotProvenError
from mkdocs_assessments.prove.scores import all_scores
from mkdocs_assessments.prove.work import spend


class Circuit:
    """The items, dimensions and scores of an assessment, each with what it reads."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.items: dict[str, Item] = {item.id: item for item in assessment.items}
        self.place = {id: place for place, id in enumerate(self.items)}
        self.scores: dict[str, Score] = all_scores(assessment)
        self.automata = {id: ScoreAutomaton(score, self.items) for id, score in self.scores.items()}
        self.blocks: dict[str, tuple[str, ...]] = {}
        """Item id to the items it must add up to a total with, itself among them."""
        for section in assessment.sections:
            together: dict[str, list[str]] = {}
            for item in section.items:
                if item.scale.total is not None:
                    together.setdefault(item.scale.id, []).append(item.id)
            self.blocks.update((id, tuple(ids)) for ids in together.values() for id in ids)
        self._below: dict[str, frozenset[str]] = {}

    def screens(self, *, complete: bool) -> list[Screen]:
        """The screens of validity, without those that no sheet can fail; of complete sheets if only they matter."""
        screens = []
        for screen in self.assessment.validity:
            answered, same = screen.answered, screen.same
            if complete and answered:
                always = sum(self.items[id].ask is None for id in screen.of)
                if answered.holds(Fraction(always)) and answered.holds(Fraction(len(screen.of))):
                    answered = None
            if answered or same:
                screens.append(Screen(replace(screen, answered=answered)))
        return screens

    def reads(self, id: str) -> frozenset[str]:
        """What a score is made of, or what decides whether an item is asked; and the items that share its total."""
        if id in self.automata:
            return self.automata[id].reads
        ask = self.items[id].ask
        tested = frozenset(test.of for test in ask.every_test) if ask else frozenset()
        return tested.union(self.blocks.get(id, ())) - {id}

    def below(self, ids: Iterable[str]) -> frozenset[str]:
        """The given things and everything they depend on."""
        found: set[str] = set()
        for id in ids:
            if id not in self._below:
                self._below[id] = self._closure(id)
            found |= self._below[id]
        return frozenset(found)

    def _closure(self, id: str) -> frozenset[str]:
        found, waiting = {id}, [id]
        while waiting:
            reads = self.reads(waiting.pop())
            spend(1 + len(reads) // 4)
            for one in reads - found:
                found.add(one)
                waiting.append(one)
        return frozenset(found)

    def modules(self, reads: frozenset[str], besides: frozenset[str] = frozenset()) -> frozenset[str]:
        """The scores below something that share nothing with the rest below it: each can be proved apart.

        ``besides`` are items that are looked at as well, but only for what every part keeps of its answers.
        """
        under = self.below(reads | besides)
        spend(len(under))
        users: dict[str, set[str]] = {id: set() for id in under}
        for id in under:
            for one in self.reads(id):
                users[one].add(id)
                spend(1)
        for id in reads:
            users[id].add("")
        found = set()
        for id in under & self.scores.keys():
            inside = self.below([id])
            spend(1 + len(inside) // 2)
            if all(users[one] <= inside for one in inside - {id}):
                found.add(id)
        return frozenset(found)

    @cached_property
    def ticks(self) -> dict[str, frozenset[int] | None]:
        """Of items with several answers, the boxes looked at singly; ``None`` where all of them are."""
        found: dict[str, frozenset[int] | None] = {
            id: frozenset() for id, item in self.items.items() if item.scale.many
        }
        conditions = [item.ask for item in self.items.values() if item.ask]
        tests = [test for condition in conditions for test in condition.every_test]
        for automaton in self.automata.values():
            tests += [test for rows in automaton.rows for test in rows.tests]
            terms = automaton.score.terms
            tests += [term.test for term in terms if term.test]
            if automaton.score.is_label:
                found.update((term.of, None) for term in terms if term.of in found)
        for test in tests:
            looked = found.get(test.of)
            if test.of in found and looked is not None:
                ticked = frozenset() if test.ticked is None else frozenset({test.ticked})
                found[test.of] = None if test.answers is not None else looked | ticked
        for screen in self.assessment.validity:
            found.update((id, None) for id in screen.of if screen.same and id in found)
        return found

    @cached_property
    def decisive(self) -> frozenset[str]:
        """The items and facts on which depends whether others are asked."""
        return frozenset(test.of for item in self.items.values() if item.ask for test in item.ask.every_test)

    def check_block(self, id: str) -> None:
        """Raises ``NotProvenError`` where items that share a total are asked under different conditions."""
        asks = [(self.items[one].ask, self.items[one].otherwise) for one in self.blocks[id]]
        if any(ask != asks[0][0] or otherwise is not None for ask, otherwise in asks):
            raise NotProvenError
