"""Growth edges: which dimensions lie clearly below the highest, and the answer that is each one's reason.

A growth edge is one of the two lowest dimensions, each at least ``clear_steps`` answer steps below the highest. The
browser's twin is ``browser/interpretation/growth_edges.js``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from typing import Literal

from mkdocs_assessments.model import Assessment, Dimension, Item, Scale
from mkdocs_assessments.scoring import Scored
from mkdocs_assessments.scoring.asked import mirrored

Standing = Literal["lowest", "among-lowest"]
"""``among-lowest``: one of the lowest, whether others tie with it or are as low within the noise."""

MOST_EDGES = 2
"""Few goals at a time: plans help less when there are several (Dalton & Spiller, 2012)."""

FALSE_ALARM = Fraction(5, 100)
"""How often a difference may be called one although nothing changed."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A growth edge and its reason: the answer in it that scored lowest."""

    id: str
    standing: Standing
    item: str
    option: int
    reverse: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """An item that counts in a dimension, and the answer given to it."""

    item: Item
    answer: int

    @property
    def height(self) -> Fraction:
        """How high the answer scores on its own scale, from 0 to 1, after any reversal."""
        scale = self.item.scale
        value = scale.value(self.answer)
        keyed = mirrored(scale, value) if self.item.reverse else value
        return (keyed - scale.lowest) / (scale.highest - scale.lowest)


def growth_edges(
    assessment: Assessment, scored: Scored, places: Mapping[str, Fraction], answered: Mapping[str, Answered]
) -> tuple[Edge, ...]:
    """The growth edges of a scored sheet, lowest first, ties in file order.

    ``places`` are the dimensions' scores from 0 to 1 between their lowest and their highest, of those that have one;
    ``answered`` the answered items that count.
    """
    highest = max(places.values(), default=Fraction(0))
    dimensions = {dimension.id: dimension for dimension in assessment.dimensions}
    counts = {result.id: result.answered for result in scored.dimensions}
    given = {id: [answered[item.id] for item in dimensions[id].items if item.id in answered] for id in places}

    def clearly_below(id: str) -> bool:
        dimension = dimensions[id]
        steps = clear_steps(len(dimension.items), assessment.noise)[counts[id]]
        return highest - places[id] >= Fraction(steps, counts[id] * answer_steps(dimension))

    # sorted() keeps file order among equals; where nothing was answered, no answer can be a reason
    candidates = [id for id in sorted(places, key=lambda id: places[id]) if given[id] and clearly_below(id)]
    return tuple(_edge(id, _standing(id, places), given[id]) for id in candidates[:MOST_EDGES])


def _standing(id: str, places: Mapping[str, Fraction]) -> Standing:
    return "lowest" if all(places[id] < place for other, place in places.items() if other != id) else "among-lowest"


def _edge(id: str, standing: Standing, given: Sequence[Answered]) -> Edge:
    reason = min(given, key=lambda one: one.height)
    return Edge(id, standing, reason.item.id, reason.answer, reason.item.reverse)


@lru_cache(maxsize=64)
def clear_steps(most: int, noise: Fraction) -> tuple[int, ...]:
    """The fewest answer steps that count as a difference, by how many items were answered, from 0 to ``most``.

    It is the smallest *k* that the summed change of a retake without real change reaches or passes, in either
    direction, at most one time in twenty, when each answer moves one step with probability ``noise`` (half up,
    half down). Worked out exactly, in whole numbers. The noise itself is an assumption, not data.
    """
    moves, stays = noise.numerator, 2 * (noise.denominator - noise.numerator)
    ways = [1]
    """Of the sums from -n to n; together they are ``(2 * denominator) ** n``."""
    steps = [1]
    for answered in range(1, most + 1):
        padded = [0, 0, *ways, 0, 0]
        ways = [
            moves * (padded[place] + padded[place + 2]) + stays * padded[place + 1] for place in range(2 * answered + 1)
        ]
        alarm = FALSE_ALARM * sum(ways)
        outside = accumulate(2 * count for count in ways)
        fewest = next(place for place, total in enumerate(outside) if total > alarm)
        steps.append(max(answered + 1 - fewest, 1))
    return tuple(steps)


def answer_steps(dimension: Dimension) -> int:
    """How many steps lead from the lowest answer to the highest; the coarsest scale's, where items differ."""
    return min(_steps(item.scale) for item in dimension.items)


def _steps(scale: Scale) -> int:
    """From one option or number to the next is a step; so is each tick, where several options may be ticked."""
    return len(scale.options) if scale.many else scale.size - 1
