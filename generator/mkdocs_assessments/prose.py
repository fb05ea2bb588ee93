"""How a coach's prose becomes HTML that cannot run anything: Markdown, then an allow-list.

A file may come from a stranger's pull request, so what Markdown lets through as raw HTML is cut down to a few tags
without scripts, styles, images or forms (``nh3``, the Rust library ammonia).
"""

from __future__ import annotations

import html
import re
from functools import cache

import nh3
from markdown import Markdown
from markupsafe import Markup

INLINE_TAGS = frozenset({"a", "br", "code", "em", "strong"})
BLOCK_TAGS = INLINE_TAGS | {"blockquote", "li", "ol", "p", "ul"}
LINK_SCHEMES = frozenset({"http", "https", "mailto"})

PAGE_SYNTAX = ("code", "hashheader", "hr", "setextheader")
"""Block syntax that no field needs: the page's headings and rules are its own, and an indented line is no program."""
BLOCK_SYNTAX = (*PAGE_SYNTAX, "empty", "indent", "olist", "quote", "reference", "ulist")
"""Every block syntax but the paragraph, in the parser's names."""

_WHITE = re.compile(r"[ \t\r\n\f]+")
"""What HTML takes for one space. A no-break space is not among it."""

_MARKED_UP = re.compile(r"[\\`*_\[<&\xa0]")
"""What can begin Markdown or HTML inside a line, and the no-break space, which comes out as a reference."""

_SENTENCE = re.compile(r"[^\W\d_][^\\`*_\[<&\xa0\x00-\x1f]*(?<!\s)")
"""One line that begins with a letter and is marked up nowhere: a paragraph as it stands, as most prose is."""


def block(text: str) -> Markup:
    """Prose of one or more paragraphs, lists and quotations, on one line."""
    if _SENTENCE.fullmatch(text):
        # What Markdown and the allow-list make of it, in a hundredth of their time.
        return Markup(f"<p>{_WHITE.sub(' ', text).replace('>', '&gt;')}</p>")
    rendered = _rendered(_parser(PAGE_SYNTAX), text)
    return _as_it_is(text) if rendered is None else _clean(rendered, BLOCK_TAGS)


def inline(text: str) -> Markup:
    """Prose inside a line: emphasis, code and links. What would open a list or a heading stays plain text."""
    line = _WHITE.sub(" ", text).strip()
    if not _MARKED_UP.search(line):
        return Markup(line.replace(">", "&gt;"))
    rendered = _rendered(_parser(BLOCK_SYNTAX), line)
    if rendered is None:
        return _as_it_is(line)
    return _clean(rendered.removeprefix("<p>").removesuffix("</p>"), INLINE_TAGS)


def plain(text: str) -> str:
    """Prose without its marks, in one line, unescaped: for a description, a title, an attribute."""
    if _SENTENCE.fullmatch(text):
        return " ".join(text.split())
    return " ".join(html.unescape(nh3.clean(block(text), tags=set())).split())


def _rendered(parser: Markdown, text: str) -> str | None:
    """Markdown as HTML, or ``None`` where lists within lists exhaust the stack; a checked file has no such text."""
    try:
        return parser.reset().convert(text)
    except RecursionError:
        # A parser that was stopped within a list takes the next text for a part of that list.
        _parser.cache_clear()
        return None


def _as_it_is(text: str) -> Markup:
    return Markup(_WHITE.sub(" ", html.escape(text, quote=False)).strip())


def _clean(rendered: str, tags: frozenset[str]) -> Markup:
    cleaned = nh3.clean(
        rendered,
        tags=set(tags),
        clean_content_tags={"script", "style"},
        attributes={"a": {"href", "title"}},
        url_schemes=set(LINK_SCHEMES),
    )
    return Markup(_WHITE.sub(" ", cleaned).strip())


@cache
def _parser(without: tuple[str, ...]) -> Markdown:
    parser = Markdown()
    for name in without:
        parser.parser.blockprocessors.deregister(name)
    return parser
