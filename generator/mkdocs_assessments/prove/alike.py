"""Sheets on which nearly everything is answered the same, apart: what a screen of validity leaves out.

Where at most *m* of *n* items may be answered alike and *m* is at least half of them, no sheet has too many of two
answers. So the valid sheets are all sheets less, for each answer, those with fewer than ``n - m`` others; and these
are few, whatever else is counted of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from mkdocs_assessments.model import Item
from mkdocs_assessments.prove.leaves import Sheet
from mkdocs_assessments.prove.straight import Straight
from mkdocs_assessments.prove.told import Told

INVALID = Told(gap="invalid")


class Alike:
    """Counts the items not answered with one answer; a sheet with ``safe`` of them is no longer looked at."""

    start = 0

    def __init__(self, of: frozenset[str], answer: int, safe: int) -> None:
        self.of = of
        self.answer = answer
        self.safe = safe

    def summary(self, of: str, told: Told) -> int:
        """What is kept of one item's answer."""
        return int(of in self.of and told.answer != self.answer)

    def merge(self, one: int, other: int) -> int | None:
        """What is kept of two parts of a sheet together; ``None``: there are others enough."""
        return one + other if one + other < self.safe else None

    def valid(self, seen: int) -> bool:
        """All that are left are of those looked for."""
        return True


def answers_alike(straight: Straight | None, items: Mapping[str, Item]) -> list[Alike] | None:
    """What is to be left out, for screens of this kind; ``None`` for others."""
    if straight is None or len(straight.screens) != 1:
        return None
    screen, safe = straight.screens[0], straight.safe[0]
    if screen.answered is not None or safe is None or not 0 < 2 * safe <= len(screen.of):
        return None
    most = len(screen.of) - safe
    sizes = [items[id].scale.size for id in screen.of]
    answers = range(max(sizes))
    return [Alike(straight.of, answer, safe) for answer in answers if sum(size > answer for size in sizes) > most]


class Telling(Protocol):
    """Something that tells: a distribution."""

    told: dict[Told, int]

    def sheets(self, wanted: Iterable[Told]) -> dict[Told, Sheet]:
        """Answers for each of those wanted."""
        ...


class Screened:
    """A distribution less the sheets with too many answers alike."""

    def __init__(
        self,
        whole: Telling,
        times: int,
        alike: Sequence[Telling],
        screen: Straight,
        items: Mapping[str, Item],
        slowly: Callable[[], Telling | None],
    ) -> None:
        self.slowly = slowly
        self.whole = whole
        self.screen = screen.screens[0]
        self.most = len(self.screen.of) - (screen.safe[0] or 0)
        self.items = items
        told = Counter({one: ways * times for one, ways in whole.told.items()})
        self.ways = sum(told.values())
        for part in alike:
            told.subtract(part.told)
        self.told: dict[Told, int] = {one: ways for one, ways in told.items() if ways}
        if left := self.ways - sum(self.told.values()):
            self.told[INVALID] = left

    def sheets(self, wanted: Iterable[Told]) -> dict[Told, Sheet]:
        """Answers for each of those wanted: the most easily found if they are valid, or else by a proof of their own.

        Where that takes too much work, one may be missing.
        """
        wanted = list(wanted)
        found = self.whole.sheets([told for told in wanted if told != INVALID])
        valid = {told: sheet for told, sheet in found.items() if self._can_be_valid(sheet)}
        missing = [told for told in wanted if told not in valid]
        more = self.slowly() if missing else None
        return valid | more.sheets(missing) if more else valid

    def _can_be_valid(self, sheet: Sheet) -> bool:
        counts = Counter(sheet[id] for id in self.screen.of if id in sheet)
        for id in self.screen.of:
            if id not in sheet:
                counts[min(range(self.items[id].scale.size), key=lambda answer: counts[answer])] += 1
        return max(counts.values(), default=0) <= self.most
