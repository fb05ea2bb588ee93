"""The navigation: entries that stand for a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from mkdocs_assessments.compiler import compile_site
from mkdocs_assessments.navigation import Nav, fill, folders
from small_site import write_site

FOLDERS: dict[str, Nav] = {
    "assessments/": [{"One": "assessments/one.md"}, {"Two": "assessments/two.md"}],
    "guidance/": [{"A": "guidance/a.md"}, {"One": [{"B": "guidance/b.md"}]}],
}


def test_an_entry_that_names_a_folder_becomes_its_pages() -> None:
    nav: Nav = [
        {"Home": "index.md"},
        {"Assessments": "assessments/"},
        {"Read": [{"First": "first.md"}, "guidance/", {"Deeper": ["last.md"]}]},
    ]
    assert fill(nav, FOLDERS) == [
        {"Home": "index.md"},
        {"Assessments": [{"One": "assessments/one.md"}, {"Two": "assessments/two.md"}]},
        {
            "Read": [
                {"First": "first.md"},
                {"A": "guidance/a.md"},
                {"One": [{"B": "guidance/b.md"}]},
                {"Deeper": ["last.md"]},
            ]
        },
    ]


def test_what_no_entry_leads_to_is_appended() -> None:
    nav: Nav = ["index.md", {"Mine": "assessments/two.md"}, "guidance/"]
    assert fill(nav, FOLDERS) == [
        "index.md",
        {"Mine": "assessments/two.md"},
        {"A": "guidance/a.md"},
        {"One": [{"B": "guidance/b.md"}]},
        {"One": "assessments/one.md"},
    ]


@pytest.mark.parametrize(
    "nav", [[], ["index.md"], [{"Links": "https://example.org/"}], [{"Odd": {"Older": "style.md"}}]]
)
def test_other_entries_are_left_alone(nav: Nav) -> None:
    assert fill(nav, {}) == nav


def test_folders_hold_every_page_once_and_escape_titles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_site(tmp_path))
    found = folders(compile_site(Path("assessments"), Path("content")))
    assert found == {
        "assessments/": [
            {Markup("Apples &amp; pears"): "assessments/apples.md"},
            {"Bread": "assessments/bread.md"},
        ],
        "guidance/": [
            {"For everyone": "guidance/for-everyone.md"},
            {
                Markup("Apples &amp; pears"): [
                    {"Keep a list": "guidance/keep-a-list.md"},
                    {"Say it aloud": "guidance/say-it-aloud.md"},
                ]
            },
        ],
    }
