"""``written`` + defaults + the shared file → ``model.Assessment``, with every name resolved.

``load`` is the one door for the rest of the program.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path as FilePath

from mkdocs_assessments import model, suggest, written
from mkdocs_assessments.problem import Place, Problem
from mkdocs_assessments.resolve.bounds import check_bounds
from mkdocs_assessments.resolve.dimensions import (
    build_dimension,
    build_items,
    check_references,
    need_of,
    range_of,
)
from mkdocs_assessments.resolve.examples import build_examples
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.resolve.ids import check_ids, well_formed
from mkdocs_assessments.resolve.levels import LevelTable, build_table, check_range
from mkdocs_assessments.resolve.scales import Scales, build_scales
from mkdocs_assessments.resolve.words import period_words, stem_words
from mkdocs_assessments.shape import Shaped, shape
from mkdocs_assessments.source import REMARKS, Node, in_order, read, read_file

DEFAULTS = FilePath(__file__).parent.with_name("defaults.yml")


@dataclass(frozen=True, slots=True)
class Loaded:
    """One assessment file. ``assessment`` is ``None`` where a problem stands in its way; remarks do not."""

    assessment: model.Assessment | None
    problems: tuple[Problem, ...]
    node: Node | None
    """The file's content, for problems that later stages find and ``source.locate`` places."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The scales and levels one file offers to others."""

    scales: Scales
    levels: LevelTable | None
    problems: tuple[Problem, ...]
    whole: bool
    """False where a scale may be missing only because the file is broken."""


def load(path: FilePath, shared: FilePath | None, articles: Collection[str]) -> Loaded:
    """Load the assessment at ``path``.

    ``shared`` is the file of shared scales and levels, if there is one; ``articles`` are the stems of the guidance
    folder. Problems are located and sorted; those of the shared file are repeated for every assessment that uses it.
    """
    file = path.as_posix()
    content = read_file(path)
    problems = list(content.problems)
    id_ = path.name.removesuffix(".yml")
    if not well_formed(id_):
        data = {"name": path.name, "suggestion": f"{suggest.an_id(id_, words=9)}.yml"}
        problems.append(Problem("PA023", Place(file, 1, 1, 0), data))
    if content.node is None and not content.problems:
        problems.append(Problem("PA025", Place(file, 1, 1, 0)))
    tables = [_defaults()]
    if shared is not None:
        tables.insert(0, _shared(shared))
        problems.extend(tables[0].problems)
    assessment: model.Assessment | None = None
    if content.node is not None:
        shaped = shape(written.Assessment, content.node, file)
        found = [*shaped.problems, *check_bounds(content.node)]
        if shaped.value is not None:
            findings = Findings(file, shaped.node, shaped.broken)
            assessment = _resolve(id_, shaped.value, tables, articles, findings)
            found.extend(findings.problems)
        # What the text of the file is to blame for is said once.
        taken = {problem.where for problem in problems if problem.code not in REMARKS}
        problems.extend(problem for problem in found if problem.where not in taken)
    if any(problem.code not in REMARKS for problem in problems):
        assessment = None
    return Loaded(assessment, in_order(problems), content.node)


def _defaults() -> Tables:
    return _tables(_text_of_defaults(), DEFAULTS.name)


def check_shared(path: FilePath) -> tuple[Problem, ...]:
    """The problems of a file of shared scales and levels, apart from any assessment."""
    return in_order(_shared(path).problems)


@lru_cache(maxsize=1)
def _text_of_defaults() -> str:
    return DEFAULTS.read_text("utf-8")


def _shared(path: FilePath) -> Tables:
    content = read_file(path)
    if content.node is None:
        return Tables({}, None, content.problems, whole=not content.problems)
    return _tables(content.text, path.as_posix())


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


def _resolve(
    id_: str, whole: written.Assessment, tables: list[Tables], articles: Collection[str], findings: Findings
) -> model.Assessment | None:
    """The assessment, or something near it where ``findings`` has problems."""
    own = Tables(
        build_scales(whole.scales, findings),
        build_table(whole.levels, findings) if whole.levels or not findings.whole("levels") else None,
        (),
        findings.whole("scales"),
    )
    tables = [own, *tables]
    table = next(table.levels for table in tables if table.levels is not None)
    check_ids(whole, findings)
    scale_of = _ScaleOf(whole.scale, tables, findings)
    ranges: dict[str, tuple[Fraction, Fraction]] = {}
    items: dict[str, model.Item | None] = {}
    dimensions: list[model.Dimension] = []
    if not whole.dimensions and findings.whole("dimensions"):
        findings.add("PA113", "dimensions", key=True, name="dimensions")
    for name, part in whole.dimensions.items():
        if not part.items and findings.whole("dimensions", name, "items"):
            findings.add("PA113", "dimensions", name, "items", key=True, name="items")
        built = build_items(name, part, scale_of, findings)
        items.update(built)
        need = need_of(name, part, whole.need, findings)
        check_references(name, part, table, articles, findings)
        scores = range_of(name, built, findings)
        if scores is None:
            continue
        if table.whole and scores not in ranges.values():
            findings.problems.extend(check_range(table, *scores, name))
        ranges[name] = scores
        dimensions.append(build_dimension(name, part, built, need, table, scores))
    overall = _overall(whole.overall, ranges, findings)
    examples = build_examples(whole.examples, items, whole.dimensions, table.levels if table.whole else None, findings)
    return model.Assessment(
        id=id_,
        file=findings.file,
        title=whole.title,
        version=whole.version,
        summary=whole.summary or "",
        construct=whole.records,
        period=period_words(whole.period),
        stem=stem_words(whole.stem, whole.period, findings),
        dimensions=tuple(dimensions),
        overall=overall,
        noise=whole.noise,
        not_for=tuple(whole.not_for),
        sources=tuple(whole.sources),
        examples=examples,
    )


class _ScaleOf:
    """Finds the scale of an item: its own by name, or the assessment's; each lack is reported where it is written."""

    def __init__(self, default: str | None, tables: list[Tables], findings: Findings) -> None:
        self.default = default
        self.tables = tables
        self.findings = findings
        self.reported = False
        """Whether the lack of a scale for the whole assessment has been said."""

    def __call__(self, name: str | None, path: tuple[str, ...]) -> model.Scale | None:
        if name is not None:
            return self._named(name, (*path, "scale"))
        if self.default is not None:
            found = self._named(self.default, ("scale",), silent=self.reported)
            self.reported = True
            return found
        if self.findings.whole("scale") and not self.reported:
            self.findings.add("PA122", *path, key=True, item=path[-1], names=", ".join(self._names()))
        self.reported = True
        return None

    def _names(self) -> list[str]:
        return list(dict.fromkeys(name for table in self.tables for name in table.scales))

    def _named(self, name: str, path: tuple[str, ...], silent: bool = False) -> model.Scale | None:
        for table in self.tables:
            if name in table.scales:
                return table.scales[name]
        if not silent and all(table.whole for table in self.tables):
            self.findings.unknown("PA120", name, self._names(), *path)
        return None


def _overall(stated: str | None, ranges: Mapping[str, tuple[Fraction, Fraction]], findings: Findings) -> model.Overall:
    """The kind of overall score; dimensions of different ranges have none."""
    different = len(set(ranges.values())) > 1
    if stated == "none" or (stated is None and different):
        return "none"
    if different:
        first, other = _two_ranges(ranges)
        findings.add("PA134", "overall", first=first, other=other, found=str(stated))
    return "items" if stated == "items" else "dimensions"


def _two_ranges(ranges: Mapping[str, tuple[Fraction, Fraction]]) -> tuple[str, str]:
    names = list(ranges)
    return names[0], next(name for name in names if ranges[name] != ranges[names[0]])
