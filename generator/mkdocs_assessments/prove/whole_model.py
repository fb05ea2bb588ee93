"""Proofs of what goes beyond plain dimensions: scores, skips, other formats, screens, and overall scores over those."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property, partial

from mkdocs_assessments.model import Assessment, Score, Term
from mkdocs_assessments.prove.automata.overall_of_items import OverallOfItems
from mkdocs_assessments.prove.automata.score import ScoreAutomaton
from mkdocs_assessments.prove.circuit import Circuit
from mkdocs_assessments.prove.distribution import Distribution
from mkdocs_assessments.prove.overall import OVERALL, sums_of
from mkdocs_assessments.prove.plain_dimensions import is_plain, prove_plain
from mkdocs_assessments.prove.proofs import NotProvenError, Numbers, Proven, Sheet
from mkdocs_assessments.prove.prover import Prover
from mkdocs_assessments.prove.read_off import number_of, read_off, with_middle, with_sheets, with_sheets_with_blanks
from mkdocs_assessments.prove.results import Result
from mkdocs_assessments.prove.straight_lining import Counted
from mkdocs_assessments.prove.work import MANY, MIDDLE, MORE, at_most, steps_left
from mkdocs_assessments.scoring import top_level


class Rest:
    """Every dimension and score that is not yet proven, and the overall score."""

    def __init__(self, assessment: Assessment) -> None:
        self.provers = _Provers(Circuit(assessment))
        self.assessment = assessment

    def prove(self, known: Collection[str]) -> dict[str, Proven | None]:
        """Prove all that is not ``known``, without examples."""
        provers = self.provers
        found = _plain(self.assessment, provers.circuit, known)
        scores = provers.circuit.scores
        every = [id for id in scores if id not in known and id not in found]
        if self.assessment.overall != "none" and self.assessment.dimensions and OVERALL not in known:
            every.append(OVERALL)
        return found | in_rounds(every, provers.prove)

    def with_examples(self, proven: Mapping[str, Proven]) -> dict[str, Proven]:
        """What was proven, with the shares of those in the middle and an example for all that is reached.

        Either is left out where it takes too much work; what was proven stays.
        """
        known = dict(proven)
        for steps, add in ((MIDDLE, self.provers.with_middle), (MORE, self.provers.with_sheets)):
            with at_most(steps):
                known |= _added(known, add)
        return known


def _added(known: Mapping[str, Proven], add: Callable[..., Proven]) -> dict[str, Proven]:
    """What is proven of each and more, of those of which that does not take too much work."""

    def more(id: str, *, last: bool) -> Proven:
        return add(known[id], last=last)

    return {id: one for id, one in in_rounds([*known], more).items() if one}


FIRST = 80
"""What part of the steps left is allowed for one proof at first; where that is not enough, later half of them."""


def in_rounds(ids: Sequence[str], prove: Callable[..., Proven]) -> dict[str, Proven | None]:
    """What takes little work is proven first, so that nothing is left unproven because of what takes much."""
    found: dict[str, Proven | None] = dict.fromkeys(ids)
    waiting = list(ids)
    for part in (FIRST, 1):
        left = steps_left()
        allowed = None if left is None else left // max(part, 2 * len(waiting), 1)
        again: list[str] = []
        for place, id in enumerate(waiting):
            if part == 1:
                allowed = steps_left()
                allowed = None if allowed is None else allowed // min(2, len(waiting) - place)
            try:
                with at_most(MANY if allowed is None else allowed):
                    found[id] = prove(id, last=part == 1)
            except NotProvenError:
                again.append(id)
        waiting = again
    return found


def _plain(assessment: Assessment, circuit: Circuit, known: Collection[str]) -> dict[str, Proven | None]:
    """Plain dimensions that no screen of validity touches: it passes complete sheets, and these reach all levels."""
    found: dict[str, Proven | None] = {}
    if not circuit.screens(complete=True):
        for dimension in assessment.dimensions:
            proven = prove_plain(dimension) if dimension.id not in known and is_plain(dimension) else None
            if proven and all(one.witness and None not in one.witness.values() for one in proven.found):
                found[dimension.id] = proven
    return found


class _Provers:
    """One prover for each kind of respondent."""

    def __init__(self, circuit: Circuit) -> None:
        self.circuit = circuit
        self.uniform = Prover(circuit, "uniform")
        self.blanks = Prover(circuit, "blanks")

    @cached_property
    def middle(self) -> Prover:
        """That of those in the middle, who are asked for least often."""
        return Prover(self.circuit, "middle")

    def prove(self, id: str, *, last: bool) -> Proven:
        """Prove one score; ``last``: it is not tried again, so what takes too much work is left unknown."""
        if parts := self._parts_of_mean(id):
            return self._mean(parts)
        score, automaton = self._score(id)
        return read_off(score, self.uniform.whole(id, automaton), partial(self._blanks, id, automaton, last=last))

    def with_middle(self, proven: Proven, *, last: bool) -> Proven:
        """What was proven, with the shares of those in the middle."""
        if not proven.found:
            return proven
        return with_middle(proven, self.middle.whole(proven.id, self._score(proven.id)[1]))

    def with_sheets(self, proven: Proven, *, last: bool) -> Proven:
        """What was proven, with answers that come to it; ``last``: those that complete ones do not reach may lack."""
        if proven.numbers and (parts := self._parts_of_mean(proven.id)):
            return replace(proven, numbers=_with_ends(proven.numbers, parts))
        _, automaton = self._score(proven.id)
        proven = with_sheets(proven, self.uniform.whole(proven.id, automaton))
        try:
            return with_sheets_with_blanks(proven, partial(self._blanks, proven.id, automaton, last=last))
        except NotProvenError:
            if last:
                return proven
            raise

    def _blanks(self, id: str, automaton: ScoreAutomaton | None, *, last: bool) -> Counted | None:
        try:
            return self.blanks.whole(id, automaton)
        except NotProvenError:
            if last:
                return None
            raise

    def _score(self, id: str) -> tuple[Score, ScoreAutomaton | None]:
        """A score, and by what it is read where that is not its own automaton."""
        assessment, circuit = self.circuit.assessment, self.circuit
        if id != OVERALL:
            return circuit.scores[id], None
        if assessment.overall == "items":
            of_items = OverallOfItems(assessment, circuit.items)
            return of_items.score, of_items
        top = top_level(assessment)
        score = Score(OVERALL, "", "mean", tuple(map(Term, top)), need=len(top))
        return score, ScoreAutomaton(score, circuit.items)

    def _parts_of_mean(self, id: str) -> list[Distribution]:
        """What an overall score is the mean of, where that shares nothing; nothing of any other."""
        assessment, circuit = self.circuit.assessment, self.circuit
        if id != OVERALL or assessment.overall == "items" or assessment.validity:
            return []
        top = top_level(assessment)
        below = [circuit.below([one]) for one in top]
        shares = sum(map(len, below)) > len(frozenset[str]().union(*below))
        return [] if shares else [self.uniform.part(one) for one in top]

    def _mean(self, parts: Sequence[Distribution]) -> Proven:
        """The mean of scores that share nothing."""
        known = [_with_number(part) for part in parts]
        ways = [
            Fraction(sum(part.results[result] for result in some), part.ways)
            for part, some in zip(parts, known, strict=True)
        ]
        if not all(known):
            return Proven(OVERALL, None, (), none=Fraction(1))
        numbers = sums_of([{number_of(result) / len(parts) for result in some} for some in known], None, None)
        if numbers is None:
            raise NotProvenError
        return Proven(OVERALL, numbers, (), none=1 - math.prod(ways, start=Fraction(1)))


def _with_number(part: Distribution) -> list[Result]:
    return [result for result in part.results if result.number is not None]


def _with_ends(numbers: Numbers, parts: Sequence[Distribution]) -> Numbers:
    """The numbers of a mean of those parts, with answers that come to the ends."""
    known = [_with_number(part) for part in parts]
    least = _sheet(parts, [min(some, key=number_of) for some in known])
    most = _sheet(parts, [max(some, key=number_of) for some in known])
    return replace(numbers, least=least, most=most)


def _sheet(parts: Sequence[Distribution], chosen: Sequence[Result]) -> Sheet:
    """Answers with which each part comes to the result chosen of it."""
    found: Sheet = {}
    for part, result in zip(parts, chosen, strict=True):
        found |= part.sheets([result])[result]
    return found
