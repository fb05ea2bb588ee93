"""The printed grid on which one circles a score: read from the page, and looked up in."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from html_tree import Element
from paper.notation import number


@dataclass
class Line:
    """A line of the printed grid."""

    numbers: list[Fraction]
    bands: list[tuple[str, str, list[Fraction]]]
    """Title, bound and the numbers below it."""

    def circled(self, value: Fraction) -> Fraction:
        """The number one circles: the nearest, of two as near the higher."""
        return min(self.numbers, key=lambda one: (abs(one - value), -one))

    def level(self, value: Fraction) -> str | None:
        """The level that a number reaches by the bounds above the line."""
        reached = None
        for title, bound, _ in self.bands:
            kind, _, start = bound.partition(" ")
            if start and (value > number(start) or (kind == "from" and value == number(start))):
                reached = title
        return reached


def read_grid(page: Element) -> dict[str, Line]:
    """The printed grid by the names of its lines."""
    lines: dict[str, Line] = {}
    for table in page.one(class_="pa-grid").all("table"):
        if table.attributes.get("class") == "pa-labels":
            continue
        heads = table.one("thead").all("th", scope="colgroup")
        for row in table.one("tbody").all("tr"):
            numbers = [number(cell.text) for cell in row.all("td")]
            left = iter(numbers)
            bands = []
            for head in heads:
                bound = head.all("small")[0].text if head.all("small") else ""
                title = head.text.removesuffix(bound).strip()
                below = [next(left) for _ in range(int(head.attributes["colspan"] or 1))]
                bands.append((title, bound, below))
            assert next(left, None) is None
            lines[row.one("th").text] = Line(numbers, bands if bands[0][0] != "Numbers" else [])
    return lines
