"""What the README shows is what happens, and what the README and CONTRIBUTING name is there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from mkdocs_assessments import cli

ROOT = Path(__file__).resolve().parent.parent


def test_the_message_shown_is_the_message_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "content" / "guidance", tmp_path / "content" / "guidance")
    file = tmp_path / "assessments" / "influence.yml"
    file.parent.mkdir()
    text = (ROOT / "assessments" / "influence.yml").read_text("utf-8")
    file.write_text(text.replace("    items:\n", "    itmes:\n", 1), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["check"]) == 1
    message = capsys.readouterr().out.partition("\n\n1 problem")[0]
    assert f"```\n{message}\n```" in (ROOT / "README.md").read_text("utf-8")


FOLDERS = tuple(
    ROOT / folder
    for folder in (
        "",
        "tests",
        "generator/browser",
        "generator/mkdocs_assessments",
        "generator/mkdocs_assessments/plugin",
        "generator/mkdocs_assessments/theme",
        "generator/mkdocs_assessments/theme/body",
        "generator/mkdocs_assessments/theme/assets/assessments",
    )
)
"""Where a file may lie that is named without its whole path."""

FILE = re.compile(r"`([\w./*-]+(?:/|\.(?:css|html|js|md|py|toml|ts|yml)))`|\]\(([^):]+)\)")


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_file_that_is_named_is_there(document: str) -> None:
    named = [code or link for code, link in FILE.findall((ROOT / document).read_text("utf-8"))]
    missing = [name for name in named if not any(any(folder.glob(name)) for folder in FOLDERS)]
    assert len(named) >= 5
    assert missing == []
