"""What an assessment's scoring can come to, on a terminal of any width."""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from fractions import Fraction
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_assessments import cli
from mkdocs_assessments.explain import words
from mkdocs_assessments.explain.figures import number_in_words, share_in_words
from mkdocs_assessments.explain.table import table, wrap
from mkdocs_assessments.prove import asides, whole_model
from mkdocs_assessments.report import columns
from mkdocs_assessments.resolve import load
from mkdocs_assessments.scoring import score

EXPLAINED = Path(__file__).with_name("explained")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one assessment with two articles, and in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    Path("content/guidance").mkdir(parents=True)
    for stem in ("keep-a-list", "a-long-name-that-does-not-fit-into-its-column"):
        Path(f"content/guidance/{stem}.md").write_text("# An article\n")
    shutil.copy(EXPLAINED / "two-areas.yml", "two-areas.yml")
    return tmp_path


def explained(width: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """What is said about the file on a terminal of so many columns."""
    monkeypatch.setenv("COLUMNS", width)
    assert cli.main(["explain", "two-areas.yml"]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("width", ["80", "44"])
def test_a_small_file(
    width: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``UPDATE_SAMPLES=1`` writes what is said now; read the difference before committing it."""
    said = explained(width, monkeypatch, capsys)
    expected = EXPLAINED / f"two-areas-{width}.txt"
    if os.environ.get("UPDATE_SAMPLES"):
        expected.write_text(said, "utf-8")
    assert said == expected.read_text("utf-8")


SHARES = """\
title: Shares
scale: own
scales: {own: {labels: [a, b, c, d, e, f, g, h]}}
dimensions:
  one: {title: One, items: {x: do x}}
levels:
  low: {from: 0, title: Low, reading: Less.}
  high: {from: 7, title: High, reading: More.}
"""


def rows(text: str, file: Path, capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    """The columns of the table of levels, of one dimension's, each level on one line."""
    file.write_text(text, "utf-8")
    assert cli.main(["explain", file.name]) == 0
    block = next(block for block in capsys.readouterr().out.split("\n\n") if block.startswith("level"))
    return [line.split("  ") for line in (re.sub(" {2,}", "  ", line) for line in block.splitlines()[2:])]


def test_shares_are_rounded_half_up(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [row[2] for row in rows(SHARES, folder / "x.yml", capsys)] == ["88 of 100", "13 of 100"]


def test_what_is_not_nobody_and_not_everybody_is_not_called_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = SHARES.replace("{x: do x}", "{x: do x, y: do y, z: do z}")
    found = rows(text, folder / "x.yml", capsys)
    assert [row[2] for row in found] == ["more than 99 of 100", "fewer than 1 of 100"]


def test_a_level_that_only_gaps_lead_to_is_nobodys_among_those_who_answer_everything(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = SHARES.replace("{x: do x}", "{x: do x, y: do y, z: do z}, need: 2").replace("from: 7", "from: 0.6")
    text += "  middle: {from: 0.4, title: Mid, reading: Some.}\n"
    found = rows(text, folder / "x.yml", capsys)
    assert found[1] == ["Mid", "0.4 to below", words.ONLY_WITH_GAPS[:11], "0 of 100", "no answer: x;", "none"]
    assert found[2] == ["", "0.6", words.ONLY_WITH_GAPS[12:], "b: y; a: z"]


@pytest.mark.parametrize(
    ("overall", "said"),
    [
        ("", words.OVERALL["dimensions"]),
        ("overall: dimensions\n", words.OVERALL["dimensions"]),
        ("overall: items\n", words.OVERALL["items"]),
        ("overall: none\n", words.OVERALL["none"]),
    ],
)
def test_the_overall_rule_is_said_and_the_proof_comes_last(
    overall: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "x.yml").write_text(SHARES + overall, "utf-8")
    assert cli.main(["explain", "x.yml"]) == 0
    blocks = [block.replace("\n", " ").strip() for block in capsys.readouterr().out.split("\n\n")]
    assert blocks.count(said) == 1
    assert blocks[-2:] == [words.SHARES, words.PROVEN]
    assert ("overall: The overall score ==========================" in blocks) == ("none" not in overall)


def numbers_said(lines: list[list[str]], heading: str) -> list[list[str]]:
    """Below a heading: how many numbers and the step, then lowest and highest, each with its sheet."""
    below = lines[lines.index([heading]) :]
    counted = next(place for place, line in enumerate(below) if line[0] == words.NUMBERS)
    ends = next(place for place, line in enumerate(below) if line[0] == words.SCORE)
    return [below[counted + 2], below[ends + 2], below[ends + 3]]


TWO = """\
title: Two
scale: own
need: 1
scales: {own: {labels: [a, b, c, d]}}
dimensions:
  one: {title: One, items: {x: do x, y: {text: do y, reverse: yes}}}
  two: {title: Two, items: {z: do z}}
levels:
  low: {from: 0, title: Low, reading: Less.}
  mid: {from: 1, title: Mid, reading: Some.}
  high: {from: 2.5, title: High, reading: More.}
"""


@pytest.mark.parametrize("overall", ["dimensions", "items"])
def test_what_is_said_of_dimensions_and_of_the_overall_score_is_what_counting_gives(
    overall: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "x.yml").write_text(TWO + f"overall: {overall}\n", "utf-8")
    assessment = load(folder / "x.yml", None, ()).assessment
    assert assessment is not None
    assert cli.main(["explain", "x.yml"]) == 0
    lines = [re.sub(" {2,}", "  ", line).split("  ") for line in capsys.readouterr().out.splitlines()]
    every, middle = list(product(range(4), repeat=3)), list(product((1, 2), repeat=3))
    scored = {sheet: score(assessment, dict(zip("xyz", sheet, strict=True))) for sheet in every}
    numbers = {
        "one: One": [scored[sheet].dimensions[0].score for sheet in every],
        "two: Two": [scored[sheet].dimensions[1].score for sheet in every],
        "overall: The overall score": [scored[sheet].overall for sheet in every],
    }
    sheets = {"one: One": ["a: x; d: y", "d: x; a: y"], "two: Two": ["a: every item", "d: every item"]}
    for heading, found in numbers.items():
        different = sorted({number for number in found if number is not None})
        step = min(high - low for low, high in pairwise(different))
        count, lowest, highest = numbers_said(lines, heading)
        assert count == [str(len(different)), number_in_words(step)]
        assert lowest[:2] == [words.LOWEST, number_in_words(different[0])]
        assert highest[:2] == [words.HIGHEST, number_in_words(different[-1])]
        assert [lowest[2], highest[2]] == sheets.get(heading, ["a: x, z; d: y", "d: x, z; a: y"])
    levels = [line for line in lines if line[0] in ("Low", "Mid", "High")]
    for place, line in enumerate(levels):
        dimension, level = divmod(place, 3)
        shares = [
            share_in_words(
                Fraction(
                    sum(scored[sheet].dimensions[dimension].level == ("low", "mid", "high")[level] for sheet in crowd),
                    len(crowd),
                )
            )
            for crowd in (every, middle)
        ]
        assert line[2:4] == shares


def test_of_nested_dimensions_the_overall_score_names_its_parts(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = TWO.replace(
        "  two: {title: Two,", "  deep:\n    title: Deep\n    dimensions:\n      two: {title: Two,"
    ).replace("overall", "")
    (folder / "x.yml").write_text(text, "utf-8")
    assert cli.main(["explain", "x.yml"]) == 0
    assert words.OVERALL_OF.format(parts="one, deep") in capsys.readouterr().out.replace("\n", " ")


def test_a_strangers_text_cannot_steer_the_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "x.yml").write_text(SHARES.replace("title: Shares", 'title: "\\u202eS\\u2066"'), "utf-8")
    assert cli.main(["explain", "x.yml"]) == 0
    assert capsys.readouterr().out.startswith("\ufffdS\ufffd (x, version 1.0.0)\n")


SCORES = """\
title: Scores
scale: own
overall: none
scales: {own: {labels: [a, b, c]}}
about: {role: {text: Your role, choices: [Lead, Member]}}
dimensions:
  one: {title: One, score: none, items: {x: do x, y: do y, z: {text: do z, ask: {role: Lead}, else: 0}}}
scores:
  total:
    title: Total
    sum: [x, y, z]
    levels: {low: {from: 0, title: Low}, high: {from: 3, title: High}, top: {above: 5, title: Top}}
  style:
    title: Style
    choose:
      - {if: {x: b, total: ">=2"}, then: bold}
      - {then: other}
"""


def test_what_is_said_of_scores_is_what_counting_gives(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "x.yml").write_text(SCORES, "utf-8")
    assessment = load(folder / "x.yml", None, ()).assessment
    assert assessment is not None
    assert cli.main(["explain", "x.yml"]) == 0
    lines = [re.sub(" {2,}", "  ", line).split("  ") for line in capsys.readouterr().out.splitlines()]
    said = {line[0]: line for line in lines if line[0] in ("Low", "High", "Top", "bold", "other")}
    found: dict[str, list[Counter[str | None]]] = {"total": [Counter(), Counter()], "style": [Counter(), Counter()]}
    numbers = set()
    for role, x, y, z in product(range(2), range(3), range(3), range(3)):
        scored = score(assessment, {"role": role, "x": x, "y": y, "z": z}).scores
        numbers.add(scored[0].value)
        for one in scored:
            found[one.id][0][one.label] += 1
            found[one.id][1][one.label] += (x, y, z) == (1, 1, 1)
    assert [str(len(numbers)), "1"] in lines
    for id, names in (
        ("total", {"low": "Low", "high": "High", "top": "Top"}),
        ("style", {"bold": "bold", "other": "other"}),
    ):
        for label, name in names.items():
            shares = [Fraction(counts[label], counts.total()) for counts in found[id]]
            assert said[name][2:4] == [share_in_words(share) for share in shares]
    assert said["Top"][1] == "above 5"
    assert said["other"][1] == "row 2"


def test_a_score_that_is_not_proven_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(Path(__file__).with_name("samples") / "score-not-proven" / "discovery.yml", "x.yml")
    assert cli.main(["explain", "x.yml"]) == 0
    said = capsys.readouterr().out
    assert said.replace("\n", " ").rstrip().endswith(words.TOO_MUCH.format(scores="first"))
    assert words.SCORE_NOT_PROVEN in said


GAPS = """\
title: Gaps
scale: own
overall: none
scales: {own: {labels: ["1", "2", "3"], from: 1}}
dimensions: {d: {title: D, score: none, items: {a: do a, b: do b, c: do c, e: do e}}}
scores:
  left:
    title: Left
    sum: [a, b, c, e]
    need: 2
    levels: {tiny: {from: 0, title: Below four}, low: {from: 4, title: Low}}
  filled: {title: Filled, sum: [a, b, c, e], need: 2, blank: 5}
"""


def test_numbers_that_only_gaps_lead_to_are_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "x.yml").write_text(GAPS, "utf-8")
    assert cli.main(["explain", "x.yml"]) == 0
    lines = [re.sub(" {2,}", "  ", line).split("  ") for line in capsys.readouterr().out.splitlines()]
    assert [line for line in lines if line[0].startswith(("lowest", "highest"))] == [
        ["lowest", "4", "1: every item"],
        ["highest", "12", "3: every item"],
        ["lowest with gaps", "2", "1: a, b; no answer: c, e"],
        ["lowest", "4", "1: every item"],
        ["highest", "12", "3: every item"],
        ["highest with gaps", "16", "3: a, b; no answer: c, e"],
    ]
    level = next(place for place, line in enumerate(lines) if line[0] == "Below four")
    assert lines[level : level + 2] == [
        ["Below four", "from 0", words.ONLY_WITH_GAPS[:16], "0 of 100", "1: a, b, c; no", "none"],
        ["", words.ONLY_WITH_GAPS[17:], "answer: e"],
    ]
    assert " ".join(" ".join(line) for line in lines).endswith(words.PROVEN)


def test_what_takes_too_much_with_gaps_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "x.yml").write_text(GAPS, "utf-8")
    monkeypatch.setattr(asides, "ASIDE", 0)
    assert cli.main(["explain", "x.yml"]) == 0
    said = capsys.readouterr().out
    assert "lowest with gaps" not in said
    assert said.replace("\n", " ").rstrip().endswith(words.NOT_WITH_BLANKS.format(scores="left, filled"))


def test_an_overall_score_that_might_come_to_more_with_gaps_is_proven_for_complete_answers_only(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = TWO.replace("z: do z", "z: {text: do z, ask: {x: a}}")
    (folder / "x.yml").write_text(text, "utf-8")
    assert cli.main(["explain", "x.yml"]) == 0
    said = capsys.readouterr().out.replace("\n", " ").rstrip()
    assert said.endswith(words.NOT_WITH_BLANKS.format(scores="overall"))


GROUPS = """\
title: Groups
scale: own
overall: none
scales: {own: {labels: [a, b, c]}}
about: {sex: {text: Your sex, choices: [M, F]}, age: {text: Your age, number: [18, 99]}}
dimensions: {d: {title: D, score: none, items: {x: do x}}}
scores:
  one:
    title: One
    value: x
    levels: {by: sex, low: {from: 0, title: Low}, high: {above: {M: 1, F: 0}, title: High}}
  two:
    title: Two
    value: x
    levels: {by: age, few: {from: 0, title: Few}, many: {from: {18..30: 1, "<65": 2, ">=65": 1}, title: Many}}
"""


def test_levels_of_groups_name_the_group(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "x.yml").write_text(GROUPS, "utf-8")
    assert cli.main(["explain", "x.yml"]) == 0
    lines = [re.sub(" {2,}", "  ", line).split("  ") for line in capsys.readouterr().out.splitlines()]
    assert [line[:2] for line in lines if line[0] in ("Low", "High", "Few", "Many")] == [
        ["Low", "from 0, M"],
        ["High", "above 1, M"],
        ["Low", "from 0, F"],
        ["High", "above 0, F"],
        ["Few", "from 0, 18..30"],
        ["Many", "from 1, 18..30"],
        ["Few", "from 0, <65"],
        ["Many", "from 2, <65"],
        ["Few", "from 0, >=65"],
        ["Many", "from 1, >=65"],
    ]


def test_what_is_proven_stays_where_examples_take_too_much(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "x.yml").write_text(SCORES, "utf-8")
    monkeypatch.setattr(whole_model, "MORE", 0)
    assert cli.main(["explain", "x.yml"]) == 0
    lines = [re.sub(" {2,}", "  ", line) for line in capsys.readouterr().out.splitlines()]
    assert lines[lines.index("total: Total") :][7:11] == [
        "score  number  for example",
        "-------  ------  ---------------------------",
        "lowest  0  reached; no example at hand",
        "highest  6  reached; no example at hand",
    ]
    assert [line for line in lines if line.startswith(("Low", "High", "Top"))] == [
        "Low  from 0  52 of 100  50 of 100  reached; no example at hand  none",
        "High  from 3  46 of 100  50 of 100  reached; no example at hand  none",
        "Top  above 5  2 of 100  0 of 100  reached; no example at hand  none",
    ]
    assert " ".join(lines).endswith(words.PROVEN)


def test_shares_in_the_middle_that_take_too_much_are_not_called_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "x.yml").write_text(SCORES, "utf-8")
    monkeypatch.setattr(whole_model, "MIDDLE", 0)
    assert cli.main(["explain", "x.yml"]) == 0
    said = capsys.readouterr().out
    lines = [re.sub(" {2,}", "  ", line).split("  ") for line in said.splitlines()]
    shares = {line[0]: line[2:4] for line in lines if line[0] in ("Low", "High", "Top", "bold", "other")}
    assert shares == {
        "Low": ["52 of 100", "not proven"],
        "High": ["46 of 100", "not proven"],
        "Top": ["2 of 100", "not proven"],
        "bold": ["26 of 100", "not proven"],
        "other": ["74 of 100", "not proven"],
    }
    assert said.replace("\n", " ").rstrip().endswith(words.NOT_IN_THE_MIDDLE.format(scores="total, style"))


class TestTable:
    """Columns side by side where there is room, an entry a line where there is not."""

    def test_of_its_natural_width(self) -> None:
        assert table(["a", "long heading"], [["one", "b"], ["two", "c"]], 20) == [
            "a    long heading",
            "---  ------------",
            "one  b",
            "two  c",
        ]

    def test_that_is_too_wide_wraps_its_widest_column(self) -> None:
        assert table(["a", "b"], [["one", "some words that need room"], ["two", "x"]], 22) == [
            "a    b",
            "---  -----------------",
            "one  some words that",
            "     need room",
            "two  x",
        ]

    def test_without_room_is_a_list(self) -> None:
        assert table(["a", "b"], [["one", "some words that need room"], ["two", "x"]], 12) == [
            "a: one",
            "b: some",
            "  words that",
            "  need room",
            "",
            "a: two",
            "b: x",
        ]

    def test_counts_columns_and_not_characters(self) -> None:
        assert table(["日本", "b"], [["x", "y"]], 20) == ["日本  b", "----  -", "x     y"]

    @pytest.mark.parametrize(
        ("text", "width", "lines"),
        [
            ("one two", 7, ["one two"]),
            ("one two", 6, ["one", "  two"]),
            ("a one-two-three", 6, ["a", "  one-", "  two-", "  thre", "  e"]),
            ("-- x", 3, ["--", "  x"]),
            ("日本語", 4, ["日本", "  語"]),
            ("", 4, [""]),
            ("  a \n b ", 9, ["a b"]),
        ],
    )
    def test_a_text_is_broken_at_blanks_and_after_hyphens(self, text: str, width: int, lines: list[str]) -> None:
        assert wrap(text, width, "  ") == lines

    @given(st.text(st.sampled_from("ab-日 \t\u0301"), max_size=40), st.integers(4, 12))
    def test_a_wrapped_text_fits_and_keeps_its_letters(self, text: str, width: int) -> None:
        lines = wrap(text, width, "  ")
        assert max(map(columns, lines)) <= width
        assert "".join(lines).replace(" ", "") == "".join(text.split())

    @given(st.lists(st.lists(st.text("ab-日 ", max_size=30), min_size=3, max_size=3), min_size=1, max_size=3))
    def test_is_never_wider_than_the_terminal(self, cells: list[list[str]]) -> None:
        for width in (20, 50, 80):
            assert max(map(columns, table(["a", "heading", "c"], cells, width))) <= width


@pytest.mark.parametrize("width", ["1", "20", "44", "79", "200"])
def test_no_line_is_wider_than_the_terminal_or_than_80_columns(
    width: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = explained(width, monkeypatch, capsys)
    assert max(map(columns, said.splitlines())) <= max(20, min(80, int(width)))


class TestCall:
    """Exit codes as those of a check; problems instead of an explanation."""

    def test_problems_are_said_instead(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "x.yml").write_text(SHARES.replace("own\n", "other\n", 1), "utf-8")
        assert cli.main(["check", "x.yml"]) == 1
        checked = capsys.readouterr().out
        assert "PA120" in checked
        assert cli.main(["explain", "x.yml"]) == 1
        assert capsys.readouterr().out == checked

    def test_problems_of_the_whole_are_said_instead(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "x.yml").write_text(SHARES.replace("from: 7", "from: 6.5"), "utf-8")
        assert cli.main(["explain", "x.yml"]) == 0
        (folder / "x.yml").write_text(SHARES + "  mid: {from: 6.5, title: Mid, reading: Some.}\n", "utf-8")
        capsys.readouterr()
        assert cli.main(["explain", "x.yml"]) == 1
        assert "PA210" in capsys.readouterr().out

    def test_a_remark_stops_nothing(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "x.yml").write_text("\ufeff" + SHARES, "utf-8")
        assert cli.main(["explain", "x.yml"]) == 0
        assert capsys.readouterr().out.startswith("Shares (x, version 1.0.0)\n")

    def test_a_file_that_is_not_there(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["explain", "absent.yml"]) == 1
        assert capsys.readouterr().out.startswith("absent.yml:1:1  PA021 no-file\n")

    def test_a_file_by_another_name(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "x.yaml").write_text(SHARES, "utf-8")
        assert cli.main(["explain", "x.yaml"]) == 1
        assert capsys.readouterr().out.startswith("x.yaml:1:1  PA010 file-name\n")

    def test_a_shared_file_has_nothing_to_explain(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "_shared.yml").write_text("scales: {}\n", "utf-8")
        assert cli.main(["explain", "_shared.yml"]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err == (
            '"_shared.yml" holds what several assessments use, and no scores of its own. '
            "Name the file of an assessment.\n"
        )

    @pytest.mark.parametrize("arguments", [["explain"], ["explain", "a.yml", "b.yml"], ["schema", "x"]])
    def test_that_is_wrong(self, arguments: list[str]) -> None:
        with pytest.raises(SystemExit) as stopped:
            cli.main(arguments)
        assert stopped.value.code == 2
