"""Spreadsheets: what coaches have, what we write, and what is wrong with a cell."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_assessments.interchange import Imported, as_csv, carried, imported
from mkdocs_assessments.interchange.data import clean
from mkdocs_assessments.interchange.options import cell_of, from_cell
from mkdocs_assessments.interchange.spreadsheet.columns import cell_name
from mkdocs_assessments.interchange.spreadsheet.writing import as_written, defused
from mkdocs_assessments.interchange.yaml_writing import block
from mkdocs_assessments.model import Assessment
from mkdocs_assessments.problem import Place
from mkdocs_assessments.report import worded
from mkdocs_assessments.resolve import load
from mkdocs_assessments.resolve.intervals import interval_of
from mkdocs_assessments.written import number

PLAIN = (
    "item,dimension,reverse,options\n"
    "Talks a lot,Energy,,Never | Sometimes | Always\n"
    "Keeps quiet,Energy,x,Never | Sometimes | Always\n"
    "Plans the day,Order,,Never | Sometimes | Always\n"
)


def read(folder: Path, text: str | bytes, name: str = "big-five.csv") -> Imported:
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return imported(file)


def made(folder: Path, text: str | bytes, name: str = "big-five.csv") -> Assessment:
    """The assessment a spreadsheet becomes."""
    found = read(folder, text, name)
    assert found.problems == ()
    assert found.text is not None
    file = folder / "made.yml"
    file.write_text(found.text, "utf-8")
    loaded = load(file, None, ())
    assert loaded.problems == (), found.text
    assert loaded.assessment is not None
    return loaded.assessment


def said(found: Imported) -> list[tuple[int, int, str, str]]:
    """Row, column and code of each problem, and the cell its message names."""
    lines = []
    for problem in found.problems:
        assert isinstance(problem.where, Place)
        lines.append((problem.where.line, problem.where.column, problem.code, problem.data.get("cell", "")))
        assert worded(problem).message
    return lines


def test_a_plain_spreadsheet_becomes_a_file_a_coach_would_have_written(tmp_path: Path) -> None:
    found = read(tmp_path, PLAIN)
    assert found.left == ()
    assert found.text == (
        "# yaml-language-server: $schema=schema.json\n"
        "# Made from big-five.csv by assess import.\n"
        "title: Big five\n"
        "version: 1.0.0\n"
        "scale: answers3\n"
        "\n"
        "scales:\n"
        "  answers3:\n"
        "    labels: [Never, Sometimes, Always]\n"
        "\n"
        "dimensions:\n"
        "  energy:\n"
        "    title: Energy\n"
        "    items:\n"
        "      talks-a-lot: Talks a lot\n"
        "      keeps-quiet:\n"
        "        text: Keeps quiet\n"
        "        reverse: true\n"
        "\n"
        "  order:\n"
        "    title: Order\n"
        "    items:\n"
        "      plans-the-day: Plans the day\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace(",", ";"),
        PLAIN.replace(",", "\t"),
        "\ufeff" + PLAIN,
        PLAIN.encode("utf-16"),
        PLAIN.replace("\n", "\r\n"),
        "sep=;\n" + PLAIN.replace(",", ";"),
        "\n" + PLAIN.replace("\nPlans", "\n\n,,,\nPlans"),
        PLAIN.replace("item,dimension,reverse,options", "Question,SubScale,Reversed?,Answer options"),
        PLAIN.replace("item,dimension,reverse,options", " STATEMENT ,Factor,R,Choices"),
        PLAIN.replace(",x,", ",yes,"),
        PLAIN.replace(",x,", ",1,"),
        PLAIN.replace(",x,", ",-,"),
        PLAIN.replace(",x,", ",(R),").replace(",,Never", ",+,Never"),
        PLAIN.replace("Keeps quiet,Energy", "Keeps quiet,"),
        PLAIN.replace("Never | Sometimes | Always", "0 = Never; 1 = Sometimes; 2 = Always"),
        PLAIN.replace("Never | Sometimes | Always", '"Never\nSometimes\nAlways"'),
    ],
)
def test_other_ways_to_write_the_same(tmp_path: Path, text: str | bytes) -> None:
    wanted = made(tmp_path, PLAIN)
    found = made(tmp_path, text)
    assert [(item.text, item.reverse, item.scale.options) for item in found.items] == [
        (item.text, item.reverse, item.scale.options) for item in wanted.items
    ]
    assert [dimension.title for dimension in found.dimensions] == ["Energy", "Order"]


def test_a_file_in_the_letters_of_western_windows(tmp_path: Path) -> None:
    found = made(tmp_path, PLAIN.replace("Talks a lot", "Fühlt sich „wohl“ – €").encode("cp1252"))
    assert found.items[0].text == "Fühlt sich „wohl“ – €"


def test_ids_and_texts_in_columns_of_their_own(tmp_path: Path) -> None:
    found = read(tmp_path, "item,question,scale\nq1,One act,share5\n2,Another act,share5\nq1,A third,share5\n")
    assert found.text is not None
    assert "q1: One act" in found.text
    assert found.left == ('the id "2" of row 3, which is item-2 now', 'the id "q1" of row 4, which is q1-2 now')


def test_what_has_no_place_is_listed(tmp_path: Path) -> None:
    rows = "item,dimension,options,Loading,\na,A,No | Yes,0.7,left over\nb,B,No | Yes,0.2,\nc,A,No | Yes,0.1,\n"
    assert read(tmp_path, rows).left == (
        'the column "Loading"',
        "cell E2, in a column without a name",
        "the order of the rows: items are asked dimension by dimension",
    )


def test_points_of_an_item_of_its_own(tmp_path: Path) -> None:
    text = "item,dimension,options\na,A,No = 0 | Half = 0.5 | Yes = 1\nb,B,No | Yes\nc,B,No | Yes\n"
    found = read(tmp_path, text)
    assert found.text is not None
    assert "        choices:\n          No: 0\n          Half: 0.5\n          Yes: 1\n" in found.text


def test_domains(tmp_path: Path) -> None:
    found = made(tmp_path, "item,dimension,options\na,Top > One,No | Yes\nb,Top > Two,No | Yes\n")
    assert [(domain.title, domain.children) for domain in found.domains] == [("Top", ("one", "two"))]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", [(1, 1, "PA191", "")]),
        ("\n\n", [(1, 1, "PA191", "")]),
        ("name,age\nx,1\n", [(1, 1, "PA191", "")]),
        ("item,dimension\n", [(1, 1, "PA191", "")]),
        ("text,question\na,b\n", [(1, 2, "PA192", "B1")]),
        ("item,dimension\n,A\nb,A\n", [(2, 1, "PA193", "A2")]),
        ("item,reverse\na,perhaps\nb,maybe\n", [(2, 2, "PA194", "B2"), (3, 2, "PA194", "B3")]),
        ("item,options\n\na,Never\n", [(3, 2, "PA195", "B3")]),
        ("item,options\na,No = 0 | Yes\n", [(2, 2, "PA195", "B2")]),
        ("item,options\na,No | No\n", [(2, 2, "PA195", "B2")]),
        ("item,options\na,No = 0 | Yes = 99999999999\n", [(2, 2, "PA195", "B2")]),
        ("item,dimension\na,\n", [(2, 2, "PA196", "B2")]),
        ("item,ask\na,{b: \n", [(2, 2, "PA197", "B2")]),
        ("item,setting,value\na,,\n,levels.low,[x\n", [(3, 3, "PA197", "C3")]),
        ("item,setting,value\na,,\n,title,T\n,title.x,T\n", [(4, 2, "PA198", "B4")]),
        ("item,setting,value\na,,\n,..,T\n", [(3, 2, "PA198", "B3")]),
        ("item\n" + "x" * 200_000 + "\n", [(1, 1, "PA190", "")]),
    ],
)
def test_a_bad_cell_is_named_by_row_and_column(tmp_path: Path, text: str, problems: list[object]) -> None:
    assert said(read(tmp_path, text)) == problems


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    assert [problem.code for problem in read(tmp_path, "x", "a.xlsx").problems] == ["PA199"]
    assert [problem.code for problem in imported(tmp_path / "none.csv").problems] == ["PA021"]
    assert [problem.code for problem in read(tmp_path, b"\xff\xfea").problems] == ["PA190"]
    assert [problem.code for problem in read(tmp_path, b"x" * 5_000_001).problems] == ["PA190"]


@pytest.mark.parametrize(("row", "column", "name"), [(1, 1, "A1"), (5, 3, "C5"), (2, 27, "AA2"), (3, 703, "AAA3")])
def test_cells_have_the_names_of_a_spreadsheet_program(row: int, column: int, name: str) -> None:
    assert cell_name(row, column) == name


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "'=1", "''=1"])
def test_a_formula_is_defused_and_comes_back(text: str) -> None:
    assert defused(text).startswith("'")
    assert as_written(defused(text)) == text


@given(st.text())
def test_any_cell_comes_back(text: str) -> None:
    assert as_written(defused(text)) == text
    assert not defused(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_options_that_are_numbers_score_them() -> None:
    assert dict(from_cell("1 | 2 | 3") or ()) == {"1": 1, "2": 2, "3": 3}
    assert dict(from_cell("1 | 2 | 3 or more") or ()) == {"1": 0, "2": 1, "3 or more": 2}
    assert cell_of((("1", Fraction(0)), ("2", Fraction(1)))) == "1 = 0 | 2 = 1"


LABELS = st.lists(
    st.text(min_size=1, max_size=20).map(clean).filter(bool), min_size=2, max_size=6, unique=True
)  # fmt: skip


@given(LABELS, st.lists(st.integers(-9, 9), min_size=6, max_size=6))
@example(["1", "2"], [0, 1, 2, 3, 4, 5])
@example(["1", "2 = 3"], [0, 1, 2, 3, 4, 5])
def test_any_options_come_back(labels: list[str], values: list[int]) -> None:
    options = tuple(zip(labels, map(number, map(str, values)), strict=False))
    whole = tuple((label, value) for label, value in options if value is not None)
    assert from_cell(cell_of(whole)) == whole


TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from(list(",;\"'\n=+-@|:#{}[]\t")), min_size=1, max_size=40
).map(clean)


@settings(max_examples=1500, deadline=None)
@given(
    texts=st.lists(TEXTS.filter(bool), min_size=2, max_size=4),
    title=TEXTS.filter(bool),
    labels=LABELS.filter(lambda labels: not any(map(interval_of, labels))),
)
def test_any_words_go_there_and_back(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], title: str, labels: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("words")
    whole = {
        "title": title,
        "scale": "own",
        "scales": {"own": {"labels": labels}},
        "dimensions": {"one": {"title": title, "items": {f"i{number}": text for number, text in enumerate(texts)}}},
    }
    file = folder / "words.yml"
    file.write_text(block(whole), "utf-8", newline="")  # type: ignore[arg-type]
    before = load(file, None, ())
    assert before.problems == (), file.read_text("utf-8")
    assert before.assessment is not None
    assert [item.text for item in before.assessment.items] == texts
    after = made(folder, as_csv(carried(before.assessment, file, None)).text, "back.csv")
    assert (after.title, after.dimensions[0].title) == (title, title)
    assert [(item.id, item.text, item.scale.options) for item in after.items] == [
        (item.id, item.text, item.scale.options) for item in before.assessment.items
    ]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.lists(
            st.text(max_size=12) | st.sampled_from(["item", "text", "reverse", "options", "setting", "value", "x"]),
            max_size=6,
        ),
        max_size=6,
    )
)
def test_no_spreadsheet_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    folder = tmp_path_factory.mktemp("any")
    found = read(folder, out.getvalue().encode("utf-8", "replace"))
    assert (found.text is None) == bool(found.problems)
    said(found)


def test_the_spreadsheet_of_the_manual_can_be_imported(tmp_path: Path) -> None:
    manual = (Path(__file__).parent.parent / "content" / "coaches" / "index.md").read_text("utf-8")
    example = "item,dimension" + manual.split("```text\nitem,dimension")[1].split("```")[0]
    found = made(tmp_path, example, "meetings.csv")
    assert [(dimension.title, len(dimension.items)) for dimension in found.dimensions] == [("Energy", 3), ("Order", 3)]
    assert [item.id for item in found.items if item.reverse] == ["by-noon-i", "i-look-for"]
