"""The screens of a page: how questions are numbered, answered and made to depend on each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from html_tree import Element, read_html
from mkdocs_assessments.branching import in_words
from mkdocs_assessments.links import Links
from mkdocs_assessments.model import Assessment, Condition, Interval, Test
from mkdocs_assessments.numbering import numbers
from mkdocs_assessments.pages import has_formats, render_page
from mkdocs_assessments.resolve import load
from mkdocs_assessments.screens import features, screens
from mkdocs_assessments.spec import compile_spec

ROOT = Path(__file__).parent.parent
FORMATS = ROOT / "tests" / "browser" / "trial" / "formats.yml"


def assessment(file: Path = FORMATS) -> Assessment:
    found = load(file, None, set()).assessment
    assert found
    return found


@pytest.fixture(scope="module")
def page() -> Element:
    found = assessment()
    return read_html(render_page(found, compile_spec(found), {}, Links("../", pages=frozenset())))


def inputs(page: Element, item: str) -> list[dict[str, str | None]]:
    return [one.attributes for one in page.one("fieldset", id=f"q-{item}").all("input")]


def test_facts_have_letters_and_questions_count_from_one() -> None:
    printed = numbers(assessment())
    assert [printed[id] for id in ("role", "age", "a1", "h3")] == ["A", "B", "1", "16"]


def test_screens_count_without_the_facts_and_name_their_domains() -> None:
    shown = screens(assessment(), {})
    assert [(screen.caption, screen.title, screen.domains, screen.facts) for screen in shown] == [
        ("Before the questions", "About you", "", True),
        ("Section 1 of 5", "Acts", "", False),
        ("Section 2 of 5", "How it felt", "", False),
        ("Section 3 of 5", "Ways", "Working together", False),
        ("Section 4 of 5", "Leading", "Working together", False),
        ("Section 5 of 5", "Your hours", "", False),
    ]
    assert [screen.dimension is not None for screen in shown] == [False, True, False, False, True, False]


def test_a_page_of_plain_options_needs_nothing_more() -> None:
    plain = assessment(ROOT / "tests" / "browser" / "trial" / "trial.yml")
    assert not has_formats(plain)
    assert features(assessment()) == {"ask", "facts", "many", "number", "pair", "poles", "split"}


def test_controls(page: Element) -> None:
    assert [one["type"] for one in inputs(page, "m1")] == ["radio"] * 8
    assert [one["value"] for one in inputs(page, "m1")] == [*map(str, range(7)), "na"]
    assert [(one["type"], one["value"]) for one in inputs(page, "w2")] == [
        *(("checkbox", str(bit)) for bit in range(4)),
        ("checkbox", "none"),
        ("checkbox", "na"),
    ]
    field, na = inputs(page, "m3")
    assert field == {
        "type": "number",
        "id": "q-m3-number",
        "name": "3",
        "inputmode": "numeric",
        "min": "0",
        "max": "100",
        "step": "5",
    }
    assert (na["type"], na["value"]) == ("checkbox", "na")
    # A phone's narrow keyboards lack the minus sign.
    assert "inputmode" not in inputs(page, "m4")[0]
    assert page.one("p", id="q-m4-wrong").text == (
        "Error: Enter a number from −1 to 2 in steps of 0.5, or leave this empty."
    )
    assert page.one("p", id="q-age-wrong").text == "Error: Enter a whole number from 16 to 99, or leave this empty."


def test_a_sum_says_so_before_it_and_keeps_a_line_for_what_is_left(page: Element) -> None:
    assert page.one("p", class_="pa-share").text == (
        "Share out 10 hours over questions 14–16. Put 0 where you give none."
    )
    line = page.one("output")
    assert line.attributes["for"] == "q-h1-number q-h2-number q-h3-number"
    assert {inputs(page, item)[0]["aria-describedby"] for item in ("h1", "h2", "h3")} == {line.attributes["id"]}


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (Condition((Test("role", answers=frozenset({1})),)), "question A is “Lead”"),
        (Condition((Test("role", answers=frozenset({0, 1})),)), "question A is “Product manager” or “Lead”"),
        (Condition((Test("m1", answers=frozenset({5, 6})),)), "question 4 is box 6 of 7 or box 7 of 7"),
        (Condition((Test("w2", ticked=1),)), "question 9 includes “Chat”"),
        (Condition((Test("m3", within=Interval(low=50)),)), "question 6 is 50 or more"),  # type: ignore[arg-type]
        (Condition((Test("m3", within=Interval(10, 20, True, True)),)), "question 6 is more than 10 and less than 20"),  # type: ignore[arg-type]
        (Condition((Test("m3", within=Interval(5, 5)),)), "question 6 is 5"),  # type: ignore[arg-type]
        (
            Condition(
                (Test("w3", answers=frozenset({0})),),
                ((Test("role", answers=frozenset({1})),), (Test("w2", ticked=0), Test("w2", ticked=1))),
            ),
            "question 10 is “The same day”; and either question A is “Lead”, "
            "or question 9 includes “Email” and question 9 includes “Chat”",
        ),
    ],
)
def test_conditions_in_words(condition: Condition, words: str) -> None:
    found = assessment()
    assert in_words(condition, found, numbers(found)) == words
