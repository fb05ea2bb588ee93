"""Nodes → what was written: what values mean, what is reported, and that one mistake does not hide or breed others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest

from mkdocs_assessments import written
from mkdocs_assessments.mistakes import ITEM_SETTINGS
from mkdocs_assessments.problem import Place
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal
from mkdocs_assessments.shape import Shaped, settings_of, shape
from mkdocs_assessments.source import read
from mkdocs_assessments.suggest import written_out
from mkdocs_assessments.written import Amount, Figure, Period

GOOD = """\
title: Discovery
scale: share5
dimensions:
  find:
    title: Find
    items:
      ask: ask a customer
      watch:
        text: watch a customer
        reverse: yes
"""


def shaped(text: str, kind: type[written.Part] = written.Assessment) -> Shaped[Any]:
    """A text that can be read, as ``kind``."""
    found = read(text, "x.yml")
    assert found.problems == ()
    assert found.node is not None
    return shape(kind, found.node, "x.yml")


def whole(text: str) -> written.Assessment:
    """A text that can be mended, as an assessment."""
    value = shaped(text).value
    assert isinstance(value, written.Assessment)
    return value


def said(text: str, kind: type[written.Part] = written.Assessment) -> list[tuple[str, int, int]]:
    """Code, line and column of every problem in file order."""
    places = [(problem.code, problem.where) for problem in shaped(text, kind).problems]
    return sorted(
        ((code, place.line, place.column) for code, place in places if isinstance(place, Place)),
        key=lambda problem: problem[1:],
    )


def value_of(setting: str, text: str) -> Any:
    """What a setting of an assessment means."""
    name = "records" if setting == "construct" else setting
    result = shaped(f"{GOOD}{setting}: {text}\n")
    assert result.problems == ()
    return getattr(result.value, name)


def test_a_good_file_is_what_it_says() -> None:
    result, found = shaped(GOOD), whole(GOOD)
    assert (result.problems, result.broken) == ((), frozenset())
    find = found.dimensions["find"]
    assert (found.title, found.scale, find.title) == ("Discovery", "share5", "Find")
    assert list(find.items) == ["ask", "watch"]
    assert (find.items["ask"].text, find.items["ask"].reverse) == ("ask a customer", False)
    assert (find.items["watch"].text, find.items["watch"].reverse) == ("watch a customer", True)


@pytest.mark.parametrize(
    ("setting", "text", "meaning"),
    [
        ("noise", "0", Fraction(0)),
        ("noise", "0.05", Fraction(1, 20)),
        ("version", "1.20.3", "1.20.3"),
        ("period", "4 weeks", Period(4, "week")),
        ("period", "1 year", Period(1, "year")),
        ("period", "'90  Days'", Period(90, "day")),
        ("need", "60%", Amount(Fraction(3, 5), True)),
        ("need", "33.3 %", Amount(Fraction(333, 1000), True)),
        ("need", "all", Amount(Fraction(1), True)),
        ("need", "half", Amount(Fraction(1, 2), True)),
        ("need", "3", Amount(Fraction(3))),
        ("overall", "none", "none"),
        ("summary", "yes", "yes"),
        ("construct", "'  012  '", "012"),
        ("not_for", "[no, 1.0]", ["no", "1.0"]),
    ],
)
def test_values_mean_what_a_coach_means(setting: str, text: str, meaning: object) -> None:
    assert value_of(setting, text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"), [("yes", True), ("true", True), ("Yes", True), ("no", False), ("FALSE", False)]
)
def test_yes_and_no_in_their_spellings(text: str, meaning: bool) -> None:
    assert whole(GOOD.replace("reverse: yes", f"reverse: {text}")).dimensions["find"].items["watch"].reverse is meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("2.67", Figure(Fraction(267, 100), 2)),
        ("-1", Figure(Fraction(-1), 0)),
        ("none", Figure(None)),
        ("4.0", Figure(Fraction(4), 1)),
    ],
)
def test_expected_scores_keep_their_decimals(text: str, meaning: Figure) -> None:
    found = whole(f"{GOOD}examples:\n  top: {{answers: {{all: 4}}, expect: {{find: {text}, overall: {text}}}}}\n")
    expect = found.examples["top"].expect
    assert (expect.scores, expect.overall) == ({"find": meaning}, meaning)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [("37.5%", Amount(Fraction(3, 8), True)), ("1.5", Amount(Fraction(3, 2))), ("-2", Amount(Fraction(-2)))],
)
def test_levels_begin_at_a_score_or_a_share_of_the_range(text: str, meaning: Amount) -> None:
    assert whole(f"{GOOD}levels:\n  low: {{from: {text}, title: Low}}\n").levels["low"].start == meaning


@pytest.mark.parametrize(
    ("setting", "text", "code"),
    [
        ("noise", "a third", "PA114"),
        ("noise", "1/3", "PA114"),
        ("noise", "1e-1", "PA114"),
        ("noise", "٣", "PA114"),
        ("noise", "0.1234567", "PA137"),
        ("noise", "9" * 5000, "PA137"),
        ("noise", "1", "PA138"),
        ("noise", "-0.1", "PA138"),
        ("version", "1.0.0-beta", "PA116"),
        ("version", "01.0.0", "PA116"),
        ("period", "0 weeks", "PA117"),
        ("period", "4 sprints", "PA117"),
        ("need", "0", "PA118"),
        ("need", "101%", "PA118"),
        ("need", "2.5", "PA118"),
        ("need", "'%'", "PA118"),
        ("overall", "sum", "PA119"),
        ("summary", "[a]", "PA109"),
        ("summary", "{a: b}", "PA109"),
        ("summary", "''", "PA113"),
        ("sources", "a", "PA110"),
        ("sources", "{a: b}", "PA110"),
        ("examples", "a", "PA111"),
        ("examples", "[a]", "PA111"),
        ("unheard_of", "a", "PA102"),
    ],
)
def test_a_value_that_means_nothing_is_one_problem(setting: str, text: str, code: str) -> None:
    assert [problem[0] for problem in said(f"{GOOD}{setting}: {text}\n")] == [code]


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("period: four weeks", "4 weeks"),
        ("period: 4-weeks", "4 weeks"),
        ("period: a month", "1 month"),
        ("period: two fortnights", "4 weeks"),
        ("version: v2", "2.0.0"),
        ("version: 1.2", "1.2.0"),
        ("noise: '0,3'", "0.3"),
    ],
)
def test_a_likely_value_is_suggested(text: str, suggestion: str) -> None:
    assert shaped(f"{GOOD}{text}\n").problems[0].data["suggestion"] == suggestion


def test_nothing_is_suggested_where_nothing_is_likely() -> None:
    for period in ("a while", "some weeks", "zero weeks"):
        assert "suggestion" not in shaped(f"{GOOD}period: {period}\n").problems[0].data


def test_all_problems_of_a_file_come_together() -> None:
    text = """\
titel: Discovery
version: 1
noise: lots
dimensions:
  find:
    itmes:
      ask: ask a customer
      watch:
        txt: watch a customer
        reverse: perhaps
      listen: [listen]
      wait:
    guidance: {starting: a-list}
  say: Say
"""
    assert said(text) == [
        ("PA102", 1, 1),
        ("PA116", 2, 10),
        ("PA114", 3, 8),
        ("PA101", 5, 3),
        ("PA102", 6, 5),
        ("PA102", 9, 9),
        ("PA115", 10, 18),
        ("PA109", 11, 7),
        ("PA113", 12, 7),
        ("PA110", 13, 26),
        ("PA111", 14, 8),
    ]


def test_a_misspelt_setting_is_read_under_its_right_name() -> None:
    text = GOOD.replace("items:", "itmes:").replace("scale:", "scael:")
    result, found = shaped(text), whole(text)
    assert [problem.data["nearest"] for problem in result.problems] == ["items", "scale"]
    assert (found.scale, list(found.dimensions["find"].items)) == ("share5", ["ask", "watch"])
    assert result.broken == frozenset()


def test_a_setting_that_is_there_already_is_not_suggested() -> None:
    problem = shaped(f"{GOOD}titles: Again\n").problems[0]
    assert "nearest" not in problem.data


def test_what_was_invented_is_known_as_broken() -> None:
    assert shaped(GOOD.replace("    title: Find\n", "")).broken == frozenset({("dimensions", "find", "title")})
    assert shaped(f"{GOOD}period: soon\n").broken == frozenset({("period",)})


@pytest.mark.parametrize("text", ["just words\n", "- a\n- b\n", "[a, b]\n"])
def test_a_file_without_settings_is_one_problem(text: str) -> None:
    result = shaped(text)
    assert [problem.code for problem in result.problems] == ["PA030"]
    assert (result.value, result.broken) == (None, frozenset({()}))


def test_a_list_of_items_gets_its_fix_written_out() -> None:
    text = """\
title: Discovery
dimensions:
  find:
    title: Find
    items:
      - ask a customer
      - ask a customer
      - text: "watch: closely"
        reverse: yes
      - id: listen
        text: listen
      - 7 ways to say it
      - Über alles wägen
      - "…"
      - [a, b]
"""
    problem = shaped(text).problems[0]
    assert (problem.code, problem.where) == ("PA103", Place("x.yml", 5, 5, 5))
    assert problem.data["written"].split("\n") == [
        "items:",
        "  ask-a-customer: ask a customer",
        "  ask-a-customer-2: ask a customer",
        "  watch-closely:",
        '    text: "watch: closely"',
        "    reverse: yes",
        "  listen:",
        "    text: listen",
        "  item-7-ways-to: 7 ways to say it",
        "  uber-alles-wagen: Über alles wägen",
        "  item: …",
        '  item-2: ["a", "b"]',
    ]


def test_the_fix_of_a_list_is_a_good_file() -> None:
    text = """\
title: D
dimensions:
  - title: "Find: it"
    items: ["a: b", 'c "d" e', "#f", '-', "it's"]
    sources: [x, "y, z"]
  - id: ship
    title: Ship
    items:
      - {text: a and b, reverse: yes}
      - {id: early, text: ship early}
    guidance: {starting: [keep-a-list]}
"""
    problem, *others = shaped(text).problems
    assert (problem.code, others) == ("PA103", [])
    fixed = whole(f"title: D\n{problem.data['written']}\n").dimensions
    assert list(fixed) == ["find-it", "ship"]
    assert [(id_, item.text) for id_, item in fixed["find-it"].items.items()] == [
        ("a-b", "a: b"),
        ("c-d-e", 'c "d" e'),
        ("f", "#f"),
        ("item", "-"),
        ("its", "it's"),
    ]
    assert [(id_, item.text, item.reverse) for id_, item in fixed["ship"].items.items()] == [
        ("a-and-b", "a and b", True),
        ("early", "ship early", False),
    ]
    assert fixed["find-it"].sources == ["x", "y, z"]
    assert fixed["ship"].guidance == {"starting": ["keep-a-list"]}


def test_any_list_can_be_written_out() -> None:
    node = read("- a\n- b: c\n  d: [e, f]\n- [g]\n- - h\n  - i: j\n", "x.yml").node
    assert node is not None
    assert written_out(node) == ["- a", "- b: c", '  d: ["e", "f"]', '- ["g"]', "- - h", "  - i: j"]
    assert read("\n".join(written_out(node)), "x.yml").problems == ()


def test_a_list_is_written_behind_its_name_only_between_brackets() -> None:
    node = read("a: [0, -1.5, '2 x', '']\nb:\n- c: d\ne: []\n", "x.yml").node
    assert node is not None
    assert written_out(node) == ['a: [0, -1.5, "2 x", ""]', "b:", "  - c: d", "e: []"]


def test_a_file_with_a_thousand_mistakes_is_still_answered() -> None:
    result = shaped(GOOD + "".join(f"setting{number}: x\n" for number in range(3000)))
    assert result.value is None
    assert [problem.code for problem in result.problems] == ["PA102"] * 100


def parts(kind: type[written.Part]) -> Iterator[type[written.Part]]:
    """Every part of the form."""
    yield kind
    for sub in kind.__subclasses__():
        yield from parts(sub)


SETTINGS = [
    pytest.param(field, id=f"{kind.__name__}.{name}")
    for kind in parts(written.Part)
    for name, field in kind.settings().items()
]


@pytest.mark.parametrize("field", SETTINGS)
def test_every_setting_says_what_it_is_and_shows_an_example(field: written.Setting) -> None:
    assert field.description.endswith(".")
    assert field.otherwise.endswith(".")
    meaning, mistakes = written.read(field.kind, field.example)
    assert mistakes == []
    assert meaning is not None


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Fraction(0), "0"),
        (Fraction(11, 4), "2.75"),
        (Fraction(-1, 2), "-0.5"),
        (Fraction(1, 3), "0.333333"),
        (Fraction(100), "100"),
    ],
)
def test_numbers_are_written_as_a_coach_would(value: Fraction, words: str) -> None:
    assert decimal(value, MAX_DECIMALS) == words


def test_the_settings_that_no_item_may_be_called_by_are_those_of_items() -> None:
    assert set(settings_of(written.Item)) == ITEM_SETTINGS


@pytest.mark.parametrize(
    ("score", "name", "nearest"),
    [
        ({"top": ["a", "b"], "ties": "all"}, "ties", ""),
        ({"sum": ["a", "b"], "ties": "2"}, "ties", "times"),
        ({"sm": ["a", "b"], "tims": "2"}, "tims", "times"),
        ({"sum": ["a", "b"], "takes": "2"}, "takes", "times"),
        ({"top": ["a", "b"], "takes": "2"}, "takes", "take"),
        ({"top": ["a", "b"], "mx": ["a"]}, "mx", ""),
        ({"average": ["a", "b"]}, "average", "mean"),
        ({"mean": ["a"], "average": ["a", "b"]}, "average", ""),
        ({"sum": ["a", "b"], "Bands": {"low": {"from": "0", "title": "Low"}}}, "Bands", "levels"),
    ],
)
def test_only_settings_that_go_with_the_verb_are_suggested(score: dict[str, Any], name: str, nearest: str) -> None:
    text = f"scores: {{s: {json.dumps(score)}}}"
    node = read(text, "x.yml").node
    assert node is not None
    problems = shape(written.Assessment, node, "x.yml").problems
    found = [one.data.get("nearest", "") for one in problems if one.code == "PA102" and one.data["name"] == name]
    assert found == [nearest]
