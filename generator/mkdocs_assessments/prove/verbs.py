"""The verbs as automata: each reads its terms one at a time and keeps no more than its result depends on.

A state of one is a sum and some counts, a smallest number, the highest few: sheets that come to the same state are one
from there on. ``symbol`` says what a reading means to the verb, so that answers which mean the same are read once.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from operator import add
from typing import Any, NamedTuple

from mkdocs_assessments.model import Item, Score, Term
from mkdocs_assessments.prove.told import NotProvenError, Told, passes

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

    def symbol(self, of: str, told: Told) -> Any:
        """What a reading means here."""
        raise NotImplementedError

    def step(self, state: Any, of: str, symbol: Any) -> Any:
        """The state after it."""
        raise NotImplementedError

    def number(self, state: Any) -> Fraction | None:
        """The number, once everything is read."""
        raise NotImplementedError

    def enough(self, present: int, asked: int) -> bool:
        """Whether there are answers enough, of those asked for."""
        return present >= min(self.score.need, max(asked, 1))

    def value(self, term: Term, told: Told) -> Fraction | None:
        """A term's own value, mirrored where the term is reversed."""
        if told.number is None or not term.reverse or term.of not in self.items:
            return told.number
        return self._mirrored(term, told.number)

    def counted(self, term: Term, told: Told) -> tuple[Fraction | None, bool]:
        """What a term counts, and whether that is a value of its own and not the number that blanks take."""
        blank = self.score.blank
        count = self.score.verb == "count"
        if told.known if count else told.number is not None:
            return Fraction(self._passes(term, told)) if count else self.value(term, told), True
        if not isinstance(blank, Fraction) or not told.asked or told.na:
            return None, False
        if count:
            return Fraction(self._passes(term, Told(blank))), False
        return self.value(term, Told(blank)), False

    def _passes(self, term: Term, told: Told) -> bool:
        assert term.test is not None
        return passes(term.test, told, self.items.get(term.of))

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

    def symbol(self, of: str, told: Told) -> Totals:
        first, *others = self.at[of]
        found = self._term(self.score.terms[first], told)
        for place in others:
            found = self.step(found, of, self._term(self.score.terms[place], told))
        return found

    def _term(self, term: Term, told: Told) -> Totals:
        assert isinstance(term.weight, Fraction)
        weight = term.weight if self.score.verb != "count" else ONE
        value, real = self.counted(term, told)
        asked = int(told.asked)
        if value is None:
            takes_mean = self.score.blank == "mean" and told.asked and not told.na
            return Totals(asked=asked, empty=whole(weight) if takes_mean else 0)
        plain = _product(value, self.unit) if self.uneven else 0
        return Totals(_product(value, self.factors[weight]), whole(weight), plain, int(real), asked)

    def step(self, state: Totals, of: str, symbol: Totals) -> Totals:
        return Totals._make(map(add, state, symbol))

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

    def symbol(self, of: str, told: Told) -> tuple[Fraction | None, int, int]:
        found = self.start
        for place in self.at[of]:
            term = self.score.terms[place]
            value, real = self.counted(term, told)
            found = self.step(found, of, (value, int(real), int(told.asked)))
        return found

    def step(self, state: Any, of: str, symbol: Any) -> tuple[Fraction | None, int, int]:
        values = [value for value in (state[0], symbol[0]) if value is not None]
        best = (min if self.score.verb == "min" else max)(values, default=None)
        return best, state[1] + symbol[1], state[2] + symbol[2]

    def number(self, state: Any) -> Fraction | None:
        best: Fraction | None = state[0]
        return best if self.enough(state[1], state[2]) else None


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

    def symbol(self, of: str, told: Told) -> Any:
        values = tuple(self._part(self.score.terms[place], told) for place in self.at.get(of, ()))
        return told.number if of in self.weights else None, values

    def _part(self, term: Term, told: Told) -> tuple[Fraction | None, int, int]:
        value, real = self.counted(term, told)
        if value is None and self.score.blank == "mean":
            raise NotProvenError
        return value, int(real), int(told.asked)

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


class Top(Verb):
    """``top``: the highest few so far, ties in listed order."""

    start: Any = ((), 0, 0)

    def symbol(self, of: str, told: Told) -> Any:
        counted = tuple((*self.counted(self.score.terms[place], told), told.asked) for place in self.at[of])
        if self.score.blank == "mean" and any(value is None for value, _, _ in counted):
            raise NotProvenError
        return counted

    def step(self, state: Any, of: str, symbol: Any) -> Any:
        best, present, asked = state
        for place, (value, real, counts) in zip(self.at[of], symbol, strict=True):
            asked += counts
            present += real
            if value is not None:
                best = tuple(sorted((*best, (-value, place)))[: self.score.take])
        return best, present, asked

    def tell(self, state: Any) -> Told:
        """The ids, joined."""
        best, present, asked = state
        if not best or not self.enough(present, asked):
            return Told()
        parts = tuple(self.score.terms[place].of for _, place in best)
        return Told(label=self.score.separator.join(parts), parts=parts)


class Labels(Verb):
    """``join`` and ``cross``: the labels of the terms, side by side."""

    def __init__(self, score: Score, items: Mapping[str, Item]) -> None:
        super().__init__(score, items)
        self.start = (None,) * len(score.terms)

    def symbol(self, of: str, told: Told) -> str | None:
        return told.label

    def step(self, state: Any, of: str, symbol: str | None) -> Any:
        if state == "none" or symbol is None:
            return "none"
        return tuple(symbol if place in self.at[of] else label for place, label in enumerate(state))

    def tell(self, state: Any) -> Told:
        """The label; a gap where all terms have one and the table has none."""
        if state == "none":
            return Told()
        if self.score.verb == "join":
            return Told(label=self.score.separator.join(state), parts=state)
        found = self.score.table.get((state[0], state[1]))
        return Told(label=found) if found is not None else Told(gap="cell")
