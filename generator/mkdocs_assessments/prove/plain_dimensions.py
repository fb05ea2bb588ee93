"""Plain dimensions: every reachable score, every level with a sheet that gets there.

Most dimensions are a mean of choices, and nothing else has a say in them. Such a score depends only on how many items
were answered and on their sum, so the sums that *n* answers can reach are a set of whole numbers; sets are kept as the
bits of an integer, and an item that may be left out or answered turns one set into the next by shifts. Shares are
those of people who answer every item: with each option as often as the others, or with one of those in the middle.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import pairwise

from mkdocs_assessments.model import Dimension, Scale
from mkdocs_assessments.prove.proofs import Found, NotProvenError, Numbers, Proven, Sheet
from mkdocs_assessments.prove.respondents import middle_options
from mkdocs_assessments.prove.work import BYTES, spend


def is_plain(dimension: Dimension) -> bool:
    """Whether this method fits: one of some options on every item, and every item asked of everybody."""
    return all(item.ask is None and item.scale.options and not item.scale.many for item in dimension.items)


REMEMBERED = 512
"""Shapes to remember. The dimensions of a site have few: the same scale, four to six items, none or one reversed."""

Keyed = tuple[tuple[Scale, bool], ...]
"""The scale of each item, and whether it is reversed."""


def prove_plain(dimension: Dimension) -> Proven | None:
    """Prove a plain dimension, with witnesses; ``None`` where its values are too fine to count."""
    items = tuple((item.scale, item.reverse) for item in dimension.items)
    try:
        spend(_steps(items))
    except NotProvenError:
        return None
    bounds = tuple(level.start for level in dimension.levels[1:])
    proven = _prove(items, max(dimension.need, 1), dimension.times, bounds)
    return _named(proven, dimension)


def _named(proven: Proven, dimension: Dimension) -> Proven:
    """What was proven for the shape of a dimension, in the dimension's own names."""
    items = {str(position): item.id for position, item in enumerate(dimension.items)}

    def named(sheet: Sheet | None) -> Sheet | None:
        return None if sheet is None else {items[position]: answer for position, answer in sheet.items()}

    numbers = proven.numbers
    assert numbers
    return replace(
        proven,
        id=dimension.id,
        numbers=replace(numbers, least=named(numbers.least), most=named(numbers.most)),
        found=tuple(
            replace(
                found,
                id=level.id,
                guidance=tuple(dimension.guidance.get(level.id, ())),
                witness=named(found.witness),
            )
            for level, found in zip(dimension.levels, proven.found, strict=True)
        ),
    )


@lru_cache(maxsize=REMEMBERED)
def _steps(items: Keyed) -> int:
    """How much work it is to prove a dimension: counted where it was done before as well, so as to be always the same.

    Sixty items of seven whole values take about fifty thousand steps.
    """
    options = [len(scale.options) for scale, _ in items]
    lengths = [0]
    for steps in _Sums(items, 1, 1).steps:
        lengths.append(lengths[-1] + max(steps))
    ways = sum(min(math.prod(options[:place]), lengths[place] + 1) * size for place, size in enumerate(options))
    sets = len(items) * sum(options) * (1 + lengths[-1] // (8 * BYTES))
    return 10 + ways // 2 + sets // 4 + lengths[-1]


@lru_cache(maxsize=REMEMBERED)
def _prove(items: Keyed, need: int, times: int, bounds: tuple[Fraction, ...]) -> Proven:
    """What can be proven for all that a dimension's scores depend on; items and levels are named by their positions.

    ``times`` is what the mean is multiplied by; ``bounds`` are where each level but the lowest begins.
    """
    sums = _Sums(items, need, times)
    complete = _bits(sums.after[-1][-1])
    asked = len(items)
    gaps = (high - low for low, high in pairwise(complete))
    step = min(gaps, default=None)
    ranges = zip([None, *bounds], [*bounds, None], strict=True)
    return Proven(
        id="",
        numbers=Numbers(
            sums.score(complete[0], asked),
            sums.score(complete[-1], asked),
            None if step is None else step * times / (sums.unit * asked),
            len(complete),
            sums.sheet(complete[0], asked),
            sums.sheet(complete[-1], asked),
        ),
        found=tuple(_level(sums, str(position), start, end) for position, (start, end) in enumerate(ranges)),
    )


def _level(sums: _Sums, id: str, start: Fraction | None, end: Fraction | None) -> Found:
    witness = sums.witness(start, end)
    if witness is None:
        return Found("level", id, middle=Fraction(0), below=sums.below(start), above=sums.above(end))
    return Found(
        "level",
        id,
        reached=True,
        witness=witness,
        share=sums.share(sums.uniform, start, end),
        middle=sums.share(sums.middle, start, end),
    )


class _Sums:
    """The sums that the answers to a dimension's items can reach, in whole numbers from 0."""

    def __init__(self, items: Keyed, need: int, times: int) -> None:
        self.times = times
        self.need = need
        values = [_keyed(scale, reverse) for scale, reverse in items]
        unit = math.lcm(*(value.denominator for options in values for value in options))
        self.floor = min(value for options in values for value in options)
        steps = [[int((value - self.floor) * unit) for value in options] for options in values]
        coarse = math.gcd(*(step for options in steps for step in options)) or 1
        self.unit = Fraction(unit, coarse)
        self.steps = [[step // coarse for step in options] for options in steps]

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

    def share(self, ways: Mapping[int, int], start: Fraction | None, end: Fraction | None) -> Fraction:
        """The share of those counted in ``ways`` whose score lies from ``start`` up to ``end``."""
        low, high = self._totals(start, end, len(self.steps))
        there = sum(count for total, count in ways.items() if low <= total < high)
        return Fraction(there, sum(ways.values()))

    def witness(self, start: Fraction | None, end: Fraction | None) -> Sheet | None:
        for answered in range(len(self.steps), self.need - 1, -1):
            low, high = self._totals(start, end, answered)
            within = (self.after[-1][answered] >> low) & ((1 << max(high - low, 0)) - 1)
            if within:
                reached = _bits(within)
                return self.sheet(low + reached[len(reached) // 2], answered)
        return None

    @cached_property
    def uniform(self) -> dict[int, int]:
        """How many complete sheets have each sum."""
        return _ways(self.steps)

    @cached_property
    def middle(self) -> dict[int, int]:
        """How many of those with an option in the middle everywhere."""
        return _ways([[options[answer] for answer in middle_options(len(options))] for options in self.steps])

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

    def sheet(self, total: int, answered: int) -> Sheet:
        """Answers that come to ``total``: from the last item back, the option that leaves a sum the rest can reach."""
        sheet: Sheet = {}
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


def _ways(steps: Sequence[Sequence[int]]) -> dict[int, int]:
    """How many choices of one step each have each sum."""
    ways = {0: 1}
    for options in steps:
        more: dict[int, int] = {}
        for total, count in ways.items():
            for step in options:
                more[total + step] = more.get(total + step, 0) + count
        ways = more
    return ways


def _keyed(scale: Scale, reverse: bool) -> list[Fraction]:
    """What each option scores, mirrored where the item is reversed."""
    values = [option.value for option in scale.options]
    return [scale.lowest + scale.highest - value for value in values] if reverse else values


def _bits(number: int) -> list[int]:
    """The positions of the ones, lowest first."""
    return [position for position, bit in enumerate(reversed(f"{number:b}")) if bit == "1"]
