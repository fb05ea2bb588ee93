"""The joint proof: all that a score is made of, read part by part, with the states of everything that is still open.

A state is what every open slot keeps; sheets that come to the same state are counted together. Going back from what a
score told, state by state, gives a sheet that makes it tell that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any

from mkdocs_assessments.prove.leaves import ItemLeaf, Sheet
from mkdocs_assessments.prove.plan import BlockSlot, Reading, ScoreSlot, Slot, StraightSlot
from mkdocs_assessments.prove.rows import Rows
from mkdocs_assessments.prove.told import NotProvenError, Told

State = tuple[int, ...]
Branch = tuple[int, Any, tuple[int, ...]]
"""The ways, one reading that means it, and for each slot fed the symbol's number."""

MOST_MOVES = 600_000
"""Steps from one state to the next in one joint proof: about as many microseconds, or twice as many."""


class Joint:
    """Runs a plan. ``final`` are the states at the end with their ways; each slot's part is named by ``at``."""

    def __init__(self, slots: Mapping[str, Slot], readings: Sequence[Reading], blanks: bool) -> None:
        self.slots = slots
        self.readings = readings
        self.blanks = blanks
        self.names = list(slots)
        self.place = {name: place for place, name in enumerate(self.names)}
        self.kept: list[list[Any]] = [[None] for _ in self.names]
        """Of each slot the states met so far; a state is known by its position. At 0 stands what is forgotten."""
        self.number: list[dict[Any, int]] = [{} for _ in self.names]
        screens = [self.place[name] for name, slot in slots.items() if isinstance(slot, StraightSlot)]
        self.screen = screens[0] if screens else None
        """The slot that may end a sheet by keeping nothing of it."""
        if screens:
            self.number[screens[0]][None] = 0
        self.readers = [
            [place for place, slot in enumerate(slots.values()) if name in slot.reads] for name in self.names
        ]
        self.passed: dict[tuple[int, int, int, int], int] = {}
        self.meant: dict[tuple[int, int, int], Any] = {}
        """What a score that came to a state means to a reader of it."""
        self.told: dict[tuple[int, int], Told] = {}
        self.layers: list[dict[State, int]] = []
        self.moves = [_Moves(self, reading) for reading in readings]
        self.final = self._run()

    def at(self, state: State, name: str) -> Any:
        """What a slot keeps in a state."""
        place = self.place[name]
        return self.kept[place][state[place]]

    def _run(self) -> dict[State, int]:
        start = tuple(self._known(place, self.slots[name].start) for place, name in enumerate(self.names))
        states = {start: 0 if self.blanks else 1}
        work = 0
        for moves in self.moves:
            self.layers.append(states)
            work += len(states) * max(len(moves.asked.branches), len(moves.skipped.branches))
            if work > MOST_MOVES:
                raise NotProvenError
            more: dict[State, int] = {}
            for state, ways in states.items():
                for (each, _, _), after in moves.of(state):
                    if self.blanks:
                        more[after] = min(more.get(after, ways + each), ways + each)
                    else:
                        more[after] = more.get(after, 0) + ways * each
            moves.forget()
            states = more
        return states

    def fed(self, place: int, state: int, of: str, symbols: Iterable[Any]) -> list[int]:
        """What a slot keeps after each of some symbols."""
        slot, kept = self.slots[self.names[place]], self.kept[place][state]
        return [self._known(place, slot.step(kept, of, symbol)) for symbol in symbols]

    def settle(self, reading: Reading, state: State) -> State | None:
        """Have settled scores tell their readers; ``None`` where the sheet cannot be."""
        new = list(state)
        for name in reading.settled:
            place = self.place[name]
            slot = self.slots[name]
            if isinstance(slot, BlockSlot):
                if not slot.holds(self.kept[place][new[place]]):
                    return None
                new[place] = 0
                continue
            assert isinstance(slot, ScoreSlot)
            if slot.unfinished:
                continue
            came = new[place]
            told = self._tell(place, came, slot)
            for at in self.readers[place]:
                new[at] = self._pass_on(at, new[at], place, came, told)
            new[place] = self._known(place, told) if name == "" else 0
        for name in reading.forgotten:
            new[self.place[name]] = 0
        return tuple(new)

    def _tell(self, place: int, state: int, slot: ScoreSlot) -> Told:
        told = self.told.get((place, state))
        if told is None:
            told = self.told[place, state] = slot.automaton.tell(self.kept[place][state])
        return told

    def _pass_on(self, place: int, state: int, source: int, came: int, told: Told) -> int:
        key = (place, state, source, came)
        after = self.passed.get(key)
        if after is None:
            slot, of = self.slots[self.names[place]], self.names[source]
            meaning = self.meant.get((place, source, came))
            if meaning is None:
                meaning = self.meant[place, source, came] = slot.symbol(of, told)
            after = self._known(place, slot.step(self.kept[place][state], of, meaning))
            self.passed[key] = after
        return after

    def _known(self, place: int, state: Any) -> int:
        number = self.number[place].get(state)
        if number is None:
            number = self.number[place][state] = len(self.kept[place])
            self.kept[place].append(state)
        return number

    def is_asked(self, state: State, ask: str) -> bool:
        """Whether a condition holds."""
        rows = self.slots[ask]
        assert isinstance(rows, Rows)
        return rows.rows(self.at(state, ask)) == 0

    def sheets(self, wanted: Iterable[State]) -> dict[State, Sheet]:
        """For each final state answers that lead there: by the most ways, or with the fewest blanks."""
        paths: dict[State, set[State]] = {state: {state} for state in wanted}
        chosen: dict[State, list[Any]] = {state: [] for state in paths}
        for place in range(len(self.readings) - 1, -1, -1):
            moves = self.moves[place]
            best: dict[State, tuple[int, State, Any]] = {}
            ahead = set().union(*paths.values()) if paths else set()
            for state, ways in self.layers[place].items():
                for (each, told, _), after in moves.of(state):
                    if after in ahead:
                        good = -(ways + each) if self.blanks else ways
                        if after not in best or good > best[after][0]:
                            best[after] = (good, state, told)
            moves.forget()
            for end, (now,) in list(paths.items()):
                _, before, told = best[now]
                chosen[end].append(told)
                paths[end] = {before}
        found: dict[State, Sheet] = {}
        for end, tolds in chosen.items():
            sheet: Sheet = {}
            for reading, told in zip(reversed(self.readings), tolds, strict=True):
                leaf = reading.leaf
                sheet |= leaf.sheets([told])[told]
            found[end] = sheet
        return found


class _Branches:
    """The branches of one reading, and for each slot fed the states they lead to."""

    def __init__(self, branches: list[Branch], slots: int) -> None:
        self.branches = branches
        self.after: list[dict[int, list[int]]] = [{} for _ in range(slots)]
        """Of each slot, by its state before, the state after each branch."""


class _Moves:
    """All moves of one reading, each looked up once for every state that a slot can have before it."""

    def __init__(self, joint: Joint, reading: Reading) -> None:
        self.joint = joint
        self.reading = reading
        self.fed = [joint.place[name] for name in reading.feeds]
        self.screened = joint.screen is not None and joint.screen in self.fed
        self.settles = bool(reading.settled or reading.forgotten)
        self.settled: dict[State, State | None] = {}
        self.symbols: list[dict[Any, int]] = [{} for _ in self.fed]
        asked, skipped = self._branches()
        self.asked = _Branches(asked, len(self.fed))
        self.skipped = _Branches(skipped, len(self.fed))

    def of(self, state: State) -> Iterable[tuple[Branch, State]]:
        """Every state that one leads to, by which branch."""
        joint, reading = self.joint, self.reading
        asked = reading.ask is None or joint.is_asked(state, reading.ask)
        found: Iterable[tuple[Branch, State]] = self._fed(self.asked if asked else self.skipped, state)
        if self.screened:
            found = [(branch, new) for branch, new in found if new[joint.screen or 0]]
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

    def _fed(self, moves: _Branches, state: State) -> Iterable[tuple[Branch, State]]:
        rows = [self._row(moves, slot, state) for slot in range(len(self.fed))]
        if len(rows) == 1:
            before, after = state[: self.fed[0]], state[self.fed[0] + 1 :]
            return [(branch, (*before, one, *after)) for branch, one in zip(moves.branches, rows[0], strict=True)]
        columns: list[Iterable[int]] = [repeat(one) for one in state]
        for place, row in zip(self.fed, rows, strict=True):
            columns[place] = row
        return zip(moves.branches, zip(*columns, strict=False), strict=False)

    def _row(self, moves: _Branches, slot: int, state: State) -> list[int]:
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
        for told, ways in leaf.told.items():
            meant = self._meant(told)
            before = found.get(meant)
            if before is None:
                found[meant] = (ways, told)
            else:
                found[meant] = (min(before[0], ways) if blanks else before[0] + ways, before[1])
        skipped: list[Branch] = []
        if isinstance(leaf, ItemLeaf):
            told, ways = leaf.skipped
            skipped = [(ways, told, self._meant(told))]
        return [(ways, told, meant) for meant, (ways, told) in found.items()], skipped

    def _meant(self, told: Any) -> tuple[int, ...]:
        """For each slot fed the number of the symbol."""
        joint, id = self.joint, self.reading.leaf.id
        return tuple(
            numbers.setdefault(joint.slots[name].symbol(id, told), len(numbers))
            for name, numbers in zip(self.reading.feeds, self.symbols, strict=True)
        )
