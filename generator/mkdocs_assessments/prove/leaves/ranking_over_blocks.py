"""Which scores are the highest whose items share blocks with a total: all that the scores come to together, counted.

For each score there is one direction, and the ways to each set of sums stand side by side in one large integer, row
after row. A block with a total is added item by item, with as many such integers as there are points already given.
Where what one block adds to all scores is the same for everybody, the last score follows from the others and needs no
direction.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from operator import mul
from typing import Any

from mkdocs_assessments.prove.automata.label_verbs import Top
from mkdocs_assessments.prove.leaves.axes import Axis
from mkdocs_assessments.prove.leaves.items import ItemLeaf
from mkdocs_assessments.prove.proofs import NotProvenError, Sheet
from mkdocs_assessments.prove.results import Result
from mkdocs_assessments.prove.work import BYTES, spend

MOST_BYTES = 3_000_000
"""Bytes of one such integer."""

MOST_WAYS = 5000
"""Ways to answer one block, which are gone through one by one for an example."""


class Block:
    """Items that must add up to a total, each answer with the points it takes and the steps it adds to each axis."""

    def __init__(self, leaves: Sequence[ItemLeaf], total: Fraction, axes: Sequence[Axis]) -> None:
        scale = leaves[0].item.scale
        assert scale.number
        low, step = scale.number.lowest, scale.number.step
        points = (total - low * len(leaves)) / step
        if points.denominator > 1:
            raise NotProvenError
        self.points = int(points)
        self.leaves = leaves
        self.choices = [
            [
                (int((result.number - low) / step), self._steps(leaf.id, result, axes), ways, result)
                for result, ways in leaf.results.items()
                if result.number is not None
            ]
            for leaf in leaves
        ]

    @staticmethod
    def _steps(id: str, result: Result, axes: Sequence[Axis]) -> tuple[int, ...]:
        return tuple(axis.steps[id][result] if id in axis.steps else 0 for axis in axes)

    @cached_property
    def ways(self) -> int:
        """In how many ways it can be answered."""
        ways = {0: 1}
        for choices in self.choices:
            more: dict[int, int] = {}
            for given, before in ways.items():
                spend(len(choices))
                for points, _, each, _ in choices:
                    if given + points <= self.points:
                        more[given + points] = more.get(given + points, 0) + before * each
            ways = more
        return ways.get(self.points, 0)

    def adds(self, units: Sequence[Fraction]) -> Fraction | None:
        """What it adds to all axes together, where that is the same for everybody."""
        slopes = set()
        for points, steps, _, _ in (choice for choices in self.choices for choice in choices):
            adds = sum((n * unit for n, unit in zip(steps, units, strict=True)), Fraction(0))
            if points:
                slopes.add(adds / points)
            elif adds:
                return None
        return slopes.pop() * self.points if len(slopes) == 1 else None

    def sheets(self) -> Iterator[tuple[tuple[int, ...], Sheet]]:
        """Every way to answer it, with the steps it adds to each axis."""
        return self._rest(0, self.points)

    def _rest(self, place: int, left: int) -> Iterator[tuple[tuple[int, ...], Sheet]]:
        last = place == len(self.leaves) - 1
        for points, steps, _, result in self.choices[place]:
            answer = {self.leaves[place].id: self.leaves[place].answers[result]}
            if last and points == left:
                yield steps, answer
            elif not last and points <= left:
                for more, sheet in self._rest(place + 1, left - points):
                    yield tuple(map(sum, zip(steps, more, strict=True))), answer | sheet


class RankingOverBlocks:
    """All terms of a ``top`` taken together: its final states, as those of ``Ranking``."""

    def __init__(self, id: str, verb: Top, axes: Sequence[Axis], blocks: Sequence[Block]) -> None:
        self.id = id
        self.axes = axes
        self.blocks = blocks
        self.take = min(verb.score.take, len(axes))
        units = [axis.unit for axis in axes]
        adds = [block.adds(units) for block in blocks]
        same = [one for one in adds if one is not None]
        self.sum = sum(same, Fraction(0)) if len(same) == len(adds) else None
        self.kept = list(axes[:-1] if self.sum is not None else axes)
        sizes = [axis.size for axis in self.kept]
        self.strides = [math.prod(sizes[place + 1 :]) for place in range(len(sizes))]
        self.cells = math.prod(sizes)
        self.width = (math.prod(block.ways for block in blocks).bit_length() + 7) // 8
        if self.cells * self.width > MOST_BYTES or any(one.ways > MOST_WAYS for one in blocks):
            raise NotProvenError
        self.prefixes = [1]
        for block in blocks:
            self.prefixes.append(self._added(self.prefixes[-1], block))
        self.cell: dict[Any, int] = {}
        """For each result a cell with most ways."""
        self.results = self._ranked()

    def _added(self, before: int, block: Block) -> int:
        given = {0: before}
        for choices in block.choices:
            more: dict[int, int] = {}
            shifts = [(points, 8 * self.width * self._cell(steps), ways) for points, steps, ways, _ in choices]
            spend((1 + 2 * self.cells * self.width // BYTES) * (block.points + 1))
            step = shifts[1][1] if len(shifts) > 1 else 0
            if len(shifts) > block.points and all(one == (n, n * step, 1) for n, one in enumerate(shifts)):
                # each number of points there can be: those with one point more are those before and one step more
                for points in range(block.points + 1):
                    more[points] = given.get(points, 0) + (more.get(points - 1, 0) << step)
            else:
                spend((1 + self.cells * self.width // BYTES) * len(given) * len(shifts))
                for so_far, packed in given.items():
                    for points, shift, ways in shifts:
                        if so_far + points <= block.points:
                            more[so_far + points] = more.get(so_far + points, 0) + (packed << shift) * ways
            given = more
        return given.get(block.points, 0)

    def _cell(self, steps: Sequence[int]) -> int:
        return sum(step * stride for step, stride in zip(steps, self.strides, strict=False))

    def _ranked(self) -> dict[Any, int]:
        spend(4 * sum(len(axis.numbers) for axis in self.axes) + self.cells // 4)
        numbers = sorted({number for axis in self.axes for number in axis.numbers}, reverse=True)
        rank = {number: place for place, number in enumerate(numbers)}
        count = len(self.axes)
        ranks = [[rank[number] * count + place for number in axis.numbers] for place, axis in enumerate(self.axes)]
        found: dict[tuple[int, ...], int] = {}
        best: dict[tuple[int, ...], tuple[int, int]] = {}
        for cell, steps, ways in self._filled():
            spend(4)
            order = sorted([ranks[place][step] for place, step in enumerate(steps)])[: self.take]
            top = tuple([one % count for one in order])
            found[top] = found.get(top, 0) + ways
            if ways > best.get(top, (0, 0))[0]:
                best[top] = ways, cell
        states = {top: ((tuple(enumerate(top)), count, count), None) for top in found}
        self.cell = {states[top]: cell for top, (_, cell) in best.items()}
        return {states[top]: ways for top, ways in found.items()}

    def _filled(self) -> Iterator[tuple[int, list[int], int]]:
        """Each cell that sheets come to, with the steps of every axis and the number of sheets."""
        width = self.width
        part = math.lcm(*(axis.unit.denominator for axis in self.axes), (self.sum or Fraction(0)).denominator)
        *units, last = (int(axis.unit * part) for axis in self.axes)
        whole = int((self.sum or Fraction(0)) * part)
        packed = self.prefixes[-1].to_bytes(self.cells * width, "little")
        empty = bytes(width)
        for cell in range(self.cells):
            ways = packed[cell * width : (cell + 1) * width]
            if ways != empty:
                steps = self._steps(cell)
                if self.sum is not None:
                    steps.append((whole - sum(map(mul, steps, units))) // last)
                yield cell, steps, int.from_bytes(ways, "little")

    def _steps(self, cell: int) -> list[int]:
        steps = []
        for stride in self.strides:
            step, cell = divmod(cell, stride)
            steps.append(step)
        return steps

    def sheets(self, wanted: Iterable[Any]) -> dict[Any, Sheet]:
        """Answers with which the scores come in each order wanted: from the last block back, by the most ways."""
        return {state: self._sheet(self._steps(self.cell[state])) for state in wanted}

    def _sheet(self, steps: list[int]) -> Sheet:
        sheet: Sheet = {}
        mask = (1 << 8 * self.width) - 1
        for block, prefix in zip(reversed(self.blocks), reversed(self.prefixes[:-1]), strict=True):
            most: tuple[int, list[int], Sheet] = (0, [], {})
            spend(block.ways * (6 + self.cells * self.width // BYTES))
            for added, answers in block.sheets():
                before = [step - more for step, more in zip(steps, added, strict=False)]
                if min(before, default=0) >= 0:
                    ways = prefix >> 8 * self.width * self._cell(before) & mask
                    most = max(most, (ways, before, answers), key=lambda one: one[0])
            steps = most[1]
            sheet |= most[2]
        return sheet
