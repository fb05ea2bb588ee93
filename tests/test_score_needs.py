"""What the results say must be answered before a score has a number or label: never by a name that nobody sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_assessments.model import Assessment
from mkdocs_assessments.resolve import load
from mkdocs_assessments.score_needs import level_needs_in_words, needs_in_words
from mkdocs_assessments.scoring_key.printed import Print

FILE = """
title: Needs
scale: share5
about:
  role: {text: What do you do?, choices: [Lead, Member]}
dimensions:
  case: {title: A case, score: none, items: {a1: do one thing, a2: do two things, a3: do three things}}
scores:
  plain: {title: Plain, sum: a1..a3}
  one: {title: One, value: a2}
  most: {title: Most, sum: a1..a3, need: 2}
  inner: {show: no, sum: [a1, a2]}
  outer: {title: Outer, sum: [inner, a3]}
  deeper: {show: no, value: inner, minus: a3}
  deep: {title: Deep, value: deeper, plus: 1}
  answered: {show: no, count: {a1: ">=0", a2: ">=0", a3: ">=0"}, need: 2}
  gated: {title: Gated, weigh: {one: answered}}
  named: {title: Named inside, show: no, value: a1}
  beside: {title: Beside, sum: [named, a2]}
  zero: {show: no, sum: [a1, a2], blank: zero score}
  always: {title: Always, sum: [zero, a3]}
  group: {show: no, choose: [{if: {role: Lead}, then: leads}, {then: follows}]}
  band:
    title: Band
    value: a1
    levels: {by: group, low: {from: 0, title: Low}, high: {from: {leads: 3, follows: 2}, title: High}}
  most-of: {show: no, top: [a1, a2, a3], need: 2}
  by-most:
    title: By most
    value: a1
    levels: {by: most-of, low: {from: 0, title: Low}, high: {from: {a1: 3, a2: 2, a3: 2}, title: High}}
  style: {title: Style, choose: [{if: {inner: ">=4"}, then: much}, {then: little}]}
"""

NEEDS = {
    "plain": "all of questions 1–3",
    "one": "question 2",
    "most": "at least 2 of questions 1–3",
    "outer": "all of questions 1–3",
    "deep": "all of questions 1–3",
    "gated": "“One” and at least 2 of questions 1–3",
    "beside": "all of question 2, “Named inside”",
    "always": "question 3",
    "band": "question 1",
    "by-most": "question 1",
    "style": "questions 1, 2",
}


@pytest.fixture(scope="module")
def assessment(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    file: Path = tmp_path_factory.mktemp("needs") / "needs.yml"
    file.write_text(FILE, "utf-8")
    loaded = load(file, None, ())
    assert loaded.assessment is not None, loaded.problems
    return loaded.assessment


def test_what_a_score_needs_is_said_in_questions_and_titles(assessment: Assessment) -> None:
    printed = Print(assessment)
    assert {score.id: needs_in_words(score, printed) for score in assessment.scores if score.show} == NEEDS


def test_what_decides_its_levels_is_said_in_questions_too(assessment: Assessment) -> None:
    printed = Print(assessment)
    said = {score.id: level_needs_in_words(score, printed) for score in assessment.scores if score.show}
    levels = {"band": "question A", "by-most": "at least 2 of questions 1–3"}
    assert said == {id: levels.get(id, "") for id in NEEDS}
