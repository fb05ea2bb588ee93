"""From what a coach writes under ``scores`` to the model: every verb and modifier, exactly."""

from __future__ import annotations

from ast import literal_eval
from fractions import Fraction
from textwrap import dedent
from typing import Any

import pytest

from mkdocs_assessments import model, source, written
from mkdocs_assessments.model import Condition, Interval, Term
from mkdocs_assessments.model import Test as OneTest
from mkdocs_assessments.resolve.conditions import build_condition
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.resolve.scope import Scope
from mkdocs_assessments.resolve.scores import build_scores
from mkdocs_assessments.source import Mapping, Node, Scalar

FILE = "x.yml"

FREQUENCY = model.Scale(
    "frequency",
    tuple(model.Option(label, Fraction(value)) for value, label in enumerate(("Never", "Some", "Often", "Daily"))),
)
RATING = model.Scale("rating", (), number=model.NumberRange(Fraction(0), Fraction(100), Fraction(5)))
SIGNS = model.Scale(
    "signs", tuple(model.Option(label, Fraction(1)) for label in ("Email", "Chat", "Talk")), many=True, none="None"
)
SEX = model.Scale("sex", (model.Option("M", Fraction(0)), model.Option("F", Fraction(1))))
AGE = model.Scale("age", (), number=model.NumberRange(Fraction(16), Fraction(99), Fraction(1)))


def item(name: str, scale: model.Scale = FREQUENCY, **more: Any) -> model.Item:
    return model.Item(name, f"Text of {name}", scale, **more)


def scope() -> Scope:
    """Items p1 to p9 from 0 to 3, two ratings, several answers, two facts, and a dimension of p1 and p2."""
    items = [*(item(f"p{number}") for number in range(1, 10)), item("r_a", RATING), item("r_b", RATING)]
    items += [item("signs", SIGNS), item("sex", SEX, fact=True), item("age", AGE, fact=True)]
    levels = (model.Level("low", "Low", Fraction(0), ""), model.Level("high", "High", Fraction(2), ""))
    both = model.Dimension("both", "Both of them", "", tuple(items[:2]), 2, levels, {})
    return Scope({one.id: one for one in items}, {"sex", "age"}, {"both": both})


def plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    return [plain(entry) for entry in node.entries]


def resolved(text: str, known: Scope | None = None) -> tuple[dict[str, model.Score], list[tuple[str, int, str]]]:
    """The scores of a file with that text under ``scores``, and its problems: code, line under ``scores``, data."""
    whole = "scores:\n" + "".join(f"  {line}\n" for line in dedent(text).strip().split("\n"))
    node = source.read(whole, FILE).node
    assert isinstance(node, Mapping)
    findings = Findings(FILE, node)
    scores = {name: written.read(written.Score, score)[0] for name, score in plain(node)["scores"].items()}
    built = build_scores(scores, known or scope(), ["an-article"], findings)
    places = [(problem.code, problem.where.line - 1, str(dict(problem.data))) for problem in findings.problems]  # type: ignore[union-attr]
    return {score.id: score for score in built}, places


def score_of(text: str) -> model.Score:
    """The one score of a text without a mistake."""
    scores, problems = resolved(text)
    assert problems == []
    (score,) = scores.values()
    return score


def values(*values: Any) -> Any:
    """Values to be compared with plain numbers."""
    return values


def terms_of(*names: str) -> tuple[Term, ...]:
    return tuple(Term(name.removeprefix("-"), name.startswith("-")) for name in names)


def test_a_sum_of_ranges_and_reversed_items_in_file_order() -> None:
    score = score_of("total: {title: Total, sum: [p1..p3, -p9, r_*]}")
    assert score == model.Score(
        "total",
        "Total",
        "sum",
        terms_of("p1", "p2", "p3", "-p9", "r_a", "r_b"),
        need=6,
        lowest=Fraction(0),
        highest=Fraction(212),
    )


def test_all_stands_for_every_item_but_the_values() -> None:
    assert [term.of for term in score_of("t: {title: T, max: all}").terms] == [
        *(f"p{n}" for n in range(1, 10)),
        "r_a",
        "r_b",
        "signs",
    ]


def test_weights() -> None:
    score = score_of("t: {title: T, mean: {p1: 2, both: 1}}")
    assert score.terms == (Term("p1", weight=Fraction(2)), Term("both", weight=Fraction(1)))
    assert values(score.lowest, score.highest, score.decimals) == (0, 3, 1)


def test_a_weighted_mean_with_scores_for_weights() -> None:
    scores, problems = resolved(
        """
        load: {title: Load, weigh: {r_a: w_a, r_b: 2}}
        w_a: {show: no, count: {p1..p3: ">=2", p4: Never}}
        """
    )
    assert problems == []
    assert list(scores) == ["w_a", "load"]
    assert scores["load"].terms == (Term("r_a", weight="w_a"), Term("r_b", weight=Fraction(2)))
    assert [term.test for term in scores["w_a"].terms] == [
        *(OneTest(f"p{n}", answers=frozenset({2, 3})) for n in (1, 2, 3)),
        OneTest("p4", answers=frozenset({0})),
    ]
    assert values(scores["w_a"].lowest, scores["w_a"].highest, scores["w_a"].show) == (0, 4, False)


@pytest.mark.parametrize(("written_need", "need"), [("all", 9), ("half", 5), ("60%", 6), ("7", 7), ("0", 0)])
def test_need(written_need: str, need: int) -> None:
    assert score_of(f"t: {{title: T, sum: p1..p9, need: {written_need}}}").need == need


def test_blanks_that_count_the_mean_make_fractions() -> None:
    score = score_of("t: {title: T, sum: p1..p9, need: 7, blank: mean}")
    assert values(score.blank, score.lowest, score.highest, score.decimals) == ("mean", 0, 27, 1)


def test_blanks_that_count_a_number_widen_the_range() -> None:
    score = score_of("t: {title: T, sum: [p1, -p2], need: 1, blank: -1}")
    assert score.blank == Fraction(-1)
    assert values(score.lowest, score.highest) == (-1, 7)


def test_a_score_of_zero_where_there_would_be_none() -> None:
    score = score_of("t: {title: T, value: both, plus: 1, blank: zero score}")
    assert values(score.blank, score.otherwise, score.lowest, score.highest) == ("left out", 0, 0, 4)


def test_modifiers_in_the_order_they_are_applied() -> None:
    score = score_of(
        """
        t:
          title: T
          cap: {at: 10, unless: {p1: ">=3"}}
          round: 0
          norm: {source: S, mean: 1, sd: 2, group: Adults, to: [50, 10]}
          table: {source: S, rows: {"0..4": 1, "5": 2, ">=6": 3}}
          times: 2.5
          plus: both
          minus: 10
          sum: p1..p9
        """
    )
    everybody = Condition()
    assert score.steps == (
        model.Amount("minus", Fraction(10)),
        model.Amount("plus", "both"),
        model.Amount("times", Fraction(5, 2)),
        model.Lookup(
            (
                (
                    everybody,
                    (
                        (Interval(Fraction(0), Fraction(4)), Fraction(1)),
                        (Interval(Fraction(5), Fraction(5)), Fraction(2)),
                        (Interval(Fraction(6)), Fraction(3)),
                    ),
                ),
            ),
            "S",
        ),
        model.Norm((model.NormGroup("Adults", everybody, Fraction(1), Fraction(2)),), Fraction(50), Fraction(10), "S"),
        model.Round(0),
        model.Cap(Fraction(10), Condition((OneTest("p1", answers=frozenset({3})),))),
    )
    assert values(score.lowest, score.highest, score.decimals) == (10, 60, 0)


def test_tables_and_norms_by_a_fact() -> None:
    score = score_of(
        """
        t:
          title: T
          value: p1
          table: {source: S, by: sex, rows: {M: {"0..1": 0, ">1": 10}, F: {">=0": 5}}}
          norm: {source: S, by: age, groups: {"16..24": {mean: 1, sd: 2}, ">=25": {mean: 0, sd: 1, title: Older}}}
        """
    )
    lookup, norm = score.steps
    assert isinstance(lookup, model.Lookup)
    assert [when.tests for when, _ in lookup.groups] == [
        (OneTest("sex", answers=frozenset({0})),),
        (OneTest("sex", answers=frozenset({1})),),
    ]
    assert isinstance(norm, model.Norm)
    assert [(group.title, group.when.tests) for group in norm.groups] == [
        ("16..24", (OneTest("age", within=Interval(Fraction(16), Fraction(24))),)),
        ("Older", (OneTest("age", within=Interval(Fraction(25))),)),
    ]
    assert values(norm.to_mean, norm.to_deviation, score.lowest, score.highest) == (0, 1, Fraction(-1, 2), 10)


def test_levels_from_and_above_and_as_shares() -> None:
    score = score_of(
        """
        t:
          title: T
          sum: p1..p8
          levels:
            high: {above: 12, title: High, reading: Much., guidance: [an-article]}
            low: {title: Low}
            middle: {from: 25%, title: Middle}
        """
    )
    assert score.bands == (
        model.Bands(
            Condition(),
            (
                model.ScoreLevel("low", "Low", Fraction(0)),
                model.ScoreLevel("middle", "Middle", Fraction(6)),
                model.ScoreLevel("high", "High", Fraction(12), "Much.", True, ("an-article",)),
            ),
        ),
    )


def test_levels_by_a_fact() -> None:
    score = score_of(
        """
        t:
          title: T
          sum: p1..p3
          levels:
            by: sex
            negative: {from: 0, title: Negative}
            positive: {from: {M: 4, F: 3}, title: Positive}
        """
    )
    assert [values(bands.when.tests[0].answers, [level.start for level in bands.levels]) for bands in score.bands] == [
        ({0}, [0, 4]),
        ({1}, [0, 3]),
    ]


def test_choose_with_alternatives_and_what_it_needs() -> None:
    score = score_of(
        """
        t:
          title: T
          choose:
            - {if: {both: ">1.5", any: {p3..p4: "<=1", signs: Chat}}, then: a}
            - {if: {any: [{p5: Daily, p6: "0"}, {both: high}]}, then: b}
            - {then: c}
          outcomes: {a: As it is, b: {reading: Words., guidance: [an-article]}}
        """
    )
    low = frozenset({0, 1})
    assert score.rows[0].when == Condition(
        (OneTest("both", within=Interval(Fraction(3, 2), None, True)),),
        (
            (OneTest("p3", answers=low),),
            (OneTest("p4", answers=low),),
            (OneTest("signs", ticked=1),),
        ),
    )
    assert score.rows[1].when.alternatives == (
        (OneTest("p5", answers=frozenset({3})), OneTest("p6", answers=frozenset({0}))),
        (OneTest("both", label="high"),),
    )
    assert score.needs == ("both", "p3", "p4", "signs", "p5", "p6")
    assert score.outcomes == {
        "a": model.Outcome("a", "As it is"),
        "b": model.Outcome("b", "b", "Words.", ("an-article",)),
        "c": model.Outcome("c", "c"),
    }


def test_a_level_cut_by_groups_needs_what_makes_the_groups() -> None:
    scores, problems = resolved(
        """
        total: {title: T, sum: [p1, p2], levels: {by: sex, low: {title: Low}, high: {title: High, from: {M: 3, F: 4}}}}
        by-level: {title: V, choose: [{if: {total: high}, then: Often}, {then: Seldom}]}
        stated: {title: S, needs: total, choose: [{if: {total: high}, then: Often}, {then: Seldom}]}
        by-number: {title: N, choose: [{if: {total: ">=3"}, then: Often}, {then: Seldom}]}
        """
    )
    assert problems == []
    needs = {name: score.needs for name, score in scores.items() if score.is_label}
    assert needs == {"by-level": ("total", "sex"), "stated": ("total", "sex"), "by-number": ("total",)}


def test_stages_and_stated_needs() -> None:
    score = score_of('t: {title: T, needs: both, stages: [{then: none}, {if: {p1: ">=1"}, then: one}]}')
    assert (score.needs, [row.then for row in score.rows]) == (("both",), ["none", "one"])


def test_top_has_the_titles_of_its_members() -> None:
    score = score_of("t: {title: T, top: [both, p1, p2], take: 2, outcomes: {p1: First, p1+both: Two}}")
    assert (score.take, score.separator, score.need) == (2, "+", 3)
    assert {label: outcome.title for label, outcome in score.outcomes.items()} == {
        "both": "Both of them",
        "p1": "First",
        "p2": "Text of p2",
        "p1+both": "Two",
    }


def test_join_has_what_can_be_joined() -> None:
    scores, problems = resolved(
        """
        code: {title: Code, join: [ei, both], separator: ""}
        ei: {show: no, choose: [{if: {p1: ">=2"}, then: E}, {then: I}]}
        later: {title: L, choose: [{if: {code: Ehigh}, then: yes}, {then: no}]}
        """
    )
    assert problems == []
    assert list(scores["code"].outcomes) == ["Elow", "Ehigh", "Ilow", "Ihigh"]
    assert scores["later"].rows[0].when.tests == (OneTest("code", label="Ehigh"),)


def test_cross_of_an_items_labels_and_a_dimensions_levels() -> None:
    score = score_of(
        """
        t:
          title: T
          cross:
            rows: sex
            columns: both
            table: {M: {low: a, high: b}, F: {low: c, high: a}}
        """
    )
    assert score.terms == (Term("sex"), Term("both"))
    assert score.table == {("0", "low"): "a", ("0", "high"): "b", ("1", "low"): "c", ("1", "high"): "a"}
    assert list(score.outcomes) == ["a", "b", "c"]


def test_a_test_of_many_holds_for_those_that_can_pass_it() -> None:
    _, problems = resolved(
        """
        t: {title: T, count: {p1..p2: M, sex: M}}
        u: {title: U, choose: [{if: {any: {p*: ">=3", sex: ">=1"}}, then: a}]}
        v: {title: V, count: {"*": M}}
        """
    )
    assert [(code, line) for code, line, _ in problems] == [("PA167", 1), ("PA167", 3)]
    known = scope()
    known.items["p2"] = item("p2", SEX)
    scores, problems = resolved("t: {title: T, count: {p1..p3: M}}", known)
    assert problems == []
    assert [term.test and term.test.answers for term in scores["t"].terms] == [frozenset(), frozenset({0}), frozenset()]
    assert scores["t"].highest == Fraction(1)


def test_groups_by_the_label_of_a_score() -> None:
    scores, problems = resolved(
        """
        t: {title: T, value: p1, norm: {source: S, by: group, groups: {young: {mean: 1, sd: 1}}}}
        group: {show: no, choose: [{if: {age: "<=29"}, then: young}, {then: old}]}
        """
    )
    assert (problems, list(scores)) == ([], ["group", "t"])
    (norm,) = scores["t"].steps
    assert isinstance(norm, model.Norm)
    assert norm.groups[0].when.tests == (OneTest("group", label="young"),)


def test_scores_come_in_an_order_that_can_be_worked_out() -> None:
    scores, problems = resolved(
        """
        last: {title: L, max: [middle, first], plus: cut, cap: {at: 9, unless: {style: b}}}
        style: {title: S, choose: [{if: {middle: ">1"}, then: a}, {then: b}]}
        middle: {title: M, value: first, times: 2}
        first: {title: F, sum: p1..p2}
        cut: {show: no, min: [p1, p2]}
        """
    )
    assert problems == []
    assert list(scores) == ["first", "middle", "cut", "style", "last"]
    assert values(scores["last"].lowest, scores["last"].highest) == (0, 15)


def test_a_circle_is_spelt_out_and_what_leans_on_it_says_nothing() -> None:
    scores, problems = resolved(
        """
        d: {title: D, value: a}
        a: {title: A, value: b}
        b: {title: B, value: c, plus: 1}
        c: {title: C, sum: [a, p1]}
        """
    )
    assert scores == {}
    assert [(code, line) for code, line, _ in problems] == [("PA169", 2)]
    assert "a → b → c → a" in problems[0][2]


MEANT = "the ids that you mean"


@pytest.mark.parametrize(
    ("t", "r", "named"),
    [
        ("count: {p*: Daily}", "value: p1", None),
        ("count: {r*: 5}", "value: t", {"by": "t", "pattern": "r*", "taken": "r", "instead": "r_a, r_b"}),
        ("sum: [-r*]", "value: t", {"by": "t", "pattern": "r*", "taken": "r", "instead": "r_a, r_b"}),
        ("value: r", "max: '*'", {"by": "r", "pattern": "*", "taken": "t", "instead": MEANT}),
        ("value: r", "choose: [{if: {t*: 5}, then: x}]", {"by": "r", "pattern": "t*", "taken": "t", "instead": MEANT}),
        ("sum: [r, r*]", "value: t", {}),
        ("value: r", "value: t", {}),
    ],
)
def test_a_circle_by_a_pattern_names_it(t: str, r: str, named: dict[str, str] | None) -> None:
    problems = [data for code, _, data in resolved(f"t: {{title: T, {t}}}\nr: {{title: R, {r}}}")[1] if code == "PA169"]
    circle = {"score": "t", "trail": "t → r → t"}
    assert problems == ([] if named is None else [str(circle | (named or {"one": "one of them"}))])


@pytest.mark.parametrize(
    ("counted", "advice"),
    [
        ("p1: Often or Daily", {"span": ">=2"}),
        ("p1: Daily or Often", {"span": ">=2"}),
        ("p1: Often | Some", {"span": "1..2"}),
        ("p1: Never / Some", {"span": "<=1"}),
        ("p1: 'Never, Often'", {"each": '"Never" and "Often"'}),
        ("p1: '[Never, Often]'", {"each": '"Never" and "Often"'}),
        ("both: low or high", {"each": '"low" and "high"'}),
        ("signs: Email or Chat", {}),
        ("p1: Never or Weekly", {}),
    ],
)
def test_several_labels_to_count_are_a_span_or_counted_apart(counted: str, advice: dict[str, str]) -> None:
    ((code, _, data),) = resolved(f"t: {{title: T, count: {{{counted}}}}}")[1]
    assert code == "PA167"
    found = literal_eval(data)
    assert {name: found[name] for name in ("span", "each", "suggestion") if name in found} == advice


@pytest.mark.parametrize(
    ("test", "advice"),
    [
        ("p1: '>p2'", ("p1-less-p2: {show: no, value: p1, minus: p2}", 'p1-less-p2: ">0"')),
        ("both: '<= r_a'", ("both-less-r-a: {show: no, value: both, minus: r_a}", 'both-less-r-a: "<=0"')),
        ("p1: '>p12'", None),
        ("p1: '=>2'", None),
        ("p1: '>style'", None),
    ],
)
def test_two_numbers_are_compared_by_their_difference(test: str, advice: tuple[str, str] | None) -> None:
    text = f"style: {{title: S, choose: [{{then: a}}]}}\nt: {{title: T, choose: [{{if: {{{test}}}, then: a}}]}}"
    ((code, _, data),) = resolved(text)[1]
    found = literal_eval(data)
    assert code == "PA166"
    assert (found.get("difference"), found.get("test")) == (advice or (None, None))


@pytest.mark.parametrize(
    ("group", "near"), [("Male", "M"), ("Female", "F"), ("MALE", "M"), ("m", "M"), ("Women", ""), ("X", "")]
)
def test_a_group_in_other_words_is_offered_the_names_of_all(group: str, near: str) -> None:
    groups = f"{{F: {{mean: 1, sd: 1}}, {group}: {{mean: 1, sd: 1}}}}"
    ((code, _, data),) = resolved(f"t: {{title: T, value: p1, norm: {{source: S, by: sex, groups: {groups}}}}}")[1]
    found = literal_eval(data)
    assert (code, found["values"], found["test"], found["nearest"]) == ("PA167", "M, F", "", near)


def test_a_circle_by_a_pattern_offers_a_range() -> None:
    (problem,) = resolved("p: {title: P, count: {p*: Daily}}\npq: {title: Q, value: p}")[1]
    assert "'instead': 'p1..p9'" in problem[2]


@pytest.mark.parametrize(
    ("verb", "bounds", "decimals"),
    [
        ("sum: [p1, p2], need: 1", (0, 6), 0),
        ("sum: {p1: 1, p2: -1}", (-3, 3), 0),
        ("sum: {p1: 0.5, p2: 1.5}", (0, 6), 1),
        ("mean: [p1, p2]", (0, 3), 1),
        ("mean: [p1, r_a], need: 1", (0, 100), 1),
        ("mean: [p1, r_a]", (0, Fraction(103, 2)), 1),
        ("mean: {p1: 1, r_a: 3}", (0, Fraction(303, 4)), 1),
        ("max: [p1, r_a]", (0, 100), 0),
        ("max: [p1, r_a], plus: -2, times: p2", (-6, 294), 0),
        ("min: [p1, r_a]", (0, 3), 0),
        ("min: [p1, r_a], need: 1", (0, 100), 0),
        ("value: -p1, times: 25", (0, 75), 0),
        ("value: both", (0, 3), 1),
        ("value: both, times: 2", (0, 6), 0),
        ("value: both, round: 2", (0, 3), 2),
        ("value: both, cap: 1.5", (0, Fraction(3, 2)), 1),
        ("value: both, decimals: 3", (0, 3), 3),
        ("value: signs", (0, 3), 0),
        ("weigh: {p1: p2, r_a: 1}", (0, 100), 1),
    ],
)
def test_range_and_decimals(verb: str, bounds: tuple[Fraction, Fraction], decimals: int) -> None:
    score = score_of(f"t: {{title: T, {verb}}}")
    assert values(score.lowest, score.highest, score.decimals) == (*bounds, decimals)


@pytest.mark.parametrize(
    ("of", "text", "test"),
    [
        ("p1", ">=2", OneTest("p1", answers=frozenset({2, 3}))),
        ("p1", "> 2", OneTest("p1", answers=frozenset({3}))),
        ("p1", "<=0", OneTest("p1", answers=frozenset({0}))),
        ("p1", "<1", OneTest("p1", answers=frozenset({0}))),
        ("p1", "=2", OneTest("p1", answers=frozenset({2}))),
        ("p1", "2", OneTest("p1", answers=frozenset({2}))),
        ("p1", "1..2", OneTest("p1", answers=frozenset({1, 2}))),
        ("p1", "Daily", OneTest("p1", answers=frozenset({3}))),
        ("r_a", "2.5..5", OneTest("r_a", within=Interval(Fraction(5, 2), Fraction(5)))),
        ("signs", "Talk", OneTest("signs", ticked=2)),
        ("signs", "None", OneTest("signs", answers=frozenset({0}))),
        ("signs", ">=2", OneTest("signs", within=Interval(Fraction(2)))),
        ("sex", "F", OneTest("sex", answers=frozenset({1}))),
        ("both", "<2", OneTest("both", within=Interval(None, Fraction(2), False, True))),
        ("both", "low", OneTest("both", label="low")),
    ],
)
def test_the_test_language(of: str, text: str, test: OneTest) -> None:
    node = source.read("x: 1", FILE).node
    assert node is not None
    findings = Findings(FILE, node)
    assert build_condition({of: text}, scope(), findings, ("x",)) == Condition((test,))
    assert findings.problems == []


MISTAKES = [
    ("t: {title: T}", "PA160"),
    ("t: {title: T, sum: p1, mean: p1}", "PA161"),
    ("t: {title: T, sum: p10}", "PA162"),
    ("t: {title: T, sum: p1, minus: boht}", "PA162"),
    ("t: {title: T, sum: q*}", "PA163"),
    ("t: {title: T, sum: p1..p12}", "PA163"),
    ("t: {title: T, sum: -both}", "PA164"),
    ("t: {title: T, sum: {p1: 0}}", "PA165"),
    ("t: {title: T, mean: {p1: -1}}", "PA165"),
    ("t: {title: T, weigh: {p1: -1}}", "PA165"),
    ("t: {title: T, sum: p1, times: 0}", "PA165"),
    ('t: {title: T, count: {p1: "=>2"}}', "PA166"),
    ('t: {title: T, count: {p1: "2..x"}}', "PA166"),
    ("t: {title: T, count: {p1: Dayly}}", "PA167"),
    ("t: {title: T, count: {r_a: high}}", "PA167"),
    ("t: {title: T, count: {both: hihg}}", "PA167"),
    ('t: {title: T, count: {p1: ">3"}}', "PA168"),
    ('t: {title: T, count: {p1: "1.5"}}', "PA168"),
    ('t: {title: T, count: {r_a: "1..4"}}', "PA168"),
    ('t: {title: T, count: {both: ">3"}}', "PA168"),
    ('t: {title: T, count: {signs: ">3"}}', "PA168"),
    ("t: {title: T, value: t}", "PA169"),
    ("t: {title: T, sum: [p1, style]}\nstyle: {title: S, choose: [{then: a}]}", "PA170"),
    ("t: {title: T, sum: p1, plus: style}\nstyle: {title: S, choose: [{then: a}]}", "PA170"),
    ("t: {title: T, join: [p1]}", "PA171"),
    ("t: {title: T, cross: {rows: r_a, columns: sex, table: {}}}", "PA171"),
    ("t: {title: T, value: p1, take: 2}", "PA172"),
    ("t: {title: T, choose: [{then: a}], times: 2}", "PA172"),
    ("t: {title: T, min: p1..p2, blank: mean}", "PA172"),
    ("t: {title: T, sum: {p1: 1, p2: 2}, blank: mean}", "PA172"),
    ("t: {title: T, sum: [p1..p3, p2]}", "PA173"),
    ("t: {title: T, sum: p1..p3, need: 4}", "PA174"),
    ('t: {title: T, value: p1, table: {source: S, rows: {"0..2": 1, ">=2": 2}}}', "PA175"),
    ('t: {title: T, value: p1, table: {source: S, rows: {"2..0": 1}}}', "PA176"),
    ('t: {title: T, count: {p1: "2..1"}}', "PA176"),
    ('t: {title: T, value: p1, table: {source: S, by: sex, rows: {M: {"0": 1}, X: {"0": 1}}}}', "PA167"),
    ("t: {title: T, value: p1, table: {source: S, by: sex, rows: {M: 1}}}", "PA177"),
    ('t: {title: T, value: p1, table: {source: S, by: sx, rows: {M: {"0": 1}}}}', "PA178"),
    ('t: {title: T, value: p1, table: {source: S, rows: {M: {"0": 1}}}}', "PA179"),
    ("t: {title: T, value: p1, norm: {source: S, mean: 1, sd: 0}}", "PA158"),
    ("t: {title: T, value: p1, norm: {source: S, mean: 1, sd: 1, to: [50, -1]}}", "PA158"),
    ("t: {title: T, value: p1, norm: {source: S, mean: 1}}", "PA147"),
    ("t: {title: T, value: p1, norm: {source: S}}", "PA101"),
    ("t: {title: T, value: p1, norm: {source: S, mean: 1, sd: 1, to: [50]}}", "PA189"),
    ("t: {title: T, choose: [{then: a}, {if: {p1: '0'}, then: b}]}", "PA181"),
    ("t: {title: T, cross: {rows: sex, columns: both, table: {M: {low: a, high: b}, F: {low: c}}}}", "PA182"),
    ("t: {title: T, cross: {rows: sex, columns: both, table: {M: {low: a, high: b}}}}", "PA183"),
    ("t: {title: T, cross: {rows: sex, columns: both, table: {M: {low: a, hihg: b}, F: {low: a, high: b}}}}", "PA167"),
    ("t: {sum: p1}", "PA184"),
    ("t: {title: T, top: [p1, p2], take: 3}", "PA185"),
    ("t: {title: T, choose: [{then: a}], outcomes: {b: B}}", "PA186"),
    ("t: {title: T, value: p1..p3}", "PA188"),
    ("t: {title: T, value: p1, levels: {low: {from: 1, title: L}}}", "PA106"),
    ("t: {title: T, value: p1, levels: {low: {above: 0, title: L}}}", "PA106"),
    ("t: {title: T, value: p1, levels: {low: {title: L}, high: {from: 0, title: H}}}", "PA131"),
    ("t: {title: T, value: p1, levels: {low: {title: L}, high: {from: 4, title: H}}}", "PA132"),
    ("t: {title: T, value: p1, levels: {low: {title: L}, high: {above: 3, title: H}}}", "PA132"),
    ("t: {title: T, value: p1, levels: {low: {title: L}, high: {from: 1, above: 2, title: H}}}", "PA145"),
    ('t: {title: T, value: p1, table: {source: S, rows: {">3": 1}}}', "PA168"),
    ("t: {title: T, value: p1, levels: {by: sex, low: {title: L}}}", "PA180"),
    ("t: {title: T, value: p1, levels: {low: {title: L}, high: {from: {M: 1}, title: H}}}", "PA179"),
    (
        "t: {title: T, value: p1, levels: {by: sex, low: {title: L}, mid: {from: {M: 1}, title: M}, "
        "high: {from: {M: 2, F: 2}, title: H}}}",
        "PA177",
    ),
    ("t: {title: T, choose: [{then: a}], outcomes: {a: {guidance: [no-article]}}}", "PA108"),
]


@pytest.mark.parametrize(("text", "code"), MISTAKES)
def test_a_mistake_is_named_once(text: str, code: str) -> None:
    scores, problems = resolved(text)
    assert [found for found, _, _ in problems] == [code]
    assert "t" not in scores


def test_a_misspelt_name_is_compared_with_scores_further_down() -> None:
    _, problems = resolved(
        """
        t: {title: T, choose: [{if: {boldnes: ">1"}, then: a}]}
        boldness: {title: B, sum: p1..p2}
        """
    )
    assert [(code, line) for code, line, _ in problems] == [("PA162", 1)]
    assert "'nearest': 'boldness'" in problems[0][2]


def test_levels_between_two_bounds_at_one_number() -> None:
    score = score_of(
        "t: {title: T, value: p1, levels: {a: {title: A}, b: {from: 1, title: B}, c: {above: 1, title: C}}}"
    )
    assert [level.id for level in score.bands[0].levels] == ["a", "b", "c"]


def test_items_that_are_not_always_asked() -> None:
    ask = Condition((OneTest("p1", answers=frozenset({1, 2, 3})),))
    known = scope()
    known.items["p2"] = item("p2", ask=ask)
    known.items["p3"] = item("p3", ask=ask, otherwise=Fraction(-1))
    scores, problems = resolved(
        """
        a: {title: A, sum: {p1: 1, p2: -1}}
        b: {title: B, sum: [p1, p3]}
        c: {title: C, mean: [p1, -p3]}
        """,
        known,
    )
    assert problems == []
    assert [values(score.lowest, score.highest) for score in scores.values()] == [(-3, 3), (-1, 6), (0, Fraction(7, 2))]
