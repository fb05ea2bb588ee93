"""The printed key of the simple form: read from the page, and followed on a sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import cast

from html_tree import Element
from paper.key import Sheet
from paper.notation import LIST, NUMBER, listed, number


@dataclass
class SimpleKey:
    """The printed key of the simple form."""

    scales: list[tuple[list[str], dict[str, Fraction], Fraction]] = field(default_factory=list)
    """The questions (none: all), what each label counts, and what a reversed answer is taken away from."""
    areas: dict[str, tuple[list[str], list[str], int]] = field(default_factory=dict)
    """Questions, those of them reversed, and how many answers there must be."""
    low: Fraction = Fraction(0)
    span: Fraction = Fraction(1)
    levels: list[tuple[list[str], list[tuple[str, Fraction]]]] = field(default_factory=list)
    overall: bool = False

    def work(self, sheet: Sheet) -> dict[str, tuple[Fraction | None, int | None, str | None]]:
        """Of every area its score, its points and its level; of ``overall`` the first two."""
        found: dict[str, tuple[Fraction | None, int | None, str | None]] = {}
        for title, (questions, reverse, need) in self.areas.items():
            values = [value for one in questions if (value := self._value(one, one in reverse, sheet)) is not None]
            if len(values) < need:
                found[title] = (None, None, None)
                continue
            score = sum(values, Fraction(0)) / len(values)
            bounds = next(bounds for titles, bounds in self.levels if not titles or title in titles)
            level = [name for name, start in bounds if score >= start][-1]
            found[title] = (score, self._points(score), level)
        scores = [score for score, _, _ in found.values() if score is not None]
        if self.overall and len(scores) == len(found):
            mean = sum(scores, Fraction(0)) / len(scores)
            found["overall"] = (mean, self._points(mean), None)
        elif self.overall:
            found["overall"] = (None, None, None)
        return found

    def _value(self, question: str, reverse: bool, sheet: Sheet) -> Fraction | None:
        _, values, mirror = next(one for one in self.scales if not one[0] or question in one[0])
        value = values.get(cast(str, sheet.get(question)))
        return value if value is None or not reverse else mirror - value

    def _points(self, score: Fraction) -> int:
        return (100 * (score - self.low) / self.span + Fraction(1, 2)) // 1


def read_simple_key(page: Element) -> SimpleKey:
    """The printed key of the simple form."""
    key = SimpleKey()
    section = page.one(class_="pa-key")
    need = None
    for paragraph in section.all("p"):
        text = paragraph.text
        if match := re.match(
            rf"(?:Questions ({LIST})|Answers) count: (.+?)\.(?: Reversed questions count ({NUMBER}) minus that\.)?$",
            text,
        ):
            pairs = [one.rsplit(" ", 1) for one in match[2].split("; ")]
            values = {label: number(value) for label, value in pairs}
            key.scales.append((listed(match[1]) if match[1] else [], values, number(match[3] or "0")))
        elif match := re.match(r"An area’s score is the mean of its answers(?:, if there are at least (\d+))?;", text):
            need = int(match[1]) if match[1] else None
        elif match := re.match(
            rf"Points: (?:score|\(score − ({NUMBER})\)) ÷ ({NUMBER}) × 100, halves rounded up\.", text
        ):
            key.low, key.span = number(match[1] or "0"), number(match[2])
            key.overall = text.endswith("Overall: the mean of all areas, if every area has a score.")
        elif match := re.match(
            rf"(?:(.+): )?(.+ from {NUMBER}(?:, .+ from {NUMBER})*)\. The bounds are conventions\.", text
        ):
            bounds = [one.rsplit(" from ", 1) for one in match[2].split(", ")]
            titles = match[1].split(", ") if match[1] else []
            key.levels.append((titles, [(title, number(start)) for title, start in bounds]))
    for line in section.all("ul")[0].all("li"):
        match = re.fullmatch(
            rf"(.+): questions ({LIST})(?: \(({LIST}) reversed\))?(?:, at least (\d+) answered)?", line.text
        )
        assert match, line.text
        reverse = listed(match[3]) if match[3] else []
        key.areas[match[1]] = (listed(match[2]), reverse, int(match[4]) if match[4] else need or 1)
    return key
