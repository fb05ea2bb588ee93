"""What a score of a worked example was made of: its parts with their numbers, down to the answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from textwrap import wrap

from mkdocs_assessments.model import Amount, Answers, Assessment, Cap, Condition, Dimension, Item, Lookup, Norm, Score
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal, fixed
from mkdocs_assessments.scoring import Scored
from mkdocs_assessments.scoring.asked import Given, given_items, mirrored

WIDTH = 100
MOST_LINES = 24
"""More than this nobody follows; the rest are counted."""


class Workings:
    """One answer sheet and what it scored, to be told part by part."""

    def __init__(self, assessment: Assessment, answers: Answers, scored: Scored) -> None:
        self._items = {item.id: item for item in assessment.items}
        self._given = given_items(assessment, answers)
        self._dimensions = {dimension.id: dimension for dimension in assessment.dimensions}
        self._scores = {score.id: score for score in assessment.scores}
        self._numbers = {one.id: one.score for one in scored.dimensions} | {one.id: one.value for one in scored.scores}
        self._labels = {one.id: one.level for one in scored.dimensions} | {one.id: one.label for one in scored.scores}
        self._overall = _parts_of_overall(assessment)
        self._told: set[str] = set()

    def number(self, of: str) -> Fraction | None:
        """The number of a dimension, domain or score."""
        return self._numbers.get(of)

    def lines(self, of: str) -> list[str]:
        """What ``of`` was made of, with a line for each part that was itself made of others; each is told once."""
        lines: list[str] = []
        waiting = [of]
        while waiting:
            part = waiting.pop(0)
            if part in self._items or (part != of and part in self._told):
                continue
            self._told.add(part)
            parts = list(dict.fromkeys(self._parts(part)))
            head = f"{part} {self._said(part)} from " if part != of else "from "
            words = ", ".join(self._item(one, part) if one in self._items else self._part(one) for one in parts)
            lines += wrap(head + words, WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
            waiting += parts
        return lines if len(lines) <= MOST_LINES else [*lines[:MOST_LINES], f"and {len(lines) - MOST_LINES} lines more"]

    def _parts(self, of: str) -> Iterator[str]:
        if dimension := self._dimensions.get(of):
            yield from (item.id for item in dimension.items)
        elif score := self._scores.get(of):
            yield from _parts_of(score)
        else:
            yield from self._overall

    def _part(self, of: str) -> str:
        return f"{of} {self._said(of)}"

    def _said(self, of: str) -> str:
        number, label = self._numbers.get(of), self._labels.get(of)
        if number is None:
            return label or "none"
        return fixed(number, 2) if number.denominator > 1 else decimal(number)

    def _item(self, id_: str, of: str) -> str:
        """An item's answer as it was counted: by value, or by label where the options score alike or are a pair."""
        item, given = self._items[id_], self._given[id_]
        words = f"{id_} {_answer(item, given)}"
        value = given.value
        if value is not None and self._reversed(id_, of):
            return f"{words} (counts {decimal(mirrored(item.scale, value), MAX_DECIMALS)})"
        return f"{words} (counts {decimal(value, MAX_DECIMALS)})" if value is not None and not given.asked else words

    def _reversed(self, id_: str, of: str) -> bool:
        if of in self._dimensions:
            return self._items[id_].reverse
        return of in self._scores and any(term.of == id_ and term.reverse for term in self._scores[of].terms)


def _answer(item: Item, given: Given) -> str:
    if not given.asked:
        return "not asked"
    if given.answer is None:
        return "na" if given.na else "blank"
    scale = item.scale
    if scale.many:
        ticked = [option.label for bit, option in enumerate(scale.options) if given.answer >> bit & 1]
        return "+".join(ticked) or "nothing"
    if item.fact and scale.options:
        return scale.options[given.answer].label
    return decimal(scale.value(given.answer), MAX_DECIMALS)


def _parts_of_overall(assessment: Assessment) -> tuple[str, ...]:
    inner = {child for domain in assessment.domains for child in domain.children}
    tops: Iterable[Dimension] = assessment.dimensions
    ids = [*(one.id for one in assessment.domains), *(one.id for one in tops)]
    return tuple(id_ for id_ in ids if id_ not in inner)


def _parts_of(score: Score) -> Iterator[str]:
    """Ids that a score names, in the order in which it uses them."""
    for term in score.terms:
        yield term.of
        if isinstance(term.weight, str):
            yield term.weight
    yield from score.needs
    for row in score.rows:
        yield from _tested(row.when)
    for step in score.steps:
        match step:
            case Amount(by=str(by)):
                yield by
            case Lookup(groups=groups):
                for when, _ in groups:
                    yield from _tested(when)
            case Norm(groups=norms):
                for norm in norms:
                    yield from _tested(norm.when)
            case Cap(unless=unless):
                yield from _tested(unless)
    for bands in score.bands:
        yield from _tested(bands.when)


def _tested(condition: Condition) -> Iterator[str]:
    yield from (test.of for test in condition.every_test)
