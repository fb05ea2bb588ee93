"""Weighted means whose weights are scores themselves: for each set of weights the terms add up on their own.

Terms alike with the same weights in another order come to the same sums, so they are added up once.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from mkdocs_assessments.prove.automata.verbs import whole
from mkdocs_assessments.prove.automata.weighing import Weighing
from mkdocs_assessments.prove.leaves.items import Leaf
from mkdocs_assessments.prove.packed import PackedSum
from mkdocs_assessments.prove.proofs import Sheet
from mkdocs_assessments.prove.work import spend

Key = tuple[tuple[int, int, int], ...]
"""The terms' weights as numerator and denominator, which compare quickly, each with the number of its kind of part."""


class WeightedSums:
    """Terms of a weighted mean that nothing else reads and that always have a value."""

    def __init__(self, verb: Weighing, leaves: Sequence[Leaf]) -> None:
        self.verb = verb
        self.leaves = leaves
        self.values: list[dict[Fraction, int]] = []
        self.readings: list[dict[Fraction, Any]] = []
        kinds: dict[tuple[tuple[Fraction, int], ...], int] = {}
        self.kinds: list[int] = []
        for leaf in leaves:
            values: dict[Fraction, int] = {}
            readings: dict[Fraction, Any] = {}
            for result, ways in leaf.results.items():
                value = verb.symbol(leaf.id, result)[1][0][0]
                values[value] = values.get(value, 0) + ways
                readings.setdefault(value, result)
            self.values.append(values)
            self.readings.append(readings)
            self.kinds.append(kinds.setdefault(tuple(sorted(values.items())), len(kinds)))
        spend(8 * sum(len(leaf.results) for leaf in leaves))
        self.ways = math.prod(sum(values.values()) for values in self.values)
        self.sums: dict[Key, dict[Fraction | int, int]] = {}

    def key(self, main: Any) -> Key | None:
        """What the sums depend on; ``None`` where a weight is unknown, and with it the result."""
        weights = self._weights(main)
        if weights is None:
            return None
        spend(len(weights))
        parts = zip(weights, self.kinds, strict=True)
        return tuple(sorted((weight.numerator, weight.denominator, kind) for weight, kind in parts))

    def totals(self, key: Key) -> dict[Fraction | int, int]:
        """What the terms can add up to, with the ways to each."""
        if key not in self.sums:
            place = {kind: self.values[self.kinds.index(kind)] for kind in set(self.kinds)}
            packed = PackedSum([_times(Fraction(above, below), place[kind]) for above, below, kind in key])
            part, counted = packed.counted()
            self.sums[key] = {whole(Fraction(total, part)) if part > 1 else total: ways for total, ways in counted}
        return self.sums[key]

    def after(self, main: Any, key: Key | None) -> Iterator[tuple[Any, Fraction | int, int]]:
        """The verb's states once the terms are read as well, each with what they add up to and the ways to that."""
        weights = self._weights(main)
        if weights is None or key is None:
            yield None, 0, self.ways
            return
        totals, kept = main
        done = ("done",) * len(kept)
        before = totals._replace(
            weight=whole(totals.weight + sum(weights)),
            present=totals.present + len(weights),
            asked=totals.asked + len(weights),
        )
        spend(6 * len(self.totals(key)))
        for total, ways in self.totals(key).items():
            yield (before._replace(total=whole(totals.total + total)), done), total, ways

    def sheet(self, main: Any, total: Fraction | int) -> Sheet:
        """Answers with which the terms add up to a total."""
        weights = self._weights(main)
        found: Sheet = {}
        if weights is None:
            for leaf, readings in zip(self.leaves, self.readings, strict=True):
                result = next(iter(readings.values()))
                found |= leaf.sheets([result])[result]
            return found
        packed = PackedSum([_times(weight, values) for weight, values in zip(weights, self.values, strict=True)])
        for place, share in enumerate(packed.trace(Fraction(total))):
            weight, readings = weights[place], self.readings[place]
            result = next(result for value, result in readings.items() if weight * value == share)
            found |= self.leaves[place].sheets([result])[result]
        return found

    def _weights(self, main: Any) -> list[Fraction] | None:
        if main is None:
            return None
        weights = [main[1][self.verb.at[leaf.id][0]][1] for leaf in self.leaves]
        return None if any(weight is None for weight in weights) else weights


def _times(weight: Fraction, values: dict[Fraction, int]) -> dict[Fraction, int]:
    found: dict[Fraction, int] = {}
    for value, ways in values.items():
        found[weight * value] = found.get(weight * value, 0) + ways
    return found
