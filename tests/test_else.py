"""What an item counts when it is not asked: a number, or what the option of that label scores."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from mkdocs_assessments.resolve import load

FILE = """
title: Else
dimensions:
  one:
    title: One
    score: none
    items:
      a: {text: do one thing, choices: {None: 1, Some: 2.5}}
      b: {text: do two things, FORMAT, ask: {a: Some}, else: VALUE}
"""


@pytest.mark.parametrize(
    ("form", "value", "counts"),
    [
        ("choices: {None: 1, Some: 2.5}", "None", Fraction(1)),
        ("choices: {None: 1, Some: 2.5}", "Some", Fraction(5, 2)),
        ("choices: {None: 1, Some: 2.5}", "2", Fraction(2)),
        ("many: {Email: 1, Chat: 4}", "Chat", Fraction(4)),
        ("pairs: [I ask, I wait]", "I wait", Fraction(0)),
        ("number: [0, 4]", "3", Fraction(3)),
    ],
)
def test_a_label_counts_what_it_scores(tmp_path: Path, form: str, value: str, counts: Fraction) -> None:
    file = tmp_path / "else.yml"
    file.write_text(FILE.replace("FORMAT", form).replace("VALUE", value), "utf-8")
    loaded = load(file, None, ())
    assert loaded.problems == ()
    assert loaded.assessment is not None
    assert [item.otherwise for item in loaded.assessment.items] == [None, counts]
