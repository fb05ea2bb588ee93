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
        # One example is one problem, whatever else in it differs.
        (EIGHTH, "{find: 1, overall: 1}", [("PA201", "1", "0")]),
        (EIGHTH, "{find: 0.1, level: {find: low}, overall: 1}", [("PA202", "low", "high")]),
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


WHOLE = """\
title: T
scale: often
overall: none
scales:
  often: {{labels: [Never, Some days, Most days]}}
about:
  role: {{text: Role, choices: [PM, Lead]}}
dimensions:
  load:
    title: Load
    score: sum
    items: {{a: do a, b: {{text: do b, reverse: yes}}, c: {{text: do c, ask: {{a: ">=1"}}, else: 0}}}}
  more:
    title: More
    score: none
    items: {{d: {{text: do d, many: [Mail, Chat], none: None}}, e: {{text: do e, na: No e}}}}
levels:
  low: {{from: 0, title: Low, reading: Low.}}
  high: {{from: 3, title: High, reading: High.}}
scores:
  both: {{title: Both, sum: {{load: 2, d: 1}}, plus: extra}}
  extra:
    title: Extra
    mean: [-e, a]
    need: 1
    levels: {{by: role, few: {{title: Few}}, many: {{from: {{PM: 1, Lead: 2}}, title: Many}}}}
  kind: {{title: Kind, choose: [{{if: {{load: high, role: Lead}}, then: busy}}, {{then: calm}}]}}
validity:
  - {{of: all, answered: ">=2", say: Too few answers.}}
examples:
  e:
    answers: {answers}
    expect: {expect}
"""


@pytest.mark.parametrize(
    ("answers", "expect", "lines"),
    [
        (
            "{role: PM, a: Never, b: Some days, d: [Mail, Chat], e: na}",
            "{both: 5, kind: busy}",
            [
                "- both: 5",
                "+ both: 4",
                "    from load 1, d Mail+Chat, extra 0",
                "    load 1 from a 0, b 1 (counts 1), c not asked (counts 0)",
                "    extra 0 from e na, a 0, role PM",
                "- kind: busy",
                "+ kind: calm",
                "    from load 1, role PM",
            ],
        ),
        (
            "{role: Lead, a: 2, b: blank, c: 2, e: 0}",
            "{load: 5, level: {load: low, extra: few}}",
            [
                "- load: 5",
                "+ load: none",
                "- level of load: low",
                "+ level of load: none",
                "    from a 2, b blank, c 2",
                "- level of extra: few",
                "+ level of extra: many",
                "    from e 0 (counts 2), a 2, role Lead",
            ],
        ),
        (
            "{a: 1}",
            "{extra: 1}",
            [
                "- extra: 1",
                "+ extra: none",
                "    from e blank, a 1, role blank",
                "    Nothing is scored: Too few answers.",
            ],
        ),
    ],
)
def test_a_difference_is_shown_with_what_made_it(tmp_path: Path, answers: str, expect: str, lines: list[str]) -> None:
    file = tmp_path / "x.yml"
    file.write_text(WHOLE.format(answers=answers, expect=expect), "utf-8")
    loaded = load(file, None, ())
    assert loaded.problems == ()
    [problem] = [problem for problem in checks.run(loaded) if "diff" in problem.data]
    assert problem.data["diff"].split("\n") == lines


def test_none_is_the_label_where_there_is_one_of_that_name(tmp_path: Path) -> None:
    file = tmp_path / "x.yml"
    text = WHOLE.format(answers="{a: 1, e: 1}", expect="{kind: none}").replace("then: calm", "then: none")
    file.write_text(text, "utf-8")
    assert [problem.data["found"] for problem in checks.run(load(file, None, ())) if "diff" in problem.data] == [
        "no label"
    ]
    file.write_text(text.replace("{a: 1, e: 1}", "{a: 1, b: 1, c: 1, role: PM}"), "utf-8")
    assert [problem for problem in checks.run(load(file, None, ())) if "diff" in problem.data] == []


BANDS = """\
title: T
scale: often
overall: none
scales:
  often: {labels: [Never, Some days, Most days]}
about:
  role: {text: Role, choices: [PM, Lead]}
dimensions:
  load: {title: Load, items: {a: do a, b: do b}}
scores:
  total: {title: Total, sum: [a, b], levels: LEVELS}
"""


def of_bands(folder: Path, levels: str) -> list[tuple[str, str, str]]:
    """Code, level and sheet of each problem of a sum from 0 to 4 with these levels."""
    file = folder / "x.yml"
    file.write_text(BANDS.replace("LEVELS", levels), "utf-8")
    loaded = load(file, None, ())
    problems = (*loaded.problems, *checks.run(loaded))
    return [(one.code, one.data.get("level", one.data.get("name", "")), one.data.get("sheet", "")) for one in problems]


KNOWN = "{low: {from: 0, title: Low}, mid: {from: 2.2, title: Mid%s}, high: {from: 2.8, title: High}}"
EACH = (
    "{by: role, low: {from: 0, title: Low}, mid: {from: {PM: %s, Lead: %s}, title: Mid%s}, high: {from: 3, title: Hi}}"
)


@pytest.mark.parametrize(
    ("levels", "problems"),
    [
        (KNOWN % "", [("PA221", "mid", "")]),
        (KNOWN % ", reachable: yes", [("PA221", "mid", "")]),
        (KNOWN % ", reachable: no", []),
        (KNOWN % ", reading: Some., reachable: no", [("PA216", "mid", "")]),
        ((KNOWN % ", reachable: no").replace("2.2", "2"), [("PA217", "mid", "Some days: every item")]),
        # Of two groups the level may be out of reach in one alone, and what is written at it is read in the other.
        (EACH % (2.2, 2, ""), [("PA221", "mid", "")]),
        (EACH % (2.2, 2, ", reachable: no"), []),
        (EACH % (2.2, 2, ", reading: Some., reachable: no"), []),
        (EACH % (2.2, 2.4, ", reading: Some., reachable: no"), [("PA216", "mid", ""), ("PA216", "mid", "")]),
        (EACH % (1, 2, ", reachable: no"), [("PA217", "mid", "PM: role; Some days: a, b")]),
    ],
)
def test_a_level_that_nobody_reaches_has_to_be_said_to_be_so(
    tmp_path: Path, levels: str, problems: list[tuple[str, str, str]]
) -> None:
    assert of_bands(tmp_path, levels) == problems


def test_a_level_of_a_dimension_cannot_be_said_to_be_out_of_reach(tmp_path: Path) -> None:
    own = (
        (KNOWN % ", reading: Some., reachable: no")
        .replace("Low}", "Low, reading: Less.}")
        .replace("High}", "High, reading: More.}")
    )
    text = BANDS.replace("items:", f"levels: {own}, items:").replace(", levels: LEVELS", "")
    file = tmp_path / "x.yml"
    file.write_text(text, "utf-8")
    assert [(one.code, one.data["name"]) for one in load(file, None, ()).problems] == [("PA147", "reachable")]


TABLE = """\
title: T
scale: three
overall: none
scales: {{three: {{labels: ["1", "2", "3"], from: 1}}}}
dimensions: {{d: {{title: D, score: none, items: {{a: do a, b: do b, c: do c, e: do e}}}}}}
scores:
  raw: {{title: Raw, sum: [a, b, c, e], {raw}}}
  t: {{title: T, value: raw, table: {{source: X, rows: {{{rows}}}}}}}
"""
EACH = '"4": 40, "5": 45, "6": 50, "7": 55, "8": 56, "9": 57, "10": 60, "11": 70, "12": 80'
ROUNDED = {"score": "t", "of": "raw", "rounded": "raw"}


@pytest.mark.parametrize(
    ("raw", "rows", "said"),
    [
        (
            "need: 3, blank: mean",
            EACH,
            [("PA237", {**ROUNDED, "number": "about 5.33", "sheet": "1: a, b; 2: c; no answer: e"})],
        ),
        ("need: 3, blank: mean, round: 0", EACH, []),
        ("need: all", EACH, []),
        ("need: 3, blank: mean", '"4..12": 40', []),
        (
            "need: 3",
            '"4..12": 40',
            [
                (
                    "PA237",
                    {"score": "t", "of": "raw", "whole": "3", "number": "3", "sheet": "1: a, b, c; no answer: e"},
                )
            ],
        ),
        ("need: 3, blank: mean", '"5..12": 40', [("PA219", {"score": "t", "number": "4", "sheet": "1: every item"})]),
    ],
)
def test_a_table_has_a_row_for_every_number_also_with_gaps(
    tmp_path: Path, raw: str, rows: str, said: list[tuple[str, dict[str, str]]]
) -> None:
    file = tmp_path / "x.yml"
    file.write_text(TABLE.format(raw=raw, rows=rows), "utf-8")
    loaded = load(file, None, ())
    assert loaded.problems == ()
    assert [(problem.code, dict(problem.data)) for problem in checks.run(loaded)] == said
