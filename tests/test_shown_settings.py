"""Which settings a coach is shown where one is unknown: those of the simple form, unless more is used there."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_assessments import written
from mkdocs_assessments.report import worded
from mkdocs_assessments.resolve import load
from mkdocs_assessments.shape.parts import settings_of
from mkdocs_assessments.shape.simple import BEYOND, shown_settings


def test_what_goes_beyond_the_simple_form_are_settings_and_something_is_left() -> None:
    for part, beyond in BEYOND.items():
        names = list(settings_of(part))
        assert beyond < set(names), part
        assert shown_settings(part, ["title"]) == ([name for name in names if name not in beyond], len(beyond))


@pytest.mark.parametrize("part", BEYOND)
def test_all_settings_are_named_where_one_beyond_the_simple_form_stands(part: type[written.Part]) -> None:
    for name in BEYOND[part]:
        assert shown_settings(part, ["title", name]) == (list(settings_of(part)), 0)


def test_parts_that_only_published_instruments_have_are_shown_whole() -> None:
    assert shown_settings(written.Score, []) == (list(settings_of(written.Score)), 0)


ITEM = """
title: T
scale: share5
dimensions:
  one:
    title: One
    items:
      first: {text: do one thing, SETTING: yes}
"""


@pytest.mark.parametrize(
    ("setting", "expected", "fix"),
    [
        (
            "colour",
            "one of text, reverse, scale, na, observer, try, help; 12 more, for published instruments, stand on the "
            "page of all settings",
            "Rename it, or delete it with its value.",
        ),
        (
            "scord",
            "one of text, reverse, scale, na, observer, try, help; 12 more, for published instruments, stand on the "
            "page of all settings",
            'Rename it to "scored", or delete it with its value.',
        ),
        (
            "step: 5, number: [0, 10], colour",
            "one of text, reverse, na, observer, try, help, number, step, unit, left, right, scored, ask, else",
            "Rename it, or delete it with its value.",
        ),
    ],
)
def test_the_nearest_name_is_looked_for_among_all(setting: str, expected: str, fix: str, tmp_path: Path) -> None:
    file = tmp_path / "x.yml"
    file.write_text(ITEM.replace("SETTING", setting), "utf-8")
    words = worded(load(file, None, ()).problems[0])
    assert (words.code, words.expected, words.fix) == ("PA102", expected, fix)
