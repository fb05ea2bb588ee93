"""The verbs as automata: each reads its terms one at a time and keeps no more than its result depends on.

A state of one is a sum and some counts, a smallest number, the highest few: sheets that come to the same state are one
from there on. ``symbol`` says what a reading means to the verb, so that answers which mean the same are read once.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction
from operator import add
from typing import Any, NamedTuple

from mkdocs_assessments.model import Item, Score, Term
from mkdocs_assessments.prove.results import Result, passes

ZERO = Fraction(0)
ONE = Fraction(1)

MEANS = 2520
"""A multiple of 1 to 10: what means of so many whole numbers are multiplied by to be whole."""


def whole(number: Fraction | int) -> Fraction | int:
    """A number as an ``int`` where it is one: the same number, and quicker to add and to compare."""
    return number.numerator if number.denominator == 1 else number


def _product(value: Fraction, factor: Fraction | int) -> Fraction | int:
    """Multiplied, as an ``int`` where it is one."""
    if isinstance(factor, int):
        found, left = divmod(value.numerator * factor, value.denominator)
        if not left:
            return found
    return whole(value * factor)


class Totals(NamedTuple):
    """What a verb adds up over its terms."""

    total: Fraction | int = 0
    weight: Fraction | int = 0
    """Of the terms in ``total``."""
    plain: Fraction | int = 0
    """``total`` without weights; kept only where blanks take the mean and weights differ."""
    present: int = 0
    """Terms with a value of their own."""
    asked: int = 0
    empty: Fraction | int = 0
    """Weight of the blanks that take the mean of the others."""


class Verb:
    """A verb's automaton. States and symbols are hashable; ``reads`` are the ids it reads."""

    start: Any

    def __init__(self, score: Score, items: Mapping[str, Item]) -> None:
        self.score = score
        self.items = items
        self.at: dict[str, list[int]] = {}
        for place, term in enumerate(score.terms):
            self.at.setdefault(term.of, []).append(place)
        self.reads = frozenset(self.at)

    def symbol(self, of: str, result: Result) -> Any:
        """What a reading means here."""
        raise NotImplementedError

    def step(self, state: Any, of: str, symbol: Any) -> Any:
        """The state after it."""
        raise NotImplementedError

    def steps(self, state: Any, of: str, symbols: Iterable[Any]) -> list[Any]:
        """The states after each of several readings."""
        return [self.step(state, of, symbol) for symbol in symbols]

    def number(self, state: Any) -> Fraction | None:
        """The number, once everything is read."""
        raise NotImplementedError

    def enough(self, present: int, asked: int) -> bool:
        """Whether there are answers enough, of those asked for."""
        return present >= min(self.score.need, max(asked, 1))

    def value(self, term: Term, result: Result) -> Fraction | None:
        """A term's own value, mirrored where the term is reversed."""
        if result.number is None or not term.reverse or term.of not in self.items:
            return result.number
        return self._mirrored(term, result.number)

    def counted(self, term: Term, result: Result) -> tuple[Fraction | None, bool]:
        """What a term counts, and whether that is a value of its own and not the number that blanks take."""
        blank = self.score.blank
        count = self.score.verb == "count"
        if result.known if count else result.number is not None:
            return Fraction(self._passes(term, result)) if count else self.value(term, result), True
        if not isinstance(blank, Fraction) or not result.asked or result.na:
            return None, False
        if count:
            return Fraction(self._passes(term, Result(blank))), False
        return self.value(term, Result(blank)), False

    def _passes(self, term: Term, result: Result) -> bool:
        assert term.test is not None
        return passes(term.test, result, self.items.get(term.of))

    def _mirrored(self, term: Term, number: Fraction) -> Fraction:
        scale = self.items[term.of].scale
        return scale.lowest + scale.highest - number


class Adding(Verb):
    """``sum``, ``mean`` and ``count``: totals, which can be put together from parts in any order."""

    start = Totals()

    def __init__(self, score: Score, items: Mapping[str, Item]) -> None:
        super().__init__(score, items)
        self.uneven = score.blank == "mean" and any(term.weight != 1 for term in score.terms)
        scales = [items[term.of].scale for term in score.terms if term.of in items]
        self.unit: int = MEANS if len(scales) < len(score.terms) else 1
        """What totals are multiplied by, so that most of them are whole."""
        for scale in scales:
            values = [scale.lowest, scale.number.step] if scale.number else [option.value for option in scale.options]
            self.unit = math.lcm(self.unit, *(value.denominator for value in values))
        weights = {ONE, *(term.weight for term in score.terms if isinstance(term.weight, Fraction))}
        self.factors = {weight: whole(weight * self.unit) for weight in weights}
        """What a value is multiplied by, for each weight."""

    def symbol(self, of: str, result: Result) -> Totals:
        first, *others = self.at[of]
        found = self._term(self.score.terms[first], result)
        for place in others:
            found = self.step(found, of, self._term(self.score.terms[place], result))
        return found

    def _term(self, term: Term, result: Result) -> Totals:
        assert isinstance(term.weight, Fraction)
        weight = term.weight if self.score.verb != "count" else ONE
        value, real = self.counted(term, result)
        asked = int(result.asked)
        if value is None:
            takes_mean = self.score.blank == "mean" and result.asked and not result.na
            return Totals(asked=asked, empty=whole(weight) if takes_mean else 0)
        plain = _product(value, self.unit) if self.uneven else 0
        return Totals(_product(value, self.factors[weight]), whole(weight), plain, int(real), asked)

    def step(self, state: Totals, of: str, symbol: Totals) -> Totals:
        # what ``_make`` does, less a call: no step is taken more often
        return tuple.__new__(Totals, map(add, state, symbol))

    def steps(self, state: Totals, of: str, symbols: Iterable[Totals]) -> list[Totals]:
        symbols = list(symbols)
        if not symbols or any(symbol[1:] != symbols[0][1:] for symbol in symbols):
            return super().steps(state, of, symbols)
        total, rest = state[0], self.step(state, of, symbols[0])[1:]
        return [tuple.__new__(Totals, (total + symbol[0], *rest)) for symbol in symbols]

    def number(self, state: Totals) -> Fraction | None:
        if not self.enough(state.present, state.asked):
            return None
        mean = self.score.verb in ("mean", "weigh")
        if not state.empty and isinstance(state.total, int) and isinstance(state.weight, int):
            if mean:
                return Fraction(state.total, self.unit * state.weight) if state.weight else None
            return Fraction(state.total, self.unit)
        total, weight = Fraction(state.total) / self.unit, state.weight
        if state.present and state.empty:
            plain = Fraction(state.plain) / self.unit if self.uneven else total
            total += plain / state.present * state.empty
            weight += state.empty
        if mean:
            return total / weight if weight else None
        return total


class Extreme(Verb):
    """``min``, ``max`` and ``value``."""

    start: tuple[Fraction | None, int, int] = (None, 0, 0)

    def worse(self, number: Fraction) -> Fraction:
        """What sorts numbers so that the one that counts comes last."""
        return -number if self.score.verb == "min" else number

    def symbol(self, of: str, result: Result) -> tuple[Fraction | None, int, int]:
        found = self.start
        for place in self.at[of]:
            term = self.score.terms[place]
            value, real = self.counted(term, result)
            found = self.step(found, of, (value, int(real), int(result.asked)))
        return found

    def step(self, state: Any, of: str, symbol: Any) -> tuple[Fraction | None, int, int]:
        values = [value for value in (state[0], symbol[0]) if value is not None]
        best = (min if self.score.verb == "min" else max)(values, default=None)
        return best, state[1] + symbol[1], state[2] + symbol[2]

    def number(self, state: Any) -> Fraction | None:
        best: Fraction | None = state[0]
        return best if self.enough(state[1], state[2]) else None
