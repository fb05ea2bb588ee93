"""The independent parts that a joint proof reads one after the other, each with how often it tells what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import Any, Protocol

from mkdocs_assessments.model import Answer, Item
from mkdocs_assessments.prove.packed import PackedSum
from mkdocs_assessments.prove.told import NotProvenError, Told, answered, skipped
from mkdocs_assessments.prove.verbs import Extreme, Totals, Verb, whole

Sheet = dict[str, Answer]

MOST_SUMS = 300_000
"""Additions of one part's readings to another's, where they cannot be packed."""


class Leaf(Protocol):
    """A part: what it can tell, with the number of ways (of the crowd ``blanks``: the fewest blanks)."""

    @property
    def id(self) -> str:
        """By what name it is read."""
        ...

    @property
    def told(self) -> Mapping[Any, int]:
        """What it tells."""
        ...

    def sheets(self, wanted: Iterable[Any]) -> dict[Any, Sheet]:
        """Answers with which it tells each of those wanted."""
        ...


class ItemLeaf:
    """One item. What it tells where it is not asked is ``skipped``, as often as it is answered in any way."""

    def __init__(self, item: Item, choices: Sequence[tuple[int, int]], blanks: bool) -> None:
        self.id = item.id
        self.answers: dict[Told, Answer] = {answered(item, answer): answer for answer, _ in choices}
        ways = [0 if blanks else ways for _, ways in choices]
        self.told: dict[Told, int] = dict(zip(self.answers, ways, strict=True))
        self.skipped = (skipped(item), 0 if blanks else sum(ways))
        if blanks:
            self._add(Told(), None)
            if item.na is not None:
                self._add(Told(na=True), "na")

    def _add(self, told: Told, answer: Answer) -> None:
        self.answers[told] = answer
        self.told[told] = 1

    def sheets(self, wanted: Iterable[Told]) -> dict[Told, Sheet]:
        return {told: {self.id: self.answers[told]} if told in self.answers else {} for told in wanted}


class BlockLeaf:
    """The one item of several with a total that anything reads; the others take what is left in any way there is."""

    def __init__(self, leaf: ItemLeaf, others: Sequence[ItemLeaf], total: Fraction) -> None:
        self.leaf = leaf
        self.id = leaf.id
        self.others = PackedSum([_by_number(other) for other in others])
        self.rest = [{told.number: answer for told, answer in other.answers.items()} for other in others]
        self.ids = [other.id for other in others]
        self.total = total
        ways = self.others.ways()
        self.told = {
            told: each * ways[total - told.number]
            for told, each in leaf.told.items()
            if told.number is not None and total - told.number in ways
        }

    def sheets(self, wanted: Iterable[Told]) -> dict[Told, Sheet]:
        found: dict[Told, Sheet] = {}
        for told in wanted:
            assert told.number is not None
            numbers = self.others.trace(self.total - told.number)
            sheet: Sheet = {self.id: self.leaf.answers[told]}
            for id, answers, number in zip(self.ids, self.rest, numbers, strict=True):
                sheet[id] = answers[number]
            found[told] = sheet
        return found


def _by_number(leaf: ItemLeaf) -> dict[Fraction, int]:
    found: dict[Fraction, int] = {}
    for told, ways in leaf.told.items():
        assert told.number is not None
        found[told.number] = found.get(told.number, 0) + ways
    return found


class Rest:
    """Items that nothing reads but the screens of validity: only what is kept of them for those."""

    id = "rest"

    def __init__(self, leaves: Sequence[ItemLeaf], screen: Any) -> None:
        kept: dict[Any, tuple[int, Sheet]] = {screen.start: (1, {})}
        for leaf in leaves:
            means: dict[Any, tuple[int, Answer]] = {}
            for told, ways in leaf.told.items():
                summary = screen.summary(leaf.id, told)
                before = means.get(summary, (0, leaf.answers[told]))
                means[summary] = (before[0] + ways, before[1])
            more: dict[Any, tuple[int, Sheet]] = {}
            for one, (ways, sheet) in kept.items():
                for summary, (each, answer) in means.items():
                    both = screen.merge(one, summary)
                    if both is not None:
                        so_far = more.get(both, (0, {}))
                        more[both] = (so_far[0] + ways * each, so_far[1] or {**sheet, leaf.id: answer})
            if len(more) * len(means) > MOST_SUMS // 10:
                raise NotProvenError
            kept = more
        self._sheets = {Told(summary=summary): sheet for summary, (_, sheet) in kept.items()}
        self.told = {Told(summary=summary): ways for summary, (ways, _) in kept.items()}

    def sheets(self, wanted: Iterable[Told]) -> dict[Told, Sheet]:
        return {told: self._sheets[told] for told in wanted}


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
        self.told: dict[Any, int] = self.best or (self._unpack() if self.packed else self._add_up())

    def _readings(self, leaf: Leaf) -> dict[Any, tuple[int, Any]]:
        found: dict[Any, tuple[int, Any]] = {}
        for told, ways in leaf.told.items():
            symbol = self.verb.symbol(leaf.id, told)
            before = found.get(symbol)
            if before is None:
                found[symbol] = (ways, told)
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
        within = [1] * len(numbers)
        for part in parts:
            so_far = accumulate(part.get(number, 0) for number in numbers)
            within = [ways * each for ways, each in zip(within, so_far, strict=True)]
        ways = [high - low for low, high in pairwise([0, *within])]
        return {(number, present, asked): each for number, each in zip(numbers, ways, strict=True) if each}

    def _trace_best(self, state: Any) -> list[Any]:
        """One part has the number; the others have the middle one of those that are no better."""
        assert isinstance(self.verb, Extreme)
        told: list[Any] = []
        there = False
        for readings in self.readings:
            fits = sorted(
                (symbol for symbol in readings if self.verb.worse(symbol[0]) <= self.verb.worse(state[0])),
                key=lambda symbol: symbol[0],
            )
            one = next((symbol for symbol in fits if symbol[0] == state[0] and not there), fits[len(fits) // 2])
            there = there or one[0] == state[0]
            told.append(readings[one][1])
        return told

    def _unpack(self) -> dict[Any, int]:
        assert self.packed is not None
        below, counted = self.packed.counted()
        rest = self.rest[1:]
        if below == 1:
            return {Totals(total, *rest): ways for total, ways in counted}
        return {Totals(whole(Fraction(total, below)), *rest): ways for total, ways in counted}

    def _add_up(self) -> dict[Any, int]:
        states: dict[Any, int] = {self.verb.start: 0 if self.blanks else 1}
        work = 0
        for leaf, readings in zip(self.leaves, self.readings, strict=True):
            self.layers.append(states)
            work += len(states) * len(readings)
            if work > MOST_SUMS:
                raise NotProvenError
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
            told = self._trace_best(state)
        else:
            told = self._trace_packed(Fraction(state[0])) if self.packed else self._trace(state)
        sheet: Sheet = {}
        for leaf, reading in zip(self.leaves, told, strict=True):
            sheet |= leaf.sheets([reading])[reading]
        return sheet

    def _trace_packed(self, total: Fraction) -> list[Any]:
        assert self.packed is not None
        totals = self.packed.trace(total)
        return [
            next(told for symbol, (_, told) in readings.items() if symbol[0] == each)
            for readings, each in zip(self.readings, totals, strict=True)
        ]

    def _trace(self, state: Any) -> list[Any]:
        """From the last part back: the most frequent state before, or the one with the fewest blanks."""
        told: list[Any] = []
        for place in range(len(self.leaves) - 1, -1, -1):
            leaf, readings = self.leaves[place], self.readings[place]
            ways = {
                (before, symbol): (-count - readings[symbol][0]) if self.blanks else count
                for before, count in self.layers[place].items()
                for symbol in readings
                if self.verb.step(before, leaf.id, symbol) == state
            }
            state, symbol = max(ways, key=lambda pair: ways[pair])
            told.append(readings[symbol][1])
        return told[::-1]
