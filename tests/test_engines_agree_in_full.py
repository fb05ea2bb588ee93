"""Two engines, one truth, for the full scoring model: random models and answer sheets, scored and read by both.

At least 3,000 sheets a run, the same ones each time; ``ENGINE_SEED`` makes others.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from fractions import Fraction
from typing import Any

import pytest

from mkdocs_assessments.interpretation import Reading, read
from mkdocs_assessments.model import Amount, Assessment, Cap, Condition, Lookup, Norm, Round, Scale, Score, Step
from mkdocs_assessments.scoring import Scored, score
from mkdocs_assessments.scoring.asked import given_items
from mkdocs_assessments.spec import compile_spec
from random_models import VERBS, Sheet, draw_model, draw_model_sheet, one_answer_beside
from test_engines_agree import SEED, browser_results

ASSESSMENTS = 160
SHEETS = 20


def test_engines_agree_on_random_models_and_sheets() -> None:
    chance = random.Random(SEED)
    seen: Counter[str] = Counter()
    cases: list[tuple[Assessment, list[Sheet]]] = []
    for _ in range(ASSESSMENTS):
        assessment = with_narrow_ranges(chance, draw_model(chance))
        sheets: list[Sheet] = []
        while len(sheets) < SHEETS:
            sheet = draw_model_sheet(chance, assessment)
            sheets += [sheet, one_answer_beside(chance, assessment, sheet)]
        cases.append((assessment, sheets))
    found = browser_results([(json.loads(json.dumps(compile_spec(one))), sheets) for one, sheets in cases])
    compared = 0
    for (assessment, sheets), results in zip(cases, found, strict=True):
        for sheet, result in zip(sheets, results, strict=True):
            scored = score(assessment, sheet)
            reading = read(assessment, scored, sheet)
            place = f"ENGINE_SEED={SEED} {assessment} {sheet}"
            assert _exact(result["scored"]) == json.loads(json.dumps(asdict(scored), default=str)), place
            (drawn, said), (expected_drawn, expected) = _parted(result["reading"]), _parted(_read(reading))
            assert drawn == pytest.approx(expected_drawn, abs=1e-9), place
            assert said == expected, place
            seen.update(_events(assessment, sheet, scored, reading))
            compared += 1
    assert compared >= 3_000
    assert {name: seen[name] for name in MUST_HAPPEN if seen[name] < 20} == {}, f"ENGINE_SEED={SEED}"


def with_narrow_ranges(chance: random.Random, assessment: Assessment) -> Assessment:
    """Some scores with a range as a coach may give it wrongly where it cannot be proven."""

    def narrow(one: Score) -> Score:
        if one.lowest is None or one.highest is None or one.is_label or chance.random() < 0.8:
            return one
        inner = (one.highest - one.lowest) / 4
        return replace(one, lowest=one.lowest + inner, highest=one.highest - inner)

    return replace(assessment, scores=tuple(map(narrow, assessment.scores)))


MUST_HAPPEN = [
    *(f"verb {verb}" for verb in VERBS), *(f"no {verb}" for verb in VERBS),
    *(f"step {step}" for step in ("minus", "plus", "times", "by a score", "table", "table by", "norm", "norm by")),
    "step round", "step cap", "step cap unless", "in no row", "in no norm group",
    "level", "level by", "below all levels", "beyond its range",
    "on an inclusive bound", "on an exclusive bound", "need 0", "too few", "blank mean", "blank number", "otherwise",
    "reversed term", "weight", "weight by a score", "tie in top", "take several",
    "format options", "format number", "format many", "format bipolar", "format split", "sum", "unscored",
    "not asked", "not asked but counted", "stale answer", "alternatives", "na", "split kept", "split broken",
    "invalid", "valid", "domains", "overall dimensions", "overall items", "overall of domains",
]  # fmt: skip
"""Each must come up in at least twenty cases, or the run proves less than it says."""


def _exact(scored: dict[str, Any]) -> dict[str, Any]:
    """The browser's result in Python's form: fractions in lowest terms, as text."""

    def text(part: dict[str, Any] | None) -> str | None:
        return None if part is None else str(Fraction(int(part["num"]), int(part["den"])))

    return scored | {
        "dimensions": [one | {"score": text(one["score"])} for one in scored["dimensions"]],
        "overall": text(scored["overall"]),
        "scores": [one | {"value": text(one["value"])} for one in scored["scores"]],
    }


def _read(reading: Reading) -> dict[str, Any]:
    """A reading in the browser's form, which names a norm group by its place."""
    whole: dict[str, Any] = json.loads(json.dumps(asdict(reading), default=float))
    for one in whole["scores"]:
        title = one.pop("norm_group")
        one["normGroup"] = None if title is None else int(title.removeprefix("group "))
    return whole


def _parted(reading: dict[str, Any]) -> tuple[list[float], dict[str, Any]]:
    """Where marks are drawn, which are binary numbers in the browser; and all the rest."""
    lines = [*reading["rows"], *reading["scores"]]
    drawn = [place for line in lines if line["at"] is not None for place in (line["at"], *(line.get("band") or ()))]
    marked = [
        [line | {"at": line["at"] is not None, "band": None} for line in reading[name]] for name in ("rows", "scores")
    ]
    return drawn, reading | {"rows": marked[0], "scores": marked[1]}


def _events(assessment: Assessment, sheet: Sheet, scored: Scored, reading: Reading) -> Iterator[str]:
    given = given_items(assessment, sheet)
    yield "valid" if scored.invalid is None else "invalid"
    for item in assessment.items:
        one = given[item.id]
        if one.answer is not None:
            yield f"format {_format(item.scale)}"
        if not one.asked:
            yield "not asked but counted" if one.value is not None else "not asked"
            if sheet.get(item.id) is not None:
                yield "stale answer"
        if one.na:
            yield "na"
        if item.ask and item.ask.alternatives:
            yield "alternatives"
        if one.asked and item.scale.total is not None and isinstance(sheet.get(item.id), int):
            yield "split broken" if one.answer is None else "split kept"
        if not item.scored:
            yield "unscored"
    for dimension in assessment.dimensions:
        if dimension.sum:
            yield "sum"
    if assessment.domains:
        yield "domains"
    if scored.overall is not None:
        yield f"overall {assessment.overall}"
        if assessment.domains and assessment.overall == "dimensions":
            yield "overall of domains"
    numbers = {item.id: given[item.id].value for item in assessment.items}
    numbers |= {one.id: one.score for one in scored.dimensions} | {one.id: one.value for one in scored.scores}
    if any(_ties(one, result.parts, numbers) for one, result in zip(assessment.scores, scored.scores, strict=True)):
        yield "tie in top"
    if scored.invalid is None:
        for score_, result in zip(assessment.scores, scored.scores, strict=True):
            yield from _score_events(score_, result.value, result.label, result.parts)


def _is_beyond(one: Score, value: Fraction | None) -> bool:
    if value is None or one.lowest is None or one.highest is None:
        return False
    return not one.lowest <= value <= one.highest


def _score_events(one: Score, value: Fraction | None, label: str | None, parts: tuple[str, ...]) -> Iterator[str]:
    yield f"{'no' if value is None and label is None else 'verb'} {one.verb}"
    if value is None and label is None:
        yield "too few"
    elif not one.is_label:
        for step in one.steps:
            yield from _step_events(step)
        yield from _level_events(one, value, label)
    if value is None and any(isinstance(step, Lookup) for step in one.steps):
        yield "in no row"
    if value is None and any(isinstance(step, Norm) for step in one.steps):
        yield "in no norm group"
    for happens, name in (
        (one.need == 0 and bool(one.terms), "need 0"),
        (one.blank == "mean", "blank mean"),
        (isinstance(one.blank, Fraction), "blank number"),
        (value is not None and value == one.otherwise, "otherwise"),
        (any(term.reverse for term in one.terms), "reversed term"),
        (any(isinstance(term.weight, Fraction) and term.weight != 1 for term in one.terms), "weight"),
        (any(isinstance(term.weight, str) for term in one.terms), "weight by a score"),
        (one.verb == "top" and len(parts) > 1, "take several"),
        (_is_beyond(one, value), "beyond its range"),
    ):
        if happens:
            yield name


def _ties(one: Score, parts: Sequence[str], numbers: Mapping[str, Fraction | None]) -> bool:
    """Whether the listed order decides which comes first or goes in."""
    plain = [numbers[term.of] for term in one.terms if not term.reverse]
    return one.verb == "top" and any(numbers[id] is not None and plain.count(numbers[id]) > 1 for id in parts)


def _level_events(one: Score, value: Fraction | None, label: str | None) -> Iterator[str]:
    if not one.bands:
        return
    yield "below all levels" if label is None else "level"
    if len(one.bands) > 1 and label is not None:
        yield "level by"
    for level in one.bands[0].levels:
        if level.start == value and one.bands[0].when == Condition():
            yield "on an exclusive bound" if level.above else "on an inclusive bound"


def _step_events(step: Step) -> Iterator[str]:
    match step:
        case Amount():
            yield f"step {step.kind}"
            if isinstance(step.by, str):
                yield "step by a score"
        case Lookup() | Norm():
            name = "step table" if isinstance(step, Lookup) else "step norm"
            yield f"{name} by" if len(step.groups) > 1 else name
        case Round():
            yield "step round"
        case Cap():
            yield "step cap" if step.unless == Condition() else "step cap unless"


def _format(scale: Scale) -> str:
    if scale.total is not None:
        return "split"
    if scale.number:
        return "number"
    if scale.poles:
        return "bipolar"
    return "many" if scale.many else "options"
