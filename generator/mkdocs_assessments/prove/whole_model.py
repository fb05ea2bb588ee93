"""Proofs of what goes beyond plain dimensions: scores, skips, other formats, screens, and overall scores over those."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from fractions import Fraction

from mkdocs_assessments.model import Assessment, Score, Term
from mkdocs_assessments.prove.automata.overall_of_items import OverallOfItems
from mkdocs_assessments.prove.automata.score import ScoreAutomaton
from mkdocs_assessments.prove.circuit import Circuit
from mkdocs_assessments.prove.distribution import Distribution
from mkdocs_assessments.prove.overall import OVERALL, sums_of
from mkdocs_assessments.prove.plain_dimensions import is_plain, prove_plain
from mkdocs_assessments.prove.proofs import NotProvenError, Proven, Sheet
from mkdocs_assessments.prove.prover import Prover
from mkdocs_assessments.prove.read_off import number_of, read_off
from mkdocs_assessments.prove.results import Result
from mkdocs_assessments.prove.straight_lining import Counted
from mkdocs_assessments.prove.work import MANY, at_most, steps_left
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

    def with_examples(self, proven: Mapping[str, Proven | None]) -> dict[str, Proven | None]:
        """What was proven, with an example for all that is reached, and the shares of those in the middle."""
        provers = self.provers
        provers.middle = Prover(provers.circuit, "middle")
        return in_rounds([id for id, one in proven.items() if one], provers.prove)


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
        self.middle: Prover | None = None

    def prove(self, id: str, *, last: bool) -> Proven:
        """Prove one score; ``last``: it is not tried again, so what takes too much work is left unknown."""
        if id == OVERALL:
            return self._overall(last=last)
        return self._score(id, self.circuit.scores[id], None, last=last)

    def _score(self, id: str, score: Score, automaton: ScoreAutomaton | None, *, last: bool) -> Proven:
        def blanks() -> Counted | None:
            try:
                return self.blanks.whole(id, automaton)
            except NotProvenError:
                if last:
                    return None
                raise

        middle = self.middle.whole(id, automaton) if self.middle else None
        return read_off(score, self.uniform.whole(id, automaton), middle, blanks)

    def _overall(self, *, last: bool) -> Proven:
        assessment, circuit = self.circuit.assessment, self.circuit
        if assessment.overall == "items":
            of_items = OverallOfItems(assessment, circuit.items)
            return self._score(OVERALL, of_items.score, of_items, last=last)
        top = top_level(assessment)
        below = [circuit.below([id]) for id in top]
        if not assessment.validity and sum(map(len, below)) == len(frozenset[str]().union(*below)):
            return self._mean([self.uniform.part(id) for id in top])
        score = Score(OVERALL, "", "mean", tuple(map(Term, top)), need=len(top))
        return self._score(OVERALL, score, ScoreAutomaton(score, circuit.items), last=last)

    def _mean(self, parts: Sequence[Distribution]) -> Proven:
        """The mean of scores that share nothing."""
        known = [[result for result in part.results if result.number is not None] for part in parts]
        ways = [
            Fraction(sum(part.results[result] for result in some), part.ways)
            for part, some in zip(parts, known, strict=True)
        ]
        if not all(known):
            return Proven(OVERALL, None, (), none=Fraction(1))
        least = most = None
        if self.middle:
            least = _sheet(parts, [min(some, key=number_of) for some in known])
            most = _sheet(parts, [max(some, key=number_of) for some in known])
        numbers = sums_of([{number_of(result) / len(parts) for result in some} for some in known], least, most)
        if numbers is None:
            raise NotProvenError
        return Proven(OVERALL, numbers, (), none=1 - math.prod(ways, start=Fraction(1)))


def _sheet(parts: Sequence[Distribution], chosen: Sequence[Result]) -> Sheet:
    """Answers with which each part comes to the result chosen of it."""
    found: Sheet = {}
    for part, result in zip(parts, chosen, strict=True):
        found |= part.sheets([result])[result]
    return found
