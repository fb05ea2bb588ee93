"""What the README shows is what happens."""

from __future__ import annotations

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
