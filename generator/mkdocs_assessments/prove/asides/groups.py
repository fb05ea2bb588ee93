"""Groups of people with numbers of their own that nobody is in: of norms, of a table, of levels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from mkdocs_assessments.model import Bands, Condition, Lookup, Norm, Score, ScoreLevel, Test
from mkdocs_assessments.prove.automata.score import ScoreAutomaton
from mkdocs_assessments.prove.prover import Prover
from mkdocs_assessments.prove.results import Result, passes
from mkdocs_assessments.prove.work import spend


@dataclass(frozen=True, slots=True)
class Empty:
    """A group that nobody with a number is in, and why."""

    step: int | None
    """The place among the score's steps of the one that has the groups; ``None``: they have levels of their own."""
    group: int
    of: str
    """What makes the groups: a fact, or whatever else has answers or a label."""
    by: tuple[int, ...] = ()
    """The groups before it that have all who fit it."""
    fits: bool = True
    """Whether anybody fits it at all."""


@dataclass(frozen=True, slots=True)
class Group:
    """A set of groups: the place among the score's steps of the one that has them, or ``None`` for those of levels."""

    place: int | None
    whens: tuple[Condition, ...]


def groups_of(score: Score) -> Iterator[Group]:
    """The sets of groups; what holds for everybody makes no groups."""
    for place, whens in _groups(score):
        if any(when != Condition() for when in whens):
            yield Group(place, tuple(whens))


def _groups(score: Score) -> Iterator[tuple[int | None, list[Condition]]]:
    for place, step in enumerate(score.steps):
        if isinstance(step, Norm):
            yield place, [group.when for group in step.groups]
        elif isinstance(step, Lookup):
            yield place, [when for when, _ in step.groups]
    yield None, [bands.when for bands in score.bands]


def empty_in(provers: Sequence[Prover], score: Score, group: Group) -> Iterator[Empty]:
    """Those of a set of groups that nobody is in.

    Raises ``NotProvenError`` where it takes too much work.
    """
    place, whens = group.place, group.whens
    tests = [when.tests[0] for when in whens if len(when.tests) == 1 and not when.alternatives]
    if len(tests) < len(whens) or not tests:
        return
    of = tests[0].of
    fitting = {fits for prover in provers for fits in _fitting(prover, of, tests)}
    used: set[int] | None = None
    for one in range(len(tests)):
        spend(len(fitting))
        first = sorted({fits[0] for fits in fitting if one in fits})
        if one not in first:
            yield Empty(place, one, of, by=tuple(first), fits=bool(first))
            continue
        used = _used(provers, score, place, whens) if used is None else used
        if one not in used:
            yield Empty(place, one, of)


def _fitting(prover: Prover, of: str, tests: Sequence[Test]) -> Iterator[tuple[int, ...]]:
    """Of everything that ``of`` can tell, the groups it fits, in their order."""
    item = prover.circuit.items.get(of)
    results: Iterable[Result]
    if item is None:
        results = prover.part(of).results
    else:
        leaf = prover.item(of)
        results = [*leaf.results, leaf.skipped[0]] if item.ask else leaf.results
    for result in results:
        spend(len(tests))
        if fits := tuple(group for group, test in enumerate(tests) if passes(test, result, item)):
            yield fits


def _used(provers: Sequence[Prover], score: Score, place: int | None, whens: Sequence[Condition]) -> set[int]:
    """The groups somebody may be in who has a number when the groups are asked for."""
    circuit = provers[0].circuit
    asked = score if place is None else replace(score, steps=score.steps[:place], otherwise=None)
    apart = circuit.below(ScoreAutomaton(replace(asked, bands=()), circuit.items).reads)
    if apart.isdisjoint(circuit.below([test.of for when in whens for test in when.every_test])):
        return set(range(len(whens)))
    everything = (ScoreLevel("", "", Fraction(0)),)
    automaton = ScoreAutomaton(replace(asked, bands=tuple(Bands(when, everything) for when in whens)), circuit.items)
    used: set[int] = set()
    for prover in provers:
        if len(used) < len(whens):
            used |= {result.row for result in prover.whole("", automaton).results if result.number is not None}
    return used
