"""An assessment as a spreadsheet: a row for each item, and below them a row for each setting beside the items.

A cell that a spreadsheet program would take for a formula begins with an apostrophe, which the reader takes away.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from mkdocs_assessments.interchange.carried import Carried, Exported
from mkdocs_assessments.interchange.data import Group, Way, group, item_settings, leaves
from mkdocs_assessments.interchange.not_carried import comments
from mkdocs_assessments.interchange.options import cell_of, options_of
from mkdocs_assessments.interchange.spreadsheet.columns import (
    DIMENSION,
    ELSEWHERE,
    FIRST,
    ITEM,
    OPTIONS,
    REVERSE,
    SETTING,
    STRUCTURED,
    TEXT,
    TITLE,
    VALUE,
    WORDS,
)
from mkdocs_assessments.interchange.spreadsheet.settings import cell, rows
from mkdocs_assessments.model import Item

DOMAINS = " > "
"""Stands between a domain and what lies in it."""

_FORMULA = re.compile(r"'*[=+\-@\t\r]")

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes the file for the alphabet of its own country."""


def as_csv(carried: Carried) -> Exported:
    """The spreadsheet, and what is not in it."""
    items = {item.id: item for item in carried.assessment.items}
    whole = carried.whole
    found = [row for way, part in leaves(group(whole.get("dimensions"))) for row in _rows(way, part, whole, items)]
    beside = list(rows({name: value for name, value in whole.items() if name != "scale"}))
    used = {name for row in found for name in row}
    header = [*FIRST, *(name for name in (*WORDS, *STRUCTURED) if name in used), *((SETTING, VALUE) if beside else ())]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    for row in [*found, *({SETTING: name, VALUE: value} for name, value in beside)]:
        writer.writerow([defused(row.get(name, "")) for name in header])
    return Exported(BYTE_ORDER_MARK + out.getvalue(), tuple(comments(carried.text)))


def defused(text: str) -> str:
    """A cell that no spreadsheet program takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def as_written(cell: str) -> str:
    """What a cell was before it was ``defused``."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _rows(way: Way, part: Group, whole: Group, items: dict[str, Item]) -> Iterator[dict[str, str]]:
    for id_, item in group(part.get("items")).items():
        settings = item_settings(item)
        row = {ITEM: id_, DIMENSION: DOMAINS.join(way), TITLE: str(part.get("title", ""))}
        for name, value in settings.items():
            if name == "text":
                row[TEXT] = cell(value) if not isinstance(value, str) else value
            elif name not in ELSEWHERE:
                row[name] = cell(value)
        model = items[id_]
        row[REVERSE] = "yes" if model.reverse else ""
        if not {"choices", "number", "pairs", "many"} & settings.keys():
            row.setdefault("scale", str(whole.get("scale", "")))
        if options := _shown(settings, row.get("scale", ""), whole, model):
            row[OPTIONS] = options
        yield row


def _shown(settings: Group, scale: str, whole: Group, model: Item) -> str:
    """The options of an item as a cell, where its scale is written as options that score by their label."""
    own = group(whole.get("scales"))
    part = settings if "choices" in settings else group(own.get(scale))
    plain = bool(scale and scale not in own) or ("pairs" not in part and options_of(part) is not None)
    if not plain or model.scale.many or model.scale.number or model.scale.poles:
        return ""
    return cell_of(tuple((option.label, option.value) for option in model.scale.options))
