"""The scales and levels that a file, the shared file and the program offer, and the scale an item finds there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path as FilePath

from mkdocs_assessments import model, written
from mkdocs_assessments.problem import Path, Problem
from mkdocs_assessments.resolve.bounds import check_bounds
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.resolve.levels import LevelTable, build_table
from mkdocs_assessments.resolve.scales import Scales, build_scales
from mkdocs_assessments.shape import Shaped, shape
from mkdocs_assessments.source import read, read_file

DEFAULTS = FilePath(__file__).parent.with_name("default_scales_and_levels.yml")


@dataclass(frozen=True, slots=True)
class Tables:
    """The scales and levels one file offers to others."""

    scales: Scales
    levels: LevelTable | None
    problems: tuple[Problem, ...]
    whole: bool
    """False where a scale may be missing only because the file is broken."""


def own_tables(whole: written.Assessment, findings: Findings) -> Tables:
    """What an assessment brings itself."""
    return Tables(
        build_scales(whole.scales, findings),
        build_table(whole.levels, findings) if whole.levels or not findings.whole("levels") else None,
        (),
        findings.whole("scales"),
    )


def shared_tables(path: FilePath) -> Tables:
    """What the file of shared scales and levels offers."""
    content = read_file(path)
    if content.node is None:
        return Tables({}, None, content.problems, whole=not content.problems)
    return _tables(content.text, path.as_posix())


def default_tables() -> Tables:
    """What is there without a word."""
    return _tables(_text_of_defaults(), DEFAULTS.name)


@lru_cache(maxsize=1)
def _text_of_defaults() -> str:
    return DEFAULTS.read_text("utf-8")


@lru_cache(maxsize=8)
def _tables(text: str, file: str) -> Tables:
    """The scales and levels of a readable shared file; the same text is worked out once for all assessments."""
    content = read(text, file)
    assert content.node is not None
    shaped: Shaped[written.Shared] = shape(written.Shared, content.node, file)
    if shaped.value is None:
        return Tables({}, None, (*content.problems, *shaped.problems), whole=False)
    findings = Findings(file, shaped.node, shaped.broken)
    scales = build_scales(shaped.value.scales, findings)
    levels = build_table(shaped.value.levels, findings) if shaped.value.levels else None
    found = (*content.problems, *shaped.problems, *check_bounds(content.node), *findings.problems)
    return Tables(scales, levels, found, findings.whole("scales"))


class ScaleOf:
    """Finds the scale of an item: its own by name, or the assessment's; each lack is reported where it is written."""

    def __init__(self, default: str | None, tables: list[Tables], findings: Findings) -> None:
        self.default = default
        self.tables = tables
        self.findings = findings
        self.reported = False
        """Whether the lack of a scale for the whole assessment has been said."""

    def __call__(self, name: str | None, path: Path) -> model.Scale | None:
        if name is not None:
            return self._named(name, (*path, "scale"))
        if self.default is not None:
            found = self._named(self.default, ("scale",), silent=self.reported)
            self.reported = True
            return found
        if self.findings.whole("scale") and not self.reported:
            self.findings.add("PA122", *path, key=True, item=str(path[-1]), names=", ".join(self._names()))
        self.reported = True
        return None

    def _names(self) -> list[str]:
        return list(dict.fromkeys(name for table in self.tables for name in table.scales))

    def _named(self, name: str, path: Path, silent: bool = False) -> model.Scale | None:
        for table in self.tables:
            if name in table.scales:
                return table.scales[name]
        if not silent and all(table.whole for table in self.tables):
            self.findings.unknown("PA120", name, self._names(), *path)
        return None
