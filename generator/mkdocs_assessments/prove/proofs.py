"""What is proven of one dimension or score: its numbers, and what leads to each level, row and label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from mkdocs_assessments.model import Answer

Sheet = dict[str, Answer]
"""Answers by the ids of their items."""

Kind = Literal["level", "row", "label"]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that complete answer sheets come to."""

    lowest: Fraction
    highest: Fraction
    step: Fraction | None
    """The smallest gap between two of them; ``None`` where there is but one."""
    count: int
    least: Sheet | None = None
    """Answers that come to the lowest …"""
    most: Sheet | None = None
    """… and to the highest; both only where they were asked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """A level, a row or a label, and whether anybody can get there.

    ``witness`` and ``middle`` need be there only where they were asked for.
    """

    kind: Kind
    id: str
    place: int = 0
    """Of a level which bands it is in; of a row its position."""
    guidance: tuple[str, ...] = ()
    reached: bool = False
    witness: Sheet | None = None
    """Answers that get there, of everything that has a say in it, with as few blanks as will do."""
    share: Fraction = Fraction(0)
    """The share of uniform respondents that get there."""
    middle: Fraction | None = None
    """The share of those who answer everything with the middle."""
    below: Fraction | None = None
    """Of a level nobody can get to the nearest number below …"""
    above: Fraction | None = None
    """… and the nearest above."""
    unknown: bool = False
    """Whether sheets with blanks could not be gone through; those without do not get there."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Answers that are enough for a number or a label and lead to none, or to a number without a level."""

    kind: str
    """``level``: below the lowest level; ``table``: in no row; ``rows``: no row holds; ``cell``: no cell; ``group``:
    of no group; ``invalid``: a screen of validity fails."""
    share: Fraction
    number: Fraction | None
    """The lowest number for which something is missing."""
    witness: Sheet


@dataclass(frozen=True, slots=True)
class Proven:
    """All that is proven of one dimension or score."""

    id: str
    numbers: Numbers | None
    """``None`` for a label verb, and where no complete sheet has a number."""
    found: tuple[Found, ...]
    gaps: tuple[Gap, ...] = ()
    none: Fraction = Fraction(0)
    """The share of uniform respondents for whom there is neither number nor label."""


Proofs = Mapping[str, Proven | None]
"""By id of the dimension or score, and ``overall``; ``None`` where it would take too much work."""


class NotProvenError(Exception):
    """The exact method would take more work than is allowed; nothing is concluded."""
