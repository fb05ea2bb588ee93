"""Problems → words: slots, excerpts with carets, and the forms for terminals, annotations and programs."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_assessments import report
from mkdocs_assessments.problem import At, Place, Problem
from mkdocs_assessments.quoting import quoted
from mkdocs_assessments.report.catalogue import around, filled
from mkdocs_assessments.report.excerpt import EXCERPT_WIDTH
from mkdocs_assessments.suggest import an_id, nearest, scalar


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file to put lines into, named without its folder in problems."""
    monkeypatch.chdir(tmp_path)
    return Path("x.yml")


def excerpt(file: Path, text: str, line: int, column: int, length: int = 1) -> tuple[str, ...]:
    """The lines shown for a place in a text."""
    file.write_text(text, "utf-8")
    return report.worded(Problem("PA004", Place(file.as_posix(), line, column, length))).excerpt


class TestExcerpt:
    """The line, its neighbours, and carets under the characters meant."""

    def test_in_the_middle_of_a_file(self, file: Path) -> None:
        assert excerpt(file, "a: 1\nb: 22\nc: 3\nd: 4\n", 2, 4, 2) == ("1 | a: 1", "2 | b: 22", "  |    ^^", "3 | c: 3")

    def test_at_both_ends_of_a_file(self, file: Path) -> None:
        assert excerpt(file, "a: 1\nb: 2\n", 1, 1) == ("1 | a: 1", "  | ^", "2 | b: 2")
        assert excerpt(file, "a: 1\nb: 2\n", 2, 1) == ("1 | a: 1", "2 | b: 2", "  | ^")
        assert excerpt(file, "a: 1\n", 2, 1) == ("1 | a: 1", "2 |", "  | ^")

    def test_where_line_numbers_grow(self, file: Path) -> None:
        shown = excerpt(file, "a\n" * 12, 9, 1)
        assert shown == (" 8 | a", " 9 | a", "   | ^", "10 | a")

    @pytest.mark.parametrize(
        ("text", "column", "length", "caret"),
        [
            ("ab: “x”", 5, 3, "    ^^^"),
            ("日本: x", 5, 1, "      ^"),
            ("日本: x", 1, 2, "^^^^"),
            ("e\u0301te\u0301: x", 8, 1, "     ^"),
            ("\U0001f600: x", 4, 1, "    ^"),
            ("a\u200db: x", 5, 1, "   ^"),
            ("\ta: x", 2, 1, "    ^"),
            ("a\tb: x", 3, 1, "    ^"),
            ("a:\t\tx", 3, 2, "  ^^^^^^"),
        ],
    )
    def test_counts_columns_and_not_characters(
        self, file: Path, text: str, column: int, length: int, caret: str
    ) -> None:
        assert excerpt(file, text, 1, column, length)[1] == f"  | {caret}"

    def test_draws_tabs(self, file: Path) -> None:
        assert excerpt(file, "\ta:\tb", 1, 1)[:2] == ("1 | →   a:→ b", "  | ^^^^")

    @pytest.mark.parametrize("column", [1, 50, 101, 150, 500, 1000])
    def test_of_a_long_line_is_cut_around_the_place(self, file: Path, column: int) -> None:
        line = "".join(chr(0x4E00 + number) if number % 7 == 0 else str(number % 10) for number in range(1000))
        _, shown, carets, _ = excerpt(file, f"before\n{line}\nafter\n", 2, column)
        assert shown.startswith("2 | ")
        assert (
            sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in shown) <= EXCERPT_WIDTH + 8
        )
        marked, width = "", 0
        for character in shown:
            if width == carets.index("^"):
                marked = character
                break
            width += 2 if unicodedata.east_asian_width(character) == "W" else 1
        assert marked == line[column - 1]

    def test_makes_control_characters_harmless(self, file: Path) -> None:
        assert excerpt(file, "a: \x1b[31m\u202e\x07b\n", 1, 1)[0] == "1 | a: \ufffd[31m\ufffd\ufffdb"

    def test_of_a_file_that_is_gone_or_shorter_is_left_out(self, file: Path) -> None:
        assert report.worded(Problem("PA004", Place("absent.yml", 1, 1))).excerpt == ()
        assert excerpt(file, "a: 1\n", 9, 1) == ()

    def test_of_a_whole_file_is_left_out(self, file: Path) -> None:
        assert excerpt(file, "a: 1\n", 1, 1, 0) == ()

    def test_of_bytes_that_are_no_text(self, file: Path) -> None:
        file.write_bytes(b"a: \xff\n")
        assert report.worded(Problem("PA007", Place("x.yml", 1, 4), {"byte": "FF"})).excerpt == (
            "1 | a: \ufffd",
            "  |    ^",
        )


class TestSlots:
    """What a coach wrote fills the slots, harmless and not too long."""

    def test_are_filled(self) -> None:
        assert filled('"{name}" and {other}.', {"name": "a", "other": "b"}) == '"a" and b.'

    def test_of_an_optional_piece(self) -> None:
        words = "Here.[[ Did you mean {nearest}?]]"
        assert filled(words, {"nearest": "a"}) == "Here. Did you mean a?"
        assert filled(words, {"nearest": ""}) == "Here."
        assert filled(words, {}) == "Here."
        assert filled(words, {"nearest": "a" * 201}) == "Here."

    def test_that_are_missing_are_our_mistake(self) -> None:
        with pytest.raises(KeyError):
            filled("{name}", {})

    def test_keep_what_looks_like_a_slot(self) -> None:
        assert filled("{name}", {"name": "{other} [[x]] \\1"}) == "{other} [[x]] \\1"

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("\x1b[2J", "\ufffd[2J"),
            ("a\nb\r\nc", "a b c"),
            ("\u202egnirts", "\ufffdgnirts"),
            ("\ud800", "\ufffd"),
            ("x" * 300, "x" * 199 + "…"),
        ],
    )
    def test_are_harmless(self, text: str, shown: str) -> None:
        assert filled("{name}", {"name": text}) == shown

    @given(st.text())
    def test_never_carry_a_control_character(self, text: str) -> None:
        words = filled("({name})", {"name": text}) or ""
        assert [
            character for character in words if unicodedata.category(character) in {"Cc", "Cs"} and character != "\t"
        ] == []


class TestForms:
    """One problem, four forms."""

    PROBLEM = Problem(
        "PA102", Place("x.yml", 2, 1, 5), {"name": "titel", "names": "title, items", "nearest": "title", "it": "it"}
    )

    TEXT = """\
x.yml:2:1  PA102 unknown-setting
  "titel" is not a setting that can stand here. Did you mean "title"?

  1 | a: 1
  2 | titel: x
    | ^^^^^

  Expected: one of title, items
  Fix: Rename it to "title", or delete it with its value."""

    def test_for_a_terminal(self, file: Path) -> None:
        file.write_text("a: 1\ntitel: x\n")
        assert report.terminal(self.PROBLEM) == self.TEXT

    def test_colours_only_repeat_what_is_said(self, file: Path) -> None:
        file.write_text("a: 1\ntitel: x\n")
        coloured = report.terminal(self.PROBLEM, colour=True)
        assert coloured != self.TEXT
        plain = coloured.replace("\x1b[1m", "").replace("\x1b[2m", "").replace("\x1b[0m", "")
        assert plain == self.TEXT

    def test_for_a_program(self, file: Path) -> None:
        file.write_text("a: 1\ntitel: x\n")
        assert json.loads(report.as_json([self.PROBLEM])) == [
            {
                **{"file": "x.yml", "line": 2, "column": 1, "length": 5, "code": "PA102", "name": "unknown-setting"},
                **{"severity": "error", "expected": "one of title, items", "paste": None, "shown": None},
                "message": '"titel" is not a setting that can stand here. Did you mean "title"?',
                "fix": 'Rename it to "title", or delete it with its value.',
                "excerpt": ["1 | a: 1", "2 | titel: x", "  | ^^^^^"],
            }
        ]
        assert json.loads(report.as_json([])) == []

    def test_for_an_annotation(self) -> None:
        assert report.as_annotations([self.PROBLEM]) == (
            "::error file=x.yml,line=2,col=1,title=PA102 unknown-setting::"
            '"titel" is not a setting that can stand here. Did you mean "title"?%0A'
            'Expected: one of title, items%0AFix: Rename it to "title", or delete it with its value.\n'
        )

    def test_an_annotation_cannot_be_broken_out_of(self) -> None:
        problem = Problem(
            "PA102", Place("a,b:c%\n::d.yml", 1, 1, 0), {"name": "x\n::error::y%0A", "names": "z", "it": "it"}
        )
        assert report.as_annotations([problem]).splitlines() == [
            "::error file=a%2Cb%3Ac%25 %3A%3Ad.yml,line=1,col=1,title=PA102 unknown-setting::"
            '"x ::error::y%250A" is not a setting that can stand here.%0A'
            "Expected: one of z%0AFix: Rename it, or delete it with its value."
        ]

    def test_a_remark_says_that_it_is_one(self) -> None:
        remark = Problem("PA009", Place("x.yml", 1, 1, 0))
        assert report.terminal(remark).splitlines()[0] == "x.yml:1:1  PA009 byte-order-mark (warning)"
        assert report.as_annotations([remark]).startswith("::warning file=x.yml,")
        assert (report.severity(remark), report.blocks(remark)) == ("warning", False)
        assert (report.severity(self.PROBLEM), report.blocks(self.PROBLEM)) == ("error", True)

    def test_a_problem_without_a_place_is_our_mistake(self) -> None:
        with pytest.raises(TypeError, match="PA004 has no place yet"):
            report.worded(Problem("PA004", At("x.yml", ("a",))))


@pytest.mark.parametrize(
    ("errors", "remarks", "words"),
    [
        (0, 0, "3 files checked. No problems."),
        (1, 0, "1 problem to mend."),
        (2, 1, "2 problems to mend. 1 remark; it stops nothing."),
        (0, 2, "2 remarks; they stop nothing."),
        (21, 0, "21 problems to mend. 1 of them is not shown; it may go away with the ones above."),
        (30, 0, "30 problems to mend. 10 of them are not shown; they may go away with the ones above."),
    ],
)
def test_a_run_ends_with_a_count(errors: int, remarks: int, words: str) -> None:
    problems = [Problem("PA004", Place("x.yml", 1, 1, 0))] * errors + [
        Problem("PA009", Place("x.yml", 1, 1, 0))
    ] * remarks
    assert report.summary(problems, 3) == words
    assert report.as_text(problems, 3).splitlines()[-1] == words


def test_twenty_problems_are_shown() -> None:
    problems = [Problem("PA004", Place("x.yml", number, 1, 0)) for number in range(1, 40)]
    assert report.as_text(problems, 1).count("PA004") == 20
    assert len(json.loads(report.as_json(problems))) == 39


def test_every_entry_of_the_catalogue_is_complete() -> None:
    entries = report.catalogue().values()
    assert [entry.code for entry in entries] == sorted({entry.code for entry in entries})
    assert len({entry.name for entry in entries}) == len(entries)
    assert [entry.code for entry in entries if not entry.fix] == []
    assert [entry.code for entry in entries if entry.message[-1] not in ".?]" or entry.message[0].islower()] == []
    words = {f"{kind}{one}" for kind in ("good", "error", "warning", "more") for one in ("", "-one")}
    assert set(around()) == {*words, "nothing", "shared", "there-already", "not-written", "made"}


def test_the_manual_holds_every_entry() -> None:
    manual = report.manual()
    assert manual.startswith("# Messages\n\nWhat the check of an assessment file can say")
    headings = [line.removeprefix("## ") for line in manual.splitlines() if line.startswith("## ")]
    assert headings == [f"{entry.code} {entry.name}" for entry in report.catalogue().values()]
    assert "[[" not in manual
    assert '> "*name*" is missing from "*inside*".\n>\n> Fix: Add a line that begins with "*name*:".' in manual
    assert "\n- message" not in manual


@pytest.mark.parametrize(
    ("name", "names", "found"),
    [
        ("itmes", ["title", "items"], "items"),
        ("Items", ["items"], "items"),
        ("guidnace", ["sources", "guidance"], "guidance"),
        ("discovry-mindset", ["discovery-mindsets"], "discovery-mindsets"),
        ("ab", ["cd", "ef"], None),
        ("a", ["b"], None),
        ("", ["a"], None),
        ("colour", ["title", "items"], None),
        ("twelve-letter", ["twelve-xxxxer"], "twelve-xxxxer"),
        ("twelve-letter", ["twelve-xxxxxr"], None),
        ("abcd", ["abxx", "abcx"], "abcx"),
        ("abcd", ["abcx", "abcy"], "abcx"),
        ("x" * 100_000, ["y" * 100_000], None),
    ],
)
def test_the_nearest_name_is_at_most_two_letters_or_a_third_away(
    name: str, names: list[str], found: str | None
) -> None:
    assert nearest(name, names) == found


@pytest.mark.parametrize(
    ("text", "taken", "found"),
    [
        ("Say no!", [], "say-no"),
        ("don't wait for it", [], "dont-wait-for"),
        ("Größe zählt", [], "groe-zahlt"),
        ("日本", [], "item"),
        ("3 acts", [], "item-3-acts"),
        ("say no", ["say-no", "SAY-NO-2"], "say-no-3"),
    ],
)
def test_an_id_is_made_of_the_first_words(text: str, taken: list[str], found: str) -> None:
    assert an_id(text, taken) == found


@pytest.mark.parametrize(
    ("text", "plain", "marked"),
    [("a b", "a b", '"a b"'), ("a: b", '"a: b"', '"a: b"'), ('a: "b"', "'a: \"b\"'", "'a: \"b\"'"), ("", '""', '""')],
)
def test_values_are_put_into_quotation_marks_where_they_need_them(text: str, plain: str, marked: str) -> None:
    assert (scalar(text), quoted(text)) == (plain, marked)
