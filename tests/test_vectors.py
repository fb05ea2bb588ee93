"""The hand-worked vectors: the Python engine, and the spec the browser's engine reads, must agree with each.

The vectors' expectations were worked out by hand. Their specs are those of a released version: they pin the
spec's shape and both fingerprints, so a change here is a decision about yesterday's data (``DECISIONS.md``).
"""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from mkdocs_assessments.interpretation import Headline, Reading, Words, read
from mkdocs_assessments.interpretation.growth_edges import Edge
from mkdocs_assessments.model import Assessment
from mkdocs_assessments.resolve import load
from mkdocs_assessments.scoring import Scored, score
from mkdocs_assessments.scoring.asked import asked_items
from mkdocs_assessments.spec import compile_spec

VECTORS = sorted((Path(__file__).parent / "vectors").glob("*.json"))


def written(vector: dict[str, Any], folder: Path) -> Assessment:
    """The vector's assessment, by way of a file as a coach would save it (JSON is YAML)."""
    file = folder / f"{vector['id']}.yml"
    file.write_text(json.dumps(vector["assessment"]), encoding="utf-8")
    loaded = load(file, None, ())
    assert loaded.problems == ()
    assert loaded.assessment is not None
    return loaded.assessment


def fraction(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_spec_is_the_one_released(path: Path, tmp_path: Path) -> None:
    vector = json.loads(path.read_text(encoding="utf-8"))
    assert json.loads(json.dumps(compile_spec(written(vector, tmp_path)))) == vector["spec"]


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_python_agrees_with_every_case(path: Path, tmp_path: Path) -> None:
    vector = json.loads(path.read_text(encoding="utf-8"))
    assessment = written(vector, tmp_path)
    for case in vector["cases"]:
        if case.get("hostile"):
            continue  # answers that only a browser can meet with; here they are an exception
        scored = score(assessment, case["answers"])
        reading = read(assessment, scored, case["answers"])
        found = findings(scored, reading) | {"asked": asked_items(assessment, case["answers"])}
        assert expected_part(found, case) == expectations(case), case["name"]


def findings(scored: Scored, reading: Reading) -> dict[str, Any]:
    """All that a case may state of a sheet, under the names it states it by."""
    return {
        "scores": {one.id: one.score for one in scored.dimensions},
        "levels": {one.id: one.level for one in scored.dimensions},
        "rows": {one.id: [one.answered, one.asked] for one in scored.dimensions},
        "overall": scored.overall,
        "values": {one.id: one.value for one in scored.scores},
        "labels": {one.id: one.label for one in scored.scores},
        "parts": {one.id: list(one.parts) for one in scored.scores},
        "invalid": scored.invalid,
        "headline": reading.headline,
        "edges": reading.edges,
        "points": {row.id: row.points for row in reading.rows},
        "overall_points": reading.overall and reading.overall.points,
        "words": {row.id: _ends(row.words) for row in reading.rows}
        | {"overall": _ends(reading.overall.words if reading.overall else None)},
        "texts": {one.id: one.text for one in reading.scores},
        "groups": {one.id: one.norm_group for one in reading.scores},
        "counted": {"answered": reading.answered, "asked": reading.asked, "na": reading.na},
    }


PARTIAL = ("values", "labels", "parts", "texts", "groups")
"""Of these a case names only some scores; of the others, all."""


def expected_part(found: dict[str, Any], case: dict[str, Any]) -> dict[str, Any]:
    """Of what was found, what the case says something about."""
    return {
        name: {id: part[id] for id in case[name]} if name in PARTIAL else part
        for name, part in found.items()
        if name in case
    }


def expectations(case: dict[str, Any]) -> dict[str, Any]:
    """What a case says, as values of this program."""
    kinds: dict[str, Any] = {
        "scores": lambda texts: {id: fraction(text) for id, text in texts.items()},
        "overall": fraction,
        "headline": lambda said: Headline(said["variant"], tuple(said["highest"]), tuple(said["lowest"])),
        "edges": lambda edges: tuple(Edge(**edge) for edge in edges),
        "asked": frozenset,
    }
    kinds["values"] = kinds["scores"]
    said = {name: part for name, part in case.items() if name not in ("name", "answers", "hostile")}
    return {name: kinds.get(name, lambda part: part)(part) for name, part in said.items()}


def _ends(words: Words | None) -> list[int] | None:
    return None if words is None else [words.low, words.high]
