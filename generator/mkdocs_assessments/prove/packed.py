"""Sums of independent terms, all at once: the ways to each sum stand side by side in one large integer.

A term's ways are such an integer too, and adding a term is one multiplication, which the machine does quickly.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from mkdocs_assessments.prove.denominators import common_denominator
from mkdocs_assessments.prove.proofs import NotProvenError
from mkdocs_assessments.prove.work import BYTES, spend

WIDEST = 4_000_000
"""Bytes of one such integer."""

SPARSE = 8
"""Of so many sums at most one is there where those that are there are looked for."""

NOT_ZERO = re.compile(rb"[^\0]")

DIGIT = 4
"""Bytes of one digit of an integer, in which it is multiplied; …"""

LARGE = 70
"""… from so many of them on another method is used; …"""

DIGITS = 1000
"""… and so many are multiplied in one step."""


class PackedSum:
    """The sums of one value from each term, with the number of ways to each."""

    def __init__(self, terms: Sequence[Mapping[Fraction, int]]) -> None:
        self.unit = common_denominator(value for term in terms for value in term)
        spend(4 * sum(map(len, terms)))
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
        spend(self.length)
        below, counted = self.counted()
        return {Fraction(above, below): ways for above, ways in counted}

    def counted(self) -> tuple[int, list[tuple[int, int]]]:
        """A denominator of all sums, and of each sum the numerator with the number of ways to it."""
        width = self.width
        most = math.prod(map(len, self.terms))
        few = most < self.length // SPARSE
        spend((most if few else self.length // 6) + 4 * self.length * width // BYTES)
        packed = self.prefixes[-1].to_bytes(self.length * width, "little")
        below = math.lcm(self.floor.denominator, self.unit_step.denominator)
        floor, step = int(self.floor * below), int(self.unit_step * below)
        return below, [
            (floor + place * step, ways)
            for place in (self._filled(packed) if few else range(self.length))
            if (ways := int.from_bytes(packed[place * width : (place + 1) * width], "little"))
        ]

    def _filled(self, packed: bytes) -> Iterator[int]:
        """The places of the sums there are, found quickly where most of the bytes are zeros."""
        found = NOT_ZERO.search(packed)
        while found:
            place = found.start() // self.width
            yield place
            found = NOT_ZERO.search(packed, (place + 1) * self.width)

    def trace(self, total: Fraction) -> list[Fraction]:
        """A value of each term that come to ``total`` together, each as near to its even share as can be."""
        left = int((total - self.floor) / self.unit_step)
        chosen: list[Fraction] = []
        for place in range(len(self.terms) - 1, -1, -1):
            before = self.prefixes[place]
            spend(2 * len(self.terms[place]) + 4 * self.length * self.width // BYTES)
            packed = before.to_bytes(self.length * self.width, "little")
            reach = sum(map(max, self.terms[: place + 1])) or 1
            share = Fraction(left * max(self.terms[place]), reach)
            step = min(
                (step for step in self.terms[place] if step <= left and self._at(packed, left - step)),
                key=lambda step: abs(step - share),
            )
            left -= step
            chosen.append(self.floors[place] + step * self.unit_step)
        return chosen[::-1]

    def _added(self, packed: int, term: Mapping[int, int]) -> int:
        """All sums and one term more; where its steps lie far apart, step by step is quicker."""
        length = packed.bit_length() // 8
        singly = len(term) * (1 + 3 * (length + max(term) * self.width) // BYTES)
        at_once = len(term) // 2 + multiplication(length, max(term) * self.width)
        spend(min(singly, at_once))
        if singly < at_once:
            return sum((packed << step * self.width * 8) * ways for step, ways in term.items())
        return packed * self._pack(term)

    def _pack(self, term: Mapping[int, int]) -> int:
        packed = bytearray((max(term) + 1) * self.width)
        for step, ways in term.items():
            packed[step * self.width : (step + 1) * self.width] = ways.to_bytes(self.width, "little")
        return int.from_bytes(packed, "little")

    def _at(self, packed: bytes, place: int) -> bool:
        return any(packed[place * self.width : (place + 1) * self.width])


def multiplication(one: int, other: int) -> int:
    """Steps to multiply two integers of so many bytes, by the method for large ones where both are."""
    small, large = sorted((one // DIGIT + 1, other // DIGIT + 1))
    if small < LARGE:
        return 1 + small * large // DIGITS
    times = small // LARGE
    return 1 + large * LARGE * math.isqrt(times) * (2 + times.bit_length() // 4) // DIGITS
