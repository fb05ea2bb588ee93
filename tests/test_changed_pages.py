"""What a preview builds again, and what the search index keeps."""

from __future__ import annotations

import pytest

from mkdocs_assessments.preview.changed_pages import Changes, digest, head
from mkdocs_assessments.search_index import merged, trimmed


def test_a_page_is_built_again_when_it_changed_or_everything_did() -> None:
    changes = Changes()
    none = frozenset[str]()
    assert changes.since("w", {"a": "1", "b": "1"}) == (frozenset("ab"), none)
    assert changes.since("w", {"a": "1", "b": "1"}) == (none, none)
    assert changes.since("w", {"a": "1", "b": "2"}) == (frozenset("b"), none)
    assert changes.since("x", {"a": "1", "b": "2"}) == (frozenset("ab"), none)
    assert changes.since("x", {"b": "2", "c": "1"}) == (frozenset("c"), frozenset("a"))


def test_digests_tell_parts_apart() -> None:
    assert digest(["ab", "c"]) == digest(["ab", "c"])
    assert len({digest(parts) for parts in (["ab", "c"], ["a", "bc"], ["abc"], [None], ["None"], [])}) == 6


@pytest.mark.parametrize(
    ("text", "generated", "shown"),
    [
        ("---\ntitle: T\n---\n\n# Heading\n\nText\n", False, "---\ntitle: T\n---\n# Heading"),
        ("---\ntitle: T\n---\n\n# Heading\n\nText\n", True, "# Heading"),
        ("Text\n\n# Later\n", False, "# Later"),
        ("Text alone", False, ""),
    ],
)
def test_other_pages_show_the_head_of_a_page(text: str, generated: bool, shown: str) -> None:
    assert head(text, generated) == shown


def entry(location: str, text: str) -> dict[str, str]:
    return {"location": location, "title": "T", "text": text}


def test_texts_in_the_search_index_are_cut_at_a_word() -> None:
    index = {"config": {}, "docs": [entry("a", "<p>one two</p> <ul><li>three</li></ul>"), entry("b", "a" * 9)]}
    assert [doc["text"] for doc in trimmed(index, 8)["docs"]] == ["one two", "a" * 8]
    assert [doc["text"] for doc in trimmed(index, 13)["docs"]] == ["one two three", "a" * 9]
    assert trimmed(index, 0) == index


def test_the_search_index_keeps_what_was_not_built_again() -> None:
    old = {"config": {"lang": "old"}, "docs": [entry("a.html", "1"), entry("a.html#x", "2"), entry("b.html#x", "3")]}
    new = {"config": {"lang": "new"}, "docs": [entry("b.html#y", "4")]}
    found = merged(old, new, {"a.html"})
    assert found["config"] == {"lang": "new"}
    assert [(doc["location"], doc["text"]) for doc in found["docs"]] == [
        ("b.html#y", "4"),
        ("a.html", "1"),
        ("a.html#x", "2"),
    ]
