"""A spreadsheet → an outline, with every cell that means nothing a problem at its row and column."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from mkdocs_assessments.interchange import options
from mkdocs_assessments.interchange.data import Group, Way, clean
from mkdocs_assessments.interchange.identity import Ids
from mkdocs_assessments.interchange.outline import Line, Outline
from mkdocs_assessments.interchange.spreadsheet import columns, settings
from mkdocs_assessments.interchange.spreadsheet.columns import cell_name
from mkdocs_assessments.interchange.spreadsheet.writing import DOMAINS, as_written
from mkdocs_assessments.problem import Place, Problem

YES = frozenset({"yes", "y", "true", "1", "x", "r", "-", "-1", "reverse", "reversed", "reverse keyed", "negative"})
NO = frozenset({"", "no", "n", "false", "0", "+", "+1", "forward", "positive"})
UNSAID_WORDS = "Does not apply"
"""The words of does-not-apply where a spreadsheet says only that it is offered."""


@dataclass(slots=True)
class CsvRead:
    """What a spreadsheet says. Where there are problems the outline is not whole."""

    outline: Outline
    problems: list[Problem] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


class _Sheet:
    """Goes through the rows; what is blank in a merged cell is taken from the row above."""

    def __init__(self, file: str, title: str, header: Sequence[str]) -> None:
        self.file = file
        self.header = header
        self.meanings = columns.meanings(header)
        if columns.SETTING not in self.meanings:
            self.meanings = [None if meaning == columns.VALUE else meaning for meaning in self.meanings]
        self.read = CsvRead(Outline(title, []))
        self.ids = Ids()
        self.above: Way = ()

    def problem(self, code: str, row: int, column: int, **data: str) -> None:
        """A problem of one cell, which has no line that could be shown."""
        place = Place(self.file, row, max(column, 1), 0)
        words = {"cell": cell_name(row, column) if column else "", **data}
        self.read.problems.append(Problem(code, place, words))

    def column(self, meaning: str) -> int:
        """Where the cells of a column stand, from 1; 0 where there is no such column."""
        return self.meanings.index(meaning) + 1 if meaning in self.meanings else 0


def read_csv(text: str, file: str, title: str) -> CsvRead:
    """Read a spreadsheet's ``text``; an assessment without a title of its own is called ``title``."""
    try:
        table = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        place = Place(file, 1, 1, 0)
        return CsvRead(Outline(title, []), [Problem("PA190", place, {"kind": "spreadsheet", "reason": str(error)})])
    first = next((number for number, row in enumerate(table) if any(map(str.strip, row)) and not _says_sep(row)), None)
    if first is None:
        data = {"found": "nothing at all"}
        return CsvRead(Outline(title, []), [Problem("PA191", Place(file, 1, 1, 0), data)])
    sheet = _Sheet(file, title, table[first])
    _check_header(sheet, first + 1)
    if sheet.read.problems:
        return sheet.read
    whole = [(number + 1, _by_column(sheet, number + 1, row)) for number, row in enumerate(table) if number > first]
    for number, cells in whole:
        _setting(sheet, number, cells)
    sheet.ids.take_settings(sheet.read.outline.kept)
    for number, cells in whole:
        _item(sheet, number, cells)
    if not sheet.read.outline.lines and not sheet.read.problems:
        sheet.problem("PA191", first + 1, 0, found="no row with an item")
    sheet.read.left += sheet.ids.renamed
    sheet.read.left += _moved(sheet.read.outline.lines)
    return sheet.read


def _delimiter(text: str) -> str:
    """The mark between cells: the one that the first line with words has most of."""
    lines = (line for line in text.splitlines() if line.strip())
    line = next(lines, "")
    if line.lower().startswith("sep=") and len(line) == len("sep=,"):
        return line[-1]
    return max(",;\t", key=line.count)


def _says_sep(row: Sequence[str]) -> bool:
    return bool(row) and row[0].lower().startswith("sep=")


def _check_header(sheet: _Sheet, row: int) -> None:
    found = [name.strip() for name in sheet.header if name.strip()]
    if not sheet.column(columns.TEXT):
        sheet.problem("PA191", row, 0, found=", ".join(found))
    seen: dict[str, int] = {}
    for number, meaning in enumerate(sheet.meanings, 1):
        name = sheet.header[number - 1].strip()
        if meaning is None and name:
            sheet.read.left.append(f'the column "{name}"')
        elif meaning in seen:
            other = sheet.header[seen[meaning] - 1].strip()
            sheet.problem("PA192", row, number, name=name, other=other, meaning=meaning)
        elif meaning:
            seen[meaning] = number


def _by_column(sheet: _Sheet, number: int, row: Sequence[str]) -> dict[str, str]:
    """The cells of a row by what their column means."""
    cells: dict[str, str] = {}
    for place, cell in enumerate(row):
        meaning = sheet.meanings[place] if place < len(sheet.meanings) else None
        text = clean(as_written(cell.strip(" \t\n\xa0") if cell.strip() else ""))
        if meaning:
            cells[meaning] = text
        elif text and (place >= len(sheet.header) or not sheet.header[place].strip()):
            sheet.read.left.append(f"cell {cell_name(number, place + 1)}, in a column without a name")
    return cells


def _setting(sheet: _Sheet, row: int, cells: dict[str, str]) -> None:
    name, text = cells.get(columns.SETTING, ""), cells.get(columns.VALUE, "")
    if not name:
        return
    value = settings.from_cell(text)
    if value is None:
        sheet.problem("PA197", row, sheet.column(columns.VALUE), name=name, found=text)
    elif not settings.put(sheet.read.outline.kept, name, value):
        sheet.problem("PA198", row, sheet.column(columns.SETTING), name=name)


def _item(sheet: _Sheet, row: int, cells: dict[str, str]) -> None:
    text = cells.get(columns.TEXT, "")
    beside = [value for name, value in cells.items() if name not in (columns.SETTING, columns.VALUE)]
    if not any(beside):
        return
    if not text:
        sheet.problem("PA193", row, sheet.column(columns.TEXT))
        return
    way = _dimension(sheet, row, cells)
    found: Group = {name: cells[name] for name in columns.WORDS if cells.get(name)}
    for name in columns.STRUCTURED:
        if cells.get(name):
            value = settings.from_cell(cells[name])
            if value is None:
                sheet.problem("PA197", row, sheet.column(name), name=name, found=cells[name])
            else:
                found[name] = value
    if isinstance(na := found.get("na"), str) and na.casefold() in YES:
        found["na"] = UNSAID_WORDS
    _reverse(sheet, row, cells, found)
    shown = None
    if cells.get(columns.OPTIONS):
        shown = options.from_cell(cells[columns.OPTIONS])
        if shown is None:
            sheet.problem("PA195", row, sheet.column(columns.OPTIONS), found=cells[columns.OPTIONS])
    id_ = sheet.ids.item(cells.get(columns.ITEM, ""), text, f"row {row}")
    sheet.read.outline.lines.append(Line(id_, text, way, found, shown))


def _reverse(sheet: _Sheet, row: int, cells: dict[str, str], found: Group) -> None:
    said = cells.get(columns.REVERSE, "").casefold()
    if said not in YES | NO:
        said = columns.normal(said) or said
    if said in YES:
        found["reverse"] = "true"
    elif said not in NO:
        sheet.problem("PA194", row, sheet.column(columns.REVERSE), found=cells[columns.REVERSE])


def _dimension(sheet: _Sheet, row: int, cells: dict[str, str]) -> Way:
    said = cells.get(columns.DIMENSION, "") or cells.get(columns.TITLE, "")
    if not said and sheet.above:
        return sheet.above
    if not said and (column := sheet.column(columns.DIMENSION)):
        sheet.problem("PA196", row, column)
    names = [name.strip() for name in (said or sheet.read.outline.title).split(DOMAINS) if name.strip()]
    outline = sheet.read.outline
    has_titles = bool(sheet.column(columns.TITLE))
    way = tuple(sheet.ids.dimension(names[: place + 1], as_it_is=has_titles) for place in range(len(names)))
    if not way:
        way = (sheet.ids.dimension(["items"], as_it_is=False),)
    for id_, name in zip(way, names, strict=False):
        if not has_titles:
            outline.titles.setdefault(id_, name)
    if title := cells.get(columns.TITLE):
        outline.titles.setdefault(way[-1], title)
    sheet.above = way
    return way


def _moved(lines: Sequence[Line]) -> list[str]:
    """What is said where the items of a dimension do not follow one another."""
    order = [line.dimension for line in lines]
    starts = [way for place, way in enumerate(order) if place == 0 or order[place - 1] != way]
    moved = len(starts) > len(set(starts))
    return ["the order of the rows: items are asked dimension by dimension"] if moved else []
