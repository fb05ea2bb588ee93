"""Conditions read one thing at a time, in whatever order; what can no longer matter is forgotten at once.

A row of tests is a list of alternatives, and an alternative the tests of it still to be read, as the bits of an
integer: no bits are left of one that holds, and one that fails is left out. So two sheets that differ only in what has
been decided are one state. Where the first row that holds counts, those after one that holds are left out too, and
those that cannot hold unless one before them does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from mkdocs_assessments.model import Condition, Item, Test
from mkdocs_assessments.prove.results import Result, answered, passes, skipped
from mkdocs_assessments.prove.work import spend

Open = tuple[tuple[int, int], ...]
"""Alternatives left, each with its row and the tests still to be read."""
State = tuple[frozenset[str], Open] | None
"""What must be known and was not read yet, with the rows; ``None`` once something needed has proved unknown."""

FEW = 100
"""Answers of an item that are compared one by one to find out which test implies which."""


class Rows:
    """Conditions in a row, of which the first that holds counts (``first``), or all up to the first that fails."""

    def __init__(
        self,
        conditions: Sequence[Condition],
        items: Mapping[str, Item],
        needs: Iterable[str] = (),
        policy: Literal["first", "stages"] = "first",
        *,
        open_: bool = False,
    ) -> None:
        self.open = open_
        """Whether a test of a blank holds, as in ``ask``: a question is left out only once an answer rules it out."""
        self.policy = policy
        self.items = items
        self.needs = frozenset(needs)
        self.size = len(conditions)
        self.tests = list(dict.fromkeys(test for condition in conditions for test in condition.every_test))
        bits = {test: 1 << place for place, test in enumerate(self.tests)}
        self.at: dict[str, list[tuple[int, Test]]] = {}
        """Of each thing tested the tests, each with its bit."""
        for test, bit in bits.items():
            self.at.setdefault(test.of, []).append((bit, test))
        self.masks = {of: sum(bit for bit, _ in tests) for of, tests in self.at.items()}
        rows = []
        for row, condition in enumerate(conditions):
            every = sum({bits[test] for test in condition.tests})
            rows += [
                (row, every | sum({bits[test] for test in alternative}))
                for alternative in condition.alternatives or ((),)
            ]
        self.alternatives = tuple(rows)
        self.reads = frozenset(self.at) | self.needs
        self.implied: dict[int, int] = {}
        """Of each test, by its bit, those that hold wherever it does."""
        self.implications: dict[int, int] = {}
        """The same, of sets of tests that were met."""
        if policy == "first" and len(rows) > 1:
            for of, tests in self.at.items():
                self._imply(items.get(of), tests)
        self.start: State = (self.needs, self._left(rows))

    def symbol(self, of: str, result: Result) -> tuple[bool, int]:
        """All that matters here of a reading: whether it is known, and which tests of it hold."""
        item = self.items.get(of)
        tests = self.at.get(of, ())
        if self.open and item and result.given is not None:
            result = answered(item, result.given)
        if self.open and item and not item.fact and result == Result():
            return False, self.masks.get(of, 0)
        spend(1 + len(tests))
        return result.known, sum(bit for bit, test in tests if passes(test, result, item))

    def step(self, state: State, of: str, symbol: tuple[bool, int]) -> State:
        """The state after reading one thing."""
        known, passed = symbol
        if state is None or (of in self.needs and not known):
            return None
        needs, rows = state
        read = self.masks.get(of, 0)
        failed = read & ~passed
        left = [(row, tests & ~read) for row, tests in rows if not tests & failed] if read else rows
        spend(len(rows))
        return needs - {of} if of in needs else needs, self._left(left) if read else rows

    def rows(self, state: State) -> int | None:
        """With ``first``: the row that holds; with ``stages``: the last before one that fails; ``None``: none, or -1.

        -1 says that something needed is unknown.
        """
        if state is None:
            return -1
        hold = {row for row, tests in state[1] if not tests}
        if self.policy == "stages":
            held = next((row for row in range(self.size) if row not in hold), self.size)
            return held - 1 if held else None
        return min(hold, default=None)

    def possible(self, state: State) -> frozenset[int]:
        """The rows that hold or still may."""
        return frozenset() if state is None else frozenset(row for row, _ in state[1])

    def _left(self, rows: Sequence[tuple[int, int]]) -> Open:
        """Those that still matter, in one order."""
        hold = {row for row, tests in rows if not tests}
        end = self.size
        if self.policy == "first":
            end = min(hold, default=end)
        else:
            there = {row for row, _ in rows}
            end = next((row for row in range(end) if row not in there), end)
        found = sorted({(row, 0 if row in hold else tests) for row, tests in rows if row < end})
        if self.policy == "first":
            found = self._unbeaten(found)
            if end < self.size:
                found.append((end, 0))
        return tuple(found)

    def _unbeaten(self, rows: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Without those of which all that hold has one before them, or another of the same row."""
        found: list[tuple[int, int]] = []
        for row, tests in sorted(rows, key=lambda one: (one[0], one[1].bit_count())):
            beaten = ~self._implications(tests)
            if not any(not before & beaten for _, before in found):
                found.append((row, tests))
        spend(1 + len(rows) * len(found) // 8)
        return found

    def _implications(self, tests: int) -> int:
        found = self.implications.get(tests)
        if found is None:
            found, left = tests, tests
            while left:
                bit = left & -left
                left ^= bit
                found |= self.implied.get(bit, 0)
            self.implications[tests] = found
        return found

    def _imply(self, item: Item | None, tests: Sequence[tuple[int, Test]]) -> None:
        """Find out which of the tests of an item imply which."""
        if item is None or len(tests) < 2 or item.scale.size > FEW:
            return
        results = [answered(item, answer) for answer in item.scale.answers]
        results.append(skipped(item))
        spend(len(tests) * (len(results) + len(tests)))
        meet = [sum(1 << place for place, one in enumerate(results) if passes(test, one, item)) for _, test in tests]
        for (bit, _), some in zip(tests, meet, strict=True):
            self.implied[bit] = sum(other for (other, _), more in zip(tests, meet, strict=True) if not some & ~more)
