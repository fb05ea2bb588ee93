"""Articles that levels and labels of scores name."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from mkdocs_assessments import suggest
from mkdocs_assessments.problem import Path
from mkdocs_assessments.resolve.findings import Findings


def check_articles(stems: Iterable[str], articles: Collection[str], findings: Findings, path: Path) -> None:
    """PA108: articles in the list at ``path`` that do not exist."""
    for position, stem in enumerate(stems):
        if stem not in articles:
            bare = stem.removesuffix(".md").rsplit("/", 1)[-1]
            near = suggest.nearest(bare, sorted(articles)) or ""
            findings.add("PA108", *path, position, found=stem, nearest=near)
