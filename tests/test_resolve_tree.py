"""Sums, groups without a score, conditions, domains, screens of validity, and examples, as the model has them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from mkdocs_assessments.model import Condition, Domain, Expected, Interval, Term, Test, Validity
from mkdocs_assessments.resolve.scope import mended_span, span_of
from test_resolve import built, codes

TREE = """\
title: Tree
scale: share5
about:
  role: {text: Your role, choices: [PM, Lead]}
  years: {text: Years, number: [0, 50]}
dimensions:
  people:
    title: People
    score: sum
    items:
      a1: One
      a2: {text: Two, ask: {a1: ">=1"}, else: 0}
      a3: {text: Three, scored: no}
  raw:
    title: Raw
    score: none
    about: Asked for a score.
    items: {r1: One, r2: {text: Two, many: [A, B], none: Neither}}
  work:
    title: Work
    ask: {role: Lead}
    dimensions:
      plan:
        title: Plan
        dimensions:
          goals: {title: Goals, items: {g1: One, g2: {text: Two, ask: {years: ">=2"}}}}
          bets: {title: Bets, items: {b1: One}}
      ship: {title: Ship, items: {s1: One}}
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


LEAD = Test("role", answers=frozenset({1}))


def test_sections_run_in_the_order_of_the_file_with_the_titles_above_them() -> None:
    found = built(TREE)
    assert [(one.id, one.dimension is not None, one.domains) for one in found.sections] == [
        ("about", False, ()),
        ("people", True, ()),
        ("raw", False, ()),
        ("goals", True, ("Work", "Plan")),
        ("bets", True, ("Work", "Plan")),
        ("ship", True, ("Work",)),
    ]
    assert found.sections[2].about == "Asked for a score."
    assert [one.id for one in found.dimensions] == ["people", "goals", "bets", "ship"]


def test_only_scored_items_belong_to_a_dimension() -> None:
    found = built(TREE)
    assert [item.id for item in found.dimensions[0].items] == ["a1", "a2"]
    assert [item.scored for item in found.sections[1].items] == [True, True, False]
    assert [item.scored for item in found.sections[2].items] == [False, False]


def test_a_sum_runs_over_all_its_items_and_needs_them() -> None:
    people = built(TREE).dimensions[0]
    assert (people.sum, people.times, people.need, people.lowest, people.highest) == (
        True,
        2,
        2,
        Fraction(0),
        Fraction(8),
    )
    assert [level.start for level in people.levels] == [0, 3, Fraction(11, 2)]
    assert built(TREE.replace("score: sum", "score: sum\n    need: 1")).dimensions[0].need == 1


def test_conditions_go_down_and_hold_together() -> None:
    items = {item.id: item for item in built(TREE).items}
    assert items["a1"].ask is None
    assert items["a2"].ask == Condition((Test("a1", answers=frozenset({1, 2, 3, 4})),))
    assert (items["a2"].otherwise, items["g2"].otherwise) == (Fraction(0), None)
    assert items["g1"].ask == items["s1"].ask == Condition((LEAD,))
    assert items["g2"].ask == Condition((LEAD, Test("years", within=Interval(low=Fraction(2)))))


def test_alternatives_of_two_conditions_are_each_with_each() -> None:
    text = TREE.replace("ask: {role: Lead}", "ask: {any: {role: Lead, years: 0}}")
    text = text.replace('ask: {years: ">=2"}', 'ask: {any: [{role: PM, years: "5"}, {a1: "4"}]}')
    found = next(item.ask for item in built(text).items if item.id == "g2")
    years = {number: Test("years", within=Interval(Fraction(number), Fraction(number))) for number in (0, 5)}
    manager, most = Test("role", answers=frozenset({0})), Test("a1", answers=frozenset({4}))
    assert found == Condition(
        (), ((LEAD, manager, years[5]), (LEAD, most), (years[0], manager, years[5]), (years[0], most))
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('ask: {a1: ">=1"}', 'ask: {a3: ">=1"}', ["PA154"]),
        ('ask: {a1: ">=1"}', 'ask: {a2: ">=1"}', ["PA154"]),
        ('ask: {a1: ">=1"}', 'ask: {any: {a1: "1", g1: "1"}}', ["PA154"]),
        ('ask: {a1: ">=1"}', 'ask: {people: ">=1"}', ["PA155"]),
        ('ask: {a1: ">=1"}', 'ask: {any: [{work: ">=1"}]}', ["PA155"]),
        ('ask: {a1: ">=1"}', 'ask: {unheard-of: ">=1"}', ["PA162"]),
        ('ask: {a1: ">=1"}', "ask: a1 >= 1", ["PA236"]),
        ('ask: {a1: ">=1"}, else: 0', "else: 0", ["PA147"]),
        ("else: 0", "else: 5", ["PA156"]),
        ("ask: {role: Lead}", "ask: {s1: '1'}", ["PA154"]),
        ("ask: {role: Lead}", "ask: {role: Led}", ["PA167"]),
        ("score: sum", "score: none", ["PA147"]),
        ("      a1: One\n", "      a1: One\n      ask: {role: Lead}\n", ["PA139"]),
    ],
)
def test_what_is_no_condition(old: str, new: str, expected: list[str]) -> None:
    assert old in TREE
    if new == "score: none":
        expected = []
        assert built(TREE.replace(old, new)).dimensions[0].id == "goals"
    else:
        assert codes(TREE.replace(old, new)) == expected


def test_a_domain_has_a_score_of_its_parts_before_the_scores_of_the_file() -> None:
    found = built(TREE + "scores: {total: {title: Total, sum: [work, people]}}\n")
    assert found.domains == (
        Domain("plan", "Plan", "", ("goals", "bets")),
        Domain("work", "Work", "", ("plan", "ship")),
    )
    plan, work, total = found.scores
    assert (plan.id, plan.verb, plan.terms, plan.need) == ("plan", "mean", (Term("goals"), Term("bets")), 2)
    assert (work.id, work.terms) == ("work", (Term("plan"), Term("ship")))
    assert (work.lowest, work.highest) == (Fraction(0), Fraction(4))
    assert (work.blank, work.otherwise, work.bands) == ("left out", None, ())
    assert total.terms == (Term("work"), Term("people"))


def test_a_domain_may_be_a_sum_with_levels_of_its_own() -> None:
    more = "    rollup: sum\n    need: 1\n    blank: zero score\n    levels:\n"
    more += "      low: {from: 0, title: Low}\n      high: {from: 50%, title: High, reading: Good.}\n"
    work = built(TREE.replace("    ask: {role: Lead}\n", more)).scores[-1]
    assert (work.verb, work.need, work.otherwise, work.highest) == ("sum", 1, Fraction(0), Fraction(8))
    assert [(level.id, level.start, level.reading) for level in work.bands[0].levels] == [
        ("low", Fraction(0), ""),
        ("high", Fraction(4), "Good."),
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: Work", "title: Work\n    practice: Ship.", ["PA148"]),
        ("title: Work", "title: Work\n    need: 3", ["PA174"]),
        ("title: Work", "title: Work\n    items: {w: W}", ["PA145"]),
        ("title: Raw", "title: Raw\n    need: 1\n    readings: {low: x}", ["PA149", "PA149"]),
        ("title: Raw", "title: Raw\n    rollup: sum", ["PA147"]),
        ("title: Ship,", "title: Ship, score: sum, need: 1,", []),
        ("title: Bets, items: {b1: One}", "title: Bets, score: sum, items: {b1: One, b2: Two}", ["PA133"]),
        ("title: Bets, items: {b1: One}", "title: Bets, items: {b1: {text: One, scored: no}}", ["PA159"]),
        ("title: Bets, items: {b1: One}", "title: Bets, items: {b1: {text: One, choices: {A: 2, B: 2}}}", ["PA157"]),
        ("title: Bets, items: {b1: One}", "title: Bets, dimensions: {}", ["PA113"]),
        ("title: Bets, items: {b1: One}", "title: Bets", ["PA101"]),
        ("b1: One", "goals: One", ["PA104"]),
    ],
)
def test_what_is_no_tree(old: str, new: str, expected: list[str]) -> None:
    assert old in TREE
    if expected:
        assert codes(TREE.replace(old, new)) == expected
    else:
        assert built(TREE.replace(old, new)).dimensions[-1].sum


def test_a_domain_of_groups_without_scores_has_none() -> None:
    found = built(
        "title: T\nscale: share5\n"
        "dimensions: {d: {title: D, dimensions: {x: {title: X, score: none, items: {a: A}}}}}\n"
    )
    assert (found.domains, found.scores, found.dimensions, found.overall) == ((), (), (), "none")
    assert found.sections[0].domains == ("D",)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [("", "none"), ("overall: none\n", "none")],
)
def test_the_overall_score_is_of_what_is_at_the_top(stated: str, expected: str) -> None:
    assert built(TREE + stated).overall == expected
    assert built(TREE.replace("score: sum", "score: mean")).overall == "dimensions"
    assert built(TREE + "overall: items\n").overall == "items"
    assert codes(TREE + "overall: dimensions\n") == ["PA134"]


def test_numbers_that_add_up_have_no_mean_to_speak_of() -> None:
    text = "title: T\nscale: day\nscales: {day: {split: 10}}\ndimensions: {d: {title: D, items: {a: A, b: B}}}\n"
    assert codes(text) == ["PA157"]
    assert built(text.replace("title: D", "title: D, score: none")).items[0].scale.total == 10


def test_a_dimension_may_have_levels_of_its_own() -> None:
    levels = "levels: {no: {from: 0, title: No, reading: x}, yes: {from: 5, title: Yes, reading: y, GUIDANCE}}"
    levels = levels.replace("GUIDANCE", "guidance: [keep-a-list]")
    people = built(TREE.replace("score: sum", f"score: sum\n    {levels}")).dimensions[0]
    assert [(level.id, level.start, level.reading) for level in people.levels] == [
        ("no", Fraction(0), "x"),
        ("yes", Fraction(5), "y"),
    ]
    assert people.guidance == {"no": (), "yes": ("keep-a-list",)}
    assert codes(TREE.replace("score: sum", f"score: sum\n    {levels.replace('from: 5', 'from: 9')}")) == ["PA132"]
    assert codes(TREE.replace("score: sum", f"score: sum\n    {levels.replace('from: 5', 'above: 5')}")) == ["PA148"]
    assert codes(TREE.replace("score: sum", f"score: sum\n    {levels.replace(', reading: x', '')}")) == ["PA136"]


SCREENS = TREE + "validity:\n"


def test_a_screen_looks_at_items_in_the_order_asked() -> None:
    found = built(
        SCREENS
        + '  - {of: all, answered: ">=1", say: Too few.}\n  - {of: [ship, a1..a3, role], same: "<=2", say: S.}\n'
    )
    first, second = found.validity
    assert first == Validity(
        ("a1", "a2", "a3", "r1", "r2", "g1", "g2", "b1", "s1"), Interval(low=Fraction(1)), None, "Too few."
    )
    assert second == Validity(("role", "a1", "a2", "a3", "s1"), None, Interval(high=Fraction(2)), "S.")


@pytest.mark.parametrize(
    ("screen", "expected"),
    [
        ("{of: all, say: x}", ["PA146"]),
        ("{of: all, answered: often, say: x}", ["PA166"]),
        ('{of: [a1, a2], answered: ">=3", say: x}', ["PA168"]),
        ('{of: [peopel], answered: ">=1", say: x}', ["PA162"]),
        ('{of: "x*", answered: ">=1", say: x}', ["PA163"]),
        ('{of: all, answered: ">=1"}', ["PA101"]),
    ],
)
def test_what_is_no_screen(screen: str, expected: list[str]) -> None:
    assert codes(f"{SCREENS}  - {screen}\n") == expected


EXAMPLES = (
    TREE
    + """\
scores:
  style: {title: Style, choose: [{if: {people: ">4"}, then: 2}, {then: bold}]}
  best: {title: Best, top: [s1, b1], take: 1}
examples:
  e:
"""
)


def example(answers: str, expect: str) -> str:
    """A file with that example."""
    return f"{EXAMPLES}    answers: {answers}\n    expect: {expect}\n"


def test_an_example_answers_facts_numbers_and_several_options() -> None:
    answers = "{role: Lead, years: 7, all: Most times, r2: [A, B], s1: blank, b1: na}"
    found = built(example(answers, "{people: 6.0, style: 2, best: none, level: {work: none, people: building}}"))
    (one,) = found.examples
    assert one.answers == {
        **{"role": 1, "years": 7, "r2": 3, "s1": None, "b1": "na"},
        **dict.fromkeys(["a1", "a2", "a3", "r1", "g1", "g2"], 3),
    }
    assert one.scores == {"people": Expected(Fraction(6), 1)}
    assert one.levels == {"style": "2", "best": None, "work": None, "people": "building"}


@pytest.mark.parametrize(("answers", "bits"), [("[B]", 2), ("B", 2), ("Neither", 0), ("[Neither]", 0), ("blank", None)])
def test_an_example_of_several_answers(answers: str, bits: int | None) -> None:
    assert built(example(f"{{r2: {answers}}}", "{overall: none}")).examples[0].answers == {"r2": bits}


@pytest.mark.parametrize(
    ("answers", "expect", "expected"),
    [
        ("{years: 51}", "{people: none}", ["PA205"]),
        ("{years: 1.5}", "{people: none}", ["PA205"]),
        ("{role: 2}", "{people: none}", ["PA205"]),
        ("{role: na}", "{people: none}", ["PA206"]),
        ("{role: [PM, Lead]}", "{people: none}", ["PA205"]),
        ("{r2: [A, C]}", "{people: none}", ["PA205"]),
        ("{r2: []}", "{people: none}", ["PA113"]),
        ("{Role: PM}", "{people: none}", ["PA204"]),
        ("{a1: 1}", "{people: many}", ["PA208"]),
        ("{a1: 1}", "{work: many}", ["PA208"]),
        ("{a1: 1}", "{raw: 1}", ["PA207"]),
        ("{a1: 1}", "{style: shy}", ["PA167"]),
        ("{a1: 1}", "{label: {best: a1}}", ["PA167"]),
        ("{a1: 1}", "{level: {people: hi}}", ["PA121"]),
        ("{a1: 1}", "{}", ["PA113"]),
    ],
)
def test_what_is_no_example(answers: str, expect: str, expected: list[str]) -> None:
    assert codes(example(answers, expect)) == expected


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("p1..-p4", "p1..p4"),
        ("p1..4", "p1..p4"),
        ("p2 .. - p4", "p2..p4"),
        ("p1..-p5", ""),
        ("p1..q4", ""),
        ("p*", ""),
        ("p1", ""),
    ],
)
def test_a_range_written_nearly_right(text: str, meant: str) -> None:
    assert mended_span(text, ["p1", "p2", "p3", "p4", "q"]) == meant


@pytest.mark.parametrize(
    ("ids", "span"),
    [
        (["p1", "p2", "p3"], "p1..p3"),
        (["p1", "p2"], ""),
        (["p1", "p3", "p4"], ""),
        (["p1", "p2", "q3"], ""),
        (["q", "p1", "p2"], ""),
        ([], ""),
    ],
)
def test_ids_as_a_range(ids: list[str], span: str) -> None:
    assert span_of(ids, ["q", "p1", "p2", "p3", "p4", "q3"]) == span
