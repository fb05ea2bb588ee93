"""Published instruments as assessment files, and their cases: answers in the codes of the form, and what they score.

The files in ``instruments/cases`` are copied as they are (``instruments/README.md`` says from where); those in
``instruments/cases/by_hand`` are our own, worked out by hand, for mistakes that the published cases do not notice.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from mkdocs_assessments.model import Answer, Assessment, Item
from mkdocs_assessments.resolve import load
from mkdocs_assessments.scoring import Scored

FOLDER = Path(__file__).with_name("instruments")
INSTRUMENTS = sorted(FOLDER.glob("*.yml"))

Sheet = dict[str, Answer]
Case = dict[str, Any]
Found = Mapping[str, tuple[Fraction | None, str | None]]
"""Of every dimension, domain and score, and of ``overall``: its number and its label."""

TOLERANCE = Fraction(1, 10**9)
"""How far an exact score may lie from the binary number that a case names."""


def cases_of(name: str) -> list[Case]:
    """The published cases of an instrument, and after them ours."""
    files = (FOLDER / "cases" / f"{name}.json", FOLDER / "cases" / "by_hand" / f"{name}.json")
    return [case for file in files if file.exists() for case in json.loads(file.read_text("utf-8"))["cases"]]


def assessment_at(file: Path) -> Assessment:
    """The assessment in a file that has to be free of problems and remarks."""
    loaded = load(file, None, ())
    assert loaded.problems == (), loaded.problems
    assert loaded.assessment is not None
    return loaded.assessment


def sheet_of(assessment: Assessment, case: Case) -> Sheet:
    """A case's answers and facts as positions."""
    items = {item.id: item for item in assessment.items}
    given = {**case.get("inputs", {}), **case["answers"]}
    return {id_: position(items[id_], code) for id_, code in given.items()}


def position(item: Item, code: object) -> Answer:
    """The answer that a code of the form stands for: an option by its label or else its value, or a number."""
    if code is None:
        return None
    if code == "NA":
        return "na"
    if item.scale.number:
        return int((Fraction(str(code)) - item.scale.number.lowest) / item.scale.number.step)
    labels = [option.label for option in item.scale.options]
    if str(code) in labels:
        return labels.index(str(code))
    return [option.value for option in item.scale.options].index(Fraction(str(code)))


def found_in(scored: Scored) -> Found:
    """What the Python engine found."""
    return {
        **{dimension.id: (dimension.score, dimension.level) for dimension in scored.dimensions},
        **{score.id: (score.value, score.label) for score in scored.scores},
        "overall": (scored.overall, None),
    }


def found_by_browser(scored: dict[str, Any]) -> Found:
    """What the browser's engine found, in the form of ``found_in``."""

    def exact(number: dict[str, Any] | None) -> Fraction | None:
        return None if number is None else Fraction(int(number["num"]), int(number["den"]))

    return {
        **{part["id"]: (exact(part["score"]), part["level"]) for part in scored["dimensions"]},
        **{part["id"]: (exact(part["value"]), part["label"]) for part in scored.get("scores", ())},
        "overall": (exact(scored["overall"]), None),
    }


def titles_of(assessment: Assessment) -> dict[tuple[str, str], str]:
    """The title of every level and outcome, by score and label: some labels, such as ``A+``, are no ids."""
    titles = {(part.id, level.id): level.title for part in assessment.dimensions for level in part.levels}
    for part in assessment.scores:
        titles |= {(part.id, level.id): level.title for bands in part.bands for level in bands.levels}
        titles |= {(part.id, outcome.id): outcome.title for outcome in part.outcomes.values()}
    return titles


def misses(case: Case, found: Found, titles: Mapping[tuple[str, str], str]) -> list[str]:
    """Everything a case expects that was not found, in words."""
    wrong = []
    for id_, expected in case["expected"]["scores"].items():
        number = found[id_][0] if id_ in found else None
        if (number is None) != (expected is None) or (
            number is not None and abs(number - Fraction(expected)) > TOLERANCE
        ):
            wrong.append(f"{case['id']}: {id_} is {number}, not {expected}")
    for id_, expected in case["expected"]["labels"].items():
        label = found[id_][1] if id_ in found else None
        if expected not in (label, titles.get((id_, label or ""))):
            wrong.append(f"{case['id']}: {id_} is {label}, not {expected}")
    return wrong
