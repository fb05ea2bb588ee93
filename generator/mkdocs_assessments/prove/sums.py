"""Plain dimensions: every reachable score, every level with a sheet that gets there.

Most dimensions are a mean of choices, and nothing else has a say in them. Such a score depends only on how many items
were answered and on their sum, so the sums that *n* answers can reach are a set of whole numbers; sets are kept as the
bits of an integer, and an item that may be left out or answered turns one set into the next by shifts. The shares are
those of uniform respondents: everybody answers every item, and each option is as likely as the others.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import pairwise

from mkdocs_assessments.model import Answer, Dimension, Scale


@dataclass(frozen=True, slots=True)
class PlainLevel:
    """A level, and whether anybody can get there."""

    id: str
    witness: dict[str, Answer] | None
    """Answers to the dimension's items that reach the level, with as few blanks as will do; ``None``: nobody can."""
    share: Fraction
    """The share of uniform respondents at this level."""
    below: Fraction | None = None
    """Where nobody can get there, the nearest score below the level …"""
    above: Fraction | None = None
    """… and the nearest above it."""


@dataclass(frozen=True, slots=True)
class PlainDimension:
    """The scores a dimension can have."""

    id: str
    lowest: Fraction
    highest: Fraction
    step: Fraction | None
    """The smallest gap between two scores of complete answer sheets; ``None`` where they all have one score."""
    scores: int
    """How many different scores complete answer sheets can have."""
    levels: tuple[PlainLevel, ...]


MAX_WORK = 200_000_000
"""Bits to go through for one dimension. Sixty items of seven whole values take under two million; what is refused are
values so fine that every sheet has a sum of its own."""


def is_plain(dimension: Dimension) -> bool:
    """Whether this method fits: one of some options on every item, and every item asked of everybody."""
    return all(item.ask is None and item.scale.options and not item.scale.many for item in dimension.items)


REMEMBERED = 512
"""Shapes to remember. The dimensions of a site have few: the same scale, four to six items, none or one reversed."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """All of a dimension that its scores depend on: where this is equal, so is what can be proven."""

    items: tuple[tuple[Scale, bool], ...]
    """The scale of each item, and whether it is reversed."""
    need: int
    times: int
    bounds: tuple[Fraction, ...]
    """Where each level but the lowest begins."""


def prove_plain(dimension: Dimension) -> PlainDimension | None:
    """Prove a plain dimension; ``None`` where its values are too fine to count."""
    items = tuple((item.scale, item.reverse) for item in dimension.items)
    bounds = tuple(level.start for level in dimension.levels[1:])
    proven = _prove(_Shape(items, max(dimension.need, 1), dimension.times, bounds))
    return proven and _named(proven, dimension)


def _named(proven: PlainDimension, dimension: Dimension) -> PlainDimension:
    """What was proven for the shape of a dimension, in the dimension's own names."""
    items = {str(position): item.id for position, item in enumerate(dimension.items)}
    levels = []
    for level, found in zip(dimension.levels, proven.levels, strict=True):
        sheet = found.witness
        witness = None if sheet is None else {items[position]: answer for position, answer in sheet.items()}
        levels.append(replace(found, id=level.id, witness=witness))
    return replace(proven, id=dimension.id, levels=tuple(levels))


@lru_cache(maxsize=REMEMBERED)
def _prove(shape: _Shape) -> PlainDimension | None:
    """What can be proven for a shape; its items and levels are named by their positions."""
    sums = _Sums(shape)
    if sums.work > MAX_WORK:
        return None
    complete = _bits(sums.after[-1][-1])
    asked = len(shape.items)
    gaps = (high - low for low, high in pairwise(complete))
    step = min(gaps, default=None)
    bounds = zip([None, *shape.bounds], [*shape.bounds, None], strict=True)
    return PlainDimension(
        id="",
        lowest=sums.score(complete[0], asked),
        highest=sums.score(complete[-1], asked),
        step=None if step is None else step * shape.times / (sums.unit * asked),
        scores=len(complete),
        levels=tuple(_level(sums, str(position), start, end) for position, (start, end) in enumerate(bounds)),
    )


def _level(sums: _Sums, id: str, start: Fraction | None, end: Fraction | None) -> PlainLevel:
    witness = sums.witness(start, end)
    if witness is not None:
        return PlainLevel(id, witness, sums.share(start, end))
    return PlainLevel(id, None, Fraction(0), below=sums.below(start), above=sums.above(end))


class _Sums:
    """The sums that the answers to a dimension's items can reach, in whole numbers from 0."""

    def __init__(self, shape: _Shape) -> None:
        self.times = shape.times
        self.need = shape.need
        values = [_keyed(scale, reverse) for scale, reverse in shape.items]
        unit = math.lcm(*(value.denominator for options in values for value in options))
        self.floor = min(value for options in values for value in options)
        steps = [[int((value - self.floor) * unit) for value in options] for options in values]
        coarse = math.gcd(*(step for options in steps for step in options)) or 1
        self.unit = Fraction(unit, coarse)
        self.steps = [[step // coarse for step in options] for options in steps]

    @property
    def work(self) -> int:
        """About how many bits ``after`` goes through."""
        return sum(map(max, self.steps)) * len(self.steps) * sum(map(len, self.steps))

    def score(self, total: int, answered: int) -> Fraction:
        return (total / (self.unit * answered) + self.floor) * self.times

    def below(self, start: Fraction | None) -> Fraction | None:
        """The highest score under ``start``, of complete sheets and of those with as many blanks as ``need`` allows."""
        scores = []
        for answered in range(self.need, len(self.steps) + 1):
            low, _ = self._totals(start, None, answered)
            if under := self.after[-1][answered] & ((1 << low) - 1):
                scores.append(self.score(under.bit_length() - 1, answered))
        return max(scores, default=None)

    def above(self, end: Fraction | None) -> Fraction | None:
        """The lowest score from ``end`` on, of the same sheets."""
        scores = []
        for answered in range(self.need, len(self.steps) + 1):
            _, high = self._totals(None, end, answered)
            if over := self.after[-1][answered] >> high:
                scores.append(self.score(high + (over & -over).bit_length() - 1, answered))
        return min(scores, default=None)

    def share(self, start: Fraction | None, end: Fraction | None) -> Fraction:
        """The share of uniform respondents whose score lies from ``start`` up to ``end``."""
        answered = len(self.steps)
        low, high = self._totals(start, end, answered)
        there = sum(count for total, count in self.ways.items() if low <= total < high)
        return Fraction(there, sum(self.ways.values()))

    def witness(self, start: Fraction | None, end: Fraction | None) -> dict[str, Answer] | None:
        for answered in range(len(self.steps), self.need - 1, -1):
            low, high = self._totals(start, end, answered)
            within = (self.after[-1][answered] >> low) & ((1 << max(high - low, 0)) - 1)
            if within:
                reached = _bits(within)
                return self._trace(low + reached[len(reached) // 2], answered)
        return None

    @cached_property
    def ways(self) -> dict[int, int]:
        """How many complete sheets have each sum."""
        ways = {0: 1}
        for options in self.steps:
            more: dict[int, int] = {}
            for total, count in ways.items():
                for step in options:
                    more[total + step] = more.get(total + step, 0) + count
            ways = more
        return ways

    @cached_property
    def after(self) -> list[list[int]]:
        """``after[i][n]``: as bits, the sums of the first *i* items with *n* of them answered."""
        before = [1] + [0] * len(self.steps)
        sets = [before]
        for options in self.steps:
            after = list(before)
            for answered, reachable in enumerate(before[:-1]):
                for step in options:
                    after[answered + 1] |= reachable << step
            sets.append(after)
            before = after
        return sets

    def _totals(self, start: Fraction | None, end: Fraction | None, answered: int) -> tuple[int, int]:
        """The sums from ``start`` (inclusive) up to ``end`` (exclusive), as bounds of a range."""
        top = answered * max(max(options) for options in self.steps) + 1
        low = 0 if start is None else math.ceil((start / self.times - self.floor) * answered * self.unit)
        high = top if end is None else math.ceil((end / self.times - self.floor) * answered * self.unit)
        return max(low, 0), max(min(high, top), 0)

    def _trace(self, total: int, answered: int) -> dict[str, Answer]:
        """Answers that come to ``total``: from the last item back, the option that leaves a sum the rest can reach."""
        sheet: dict[str, Answer] = {}
        for position in range(len(self.steps) - 1, -1, -1):
            before = self.after[position]
            option = self._option(before, position, total, answered)
            sheet[str(position)] = option
            if option is not None:
                total -= self.steps[position][option]
                answered -= 1
        return dict(reversed(sheet.items()))

    def _option(self, before: Sequence[int], position: int, total: int, answered: int) -> int | None:
        """The option of an item nearest to an even share of ``total``, or ``None`` where it must stay blank."""
        options = self.steps[position]
        fits = [
            option
            for option, step in enumerate(options)
            if answered and step <= total and before[answered - 1] >> (total - step) & 1
        ]
        return min(fits, key=lambda option: abs(options[option] * answered - total), default=None)


def _keyed(scale: Scale, reverse: bool) -> list[Fraction]:
    """What each option scores, mirrored where the item is reversed."""
    values = [option.value for option in scale.options]
    return [scale.lowest + scale.highest - value for value in values] if reverse else values


def _bits(number: int) -> list[int]:
    """The positions of the ones, lowest first."""
    return [position for position, bit in enumerate(reversed(f"{number:b}")) if bit == "1"]
