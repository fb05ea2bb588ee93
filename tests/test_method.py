"""The key for scoring by hand: numbers as people write them, and nothing left out."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from html_tree import read_html
from mkdocs_assessments.links import Links
from mkdocs_assessments.method import (
    AreaKey,
    Difference,
    ExampleKey,
    LevelsKey,
    Method,
    describe_method,
    ranges,
)
from mkdocs_assessments.model import Assessment
from mkdocs_assessments.pages import render_paper
from mkdocs_assessments.resolve import load
from mkdocs_assessments.scoring import score
from mkdocs_assessments.spec import compile_spec

FILE = """\
title: Two areas
version: 1.0.0
summary: For a test.
scales:
  own: {labels: [Never, Sometimes, Always], from: 1, na: No occasion}
  other: {labels: [No, Yes], values: [1, 3]}
scale: own
dimensions:
  first:
    title: First
    need: 1
    items:
      a: read the plan
      b: {text: skip the plan, reverse: true}
      c: ask about the plan
  second:
    title: Second
    items:
      d: write the plan
      e: change the plan
levels:
  low: {from: 1, title: Low, reading: Less.}
  high: {from: 2, title: High, reading: More.}
examples:
  same: {answers: {all: 3}, expect: {first: 2.33, second: 3, level: {first: high, second: high}, overall: 2.67}}
  some: {answers: {a: 1, b: na, c: 1}, expect: {first: 1, second: none}}
"""


@pytest.fixture
def assessment(tmp_path: Path) -> Assessment:
    file = tmp_path / "two.yml"
    file.write_text(FILE, encoding="utf-8")
    loaded = load(file, None, set())
    assert loaded.assessment is not None, loaded.problems
    return loaded.assessment


@pytest.fixture
def method(assessment: Assessment) -> Method:
    return describe_method(assessment)


def test_scale(method: Method) -> None:
    (scale,) = method.scales
    assert scale.options == (("Never", "1"), ("Sometimes", "2"), ("Always", "3"))
    assert (scale.lowest, scale.span, scale.mirror, scale.questions) == ("1", "2", "4", "")


def test_areas(method: Method) -> None:
    assert method.areas == (AreaKey("First", "1–3", "2", 1), AreaKey("Second", "4, 5", "", 2))


def test_levels(method: Method) -> None:
    assert method.levels == (LevelsKey((), (("Low", "1"), ("High", "2"))),)


def test_levels_are_told_apart_where_areas_have_their_own(assessment: Assessment) -> None:
    first, second = assessment.dimensions
    own = replace(second, levels=(second.levels[0], replace(second.levels[1], start=Fraction(5, 2))))
    method = describe_method(replace(assessment, dimensions=(first, own)))
    assert [(table.areas, table.levels) for table in method.levels] == [
        (("First",), (("Low", "1"), ("High", "2"))),
        (("Second",), (("Low", "1"), ("High", "2.5"))),
    ]


def test_bounds_and_values_are_printed_with_every_decimal(tmp_path: Path) -> None:
    file = tmp_path / "fine.yml"
    text = """\
title: Fine
scales: {own: {labels: [Never, Sometimes, Always], values: [0.125, 1.5, 3.125]}}
scale: own
dimensions: {one: {title: One, items: {a: ask, b: watch, c: listen}}}
"""
    file.write_text(text, encoding="utf-8")
    loaded = load(file, None, set())
    assert loaded.assessment is not None, loaded.problems
    method = describe_method(loaded.assessment)
    assert method.scales[0].options == (("Never", "0.125"), ("Sometimes", "1.5"), ("Always", "3.125"))
    assert (method.scales[0].lowest, method.scales[0].span, method.scales[0].mirror) == ("0.125", "3", "3.25")
    assert [bound for _, bound in method.levels[0].levels] == ["0.125", "1.25", "2.1875"]


def test_differences(method: Method) -> None:
    assert method.noise == "30"
    assert method.differences == (Difference(1, 2, 100), Difference(2, 2, 50), Difference(3, 3, 50))


def test_examples(method: Method) -> None:
    assert method.examples == (
        ExampleKey("same", (("Always", ""),), ((("First",), "2.33", "High"), (("Second",), "3", "High")), "2.67"),
        ExampleKey(
            "some",
            (("Never", "1, 3"), ("No occasion", "2")),
            ((("First",), "1", ""), (("Second",), "not enough answers", "")),
            "",
        ),
    )


def test_an_example_that_expects_no_level_says_that_there_are_not_enough_answers(tmp_path: Path) -> None:
    file = tmp_path / "two.yml"
    more = """
  level: {answers: {all: blank}, expect: {level: {first: none}}}
  both: {answers: {all: blank}, expect: {first: none, level: {first: none, second: no level}}}
"""
    file.write_text(FILE.rstrip() + more, encoding="utf-8")
    loaded = load(file, None, set())
    assert loaded.assessment is not None, loaded.problems
    level, both = describe_method(loaded.assessment).examples[2:]
    assert level.results == ((("First",), "", "not enough answers"),)
    assert both.results == ((("First",), "not enough answers", ""), (("Second",), "", "not enough answers"))


def test_the_sentence_on_differences_has_each_of_them(assessment: Assessment) -> None:
    page = read_html(render_paper(assessment, compile_spec(assessment), Links("../", pages=frozenset())))
    [sentence] = [one.text for one in page.all("p") if one.text.startswith("An area has most room")]
    assert sentence == (
        "An area has most room only if it lies at least 2 steps (100, 50 points with 1, 2 answers), 3 steps (50 points "
        "with 3 answers) below the highest. Chance alone does that at most one time in twenty, if 30 % of answers move "
        "a step when repeated."
    )


SCREENED = """\
title: Screened
overall: none
scales:
  up: {labels: [Never, Often], values: [1, 5]}
  down: {labels: [Often, Never], values: [5, 1]}
dimensions:
  acts: {title: Acts, score: none, items: {a: {text: do a, scale: up}, b: {text: do b, scale: down}}}
scores: {total: {title: Total, sum: [a, b]}}
validity: [{of: all, SCREEN, say: The same throughout.}]
"""

BY_PLACE = (
    "Answers are the same if they stand at the same place among what their questions offer, whatever their words are "
    "and whatever they count."
)


@pytest.mark.parametrize(("screen", "said"), [('same: "<2"', True), ('answered: ">=2"', False)])
def test_a_screen_for_one_answer_throughout_says_that_it_goes_by_place(tmp_path: Path, screen: str, said: bool) -> None:
    file = tmp_path / "x.yml"
    file.write_text(SCREENED.replace("SCREEN", screen), encoding="utf-8")
    assessment = load(file, None, set()).assessment
    assert assessment is not None
    page = read_html(render_paper(assessment, compile_spec(assessment), Links("../", pages=frozenset())))
    assert [one.text for one in page.all("p")].count(BY_PLACE) == said
    same_place, same_words = score(assessment, {"a": 0, "b": 0}), score(assessment, {"a": 0, "b": 1})
    assert (same_place.invalid, same_words.invalid) == (0 if said else None, None)


@pytest.mark.parametrize(
    ("numbers", "text"),
    [([], ""), ([4], "4"), ([2, 1], "1, 2"), ([1, 2, 3], "1–3"), ([9, 1, 2, 3, 5, 6], "1–3, 5, 6, 9")],
)
def test_ranges(numbers: list[int], text: str) -> None:
    assert ranges(numbers) == text
