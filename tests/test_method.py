"""The key for scoring by hand: numbers as people write them, and nothing left out."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

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
from mkdocs_assessments.resolve import load

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


@pytest.mark.parametrize(
    ("numbers", "text"),
    [([], ""), ([4], "4"), ([2, 1], "1, 2"), ([1, 2, 3], "1–3"), ([9, 1, 2, 3, 5, 6], "1–3, 5, 6, 9")],
)
def test_ranges(numbers: list[int], text: str) -> None:
    assert ranges(numbers) == text
