"""A table of levels, and the levels of one dimension made from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from mkdocs_assessments import model, written
from mkdocs_assessments.problem import At, Path, Problem
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.resolve.ids import check_names
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal
from mkdocs_assessments.source import Node, locate


@dataclass(frozen=True, slots=True)
class LevelTable:
    """Levels as one file gives them; their bounds mean nothing until a range of scores is known."""

    levels: Mapping[str, written.Level]
    file: str
    node: Node
    whole: bool = True
    path: Path = ("levels",)

    def problem(self, code: str, level: str, setting: str, data: dict[str, str]) -> Problem:
        """A problem of this table, located in the file it comes from."""
        return Problem(code, locate(At(self.file, (*self.path, level, setting)), self.node), data)


def build_table(levels: Mapping[str, written.Level], findings: Findings) -> LevelTable:
    """The levels of one file."""
    check_names(list(levels), findings, "levels")
    return LevelTable(levels, findings.file, findings.node, findings.whole("levels"))


def own_table(levels: written.Levels, findings: Findings, path: Path) -> LevelTable | None:
    """The levels that a dimension brings itself, written at ``path``; ``None`` where there are none."""
    check_names(list(levels.named), findings, *map(str, path))
    if not levels.named:
        if findings.whole(*path):
            findings.add("PA113", *path, key=True, name="levels")
        return None
    before = len(findings.problems)
    dimension = str(path[-2])
    if levels.by is not None:
        findings.add("PA148", *path, "by", key=True, name="by", leveled=dimension)
    found: dict[str, written.Level] = {}
    for name, level in levels.named.items():
        for setting, bound in (("above", level.above), ("from", level.start)):
            grouped = isinstance(bound, Mapping) and levels.by is None
            if bound is not None and (setting == "above" or grouped):
                findings.add("PA148", *path, name, setting, key=True, name=setting, leveled=dimension)
        if "reachable" in level.given:
            other = 'the levels of a score under "scores"'
            findings.add("PA147", *path, name, "reachable", key=True, name="reachable", other=other)
        if level.start is None and level.above is None and findings.whole(*path):
            findings.add("PA101", *path, name, key=True, name="from", inside=name)
        start = level.start if isinstance(level.start, written.Amount) else written.Amount(Fraction(0), True)
        found[name] = written.Level({"start": start, "title": level.title, "reading": level.reading})
    return LevelTable(
        found, findings.file, findings.node, findings.whole(*path) and len(findings.problems) == before, path
    )


def starts_of(table: LevelTable, lowest: Fraction, highest: Fraction) -> list[tuple[str, Fraction]]:
    """Level ids with the lowest score of each, lowest first, for scores from ``lowest`` to ``highest``."""
    starts = [
        (name, lowest + level.start.value * (highest - lowest) if level.start.share else level.start.value)
        for name, level in table.levels.items()
    ]
    return sorted(starts, key=lambda start: start[1])


def check_range(table: LevelTable, lowest: Fraction, highest: Fraction, dimension: str) -> list[Problem]:
    """Scores without a level, and levels without a score."""
    found: list[Problem] = []
    starts = starts_of(table, lowest, highest)
    bounds = {
        "low": decimal(lowest, MAX_DECIMALS),
        "high": decimal(highest, MAX_DECIMALS),
        "dimension": dimension,
    }
    if starts[0][1] > lowest:
        name, start = starts[0]
        data = {**bounds, "level": name, "start": decimal(start, MAX_DECIMALS)}
        found.append(table.problem("PA106", name, "from", data))
    for position, (name, start) in enumerate(starts):
        data = {**bounds, "level": name, "start": decimal(start, MAX_DECIMALS)}
        following = starts[position + 1] if position + 1 < len(starts) else None
        if following and following[1] == start:
            data["other"] = name
            data["level"] = following[0]
            found.append(table.problem("PA131", following[0], "from", data))
        elif start > highest or (following and following[1] <= lowest):
            found.append(table.problem("PA132", name, "from", data))
    return found


def levels_for(
    table: LevelTable, lowest: Fraction, highest: Fraction, readings: Mapping[str, str]
) -> tuple[model.Level, ...]:
    """The levels of a dimension with that range; ``readings`` are its own."""
    return tuple(
        model.Level(name, table.levels[name].title, start, readings.get(name) or table.levels[name].reading or "")
        for name, start in starts_of(table, lowest, highest)
    )
