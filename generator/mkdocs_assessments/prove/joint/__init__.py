"""The joint proof: all that a score is made of, read part by part, with the states of everything that is still open.

A state is what every open slot keeps; sheets that come to the same state are counted together. Going back from a
result, state by state, gives a sheet that comes to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mkdocs_assessments.prove.automata.rows import Rows
from mkdocs_assessments.prove.joint.moves import Moves, State
from mkdocs_assessments.prove.joint.plan import Reading
from mkdocs_assessments.prove.joint.slots import BlockSlot, ScoreSlot, ScreenSlot, Slot
from mkdocs_assessments.prove.leaves.lump import Lump
from mkdocs_assessments.prove.proofs import Sheet
from mkdocs_assessments.prove.results import Result
from mkdocs_assessments.prove.work import spend


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
        self.screens = frozenset(self.place[name] for name, slot in slots.items() if isinstance(slot, ScreenSlot))
        """The slots that may end a sheet by keeping nothing of it."""
        for screen in self.screens:
            self.number[screen][None] = 0
        self.readers = [
            [place for place, slot in enumerate(slots.values()) if name in slot.reads] for name in self.names
        ]
        self.efforts = [3 + (slot.automaton.kept if isinstance(slot, ScoreSlot) else 0) for slot in slots.values()]
        """Of each slot how many steps one reading takes."""
        self.passed: dict[tuple[int, int, int, int], int] = {}
        self.views: list[dict[int, Any]] = [{} for _ in self.names]
        """Of each slot, by its state when it is settled, what its readers see of it."""
        self.lumped: dict[Any, dict[Any, int]] = {}
        """Of a score that is fed a lump, by all its state but the verb's, the numbers of its states by the verb's."""
        self.meant: dict[tuple[int, int, int], Any] = {}
        """What a score that came to a state means to a reader of it."""
        self.results: dict[tuple[int, int], Result] = {}
        self.layers: list[dict[State, int]] = []
        self.moves = [Moves(self, reading) for reading in readings]
        self.final = self._run()

    def at(self, state: State, name: str) -> Any:
        """What a slot keeps in a state."""
        place = self.place[name]
        return self.kept[place][state[place]]

    def _run(self) -> dict[State, int]:
        slots = self.slots.values()
        start = tuple(self._known(place, self.slots[name].start) for place, name in enumerate(self.names))
        states = {start: 0 if self.blanks else 1}
        if any(isinstance(slot, ScreenSlot) and not slot.reads and not slot.holds(slot.start) for slot in slots):
            states = {}  # a screen of nothing that fails
        for moves in self.moves:
            self.layers.append(states)
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
        if isinstance(slot, ScoreSlot) and isinstance(slot.lump, Lump) and slot.lump.id == of:
            main, *rest = kept
            symbols = list(symbols)
            spend(1 + len(symbols))
            numbers = self.lumped.setdefault((place, *rest), {})
            found = []
            for after in slot.lump.verb.steps(main, of, symbols):
                number = numbers.get(after)
                if number is None:
                    number = numbers[after] = self._known(place, (after, *rest))
                found.append(number)
            return found
        symbols = list(symbols)
        spend(self.efforts[place] * len(symbols))
        return [self._known(place, slot.step(kept, of, symbol)) for symbol in symbols]

    def settle(self, reading: Reading, state: State) -> State | None:
        """Have settled scores tell their readers; ``None`` where the sheet cannot be."""
        new = list(state)
        spend(2 + len(reading.settled) + len(state) // 16)
        for name in reading.settled:
            place = self.place[name]
            slot = self.slots[name]
            if isinstance(slot, BlockSlot | ScreenSlot):
                if not slot.holds(self.kept[place][new[place]]):
                    return None
                new[place] = 0
                continue
            assert isinstance(slot, ScoreSlot)
            if slot.unfinished:
                continue
            came = new[place]
            result = self._tell(place, came, slot)
            for at in self.readers[place]:
                new[at] = self._pass_on(at, new[at], place, came, result)
            new[place] = self._known(place, result) if name == "" else 0
        for name in reading.forgotten:
            new[self.place[name]] = 0
        return tuple(new)

    def seen(self, place: int, states: Iterable[int]) -> dict[int, Any]:
        """What the readers of a slot see of it when it is settled in one of those states."""
        slot, seen = self.slots[self.names[place]], self.views[place]
        for state in states:
            if state not in seen:
                seen[state] = state
                if isinstance(slot, ScoreSlot):
                    result = self._tell(place, state, slot)
                    seen[state] = tuple([self._meaning(at, place, state, result) for at in self.readers[place]])
        return seen

    def _meaning(self, place: int, source: int, came: int, result: Result) -> Any:
        meaning = self.meant.get((place, source, came))
        if meaning is None:
            meaning = self.slots[self.names[place]].symbol(self.names[source], result)
            self.meant[place, source, came] = meaning
        return meaning

    def _tell(self, place: int, state: int, slot: ScoreSlot) -> Result:
        result = self.results.get((place, state))
        if result is None:
            spend(10 + 3 * len(slot.automaton.score.steps) + slot.automaton.kept)
            result = self.results[place, state] = slot.automaton.tell(self.kept[place][state])
        return result

    def _pass_on(self, place: int, state: int, source: int, came: int, result: Result) -> int:
        key = (place, state, source, came)
        after = self.passed.get(key)
        if after is None:
            spend(1 + self.efforts[place])
            slot, of = self.slots[self.names[place]], self.names[source]
            meaning = self._meaning(place, source, came, result)
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
        spend(len(paths) * (1 + len(self.readings)))
        for place in range(len(self.readings) - 1, -1, -1):
            moves = self.moves[place]
            best: dict[State, tuple[int, State, Any]] = {}
            ahead = set().union(*paths.values()) if paths else set()
            for state, ways in self.layers[place].items():
                for (each, result, _), after in moves.of(state):
                    if after in ahead:
                        good = -(ways + each) if self.blanks else ways
                        if after not in best or good > best[after][0]:
                            best[after] = (good, state, result)
            moves.forget()
            for end, (now,) in list(paths.items()):
                _, before, result = best[now]
                chosen[end].append(result)
                paths[end] = {before}
        found: dict[State, Sheet] = {}
        for end, results in chosen.items():
            sheet: Sheet = {}
            for reading, result in zip(reversed(self.readings), results, strict=True):
                leaf = reading.leaf
                sheet |= leaf.sheets([result])[result]
            found[end] = sheet
        return found
