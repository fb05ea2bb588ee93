"""The worked examples in every assessment file: they hold, and both engines say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from instrument_cases import FOLDER, found_by_browser, found_in
from mkdocs_assessments import checks, report
from mkdocs_assessments.model import Assessment
from mkdocs_assessments.resolve import load
from mkdocs_assessments.scoring import score
from mkdocs_assessments.spec import compile_spec
from test_engines_agree import browser_results

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "assessments"
FILES = sorted(file for folder in (SHIPPED, FOLDER, FOLDER / "kinds") for file in folder.glob("[!_]*.yml"))
ARTICLES = frozenset(file.stem for file in (ROOT / "content" / "guidance").rglob("*.md"))


def checked(file: Path) -> Assessment:
    """The assessment in a file whose checks, worked examples among them, have nothing but remarks."""
    shared = file.with_name("_shared.yml")
    loaded = load(file, shared if shared.exists() else None, ARTICLES)
    assert loaded.problems == ()
    assert [problem for problem in checks.run(loaded) if report.blocks(problem)] == []
    assert loaded.assessment is not None
    return loaded.assessment


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_examples_hold_in_both_engines(file: Path) -> None:
    assessment = checked(file)
    sheets = [dict(example.answers) for example in assessment.examples]
    assert sheets or file.parent == SHIPPED
    results = browser_results([(compile_spec(assessment), sheets)])[0] if sheets else []
    for example, sheet, result in zip(assessment.examples, sheets, results, strict=True):
        assert found_by_browser(result["scored"]) == found_in(score(assessment, sheet)), example.id
