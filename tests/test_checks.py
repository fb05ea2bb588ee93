"""Rules over whole assessments."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_assessments import checks
from mkdocs_assessments.problem import Place
from mkdocs_assessments.resolve import load

FILE = """\
title: T
scale: mine
need: 1
dimensions:
  find:
    title: Find
    items: {{a: do a, b: do b, c: do c, d: do d, e: do e, f: do f, g: do g, h: do h}}
scales:
  mine: {{labels: [one, two, three], values: [-1, 0, 1]}}
levels:
  low: {{from: -1, title: Low, reading: Low.}}
  high: {{from: 0, title: High, reading: High.}}
examples:
  e:
    answers: {answers}
    expect: {expect}
"""

# Means of the answers: an eighth, minus an eighth, and two thirds.
EIGHTH = "{a: 1, b: 0, c: 0, d: 0, e: 0, f: 0, g: 0, h: 0}"
MINUS_EIGHTH = "{a: -1, b: 0, c: 0, d: 0, e: 0, f: 0, g: 0, h: 0}"
TWO_THIRDS = "{a: 1, b: 1, c: 0}"


def found(folder: Path, answers: str, expect: str) -> list[tuple[str, str, str]]:
    """Code, expected and found of each problem of an example."""
    file = folder / "x.yml"
    file.write_text(FILE.format(answers=answers, expect=expect), "utf-8")
    loaded = load(file, None, ())
    assert loaded.problems == ()
    return [(problem.code, problem.data["expected"], problem.data["found"]) for problem in checks.run(loaded)]


@pytest.mark.parametrize(
    ("answers", "expect"),
    [
        (EIGHTH, "{find: 0.125}"),
        (EIGHTH, "{find: 0.13}"),
        (EIGHTH, "{find: 0.1}"),
        (EIGHTH, "{find: 0}"),
        (EIGHTH, "{find: 0.1250}"),
        (MINUS_EIGHTH, "{find: -0.12}"),
        (MINUS_EIGHTH, "{find: -0.1}"),
        (TWO_THIRDS, "{find: 0.67, overall: 0.667, level: {find: high}}"),
        (TWO_THIRDS, "{find: 1}"),
        ("{}", "{find: none, overall: none}"),
    ],
)
def test_a_number_holds_when_the_score_rounded_half_up_equals_it(tmp_path: Path, answers: str, expect: str) -> None:
    assert found(tmp_path, answers, expect) == []


@pytest.mark.parametrize(
    ("answers", "expect", "problems"),
    [
        (EIGHTH, "{find: 0.12}", [("PA201", "0.12", "0.13")]),
        (MINUS_EIGHTH, "{find: -0.13}", [("PA201", "-0.13", "-0.12")]),
        (TWO_THIRDS, "{find: 0.666}", [("PA201", "0.666", "0.667")]),
        ("{}", "{find: 0}", [("PA201", "0", "none")]),
        (TWO_THIRDS, "{find: none}", [("PA201", "none", "0.67")]),
        (MINUS_EIGHTH, "{level: {find: high}}", [("PA202", "high", "low")]),
        ("{}", "{level: {find: low}}", [("PA202", "low", "none")]),
        (EIGHTH, "{overall: 1.0}", [("PA203", "1.0", "0.1")]),
        (EIGHTH, "{find: 1, overall: 1}", [("PA201", "1", "0"), ("PA203", "1", "0")]),
    ],
)
def test_any_other_number_is_a_problem(
    tmp_path: Path, answers: str, expect: str, problems: list[tuple[str, str, str]]
) -> None:
    assert found(tmp_path, answers, expect) == problems


def test_problems_are_located(tmp_path: Path) -> None:
    file = tmp_path / "x.yml"
    file.write_text(FILE.format(answers=EIGHTH, expect="{find: 1}"), "utf-8")
    assert [problem.where for problem in checks.run(load(file, None, ()))] == [Place(file.as_posix(), 16, 20, 1)]


def test_a_broken_file_is_not_checked_further(tmp_path: Path) -> None:
    file = tmp_path / "x.yml"
    file.write_text(FILE.format(answers=EIGHTH, expect="{find: 1}") + "period: soon\n", "utf-8")
    assert checks.run(load(file, None, ())) == ()
