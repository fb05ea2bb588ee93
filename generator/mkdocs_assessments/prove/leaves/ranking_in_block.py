"""Which items of one block with a total get the most: ``Ranking``, with the points given counted besides."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from mkdocs_assessments.prove.automata.label_verbs import Top
from mkdocs_assessments.prove.leaves.items import ItemLeaf, Leaf
from mkdocs_assessments.prove.leaves.ranking import Order, Ranking
from mkdocs_assessments.prove.packed import multiplication
from mkdocs_assessments.prove.proofs import NotProvenError, Sheet
from mkdocs_assessments.prove.work import spend


class RankingInBlock(Ranking):
    """The items ranked are of one block, as are the ``others``, which nothing reads."""

    def __init__(
        self, id: str, verb: Top, leaves: Sequence[ItemLeaf], others: Sequence[ItemLeaf], total: Fraction
    ) -> None:
        self.ranked = sorted(leaves, key=lambda leaf: verb.at[leaf.id][0])
        self.others = others
        self.every = [*leaves, *others]
        scale = leaves[0].item.scale
        assert scale.number
        self.low, self.step = scale.number.lowest, scale.number.step
        self.most = scale.number.size - 1
        steps = (total - self.low * len(self.every)) / self.step
        if steps.denominator > 1:
            raise NotProvenError
        self.given = int(steps)
        """Steps above the lowest numbers that all items have together."""
        count, take = len(leaves), min(verb.score.take, len(leaves))
        looks = min(math.perm(count, take), count << take)
        length = self._width() * len(self.every) * self.most // 8
        spend(multiplication(length, length // len(self.every)) * (self.most + 1) * count * looks)
        super().__init__(id, verb, leaves)

    def _width(self) -> int:
        return math.prod(sum(leaf.results.values()) for leaf in self.every).bit_length()

    def _kept(self, leaf: Leaf, result: Any) -> int:
        return int((result.number - self.low) / self.step)

    def _unpacked(self, ways: int) -> Iterable[tuple[int | None, int]]:
        for other in self.others:
            ways *= sum(each << self.width * self._kept(other, result) for result, each in other.results.items())
        return [(None, ways >> self.width * self.given & (1 << self.width) - 1)]

    def _sheet(self, order: Order) -> Sheet:
        """Of all numbers the last one ranked can have the middle one; what is left goes to the first, then on."""
        spend(2 * self.most * len(self.every))
        ranges = [found for last in range(self.most + 1) if (found := self._ranges(order, last))]
        fits = [one for one in ranges if sum(low for low, _ in one) <= self.given <= sum(high for _, high in one)]
        left = self.given - sum(low for low, _ in fits[len(fits) // 2])
        sheet: Sheet = {}
        for leaf, (low, high) in zip(self._in_turn(order), fits[len(fits) // 2], strict=True):
            more = min(left, high - low)
            left -= more
            steps = {self._kept(leaf, result): result for result in leaf.results}
            sheet[leaf.id] = leaf.answers[steps[low + more]]
        return sheet

    def _in_turn(self, order: Order) -> list[ItemLeaf]:
        """The items ranked, from the first to the last, then the others: those of no place, and those not read."""
        places = [*order, *(place for place in range(len(self.ranked)) if place not in order)]
        return [*(self.ranked[place] for place in places), *self.others]

    def _ranges(self, order: Order, last: int) -> list[tuple[int, int]] | None:
        """How many steps each can have in that turn if the last one ranked has so many; ``None``: it cannot."""
        lows, highs = [last], [self.most]
        for place, behind in pairwise(order):
            highs.append(highs[-1] - (place > behind))
        for place, behind in reversed(list(pairwise(order))):
            lows.append(lows[-1] + (place > behind))
        highs[-1] = min(highs[-1], last)
        unplaced = [last - (place < order[-1]) for place in range(len(self.ranked)) if place not in order]
        lows = [*reversed(lows), *([0] * (len(unplaced) + len(self.others)))]
        highs += [*unplaced, *([self.most] * len(self.others))]
        ranges = list(zip(lows, highs, strict=True))
        return ranges if all(low <= high for low, high in ranges) else None
