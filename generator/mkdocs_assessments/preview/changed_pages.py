"""Which pages of a preview have to be built again after a file was saved."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from mkdocs_assessments.articles import FIRST_HEADING, FRONT_MATTER


class Changes:
    """Remembers from build to build what every page was made of. One lives as long as a preview runs."""

    def __init__(self) -> None:
        self._whole = ""
        self._pages: Mapping[str, str] = {}

    def since(self, whole: str, pages: Mapping[str, str]) -> tuple[frozenset[str], frozenset[str]]:
        """The pages to build again, and the pages that are no more; both since the last call.

        ``whole`` is a digest of what shows on every page (the navigation, say); ``pages`` maps a page to a digest of
        what shows on it alone.
        """
        same = whole == self._whole
        changed = frozenset(page for page, digest in pages.items() if not same or self._pages.get(page) != digest)
        gone = frozenset(self._pages) - frozenset(pages)
        self._whole, self._pages = whole, dict(pages)
        return changed, gone


def head(markdown: str, generated: bool) -> str:
    """What of a page's text other pages show: its title, and the settings of a hand-written page's front matter."""
    matter = FRONT_MATTER.match(markdown)
    heading = FIRST_HEADING.search(markdown, matter.end() if matter else 0)
    return (matter[0] if matter and not generated else "") + (heading[0] if heading else "")


def digest(parts: Iterable[object]) -> str:
    """A digest of values by what they look like to a programmer."""
    return hashlib.sha256(repr(list(parts)).encode()).hexdigest()
