"""Which of several independent scores are the highest: counted for each order of places, value by value.

For one order, say *b* before *a* before all others, the sheets are counted from the last place up: those in which *a*
has a value and all others have lower ones (or the same and stand later in the list), then those in which *b* has a
higher one. So no state holds more than one value.

Parts with the same ways are counted once, wherever they stand in the same way to each other.

Where it is also counted how many items are answered otherwise than all alike (``alike``), the ways to each such number
stand side by side in one large integer, which adds and multiplies as they do.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise, permutations
from typing import Any

from mkdocs_assessments.prove.automata.label_verbs import Top
from mkdocs_assessments.prove.leaves.items import Leaf
from mkdocs_assessments.prove.proofs import Sheet
from mkdocs_assessments.prove.straight_lining import StraightLine
from mkdocs_assessments.prove.work import BYTES, spend

MOST_ORDERS = 3000
"""Orders of the places to count one by one."""

Order = tuple[int, ...]


class Ranking:
    """All parts of a ``top`` taken together: its final states, each standing for one order of the places.

    With each stands what is kept for the screens of validity.
    """

    def __init__(self, id: str, verb: Top, leaves: Sequence[Leaf], screen: StraightLine | None = None) -> None:
        self.id = id
        self.screen = screen
        self.leaves = sorted(leaves, key=lambda leaf: verb.at[leaf.id][0])
        self.width = self._width()
        """Bits of one of the numbers that stand side by side."""
        numbers = sorted({result.number for leaf in leaves for result in leaf.results})
        rank = {number: place for place, number in enumerate(numbers)}
        self.ways: list[dict[int, int]] = []
        """Of each part the ways to each of its values; a value is known by its place among all."""
        self.readings: list[dict[int, Any]] = []
        self.sums: list[list[int]] = []
        """Of each part the ways to lower values than each."""
        for leaf in self.leaves:
            ways = [0] * len(numbers)
            readings: dict[int, Any] = {}
            for result, each in leaf.results.items():
                ways[rank[result.number]] += each << self.width * self._kept(leaf, result)
                readings.setdefault(rank[result.number], result)
            self.ways.append({value: each for value, each in enumerate(ways) if each})
            self.readings.append(readings)
            self.sums.append([0, *accumulate(ways)])
        kinds: dict[tuple[tuple[int, int], ...], int] = {}
        self.kinds = [kinds.setdefault(tuple(ways.items()), len(kinds)) for ways in self.ways]
        """Of each part a number that those with the same ways share."""
        self.take = min(verb.score.take, len(leaves))
        self.results: dict[Any, int] = {}
        alike: dict[Any, int] = {}
        spend(8 * sum(len(leaf.results) for leaf in leaves) + len(numbers) * len(leaves))
        for order in permutations(range(len(leaves)), self.take):
            spend(2 + len(leaves))
            look = self._look(order)
            ways_there = alike.get(look)
            if ways_there is None:
                ways_there = alike[look] = sum(self._last_up(order)[-1].values())
            if ways_there:
                state = self._state(order)
                self.results.update(((state, kept), each) for kept, each in self._unpacked(ways_there) if each)

    @staticmethod
    def fits(verb: Top, leaves: Sequence[Leaf]) -> bool:
        """Whether every part always has a value, as it stands, and the orders are not too many."""
        if len(verb.at) < len(verb.score.terms) or any(term.reverse for term in verb.score.terms):
            return False
        orders = math.perm(len(leaves), min(verb.score.take, len(leaves)))
        return orders <= MOST_ORDERS and all(result.number is not None for leaf in leaves for result in leaf.results)

    def _width(self) -> int:
        return math.prod(sum(leaf.results.values()) for leaf in self.leaves).bit_length()

    def _kept(self, leaf: Leaf, result: Any) -> int:
        """What is counted besides of a part's result."""
        if self.screen is None:
            return 0
        if result.summary is not None:
            ((_, kept),) = result.summary
            return int(kept)
        return self.screen.summary(leaf.id, result)

    def _unpacked(self, ways: int) -> Iterable[tuple[int | None, int]]:
        """The ways to each number counted besides."""
        if self.screen is None:
            return [(None, ways)]
        return [(kept, ways >> self.width * kept & (1 << self.width) - 1) for kept in range(self.screen.safe)]

    def _state(self, order: Order) -> Any:
        return tuple(enumerate(order)), len(self.leaves), len(self.leaves)

    def _look(self, order: Order) -> Any:
        """All that the ways to an order depend on."""
        kinds, last = self.kinds, order[-1]
        return (
            tuple([kinds[place] for place in order]),
            tuple([behind > place for place, behind in pairwise(order)]),
            tuple(sorted([(kind, place > last) for place, kind in enumerate(kinds) if place not in order])),
        )

    def _last_up(self, order: Order) -> list[dict[int, int]]:
        """From the last place to the first: each value of the one there with the ways of all from it on."""
        last = order[-1]
        size = sum(len(self.ways[place]) for place in order[1:])
        each = 1 + self.width * (self.screen.safe if self.screen else 1) // 8 // BYTES
        spend(each * (len(self.ways[last]) * len(self.leaves) + self.take * len(self.sums[0]) + size) // 4)
        # one that stands later in the list may have the same value
        others = [(self.sums[place], int(place > last)) for place in range(len(self.leaves)) if place not in order]
        found = [
            {
                value: each * math.prod([sums[value + same] for sums, same in others])
                for value, each in self.ways[last].items()
            }
        ]
        for place, behind in zip(reversed(order[:-1]), reversed(order[1:]), strict=True):
            sums = [0] * (len(self.sums[0]) - 1)
            for value, each in found[-1].items():
                sums[value] = each
            sums = [0, *accumulate(sums)]
            same = int(behind > place)
            found.append({value: each * sums[value + same] for value, each in self.ways[place].items()})
        return found

    def sheets(self, wanted: Iterable[Any]) -> dict[Any, Sheet]:
        """Answers with which the parts come in each order wanted, all values as low as they can be."""
        return {state: self._sheet(tuple(place for _, place in state[0][0])) for state in wanted}

    def _sheet(self, order: Order) -> Sheet:
        value = next(value for value, ways in self._last_up(order)[0].items() if ways)
        chosen = {order[-1]: value}
        for place in range(len(self.leaves)):
            if place not in order:
                allowed = [one for one in self.ways[place] if one < value or (one == value and place > order[-1])]
                chosen[place] = allowed[len(allowed) // 2]
        for place, behind in zip(reversed(order[:-1]), reversed(order[1:]), strict=True):
            value = next(one for one in self.ways[place] if one > value or (one == value and behind > place))
            chosen[place] = value
        sheet: Sheet = {}
        for place, value in chosen.items():
            result = self.readings[place][value]
            sheet |= self.leaves[place].sheets([result])[result]
        return sheet
