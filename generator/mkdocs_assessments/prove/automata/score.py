"""A whole score as one automaton: its verb, the numbers its steps take, and the conditions its groups depend on."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from mkdocs_assessments.model import (
    Amount,
    Cap,
    Condition,
    Item,
    Lookup,
    Norm,
    Round,
    Score,
    Step,
)
from mkdocs_assessments.prove.automata.label_verbs import Labels, Top
from mkdocs_assessments.prove.automata.rows import Rows
from mkdocs_assessments.prove.automata.verbs import Adding, Extreme, Verb
from mkdocs_assessments.prove.automata.weighing import Weighing
from mkdocs_assessments.prove.results import Result


class ScoreAutomaton:
    """Reads what a score is made of, in any order, and tells what it comes to.

    Its state has a part for the verb, one for each number its steps take, and one for each set of groups.
    """

    def __init__(self, score: Score, items: Mapping[str, Item]) -> None:
        self.score = score
        self.main = _main(score, items)
        self.rows: list[Rows] = []
        self.at: dict[int, int] = {}
        """Place of a step (or -1 for the bands, -2 for the rows of a label verb) to its rows."""
        for place, step in enumerate(score.steps):
            if conditions := _conditions(step):
                self._add(place, Rows(conditions, items))
        if score.bands and not score.is_label:
            self._add(-1, Rows([bands.when for bands in score.bands], items))
        if score.is_label:
            conditions = [row.when for row in score.rows]
            self._add(-2, Rows(conditions, items, score.needs, "stages" if score.verb == "stages" else "first"))
        self.levels = [
            [(level.id, level.start.numerator, level.start.denominator, level.above) for level in bands.levels]
            for bands in score.bands
        ]
        """Of each group's levels the bounds, as whole numbers, which compare quickly."""
        self.by = tuple(
            dict.fromkeys(step.by for step in score.steps if isinstance(step, Amount) and isinstance(step.by, str))
        )
        keeps = self.main is not None and not isinstance(self.main, Adding | Extreme)
        self.kept = len(self.rows) + (2 * len(score.terms) if keeps else 0)
        """How many single things a state holds, about."""
        main = self.main.reads if self.main else frozenset()
        self.private = main - frozenset().union(*(rows.reads for rows in self.rows)) - frozenset(self.by)
        """What only the verb reads."""
        self.reads = main.union(self.by, *(rows.reads for rows in self.rows))
        self.start = (
            self.main.start if self.main else None,
            (None,) * len(self.by),
            tuple(rows.start for rows in self.rows),
        )

    def _add(self, place: int, rows: Rows) -> None:
        self.at[place] = len(self.rows)
        self.rows.append(rows)

    def symbol(self, of: str, result: Result) -> Any:
        """All that a reading means to the score."""
        return (
            self.main.symbol(of, result) if self.main and of in self.main.reads else None,
            result.number if of in self.by else None,
            tuple(rows.symbol(of, result) if of in rows.reads else None for rows in self.rows),
        )

    def step(self, state: Any, of: str, symbol: Any) -> Any:
        """The state after a reading."""
        main, by, rows = state
        if self.main and of in self.main.reads:
            main = self.main.step(main, of, symbol[0])
        if of in self.by:
            by = tuple(("is", symbol[1]) if id == of else kept for id, kept in zip(self.by, by, strict=True))
        rows = tuple(
            one.step(kept, of, said) if of in one.reads else kept
            for one, kept, said in zip(self.rows, rows, symbol[2], strict=True)
        )
        return main, by, rows

    def tell(self, state: Any) -> Result:
        """What the score comes to."""
        main, by, rows = state
        found = [one.rows(kept) for one, kept in zip(self.rows, rows, strict=True)]
        if self.score.is_label:
            return self._label(main, found[self.at[-2]])
        amounts = {id: kept[1] for id, kept in zip(self.by, by, strict=True)} if by else {}
        number, gap, lost = self._number(main, amounts, found)
        if number is None and self.score.otherwise is None:
            return Result(gap=gap, lost=lost)
        number = self.score.otherwise if number is None else number
        if number is None or not self.score.bands:
            return Result(number)
        group = found[self.at[-1]]
        if group is None:
            return Result(number, gap="group")
        above, below = number.numerator, number.denominator
        levels = [id for id, least, of, open_ in self.levels[group] if above * of > least * below - (0 if open_ else 1)]
        return Result(number, levels[-1], row=group) if levels else Result(number, row=group, gap="level")

    def _label(self, state: Any, row: int | None) -> Result:
        if row == -1:
            return Result()
        if isinstance(self.main, (Top, Labels)):
            return self.main.tell(state)
        return Result(gap="rows") if row is None else Result(label=self.score.rows[row].then, row=row)

    def _number(
        self, main: Any, by: Mapping[str, Fraction | None], found: Sequence[int | None]
    ) -> tuple[Fraction | None, str, Fraction | None]:
        """The number, or what is missing and the number for which it is."""
        assert self.main is not None
        number = self.main.number(main)
        for place, step in enumerate(self.score.steps):
            if number is None:
                break
            row = found[self.at[place]] if place in self.at else None
            after, gap = _after(step, number, by, row)
            if gap:
                return None, gap, number
            number = after
        return number, "", None


def _main(score: Score, items: Mapping[str, Item]) -> Verb | None:
    if score.verb in ("choose", "stages"):
        return None
    if score.verb == "top":
        return Top(score, items)
    if score.verb in ("join", "cross"):
        return Labels(score, items)
    if score.verb in ("min", "max", "value"):
        return Extreme(score, items)
    if any(isinstance(term.weight, str) for term in score.terms):
        return Weighing(score, items)
    return Adding(score, items)


def _conditions(step: Step) -> list[Condition]:
    if isinstance(step, Lookup):
        return [when for when, _ in step.groups]
    if isinstance(step, Norm):
        return [group.when for group in step.groups]
    return [step.unless] if isinstance(step, Cap) and step.unless != Condition() else []


def _after(
    step: Step, number: Fraction, by: Mapping[str, Fraction | None], row: int | None
) -> tuple[Fraction | None, str]:
    """The number after a step, and what is missing where there is none."""
    if isinstance(step, Amount):
        amount = by[step.by] if isinstance(step.by, str) else step.by
        if amount is None:
            return None, ""
        if step.kind == "times":
            return number * amount, ""
        return number + (amount if step.kind == "plus" else -amount), ""
    if isinstance(step, Round):
        return Fraction(math.floor(number * 10**step.decimals + Fraction(1, 2)), 10**step.decimals), ""
    if isinstance(step, Cap):
        return (number if row is not None else min(number, step.at)), ""
    if row is None:
        return None, "group"
    if isinstance(step, Norm):
        norm = step.groups[row]
        return (number - norm.mean) / norm.deviation * step.to_deviation + step.to_mean, ""
    found = next((value for interval, value in step.groups[row][1] if interval.holds(number)), None)
    return found, "" if found is not None else "table"
