"""Prose from a coach's file: Markdown works, and nothing that could run or reach out survives."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_assessments import prose
from mkdocs_assessments.prose import BLOCK_TAGS, INLINE_TAGS, block, inline, plain

BLOCKS = {
    "one paragraph": ("A *small* act.", "<p>A <em>small</em> act.</p>"),
    "two paragraphs": ("One.\n\nTwo.", "<p>One.</p> <p>Two.</p>"),
    "a list": ("- one\n- two", "<ul> <li>one</li> <li>two</li> </ul>"),
    "a quotation": ("> said", "<blockquote> <p>said</p> </blockquote>"),
    "no headings": ("# Title", "<p># Title</p>"),
    "an indented line is no program": ("    text", "<p>text</p>"),
    "words at line ends stay apart": ("*a*\n*b*", "<p><em>a</em> <em>b</em></p>"),
    "script": ("a<script>alert(1)</script>b", "<p>ab</p>"),
    "style": ("a<style>p{}</style>b", "<p>ab</p>"),
    "an image": ("a ![x](https://tracker.example/x.png) b", "<p>a b</p>"),
    "a handler": ('<p onclick="alert(1)">a</p>', "<p>a</p>"),
    "a style attribute": ('<em style="color:red">a</em>', "<p><em>a</em></p>"),
    "an id and a class": ('<p id="results" class="pa-row">a</p>', "<p>a</p>"),
    "a form": ('<form action="https://x.example"><input name=a></form>a', "<p>a</p>"),
    "a frame": ("<iframe src=https://x.example></iframe>a", "<p>a</p>"),
    "an unclosed tag": ("<em>a", "<p><em>a</em></p>"),
    "a link": ("[a](https://x.example)", '<p><a href="https://x.example" rel="noopener noreferrer">a</a></p>'),
    "a link that runs": ("[a](javascript:alert(1))", '<p><a rel="noopener noreferrer">a</a></p>'),
    "a link that is data": ("[a](data:text/html,x)", '<p><a rel="noopener noreferrer">a</a></p>'),
}

LINES = {
    "emphasis": ("a *b* **c** `d`", "a <em>b</em> <strong>c</strong> <code>d</code>"),
    "what would open a list": ("1. first", "1. first"),
    "what would open another": ("- first", "- first"),
    "what would open a heading": ("# first", "# first"),
    "what would define a link": ("[a]: https://x.example", "[a]: https://x.example"),
    "comparison signs": ("5 > 3 < 4", "5 &gt; 3 &lt; 4"),
    "quotation marks stay": ("a \"b\" 'c'", "a \"b\" 'c'"),
    "an ampersand": ("Yukl & Tracey", "Yukl &amp; Tracey"),
    "a no-break space": ("30\u00a0%", "30&nbsp;%"),
    "line ends": ("a\n  b", "a b"),
    "a mark of where something was checked": ("Yukl & Tracey 1992 [V]", "Yukl &amp; Tracey 1992 [V]"),
    "block tags": ("<p>a</p><ul><li>b</li></ul>", "a b"),
    "a template's braces": ("{{ 7 * 7 }} {% x %}", "{{ 7 * 7 }} {% x %}"),
}


@pytest.mark.parametrize("mark", ["- ", "1. "])
def test_lists_within_lists_that_would_exhaust_the_stack_are_shown_as_they_are(mark: str) -> None:
    assert block(mark * 2000 + "<b>") == f"{mark * 2000}&lt;b&gt;"


@pytest.mark.parametrize(("text", "rendered"), BLOCKS.values(), ids=BLOCKS)
def test_block(text: str, rendered: str) -> None:
    assert block(text) == rendered


@pytest.mark.parametrize(("text", "rendered"), LINES.values(), ids=LINES)
def test_inline(text: str, rendered: str) -> None:
    assert inline(text) == rendered


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("A *small*\n\nact & more", "A small act & more"),
        ("[a](https://x.example) <b>b</b> \"c\" 'd'", "a b \"c\" 'd'"),
        ("<script>alert(1)</script>", ""),
    ],
)
def test_plain(text: str, bare: str) -> None:
    assert plain(text) == bare


@given(st.text(alphabet=st.sampled_from("ab <>&*_`[]()!\\/\"'=:#-.\n1"), max_size=60))
def test_only_allowed_tags_come_out(text: str) -> None:
    assert tags(block(text)) <= BLOCK_TAGS
    assert tags(inline(text)) <= INLINE_TAGS


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\\`*_[<&\xa0", exclude_categories=["C"])))
def test_the_short_way_for_plain_text_gives_what_the_parser_gives(text: str) -> None:
    short = inline(text)
    unhurried = prose._clean(
        prose._parser(prose.BLOCK_SYNTAX).reset().convert(prose._WHITE.sub(" ", text).strip()), INLINE_TAGS
    )
    assert short == re.sub(r"^<p>|</p>$", "", unhurried)


def tags(rendered: str) -> set[str]:
    """The names of all elements in a piece of HTML, as a browser would read it."""
    found: set[str] = set()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.add(tag)
            assert {name for name, _ in attrs} <= {"href", "title", "rel"}

    Reader().feed(rendered)
    return found


@given(
    st.from_regex(r"[A-Za-zÄé日]", fullmatch=True),
    st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\\`*_[<&\xa0", exclude_categories=["C"])),
)
def test_the_short_way_for_a_sentence_gives_what_the_parser_gives(first: str, rest: str) -> None:
    text = first + rest
    unhurried = prose._clean(prose._parser(prose.PAGE_SYNTAX).reset().convert(text), BLOCK_TAGS)
    assert block(text) == unhurried
    assert plain(text) == " ".join(re.sub("<[^>]*>", "", unhurried).replace("&gt;", ">").split())
