"""Every message to a coach, as a folder: broken files, and the exact words of the terminal in ``expected.txt``.

A case with files of its own level is checked by naming them; a case with a folder ``assessments`` is checked as a
project. ``UPDATE_SAMPLES=1`` writes what is said now; read the difference before committing it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkdocs_assessments import cli, report, source

SAMPLES = Path(__file__).with_name("samples")
CASES = sorted(path.name for path in SAMPLES.iterdir())

FROM_CODE = {"PA015", "PA021", *(f"PA{number}" for number in range(190, 200))}
"""Codes whose sample would be a large file or none, which ``test_cli`` and ``test_source`` prove; and those of files of
other programs, which ``test_interchange_csv`` and ``test_interchange_surveyjs`` prove."""


def said_in(case: str) -> set[str]:
    """The codes in what a case expects."""
    return set(re.findall(r"  (PA[0-9]{3}) ", (SAMPLES / case / "expected.txt").read_text("utf-8")))


@pytest.mark.parametrize("case", CASES)
def test_sample(case: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(SAMPLES / case)
    files = [path.as_posix() for path in sorted(Path().glob("*.yml"))]
    code = cli.main(["check", *files])
    said = capsys.readouterr().out
    expected = Path("expected.txt")
    if os.environ.get("UPDATE_SAMPLES"):
        expected.write_text(said, "utf-8")
    assert said == expected.read_text("utf-8")
    errors = [line for line in said.splitlines() if re.search(r"  PA[0-9]{3} [a-z0-9-]+$", line)]
    assert code == (1 if errors else 0)


def test_every_code_of_a_file_has_a_sample() -> None:
    said = set().union(*(said_in(case) for case in CASES))
    wanted = {code for code in report.catalogue() if code < "PA300"} - FROM_CODE
    assert said == wanted


def test_every_code_of_the_program_is_in_the_catalogue_and_the_other_way_round() -> None:
    package = Path(report.__file__).parent.parent
    named = {code for file in package.rglob("*.py") for code in re.findall(r'"(PA[0-9]{3})"', file.read_text("utf-8"))}
    assert named == set(report.catalogue())


def examples(word: str) -> Iterator[tuple[str, str]]:
    """Code and text of the examples in the manual that follow the word ``Wrong`` or ``Right``."""
    for code, entry in report.catalogue().items():
        for block in re.findall(rf"{word}[^\n]*:\n\n```yaml\n(.*?)```", entry.manual, re.DOTALL):
            yield code, block


@pytest.mark.parametrize(("code", "block"), list(examples("Wrong")))
def test_wrong_example_of_the_manual_stands_in_a_sample_that_gets_the_message(code: str, block: str) -> None:
    texts = (
        file.read_text("utf-8", "replace")
        for case in CASES
        if code in said_in(case)
        for file in (SAMPLES / case).rglob("*.yml")
    )
    assert any(f"\n{_flush(block)}" in f"\n{_flush(text)}" for text in texts)


@pytest.mark.parametrize(("code", "block"), list(examples("Right")))
def test_right_example_of_the_manual_can_be_read(code: str, block: str) -> None:
    assert source.read(block, code).problems == ()


def test_every_example_has_its_counterpart() -> None:
    assert [code for code, _ in examples("Wrong")] == [code for code, _ in examples("Right")]


def _flush(text: str) -> str:
    """A text without what its lines begin with, since an example in the manual is cut out of its place."""
    return "\n".join(line.strip() for line in text.splitlines())
