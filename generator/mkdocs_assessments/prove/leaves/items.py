"""The independent parts that a joint proof reads one after the other, each with how often it tells what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Protocol

from mkdocs_assessments.model import Answer, Item
from mkdocs_assessments.prove.packed import PackedSum
from mkdocs_assessments.prove.proofs import Sheet
from mkdocs_assessments.prove.results import Result, answered, skipped
from mkdocs_assessments.prove.work import spend


class Leaf(Protocol):
    """A part: what it can tell, with the number of ways (of the crowd ``blanks``: the fewest blanks)."""

    @property
    def id(self) -> str:
        """By what name it is read."""
        ...

    @property
    def results(self) -> Mapping[Any, int]:
        """What it can come to."""
        ...

    def sheets(self, wanted: Iterable[Any]) -> dict[Any, Sheet]:
        """Answers with which it tells each of those wanted."""
        ...


class ItemLeaf:
    """One item. What it tells where it is not asked is ``skipped``, as often as it is answered in any way.

    ``void``: whether it can be answered and count as blank all the same, as one of a block that does not add up.
    """

    def __init__(self, item: Item, choices: Sequence[tuple[int, int]], blanks: bool, *, void: bool = False) -> None:
        self.id = item.id
        self.item = item
        spend(2 * len(choices) * (len(item.scale.options) if item.scale.many else 1))
        self.answers: dict[Result, Answer] = {answered(item, answer): answer for answer, _ in choices}
        ways = [0 if blanks else ways for _, ways in choices]
        self.results: dict[Result, int] = dict(zip(self.answers, ways, strict=True))
        self.skipped = (skipped(item), 0 if blanks else sum(ways))
        if blanks:
            self._add(Result(), None)
            if item.na is not None:
                self._add(Result(na=True), "na")
            for answer, _ in choices if void else ():
                self._add(Result(given=answer), answer)

    def _add(self, result: Result, answer: Answer) -> None:
        self.answers[result] = answer
        self.results[result] = 1

    def sheets(self, wanted: Iterable[Result]) -> dict[Result, Sheet]:
        return {result: {self.id: self.answers[result]} if result in self.answers else {} for result in wanted}


class BlockLeaf:
    """The one item of several with a total that anything reads; the others take what is left in any way there is."""

    def __init__(self, leaf: ItemLeaf, others: Sequence[ItemLeaf], total: Fraction) -> None:
        self.leaf = leaf
        self.id = leaf.id
        self.others = PackedSum([_by_number(other) for other in others])
        self.rest = [{result.number: answer for result, answer in other.answers.items()} for other in others]
        self.ids = [other.id for other in others]
        self.total = total
        ways = self.others.ways()
        self.results = {
            result: each * ways[total - result.number]
            for result, each in leaf.results.items()
            if result.number is not None and total - result.number in ways
        }

    def sheets(self, wanted: Iterable[Result]) -> dict[Result, Sheet]:
        found: dict[Result, Sheet] = {}
        for result in wanted:
            assert result.number is not None
            numbers = self.others.trace(self.total - result.number)
            sheet: Sheet = {self.id: self.leaf.answers[result]}
            for id, answers, number in zip(self.ids, self.rest, numbers, strict=True):
                sheet[id] = answers[number]
            found[result] = sheet
        return found


def _by_number(leaf: ItemLeaf) -> dict[Fraction, int]:
    found: dict[Fraction, int] = {}
    for result, ways in leaf.results.items():
        assert result.number is not None
        found[result.number] = found.get(result.number, 0) + ways
    return found


class Rest:
    """Items that nothing reads but some screens of validity: only what is kept of them for those."""

    def __init__(self, id: str, leaves: Sequence[ItemLeaf], screens: Mapping[int, Any]) -> None:
        """``screens`` by the numbers under which parts keep what is seen for them."""
        self.id = id
        self.screens = screens
        kept: dict[Any, tuple[int, Sheet]] = {tuple(screen.start for screen in screens.values()): (1, {})}
        for leaf in leaves:
            means: dict[Any, tuple[int, Answer]] = {}
            for result, ways in leaf.results.items():
                summary = tuple(screen.summary(leaf.id, result) for screen in screens.values())
                before = means.get(summary, (0, leaf.answers[result]))
                means[summary] = (before[0] + ways, before[1])
            more: dict[Any, tuple[int, Sheet]] = {}
            for one, (ways, sheet) in kept.items():
                for summary, (each, answer) in means.items():
                    spend(3 * len(screens))
                    both = tuple(map(_merged, screens.values(), one, summary))
                    if None not in both:
                        so_far = more.get(both, (0, {}))
                        more[both] = (so_far[0] + ways * each, so_far[1] or {**sheet, leaf.id: answer})
            kept = more
        results = [
            (Result(summary=tuple(zip(screens, summary, strict=True))), *found) for summary, found in kept.items()
        ]
        self._sheets = {result: sheet for result, _, sheet in results}
        self.results = {result: ways for result, ways, _ in results}

    def sheets(self, wanted: Iterable[Result]) -> dict[Result, Sheet]:
        return {result: self._sheets[result] for result in wanted}


def _merged(screen: Any, one: Any, other: Any) -> Any:
    return screen.merge(one, other)
