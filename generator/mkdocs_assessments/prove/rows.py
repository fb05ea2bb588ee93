"""Conditions read one thing at a time, in whatever order; what can no longer matter is forgotten at once.

The state of one condition is ``True``, ``False``, or what is still to be read of it: the open tests, and of each
alternative that has not failed its open tests. So two sheets that differ only in what has been decided are one state.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from mkdocs_assessments.model import Condition, Item
from mkdocs_assessments.prove.told import Told, passes

Open = tuple[frozenset[int], tuple[frozenset[int], ...] | None]
"""Open tests, and the open tests of each alternative left; ``None`` once one alternative holds."""
Truth = bool | Open
State = tuple[frozenset[str], tuple[Truth, ...]] | None
"""What must be known and was not read yet, with the rows; ``None`` once something needed has proved unknown."""


class Rows:
    """Conditions in a row, of which the first that holds counts (``first``), or all up to the first that fails."""

    def __init__(
        self,
        conditions: Sequence[Condition],
        items: Mapping[str, Item],
        needs: Iterable[str] = (),
        policy: Literal["first", "stages", "each"] = "first",
        *,
        open_: bool = False,
    ) -> None:
        self.open = open_
        """Whether a test of a blank holds, as in ``ask``: a question is left out only once an answer rules it out."""
        self.policy = policy
        self.items = items
        self.needs = frozenset(needs)
        self.tests = [test for condition in conditions for test in condition.every_test]
        self.at: dict[str, list[int]] = {}
        for place, test in enumerate(self.tests):
            self.at.setdefault(test.of, []).append(place)
        place = 0
        truths: list[Truth] = []
        for condition in conditions:
            sizes = [len(condition.tests), *map(len, condition.alternatives)]
            groups = []
            for size in sizes:
                groups.append(frozenset(range(place, place + size)))
                place += size
            truths.append(_settled(groups[0], tuple(groups[1:]) if condition.alternatives else None))
        self.reads = frozenset(self.at) | self.needs
        self.start: State = self._forget(self.needs, truths)

    def symbol(self, of: str, told: Told) -> tuple[bool, tuple[bool, ...]]:
        """All that matters here of a reading: whether it is known, and which tests of it hold."""
        item = self.items.get(of)
        places = self.at.get(of, ())
        if self.open and item and not item.fact and told == Told():
            return False, (True,) * len(places)
        return told.known, tuple(passes(self.tests[place], told, item) for place in places)

    def step(self, state: State, of: str, symbol: tuple[bool, tuple[bool, ...]]) -> State:
        """The state after reading one thing."""
        known, results = symbol
        if state is None or (of in self.needs and not known):
            return None
        needs, truths = state
        holds = dict(zip(self.at.get(of, ()), results, strict=True))
        return self._forget(needs - {of}, [_read(truth, holds) for truth in truths])

    def rows(self, state: State) -> int | None:
        """With ``first``: the row that holds; with ``stages``: the last before one that fails; ``None``: none, or -1.

        -1 says that something needed is unknown.
        """
        if state is None:
            return -1
        truths = state[1]
        if self.policy == "stages":
            held = next((row for row, truth in enumerate(truths) if truth is not True), len(truths))
            return held - 1 if held else None
        return next((row for row, truth in enumerate(truths) if truth is True), None)

    def _forget(self, needs: frozenset[str], truths: list[Truth]) -> State:
        """Leave out the rows that no longer matter: those after one that decides."""
        end = {"first": True, "stages": False, "each": None}[self.policy]
        for row, truth in enumerate(truths):
            if truth is end and end is not None:
                return needs, tuple(truths[: row + 1])
        return needs, tuple(truths)


def _settled(tests: frozenset[int], alternatives: tuple[frozenset[int], ...] | None) -> Truth:
    if alternatives is not None and not alternatives:
        return False
    if alternatives is not None and not all(alternatives):
        alternatives = None
    return (tests, alternatives) if tests or alternatives is not None else True


def _read(truth: Truth, holds: Mapping[int, bool]) -> Truth:
    if isinstance(truth, bool):
        return truth
    tests, alternatives = truth
    read = frozenset(holds)
    if any(not holds.get(place, True) for place in tests):
        return False
    if alternatives is not None:
        alternatives = tuple(group - read for group in alternatives if all(holds.get(place, True) for place in group))
    return _settled(tests - read, alternatives)
