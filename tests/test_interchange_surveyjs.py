"""Surveys of SurveyJS: those of others, our own after a change, and files that are none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_assessments.interchange import Imported, as_surveyjs, carried, imported
from mkdocs_assessments.interchange.surveyjs.reading.places import places_of
from mkdocs_assessments.interchange.surveyjs.writing import KEPT
from mkdocs_assessments.model import Assessment
from mkdocs_assessments.problem import Path as Way
from mkdocs_assessments.problem import Place, Problem
from mkdocs_assessments.report import worded
from mkdocs_assessments.resolve import load
from mkdocs_assessments.scoring import score

AGREE: list[Any] = [{"value": number, "text": text} for number, text in enumerate(["No", "Partly", "Yes"], 1)]

FOREIGN: dict[str, Any] = {
    "title": {"default": "How we work", "de": "Wie wir arbeiten"},
    "description": "Twelve questions.",
    "logo": "x.png",
    "showProgressBar": "top",
    "triggers": [{"type": "complete"}],
    "pages": [
        {
            "name": "talking",
            "title": "Talking",
            "description": "What is said.",
            "elements": [
                {"type": "radiogroup", "name": "q1", "title": "I ask first", "choices": AGREE, "isRequired": True},
                {"type": "dropdown", "name": "q2", "title": "I talk over others", "choices": AGREE,
                 "description": "In meetings.", "visibleIf": "{q1} >= 2"},
                {"type": "radiogroup", "name": "q3", "title": "I sum up",
                 "choices": [*AGREE, {"value": "na", "text": "Never came up"}],
                 "visibleIf": "{q1} = 3 and {q2} > 1"},
                {"type": "radiogroup", "name": "q4", "title": "I write it down", "choices": AGREE,
                 "visibleIf": "{q1} anyof [1, 2]", "showOtherItem": True},
            ],
        },
        {
            "name": "grid page",
            "elements": [
                {"type": "matrix", "name": "m", "columns": AGREE,
                 "rows": ["r1", {"value": "r2", "text": "Second row"}]},
                {"type": "comment", "name": "c", "title": "Anything else?"},
                {"type": "html", "name": "h", "html": "<b>x</b>"},
            ],
        },
        {
            "name": "mixed",
            "elements": [
                {"type": "rating", "name": "r", "title": "How well?", "rateMax": 4},
                {"type": "boolean", "name": "b", "title": "Done?"},
                {"type": "text", "inputType": "number", "name": "n", "title": "How many?", "min": 0, "max": 10,
                 "step": 0.5},
                {"type": "text", "inputType": "number", "name": "n2", "title": "How many more?"},
                {"type": "panel", "name": "inner", "title": "Inside", "elements": [
                    {"type": "checkbox", "name": "k", "title": "Which?", "choices": ["a", "b"], "showNoneItem": True}]},
            ],
        },
    ],
    "calculatedValues": [
        {"name": "total", "expression": "{q1} + (4 - {q2}) + {q3}"},
        {"name": "half", "expression": "avg({q1}, {q2}) * 2.5"},
        {"name": "other", "expression": "iif({q1} > 2, 'a', 'b')"},
    ],
}  # fmt: skip


def read(folder: Path, survey: object) -> Imported:
    file = folder / "survey.json"
    file.write_text(survey if isinstance(survey, str) else json.dumps(survey), "utf-8", "surrogatepass")
    return imported(file)


def made(folder: Path, found: Imported) -> Assessment:
    """The assessment a survey becomes."""
    assert found.problems == ()
    assert found.text is not None
    file = folder / "made.yml"
    file.write_text(found.text, "utf-8")
    loaded = load(file, None, ())
    assert loaded.problems == (), found.text
    assert loaded.assessment is not None
    return loaded.assessment


def test_a_survey_of_somebody_else(tmp_path: Path) -> None:
    found = read(tmp_path, FOREIGN)
    assert list(found.left) == [
        'the option "Other" of q4',
        "the question c (a question of the kind comment has no points)",
        "the question h (a question of the kind html has no points)",
        "the question n2 (a number needs a lowest and a highest)",
        "the condition of q4",
        "the calculated value other",
        "a score of mixed: its questions have different ranges",
        '"triggers" of the survey',
        'the id "m.r1" of a question, which is m-r1 now',
        'the id "m.r2" of a question, which is m-r2 now',
        "that an answer is required (1 questions)",
    ]
    assessment = made(tmp_path, found)
    assert (assessment.title, assessment.summary) == ("How we work", "Twelve questions.")
    assert [section.title for section in assessment.sections] == ["Talking", "grid page", "mixed", "Inside"]
    items = {item.id: item for item in assessment.items}
    assert list(items) == ["q1", "q2", "q3", "q4", "m-r1", "m-r2", "r", "b", "n", "k"]
    assert [option.value for option in items["q1"].scale.options] == [1, 2, 3]
    assert (items["q2"].help, items["q3"].na) == ("In meetings.", "Never came up")
    assert items["q2"].ask is not None
    assert items["q4"].ask is None
    assert items["m-r2"].text == "Second row"
    assert [items[name].scale.size for name in ("r", "b", "n", "k")] == [4, 2, 21, 4]
    scored = score(assessment, {"q1": 2, "q2": 0, "q3": 1})
    assert {one.id: one.value for one in scored.scores} == {"total": 3 + 3, "half": Fraction(3 + 1, 2) * Fraction(5, 2)}


def test_our_own_file_after_a_change_in_surveyjs(tmp_path: Path) -> None:
    file = Path(__file__).parent / "instruments" / "phq9.yml"
    before = load(file, None, ()).assessment
    assert before is not None
    survey = json.loads(as_surveyjs(carried(before, file, None)).text)
    questions = survey["pages"][0]["elements"]
    questions[0]["title"] = "New words"
    questions[1]["choices"][3]["text"] = "Every day"
    survey["title"] = "New title"
    after = made(tmp_path, read(tmp_path, survey))
    assert (after.title, after.items[0].text) == ("New title", "New words")
    assert [option.label for option in after.items[1].scale.options][3] == "Every day"
    assert [option.label for option in after.items[2].scale.options][3] == "Nearly every day"
    assert [one.id for one in after.scores] == [one.id for one in before.scores]
    sheet = dict.fromkeys([item.id for item in before.items], 3)
    assert score(after, sheet).scores == score(before, sheet).scores


def test_what_is_kept_can_be_anything_without_harm(tmp_path: Path) -> None:
    question = {"type": "radiogroup", "name": "q", "title": "Q", "choices": AGREE}
    for html in ("", "x", "[]", '{"dimensions": 3}', '{"a": 1}', '{"scales": {"x": []}, "about": "no"}', "[" * 100_000):
        found = read(tmp_path, {"elements": [question, {"type": "html", "name": KEPT, "html": html}]})
        assert found.text is not None, html
        assert "q" in found.text


@pytest.mark.parametrize(
    ("survey", "codes"),
    [
        ("", ["PA190"]),
        ("{", ["PA190"]),
        ("[" * 200_000, ["PA190"]),
        ('{"a": ' * 100_000, ["PA190"]),
        ("NaN", ["PA190"]),
        ("1" * 10_000, ["PA190"]),
        ("[]", ["PA198"]),
        ("null", ["PA198"]),
        ({}, ["PA190"]),
        ({"pages": {}}, ["PA198"]),
        ({"pages": [1, {"elements": ["x"]}]}, ["PA198", "PA198"]),
        ({"elements": "abc", "calculatedValues": {}}, ["PA198", "PA198"]),
        ({"__proto__": {"x": 1}, "constructor": []}, ["PA190"]),
    ],
)
def test_a_file_that_is_no_survey_is_a_problem(tmp_path: Path, survey: object, codes: list[str]) -> None:
    found = read(tmp_path, survey)
    assert [problem.code for problem in found.problems] == codes
    for problem in found.problems:
        assert worded(problem).message


SURVEY_WITH_FAULTS = """{
\t"title": "A",
  "pages": [
    {"name": "p\\u00e91", "elements": [
      {"type": "radiogroup", "name": "q\\/\\ud83d\\ude00\\"", "choices": [1, 2]},
      "x, {not} a [group]", null,
      {"type": "panel", "elements": {"a": 1}}
    ]}
  ],
  "calculatedValues": "no", "ca\\u006cculatedValues": 7
}
"""


def test_a_fault_of_a_survey_is_shown_where_it_stands(tmp_path: Path) -> None:
    found = read(tmp_path, SURVEY_WITH_FAULTS)
    assert [shown(problem) for problem in found.problems] == [
        ("pages, entry 1, elements, entry 2", 6, 7, '"x, {not} a [group]"'),
        ("pages, entry 1, elements, entry 3", 6, 29, "null"),
        ("pages, entry 1, elements, entry 4, elements", 7, 25, '"elements"'),
        ("calculatedValues", 10, 54, "7"),
    ]
    assert worded(found.problems[1]).excerpt == (
        '5 |       {"type": "radiogroup", "name": "q\\/\\ud83d\\ude00\\"", "choices": [1, 2]},',
        '6 |       "x, {not} a [group]", null,',
        "  |                             ^^^^",
        '7 |       {"type": "panel", "elements": {"a": 1}}',
    )


def shown(problem: Problem) -> tuple[str, int, int, str]:
    """What a problem names, its line and column, and the text there."""
    where = problem.where
    assert isinstance(where, Place)
    line = Path(where.file).read_text("utf-8").splitlines()[where.line - 1]
    return problem.data["name"], where.line, where.column, line[where.column - 1 :][: where.length]


@pytest.mark.parametrize(
    ("survey", "line", "column", "length"),
    [("\r\n  [1]", 2, 3, 1), ('{"title": "NaN",\n "width": -Infinity}', 2, 11, 9), ("7", 1, 1, 1)],
)
def test_a_file_that_is_no_survey_is_shown_where_it_is_none(
    survey: str, line: int, column: int, length: int, tmp_path: Path
) -> None:
    (problem,) = read(tmp_path, survey).problems
    assert problem.where == Place((tmp_path / "survey.json").as_posix(), line, column, length)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(allow_nan=False),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
        max_leaves=12,
    ),
    st.sampled_from([None, 1]),
    st.booleans(),
)
def test_every_value_of_a_json_text_is_found_again(whole: Any, indent: int | None, ascii_only: bool) -> None:
    text = json.dumps(whole, indent=indent, ensure_ascii=ascii_only)
    lines = LINE_ENDS.split(text)
    paths = dict(every_value(whole))
    places = places_of(text, "x.json", paths.keys())
    assert places.keys() == paths.keys()
    for path, value in paths.items():
        place = places[path]
        there = lines[place.line - 1][place.column - 1 :][: place.length]
        if not isinstance(value, list | dict):
            assert json.loads(there) == value
        elif path and isinstance(path[-1], str):
            assert json.loads(there) == path[-1]
        else:
            assert there == ("{" if isinstance(value, dict) else "[")


LINE_ENDS = re.compile("\r\n|\r|\n")


def every_value(value: Any, path: Way = ()) -> Iterator[tuple[Way, Any]]:
    """Every value in one, with the names and positions that lead there."""
    yield path, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inner:
        yield from every_value(one, (*path, step))


def test_panels_without_end_are_a_problem(tmp_path: Path) -> None:
    survey: dict[str, Any] = {"type": "radiogroup", "name": "q", "choices": AGREE}
    for _ in range(40):
        survey = {"type": "panel", "name": "p", "elements": [survey]}
    found = read(tmp_path, survey)
    assert [problem.code for problem in found.problems] == ["PA198"]


WORDS = st.sampled_from([
    "type", "name", "title", "choices", "value", "text", "elements", "pages", "panel", "radiogroup", "matrix", "rows",
    "columns", "rating", "rateMin", "rateMax", "rateStep", "rateCount", "checkbox", "boolean", "min", "max", "step",
    "inputType", "number", "visibleIf", "calculatedValues", "expression", "{q} > 1", "sum({q})", "__proto__", "all",
])  # fmt: skip
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | WORDS
    | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS | st.text(max_size=5), inner, max_size=5),
    max_leaves=25,
)
OPTIONAL = [
    "title", "choices", "rows", "columns", "rateMin", "rateMax", "rateStep", "rateCount", "rateValues", "min", "max",
    "step", "visibleIf", "labelTrue", "labelFalse", "noneText", "showNoneItem", "inputType", "description",
]  # fmt: skip
QUESTIONS = st.fixed_dictionaries(
    {
        "type": st.sampled_from(
            ["radiogroup", "dropdown", "rating", "matrix", "checkbox", "boolean", "text", "slider", "panel"]
        ),
        "name": VALUES,
    },
    optional=dict.fromkeys(OPTIONAL, VALUES),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(QUESTIONS, max_size=4), VALUES, VALUES)
def test_no_survey_breaks_the_reader(
    tmp_path_factory: pytest.TempPathFactory, questions: list[Any], title: object, other: object
) -> None:
    folder = tmp_path_factory.mktemp("any")
    for survey in (
        other,
        {"title": title, "pages": [{"name": other, "elements": questions}], "calculatedValues": other},
    ):
        found = read(folder, json.dumps(survey))
        assert (found.text is None) == bool(found.problems)
        for problem in found.problems:
            assert worded(problem).message
        if found.text:
            (folder / "made.yml").write_text(found.text, "utf-8")
            load(folder / "made.yml", None, ())
