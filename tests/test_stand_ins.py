"""PA239: a blank adds something to a sum and does-not-apply nothing; and what the message advises comes to the same."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from mkdocs_assessments import checks
from mkdocs_assessments.model import Answer, Assessment
from mkdocs_assessments.resolve import load
from mkdocs_assessments.scoring import score

FILE = """
title: Stand-ins
scale: often
overall: none
scales:
  often: {labels: [Never, Seldom, Often, Always], na: Never came up}
  below: {labels: [Worse, Same, Better], from: -1, na: Cannot tell}
dimensions:
  one:
    title: One
    score: none
    items: {q1: do one, q2: do two, q3: do three, b1: {text: be one, scale: below}}
scores:
  before: {title: Before, value: q1}
  total: {title: Total, SCORE}
"""


def built(tmp_path: Path, settings: str) -> tuple[Assessment, list[tuple[str, ...]]]:
    """The assessment with such a score, and what is said of it: the amount, how the number differs, and ``times``."""
    file = tmp_path / "total.yml"
    file.write_text(FILE.replace("SCORE", settings), "utf-8")
    loaded = load(file, None, ())
    assert loaded.problems == ()
    assert loaded.assessment is not None
    said = [one for one in checks.run(loaded) if one.code == "PA239"]
    return loaded.assessment, [tuple(one.data[name] for name in ("amount", "change", "times")) for one in said]


MEAN = "what the others have on average"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("sum: q1..q3, need: 2, blank: mean", [(MEAN, "lower", "3")]),
        ("sum: [q1, q2], need: 1, blank: mean, times: 100/3", [(MEAN, "lower", "200/3")]),
        ("sum: q1..q3, need: 2, blank: mean, plus: 1", [(MEAN, "lower", "")]),
        ("sum: q1..q3, need: 2, blank: mean, times: before", [(MEAN, "different", "")]),
        ("sum: [b1, q1], need: 1, blank: mean", [(MEAN, "different", "2")]),
        ("sum: q1..q3, need: 2, blank: 1.5, times: 2", [("1.5", "lower", "6")]),
        ("sum: q1..q3, need: 2, blank: 1.5, times: -2", [("1.5", "different", "-6")]),
        ("sum: {q1: 2, -q2: 1}, need: 1, blank: 1", [("2", "lower", "3")]),
        ("sum: {q1: 1, q2: -2}, need: 1, blank: 1", [("1", "lower", "")]),
        ("sum: {q1: -2, q2: 1}, need: 1, blank: 1", [("-2", "higher", "")]),
        ("sum: [-q1, q2], need: 1, blank: 0", [("3", "lower", "2")]),
        ("sum: q1..q3, need: 2, blank: 0", []),
        ("sum: q1..q3, need: 2", []),
        ("sum: q1..q3, blank: mean", []),
        ("sum: q1..q3, blank: 1", []),
        ("mean: q1..q3, need: 2, blank: 1, times: 3", []),
        ("max: q1..q3, need: 2, blank: 1", []),
    ],
)
def test_a_stand_in(tmp_path: Path, settings: str, said: list[tuple[str, ...]]) -> None:
    assert built(tmp_path, settings)[1] == said


@pytest.mark.parametrize(
    ("settings", "advised"),
    [
        ("sum: q1..q3, need: 2, blank: mean", "mean: q1..q3, need: 2, blank: mean, times: 3"),
        ("sum: {q1: 2, -q2: 1}, need: 1, blank: 1, times: 2", "mean: {q1: 2, -q2: 1}, need: 1, blank: 1, times: 6"),
    ],
)
def test_the_mean_times_as_many_is_the_sum_of_who_ticks_no_such_thing(
    tmp_path: Path, settings: str, advised: str
) -> None:
    one, other = (built(tmp_path, text)[0] for text in (settings, advised))
    assert built(tmp_path, advised)[1] == []
    assert (one.scores[1].lowest, one.scores[1].highest) == (other.scores[1].lowest, other.scores[1].highest)
    chance = random.Random(7)
    for _ in range(50):
        sheet: dict[str, Answer] = {item.id: chance.choice([None, 0, 1, 2]) for item in one.items}
        assert score(one, sheet).scores[1].value == score(other, sheet).scores[1].value
    sheet = {"q1": 3, "q2": "na", "q3": 0}
    assert score(one, sheet).scores[1].value != score(other, sheet).scores[1].value
