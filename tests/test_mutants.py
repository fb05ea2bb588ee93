"""Breaks the scorer on purpose, one rule at a time, and demands that the vectors notice, in both engines."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from test_vectors import VECTORS, fraction, written

ROOT = Path(__file__).parent.parent
PYTHON_ENGINE = ROOT / "generator" / "mkdocs_assessments" / "scoring.py"
BROWSER_ENGINE = ROOT / "generator" / "browser" / "scoring.js"

PYTHON_MUTANTS = {
    "drop the reverse key": (
        "return item.keyed(answer)",
        "return item.scale.options[answer].value",
    ),
    "count a blank as zero": (
        'if answer is None or answer == "na":\n        return None',
        'if answer is None or answer == "na":\n        return Fraction(0)',
    ),
    "count does-not-apply as zero": (
        'if answer is None or answer == "na":\n        return None',
        'if answer is None:\n        return None\n    if answer == "na":\n        return Fraction(0)',
    ),
    "floor before the level": (
        "level_of(mean, dimension.levels)",
        "level_of(Fraction(mean.numerator // mean.denominator), dimension.levels)",
    ),
    "round before the level": (
        "level_of(mean, dimension.levels)",
        "level_of(Fraction(round(mean * 10), 10), dimension.levels)",
    ),
    "lower bound exclusive": ("level.start <= score", "level.start < score or level is levels[0]"),
    "ignore need": ("if len(answered) < dimension.need:", "if not answered:"),
    "mean over the items asked": ("mean = _mean(answered)", "mean = sum(answered, Fraction(0)) / asked"),
    "overall without a dimension": ("or len(scores) < len(dimensions)", "or not scores"),
    "overall of items as of dimensions": ('if assessment.overall == "items"', "if False"),
}

BROWSER_MUTANTS = {
    "drop the reverse key": ("dimension.reverse.includes(position)", "false"),
    "count a blank as zero": ("if (value === null) continue;", "if (value === null) { answered += 1; continue; }"),
    "count does-not-apply as zero": (
        "return typeof answer === 'number' ? values[answer] ?? null : null;",
        "return answer === 'na' ? 0 : typeof answer === 'number' ? values[answer] ?? null : null;",
    ),
    "floor before the level": (
        "levelOf(score, dimension) }",
        "levelOf({ num: Math.floor(score.num / score.den), den: 1 }, dimension) }",
    ),
    "round before the level": (
        "levelOf(score, dimension) }",
        "levelOf({ num: Math.round((10 * score.num) / score.den), den: 10 }, dimension) }",
    ),
    "lower bound exclusive": (
        "level[1] * score.den <= score.num * level[2]",
        "level[1] * score.den < score.num * level[2]",
    ),
    "ignore need": ("if (answered < dimension.need)", "if (answered === 0)"),
    "mean over the items asked": (
        "den: answered * spec.unit };\n  return { id",
        "den: asked * spec.unit };\n  return { id",
    ),
    "forget the unit": ("const score = { num, den: answered * spec.unit };", "const score = { num, den: answered };"),
    "overall without a dimension": ("|| scores.includes(null)", ""),
    "overall of items as of dimensions": ("if (spec.overall === 'items')", "if (false)"),
}


def test_the_unbroken_python_engine_passes(tmp_path: Path) -> None:
    assert disagreements(_module(PYTHON_ENGINE.read_text(encoding="utf-8")), tmp_path) == []


@pytest.mark.parametrize("name", PYTHON_MUTANTS)
def test_vectors_notice_a_broken_python_engine(name: str, tmp_path: Path) -> None:
    assert disagreements(_module(_mutated(PYTHON_ENGINE, *PYTHON_MUTANTS[name])), tmp_path) != []


def test_the_unbroken_browser_engine_passes(tmp_path: Path) -> None:
    assert _run_browser_vectors(BROWSER_ENGINE.read_text(encoding="utf-8"), tmp_path) == 0


@pytest.mark.parametrize("name", BROWSER_MUTANTS)
def test_vectors_notice_a_broken_browser_engine(name: str, tmp_path: Path) -> None:
    assert _run_browser_vectors(_mutated(BROWSER_ENGINE, *BROWSER_MUTANTS[name]), tmp_path) == 1


def disagreements(engine: ModuleType, folder: Path) -> list[str]:
    """The names of the vector cases that ``engine`` scores otherwise than worked out by hand, or dies of."""
    wrong = []
    for path in VECTORS:
        vector = json.loads(path.read_text(encoding="utf-8"))
        assessment = written(vector, folder)
        for case in vector["cases"]:
            try:
                scored = engine.score(assessment, case["answers"])
            except ArithmeticError:
                wrong.append(case["name"])
                continue
            scores = {dimension.id: dimension.score for dimension in scored.dimensions}
            levels = {dimension.id: dimension.level for dimension in scored.dimensions}
            expected = {id: fraction(text) for id, text in case["scores"].items()}
            if (scores, levels, scored.overall) != (expected, case["levels"], fraction(case["overall"])):
                wrong.append(case["name"])
    return wrong


def _mutated(engine: Path, old: str, new: str) -> str:
    text = engine.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{engine.name} no longer holds {old!r} once: bring the mutant up to date"
    return text.replace(old, new)


def _module(source: str) -> ModuleType:
    spec = importlib.util.spec_from_loader("mutated_scoring", loader=None)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["mutated_scoring"] = module  # dataclasses look their module up
    exec(compile(source, "mutated_scoring", "exec"), module.__dict__)
    return module


def _run_browser_vectors(engine: str, folder: Path) -> int:
    node = shutil.which("node")
    if node is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Node is missing: run the tests through `make test`")
        pytest.skip("Node is missing: run the tests through `make test`")
    browser = folder / "generator" / "browser"
    browser.mkdir(parents=True)
    for name in ("reading.js", "vectors.test.js"):
        shutil.copy(BROWSER_ENGINE.with_name(name), browser)
    shutil.copytree(ROOT / "tests" / "vectors", folder / "tests" / "vectors")
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (browser / "scoring.js").write_text(engine, encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if key != "NODE_TEST_CONTEXT"}
    done = subprocess.run(
        [node, "--test", "vectors.test.js"], cwd=browser, capture_output=True, check=False, env=environment
    )
    return done.returncode
