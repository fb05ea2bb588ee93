"""``written.Dimension`` → ``model.Dimension``."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from fractions import Fraction
from math import ceil

from mkdocs_assessments import model, suggest, written
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.resolve.levels import LevelTable, levels_for
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal

DEFAULT_NEED = Fraction(60, 100)
DEFAULT_NEED_AT_LEAST = 3
TAKEN_AWAY = "no"
UNSAID = frozenset({"yes", "true"})

ScaleOf = Callable[[str | None, tuple[str, ...]], model.Scale | None]
"""The scale of an item that names that scale (or none) at that path; ``None``, once reported, where there is none."""


def build_items(
    dimension: str, part: written.Dimension, scale_of: ScaleOf, findings: Findings
) -> dict[str, model.Item | None]:
    """The items of a dimension; ``None`` for one whose scale is not known."""
    items: dict[str, model.Item | None] = {}
    for name, item in part.items.items():
        path = ("dimensions", dimension, "items", name)
        scale = scale_of(item.scale, path)
        na = item.na or (scale.na if scale else None)
        if item.na is not None and item.na.casefold() in UNSAID:
            findings.add("PA128", *path, "na", found=item.na)
        if item.na is not None and item.na.casefold() in {TAKEN_AWAY, "false"}:
            na = None
        items[name] = (
            model.Item(name, item.text, scale, item.reverse, na, item.observer, item.attempt, item.help)
            if scale is not None
            else None
        )
    return items


def range_of(
    dimension: str, items: Mapping[str, model.Item | None], findings: Findings
) -> tuple[Fraction, Fraction] | None:
    """The lowest and highest score of a dimension, or ``None`` where its items do not agree or are not known."""
    known = [item for item in items.values() if item is not None]
    if not known:
        return None
    first = known[0].scale
    for item in known[1:]:
        if (item.scale.lowest, item.scale.highest) != (first.lowest, first.highest):
            findings.add(
                "PA133",
                *("dimensions", dimension, "items", item.id, "scale"),
                dimension=dimension,
                item=item.id,
                range=_range(item.scale),
                first=known[0].id,
                other=_range(first),
            )
            return None
    return first.lowest, first.highest


def _range(scale: model.Scale) -> str:
    return f"{decimal(scale.lowest, MAX_DECIMALS)} to {decimal(scale.highest, MAX_DECIMALS)}"


def need_of(dimension: str, part: written.Dimension, overall: written.Amount | None, findings: Findings) -> int:
    """How many of the dimension's items must be answered, at least one."""
    count = len(part.items)
    need = part.need or overall
    if need is None:
        return min(count, max(DEFAULT_NEED_AT_LEAST, ceil(DEFAULT_NEED * count)))
    if need.share:
        return max(1, ceil(need.value * count))
    if need.value > count and findings.whole("dimensions", dimension, "items"):
        path = ("dimensions", dimension, "need") if part.need else ("need",)
        findings.add("PA135", *path, dimension=dimension, count=str(count), found=decimal(need.value, MAX_DECIMALS))
    return int(need.value)


def check_references(
    dimension: str, part: written.Dimension, table: LevelTable, articles: Collection[str], findings: Findings
) -> None:
    """Report levels and articles that do not exist, and levels for which there is nothing to say."""
    path = ("dimensions", dimension)
    for setting, names in (("readings", part.readings), ("guidance", part.guidance)):
        for level in names:
            if table.whole and level not in table.levels:
                findings.unknown("PA121", level, table.levels, *path, setting, level, key=True)
    for level, stems in part.guidance.items():
        for position, stem in enumerate(stems):
            if stem not in articles:
                bare = stem.removesuffix(".md").rsplit("/", 1)[-1]
                near = suggest.nearest(bare, sorted(articles)) or ""
                findings.add("PA108", *path, "guidance", level, position, found=stem, nearest=near)
    unread = [name for name, level in table.levels.items() if level.reading is None and name not in part.readings]
    if unread and table.whole and findings.whole(*path, "readings"):
        findings.add("PA136", *path, key=True, dimension=dimension, level=unread[0])


def build_dimension(
    name: str,
    part: written.Dimension,
    items: Mapping[str, model.Item | None],
    need: int,
    table: LevelTable,
    scores: tuple[Fraction, Fraction],
) -> model.Dimension:
    """A dimension nothing was found wrong with."""
    return model.Dimension(
        id=name,
        title=part.title,
        about=part.about or "",
        items=tuple(item for item in items.values() if item is not None),
        need=need,
        levels=levels_for(table, *scores, part.readings),
        guidance={level: tuple(part.guidance.get(level, ())) for level in table.levels},
        practice=part.practice,
        sources=tuple(part.sources),
        seeds=tuple(part.seeds),
    )
