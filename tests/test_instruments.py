"""Nine published instruments, written as assessment files: every case, every score, in both engines."""

from __future__ import annotations

from pathlib import Path

import pytest

from instrument_cases import (
    FOLDER,
    INSTRUMENTS,
    assessment_at,
    cases_of,
    found_by_browser,
    found_in,
    misses,
    sheet_of,
    titles_of,
)
from mkdocs_assessments.scoring import score
from mkdocs_assessments.spec import compile_spec
from test_engines_agree import browser_results


def test_there_are_nine_with_their_cases() -> None:
    names = [file.stem for file in INSTRUMENTS]
    assert names == sorted(file.stem for file in (FOLDER / "cases").glob("*.json"))
    assert len(names) == 9


@pytest.mark.parametrize("file", INSTRUMENTS, ids=lambda file: file.stem)
def test_every_case_is_exact_in_both_engines(file: Path) -> None:
    assessment, cases = assessment_at(file), cases_of(file.stem)
    titles = titles_of(assessment)
    sheets = [sheet_of(assessment, case) for case in cases]
    results = browser_results([(compile_spec(assessment), sheets)])[0]
    wrong = []
    for case, sheet, result in zip(cases, sheets, results, strict=True):
        here, there = found_in(score(assessment, sheet)), found_by_browser(result["scored"])
        assert here == there, f"{file.stem} {case['id']}"
        wrong += misses(case, here, titles)
    assert wrong == []
    assert len(cases) >= 10
