"""Every suggestion of one line that a message makes, done to the letter: the problem it is made for must be gone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from mkdocs_assessments import cli
from mkdocs_assessments.problem import Place
from mkdocs_assessments.source import lines_of
from test_samples import CASES, SAMPLES

WHOLE_LINE = {"PA002", "PA020"}
"""Codes that mark a single character or a name where the suggestion is for all of the line."""

SEVERAL_LINES = {"PA140"}


@dataclass(frozen=True)
class Trial:
    """A message of a sample whose suggestion can be followed on its line, or by another name for the file."""

    code: str
    place: Place
    suggestion: str
    line: str | None
    """The line as it is then; ``None`` where the file gets another name."""


def problems(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Place, list[str]]]:
    """Code, place and suggestions of every problem of a case."""
    monkeypatch.chdir(folder)
    files = sorted(Path().glob("*.yml")) or cli._files_of(cli.ASSESSMENTS)
    for problem in cli.check(files):
        assert isinstance(problem.where, Place)
        slots = ("suggestion", "nearest")
        yield problem.code, problem.where, [problem.data[slot] for slot in slots if problem.data.get(slot)]


def trials(case: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Trial]:
    """What can be tried in a case."""
    for code, place, suggestions in list(problems(SAMPLES / case, monkeypatch)):
        file = SAMPLES / case / place.file
        for suggestion in suggestions:
            if place.length == 0:
                if not file.with_name(suggestion).exists():
                    yield Trial(code, place, suggestion, None)
            elif line := followed(lines_of(file.read_text("utf-8"))[place.line - 1], place, code, suggestion):
                yield Trial(code, place, suggestion, line)


def followed(line: str, place: Place, code: str, suggestion: str) -> str | None:
    """The line as somebody leaves it who does what is said; ``None`` where that is more than this line."""
    if code in SEVERAL_LINES:
        return None
    if name := re.match(r"([A-Za-z][\w-]*): ", suggestion):
        own = re.match(rf"([ -]*){name[1]}:", line)
        return f"{own[1]}{suggestion}" if own else None
    if code in WHOLE_LINE and place.length == 1:
        return f"{line[: len(line) - len(line.lstrip(' -'))]}{suggestion}"
    return f"{line[: place.column - 1]}{suggestion}{line[place.column - 1 + place.length :]}"


@pytest.mark.parametrize("case", CASES)
def test_a_suggestion_that_is_followed_mends_its_problem(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, trial in enumerate(trials(case, monkeypatch)):
        folder = tmp_path / str(number)
        shutil.copytree(SAMPLES / case, folder)
        file = folder / trial.place.file
        if trial.line is None:
            file.rename(file.with_name(trial.suggestion))
        else:
            lines = lines_of(file.read_text("utf-8"))
            lines[trial.place.line - 1] = trial.line
            file.write_text("\n".join(lines), "utf-8")
        left = {(code, place.file, place.line, place.column) for code, place, _ in problems(folder, monkeypatch)}
        assert (trial.code, trial.place.file, trial.place.line, trial.place.column) not in left, trial


def test_the_suggestions_of_many_messages_can_be_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {trial.code for case in CASES for trial in trials(case, monkeypatch)} >= {
        *("PA002", "PA008", "PA010", "PA011", "PA013", "PA020", "PA023", "PA033"),
        *("PA102", "PA104", "PA105", "PA108", "PA110", "PA114", "PA116", "PA117", "PA139"),
    }
