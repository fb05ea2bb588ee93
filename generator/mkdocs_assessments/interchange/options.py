"""Answer options in a cell, such as ``Never = 0 | Sometimes = 2``, and as an assessment file writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from mkdocs_assessments.interchange.data import Data, Group, group
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal
from mkdocs_assessments.written import number

Options = tuple[tuple[str, Fraction], ...]
"""Labels in the order shown, each with what it scores."""

BETWEEN = " | "

_NUMBER = r"[+-]?[0-9]+(?:\.[0-9]+)?"
_BEHIND = re.compile(rf"(?P<label>.*\S)\s*=\s*(?P<value>{_NUMBER})", re.DOTALL)
_BEFORE = re.compile(rf"(?P<value>{_NUMBER})\s*[=:]\s*(?P<label>\S.*)", re.DOTALL)
_UNESCAPED_BAR = re.compile(r"(?<!\\)\|")


def text_of(value: Fraction) -> str:
    """A number as it is written in a file."""
    return decimal(value, MAX_DECIMALS)


def counted(labels: Sequence[str], start: Fraction = Fraction(0)) -> Options:
    """Options that score ``start`` and one more each."""
    return tuple((label, start + position) for position, label in enumerate(labels))


def cell_of(options: Options) -> str:
    """The options as one cell; values only where they are not 0, 1, 2 and so on."""
    labels = [label.replace("\\", "\\\\").replace("|", "\\|") for label, _ in options]
    plain = counted([label for label, _ in options]) == options
    if plain and from_cell(BETWEEN.join(labels)) == options:
        return BETWEEN.join(labels)
    return BETWEEN.join(f"{label} = {text_of(value)}" for label, (_, value) in zip(labels, options, strict=True))


def from_cell(cell: str) -> Options | None:
    """The options in a cell; ``None`` where it does not say several, all with a value or all without.

    Labels stand between bars; where there is none, on lines of their own or between semicolons.
    """
    between = next((mark for mark in ("|", "\n", ";") if mark in cell), "|")
    parts = _UNESCAPED_BAR.split(cell) if between == "|" else cell.split(between)
    labels = [part.strip() for part in parts if part.strip()]
    for form in (_BEHIND, _BEFORE):
        found = [form.fullmatch(label) for label in labels]
        if all(found):
            valued = tuple((_open(match["label"]), number(match["value"])) for match in found if match)
            options = tuple((label, value) for label, value in valued if value is not None)
            return options if _are_several(options) and len(options) == len(labels) else None
        if form is _BEHIND and any(found):
            return None
    options = counted([_open(label) for label in labels])
    values = [number(label) for label, _ in options]
    if all(value is not None for value in values):  # a label that is a number scores it
        options = tuple((label, value) for (label, _), value in zip(options, values, strict=True) if value is not None)
    return options if _are_several(options) else None


def _open(label: str) -> str:
    return label.replace("\\|", "|").replace("\\\\", "\\").strip()


def _are_several(options: Options) -> bool:
    return len(options) > 1 and len({label for label, _ in options}) == len(options)


def written_as_choices(options: Options) -> Data:
    """Options as an item writes its own."""
    labels = [label for label, _ in options]
    if counted(labels) == options:
        return list(labels)
    return {label: text_of(value) for label, value in options}


def written_as_scale(options: Options, before: Group) -> Group:
    """Options as a scale; of ``before``, the scale they replace, what goes with any options stays."""
    labels = [label for label, _ in options]
    scale: Group = {"labels": list(labels)}
    start = options[0][1]
    if counted(labels, start) != options:
        scale["values"] = [text_of(value) for _, value in options]
    elif start:
        scale["from"] = text_of(start)
    if hints := {label: hint for label, hint in group(before.get("hints")).items() if label in labels}:
        scale["hints"] = hints
    if "na" in before:
        scale["na"] = before["na"]
    return scale


def options_of(part: Group) -> Options | None:
    """The options a scale or item writes as ``labels``, ``choices`` or ``pairs``; ``None`` where it writes none."""
    labels = part.get("labels", part.get("choices"))
    if isinstance(part.get("pairs"), list):
        return tuple(zip(_texts(part["pairs"]), (Fraction(1), Fraction(0)), strict=False))
    if isinstance(labels, dict):
        return tuple((label, _number(value)) for label, value in labels.items())
    if not isinstance(labels, list):
        return None
    if "values" in part:
        return tuple(zip(_texts(labels), map(_number, _texts(part["values"])), strict=False))
    return counted(_texts(labels), _number(part.get("from", "0")))


def _texts(value: Data) -> list[str]:
    return [entry.strip() for entry in value if isinstance(entry, str)] if isinstance(value, list) else []


def _number(value: Data) -> Fraction:
    return (number(value) if isinstance(value, str) else None) or Fraction(0)
