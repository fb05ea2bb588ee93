"""Where one reading leads from each joint state: every move is looked up once, and then only followed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import repeat
from typing import TYPE_CHECKING, Any

from mkdocs_assessments.prove.joint.plan import Reading
from mkdocs_assessments.prove.leaves.items import ItemLeaf
from mkdocs_assessments.prove.work import spend

if TYPE_CHECKING:  # it is what a joint proof is made of
    from mkdocs_assessments.prove.joint import Joint

State = tuple[int, ...]
Branch = tuple[int, Any, tuple[int, ...]]
"""The ways, one reading that means it, and for each slot fed the symbol's number."""


class Branches:
    """The branches of one reading, and for each slot fed the states they lead to."""

    def __init__(self, branches: list[Branch], slots: int) -> None:
        self.branches = branches
        self.after: list[dict[int, list[int]]] = [{} for _ in range(slots)]
        """Of each slot, by its state before, the state after each branch."""
        self.merged: dict[int, list[tuple[Branch, int]]] = {}
        """Where the one slot fed is settled at once: by its state before one branch for each that its readers see."""


class Moves:
    """All moves of one reading, each looked up once for every state that a slot can have before it."""

    def __init__(self, joint: Joint, reading: Reading) -> None:
        self.joint = joint
        self.reading = reading
        self.fed = [joint.place[name] for name in reading.feeds]
        self.screened = [place for place in self.fed if place in joint.screens]
        self.settles = bool(reading.settled or reading.forgotten)
        self.settled: dict[State, State | None] = {}
        alone = len(self.fed) == 1 and reading.feeds != [""] and reading.settled[:1] == reading.feeds
        self.merges = alone and not joint.blanks
        """Whether what is fed is settled at once, so that only what its readers see of it matters."""
        self.symbols: list[dict[Any, int]] = [{} for _ in self.fed]
        self.effort = 40 + len(joint.names)
        asked, skipped = self._branches()
        self.asked = Branches(asked, len(self.fed))
        self.skipped = Branches(skipped, len(self.fed))

    def of(self, state: State) -> Iterable[tuple[Branch, State]]:
        """Every state that one leads to, by which branch."""
        joint, reading = self.joint, self.reading
        asked = reading.ask is None or joint.is_asked(state, reading.ask)
        moves = self.asked if asked else self.skipped
        spend(2 + len(moves.branches) * self.effort // 40)
        found: Iterable[tuple[Branch, State]] = self._fed(moves, state)
        if self.screened:
            found = [(branch, new) for branch, new in found if all(new[place] for place in self.screened)]
        if not self.settles:
            return found
        after = []
        for branch, new in found:
            try:
                settled = self.settled[new]
            except KeyError:
                settled = self.settled[new] = joint.settle(reading, new)
            if settled is not None:
                after.append((branch, settled))
        return after

    def forget(self) -> None:
        """Let go of whole states."""
        self.settled = {}

    def _fed(self, moves: Branches, state: State) -> Iterable[tuple[Branch, State]]:
        if self.merges:
            before, after = state[: self.fed[0]], state[self.fed[0] + 1 :]
            return [(branch, (*before, one, *after)) for branch, one in self._merged(moves, state)]
        rows = [self._row(moves, slot, state) for slot in range(len(self.fed))]
        if len(rows) == 1:
            before, after = state[: self.fed[0]], state[self.fed[0] + 1 :]
            return [(branch, (*before, one, *after)) for branch, one in zip(moves.branches, rows[0], strict=True)]
        columns: list[Iterable[int]] = [repeat(one) for one in state]
        for place, row in zip(self.fed, rows, strict=True):
            columns[place] = row
        return zip(moves.branches, zip(*columns, strict=False), strict=False)

    def _merged(self, moves: Branches, state: State) -> list[tuple[Branch, int]]:
        before = state[self.fed[0]]
        merged = moves.merged.get(before)
        if merged is None:
            row = self._row(moves, 0, state)
            seen = self.joint.seen(self.fed[0], row)
            ways: dict[Any, int] = {}
            first: dict[Any, tuple[Branch, int]] = {}
            for branch, one in zip(moves.branches, row, strict=True):
                said = seen[one]
                ways[said] = ways.get(said, 0) + branch[0]
                first.setdefault(said, (branch, one))
            merged = [((ways[said], *branch[1:]), one) for said, (branch, one) in first.items()]
            moves.merged[before] = merged
        return merged

    def _row(self, moves: Branches, slot: int, state: State) -> list[int]:
        place = self.fed[slot]
        before = state[place]
        row = moves.after[slot].get(before)
        if row is None:
            symbols = list(self.symbols[slot])
            used = list(dict.fromkeys(meant[slot] for _, _, meant in moves.branches))
            fed = self.joint.fed(place, before, self.reading.leaf.id, [symbols[one] for one in used])
            after = dict(zip(used, fed, strict=True))
            row = moves.after[slot][before] = [after[meant[slot]] for _, _, meant in moves.branches]
        return row

    def _branches(self) -> tuple[list[Branch], list[Branch]]:
        """What a part can tell where it is asked, those merged that mean the same; and where it is not."""
        leaf, blanks = self.reading.leaf, self.joint.blanks
        found: dict[tuple[int, ...], tuple[int, Any]] = {}
        spend(2 * len(leaf.results) * len(self.fed))
        for result, ways in leaf.results.items():
            meant = self._meant(result)
            before = found.get(meant)
            if before is None:
                found[meant] = (ways, result)
            else:
                found[meant] = (min(before[0], ways) if blanks else before[0] + ways, before[1])
        skipped: list[Branch] = []
        if isinstance(leaf, ItemLeaf):
            result, ways = leaf.skipped
            skipped = [(ways, result, self._meant(result))]
        return [(ways, result, meant) for meant, (ways, result) in found.items()], skipped

    def _meant(self, result: Any) -> tuple[int, ...]:
        """For each slot fed the number of the symbol."""
        joint, id = self.joint, self.reading.leaf.id
        return tuple(
            numbers.setdefault(joint.slots[name].symbol(id, result), len(numbers))
            for name, numbers in zip(self.reading.feeds, self.symbols, strict=True)
        )
