"""The command ``assess``."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from mkdocs_assessments import cli
from mkdocs_assessments.compiler import compile_site
from test_samples import CASES, SAMPLES

GOOD = "title: T\nscale: share5\ndimensions:\n  find:\n    title: Find\n    items: {a: do a, b: do b, c: do c}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one good assessment, and in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "assessments").mkdir()
    (tmp_path / "assessments" / "good.yml").write_text(GOOD)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """The exit code and the lines of a run."""
    code = cli.main(["check", *arguments])
    return code, capsys.readouterr().out.splitlines()


def test_a_good_project(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys) == (0, ["1 file checked. No problems."])


def test_a_file_with_a_problem(capsys: pytest.CaptureFixture[str]) -> None:
    Path("assessments/bad.yml").write_text(GOOD.replace("share5", "share6"))
    code, lines = run(capsys)
    assert code == 1
    assert [line for line in lines if "PA" in line] == ["assessments/bad.yml:2:8  PA120 unknown-scale"]


def test_only_the_files_that_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("assessments/bad.yml").write_text("x")
    assert run(capsys, "assessments/good.yml") == (0, ["1 file checked. No problems."])


def test_a_remark_is_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    Path("assessments/good.yml").write_text("\ufeff" + GOOD)
    code, lines = run(capsys)
    assert (code, lines[0], lines[-1]) == (
        0,
        "assessments/good.yml:1:1  PA009 byte-order-mark (warning)",
        "1 remark; it stops nothing.",
    )


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    code, lines = run(capsys, "assessments/absent.yml")
    assert (code, lines[0]) == (1, "assessments/absent.yml:1:1  PA021 no-file")


def test_a_file_that_is_too_large(capsys: pytest.CaptureFixture[str]) -> None:
    Path("assessments/large.yml").write_text("a: b\n" * 300_000)
    code, lines = run(capsys, "assessments/large.yml")
    assert (code, lines[:2]) == (
        1,
        [
            "assessments/large.yml:1:1  PA015 too-large",
            "  This file is larger than 1000 kB, which is many times a long assessment. It is not read.",
        ],
    )


def test_a_folder_without_assessments(capsys: pytest.CaptureFixture[str]) -> None:
    Path("assessments/good.yml").unlink()
    assert cli.main(["check"]) == 2
    assert capsys.readouterr().err == (
        'There is no assessment to check: the folder assessments has no file that ends in ".yml". '
        "Run this where the folder assessments is, or name a file.\n"
    )


@pytest.mark.parametrize("arguments", [[], ["check", "--format", "xml"], ["chekc"], ["check", "--nothing"]])
def test_a_call_that_is_wrong(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    assert stopped.value.code == 2


def test_articles_come_from_the_guidance_folder(capsys: pytest.CaptureFixture[str]) -> None:
    Path("content/guidance").mkdir(parents=True)
    Path("content/guidance/keep-a-list.md").write_text("# Keep a list\n")
    Path("content/guidance/index.md").write_text("# Guidance\n")
    Path("assessments/good.yml").write_text(GOOD + "    guidance: {starting: [keep-a-list, index]}\n")
    code, lines = run(capsys)
    assert code == 1
    assert [line for line in lines if "There is no article" in line] == [
        '  There is no article "index" in the guidance folder.'
    ]


def test_the_shared_file_is_used_and_checked(capsys: pytest.CaptureFixture[str]) -> None:
    Path("assessments/_shared.yml").write_text("scales:\n  yn: {labels: [No, Yes]}\n")
    Path("assessments/good.yml").write_text(GOOD.replace("share5", "yn"))
    assert run(capsys) == (0, ["2 files checked. No problems."])
    Path("assessments/_shared.yml").write_text("scales:\n  yn: {labels: [No]}\n")
    code, lines = run(capsys)
    assert code == 1
    assert [line for line in lines if "PA" in line] == ["assessments/_shared.yml:2:8  PA123 too-few-options"]


def test_the_forms(capsys: pytest.CaptureFixture[str]) -> None:
    Path("assessments/good.yml").write_text(GOOD + "x: 1\n")
    code, lines = run(capsys, "--format", "json")
    assert (code, json.loads("\n".join(lines))[0]["code"]) == (1, "PA102")
    code, lines = run(capsys, "--format", "github")
    assert code == 1
    assert lines[0].startswith("::error file=assessments/good.yml,line=7,col=1,title=PA102 unknown-setting::")


class Terminal(io.StringIO):
    """A standard output that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("settings", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colours_are_for_terminals_that_want_them(
    settings: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("assessments/good.yml").write_text(GOOD + "x: 1\n")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    assert cli.main(["check"]) == 1
    assert ("\x1b[" in terminal.getvalue()) is coloured


def test_an_output_that_knows_no_unicode_gets_every_problem() -> None:
    Path("assessments/good.yml").write_text(GOOD + "x: “a\n", "utf-8")
    result = subprocess.run(
        [sys.executable, "-c", "from mkdocs_assessments.cli import main; raise SystemExit(main(['check']))"],
        env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (1, "")
    assert "7 | x: \\u201ca" in result.stdout


@pytest.mark.parametrize("arguments", [["check"], ["explain", "assessments/good.yml"], ["schema"]])
def test_nothing_of_the_site_is_imported(arguments: list[str]) -> None:
    code = (
        f"import sys; from mkdocs_assessments.cli import main; main({arguments}); "
        "print(sorted({'mkdocs', 'material', 'markdown', 'jinja2', 'nh3', 'click'} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.splitlines()[-1] == "[]"


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """Place and code of every problem of a run."""
    return [line.rpartition(" ")[0] for line in run(capsys, *arguments)[1] if line.partition("  ")[2][:2] == "PA"]


def test_what_stops_a_build_is_a_problem_here_too(capsys: pytest.CaptureFixture[str]) -> None:
    content = Path("content")
    (content / "guidance").mkdir(parents=True)
    (content / "guidance" / "untitled.md").write_text("No heading.\n")
    (content / "guidance" / "latin.md").write_bytes(b"# Caf\xe9\n")
    (content / "assessments").mkdir()
    (content / "assessments" / "good.md").write_text("# In the way\n")
    (content / "coaches").mkdir()
    (content / "coaches" / "messages.md").write_text("# In the way\n")
    Path("assessments/links.yml").write_text(
        GOOD + "summary: |\n  [one](../guidance/nope.md), [two][1], [three](good.md), [four](../coaches/messages.md)\n"
        "\n  [1]: ../guidance/nowhere.md\n"
    )
    assert said(capsys) == [
        "assessments/links.yml:7:10  PA504",
        "assessments/links.yml:7:10  PA504",
        "content/assessments/good.md:1:1  PA501",
        "content/coaches/messages.md:1:1  PA501",
        "content/guidance/latin.md:1:1  PA505",
        "content/guidance/untitled.md:1:1  PA503",
    ]
    site = compile_site(Path("assessments"), content)
    assert [problem.code for problem in site.problems] == ["PA504", "PA504", "PA501", "PA501", "PA505", "PA503"]


@pytest.mark.parametrize("case", [case for case in CASES if (SAMPLES / case / "assessments").is_dir()])
def test_a_check_finds_what_a_build_finds(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SAMPLES / case)
    assert cli.check(cli._files_of(cli.ASSESSMENTS)) == compile_site(Path("assessments"), Path("content")).problems


def test_a_shared_file_of_another_name_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("assessments/_shared.yaml").write_text("scales: {}\n")
    assert said(capsys, "assessments/_shared.yaml") == ["assessments/_shared.yaml:1:1  PA033"]
    assert [problem.code for problem in compile_site(Path("assessments"), Path("content")).problems] == ["PA033"]
