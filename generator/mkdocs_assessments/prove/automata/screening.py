"""A screen of validity as an automaton: how many were answered, and how often the same answer was given.

Of an answer's count only what can still matter is kept. With *n* items of which at most *m* may be answered alike, an
answer is safe as soon as ``n - m`` items have been answered otherwise, and a safe answer is forgotten. So nearly all
sheets soon are in one state. What is kept of two parts of a sheet can be put together in any order.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import NamedTuple

from mkdocs_assessments.model import Validity
from mkdocs_assessments.prove.results import Result
from mkdocs_assessments.prove.work import spend


class Seen(NamedTuple):
    """What one screen keeps of a part of a sheet."""

    answered: int = 0
    others: int = 0
    """Items seen, up to the number that makes every answer safe: as many are not an answer that was not seen."""
    alike: tuple[tuple[int, int], ...] = ()
    """Answers seen that are not safe, each with how many items seen were not answered so."""


class Screen:
    """One screen; ``of`` are the items it looks at."""

    def __init__(self, screen: Validity) -> None:
        self.screen = screen
        self.of = frozenset(screen.of)
        self.safe = _safe(screen)
        self.start = Seen()

    def summary(self, of: str, result: Result) -> Seen:
        """What is kept of one item's answer."""
        return self.merge(Seen(), _one(result)) if of in self.of else Seen()

    def valid(self, seen: Seen) -> bool:
        """Whether it holds, once the whole sheet was seen."""
        screen, safe = self.screen, self.safe
        if screen.answered is not None and not screen.answered.holds(Fraction(seen.answered)):
            return False
        if screen.same is None:
            return True
        if safe is not None:
            return not seen.alike and (seen.others >= safe or safe <= len(screen.of))
        return screen.same.holds(Fraction(max((seen.others - n for _, n in seen.alike), default=0)))

    def merge(self, one: Seen, other: Seen) -> Seen:
        """What is kept of two parts of a sheet together."""
        screen, safe = self.screen, self.safe
        answered = one.answered + other.answered if screen.answered is not None else 0
        if screen.same is None:
            return Seen(answered)
        seen = dict(one.alike), dict(other.alike)
        others = one.others + other.others
        alike: dict[int, int] = {
            answer: seen[0].get(answer, one.others) + seen[1].get(answer, other.others)
            for answer in {**seen[0], **seen[1]}
        }
        if safe is not None:
            others = min(others, safe)
            alike = {answer: n for answer, n in alike.items() if n < safe}
        spend(2 + len(alike))
        return Seen(answered, others, tuple(sorted(alike.items())))


def _one(result: Result) -> Seen:
    if result.answer is None:
        return Seen(0, 1)
    return Seen(1, 1, ((result.answer, 0),))


def _safe(screen: Validity) -> int | None:
    """After how many other answers an answer is safe; ``None`` where the screen is of another kind."""
    same = screen.same
    if same is None or same.high is None or same.low is not None:
        return None
    most = math.ceil(same.high) - 1 if same.high_open else math.floor(same.high)
    return max(len(screen.of) - most, 0)
