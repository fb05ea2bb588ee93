"""The range of a score: worked out from its members it holds whatever answer sheets reach; in a file it is proven."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import islice, product
from pathlib import Path
from random import Random
from textwrap import dedent, indent

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import mkdocs_assessments.prove as proofs
import random_models
from mkdocs_assessments import checks, model, report, scoring
from mkdocs_assessments.interchange import as_csv, as_surveyjs, carried, imported
from mkdocs_assessments.interpretation import read
from mkdocs_assessments.model import Answer, Assessment, Condition
from mkdocs_assessments.model import Test as OneTest
from mkdocs_assessments.prove import asides, ends_of
from mkdocs_assessments.resolve import load
from mkdocs_assessments.resolve.scope import Scope
from mkdocs_assessments.resolve.scores import Ranges
from mkdocs_assessments.score_rows import score_rows
from mkdocs_assessments.scoring import score as scored
from mkdocs_assessments.spec import compile_spec
from small_models import MOST_SHEETS, draw_model, draw_splits, sheets


def scale(*values: int) -> model.Scale:
    return model.Scale("s", tuple(model.Option(f"o{value}", Fraction(value)) for value in values))


ASK = Condition((OneTest("a", answers=frozenset({1})),))

ITEMS = (
    model.Item("a", "A", scale(0, 2)),
    model.Item("b", "B", scale(1, 2, 5)),
    model.Item("c", "C", scale(-1, 3), na="Not for me"),
    model.Item("d", "D", scale(1, 2), ask=ASK),
    model.Item("e", "E", scale(1, 3), ask=ASK, otherwise=Fraction(2)),
)


def reached(score: model.Score, names: str) -> set[Fraction]:
    """Every number the score has on some sheet."""
    assessment = of_section(model.Section("all", "All", "", ITEMS), score)
    found = set()
    choices: list[list[Answer]] = [
        [None, *range(item.scale.size), *(("na",) if item.na else ())] if item.id in names or item.id == "a" else [None]
        for item in ITEMS
    ]
    for answers in product(*choices):
        sheet = dict(zip([item.id for item in ITEMS], answers, strict=True))
        value = scoring.score(assessment, sheet).scores[0].value
        if value is not None:
            found.add(value)
    return found


SINGLE = [
    pytest.param(verb, names, reverse, need, blank, id=f"{verb}-{names}-{reverse}-{need}-{blank}")
    for verb in ("sum", "mean", "min", "max")
    for names in ("ab", "bc", "abd", "cde")
    for reverse in ("", "b")
    for need in range(len(names) + 1)
    for blank in ("left out", "mean", Fraction(4), Fraction(-2))
    if verb in {"sum", "mean"} or blank != "mean"
]


@pytest.mark.parametrize(("verb", "names", "reverse", "need", "blank"), SINGLE)
def test_bounds_hold_and_are_reached(verb: model.Verb, names: str, reverse: str, need: int, blank: model.Blank) -> None:
    terms = tuple(model.Term(name, name in reverse) for name in names)
    score = model.Score("t", "T", verb, terms, need, blank)
    scope = Scope({item.id: item for item in ITEMS})
    ranged = Ranges(scope).with_range(score)
    assert ranged.lowest is not None
    assert ranged.highest is not None
    found = reached(score, names)
    assert ranged.lowest <= min(found)
    assert max(found) <= ranged.highest
    if set(names) <= set("ab"):
        assert (ranged.lowest, ranged.highest) == (min(found), max(found))
    if ranged.decimals == 0:
        assert all(value.denominator == 1 for value in found)


# -- what is worked out holds whatever is reached


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_the_range_holds_every_number_of_a_small_model(seed: int) -> None:
    assessment = draw_model(Random(seed))
    holds(assessment, some(assessment))


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
def test_the_range_holds_every_number_of_points_divided(seed: int) -> None:
    assessment = draw_splits(Random(seed))
    holds(assessment, some(assessment))


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**6))
@example(20381)  # a block that does not add up, in which what is not asked says what it counts
def test_the_range_holds_the_numbers_of_a_large_model(seed: int) -> None:
    chance = Random(seed)
    assessment = random_models.draw_model(chance)
    holds(assessment, (random_models.draw_model_sheet(chance, assessment) for _ in range(40)))


def some(assessment: Assessment) -> Iterator[dict[str, Answer]]:
    """Every sheet, or where there are many, one of so many in a row."""
    count = math.prod(item.scale.size + 1 + (item.na is not None) for item in assessment.items)
    return islice(sheets(assessment, blanks=True), 0, None, count // MOST_SHEETS + 1)


def holds(assessment: Assessment, some: Iterator[dict[str, Answer]]) -> None:
    """Asserts that no sheet comes to a number outside the range of its score, and of whole ones none to a fraction."""
    scores = {one.id: one for one in assessment.scores if not one.is_label}
    scope = Scope(
        {item.id: item for item in assessment.items},
        dimensions={one.id: one for one in assessment.dimensions},
        scores={one.id: one for one in assessment.scores},
    )
    ranges = Ranges(scope)
    for sheet in some:
        for one in scored(assessment, sheet).scores:
            if one.value is None or one.id not in scores:
                continue
            found = ranges.of_score(scores[one.id])
            if found is None:  # PA168: a table in whose rows no number lies
                assert any(isinstance(step, model.Lookup) for score in assessment.scores for step in score.steps)
                continue
            assert found.low <= one.value <= found.high, (scores[one.id], sheet)
            possible = scores[one.id].verb != "count" or scores[one.id].blank != "mean"  # PA172
            assert not (found.whole and possible) or one.value.denominator == 1, (scores[one.id], sheet)


WEIGHTS = {
    "never below 0": ((0, 1, 2), (0, 3)),
    "of either sign, and may add up to 0": ((-1, 1, 2), (-2, 1)),
    "never above 0": ((-1, -2), (-3, 0)),
    "always 0": ((0,), (0,)),
}
NEVER_0 = {"of either sign, and add up to more than 0": ((4, 5), (-2, 1)), "and to less": ((-4, -5), (-2, 1))}


@pytest.mark.parametrize("weights", [*WEIGHTS.values(), *NEVER_0.values()], ids=[*WEIGHTS, *NEVER_0])
@pytest.mark.parametrize("need", [0, 1, 2])
@pytest.mark.parametrize("blank", ["left out", Fraction(7)], ids=str)
def test_the_range_of_a_mean_holds_with_any_weights(
    weights: tuple[tuple[int, ...], ...], need: int, blank: model.Blank
) -> None:
    assessment = weighed(weights, need, blank)
    holds(assessment, every_sheet(assessment))


def test_the_range_of_a_mean_holds_where_a_heavy_member_may_be_missing() -> None:
    weights = {"x": 3, "y": -2, "z": 10}
    items = tuple(model.Item(name, name, scale(0, 4)) for name in weights)
    terms = tuple(model.Term(name, weight=Fraction(weight)) for name, weight in weights.items())
    assessment = of_section(model.Section("all", "All", "", items), model.Score("t", "T", "weigh", terms, 2))
    numbers = {scored(assessment, sheet).scores[0].value for sheet in every_sheet(assessment)}
    assert {Fraction(-8), Fraction(12)} <= numbers
    holds(assessment, every_sheet(assessment))


@pytest.mark.parametrize("verb", ["sum", "mean"])
@pytest.mark.parametrize("need", [0, 1, 2, 3])
def test_the_range_of_weighted_members_holds_with_means_for_blanks(verb: model.Verb, need: int) -> None:
    values = {"x": (0, 4), "y": (10, 20), "z": (0, 1)}
    items = tuple(model.Item(name, name, scale(*some)) for name, some in values.items())
    terms = tuple(model.Term(name, weight=Fraction(weight)) for name, weight in (("x", 3), ("y", 1), ("z", 10)))
    assessment = of_section(model.Section("all", "All", "", items), model.Score("t", "T", verb, terms, need, "mean"))
    holds(assessment, every_sheet(assessment))


@pytest.mark.parametrize("weights", NEVER_0.values(), ids=NEVER_0)
def test_the_range_of_a_mean_is_reached_where_its_weights_never_add_up_to_0(
    weights: tuple[tuple[int, ...], ...],
) -> None:
    assessment = weighed(weights, 2, "left out")
    found = Ranges(Scope({item.id: item for item in assessment.items})).of_score(assessment.scores[0])
    numbers = {scored(assessment, sheet).scores[0].value for sheet in every_sheet(assessment)}
    reached = [number for number in numbers if number is not None]
    assert found is not None
    assert (found.low, found.high) == (min(reached), max(reached))


def weighed(weights: tuple[tuple[int, ...], ...], need: int, blank: model.Blank) -> Assessment:
    """One score: x and y, reversed, weighted by two answers with such values."""
    values = ((-3, 1, 4), (0, 2), *weights)
    items = tuple(model.Item(name, name, scale(*some)) for name, some in zip("xywv", values, strict=True))
    terms = (model.Term("x", weight="w"), model.Term("y", True, weight="v"))
    section = model.Section("all", "All", "", items)
    return of_section(section, model.Score("t", "T", "weigh", terms, need, blank))


def every_sheet(assessment: Assessment) -> Iterator[dict[str, Answer]]:
    for answers in product(*([None, *range(item.scale.size)] for item in assessment.items)):
        yield dict(zip((item.id for item in assessment.items), answers, strict=True))


def of_section(section: model.Section, score: model.Score) -> Assessment:
    return model.Assessment(
        *("x", "x.yml", "X", "1.0.0", "", None, None, None), (), "none", Fraction(0), (), (), (), (section,), (score,)
    )


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6))
def test_the_ends_that_are_proven_are_those_of_every_sheet(seed: int) -> None:
    assessment = draw_model(Random(seed))
    numbers: dict[str, set[Fraction]] = {}
    for sheet in sheets(assessment, blanks=True):
        for one in scored(assessment, sheet).scores:
            numbers.setdefault(one.id, set()).update(() if one.value is None else (one.value,))
    for score in assessment.scores:
        ends = ends_of(assessment, score, blanks=True)
        if score.is_label or not numbers[score.id]:
            assert ends is None
            continue
        assert ends is not None
        assert (ends.lowest, ends.highest) == (min(numbers[score.id]), max(numbers[score.id]))
        for number, answers in ((ends.lowest, ends.least), (ends.highest, ends.most)):
            assert answers is not None
            if not assessment.validity:
                found = scored(assessment, {item.id: answers.get(item.id) for item in assessment.items})
                assert next(one.value for one in found.scores if one.id == score.id) == number


# -- what a file says is proven

APART = """
most: {show: no, max: [a, b]}
least: {show: no, min: [a, b]}
"""


def said(scores: str, folder: Path) -> tuple[Assessment | None, dict[str, list[tuple[str, Mapping[str, str]]]]]:
    """The assessment with those scores over two questions from 0 to 4, and what is said of it, by code."""
    text = """
        title: X
        version: 1.0.0
        scale: share5
        dimensions:
          d: {title: D, score: none, items: {a: A, b: B}}
        scores:
        """
    file = folder / "x.yml"
    file.write_text(dedent(text).strip() + "\n" + indent(dedent(scores).strip(), "  ") + "\n", "utf-8")
    found = load(file, None, frozenset())
    said: dict[str, list[tuple[str, Mapping[str, str]]]] = {}
    for problem in (*found.problems, *checks.run(found)):
        said.setdefault(problem.code, []).append((problem.data.get("score", ""), problem.data))
    return found.assessment, said


def test_weights_that_are_scores_below_0_do_not_hide_a_level_that_is_reached(tmp_path: Path) -> None:
    _, problems = said(
        """
        u:
          title: U
          weigh: {a: k, b: b-itself}
          range: [-9, 13]
          levels: {low: {title: L}, high: {from: 10, title: H}}
        k: {show: no, value: a, minus: 4}
        b-itself: {show: no, value: b}
        """,
        tmp_path,
    )
    assert problems == {}


@pytest.mark.parametrize(
    ("given_range", "expected"),
    [
        ("", []),
        ("range: [-4, 5], ", []),
        ("range: [0, 4], ", [("apart", "0", "4", "-4", "4")]),
    ],
)
def test_a_range_that_takes_too_much_to_prove_is_not_called_proven(
    given_range: str, expected: list[tuple[str, ...]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That the highest answer is never below the lowest has to be counted; that it is 4 above it at most does not."""
    monkeypatch.setattr(proofs, "MANY", 0)
    _, problems = said(
        APART + f"apart: {{title: A, value: most, minus: least, {given_range}levels: {{a: {{title: A}}}}}}", tmp_path
    )
    ranged = [data for score, data in problems["PA226"] if "low" in data]
    assert [tuple(data[slot] for slot in ("score", "low", "high", "from", "to")) for data in ranged] == expected
    assert "apart" in [score for score, _ in problems["PA226"]]


def test_a_range_that_takes_too_much_to_prove_with_gaps_is_not_called_proven(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scores = "total: {title: T, sum: [a, b], plus: 3, minus: a, need: 1, range: [3, 7]}"
    _, problems = said(scores, tmp_path)
    assert problems == {}
    monkeypatch.setattr(asides, "ASIDE", 0)
    _, problems = said(scores, tmp_path)
    ranged = {"score": "total", "low": "3", "high": "7", "from": "-1", "to": "11"}
    assert problems == {"PA226": [("total", ranged)]}


def test_a_range_takes_the_place_of_the_one_worked_out(tmp_path: Path) -> None:
    assessment, problems = said(
        APART
        + """
apart:
  title: How far apart
  value: most
  minus: least
  range: [0, 4]
  levels: {close: {title: Close}, far: {from: 75%, title: Far apart}}
published: {title: As published, sum: [a, b], range: [-0.5, 10]}
        """,
        tmp_path,
    )
    assert problems == {}
    assert assessment is not None
    *_, apart, published = assessment.scores
    assert [apart.lowest, apart.highest, apart.decimals] == [0, 4, 0]
    assert [level.start for level in apart.bands[0].levels] == [0, 3]
    assert [published.lowest, published.highest, published.decimals] == [Fraction(-1, 2), 10, 1]
    spec = {one["id"]: one for one in compile_spec(assessment)["scores"]}
    assert (spec["apart"]["min"], spec["apart"]["max"]) == ("0", "4")
    assert (spec["published"]["min"], spec["published"]["max"]) == ("-1/2", "10")
    rows = {row.id: row for row in score_rows(assessment, {})}
    assert (rows["apart"].range, rows["apart"].ticks) == ("of 4", ("0", "75", "100"))
    assert rows["published"].range == "from −0.5 to 10"
    sheet: dict[str, Answer] = {"a": 4, "b": 1}
    reading = {one.id: one for one in read(assessment, scored(assessment, sheet), sheet).scores}
    assert [reading["apart"].text, reading["apart"].at, reading["apart"].label] == ["3", 75, "far"]


@pytest.mark.parametrize("writer", [as_csv, as_surveyjs])
def test_a_range_comes_back_from_another_program(writer: object, tmp_path: Path) -> None:
    before, _ = said(APART + "apart: {title: Apart, value: most, minus: least, range: [0, 4]}", tmp_path)
    assert before is not None
    write, ending = (as_csv, ".csv") if writer is as_csv else (as_surveyjs, ".json")
    file = tmp_path / f"out{ending}"
    file.write_text(write(carried(before, tmp_path / "x.yml", None)).text, "utf-8", newline="")
    again = tmp_path / "again.yml"
    again.write_text(imported(file).text or "", "utf-8")
    after = load(again, None, frozenset()).assessment
    assert after is not None
    assert after.scores == before.scores


def test_a_range_of_the_file_is_as_wide_as_what_answers_lead_to(tmp_path: Path) -> None:
    scores = """
        low: {{show: no, value: a, plus: 1}}
        high: {{show: no, value: b, plus: 2}}
        total: {{title: T, sum: [low, high], need: {need}, range: {range}}}
        """
    cases = [
        ("all", "[3, 11]", None),
        ("all", "[0, 20]", None),
        ("all", "[3, 10]", ("11", "3", "10", "range: [3, 11]")),
        ("all", "[4, 10.5]", ("3", "4", "10.5", "range: [3, 11]")),
        ("1", "[3, 11]", ("1", "3", "11", "range: [1, 11]")),
        ("1", "[1, 11]", None),
    ]
    for need, bounds, wanted in cases:
        _, problems = said(scores.format(need=need, range=bounds), tmp_path)
        found = [
            tuple(data[name] for name in ("number", "low", "high", "range")) for _, data in problems.pop("PA229", [])
        ]
        assert (found, problems) == ([] if wanted is None else [wanted], {}), (need, bounds)


def test_the_answers_shown_lead_out_of_the_range(tmp_path: Path) -> None:
    cases = {
        "[3, 10]": "Every time, or nearly: every item",
        "[2, 11]": "Not at all: a; no answer: b",
    }
    for bounds, sheet in cases.items():
        _, problems = said(
            f"""
            low: {{show: no, value: a, plus: 1}}
            high: {{show: no, value: b, plus: 2}}
            total: {{title: T, sum: [low, high], need: 1, range: {bounds}}}
            """,
            tmp_path,
        )
        assert [data["sheet"] for _, data in problems["PA229"]] == [sheet]


def test_nothing_is_said_of_a_range_that_is_reached_or_not_shown(tmp_path: Path) -> None:
    _, problems = said(
        APART
        + """
total: {title: T, sum: [a, b], levels: {low: {title: L}, high: {from: 50%, title: H}}}
some: {title: S, sum: [a, b], need: 1, plus: 1}
hidden: {show: no, value: most, minus: least, levels: {low: {title: L}, high: {from: 3, title: H}}}
same: {title: Always the same, value: a, minus: a}
        """,
        tmp_path,
    )
    assert problems == {}


def test_nothing_is_said_of_a_range_that_no_file_could_give(tmp_path: Path) -> None:
    _, problems = said(
        """
        billions: {show: no, value: a, times: 999999999}
        more: {show: no, value: billions, times: 999999999}
        apart: {title: Apart, value: more, minus: billions}
        """,
        tmp_path,
    )
    assert problems == {}


def test_a_range_that_is_too_wide_is_a_remark_until_a_level_is_cut_by_it(tmp_path: Path) -> None:
    cases = {
        "": ("PA230", "4", "0"),
        "levels: {low: {from: -4, title: L}, high: {from: 3, title: H}}": ("PA230", "4", "0"),
        "levels: {low: {title: L}, high: {from: 3, title: H}}": ("PA231", "-4", "0"),
        "levels: {low: {title: L}, high: {from: 75%, title: H}}": ("PA231", "2", "3"),
        "levels: {low: {title: L}, high: {above: 75%, title: H}}": ("PA231", "2", "3"),
        "levels: {low: {title: L}, high: {from: 100%, title: H}}": ("PA231", "-4", "0"),
        "show: no, levels: {low: {title: L}, high: {from: 75%, title: H}}": ("PA231", "2", "3"),
    }
    for more, (code, start, other) in cases.items():
        _, problems = said(
            APART + f"apart: {{title: Apart, value: most, minus: least{more and ', ' + more}}}", tmp_path
        )
        ((_, data),) = problems.pop(code)
        assert problems == {}
        assert [data[name] for name in ("from", "to", "low", "high", "range")] == ["-4", "4", "0", "4", "range: [0, 4]"]
        assert code == "PA230" or (data["start"], data["other"]) == (start, other), more


def test_a_range_of_fractions_is_said_rounded_outwards_and_then_holds(tmp_path: Path) -> None:
    thirds = """
        third: {title: T, weigh: {a: plain, b: by-two}%s}
        plain: {show: no, value: a, minus: 4.5}
        by-two: {show: no, value: b}
        """
    _, problems = said(thirds % "", tmp_path)
    ((_, data),) = problems["PA230"]
    _, problems = said(thirds % f", {data['range']}", tmp_path)
    assert problems == {}
    assert report.catalogue()["PA230"].severity == "warning"


def test_the_lowest_level_may_begin_where_no_answers_lead_lower(tmp_path: Path) -> None:
    scores = (
        APART.replace("{", "{{").replace("}", "}}")
        + "apart: {{title: Apart, {of}, levels: {{low: {{from: {start}, title: L}}, high: {{from: 3, title: H}}}}}}"
    )
    _, problems = said(scores.format(of="value: most, minus: least", start=0), tmp_path)
    assert [data["range"] for _, data in problems["PA106"]] == ["range: [0, 4]"]
    _, problems = said(scores.format(of="value: most, minus: least, range: [0, 4]", start=0), tmp_path)
    assert problems == {}
    _, problems = said(scores.format(of="sum: [a, b]", start=1), tmp_path)
    assert ["range" in data for _, data in problems["PA106"]] == [False]


def test_how_many_labels_are_as_wanted_has_a_range_and_levels(tmp_path: Path) -> None:
    assessment, problems = said(
        """
        style: {title: Style, choose: [{if: {a: ">=2"}, then: bold}, {then: shy}]}
        bold: {title: Bold, count: {style: bold, b: ">=2"}, levels: {no: {title: N}, yes: {from: 50%, title: Y}}}
        """,
        tmp_path,
    )
    assert problems == {}
    assert assessment is not None
    bold = assessment.scores[-1]
    assert [bold.lowest, bold.highest, *(level.start for level in bold.bands[0].levels)] == [0, 2, 0, 1]


def test_nested_dimensions_are_offered_no_range_of_their_own(tmp_path: Path) -> None:
    text = """
        title: X
        version: 1.0.0
        scale: share5
        dimensions:
          whole:
            title: Whole
            levels: {low: {from: 1, title: L}, high: {from: 3, title: H}}
            dimensions:
              one: {title: One, items: {a: A, b: {text: B, ask: {a: ">=1"}}}}
        """
    file = tmp_path / "x.yml"
    file.write_text(dedent(text), "utf-8")
    (problem,) = load(file, None, frozenset()).problems
    assert (problem.code, "range" in problem.data) == ("PA106", False)
