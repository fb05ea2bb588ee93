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

from mkdocs_assessments.model import Assessment
from mkdocs_assessments.reading import Edge, Headline, read
from mkdocs_assessments.resolve import load
from mkdocs_assessments.scoring import score
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
        answers = case["answers"]
        scored = score(assessment, answers)
        reading = read(assessment, scored, answers)
        found = {
            "scores": {dimension.id: dimension.score for dimension in scored.dimensions},
            "levels": {dimension.id: dimension.level for dimension in scored.dimensions},
            "overall": scored.overall,
            "headline": reading.headline,
            "edges": reading.edges,
        }
        expected = {
            "scores": {id: fraction(text) for id, text in case["scores"].items()},
            "levels": case["levels"],
            "overall": fraction(case["overall"]),
            "headline": Headline(
                case["headline"]["variant"], tuple(case["headline"]["highest"]), tuple(case["headline"]["lowest"])
            ),
            "edges": tuple(Edge(**edge) for edge in case["edges"]),
        }
        assert found == expected, case["name"]
        if "points" in case:
            assert {row.id: row.points for row in reading.rows} == case["points"], case["name"]
