"""Scores beyond a dimension's own: one verb over items, dimensions or other scores, and a few plain modifiers.

There is no formula language. A score with a *number verb* has a number and perhaps a level; one with a *label verb*
has a label. Both may be missing (``None``): not enough answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

NumberVerb = Literal["sum", "mean", "weigh", "count", "value", "min", "max"]
LabelVerb = Literal["choose", "top", "join", "cross", "stages"]
Verb = NumberVerb | LabelVerb

LABEL_VERBS: frozenset[str] = frozenset({"choose", "top", "join", "cross", "stages"})


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers between two bounds; ``None`` where there is no bound."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    """Whether the lower bound itself is left out."""
    high_open: bool = False

    def holds(self, number: Fraction) -> bool:
        """Whether ``number`` lies within."""
        above = self.low is None or (number > self.low if self.low_open else number >= self.low)
        return above and (self.high is None or (number < self.high if self.high_open else number <= self.high))


@dataclass(frozen=True, slots=True)
class Test:
    """One test of one item, fact, dimension or score; exactly one of the last four says which.

    An item is tested by its answer before any reversal: ``answers`` lists the positions that pass, ``ticked`` the
    option that must be among several, ``within`` the numbers of a numeric item. A score or dimension is tested by its
    number (``within``), or by its label or level (``label``).
    """

    __test__ = False  # not one of pytest's

    of: str
    answers: frozenset[int] | None = None
    ticked: int | None = None
    within: Interval | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """Tests that must all hold and, where there are ``alternatives``, one of those sets of tests as well."""

    tests: tuple[Test, ...] = ()
    alternatives: tuple[tuple[Test, ...], ...] = ()

    @property
    def every_test(self) -> tuple[Test, ...]:
        """All tests, wherever they stand."""
        return self.tests + tuple(test for tests in self.alternatives for test in tests)


@dataclass(frozen=True, slots=True)
class Term:
    """A member of a score's list."""

    of: str
    """The id of an item, dimension, domain or score."""
    reverse: bool = False
    """Whether an item counts mirrored, in this score only; ``-item`` in the file."""
    weight: Fraction | str = Fraction(1)
    """A number, or the id of the score that is the weight."""
    test: Test | None = None
    """With ``count``: the test that an answer must pass to be counted."""


@dataclass(frozen=True, slots=True)
class Row:
    """A label and when it holds."""

    then: str
    when: Condition


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is said of a label: its title, its reading and its guidance."""

    id: str
    title: str
    reading: str = ""
    guidance: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoreLevel:
    """A band on a score: from its bound up to the next level's. ``above``: the bound itself still belongs below."""

    id: str
    title: str
    start: Fraction
    reading: str = ""
    above: bool = False
    guidance: tuple[str, ...] = ()
    reachable: bool = True
    """Whether the file says that answers can lead to it; what is not so stands there as published."""


@dataclass(frozen=True, slots=True)
class Bands:
    """The levels of a score for the people for whom ``when`` holds, lowest first; everybody where it is empty."""

    when: Condition
    levels: tuple[ScoreLevel, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """``plus``, ``minus`` and ``times``: by a number, or by the score or dimension with that id."""

    kind: Literal["plus", "minus", "times"]
    by: Fraction | str


@dataclass(frozen=True, slots=True)
class Lookup:
    """A published table: the first row whose numbers hold the score, of the first group that fits.

    A score in no row has no converted score.
    """

    groups: tuple[tuple[Condition, tuple[tuple[Interval, Fraction], ...]], ...]
    source: str


@dataclass(frozen=True, slots=True)
class NormGroup:
    """A reference group: its name as shown, whom it is for, and its mean and standard deviation."""

    title: str
    when: Condition
    mean: Fraction
    deviation: Fraction


@dataclass(frozen=True, slots=True)
class Norm:
    """``(score - mean) / deviation * to_deviation + to_mean`` with the first group that fits; none fits: no score."""

    groups: tuple[NormGroup, ...]
    to_mean: Fraction
    to_deviation: Fraction
    source: str


@dataclass(frozen=True, slots=True)
class Round:
    """Rounded half up to so many decimals."""

    decimals: int


@dataclass(frozen=True, slots=True)
class Cap:
    """No more than ``at``, unless the condition holds (an empty one never does)."""

    at: Fraction
    unless: Condition = Condition()


Step = Amount | Lookup | Norm | Round | Cap

Blank = Fraction | Literal["left out", "mean"]
"""What a member without a value counts: nothing, the mean of the others, or a number before any reversal."""


@dataclass(frozen=True, slots=True)
class Score:
    """One score. Which fields matter depends on the verb; the rest keep their defaults."""

    id: str
    title: str
    verb: Verb
    terms: tuple[Term, ...] = ()
    """Of every verb but ``choose`` and ``stages``; for ``cross`` the row's and the column's."""
    need: int = 0
    """How many terms must have a value (for ``choose``: see ``needs``)."""
    blank: Blank = "left out"
    otherwise: Fraction | None = None
    """The number where there would be none (``blank: zero score`` in the file)."""
    steps: tuple[Step, ...] = ()
    """In the order applied: minus, plus, times, table, norm, round, cap."""
    bands: tuple[Bands, ...] = ()
    """The first whose condition holds gives the level; one whose facts are unknown gives none."""
    rows: tuple[Row, ...] = ()
    """Of ``choose``, first that holds; of ``stages``, lowest first, up to the last before one that does not hold."""
    needs: tuple[str, ...] = ()
    """Of ``choose`` and ``stages``: what must be known before there is a label."""
    table: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Of ``cross``: the label for a row's label and a column's."""
    take: int = 1
    """Of ``top``: how many."""
    separator: str = "+"
    """Of ``top`` and ``join``: what stands between the labels."""
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    """Of a label verb: every label it can give."""
    about: str = ""
    unit: str = ""
    """Printed after the number, such as ``%``."""
    decimals: int = 0
    """How many the page prints."""
    show: bool = True
    lowest: Fraction | None = None
    """The smallest number it can have, as the file says or else as worked out; ``None`` for a label verb."""
    highest: Fraction | None = None

    @property
    def is_label(self) -> bool:
        """Whether it gives a label and not a number."""
        return self.verb in LABEL_VERBS


@dataclass(frozen=True, slots=True)
class Domain:
    """A node of the tree of dimensions, above the leaves. Its score has the same id and stands among the scores."""

    id: str
    title: str
    about: str
    children: tuple[str, ...]
    """Ids of dimensions and domains, in the order of the file."""


@dataclass(frozen=True, slots=True)
class Validity:
    """A screen over a whole sheet; when it fails, nothing is scored and ``say`` tells why."""

    of: tuple[str, ...]
    """Item ids."""
    answered: Interval | None = None
    """How many of them must be answered."""
    same: Interval | None = None
    """How often the most frequent answer may occur among them."""
    say: str = ""
