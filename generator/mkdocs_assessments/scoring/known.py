"""What is known of a sheet while its scores are worked out: numbers and labels by id, and the tests on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from mkdocs_assessments.model import Condition, Item, Test
from mkdocs_assessments.scoring.asked import Given, holds, passes


class Known:
    """Numbers and labels of items, dimensions and scores; ids are unique over all of them."""

    def __init__(self, items: Iterable[Item], given: Mapping[str, Given]) -> None:
        self.items = {item.id: item for item in items}
        self.given = given
        self._numbers: dict[str, Fraction | None] = {}
        self._labels: dict[str, str | None] = {}

    def add(self, id: str, number: Fraction | None, label: str | None) -> None:
        """Takes in a dimension or a score; its label is the id of its level where it has a number."""
        self._numbers[id] = number
        self._labels[id] = label

    def number(self, id: str) -> Fraction | None:
        """The number of a dimension or score, or what an item scores before any reversal."""
        return self.given[id].value if id in self.items else self._numbers[id]

    def label(self, id: str) -> str | None:
        """The label or level of a score or dimension; the position of an item's answer, as text."""
        if id not in self.items:
            return self._labels[id]
        answer = self.given[id].answer
        return None if answer is None else str(answer)

    def has(self, id: str) -> bool:
        """Whether there is a number or a label at all."""
        return self.number(id) is not None or self.label(id) is not None

    def holds(self, condition: Condition) -> bool:
        """Whether ``condition`` holds; one without tests always does."""
        return holds(condition, self.passes)

    def passes(self, test: Test) -> bool:
        """Whether ``test`` passes; on something unknown it does not."""
        if test.of in self.items:
            given = self.given[test.of]
            return passes(test, self.items[test.of].scale, given.answer, given.value)
        if test.label is not None:
            return self._labels[test.of] == test.label
        number = self._numbers[test.of]
        return number is not None and test.within is not None and test.within.holds(number)
