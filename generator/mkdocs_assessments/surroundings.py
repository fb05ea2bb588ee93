"""What an assessment's page depends on besides its own file, with a digest that tells whether any of it has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs_assessments.articles import Article
from mkdocs_assessments.pages import THEME


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """Equal where the digest is, so that they can be looked up quickly."""

    articles: Mapping[str, Article]
    """By file stem."""
    pages: frozenset[str]
    """Every page a link may lead to, relative to the content folder."""
    shared: Path | None
    directory_urls: bool
    digest: str
    """Over everything above, the shared file's content, and the templates' and script's times of change."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Surroundings) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)


def survey(articles: tuple[Article, ...], pages: frozenset[str], shared: Path, directory_urls: bool) -> Surroundings:
    """Gather the surroundings; ``shared`` need not exist."""
    times = sorted((str(path), path.stat().st_mtime_ns) for path in THEME.rglob("*") if path.is_file())
    text = shared.read_bytes() if shared.is_file() else None
    seen = repr((articles, sorted(pages), text, directory_urls, times))
    return Surroundings(
        articles={article.stem: article for article in articles},
        pages=pages,
        shared=None if text is None else shared,
        directory_urls=directory_urls,
        digest=hashlib.sha256(seen.encode()).hexdigest(),
    )
