"""Response scales: what an answer can be and what it scores.

Whatever the format, an answer to an item is one whole number from 0 to ``size - 1``: the position of the chosen
option, the number of steps above the lowest number, or the bits of the ticked options. So drafts, codes and both
engines know one kind of answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

MOST_TICKS = 16
"""Options that several answers may be chosen from; each set of them is one answer, so there are ``2 ** 16``."""


@dataclass(frozen=True, slots=True)
class Option:
    """One point of a response scale, as it is shown, and the value it scores before any reversal."""

    label: str
    value: Fraction
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class NumberRange:
    """Numbers typed or set: from ``lowest`` to ``highest`` in equal steps."""

    lowest: Fraction
    highest: Fraction
    step: Fraction
    unit: str = ""
    """What the number counts, such as ``days``; printed after it."""

    @property
    def size(self) -> int:
        """How many numbers there are."""
        return int((self.highest - self.lowest) / self.step) + 1


@dataclass(frozen=True)
class Scale:
    """A response scale. One of three formats: one of the options, several of them (``many``), or a number.

    Hundreds of items share one, so what is asked of it again and again is kept, its hash among it.
    """

    id: str
    options: tuple[Option, ...]
    """In the order shown; empty where a number is asked for."""
    na: str | None = None
    """The words of does-not-apply, where it is offered."""
    number: NumberRange | None = None
    many: bool = False
    """Whether several options may be ticked; each ticked one adds its value."""
    none: str | None = None
    """With ``many``: the words for ticking nothing on purpose, which is an answer, unlike a blank."""
    poles: tuple[str, str] | None = None
    """The two ends of a bipolar scale; the options between them are numbered."""
    total: Fraction | None = None
    """What the numbers given to all items with this scale in one dimension must add up to (constant sum)."""

    @property
    def size(self) -> int:
        """How many different answers there are."""
        if self.number:
            return self.number.size
        return 2 ** len(self.options) if self.many else len(self.options)

    @property
    def answers(self) -> range:
        """Those somebody can give. To tick nothing is one only where there are words for it; else it is a blank."""
        return range(int(self.many and self.none is None), self.size)

    def value(self, answer: int) -> Fraction:
        """What an answer scores before any reversal."""
        if self.number:
            return self.number.lowest + answer * self.number.step
        if self.many:
            ticked = (option.value for bit, option in enumerate(self.options) if answer >> bit & 1)
            return sum(ticked, Fraction(0))
        return self.options[answer].value

    @cached_property
    def lowest(self) -> Fraction:
        """The smallest value an answer scores."""
        if self.number:
            return self.number.lowest
        values = [option.value for option in self.options]
        return sum((value for value in values if value < 0), Fraction(0)) if self.many else min(values)

    @cached_property
    def highest(self) -> Fraction:
        """The largest value an answer scores."""
        if self.number:
            return self.number.highest
        values = [option.value for option in self.options]
        return sum((value for value in values if value > 0), Fraction(0)) if self.many else max(values)

    @cached_property
    def _hash(self) -> int:
        return hash((self.id, self.options, self.na, self.number, self.many, self.none, self.poles, self.total))

    def __hash__(self) -> int:
        return self._hash
