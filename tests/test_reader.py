"""Plain data → parts: defaults, names of the coach's choosing, and every mistake of a pass with its path."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_assessments.written import Mistake, Part, read
from mkdocs_assessments.written.kinds import Count, Name, Points, TermList, Text
from mkdocs_assessments.written.setting import others, setting


class Leaf(Part):
    """A leaf; a single line of text is its words."""

    short = "words"

    words: Text = setting("Its words.", "green")
    size: Count | None = setting("Its size.", "2", None, "unknown", alias="from")


class Branch(Part):
    """A branch, which may hold branches."""

    leaves: list[Leaf] = setting("Its leaves.", [{"words": "green"}], list, "none")
    inner: dict[Name, Branch] = setting("Branches on it.", {}, dict, "none", apart=("leaves",))
    points: Points | None = setting("Points.", ["a"], None, "none", needs=("leaves",))
    terms: TermList | None = setting("Terms.", "a", None, "none")


class Tree(Part):
    """A tree: branches under names of the coach's choosing, beside its own settings."""

    title: Text = setting("Its title.", "Oak")
    branches: dict[Name, Branch] = others()


def mistakes_of(kind: Any, value: Any) -> list[tuple[str, tuple[str | int, ...]]]:
    """The mistakes in ``value``, without what they are about."""
    found, mistakes = read(kind, value)
    assert (found is None) is bool(mistakes)
    return [(mistake.kind, mistake.path) for mistake in mistakes]


def test_a_part_has_what_was_given_and_the_defaults() -> None:
    leaf, mistakes = read(Leaf, {"words": " green ", "from": "3"})
    assert mistakes == []
    assert (leaf.words, leaf.size, leaf.given) == ("green", 3, {"words", "from"})
    leaf, _ = read(Leaf, {"words": "green"})
    assert (leaf.size, leaf.given) == (None, {"words"})
    one, other = (read(Branch, {})[0] for _ in range(2))
    assert one.leaves == [] == other.leaves
    assert one.leaves is not other.leaves


def test_a_line_of_text_stands_for_a_part_that_says_so() -> None:
    branch, mistakes = read(Branch, {"leaves": ["green", {"words": "red"}]})
    assert mistakes == []
    assert [leaf.words for leaf in branch.leaves] == ["green", "red"]
    assert mistakes_of(Branch, "green") == [("not_group", ())]


def test_other_names_are_kept_only_where_the_part_has_room_for_them() -> None:
    tree, mistakes = read(Tree, {"low": {}, "title": "Oak", "high": {"leaves": ["green"]}})
    assert mistakes == []
    assert (list(tree.branches), tree.given) == (["low", "high"], {"title"})
    assert mistakes_of(Leaf, {"words": "green", "size": "2"}) == [("unknown", ("size",))]


@pytest.mark.parametrize(
    ("points", "kinds"),
    [
        (["a"], []),
        ({"a": "1"}, []),
        ({"a": "x"}, [("not_number", ("points", "a"))]),
        ("a", [("not_list", ("points",))]),
    ],
)
def test_the_shape_of_a_value_says_which_of_two_kinds_is_meant(points: Any, kinds: list[Any]) -> None:
    assert mistakes_of(Branch, {"points": points}) == kinds
    assert mistakes_of(Branch, {"terms": {"a": "b"}}) == [("not_text", ("terms",))]


def test_every_mistake_of_a_pass_is_found_and_unknown_settings_come_last_in_their_part() -> None:
    value = {
        "extra": "x",
        "low": {"inner": {"a": {"leaves": ["", {"from": "0"}, ["x"]], "wide": "x"}}, "leaves": "x"},
    }
    assert mistakes_of(Tree, value) == [
        ("missing", ("title",)),
        ("not_group", ("extra",)),
        ("not_list", ("low", "leaves")),
        ("empty", ("low", "inner", "a", "leaves", 0, "words")),
        ("missing", ("low", "inner", "a", "leaves", 1, "words")),
        ("not_count", ("low", "inner", "a", "leaves", 1, "from")),
        ("not_group", ("low", "inner", "a", "leaves", 2)),
        ("unknown", ("low", "inner", "a", "wide")),
    ]
    assert read(Leaf, {"words": "x", "from": "0"})[1] == [Mistake("not_count", ("from",), {"found": "0", "low": "1"})]


def test_a_part_says_which_of_its_settings_do_not_go_together() -> None:
    branch, _ = read(Branch, {"inner": {}, "leaves": [], "points": ["a"]})
    assert (list(branch.apart()), list(branch.alone())) == ([("leaves", "inner")], [])
    branch, _ = read(Branch, {"points": ["a"]})
    assert (list(branch.apart()), list(branch.alone())) == ([], [("points", ("leaves",))])
