"""Which overall scores there can be, where what they are the mean of is independent: each takes any of its numbers.

The sums are kept as the bits of an integer, as those of one plain dimension are (``plain_dimensions``). An overall
score of parts that share something is proven as any other score is (``whole_model``).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction

from mkdocs_assessments.model import Dimension, Item, Scale
from mkdocs_assessments.prove.denominators import common_denominator
from mkdocs_assessments.prove.proofs import NotProvenError, Numbers, Proven, Sheet
from mkdocs_assessments.prove.work import BYTES, spend

OVERALL = "overall"
"""By what name it is proven; no score can have it as its id."""

MOST_BITS = 200_000_000
"""Bits to go through for one overall score; sixty items of five options take fewer than a million."""


def prove_plain_overall(dimensions: Sequence[Dimension], *, of_items: bool) -> Proven | None:
    """Prove the mean of the scores of plain dimensions, or (``of_items``) of all their answers, with witnesses.

    ``None`` where the values are too fine to count.
    """
    weights: list[tuple[Item, Fraction]] = []
    every = sum(len(dimension.items) for dimension in dimensions)
    for dimension in dimensions:
        parts = every if of_items else len(dimension.items) * len(dimensions)
        times = 1 if of_items else dimension.times
        weights += [(item, Fraction(times, parts)) for item in dimension.items]
    known: dict[tuple[Scale, bool, Fraction], list[Fraction]] = {}
    values = []
    for item, weight in weights:
        key = (item.scale, item.reverse, weight)
        if key not in known:
            known[key] = [item.keyed(answer) * weight for answer in range(item.scale.size)]
        values.append(known[key])
    ends = {id(one): (one.index(min(one)), one.index(max(one))) for one in known.values()}
    least = {item.id: ends[id(one)][0] for (item, _), one in zip(weights, values, strict=True)}
    most = {item.id: ends[id(one)][1] for (item, _), one in zip(weights, values, strict=True)}
    try:
        numbers = sums_of(values, dict(least), dict(most))
    except NotProvenError:
        return None
    return None if numbers is None else Proven(OVERALL, numbers, ())


def sums_of(parts: Sequence[Collection[Fraction]], least: Sheet | None, most: Sheet | None) -> Numbers | None:
    """The sums of one number of each part; ``None`` where there are too many to count."""
    alike = {id(part): part for part in parts}  # of sixty items most are one
    unit = common_denominator(number for part in alike.values() for number in part)
    floor_of = {one: min(part) for one, part in alike.items()}
    steps_of = {one: {int((number - floor_of[one]) * unit) for number in part} for one, part in alike.items()}
    floors = [floor_of[id(part)] for part in parts]
    steps = [steps_of[id(part)] for part in parts]
    coarse = math.gcd(*(step for part in steps for step in part)) or 1
    length = sum(map(max, steps)) // coarse + 1
    if length * sum(map(len, steps)) > MOST_BITS:
        return None
    spend(4 * sum(map(len, steps)) + length * sum(map(len, steps)) // (8 * BYTES))
    reached = 1
    for part in steps:
        reached = _any_of(reached << step // coarse for step in part)
    lowest = sum(floors, Fraction(0))
    highest = lowest + Fraction((length - 1) * coarse, unit)
    gap = _smallest_gap(reached)
    step = None if gap is None else Fraction(gap * coarse, unit)
    return Numbers(lowest, highest, step, reached.bit_count(), least, most)


def _any_of(sets: Iterable[int]) -> int:
    found = 0
    for one in sets:
        found |= one
    return found


def _smallest_gap(reached: int) -> int | None:
    """The least distance of two ones."""
    if reached.bit_count() < 2:
        return None
    gap = 1
    while not reached & reached >> gap:
        gap += 1
        spend(1 + reached.bit_length() // (8 * BYTES))
    return gap
