"""How an answer is given: every format of a scale, an item and a fact, as the model has it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from mkdocs_assessments.model import Item, NumberRange, Scale
from test_resolve import built, codes, loaded

BASE = """\
title: Ways
scale: own
scales:
  own: SCALE
dimensions:
  find:
    title: Find
    score: none
    items:
      one: One
      two: Two
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def scale(text: str) -> Scale:
    """The scale of that text."""
    return built(BASE.replace("SCALE", text)).items[0].scale


def item(text: str, scale: str = "{labels: [No, Yes]}") -> Item:
    """The item of that text."""
    return built(BASE.replace("SCALE", scale).replace("Two", text)).items[1]


def options(scale: Scale) -> list[tuple[str, object]]:
    """Labels and values of the options."""
    return [(option.label, option.value) for option in scale.options]


def test_choices_have_points_of_their_own_and_may_share_them() -> None:
    found = scale("{choices: {None: 0, Some: 0.25, Half: 0.5, Most: 0.5}, hints: {Some: one in four}, na: No need}")
    assert options(found) == [
        *(("None", Fraction(0)), ("Some", Fraction(1, 4))),
        *(("Half", Fraction(1, 2)), ("Most", Fraction(1, 2))),
    ]
    assert [option.hint for option in found.options] == [None, "one in four", None, None]
    assert (found.na, found.lowest, found.highest, found.size) == ("No need", Fraction(0), Fraction(1, 2), 4)


def test_choices_without_points_count_from_zero() -> None:
    assert options(scale("{choices: [A, B, C]}")) == [("A", 0), ("B", 1), ("C", 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{number: [0, 100], step: 5, unit: points}", NumberRange(Fraction(0), Fraction(100), Fraction(5), "points")),
        ("{number: [-1, 1], step: 0.5}", NumberRange(Fraction(-1), Fraction(1), Fraction(1, 2))),
        ("{number: [1, 7]}", NumberRange(Fraction(1), Fraction(7), Fraction(1))),
    ],
)
def test_a_number(text: str, expected: NumberRange) -> None:
    found = scale(text)
    assert (found.number, found.options, found.total) == (expected, (), None)
    assert found.value(found.size - 1) == found.highest == expected.highest


def test_a_bipolar_scale_has_seven_points_from_one() -> None:
    found = scale("{left: Calm, right: Tense}")
    assert found.poles == ("Calm", "Tense")
    assert options(found) == [(str(value), Fraction(value)) for value in range(1, 8)]
    assert options(scale("{left: Calm, right: Tense, points: 3, from: -1}")) == [("-1", -1), ("0", 0), ("1", 1)]


def test_of_a_pair_the_first_counts_one() -> None:
    assert options(scale("{pairs: [I argue, I trade]}")) == [("I argue", 1), ("I trade", 0)]


def test_of_many_each_counts_one_or_its_points() -> None:
    found = scale("{many: [Email, Chat, Talk], none: None of these}")
    assert (found.many, found.none, found.size, found.highest) == (True, "None of these", 8, Fraction(3))
    assert found.value(0b101) == 2
    assert scale("{many: {Email: 2, Chat: -1}}").value(0b11) == 1


def test_a_split_is_a_number_up_to_its_total() -> None:
    found = scale("{split: 10, step: 2, unit: hours}")
    assert found.number == NumberRange(Fraction(0), Fraction(10), Fraction(2), "hours")
    assert found.total == 10


def test_an_item_may_have_a_format_of_its_own() -> None:
    assert options(item("{text: Two, choices: {Never: 0, Daily: 4}}").scale) == [("Never", 0), ("Daily", 4)]
    assert item("{text: Two, number: [0, 9], step: 3, unit: days}").scale.size == 4
    assert item("{text: Two, many: [A, B], none: Neither}").scale.size == 4
    assert options(item("{text: Two, pairs: [A, B]}").scale) == [("A", 1), ("B", 0)]


def test_an_item_may_have_ends_of_its_own_on_a_bipolar_scale() -> None:
    found = item("{text: Two, left: Rested}", "{left: Calm, right: Tense, points: 5, na: No}")
    assert found.scale.poles == ("Rested", "Tense")
    assert (found.scale.size, found.na) == (5, "No")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}", ["PA146"]),
        ("{labels: [A, B], number: [0, 1]}", ["PA145"]),
        ("{left: A}", ["PA147"]),
        ("{right: A, labels: [A, B]}", ["PA147"]),
        ("{choices: {A: 0, B: 1}, values: [0, 1]}", ["PA147"]),
        ("{many: [A, B], from: 1, points: 2}", ["PA147", "PA147"]),
        ("{number: [0]}", ["PA150"]),
        ("{number: [1, 1]}", ["PA150"]),
        ("{number: [0, 10], step: 3}", ["PA151"]),
        ("{number: [0, 10], step: 20}", ["PA151"]),
        ("{number: [0, 10001]}", ["PA152"]),
        ("{left: A, right: B, points: 102}", ["PA152"]),
        ("{left: A, right: B, points: 1}", ["PA123"]),
        ("{left: A, right: B, points: 0}", ["PA158"]),
        ("{pairs: [A]}", ["PA153"]),
        ("{pairs: [A, A]}", ["PA124"]),
        ("{many: []}", ["PA123"]),
        ("{choices: {A: 0}}", ["PA123"]),
        ("{choices: [A, B, A]}", ["PA124"]),
        ("{split: 0}", ["PA158"]),
        ("{split: 10, step: 4}", ["PA151"]),
        ("{choices: {A: 0, B: 1}, hints: {C: x}}", ["PA126"]),
        ("{choices: [{A: 0}, {B: 1}]}", ["PA111"]),
        ("{choices: {A, B}}", ["PA110"]),
        ("{labels: {A: 0, B: 1}}", ["PA110"]),
        ("{number: 0 to 10}", ["PA110"]),
        ("{choices: {A: x, B: 1}}", ["PA114"]),
    ],
)
def test_what_is_no_scale(text: str, expected: list[str]) -> None:
    assert codes(BASE.replace("SCALE", text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{text: Two, choices: [A, B], scale: own}", ["PA145"]),
        ("{text: Two, choices: [A, B], many: [A, B], pairs: [A, B]}", ["PA145", "PA145"]),
        ("{text: Two, left: A}", ["PA148"]),
        ("{text: Two, left: A, choices: [A, B]}", ["PA145"]),
        ("{text: Two, step: 2}", ["PA147"]),
        ("{text: Two, none: Neither}", ["PA147"]),
        ("{text: Two, reverse: yes}", ["PA149"]),
    ],
)
def test_what_is_no_item(text: str, expected: list[str]) -> None:
    assert codes(BASE.replace("SCALE", "{labels: [No, Yes]}").replace("Two", text)) == expected


def test_an_item_with_its_own_format_needs_no_scale() -> None:
    text = "title: T\ndimensions: {find: {title: F, items: {a: {text: A, number: [0, 4]}}}}\n"
    assert built(text).dimensions[0].highest == 4


FACTS = BASE.replace("SCALE", "{labels: [No, Yes]}") + "about:\n"


def test_facts_are_asked_first_on_a_screen_of_their_own() -> None:
    found = built(
        FACTS + "  sex: {text: Your sex, choices: [M, F], help: As in your papers}\n  ok: {text: OK, scale: own}\n"
    )
    about = found.sections[0]
    assert (about.id, about.title, about.dimension) == ("about", "About you", None)
    assert [(item.id, item.fact, item.scored, item.na) for item in about.items] == [
        ("sex", True, False, None),
        ("ok", True, False, None),
    ]
    assert (about.items[0].help, options(about.items[0].scale)) == ("As in your papers", [("M", 0), ("F", 1)])
    assert [item.id for item in found.items] == ["sex", "ok", "one", "two"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  sex: Your sex\n", ["PA111"]),
        ("  sex: {text: Your sex}\n", ["PA146"]),
        ("  sex: {text: Your sex, choices: [M, F], number: [0, 1]}\n", ["PA145"]),
        ("  sex: {text: Your sex, scale: unheard-of}\n", ["PA120"]),
        ("  one: {text: Your sex, choices: [M, F]}\n", ["PA104"]),
        ("  label: {text: Your sex, choices: [M, F]}\n", ["PA112"]),
        ("  about: {text: Your sex, choices: [M, F]}\n", ["PA112"]),
        ("  - {text: Your sex, choices: [M, F]}\n", ["PA103"]),
    ],
)
def test_what_is_no_fact(text: str, expected: list[str]) -> None:
    assert codes(FACTS + text) == expected


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("{number: 0 to 10}", "number: [0, 10]"),
        ("{number: 0-10}", "number: [0, 10]"),
        ("{number: -1..1.5}", "number: [-1, 1.5]"),
        ("{number: ten}", ""),
        ("{labels: {A: 0, B: 1}}", "choices: {A: 0, B: 1}"),
        ("{labels: {A: [0], B: 1}}", ""),
        ("{choices: [{A: 0}, {B: 1}]}", "choices: {A: 0, B: 1}"),
        ("{many: {A, B}}", 'many: ["A", "B"]'),
        ('{pairs: "A, B"}', 'pairs: ["A", "B"]'),
    ],
)
def test_what_was_meant_is_suggested(text: str, suggestion: str) -> None:
    (problem,) = loaded(BASE.replace("SCALE", text)).problems
    assert problem.data["suggestion"] == suggestion


@pytest.mark.parametrize(
    ("ask", "suggestion"),
    [
        ("one >= 1", '{one: ">=1"}'),
        ("one == 1", "{one: 1}"),
        ("one is Yes or one is No", "{any: [{one: Yes}, {one: No}]}"),
        ("one", ""),
    ],
)
def test_a_test_written_as_a_text_is_suggested_as_a_group(ask: str, suggestion: str) -> None:
    text = BASE.replace("SCALE", "{labels: [No, Yes]}").replace("Two", f"{{text: Two, ask: {ask}}}")
    (problem,) = loaded(text).problems
    assert (problem.code, problem.data["suggestion"]) == ("PA236", suggestion)
