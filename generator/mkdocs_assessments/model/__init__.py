"""An assessment as the rest of the program knows it: every default applied, every name resolved, nothing mutable.

``written`` holds what a coach may leave out; here nothing is missing. Numbers that decide anything are exact
(``Fraction``), in the units of the score they belong to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from mkdocs_assessments.model.scales import MOST_TICKS, NumberRange, Option, Scale
from mkdocs_assessments.model.scores import (
    LABEL_VERBS,
    Amount,
    Bands,
    Blank,
    Cap,
    Condition,
    Domain,
    Interval,
    Lookup,
    Norm,
    NormGroup,
    Outcome,
    Round,
    Row,
    Score,
    ScoreLevel,
    Step,
    Term,
    Test,
    Validity,
    Verb,
)

__all__ = [
    "LABEL_VERBS",
    "MOST_TICKS",
    "Amount",
    "Answer",
    "Answers",
    "Assessment",
    "Bands",
    "Blank",
    "Cap",
    "Condition",
    "Dimension",
    "Domain",
    "Example",
    "Expected",
    "Interval",
    "Item",
    "Level",
    "Lookup",
    "Norm",
    "NormGroup",
    "NumberRange",
    "Option",
    "Outcome",
    "Overall",
    "Round",
    "Row",
    "Scale",
    "Score",
    "ScoreLevel",
    "Section",
    "Step",
    "Term",
    "Test",
    "Validity",
    "Verb",
]

Answer = int | Literal["na"] | None
"""A whole number from 0 (what it stands for is the scale's: ``Scale.value``), ``"na"`` for does-not-apply, or ``None``
for no answer."""

Answers = Mapping[str, Answer]
"""Item id to answer. An item that is not a key has no answer."""

Overall = Literal["dimensions", "items", "none"]


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
    scored: bool = True
    """Whether it counts in its dimension."""
    ask: Condition | None = None
    """When it is asked at all: tests of facts and of items before it. An answer to an item not asked is no answer."""
    otherwise: Fraction | None = None
    """What it scores, before any reversal, when it is not asked; ``None``: nothing, as does-not-apply."""
    fact: bool = False
    """Whether it asks about the person, for groups and conditions, and not about what they do."""

    def keyed(self, answer: int) -> Fraction:
        """What an answer scores in the dimension: its value, mirrored where reverse-keyed."""
        value = self.scale.value(answer)
        return self.scale.lowest + self.scale.highest - value if self.reverse else value


@dataclass(frozen=True, slots=True)
class Level:
    """A band of scores: from its lower bound, inclusive, up to the next level's."""

    id: str
    title: str
    start: Fraction
    reading: str


@dataclass(frozen=True, slots=True)
class Dimension:
    """A group of items with one score: the mean of the answered items, reversed where keyed so.

    As a ``sum`` it is that mean times the number of items: what all would add up to if the blanks were as the rest.
    """

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
    sum: bool = False

    @property
    def times(self) -> int:
        """What the mean is multiplied by: the number of items for a sum, else 1."""
        return len(self.items) if self.sum else 1

    @property
    def lowest(self) -> Fraction:
        """The smallest score the dimension can have."""
        return self.items[0].scale.lowest * self.times

    @property
    def highest(self) -> Fraction:
        """The largest score the dimension can have."""
        return self.items[0].scale.highest * self.times


@dataclass(frozen=True, slots=True)
class Section:
    """One screen of questions, in the order asked: a dimension's, those of a group without a score, or the facts."""

    id: str
    title: str
    about: str
    items: tuple[Item, ...]
    dimension: Dimension | None = None
    """The dimension whose questions these are; some of them may be unscored."""
    domains: tuple[str, ...] = ()
    """Titles of the domains it lies in, outermost first."""


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
    levels: Mapping[str, str | None]
    """Of a dimension or score its level, or of a label verb's score its label; ``None`` for neither."""
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
    sections: tuple[Section, ...] = ()
    """Every screen; ``dimensions`` are those that have a score."""
    scores: tuple[Score, ...] = ()
    """In an order in which each comes after those it is made of; domains' scores among them."""
    domains: tuple[Domain, ...] = ()
    """The tree above the dimensions, each after those inside it; empty where none are nested."""
    validity: tuple[Validity, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in the order they are asked, facts and unscored ones among them."""
        return tuple(item for section in self.sections for item in section.items)
