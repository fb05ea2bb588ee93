"""Formulas where ids are listed, and the settings that say the same."""

from __future__ import annotations

import pytest

from mkdocs_assessments.resolve.formulas import as_settings, is_formula

IDS = ["a1", "a2", "a3", "b-c", "d"]


@pytest.mark.parametrize(
    ("verb", "text", "meant"),
    [
        ("sum", "a1 + a2", "sum: [a1, a2]"),
        ("sum", "a1+b-c", "sum: [a1, b-c]"),
        ("value", "a1 + a2", "sum: [a1, a2]"),
        ("max", "a1, a2 and d", "max: [a1, a2, d]"),
        ("top", "a1 a2", "top: [a1, a2]"),
        ("sum", "a1..a2 + d", "sum: [a1..a2, d]"),
        ("sum", "(a1 + a2) / 2", "mean: [a1, a2]"),
        ("sum", "(a1 + a2) / 4", "sum: [a1, a2], times: 0.25"),
        ("sum", "(a1 + a2) * 12.5", "sum: [a1, a2], times: 12.5"),
        ("mean", "2*a1 + 0.5 * d", "mean: {a1: 2, d: 0.5}"),
        ("sum", "a1 - a2", "value: a1, minus: a2"),
        ("sum", "a1-a2", "value: a1, minus: a2"),
        ("sum", "b-c - d", "value: b-c, minus: d"),
        ("sum", "a1-a3", "sum: [a1..a3]"),
        ("mean", "a1 – a3", "mean: [a1..a3]"),
        ("value", "a1-a3", "value: a1, minus: a3"),
        ("sum", "(a1 + a2) / 3", None),
        ("max", "2*a1 + d", None),
        ("sum", "a1 + a2 - d", None),
        ("sum", "a1 / d", None),
        ("sum", "a1 * a2", None),
    ],
)
def test_a_formula_says_what_these_settings_say(verb: str, text: str, meant: str | None) -> None:
    assert is_formula(text, IDS)
    assert as_settings(verb, text, IDS) == meant


@pytest.mark.parametrize("text", ["a1 + b2", "a9", "a-1", "", "12", "1 + 2", "-", "r_*", "a1..a9"])
def test_what_is_no_formula_of_these_ids_is_a_misspelt_id(text: str) -> None:
    assert not is_formula(text, IDS)
