"""How many items of a dimension must be answered before it has a score."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from mkdocs_assessments import written
from mkdocs_assessments.problem import Path
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal

DEFAULT_NEED = Fraction(60, 100)
DEFAULT_NEED_AT_LEAST = 3


def need_of(part: written.Dimension, count: int, overall: written.Amount | None, findings: Findings, path: Path) -> int:
    """How many of the dimension's ``count`` scored items must be answered, at least one."""
    need = part.need or overall
    if need is None:
        return count if part.score == "sum" else min(count, max(DEFAULT_NEED_AT_LEAST, ceil(DEFAULT_NEED * count)))
    if need.share:
        return max(1, ceil(need.value * count))
    if need.value > count and findings.whole(*path, "items"):
        at = (*path, "need") if part.need else ("need",)
        findings.add("PA135", *at, dimension=str(path[-1]), count=str(count), found=decimal(need.value, MAX_DECIMALS))
    return int(need.value)
