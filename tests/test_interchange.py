"""Round trips: what is exported and imported again scores every sheet as before."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from mkdocs_assessments import cli
from mkdocs_assessments.interchange import Exported, as_csv, as_surveyjs, carried, imported
from mkdocs_assessments.interchange.not_carried import comments
from mkdocs_assessments.model import Answer, Answers, Assessment
from mkdocs_assessments.resolve import load
from mkdocs_assessments.scoring import Scored, score

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted([
    *(path for path in (ROOT / "assessments").glob("*.yml") if not path.name.startswith("_")),
    *(ROOT / "tests" / "instruments").rglob("*.yml"),
])  # fmt: skip
ARTICLES = frozenset(path.stem for path in (ROOT / "content" / "guidance").rglob("*.md"))
WRITERS = {".csv": as_csv, ".json": as_surveyjs}
SHEETS = 60


def assessment_at(path: Path) -> Assessment:
    """The assessment in a file without a problem."""
    loaded = load(path, None, ARTICLES)
    assert loaded.problems == (), loaded.problems
    assert loaded.assessment is not None
    return loaded.assessment


def exported(path: Path, ending: str) -> Exported:
    return WRITERS[ending](carried(assessment_at(path), path, None))


def there_and_back(path: Path, ending: str, folder: Path) -> tuple[Assessment, Assessment]:
    """The assessment before and after."""
    before = assessment_at(path)
    file = folder / f"{path.stem}{ending}"
    file.write_text(exported(path, ending).text, "utf-8", newline="")
    read = imported(file)
    assert (read.problems, read.left) == ((), ())
    assert read.text is not None
    again = folder / path.name
    again.write_text(read.text, "utf-8")
    return before, assessment_at(again)


def a_sheet(assessment: Assessment, chance: random.Random) -> Answers:
    """Some answers, some blank, some that do not apply; what must add up often does."""
    often = chance.choice([0.0, 0.1, 0.5])
    sheet: dict[str, Answer] = {}
    for item in assessment.items:
        roll = chance.random()
        if roll < often:
            sheet[item.id] = "na" if item.na and chance.random() < 0.5 else None
        elif item.scale.total is not None:
            sheet[item.id] = chance.choice([0, 1, 2, 3, 4, 5])
        else:
            sheet[item.id] = chance.randrange(item.scale.size)
    for section in assessment.sections:
        block = [item for item in section.items if item.scale.total is not None]
        if block and chance.random() < 0.8:
            rest = int(block[0].scale.total or 0)
            for item in block[:-1]:
                part = chance.randint(0, rest)
                sheet[item.id] = part
                rest -= part
            sheet[block[-1].id] = rest
    return sheet


def comparable(scored: Scored) -> object:
    """What was scored, whatever order it stands in."""
    return (
        {one.id: one for one in scored.dimensions},
        {one.id: one for one in scored.scores},
        scored.overall,
        scored.invalid,
    )


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_comes_back_scores_every_sheet_as_before(path: Path, ending: str, tmp_path: Path) -> None:
    before, after = there_and_back(path, ending, tmp_path)
    chance = random.Random(path.stem)
    assert [item.id for item in after.items] == [item.id for item in before.items]
    for _ in range(SHEETS):
        sheet = a_sheet(before, chance)
        assert comparable(score(after, sheet)) == comparable(score(before, sheet))


def comment_lines(path: Path) -> int:
    """Lines of remarks that a file holds beside its settings."""
    lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
    return sum(line.startswith("#") and not line.startswith("# yaml-language-server") for line in lines)


NOT_DONE = {
    "battery": ["version, examples of the assessment"],
    "recommend": ["version, examples of the assessment"],
    "roles": ["the score strengths (the 2 highest of several)", "version, examples of the assessment"],
    "three_letters": [
        "the score code (the 3 highest of several)",
        "the score both (it rests on code)",
        "the score social-first (it rests on code)",
        *(f"what is said of {letter}: readings, practice, guidance" for letter in "RIASEC"),
        "version, examples of the assessment",
    ],
    "phq9": [
        "what is said of total: readings, practice, guidance",
        "what is said of the score item9_flag: readings, guidance",
        "version, not_for, sources, examples of the assessment",
    ],
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_not_carried_is_listed_exactly(path: Path) -> None:
    lines = comment_lines(path)
    wanted = (f"the comments of the file ({lines} line{'s' * (lines > 1)})",) if lines else ()
    assert [exported(path, ending).left for ending in WRITERS] == [wanted, wanted]
    assert exported(path, ".csv").not_done == ()
    not_done = exported(path, ".json").not_done
    if path.stem in NOT_DONE:
        assert list(not_done) == NOT_DONE[path.stem]
    scores = [words for words in not_done if words.startswith(("the score", "the levels", "how an", "the check"))]
    assert scores == [words for words in NOT_DONE.get(path.stem, []) if words.startswith("the score")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("title: T # mine\n", ["the comments of the file (1 line)"]),
        ('# one\ntitle: "T # not"\nx: a#b\ny: [\'#\', "#"]  # two\n', ["the comments of the file (2 lines)"]),
        (
            "# yaml-language-server: $schema=schema.json\ntitle: it's #1 of Joe's\n",
            ["the comments of the file (1 line)"],
        ),
        ("title: T\n", []),
    ],
)
def test_comments_are_counted(text: str, found: list[str]) -> None:
    assert comments(text) == found


@pytest.mark.parametrize("ending", WRITERS)
def test_scales_and_levels_of_the_shared_file_go_along(ending: str, tmp_path: Path) -> None:
    shared = tmp_path / "_shared.yml"
    shared.write_text(
        "scales: {own: {labels: [No, Some, Yes], na: Never came up}, other: {labels: [a, b]}}\n"
        "levels: {low: {from: 0, title: Low, reading: Little.}, high: {from: 50%, title: High, reading: Much.}}\n"
    )
    file = tmp_path / "whole.yml"
    file.write_text("title: T\nscale: own\ndimensions: {one: {title: One, items: {a: A, b: B, c: C}}}\n")
    before = load(file, shared, ()).assessment
    assert before is not None
    out = tmp_path / f"out{ending}"
    out.write_text(WRITERS[ending](carried(before, file, shared)).text, "utf-8")
    (tmp_path / "alone").mkdir()
    again = tmp_path / "alone" / "whole.yml"
    again.write_text(imported(out).text or "")
    after = assessment_at(again)
    assert after.dimensions == before.dimensions


def run(*arguments: str) -> int:
    """One run of the command."""
    return cli.main(list(arguments))


SMALL = (
    "# Mine.\ntitle: T\nscale: share5\ndimensions:\n  find:\n    title: Find\n    items: {a: do a, b: =b, c: do c}\n"
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one small assessment, and in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "assessments").mkdir()
    (tmp_path / "assessments" / "small.yml").write_text(SMALL)
    return tmp_path


def test_the_commands_there_and_back(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("export", "assessments/small.yml", "--to", "csv", "-o", "My sheet.csv") == 0
    out = capsys.readouterr()
    assert (out.out, out.err) == ("", "Not carried:\n  - the comments of the file (1 line)\n")
    assert ",'=b," in (project / "My sheet.csv").read_text("utf-8")
    assert run("import", "My sheet.csv") == 0
    out = capsys.readouterr()
    assert out.out == (
        "assessments/my-sheet.yml was made from My sheet.csv. It is yours from here on: read it through, and mend "
        "what you like.\n1 file checked. No problems.\n"
    )
    assert out.err == "Everything was carried.\n"
    assert (project / "assessments" / "my-sheet.yml").read_text("utf-8").endswith("      c: do c\n")


def test_an_export_goes_to_the_terminal_unless_a_file_is_named(
    project: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("export", "assessments/small.yml", "--to", "surveyjs") == 0
    assert capsysbinary.readouterr().out.startswith(b'{\n  "title": "T"')


def test_nothing_is_written_over_without_force(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small = project / "assessments" / "small.yml"
    (project / "small.csv").write_text("item,options\na,No | Some | Yes\n")
    assert run("import", "small.csv") == 2
    assert run("export", "assessments/small.yml", "--to", "csv", "-o", "small.csv") == 2
    assert capsys.readouterr().err == (
        '"assessments/small.yml" is there already and was left as it is. Add --force to write over it, or -o and '
        'another name.\n"small.csv" is there already and was left as it is. Add --force to write over it, or -o and '
        "another name.\n"
    )
    assert small.read_text() == SMALL
    assert run("import", "small.csv", "--force") == 0
    assert small.read_text() != SMALL


def test_a_bad_file_is_not_written(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "bad.csv").write_text("item,reverse\na,perhaps\n")
    assert run("import", "bad.csv") == 1
    assert capsys.readouterr().out.startswith(
        'bad.csv:2:2  PA194 import-reverse\n  Cell B2 says "perhaps" about reversal, which is neither yes nor no.\n'
    )
    assert not (project / "assessments" / "bad.yml").exists()


def test_what_is_made_is_checked(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "mixed.csv").write_text("item,options\na,No | Yes\nb,No | Some | Yes\n")
    assert run("import", "mixed.csv") == 1
    assert "assessments/mixed.yml:" in (out := capsys.readouterr().out)
    assert "PA133" in out


def test_only_a_good_assessment_is_exported(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "assessments" / "small.yml").write_text(SMALL.replace("share5", "share6"))
    assert run("export", "assessments/small.yml", "--to", "csv") == 1
    assert "PA120" in capsys.readouterr().out
    (project / "assessments" / "_shared.yml").write_text("scales: {}\n")
    assert run("export", "assessments/_shared.yml", "--to", "csv") == 2


def test_a_folder_that_cannot_be_made_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "a.csv").write_text("item,options\na,No | Yes\n")
    assert run("import", "a.csv", "-o", "a.csv/x.yml") == 2
    assert capsys.readouterr().err.startswith('"a.csv/x.yml" cannot be written: ')
