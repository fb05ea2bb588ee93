"""What several parts add up to that only one verb reads: they are taken together, and read as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import Any

from mkdocs_assessments.prove.automata.verbs import Extreme, Totals, Verb, whole
from mkdocs_assessments.prove.leaves.items import Leaf
from mkdocs_assessments.prove.leaves.ranking import Ranking
from mkdocs_assessments.prove.packed import PackedSum
from mkdocs_assessments.prove.proofs import NotProvenError, Sheet
from mkdocs_assessments.prove.work import spend


class ReadLast:
    """A lump that the score to prove reads when all else is read: so its results need be no joint states."""

    def __init__(self, lump: Lump | Ranking, verb: Verb) -> None:
        self.lump = lump
        self.verb = verb

    def key(self, main: Any) -> Any:
        """What the results depend on: all of the verb's state."""
        return main

    def after(self, main: Any, key: Any) -> Iterator[tuple[Any, Any, int]]:
        """The verb's states once the lump is read as well, each with the lump's result and the ways to that."""
        spend(2 * len(self.lump.results))
        if isinstance(self.lump, Ranking):
            yield from ((result[0], result, ways) for result, ways in self.lump.results.items())
        else:
            after = self.verb.steps(main, self.lump.id, self.lump.results)
            for (result, ways), state in zip(self.lump.results.items(), after, strict=True):
                yield state, result, ways

    def sheet(self, main: Any, total: Any) -> Sheet:
        """Answers with which the lump comes to a result."""
        return self.lump.sheets([total])[total]


class Lump:
    """Several parts of which only one verb reads, taken together: its partial states."""

    def __init__(self, id: str, verb: Verb, leaves: Sequence[Leaf], blanks: bool) -> None:
        self.id = id
        self.verb = verb
        self.leaves = leaves
        self.blanks = blanks
        self.readings = [self._readings(leaf) for leaf in leaves]
        """Of each part, what it means to the verb: the ways, and one reading that means it."""
        self.packed = None if blanks else self._pack()
        self.best = None if blanks else self._extremes()
        self.layers: list[dict[Any, int]] = []
        self.results: dict[Any, int] = self.best or (self._unpack() if self.packed else self._add_up())

    def _readings(self, leaf: Leaf) -> dict[Any, tuple[int, Any]]:
        found: dict[Any, tuple[int, Any]] = {}
        spend(3 * len(leaf.results))
        for result, ways in leaf.results.items():
            symbol = self.verb.symbol(leaf.id, result)
            before = found.get(symbol)
            if before is None:
                found[symbol] = (ways, result)
            else:
                found[symbol] = (min(before[0], ways) if self.blanks else before[0] + ways, before[1])
        return found

    def _pack(self) -> PackedSum | None:
        """The parts' sums at once, where they differ in nothing else."""
        for readings in self.readings:
            if len({symbol[1:] if isinstance(symbol, Totals) else None for symbol in readings}) != 1:
                return None
            if not all(isinstance(symbol, Totals) for symbol in readings):
                return None
        self.rest = Totals()
        for leaf, readings in zip(self.leaves, self.readings, strict=True):
            self.rest = self.verb.step(self.rest, leaf.id, next(iter(readings)))
        try:
            return PackedSum(
                [{Fraction(symbol[0]): ways for symbol, (ways, _) in readings.items()} for readings in self.readings]
            )
        except NotProvenError:
            return None

    def _extremes(self) -> dict[Any, int] | None:
        """The highest or lowest of the parts, where all have a number: in how many ways all are at most so good."""
        if not isinstance(self.verb, Extreme):
            return None
        counts = [{symbol[1:] for symbol in readings} for readings in self.readings]
        parts = [{symbol[0]: ways for symbol, (ways, _) in readings.items()} for readings in self.readings]
        if any(len(some) != 1 for some in counts) or any(None in part for part in parts):
            return None
        present, asked = (sum(next(iter(some))[place] for some in counts) for place in (0, 1))
        numbers = sorted({number for part in parts for number in part}, key=self.verb.worse)
        spend(len(numbers) * len(parts))
        within = [1] * len(numbers)
        for part in parts:
            so_far = accumulate(part.get(number, 0) for number in numbers)
            within = [ways * each for ways, each in zip(within, so_far, strict=True)]
        ways = [high - low for low, high in pairwise([0, *within])]
        return {(number, present, asked): each for number, each in zip(numbers, ways, strict=True) if each}

    def _trace_best(self, state: Any) -> list[Any]:
        """One part has the number; the others have the middle one of those that are no better."""
        assert isinstance(self.verb, Extreme)
        result: list[Any] = []
        there = False
        for readings in self.readings:
            spend(2 * len(readings))
            fits = sorted(
                (symbol for symbol in readings if self.verb.worse(symbol[0]) <= self.verb.worse(state[0])),
                key=lambda symbol: symbol[0],
            )
            one = next((symbol for symbol in fits if symbol[0] == state[0] and not there), fits[len(fits) // 2])
            there = there or one[0] == state[0]
            result.append(readings[one][1])
        return result

    def _unpack(self) -> dict[Any, int]:
        assert self.packed is not None
        below, counted = self.packed.counted()
        rest = self.rest[1:]
        if below == 1:
            return {Totals(total, *rest): ways for total, ways in counted}
        return {Totals(whole(Fraction(total, below)), *rest): ways for total, ways in counted}

    def _add_up(self) -> dict[Any, int]:
        states: dict[Any, int] = {self.verb.start: 0 if self.blanks else 1}
        for leaf, readings in zip(self.leaves, self.readings, strict=True):
            self.layers.append(states)
            spend(2 * len(states) * len(readings))
            more: dict[Any, int] = {}
            for state, ways in states.items():
                for symbol, (each, _) in readings.items():
                    after = self.verb.step(state, leaf.id, symbol)
                    if self.blanks:
                        more[after] = min(more.get(after, ways + each), ways + each)
                    else:
                        more[after] = more.get(after, 0) + ways * each
            states = more
        return states

    def sheets(self, wanted: Iterable[Any]) -> dict[Any, Sheet]:
        return {state: self._sheet(state) for state in wanted}

    def _sheet(self, state: Any) -> Sheet:
        if self.best:
            result = self._trace_best(state)
        else:
            result = self._trace_packed(Fraction(state[0])) if self.packed else self._trace(state)
        sheet: Sheet = {}
        for leaf, reading in zip(self.leaves, result, strict=True):
            sheet |= leaf.sheets([reading])[reading]
        return sheet

    def _trace_packed(self, total: Fraction) -> list[Any]:
        assert self.packed is not None
        totals = self.packed.trace(total)
        return [
            next(result for symbol, (_, result) in readings.items() if symbol[0] == each)
            for readings, each in zip(self.readings, totals, strict=True)
        ]

    def _trace(self, state: Any) -> list[Any]:
        """From the last part back: the most frequent state before, or the one with the fewest blanks."""
        result: list[Any] = []
        for place in range(len(self.leaves) - 1, -1, -1):
            leaf, readings = self.leaves[place], self.readings[place]
            spend(3 * len(self.layers[place]) * len(readings))
            ways = {
                (before, symbol): (-count - readings[symbol][0]) if self.blanks else count
                for before, count in self.layers[place].items()
                for symbol in readings
                if self.verb.step(before, leaf.id, symbol) == state
            }
            state, symbol = max(ways, key=lambda pair: ways[pair])
            result.append(readings[symbol][1])
        return result[::-1]
