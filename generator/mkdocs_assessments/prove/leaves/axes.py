"""What each score ranked adds up, answer by answer, in whole steps; for items that share blocks with a total."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction

from mkdocs_assessments.model import Term
from mkdocs_assessments.prove.automata.label_verbs import Top
from mkdocs_assessments.prove.automata.score import ScoreAutomaton
from mkdocs_assessments.prove.automata.verbs import Adding, whole
from mkdocs_assessments.prove.denominators import common_denominator
from mkdocs_assessments.prove.leaves.items import ItemLeaf
from mkdocs_assessments.prove.proofs import NotProvenError
from mkdocs_assessments.prove.results import Result
from mkdocs_assessments.prove.work import spend


class Axis:
    """One of the scores ranked: how many steps each answer adds to it, and its number for so many steps."""

    def __init__(
        self,
        added: Mapping[str, Mapping[Result, Fraction]],
        number: Callable[[Fraction], Fraction | None],
    ) -> None:
        floors = {id: min(some.values()) for id, some in added.items()}
        above = [total - floors[id] for id, some in added.items() for total in some.values()]
        part = common_denominator(above)
        spend(4 * len(above))
        self.unit = Fraction(math.gcd(*(int(one * part) for one in above)) or 1, part)
        self.steps = {
            id: {result: int((total - floors[id]) / self.unit) for result, total in some.items()}
            for id, some in added.items()
        }
        self.size = 1 + sum(max(some.values()) for some in self.steps.values())
        spend(8 * self.size)
        low = sum(floors.values(), Fraction(0))
        numbers = [number(low + step * self.unit) for step in range(self.size)]
        if any(one is None for one in numbers):
            raise NotProvenError
        self.numbers = [one for one in numbers if one is not None]


def axes_of(verb: Top, automata: Mapping[str, ScoreAutomaton], leaves: Mapping[str, ItemLeaf]) -> list[Axis] | None:
    """For each term of a ``top`` its axis; ``None`` where one is not simply a sum or mean of answers, or an answer."""
    found = []
    for term in verb.score.terms:
        automaton = automata.get(term.of)
        axis = _of_score(automaton, leaves) if automaton else _of_item(verb, term, leaves)
        if axis is None:
            return None
        found.append(axis)
    return found


def _of_item(verb: Top, term: Term, leaves: Mapping[str, ItemLeaf]) -> Axis | None:
    if term.of not in leaves:
        return None
    values = {result: verb.counted(term, result)[0] for result in leaves[term.of].results}
    known = {result: value for result, value in values.items() if value is not None}
    return Axis({term.of: known}, lambda number: number) if len(known) == len(values) else None


def _of_score(automaton: ScoreAutomaton, leaves: Mapping[str, ItemLeaf]) -> Axis | None:
    main = automaton.main
    if not isinstance(main, Adding) or automaton.by or any(rows.reads for rows in automaton.rows):
        return None
    added: dict[str, dict[Result, Fraction]] = {}
    state = main.start
    for id in main.reads:
        if id not in leaves:
            return None
        symbols = {result: main.symbol(id, result) for result in leaves[id].results}
        if len({symbol[1:] for symbol in symbols.values()}) > 1:
            return None
        added[id] = {result: Fraction(symbol.total) for result, symbol in symbols.items()}
        state = main.step(state, id, next(iter(symbols.values())))
    rest = automaton.start[1:]
    return Axis(added, lambda total: automaton.tell((state._replace(total=whole(total)), *rest)).number)
