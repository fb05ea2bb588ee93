"""An assessment as the rest of the program knows it: every default applied, every name resolved, nothing mutable.

``written`` holds what a coach may leave out; here nothing is missing. Numbers that decide anything are exact
(``Fraction``), in the units of the score they belong to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

Answer = int | Literal["na"] | None
"""The position of the chosen option counted from 0, ``"na"`` for does-not-apply, or ``None`` for no answer."""

Answers = Mapping[str, Answer]
"""Item id to answer. An item that is not a key has no answer."""

Overall = Literal["dimensions", "items", "none"]


@dataclass(frozen=True, slots=True)
class Option:
    """One point of a response scale, as it is shown, and the value it scores before any reversal."""

    label: str
    value: Fraction
    hint: str | None = None


@dataclass(frozen=True)
class Scale:
    """A response scale: its options in the order shown and, where offered, the words of does-not-apply.

    Hundreds of items share one, so what is asked of it again and again is kept, its hash among it.
    """

    id: str
    options: tuple[Option, ...]
    na: str | None = None

    @cached_property
    def lowest(self) -> Fraction:
        """The smallest value an option scores."""
        return min(option.value for option in self.options)

    @cached_property
    def highest(self) -> Fraction:
        """The largest value an option scores."""
        return max(option.value for option in self.options)

    def keyed(self, reverse: bool) -> tuple[Fraction, ...]:
        """What each option scores in a dimension: its value, mirrored where the item is reverse-keyed."""
        return self._mirrored if reverse else self._straight

    @cached_property
    def _straight(self) -> tuple[Fraction, ...]:
        return tuple(option.value for option in self.options)

    @cached_property
    def _mirrored(self) -> tuple[Fraction, ...]:
        return tuple(self.lowest + self.highest - option.value for option in self.options)

    @cached_property
    def _hash(self) -> int:
        return hash((self.id, self.options, self.na))

    def __hash__(self) -> int:
        return self._hash


@dataclass(frozen=True, slots=True)
class Item:
    """One statement. ``reverse`` belongs to its membership in the dimension that holds it."""

    id: str
    text: str
    scale: Scale
    reverse: bool = False
    na: str | None = None
    """The words of does-not-apply for this item, or ``None`` where it is not offered."""
    observer: str | None = None
    attempt: str | None = None
    """One smallest act to try, written as ``try`` in the file."""
    help: str | None = None

    def keyed(self, option: int) -> Fraction:
        """What the option at a position scores in the dimension: its value, mirrored where reverse-keyed."""
        return self.scale.keyed(self.reverse)[option]


@dataclass(frozen=True, slots=True)
class Level:
    """A band of scores: from its lower bound, inclusive, up to the next level's."""

    id: str
    title: str
    start: Fraction
    reading: str


@dataclass(frozen=True, slots=True)
class Dimension:
    """A group of items with one score: the mean of the answered items, reversed where keyed so."""

    id: str
    title: str
    about: str
    items: tuple[Item, ...]
    need: int
    """How many items must be answered before there is a score."""
    levels: tuple[Level, ...]
    """Lowest first, each with the reading written for this dimension or the assessment's own."""
    guidance: Mapping[str, tuple[str, ...]]
    """Level id to the stems of articles in the guidance folder."""
    practice: str | None = None
    sources: tuple[str, ...] = ()
    seeds: tuple[str, ...] = ()

    @property
    def lowest(self) -> Fraction:
        """The smallest score the dimension can have."""
        return self.items[0].scale.lowest

    @property
    def highest(self) -> Fraction:
        """The largest score the dimension can have."""
        return self.items[0].scale.highest


@dataclass(frozen=True, slots=True)
class Expected:
    """A number as a coach wrote it: it holds when the exact score, rounded half up to its decimals, equals it."""

    value: Fraction
    decimals: int


@dataclass(frozen=True, slots=True)
class Example:
    """A worked answer sheet and what it must score. ``None`` stands for "not enough answers"."""

    id: str
    answers: Answers
    scores: Mapping[str, Expected | None]
    levels: Mapping[str, str]
    overall: Expected | None = None
    overall_stated: bool = False
    """Whether the file says anything about the overall score; tells "none expected" from "not mentioned"."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """One whole assessment, ready to be checked, scored, and written out."""

    id: str
    file: str
    title: str
    version: str
    summary: str
    construct: str | None
    period: str | None
    """The period in words, such as ``four weeks``."""
    stem: str | None
    dimensions: tuple[Dimension, ...]
    overall: Overall
    noise: Fraction
    """The share of answers assumed to move one step when somebody answers twice without any real change."""
    not_for: tuple[str, ...]
    sources: tuple[str, ...]
    examples: tuple[Example, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in the order they are asked."""
        return tuple(item for dimension in self.dimensions for item in dimension.items)
