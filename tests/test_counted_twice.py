"""PA228: what a score counts once as named and once within another member, and what is no counting."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_assessments import checks
from mkdocs_assessments.resolve import load

FILE = """
title: Twice
scale: share5
overall: none
dimensions:
  case: {title: A case, items: {a1: do one thing, a2: do two things, a3: do three things}}
scores:
  most: {show: no, max: [a1, a2]}
  often: {show: no, count: {a1: ">=2", a2: ">=2"}}
  deep: {show: no, sum: [often, a3]}
  whole: {title: Whole, sum: MEMBERS}
"""


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ("[case, a1]", ["a1"]),
        ("[most, a1]", ["a1"]),
        ("[deep, a3]", ["a3"]),
        ("[often, a1]", []),
        ("[deep, a1, a2]", []),
        ("{case: 1, a1: 1}", []),
    ],
)
def test_a_test_of_a_number_is_no_counting_of_it(tmp_path: Path, members: str, said: list[str]) -> None:
    file = tmp_path / "twice.yml"
    file.write_text(FILE.replace("MEMBERS", members), "utf-8")
    loaded = load(file, None, ())
    assert loaded.problems == ()
    found = [problem.data["names"] for problem in checks.run(loaded) if problem.code == "PA228"]
    assert found == said
