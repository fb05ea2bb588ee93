"""Links in a coach's prose: whether they lead anywhere, and what their address is on the finished page.

A coach writes them as from the assessment's page, ``[text](../guidance/keep-a-list.md)``, the way links between the
site's hand-written pages are written. MkDocs never sees them, so its own check of links does not hold here.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from mkdocs_assessments.problem import Problem
from mkdocs_assessments.source import Mapping, Node, Scalar, Sequence

_WRITTEN = re.compile(
    r"""\]\(\s*<?(?P<inline>[^)\s>]+)"""
    r"""|^[ ]{0,3}\[[^\[\]]*\]:\s*<?(?P<reference>[^\s>]+)"""
    r"""|\bhref\s*=\s*["']?(?P<html>[^"'\s>]+)""",
    re.MULTILINE,
)
"""The address of a link, as ``[text](address)``, as ``[name]: address`` on a line of its own, and as HTML."""

_TELLTALE = ("](", "]:", "href")
"""One of these stands in every text with such an address; looking for them takes a tenth of the pattern's time."""

_FINISHED = re.compile(r'<a href="(?P<address>[^"]+)"')


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses as seen from the page being rendered."""

    root: str
    """The site's root, ending with a slash: ``../`` for ``assessments/x.html``, ``../../`` for ``assessments/x/``."""
    directory_urls: bool = False
    pages: frozenset[str] = frozenset()
    """Hand-written pages that exist, by their path in the content folder; a link to any other is left out."""

    def to(self, uri: str) -> str:
        """The address of a page named by its path in the content folder, such as ``guidance/keep-a-list.md``."""
        path = PurePosixPath(uri)
        if path.stem in ("index", "README"):
            address = path.parent / ("" if self.directory_urls else "index.html")
        else:
            address = path.with_suffix("") if self.directory_urls else path.with_suffix(".html")
        tail = "/" if self.directory_urls and address.parts else ""
        return self.root + quote(str(address) if address.parts else "") + tail


def check_links(node: Node, folder: str, pages: Collection[str]) -> tuple[Problem, ...]:
    """A problem for every link into the site that leads to none of ``pages``.

    ``folder`` is where the page will lie; it and ``pages`` are relative to the content folder.
    """
    return tuple(
        Problem("PA504", scalar.place, {"target": target})
        for scalar in _scalars(node)
        if any(mark in scalar.text for mark in _TELLTALE)
        for match in _WRITTEN.finditer(scalar.text)
        if (target := match["inline"] or match["reference"] or match["html"]) and _page(target, folder, pages) is None
    )


def finish_links(body: str, folder: str, pages: Collection[str], links: Links) -> str:
    """The body with every link to one of ``pages`` turned into the address of its HTML page."""

    def finished(match: re.Match[str]) -> str:
        address = html.unescape(match["address"])
        page = _page(address, folder, pages)
        if not page:
            return match[0]
        fragment = urlsplit(address).fragment
        return f'<a href="{html.escape(links.to(page) + (f"#{fragment}" if fragment else ""))}"'

    return _FINISHED.sub(finished, body) if ".md" in body else body


def _page(target: str, folder: str, pages: Collection[str]) -> str | None:
    """The page a link leads to; empty when it leads out of the site or stays on its page; ``None`` when nowhere."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    page = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
    return page if page in pages else None


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    children = node.entries if isinstance(node, Sequence) else ()
    for child in [value for _, value in node.entries] if isinstance(node, Mapping) else children:
        yield from _scalars(child)
