"""What an item, a dimension or a score tells those made of it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from mkdocs_assessments.model import Item, Test


@dataclass(slots=True)
class Result:
    """One reading of an item or of a score, as its readers see it.

    Nobody changes one; it is not frozen only because thousands are made, and each would take five times as long.
    """

    number: Fraction | None = None
    """An item's value before any reversal; a dimension's or score's number."""
    label: str | None = None
    """A level's id, a label, or of an item the position of its answer."""
    answer: int | None = None
    """Of an item: the answer given; ``None`` without one, and where a stated value stands for it."""
    asked: bool = True
    """Whether it counts among those asked: not where skipped without a stated value."""
    na: bool = False
    """Whether the answer is does-not-apply."""
    parts: tuple[str, ...] = ()
    """Of a score: the labels that ``top`` or ``join`` put together."""
    row: int = -1
    """Of a score: which group of bands, or which row, gave the label."""
    gap: str = ""
    """Of a score: why there is no number or label although there are answers enough (``table``, ``norm``, …)."""
    lost: Fraction | None = None
    """Of a score: the number for which there was a gap."""
    given: int | None = None
    """Of an item whose block counts as blank, as it does not add up: the answer given, for ``ask`` sees it."""
    summary: tuple[tuple[int, Any], ...] | None = None
    """What each screen of validity that looks at more besides needs to know of the answers behind it, by its number."""

    def __hash__(self) -> int:
        """By what tells most apart; a fraction's parts hash more quickly than it does."""
        number = self.number
        parts = (number.numerator, number.denominator) if number is not None else None
        lost = self.lost.numerator if self.lost is not None else None
        return hash((parts, self.label, self.row, self.gap, self.summary, lost))

    @property
    def known(self) -> bool:
        """Whether there is a number or a label at all."""
        return self.number is not None or self.label is not None


def answered(item: Item, answer: int) -> Result:
    """What an item tells that was answered."""
    return Result(item.scale.value(answer), str(answer), answer)


def skipped(item: Item) -> Result:
    """What an item tells that was not asked: its stated value, if it has one."""
    return Result(item.otherwise, asked=item.otherwise is not None)


def passes(test: Test, result: Result, item: Item | None) -> bool:
    """Whether a test holds; ``item`` is what it is of, where that is an item. A test of nothing does not hold."""
    if test.label is not None:
        return result.label == test.label
    if item is not None and result.answer is None and result.number is None:
        return False
    if test.answers is not None:
        if result.answer is None and item is not None:
            return any(item.scale.value(answer) == result.number for answer in test.answers)
        return result.answer in test.answers
    if test.ticked is not None:
        return result.answer is not None and bool(result.answer >> test.ticked & 1)
    assert test.within is not None
    return result.number is not None and test.within.holds(result.number)
