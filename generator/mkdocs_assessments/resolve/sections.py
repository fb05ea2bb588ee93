"""The tree under ``dimensions`` in the order of the file: screens of questions, dimensions, domains above them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from mkdocs_assessments import model, written
from mkdocs_assessments.problem import Path
from mkdocs_assessments.resolve.dimensions import (
    SUM,
    Range,
    build_dimension,
    check_references,
    range_of,
)
from mkdocs_assessments.resolve.domains import build_domain_score
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.resolve.formats import check_settings
from mkdocs_assessments.resolve.items import NOTHING, Above, Items
from mkdocs_assessments.resolve.levels import LevelTable, check_range, own_table
from mkdocs_assessments.resolve.need import need_of
from mkdocs_assessments.resolve.scope import Scope
from mkdocs_assessments.rounding import decimal

NO_SCORE = "none"


@dataclass(slots=True)
class Tree:
    """Builds what stands under ``dimensions``, and puts it into the scope."""

    scope: Scope
    items: Items
    table: LevelTable
    articles: Collection[str]
    need: written.Amount | None
    """The assessment's own."""
    findings: Findings
    sections: list[model.Section] = field(default_factory=list)
    dimensions: list[model.Dimension] = field(default_factory=list)
    groups: dict[str, list[str]] = field(default_factory=dict)
    """The ids of the items in every dimension and domain."""
    domains: list[model.Domain] = field(default_factory=list)
    ranges: dict[str, Range] = field(default_factory=dict)
    """Of every dimension that has a score."""
    said: set[Range] = field(default_factory=set)
    """Those for which the assessment's levels have been looked at."""

    def build(
        self,
        parts: Mapping[str, written.Dimension],
        path: Path = ("dimensions",),
        above: Above = NOTHING,
        titles: tuple[str, ...] = (),
    ) -> tuple[str, ...]:
        """Build what ``path`` holds, below domains of these titles; the ids of those that have a score."""
        scored: list[str] = []
        for name, part in parts.items():
            here = (*path, name)
            check_settings(part, self.findings, *here)
            ask = self.items.below(above, part, here)
            if part.dimensions and not part.items:
                has_score = self._domain(name, part, here, ask, titles)
            else:
                has_score = self._dimension(name, part, here, ask, titles)
            scored += [name] if has_score else []
        return tuple(scored)

    def _dimension(self, name: str, part: written.Dimension, path: Path, above: Above, titles: tuple[str, ...]) -> bool:
        """A dimension with items; whether it has a score."""
        self._check_items(part, path)
        has_score = part.score != NO_SCORE
        built = self.items.group(part.items, path, above, has_score)
        self.groups[name] = list(part.items)
        known = [item for item in built.values() if item is not None]
        dimension = self._scored(name, part, known, path) if has_score else None
        if has_score:
            self.scope.dimensions.setdefault(name, dimension)
        else:
            self._check_unscored(name, part, written.SCORE_SETTINGS, path)
        self.sections.append(model.Section(name, part.title, part.about or "", tuple(known), dimension, titles))
        return has_score

    def _check_items(self, part: written.Dimension, path: Path) -> None:
        if part.items or not self.findings.whole(*path, "items"):
            return
        if "items" in part.given:
            self.findings.add("PA113", *path, "items", key=True, name="items")
        elif "dimensions" in part.given and self.findings.whole(*path, "dimensions"):
            self.findings.add("PA113", *path, "dimensions", key=True, name="dimensions")
        elif "dimensions" not in part.given:
            self.findings.add("PA101", *path, key=True, name="items", inside=str(path[-1]))

    def _scored(
        self, name: str, part: written.Dimension, known: list[model.Item], path: Path
    ) -> model.Dimension | None:
        items = [item for item in known if item.scored]
        counting = sum(item.scored for item in part.items.values())
        if part.items and not counting:
            self.findings.add("PA159", *path, key=True, dimension=name)
        need = need_of(part, counting, self.need, self.findings, path)
        own = part.levels and own_table(part.levels, self.findings, (*path, "levels"))
        table = own or self.table
        check_references(part, table, self.articles, self.findings, path)
        scores = range_of(part, items, self.findings, path)
        self._check_split(name, part, items, path)
        if scores is None:
            return None
        if table.whole and (own or scores not in self.said):
            self.findings.problems.extend(check_range(table, *scores, name))
        self.said |= set() if own else {scores}
        self.ranges[name] = scores
        dimension = build_dimension(name, part, items, need, table, scores)
        self.dimensions.append(dimension)
        return dimension

    def _check_split(self, name: str, part: written.Dimension, items: list[model.Item], path: Path) -> None:
        """Numbers that add up to the same for everybody have the same mean for everybody."""
        scales = {item.scale for item in items}
        total = next(iter(scales)).total if len(scales) == 1 else None
        if total is not None and not any(item.reverse or item.ask for item in items):
            value = total if part.score == SUM else total / len(items)
            self.findings.add("PA157", *path, key=True, name=name, value=decimal(value, 2))

    def _domain(self, name: str, part: written.Dimension, path: Path, above: Above, titles: tuple[str, ...]) -> bool:
        """A group of dimensions; whether it has a score."""
        for setting in sorted(part.given & {*written.LEAF_SETTINGS}, key=written.LEAF_SETTINGS.index):
            self.findings.add("PA148", *path, setting, key=True, name=setting, dimension=name, stray=setting)
        children = self.build(part.dimensions, (*path, "dimensions"), above, (*titles, part.title))
        self.groups[name] = [item for inner in part.dimensions for item in self.groups.get(inner, ())]
        if not children:
            self._check_unscored(name, part, ("need", "levels", *written.DOMAIN_SETTINGS), path)
            return False
        domain = model.Domain(name, part.title, part.about or "", children)
        self.domains.append(domain)
        self.scope.domains.setdefault(name, domain)
        score = build_domain_score(name, part, children, path, self.scope, self.articles, self.findings)
        self.scope.scores.setdefault(name, score)
        return True

    def _check_unscored(self, name: str, part: written.Dimension, settings: tuple[str, ...], path: Path) -> None:
        """Report settings of a score where there is none."""
        for setting in settings:
            if setting in part.given:
                self.findings.add("PA149", *path, setting, key=True, name=setting, of=name)
