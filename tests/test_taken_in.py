"""PA241: a pattern that stands for something and for a score made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_assessments import checks
from mkdocs_assessments.resolve import load

FILE = """
title: Taken in
scale: often
overall: none
scales:
  often: {labels: [Never, Seldom, Often, Always]}
dimensions:
  one: {title: One, items: {n1: do one, n2: do two, n3: do three, o1: do other, o2: do another}}
scores:
  MADE
  score: {title: Score, SETTINGS}
"""

BAND = "n1-band: {title: Band, value: n1}"


@pytest.mark.parametrize(
    ("made", "settings", "said"),
    [
        (BAND, 'count: {n*: ">=2"}', ("n*", "n1-band", "n1", "n1", "n1..n3")),
        (BAND, "max: n*", ("n*", "n1-band", "n1", "", "n1..n3")),
        (BAND, "min: [n*, o1]", ("n*", "n1-band", "n1", "", "n1..n3")),
        (BAND, "top: [o1, n*]", ("n*", "n1-band", "n1", "", "n1..n3")),
        (BAND, "weigh: {n*: 2}", ("n*", "n1-band", "n1", "n1", "n1..n3")),
        (BAND, "mean: {n*: 2}", ("n*", "n1-band", "n1", "n1", "n1..n3")),
        (BAND, "max: '*1*'", ("*1*", "n1-band", "n1", "", "n1, o1")),
        ('n-many: {title: Many, count: {n1..n3: ">=2"}}', "max: n*", ("n*", "n-many", "n1", "", "n1..n3")),
        ("two: {title: Two, sum: [one, n3]}", "max: '*'", ("*", "one", "n1", "", "n1, n2, n3, o1, o2")),
        # said already, and not of one pattern
        (BAND, "sum: n*", None),
        (BAND, 'count: {n1..n3: ">=2", n1-band: ">=2"}', None),
        (BAND, "max: [n1, n1-band]", None),
        ("other: {title: Other, value: o1}", "max: n*", None),
    ],
)
def test_a_pattern(tmp_path: Path, made: str, settings: str, said: tuple[str, ...] | None) -> None:
    file = tmp_path / "taken.yml"
    file.write_text(FILE.replace("MADE", made).replace("SETTINGS", settings), "utf-8")
    loaded = load(file, None, ())
    assert loaded.problems == ()
    found = [one.data for one in checks.run(loaded) if one.code == "PA241"]
    slots = ("pattern", "outer", "part", "twice", "instead")
    assert [tuple(data[slot] for slot in slots) for data in found] == ([] if said is None else [said])
