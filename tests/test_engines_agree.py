"""Two engines, one truth: random assessments and answer sheets, scored in Python and by the browser's script.

At least 10,000 sheets a run, the same ones each time; ``ENGINE_SEED`` makes others. The seed is in every failure's
message.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import subprocess
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from mkdocs_assessments.interpretation import Reading, read
from mkdocs_assessments.model import Assessment
from mkdocs_assessments.resolve import load
from mkdocs_assessments.scoring import Scored, score
from mkdocs_assessments.spec import compile_spec
from node import node
from random_assessments import Sheet, Written, draw_assessment, draw_sheet, one_step_beside

ASSESSMENTS = 350
SHEETS = 30
SEED = int(os.environ.get("ENGINE_SEED", "20261121"))

BROWSER_ENGINE = Path(__file__).with_name("score_lines.mjs")


def test_engines_agree_on_random_assessments_and_sheets(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    seen: Counter[str] = Counter()
    cases: list[tuple[Assessment, list[Sheet]]] = []
    for _ in range(ASSESSMENTS):
        written = draw_assessment(chance)
        assessment = compiled(written, tmp_path)
        sheets = _sheets(chance, written)
        cases.append((assessment, sheets))
        seen.update(_features(written))
    found = browser_results([(compile_spec(assessment), sheets) for assessment, sheets in cases])
    compared = 0
    for (assessment, sheets), results in zip(cases, found, strict=True):
        for sheet, result in zip(sheets, results, strict=True):
            scored = score(assessment, sheet)  # type: ignore[arg-type]
            reading = read(assessment, scored, sheet)  # type: ignore[arg-type]
            place = f"ENGINE_SEED={SEED} {assessment} {sheet}"
            assert result["scored"] == _scored_json(scored, result["scored"]), place
            expected = json.loads(json.dumps(asdict(reading), default=float))
            assert _positions(result["reading"]) == pytest.approx(_positions(expected), abs=1e-9), place
            assert _without_positions(result["reading"]) == _without_positions(expected), place
            seen.update(_events(assessment, scored, reading, sheet))
            compared += 1
    assert compared >= 10_000
    assert {name: seen[name] for name in MUST_HAPPEN if seen[name] < 20} == {}, f"ENGINE_SEED={SEED}"


MUST_HAPPEN = [
    "values", "from", "scale na", "item na", "reverse", "need", "dimension need", "overall dimensions", "overall items",
    "overall none", "noise", "levels", "blank", "na given", "on a cut", "one step beside a cut", "not enough",
    "variant nothing", "variant top", "variant low", "variant single", "variant same", "variant one", "variant flat",
    "variant edges", "variant clear", "standing lowest", "standing among-lowest",
]  # fmt: skip
"""Each must come up in at least twenty cases, or the run proves less than it says."""


def compiled(written: Written, folder: Path) -> Assessment:
    """The written assessment, by way of a file."""
    file = folder / "random.yml"
    file.write_text(json.dumps(written), encoding="utf-8")
    loaded = load(file, None, ())
    assert loaded.problems == (), f"ENGINE_SEED={SEED} {written}"
    assert loaded.assessment is not None
    return loaded.assessment


def browser_results(
    cases: Sequence[tuple[Mapping[str, Any], Sequence[Mapping[str, Any]]]],
) -> list[list[dict[str, Any]]]:
    """What the browser's engine makes of each spec's sheets, run by Node."""
    lines = "".join(json.dumps({"spec": spec, "sheets": sheets}) + "\n" for spec, sheets in cases)
    done = subprocess.run([node(), str(BROWSER_ENGINE)], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _sheets(chance: random.Random, written: Written) -> list[Sheet]:
    sheets: list[Sheet] = []
    while len(sheets) < SHEETS:
        sheet = draw_sheet(chance, written)
        sheets += [sheet, one_step_beside(chance, written, sheet)]
    return sheets


def _scored_json(scored: Scored, found: dict[str, Any]) -> dict[str, Any]:
    """``scored`` in the browser's form, borrowing its denominators, which need not be in lowest terms."""

    def like(exact: Fraction | None, other: dict[str, int] | None) -> dict[str, int] | None:
        if exact is None or other is None:
            return None if exact is None else {"num": exact.numerator, "den": exact.denominator}
        num = exact * other["den"]
        return {"num": num.numerator, "den": other["den"] * num.denominator}

    return {
        "dimensions": [
            asdict(dimension) | {"score": like(dimension.score, other["score"])}
            for dimension, other in zip(scored.dimensions, found["dimensions"], strict=True)
        ],
        "overall": like(scored.overall, found["overall"]),
        "scores": [],
        "invalid": None,
    }


def _positions(reading: dict[str, Any]) -> list[float]:
    """Where marks are drawn, in points. They are binary numbers in the browser, and decide nothing."""
    return [place for row in reading["rows"] if row["at"] is not None for place in (row["at"], *row["band"])]


def _without_positions(reading: dict[str, Any]) -> dict[str, Any]:
    rows = [row | {"at": row["at"] is not None, "band": row["band"] is not None} for row in reading["rows"]]
    return reading | {"rows": rows}


def _features(written: Written) -> list[str]:
    scale = written["scales"]["own"]
    items = [item for dimension in written["dimensions"].values() for item in dimension["items"].values()]
    return [
        *(key for key in ("values", "from") if key in scale),
        *(key for key in ("need", "noise", "levels") if key in written),
        *(["scale na"] if "na" in scale else []),
        *(["item na"] if any(isinstance(item, dict) and "na" in item for item in items) else []),
        *(["reverse"] if any(isinstance(item, dict) and "reverse" in item for item in items) else []),
        *(["dimension need"] if any("need" in dimension for dimension in written["dimensions"].values()) else []),
        f"overall {written.get('overall', 'default')}",
    ]


def _events(assessment: Assessment, scored: Scored, reading: Reading, sheet: Sheet) -> set[str]:
    events = {f"variant {reading.headline.variant}"} | {f"standing {edge.standing}" for edge in reading.edges}
    events |= {"na given"} if "na" in sheet.values() else set()
    events |= {"blank"} if len(sheet) < len(assessment.items) else set()
    for dimension, result in zip(assessment.dimensions, scored.dimensions, strict=True):
        if result.score is None:
            events.add("not enough")
            continue
        inner = [level.start for level in dimension.levels[1:]]
        values = sorted({option.value for item in dimension.items for option in item.scale.options})
        step = max(high - low for low, high in itertools.pairwise(values)) / result.answered
        events |= {"on a cut"} if result.score in inner else set()
        events |= {"one step beside a cut"} if any(0 < abs(result.score - cut) <= step for cut in inner) else set()
    return events
