"""The screens of validity as an automaton: how many were answered, and how often the same answer was given.

Of an answer's count only what can still matter is kept. With *n* items of which at most *m* may be answered alike, an
answer is safe as soon as ``n - m`` items have been answered otherwise, and a safe answer is forgotten. So nearly all
sheets soon are in one state. What is kept of two parts of a sheet can be put together in any order.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import NamedTuple

from mkdocs_assessments.model import Validity
from mkdocs_assessments.prove.told import Told


class Seen(NamedTuple):
    """What one screen keeps of a part of a sheet."""

    answered: int = 0
    others: int = 0
    """Items seen, up to the number that makes every answer safe: as many are not an answer that was not seen."""
    alike: tuple[tuple[int, int], ...] = ()
    """Answers seen that are not safe, each with how many items seen were not answered so."""


class Straight:
    """All screens together; ``of`` are the items they look at."""

    def __init__(self, screens: tuple[Validity, ...]) -> None:
        self.screens = screens
        self.of = frozenset(id for screen in screens for id in screen.of)
        self.safe = tuple(_safe(screen) for screen in screens)
        self.start = tuple(Seen() for _ in screens)

    def summary(self, of: str, told: Told) -> tuple[Seen, ...]:
        """What is kept of one item's answer."""
        return tuple(
            self._merge(place, Seen(), _one(told)) if of in screen.of else Seen()
            for place, screen in enumerate(self.screens)
        )

    def merge(self, one: tuple[Seen, ...], other: tuple[Seen, ...]) -> tuple[Seen, ...]:
        """What is kept of two parts of a sheet together."""
        return tuple(self._merge(place, *pair) for place, pair in enumerate(zip(one, other, strict=True)))

    def valid(self, seen: tuple[Seen, ...]) -> bool:
        """Whether every screen holds, once the whole sheet was seen."""
        for screen, safe, part in zip(self.screens, self.safe, seen, strict=True):
            if screen.answered is not None and not screen.answered.holds(Fraction(part.answered)):
                return False
            if screen.same is None:
                continue
            if safe is not None:
                if part.alike or (part.others < safe and safe > len(screen.of)):
                    return False
            elif not screen.same.holds(Fraction(max((part.others - n for _, n in part.alike), default=0))):
                return False
        return True

    def _merge(self, place: int, one: Seen, other: Seen) -> Seen:
        screen, safe = self.screens[place], self.safe[place]
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
        return Seen(answered, others, tuple(sorted(alike.items())))


def _one(told: Told) -> Seen:
    if told.answer is None:
        return Seen(0, 1)
    return Seen(1, 1, ((told.answer, 0),))


def _safe(screen: Validity) -> int | None:
    """After how many other answers an answer is safe; ``None`` where the screen is of another kind."""
    same = screen.same
    if same is None or same.high is None or same.low is not None:
        return None
    most = math.ceil(same.high) - 1 if same.high_open else math.floor(same.high)
    return max(len(screen.of) - most, 0)
