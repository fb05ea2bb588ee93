"""The printed form: somebody with nothing but the sheet, its key and a pencil gets the engine's results."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import pairwise, product
from pathlib import Path

import pytest

from html_tree import Element, read_html
from instrument_cases import INSTRUMENTS
from mkdocs_assessments.interpretation import read
from mkdocs_assessments.links import Links
from mkdocs_assessments.model import Answer, Assessment, Cap, Item
from mkdocs_assessments.naming import label_names, level_names, names
from mkdocs_assessments.numbering import numbers
from mkdocs_assessments.pages import render_page, render_paper
from mkdocs_assessments.prose import plain
from mkdocs_assessments.resolve import load
from mkdocs_assessments.scoring import score
from mkdocs_assessments.spec import compile_spec
from paper import Key, Sheet, Ticked, follow, read_grid, read_key, read_simple_key
from random_models import draw_model, draw_model_sheet
from test_pages import SHARED, SHIPPED, articles, assert_harmless

KINDS = sorted((Path(__file__).parent / "instruments" / "kinds").glob("*.yml"))
FORMATS = Path(__file__).parent / "browser" / "trial" / "formats.yml"
SHEETS = 40


def printed(assessment: Assessment) -> Element:
    """The form of an assessment as it is printed."""
    links = Links("../../", pages=frozenset())
    return read_html(render_paper(assessment, compile_spec(assessment), links))


@cache
def file(path: Path) -> tuple[Assessment, Element]:
    """An assessment from a file, and its form."""
    shipped = path in SHIPPED
    found = load(
        path, SHARED if shipped and SHARED.exists() else None, frozenset(articles()) if shipped else frozenset()
    )
    assert found.assessment, found.problems
    return found.assessment, printed(found.assessment)


def without_hint(box: Element) -> str:
    """The words beside a box."""
    hints = "".join(hint.text for hint in box.all("small"))
    return box.text.removesuffix(hints).strip()


def filled(assessment: Assessment, answers: dict[str, Answer]) -> Sheet:
    """The answers as marks on paper."""
    by_hand = numbers(assessment)
    items = {item.id: item for item in assessment.items}
    return {by_hand[id]: mark(items[id], answer) for id, answer in answers.items() if answer is not None}


def mark(item: Item, answer: int | str) -> Ticked:
    """One answer: what is ticked or written."""
    scale = item.scale
    if isinstance(answer, str):
        return item.na or ""
    if scale.number:
        return scale.value(answer)
    if scale.many:
        ticked = [option.label for bit, option in enumerate(scale.options) if answer >> bit & 1]
        return frozenset(ticked or [scale.none or ""])
    return f"box {answer + 1}" if scale.poles else scale.options[answer].label


Found = dict[str, tuple[Fraction | None, tuple[str, ...], str | None]]
"""By printed names: number, labels, level."""


def expected(assessment: Assessment, answers: dict[str, Answer]) -> Found | None:
    """What the engine says; nothing of a sheet that is not scored."""
    called = names(assessment)
    by_hand = numbers(assessment)
    scored = score(assessment, answers)
    if scored.invalid is not None:
        return None
    found: Found = {}
    for area in scored.dimensions:
        levels = level_names(area.id, assessment)
        found[called[area.id]] = (area.score, (), levels[area.level] if area.level else None)
    for one, result in zip(assessment.scores, scored.scores, strict=True):
        if not one.is_label:
            level = level_names(one.id, assessment)[result.label] if result.label else None
            found[called[one.id]] = (result.value, (), level)
            continue
        titles = label_names(one)
        if one.verb == "top":
            parts = tuple(called[part] if part in called else by_hand[part] for part in result.parts)
        elif one.verb == "join":
            beside = [found[called[term.of]] for term in one.terms] if result.parts else []
            parts = tuple(level or "".join(labels) for _, labels, level in beside)
        else:
            parts = tuple(titles.get(part, part) for part in result.parts)
        found[called[one.id]] = (None, parts, None)
    if assessment.overall != "none" and assessment.dimensions:
        found["overall"] = (scored.overall, (), None)
    return found


def by_hand(key: Key, sheet: Sheet) -> Found | None:
    """What the printed key gives."""
    work = follow(key, sheet)
    if work is None:
        return None
    return {name: (result.number, result.labels, result.level) for name, result in work.results.items()}


def sheets(assessment: Assessment, chance: random.Random) -> list[dict[str, Answer]]:
    """Random sheets, and those of the worked examples."""
    return [draw_model_sheet(chance, assessment) for _ in range(SHEETS)] + [
        dict(one.answers) for one in assessment.examples
    ]


@pytest.mark.parametrize("path", [*INSTRUMENTS, *KINDS], ids=lambda path: path.stem)
def test_the_printed_key_leads_to_the_engines_results(path: Path) -> None:
    assessment, page = file(path)
    key = read_key(page)
    for answers in sheets(assessment, random.Random(path.stem)):
        assert by_hand(key, filled(assessment, answers)) == expected(assessment, answers), answers


JOINED = """
title: Joined
scale: yn
overall: none
scales: {yn: {choices: {No: 0, Yes: 1}}}
dimensions:
  a: {title: Ants, score: sum, items: {a1: Ant 1, a2: Ant 2}}
  ab: {title: Bees, score: sum, items: {b1: Bee 1, b2: Bee 2}}
  b: {title: Crows, score: sum, items: {c1: Crow 1, c2: Crow 2}}
scores:
  two: {title: Two, top: [a, ab, b], take: 2, separator: ""}
  one: {title: One, top: [a, ab, b]}
  both: {title: Both, join: [two, one], separator: /}
  hits: {title: Hits, count: {two: ba, one: b, both: ba/b}}
  named:
    title: Named
    choose: [{if: {both: aab/a}, then: ants}, {if: {two: abb, one: ab}, then: bees}, {then: others}]
  met:
    title: Met
    cross:
      rows: one
      columns: named
      table:
        a: {ants: first, bees: second, others: third}
        ab: {ants: first, bees: second, others: third}
        b: {ants: third, bees: third, others: second}
"""


def test_a_label_that_is_put_together_is_asked_for_as_its_own_rule_leads_to_it(tmp_path: Path) -> None:
    written = tmp_path / "joined.yml"
    written.write_text(JOINED, "utf-8")
    found = load(written, None, ())
    assert found.assessment, found.problems
    assessment, key = found.assessment, read_key(printed(found.assessment))
    met = set()
    for values in product([0, 1], repeat=len(assessment.items)):
        answers: dict[str, Answer] = {item.id: value for item, value in zip(assessment.items, values, strict=True)}
        wanted = expected(assessment, answers)
        assert by_hand(key, filled(assessment, answers)) == wanted, answers
        assert wanted is not None
        met |= {(wanted["Hits"][0], *wanted["Named"][1], *wanted["Met"][1])}
    hits, labels, crossed = (set(column) for column in zip(*met, strict=True))
    assert (hits, labels, crossed) == ({0, 1, 3}, {"ants", "bees", "others"}, {"first", "second", "third"})


def sayable(assessment: Assessment) -> bool:
    """Whether nothing asks for several labels in a row as one: drawn at random, they are in no order one could read."""
    joined = {one.id for one in assessment.scores if one.verb in ("top", "join")}
    asked_for = {term.of for one in assessment.scores if one.verb == "cross" for term in one.terms}
    for one in assessment.scores:
        whens = [*(row.when for row in one.rows), *(bands.when for bands in one.bands)]
        whens += [step.unless for step in one.steps if isinstance(step, Cap)]
        tests = [*(term.test for term in one.terms if term.test), *(test for when in whens for test in when.every_test)]
        asked_for |= {test.of for test in tests}
    return not joined & asked_for


@pytest.mark.parametrize("seed", range(80))
def test_the_printed_key_of_random_models_leads_there_too(seed: int) -> None:
    chance = random.Random(seed)
    # a screen counts answers by their place in the list, which says nothing where the lists differ
    assessment = replace(draw_model(chance), validity=())
    if not sayable(assessment):
        return
    key = read_key(printed(assessment))
    for _ in range(6):
        answers = draw_model_sheet(chance, assessment)
        assert by_hand(key, filled(assessment, answers)) == expected(assessment, answers), (seed, answers)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_printed_key_of_the_simple_form_leads_to_the_engines_results(path: Path) -> None:
    assessment, page = file(path)
    key = read_simple_key(page)
    chance = random.Random(path.stem)
    for _ in range(200):
        answers = draw_model_sheet(chance, assessment)
        scored = score(assessment, answers)
        reading = read(assessment, scored, answers)
        wanted: dict[str, tuple[Fraction | None, int | None, str | None]] = {}
        for dimension, result, row in zip(assessment.dimensions, scored.dimensions, reading.rows, strict=True):
            level = level_names(dimension.id, assessment)[result.level] if result.level else None
            wanted[dimension.title] = (result.score, row.points, level)
        wanted["overall"] = (scored.overall, reading.overall.points if reading.overall else None, None)
        assert key.work(filled(assessment, answers)) == wanted, answers


@pytest.mark.parametrize("path", [*SHIPPED, *INSTRUMENTS, *KINDS, FORMATS], ids=lambda path: path.stem)
def test_the_grid_has_a_line_for_every_number_and_leads_to_its_level(path: Path) -> None:
    assessment, page = file(path)
    lines = read_grid(page)
    shown = {score.id for score in assessment.scores if score.show and not score.is_label}
    called = names(assessment)
    ids = {called[id]: id for id in [*(dimension.id for dimension in assessment.dimensions), *shown]}
    assert {name.partition(", if ")[0] for name in lines} == set(ids)
    for name, line in lines.items():
        assert line.numbers == sorted(set(line.numbers))
        assert len(line.numbers) <= 31 + 10
        for title, _, below in line.bands:
            assert {line.level(one) or "" for one in below} == {title}, (name, title)
    for answers in sheets(assessment, random.Random(path.stem)):
        for name, (value, _, level) in (expected(assessment, answers) or {}).items():
            if value is None or name not in lines:
                continue
            line = lines[name]
            gaps = [after - before for before, after in pairwise(line.numbers)]
            assert line.numbers[0] <= value <= line.numbers[-1]
            assert abs(line.circled(value) - value) <= max(gaps) / 2
            assert line.level(value) == level


FINE = """
title: Fine
overall: none
scales: {{mm: {{number: [{ends}], step: 0.0005}}}}
dimensions: {{only: {{title: Only, score: none, items: {{a: {{text: One, scale: mm}}}}}}}}
scores: {{fine: {{title: Fine, value: a, decimals: 3{levels}}}}}
"""


LEVELS = ", levels: {low: {title: Low}, mid: {from: 0.124, title: Mid}, high: {from: 0.15, title: High}}"


@pytest.mark.parametrize(
    ("ends", "levels", "line"),
    [
        ("-0.594, 1", "", "−0.594 −0.5 −0.4 −0.3 −0.2 −0.1 0.0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1.0"),
        ("0.001, 0.0035", "", "0.001 0.002 0.003 0.0035"),
        ("0.001, 0.006", "", "0.001 0.002 0.003 0.004 0.005 0.006"),
        (
            "0, 1",
            LEVELS,
            "0.000 0.050 0.100 0.124 0.150 0.200 0.250 0.300 0.350 0.400 0.450 0.500 0.550 0.600 0.650 "
            "0.700 0.750 0.800 0.850 0.900 0.950 1.000",
        ),
    ],
)
def test_the_ends_of_a_line_are_exact_and_round_numbers_lie_between(
    ends: str, levels: str, line: str, tmp_path: Path
) -> None:
    written = tmp_path / "fine.yml"
    written.write_text(FINE.format(ends=ends, levels=levels), "utf-8")
    found = load(written, None, ())
    assert found.assessment, found.problems
    (row,) = printed(found.assessment).one(class_="pa-grid").one("tbody").all("tr")
    assert [cell.text for cell in row.all("td")] == line.split()


@pytest.mark.parametrize("path", [*SHIPPED, *INSTRUMENTS, *KINDS], ids=lambda path: path.stem)
def test_the_page_on_screen_has_the_same_key(path: Path) -> None:
    assessment, page = file(path)
    screen = read_html(render_page(assessment, compile_spec(assessment), articles(), Links("../", pages=frozenset())))
    key = page.one(class_="pa-key").text.removeprefix("Key").strip()
    assert key in screen.one(id="method").text


@pytest.mark.parametrize("path", [*SHIPPED, *INSTRUMENTS, *KINDS, FORMATS], ids=lambda path: path.stem)
def test_the_form_has_every_question_and_every_way_to_answer(path: Path) -> None:
    assessment, page = file(path)
    assert_harmless(page)
    by_hand = numbers(assessment)
    for item in assessment.items:
        question = page.one("li", id=f"q-{item.id}")
        assert question.all("p")[0].text.startswith(f"{by_hand[item.id]}. {plain(item.text)}")
        boxes = [without_hint(box) for box in question.all(class_="pa-box")]
        labels = [option.label for option in item.scale.options if not item.scale.poles]
        labels += [""] * len(item.scale.options) if item.scale.poles else []
        labels += [item.scale.none] if item.scale.none else []
        assert boxes == labels + ([item.na] if item.na else [])
        assert len(question.all(class_="pa-blank")) == (1 if item.scale.number else 0)
