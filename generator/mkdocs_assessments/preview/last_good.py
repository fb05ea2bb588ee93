"""While a coach is writing: the last version that worked, kept in sight beside what is wrong with the present one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from markupsafe import escape

from mkdocs_assessments.addresses import page_uri
from mkdocs_assessments.compiler import Compiled, Site
from mkdocs_assessments.outputs import Output, page_text


class LastGood:
    """Remembers, for every assessment file, what it last compiled to. One lives as long as a preview runs."""

    def __init__(self) -> None:
        self._kept: dict[str, Compiled] = {}

    def settle(self, site: Site) -> Site:
        """The site to show now: a broken file stands as it last worked, or as an empty page under its own name."""
        self._kept = {file.source: self._last(file) for file in site.files}
        return replace(site, files=tuple(self._kept.values()))

    def _last(self, file: Compiled) -> Compiled:
        if file.page:
            return file
        kept = self._kept.get(file.source)
        return replace(kept, problems=file.problems) if kept else _empty(file)


def _empty(file: Compiled) -> Compiled:
    name = Path(file.source).stem
    meta = {"title": escape(name), "search": {"exclude": True}}
    return replace(file, page=Output(page_uri(name), page_text(meta, name), file.source))
