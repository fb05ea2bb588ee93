"""The site's navigation: the entries that stand for a folder, written out page by page.

In ``mkdocs.yml`` an entry that ends in a slash (``Assessments: assessments/``) marks the place. MkDocs itself would
call it a link to a file that does not exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from mkdocs_assessments import addresses, articles, cards
from mkdocs_assessments.articles import Article
from mkdocs_assessments.compiler import Compiled, Site
from mkdocs_assessments.model import Assessment

Nav = list[Any]
"""What MkDocs reads under ``nav``: page addresses, or one-entry mappings from a title to an address or a Nav."""


def title(file: Compiled) -> Markup:
    """What the navigation calls a page. The theme prints titles as HTML, and this one may be a stranger's."""
    return escape(file.assessment.title if file.assessment else Path(file.source).stem)


def folders(site: Site) -> Mapping[str, Nav]:
    """What the entries that name a folder stand for, by entry."""
    pages = [{title(file): file.page.uri} for file in site.files if file.page]
    return {f"{addresses.FOLDER}/": pages, f"{articles.FOLDER}/": _guidance(site.assessments, site.articles)}


def fill(nav: Nav, folders: Mapping[str, Nav]) -> Nav:
    """The same navigation with every entry that names a folder replaced by that folder's entries.

    What a folder has and no entry leads to is appended, so that every page can be found.
    """
    filled = _filled(nav, folders)
    listed = frozenset(_addresses(filled))
    return filled + [
        entry for entries in folders.values() for entry in entries if not listed.issuperset(_addresses(entry))
    ]


def _filled(nav: Nav, folders: Mapping[str, Nav]) -> Nav:
    filled: Nav = []
    for entry in nav:
        if isinstance(entry, dict):
            filled.append({title: _value(value, folders) for title, value in entry.items()})
        else:
            filled += folders.get(entry, [entry]) if isinstance(entry, str) else [entry]
    return filled


def _value(value: Any, folders: Mapping[str, Nav]) -> Any:
    if isinstance(value, str):
        return folders.get(value, value)
    return _filled(value, folders) if isinstance(value, list) else value


def _addresses(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    for child in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from _addresses(child)


def _guidance(assessments: Iterable[Assessment], found: Iterable[Article]) -> Nav:
    """The articles that no assessment suggests, then one section per assessment with those it is first to suggest."""
    left = {article.stem: article for article in found}
    sections: Nav = []
    for assessment in assessments:
        own = [left.pop(stem) for stem in cards.suggested_articles(assessment) if stem in left]
        if own:
            sections.append({escape(assessment.title): [_entry(article) for article in own]})
    return [_entry(article) for article in left.values()] + sections


def _entry(article: Article) -> dict[str, str]:
    return {escape(article.title): article.uri}
