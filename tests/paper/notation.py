"""How the printed page writes numbers, lists of questions, names in quotes and bounds."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import cast

NUMBER = r"−?\d+(?:\.\d+)?(?:/\d+)?"
LIST = r"(?:[A-Z]\d*|\d+)(?:–\d+)?(?:, (?:[A-Z]\d*|\d+)(?:–\d+)?)*"
QUOTE = re.compile(r"“([^”]*)”")
NAME = r"⟦\d+⟧"
"""The mark that ``Quoted`` leaves where a name stood in quotes."""


def number(text: str) -> Fraction:
    """A printed number."""
    return Fraction(text.replace("−", "-"))


def listed(text: str) -> list[str]:
    """``A, 1–3, 7`` as single questions."""
    found = []
    for part in text.split(", "):
        first, _, last = part.partition("–")
        found += [str(one) for one in range(int(first), int(last) + 1)] if last else [first]
    return found


def run_on(*labels: str) -> str:
    """Labels one after the other; it says the same whether commas stand between them or nothing does."""
    return "".join(labels).replace(", ", "")


class Quoted:
    """A text with what stands in quotes taken out, so that its commas do not part anything."""

    def __init__(self, text: str) -> None:
        self.quotes: list[str] = []
        self.text = QUOTE.sub(self._take, text)

    def _take(self, match: re.Match[str]) -> str:
        self.quotes.append(match[1])
        return f"⟦{len(self.quotes) - 1}⟧"

    def quote(self, mark: str) -> str:
        """What a mark stands for."""
        return self.quotes[int(mark[1:-1])]

    def name(self, text: str) -> str:
        """``question 3`` as ``3``, a score's mark as its name behind a quote."""
        return "“" + self.quote(text) if text.startswith("⟦") else text.removeprefix("question ")

    def members(self, text: str) -> list[str]:
        """``questions 1–3, 5, “People”``."""
        found: list[str] = []
        for match in re.finditer(rf"questions? ({LIST})|({NAME})", text):
            found += listed(match[1]) if match[1] else ["“" + self.quote(match[2])]
        assert re.sub(rf"questions? {LIST}|{NAME}|, ", "", text) == "", text
        return found


def interval(text: str) -> Callable[[Fraction], bool]:
    """``3``, ``3 to 5``, ``3 or more``, ``more than 3 and less than 5``."""
    if match := re.fullmatch(rf"({NUMBER}) to ({NUMBER})", text):
        return lambda value: number(match[1]) <= value <= number(match[2])
    if text == "any number":
        return lambda value: True
    tests: list[Callable[[Fraction], bool]] = []
    for part in text.split(" and "):
        bound = number(cast(re.Match[str], re.search(NUMBER, part))[0])
        form = re.sub(NUMBER, "#", part)
        passes: dict[str, Callable[[Fraction, Fraction], bool]] = {
            "#": lambda value, bound: value == bound,
            "# or more": lambda value, bound: value >= bound,
            "# or less": lambda value, bound: value <= bound,
            "more than #": lambda value, bound: value > bound,
            "less than #": lambda value, bound: value < bound,
        }
        test = passes[form]
        tests.append(lambda value, test=test, bound=bound: test(value, bound))  # type: ignore[misc]
    return lambda value: all(test(value) for test in tests)
