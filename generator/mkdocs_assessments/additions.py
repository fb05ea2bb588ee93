"""What the plugin adds to a page: the cards, an article's reading time and assessments, and in a preview the problems.

The words stand in the theme's templates; here is what they are filled with.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Protocol

from mkdocs_assessments import report
from mkdocs_assessments.addresses import page_uri
from mkdocs_assessments.cards import assessed_by, card
from mkdocs_assessments.compiler import Site
from mkdocs_assessments.pages import THEME

SCRIPT = "assets/assessments/cards.js"
PANEL_STYLE = "assets/assessments/problems.css"

CARDS = "<!-- assessment cards -->"
"""Where the cards go: this comment, alone on a line of a hand-written page."""


class Render(Protocol):
    """Fills one of the theme's templates."""

    def __call__(self, template: str, /, **context: object) -> str: ...


@dataclass(frozen=True, slots=True)
class Host:
    """A page that receives additions."""

    uri: str
    """Relative to the content folder."""
    text: str
    source: str
    """The file it is written in, as problems name it; empty for a generated page."""
    home: bool
    address: Callable[[str], str]
    """The address, as seen from this page, of a page by its ``uri`` or of one of the theme's files."""
    root: str
    """The address of the site's root as seen from this page, ending with a slash."""


@dataclass(frozen=True, slots=True)
class Additions:
    """HTML for one page."""

    cards: str
    """In the place of ``CARDS``."""
    top: str
    """After the page's heading."""
    end: str
    """After the page's content."""
    panel: str
    """First in the page's main part."""


def versioned(asset: str) -> str:
    """One of the theme's files with a mark that changes with its content, for browsers that keep the old one."""
    return f"{asset}?v={hashlib.sha256((THEME / asset).read_bytes()).hexdigest()[:8]}"


class Announcer:
    """Knows a site and what each of its pages receives."""

    def __init__(self, site: Site, render: Render, preview: bool) -> None:
        self._site = site
        self._render = render
        self._articles = {article.uri: article for article in site.articles}
        self._assessed_by = assessed_by(site.assessments)
        self._compiled = {file.page.uri: file for file in site.files if file.page}
        self._wrong = [problem for problem in site.problems if report.blocks(problem)] if preview else []

    def additions(self, host: Host) -> Additions:
        """What one page receives."""
        article = self._articles.get(host.uri)
        by = self._assessed_by.get(article.stem, ()) if article else ()
        links = [{"title": found.title, "url": host.address(page_uri(found.id))} for found in by]
        return Additions(
            cards=self._cards(host) if CARDS in host.text else "",
            top=self._render("reading-time.html", article=article) if article else "",
            end=self._render("assessed-by.html", links=links) if links else "",
            panel=self._panel(host),
        )

    def _cards(self, host: Host) -> str:
        cards = [
            asdict(found) | {"url": host.address(found.uri), "paper": host.address(found.paper)}
            for found in map(card, self._site.assessments)
        ]
        return self._render("cards.html", cards=cards, root=host.root, script=host.address(versioned(SCRIPT)))

    def _panel(self, host: Host) -> str:
        """What is wrong with a page; on the home page, everything that is."""
        compiled = self._compiled.get(host.uri)
        problems = [
            report.worded(problem)
            for problem in self._wrong
            if host.home or problem.where.file == host.source or (compiled and problem in compiled.problems)
        ]
        if not problems:
            return ""
        below = compiled and ("kept" if compiled.assessment else "empty")
        style = host.address(versioned(PANEL_STYLE))
        return self._render("problems.html", problems=problems, below=below, style=style)
