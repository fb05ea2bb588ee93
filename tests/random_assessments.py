"""Random assessments of the simple form, as a coach would write them, with answer sheets that seek out the edges.

Every key of the simple form that can touch a number is drawn: values, ``from``, does-not-apply on scale and item,
reverse keys, ``need`` in all its forms on both places, own and default levels, ``overall``, ``noise``. Cuts are
laid exactly on scores that a sheet reaches, and that sheet is asked again with one answer moved by a step.
"""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

Written = dict[str, Any]
Sheet = dict[str, int | str]

LABELS = ["None", "Few", "Some", "Half", "Many", "Most", "All", "More"]


def draw_assessment(chance: random.Random) -> Written:
    """One assessment in written form; its text is JSON-ready and therefore YAML."""
    scale = _scale(chance)
    dimensions: Written = {}
    for number in range(chance.randint(1, 5)):
        dimension: Written = {"title": f"Dimension {number}", "items": _items(chance, f"d{number}", scale)}
        if chance.random() < 0.3:
            dimension["need"] = _need(chance, len(dimension["items"]))
        dimensions[f"dim{number}"] = dimension
    written: Written = {
        "title": "Random",
        "version": "1.0.0",
        "scales": {"own": scale},
        "scale": "own",
        "dimensions": dimensions,
    }
    if chance.random() < 0.3:
        written["need"] = _need(chance, min(len(dimension["items"]) for dimension in dimensions.values()))
    if chance.random() < 0.5:
        written["overall"] = chance.choice(["dimensions", "items", "none"])
    if chance.random() < 0.4:
        written["noise"] = chance.choice(["0", "0.1", "0.3", "0.5", "0.9"])
    if chance.random() < 0.7:
        written["levels"] = _levels(chance, scale)
    return written


def draw_sheet(chance: random.Random, written: Written) -> Sheet:
    """One answer sheet: mostly answered, with blanks and, where offered, does-not-apply; sometimes all alike."""
    options = len(written["scales"]["own"]["labels"])
    blank = chance.choice([0, 0.1, 0.5])
    uniform = chance.randrange(options) if chance.random() < 0.1 else None
    sheet: Sheet = {}
    for dimension in written["dimensions"].values():
        for id, item in dimension["items"].items():
            offered = "na" in written["scales"]["own"] or (isinstance(item, dict) and "na" in item)
            if chance.random() < blank:
                continue
            if offered and chance.random() < 0.1:
                sheet[id] = "na"
            else:
                sheet[id] = chance.randrange(options) if uniform is None else uniform
    return sheet


def one_step_beside(chance: random.Random, written: Written, sheet: Sheet) -> Sheet:
    """The same sheet with one answer moved by one option."""
    options = len(written["scales"]["own"]["labels"])
    answered = [id for id, answer in sheet.items() if isinstance(answer, int)]
    if not answered:
        return dict(sheet)
    id = chance.choice(answered)
    answer = sheet[id]
    assert isinstance(answer, int)
    moved = answer + chance.choice([-1, 1])
    return sheet | {id: min(max(moved, 0), options - 1)}


def _scale(chance: random.Random) -> Written:
    count = chance.randint(2, 8)
    scale: Written = {"labels": LABELS[:count]}
    kind = chance.random()
    if kind < 0.3:
        scale["values"] = [str(value) for value in _distinct(chance, count)]
    elif kind < 0.6:
        scale["from"] = str(chance.choice([-3, 0, 1]))
    if chance.random() < 0.5:
        scale["na"] = "Does not apply"
    if chance.random() < 0.3:
        scale["hints"] = {scale["labels"][0]: "a hint"}
    return scale


def _distinct(chance: random.Random, count: int) -> list[Decimal]:
    values: set[Decimal] = set()
    while len(values) < count:
        values.add(Decimal(chance.randint(-300, 900)) / chance.choice([1, 10, 100]))
    ordered = sorted(values)
    return ordered if chance.random() < 0.7 else ordered[::-1]


def _items(chance: random.Random, prefix: str, scale: Written) -> Written:
    items: Written = {}
    for number in range(chance.randint(1, 6)):
        item: Written = {"text": f"do {prefix} {number}"}
        if chance.random() < 0.3:
            item["reverse"] = chance.choice(["true", "yes"])
        if "na" not in scale and chance.random() < 0.3:
            item["na"] = "Does not apply: no team"
        items[f"{prefix}i{number}"] = item if len(item) > 1 or chance.random() < 0.5 else item["text"]
    return items


def _need(chance: random.Random, items: int) -> str:
    return chance.choice(["all", "half", "60%", "100%", "1", str(items)])


def _levels(chance: random.Random, scale: Written) -> Written:
    values = option_values(scale)
    low, high = min(values), max(values)
    starts = {low}
    for _ in range(chance.randint(0, 3)):
        answered = chance.choice([1, 2, 4, 5])
        mean = sum((chance.choice(values) for _ in range(answered)), Fraction(0)) / answered
        if low < mean < high:
            starts.add(mean)
    names = [f"level{number}" for number in range(len(starts))]
    levels = [
        (name, {"from": _decimal(start), "title": name.title(), "reading": "A reading."})
        for name, start in zip(names, sorted(starts), strict=True)
    ]
    chance.shuffle(levels)
    return dict(levels)


def option_values(scale: Written) -> list[Fraction]:
    """What each option scores, as the written scale says."""
    if "values" in scale:
        return [Fraction(value) for value in scale["values"]]
    start = int(scale.get("from", 0))
    return [Fraction(start + position) for position in range(len(scale["labels"]))]


def _decimal(number: Fraction) -> str:
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    assert Fraction(exact) == number
    return format(exact, "f")
