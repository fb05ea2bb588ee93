"""A ``written.Dimension`` above others → the score it has from theirs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from fractions import Fraction
from math import ceil

from mkdocs_assessments import model, written
from mkdocs_assessments.problem import Path
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.resolve.scope import Scope
from mkdocs_assessments.resolve.scores import Names, Ranges, build_bands
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal

MEAN = "mean"
ZERO_SCORE = "zero score"


def build_domain_score(
    name: str,
    part: written.Dimension,
    children: tuple[str, ...],
    path: Path,
    scope: Scope,
    articles: Collection[str],
    findings: Findings,
) -> model.Score | None:
    """The score of a domain whose ``children`` are in the scope; ``None`` where there is a mistake in it or in them."""
    ranges = Ranges(scope)
    if any(ranges.of(child) is None for child in children):
        return None
    if part.rollup == MEAN and not _alike(name, children, path, scope, findings):
        return None
    blank: model.Blank = "left out"
    if part.blank == "mean" or isinstance(part.blank, Fraction):
        blank = part.blank
    score = ranges.with_range(
        model.Score(
            id=name,
            title=part.title,
            verb="mean" if part.rollup == MEAN else "sum",
            terms=tuple(model.Term(child) for child in children),
            need=_need(name, part, len(children), path, findings),
            blank=blank,
            otherwise=Fraction(0) if part.blank == ZERO_SCORE else None,
            about=part.about or "",
        )
    )
    if part.levels is None:
        return score
    levels = (*path, "levels")
    if not part.levels.named and findings.whole(*levels):
        findings.add("PA113", *levels, key=True, name="levels")
    names = Names(scope, {})
    bands = build_bands(score, part.levels.named, part.levels.by, names, frozenset(articles), findings, levels)
    return replace(score, bands=bands)


def _need(name: str, part: written.Dimension, count: int, path: Path, findings: Findings) -> int:
    """How many of the parts must have a score."""
    need = part.need
    if need is None:
        return count
    if need.share:
        return max(1, ceil(need.value * count))
    if need.value > count and findings.whole(*path, "dimensions"):
        found = decimal(need.value, MAX_DECIMALS)
        findings.add("PA174", *path, "need", score=name, count=str(count), found=found)
    return int(need.value)


def _alike(name: str, children: tuple[str, ...], path: Path, scope: Scope, findings: Findings) -> bool:
    """Whether all parts have scores of one range, so that their mean means something."""
    found = [_range(child, scope) for child in children]
    other = next((place for place, bounds in enumerate(found) if bounds != found[0]), None)
    if other is None:
        return True
    data = {
        "item": children[other],
        "range": _words(found[other]),
        "first": children[0],
        "other": _words(found[0]),
        "mean": "mean",
        "instead": '"rollup: sum"',
    }
    findings.add("PA133", *path, "dimensions", children[other], key=True, dimension=name, **data)
    return False


def _range(name: str, scope: Scope) -> tuple[Fraction | None, Fraction | None]:
    found = scope.dimensions.get(name) or scope.scores[name]
    assert found is not None
    return found.lowest, found.highest


def _words(bounds: tuple[Fraction | None, Fraction | None]) -> str:
    return " to ".join(decimal(bound or Fraction(0), MAX_DECIMALS) for bound in bounds)
