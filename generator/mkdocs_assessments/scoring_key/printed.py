"""What is said of one assessment by its printed names and numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from fractions import Fraction

from mkdocs_assessments.branching import in_words
from mkdocs_assessments.method import ranges
from mkdocs_assessments.model import Assessment, Condition
from mkdocs_assessments.naming import names
from mkdocs_assessments.numbering import numbers
from mkdocs_assessments.rounding import exact, in_print


class Print:
    """Names and numbers of one assessment, as printed."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.numbers = numbers(assessment)
        self.names = names(assessment)
        self.items = {item.id: item for item in assessment.items}

    def numbered(self, ids: Collection[str]) -> str:
        """The numbers of questions, in their order: ``A, 1–3, 7``."""
        facts = [self.numbers[item.id] for item in self.assessment.items if item.fact and item.id in ids]
        others = [int(self.numbers[id]) for id in ids if not self.items[id].fact]
        return ", ".join([*facts, *([ranges(others)] if others else [])])

    def questions(self, ids: Collection[str]) -> str:
        """``question 3`` or ``questions 1–3, 7``."""
        return f"question{'s' if len(ids) > 1 else ''} {self.numbered(ids)}"

    def of(self, id: str) -> str:
        """``question 3`` or the name of a score in quotes."""
        return f"question {self.numbers[id]}" if id in self.items else f"“{self.names[id]}”"

    def all_of(self, ids: Iterable[str]) -> str:
        """Questions first, then scores: ``questions 1–3, 7, “People”``."""
        known = list(dict.fromkeys(ids))
        items = [id for id in known if id in self.items]
        return ", ".join(
            [*([self.questions(items)] if items else []), *(self.of(id) for id in known if id not in items)]
        )

    def when(self, condition: Condition) -> str:
        """A condition in words."""
        return in_words(condition, self.assessment, self.numbers)


def number(value: Fraction) -> str:
    """A number, exact."""
    return in_print(exact(value))
