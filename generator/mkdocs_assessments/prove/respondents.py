"""Who is thought to fill in a sheet: the answers of each kind of respondent, and how often each is given.

- ``uniform``: everything asked is answered, and every answer of an item or fact is as likely as the others. Items that
  must add up to a total are answered in every way that does, all equally likely.
- ``middle``: everything asked is answered with the middle: the middle option in the order shown, or either of the two
  in the middle; the middle number or either of two; half of the boxes that may be ticked; of a total the equal share,
  as nearly as the steps allow. Facts have no middle: their answers are all equally likely.
- ``blanks``: anything may be left blank or, where offered, said not to apply. Nothing is counted but the fewest blanks.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from mkdocs_assessments.model import Item, Scale
from mkdocs_assessments.prove.work import spend

Crowd = Literal["uniform", "middle", "blanks"]


def answers(item: Item, crowd: Crowd, ticks: frozenset[int] | None, mates: int = 1) -> list[tuple[int, int]]:
    """Answers with how often each is given, those merged that score the same where ticks are concerned.

    ``ticks`` are the boxes that somebody looks at singly, ``None`` where it matters which boxes are ticked; ``mates``
    is how many items share a total.
    """
    scale = item.scale
    if scale.many and ticks is not None:
        return list(_ticked(scale, crowd == "middle" and not item.fact, ticks))
    spend(scale.size)
    if crowd == "middle" and not item.fact:
        return [(answer, 1) for answer in _middle(scale, mates)]
    return [(answer, 1) for answer in scale.answers]


def _middle(scale: Scale, mates: int) -> list[int]:
    if scale.many:
        boxes = len(scale.options)
        return [answer for answer in scale.answers if answer.bit_count() in (boxes // 2, (boxes + 1) // 2)]
    if scale.number and scale.total is not None:
        share = (scale.total / mates - scale.number.lowest) / scale.number.step
        near = {share.__floor__(), share.__ceil__()}
        return sorted(answer for answer in near if 0 <= answer < scale.size)
    return middle_options(scale.size)


def middle_options(size: int) -> list[int]:
    """The option in the middle of so many, or the two."""
    return sorted({(size - 1) // 2, size // 2})


def _ticked(scale: Scale, middle: bool, ticks: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The sets of ticks that differ in value or in a tick looked at, each by one of those merged in it."""
    found: dict[tuple[Fraction, int, int], tuple[int, int]] = {(Fraction(0), 0, 0): (0, 1)}
    for bit, option in enumerate(scale.options):
        more = dict(found)
        spend(2 * len(found))
        for (value, looked, number), (answer, ways) in found.items():
            seen = looked | (1 << bit if bit in ticks else 0)
            key = (value + option.value, seen, number + 1 if middle else 0)
            kept, others = more.get(key, (0, 0))
            more[key] = (kept or answer | 1 << bit, others + ways)
        found = more
    if 0 not in scale.answers:  # among those of the same value is the one without any tick
        nothing = (Fraction(0), 0, 0)
        found[nothing] = (found[nothing][0], found[nothing][1] - 1)
    boxes = len(scale.options)
    for (_, _, number), (answer, ways) in found.items():
        if ways and (not middle or number in (boxes // 2, (boxes + 1) // 2)):
            yield answer, ways
