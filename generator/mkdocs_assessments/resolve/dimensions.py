"""``written.Dimension`` with items → ``model.Dimension``."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from mkdocs_assessments import model, suggest, written
from mkdocs_assessments.problem import Path
from mkdocs_assessments.resolve.articles import check_articles
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.resolve.levels import LevelTable, levels_for
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal

SUM = "sum"
MOST_SHOWN = 4
"""Items that are named in a suggestion."""

Range = tuple[Fraction, Fraction]
"""The lowest and the highest score."""


def range_of(part: written.Dimension, items: list[model.Item], findings: Findings, path: Path) -> Range | None:
    """The range of a dimension with these scored items, or ``None`` where they do not agree or are not known."""
    if not items:
        return None
    first = items[0].scale
    for item in items[1:]:
        if (item.scale.lowest, item.scale.highest) != (first.lowest, first.highest):
            data = {"dimension": str(path[-1]), "item": item.id, "first": items[0].id}
            data |= {"range": _range(item.scale), "other": _range(first), **_instead(part, items)}
            findings.add("PA133", *_saying_its_scale(item.id, part, path), key=False, **data)
            return None
    if first.lowest == first.highest:
        findings.add("PA157", *path, "items", items[0].id, key=True, name=items[0].id, value=_text(first.lowest))
        return None
    times = sum(item.scored for item in part.items.values()) if part.score == SUM else 1
    return first.lowest * times, first.highest * times


def _instead(part: written.Dimension, items: list[model.Item]) -> dict[str, str]:
    """What can be written where the ranges are meant to differ."""
    if part.score != SUM:
        return {"mean": "mean", "instead": '"score: none", where the answers serve "scores" alone'}
    shown = [f"{'-' if item.reverse else ''}{item.id}" for item in items]
    return {"sum": f"sum: [{', '.join(shown[:MOST_SHOWN] + ['…'] * (len(shown) > MOST_SHOWN))}]"}


def _saying_its_scale(item: str, part: written.Dimension, path: Path) -> Path:
    said = part.items[item].given & {"choices", "number", "pairs", "many"}
    return (*path, "items", item, min(said, default="scale"))


def _range(scale: model.Scale) -> str:
    return f"{_text(scale.lowest)} to {_text(scale.highest)}"


def _text(number: Fraction) -> str:
    return decimal(number, MAX_DECIMALS)


def check_references(
    part: written.Dimension, table: LevelTable, articles: Collection[str], findings: Findings, path: Path
) -> None:
    """Report levels and articles that do not exist, and levels for which there is nothing to say."""
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
    for name, own in part.levels.named.items() if part.levels else ():
        check_articles(own.guidance, articles, findings, (*path, "levels", name, "guidance"))
    unread = [name for name, level in table.levels.items() if level.reading is None and name not in part.readings]
    if unread and table.whole and findings.whole(*path, "readings"):
        findings.add("PA136", *path, key=True, dimension=str(path[-1]), level=unread[0])


def build_dimension(
    name: str, part: written.Dimension, items: list[model.Item], need: int, table: LevelTable, scores: Range
) -> model.Dimension:
    """A dimension nothing was found wrong with, of its scored items."""
    return model.Dimension(
        id=name,
        title=part.title,
        about=part.about or "",
        items=tuple(items),
        need=need,
        levels=levels_for(table, *scores, part.readings),
        guidance={level: _articles(part, level) for level in table.levels},
        practice=part.practice,
        sources=tuple(part.sources),
        seeds=tuple(part.seeds),
        sum=part.score == SUM,
    )


def _articles(part: written.Dimension, level: str) -> tuple[str, ...]:
    """The articles named for a level, each once: of the dimension, and of the level where it is the dimension's own."""
    own = part.levels.named.get(level) if part.levels else None
    return tuple(dict.fromkeys([*part.guidance.get(level, ()), *(own.guidance if own else ())]))
