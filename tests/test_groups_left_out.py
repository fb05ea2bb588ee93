"""PA234 and PA240: answers and labels for which no group has levels or numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_assessments import checks
from mkdocs_assessments.resolve import load

FILE = """
title: Left out
scale: often
overall: none
scales:
  often: {labels: [Never, Seldom, Often, Always]}
about:
  sex: {text: Your sex, choices: [F, M, Other]}
  age: {text: Your age, number: [16, 99]}
dimensions:
  one: {title: One, score: none, items: {q1: do one, q2: do two}}
scores:
  style: {title: Style, choose: [{if: {q1: ">=2"}, then: bold}, {if: {q1: 1}, then: calm}, {then: shy}]}
  total:
    title: Total
    sum: [q1, q2]
    SETTINGS
"""

OTHER = {"fact": "sex", "answers": '"Other"'}


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("norm: {source: S, by: sex, groups: {F: NUMBERS, M: NUMBERS}}", [("PA240", OTHER)]),
        ("norm: {source: S, by: sex, groups: {F: NUMBERS}}", [("PA240", OTHER | {"answers": '"M" or "Other"'})]),
        ("norm: {source: S, by: sex, groups: {F: NUMBERS, M: NUMBERS, Other: NUMBERS}}", []),
        ("norm: {source: S, by: sex, groups: {F: NUMBERS, '>=1': NUMBERS}}", []),
        ("norm: {source: S, by: age, groups: {16..40: NUMBERS}}", []),
        ("norm: {source: S, mean: 3, sd: 1}", []),
        ("norm: {source: S, by: style, groups: {bold: NUMBERS, calm: NUMBERS}}", [("PA240", {"of": "style"})]),
        ("norm: {source: S, by: style, groups: {bold: NUMBERS, calm: NUMBERS, shy: NUMBERS}}", []),
        ("table: {source: S, by: sex, rows: {F: {0..6: 1}, M: {0..6: 2}}}", [("PA240", OTHER | {"setting": "table"})]),
        ("table: {source: S, rows: {0..6: 1}}", []),
        ("levels: {by: sex, low: {title: L}, high: {from: {F: 3, M: 4}, title: H}}", [("PA234", OTHER)]),
        (
            "levels: {by: style, low: {title: L}, high: {from: {bold: 3, calm: 3}, title: H}}",
            [("PA234", {"of": "style"})],
        ),
        ("levels: {by: age, low: {title: L}, high: {from: {16..40: 3}, title: H}}", []),
        # nobody is told of levels who has no number
        (
            "norm: {source: S, by: sex, groups: {F: NUMBERS, M: NUMBERS}}\n"
            "    levels: {by: sex, low: {title: L}, high: {from: {F: 0, M: 0}, title: H}}",
            [("PA240", OTHER)],
        ),
    ],
)
def test_who_is_left_out(tmp_path: Path, settings: str, said: list[tuple[str, dict[str, str]]]) -> None:
    file = tmp_path / "left.yml"
    file.write_text(FILE.replace("SETTINGS", settings).replace("NUMBERS", "{mean: 3, sd: 1}"), "utf-8")
    loaded = load(file, None, ())
    assert loaded.problems == ()
    found = [one for one in checks.run(loaded) if one.code in {"PA234", "PA240"}]
    assert [one.code for one in found] == [code for code, _ in said]
    for one, (_, data) in zip(found, said, strict=True):
        assert {name: one.data[name] for name in data} == data
        assert one.data.get("labels", '"shy"') == '"shy"'
