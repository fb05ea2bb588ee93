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
from mkdocs_assessments.prove.automata.screening import Screen
from mkdocs_assessments.prove.proofs import Sheet
from mkdocs_assessments.prove.results import Result
from mkdocs_assessments.prove.work import spend

INVALID = Result(gap="invalid")


class StraightLine:
    """Counts the items not answered with one answer; a sheet with ``safe`` of them is no longer looked at."""

    start = 0

    def __init__(self, of: frozenset[str], answer: int, safe: int) -> None:
        self.of = of
        self.answer = answer
        self.safe = safe

    def summary(self, of: str, result: Result) -> int:
        """What is kept of one item's answer."""
        return int(of in self.of and result.answer != self.answer)

    def merge(self, one: int, other: int) -> int | None:
        """What is kept of two parts of a sheet together; ``None``: there are others enough."""
        return one + other if one + other < self.safe else None

    def valid(self, seen: int) -> bool:
        """All that are left are of those looked for."""
        return True


def straight_lines(screen: Screen, items: Mapping[str, Item]) -> list[StraightLine] | None:
    """What is to be left out, for a screen of this kind; ``None`` for others."""
    safe = screen.safe
    if screen.screen.answered is not None or safe is None or not 0 < 2 * safe <= len(screen.of):
        return None
    most = len(screen.of) - safe
    of_each = [items[id].scale.answers for id in screen.of]
    every = range(max(answers.stop for answers in of_each))
    spend(len(every) * len(of_each))
    return [StraightLine(screen.of, one, safe) for one in every if sum(one in answers for answers in of_each) > most]


class Counted(Protocol):
    """How often what is told, with sheets."""

    @property
    def results(self) -> dict[Result, int]:
        """What can be told, with the number of ways."""
        ...

    @property
    def ways(self) -> int:
        """How many sheets there are."""
        ...

    def sheets(self, wanted: Iterable[Result]) -> dict[Result, Sheet]:
        """Answers for each of those wanted; where that takes too much work, one may be missing."""
        ...


class Screened:
    """A distribution less the sheets with too many answers alike."""

    def __init__(
        self,
        whole: Counted,
        times: int,
        alike: Sequence[Counted],
        screen: Screen,
        items: Mapping[str, Item],
        slowly: Callable[[], Counted | None],
    ) -> None:
        self.slowly = slowly
        self.whole = whole
        self.screen = screen
        self.most = len(screen.of) - (screen.safe or 0)
        self.items = items
        spend(2 * len(whole.results))
        results = Counter({one: ways * times for one, ways in whole.results.items()})
        self.ways = sum(results.values())
        for part in alike:
            results.subtract({one: ways for one, ways in part.results.items() if one != INVALID})
        self.results: dict[Result, int] = {one: ways for one, ways in results.items() if ways}
        if left := self.ways - sum(self.results.values()):
            self.results[INVALID] = left

    def sheets(self, wanted: Iterable[Result]) -> dict[Result, Sheet]:
        """Answers for each of those wanted: the most easily found if they are valid, or else by a proof of their own.

        Where that takes too much work, one may be missing.
        """
        wanted = list(wanted)
        found = self.whole.sheets([result for result in wanted if result != INVALID])
        valid = {result: sheet for result, sheet in found.items() if self._can_be_valid(sheet)}
        missing = [result for result in wanted if result not in valid]
        more = self.slowly() if missing else None
        return valid | more.sheets(missing) if more else valid

    def _can_be_valid(self, sheet: Sheet) -> bool:
        counts = Counter(sheet[id] for id in self.screen.of if id in sheet)
        for id in self.screen.of:
            if id not in sheet:
                spend(self.items[id].scale.size)
                counts[min(self.items[id].scale.answers, key=lambda answer: counts[answer])] += 1
        return max(counts.values(), default=0) <= self.most
