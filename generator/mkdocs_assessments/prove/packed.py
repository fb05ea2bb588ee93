"""Sums of independent terms, all at once: the ways to each sum stand side by side in one large integer.

A term's ways are such an integer too, and adding a term is one multiplication, which the machine does quickly.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction

from mkdocs_assessments.prove.told import NotProvenError

WIDEST = 4_000_000
"""Bytes of one such integer."""

FAR_APART = 64
"""Bytes of a term's integer for each of its values from which on steps are added one by one."""


class PackedSum:
    """The sums of one value from each term, with the number of ways to each."""

    def __init__(self, terms: Sequence[Mapping[Fraction, int]]) -> None:
        self.unit = math.lcm(*(value.denominator for term in terms for value in term))
        floors = self.floors = [min(term) for term in terms]
        self.floor = sum(floors, Fraction(0))
        steps = [
            {int((value - floor) * self.unit): ways for value, ways in term.items()}
            for term, floor in zip(terms, floors, strict=True)
        ]
        coarse = math.gcd(*(step for term in steps for step in term)) or 1
        self.unit_step = Fraction(coarse, self.unit)
        self.terms = [{step // coarse: ways for step, ways in term.items()} for term in steps]
        ways = math.prod(sum(term.values()) for term in terms)
        self.width = (ways.bit_length() + 7) // 8
        self.length = sum(map(max, self.terms)) + 1
        if self.length * self.width > WIDEST:
            raise NotProvenError
        self.prefixes = [1]
        for term in self.terms:
            self.prefixes.append(self._added(self.prefixes[-1], term))

    def ways(self) -> dict[Fraction, int]:
        """Each sum with the number of ways to it."""
        below, counted = self.counted()
        return {Fraction(above, below): ways for above, ways in counted}

    def counted(self) -> tuple[int, list[tuple[int, int]]]:
        """A denominator of all sums, and of each sum the numerator with the number of ways to it."""
        width = self.width
        packed = self.prefixes[-1].to_bytes(self.length * width, "little")
        below = math.lcm(self.floor.denominator, self.unit_step.denominator)
        floor, step = int(self.floor * below), int(self.unit_step * below)
        return below, [
            (floor + place * step, ways)
            for place in range(self.length)
            if (ways := int.from_bytes(packed[place * width : (place + 1) * width], "little"))
        ]

    def trace(self, total: Fraction) -> list[Fraction]:
        """A value of each term that come to ``total`` together, each as near to its even share as can be."""
        left = int((total - self.floor) / self.unit_step)
        chosen: list[Fraction] = []
        for place in range(len(self.terms) - 1, -1, -1):
            before = self.prefixes[place]
            reach = sum(map(max, self.terms[: place + 1])) or 1
            share = Fraction(left * max(self.terms[place]), reach)
            step = min(
                (step for step in self.terms[place] if step <= left and self._at(before, left - step)),
                key=lambda step: abs(step - share),
            )
            left -= step
            chosen.append(self.floors[place] + step * self.unit_step)
        return chosen[::-1]

    def _added(self, packed: int, term: Mapping[int, int]) -> int:
        """All sums and one term more; where its steps lie far apart, step by step is quicker."""
        if len(term) * FAR_APART < max(term) * self.width:
            return sum((packed << step * self.width * 8) * ways for step, ways in term.items())
        return packed * self._pack(term)

    def _pack(self, term: Mapping[int, int]) -> int:
        packed = bytearray((max(term) + 1) * self.width)
        for step, ways in term.items():
            packed[step * self.width : (step + 1) * self.width] = ways.to_bytes(self.width, "little")
        return int.from_bytes(packed, "little")

    def _at(self, packed: int, place: int) -> int:
        return packed >> (place * self.width * 8) & ((1 << self.width * 8) - 1)
