"""What a score weighted by other scores comes to: a verb that keeps each value until its weight is known."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from mkdocs_assessments.model import Item, Score, Term
from mkdocs_assessments.prove.automata.verbs import Totals, Verb
from mkdocs_assessments.prove.proofs import NotProvenError
from mkdocs_assessments.prove.results import Result


class Weighing(Verb):
    """A verb with scores as weights: each term's value is kept until its weight is known, and the other way round."""

    def __init__(self, score: Score, items: Mapping[str, Item]) -> None:
        super().__init__(score, items)
        self.weights: dict[str, list[int]] = {}
        for place, term in enumerate(score.terms):
            if isinstance(term.weight, str):
                self.weights.setdefault(term.weight, []).append(place)
        self.reads |= frozenset(self.weights)
        self.start: Any = (Totals(), tuple(_start(term) for term in score.terms))
        """The totals, and of each term what is known of it: ("x", value) or ("w", weight), or ``None``."""

    def symbol(self, of: str, result: Result) -> Any:
        values = tuple(self._part(self.score.terms[place], result) for place in self.at.get(of, ()))
        return result.number if of in self.weights else None, values

    def _part(self, term: Term, result: Result) -> tuple[Fraction | None, int, int]:
        value, real = self.counted(term, result)
        if value is None and self.score.blank == "mean":
            raise NotProvenError
        return value, int(real), int(result.asked)

    def step(self, state: Any, of: str, symbol: Any) -> Any:
        if state is None:
            return None
        totals, kept = state[0], list(state[1])
        weight, values = symbol
        known = [(place, "w", weight) for place in self.weights.get(of, ())]
        for place, (value, real, asked) in zip(self.at.get(of, ()), values, strict=True):
            totals = totals._replace(present=totals.present + real, asked=totals.asked + asked)
            known.append((place, "x", value))
        for place, kind, number in known:
            if kept[place] is None:
                kept[place] = (kind, number)
                continue
            other = kept[place][1]
            weight, value = (number, other) if kind == "w" else (other, number)
            kept[place] = "done"
            if value is not None and weight is None:
                return None
            if value is not None:
                totals = totals._replace(total=totals.total + weight * value, weight=totals.weight + weight)
        return totals, tuple(kept)

    def number(self, state: Any) -> Fraction | None:
        if state is None:
            return None
        totals: Totals = state[0]
        if not self.enough(totals.present, totals.asked):
            return None
        if self.score.verb == "sum":
            return Fraction(totals.total)
        if isinstance(totals.total, int) and isinstance(totals.weight, int):
            return Fraction(totals.total, totals.weight) if totals.weight else None
        return Fraction(totals.total) / totals.weight if totals.weight else None


def _start(term: Term) -> tuple[str, Fraction] | None:
    return ("w", term.weight) if isinstance(term.weight, Fraction) else None
