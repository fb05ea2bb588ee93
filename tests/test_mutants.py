"""Breaks the scorer on purpose, one rule at a time, and demands that the vectors notice, in both engines."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

import pytest

from mkdocs_assessments.model import Assessment
from mutants import BROWSER_MUTANTS, PYTHON_MUTANTS, Mutant
from node import node
from test_vectors import VECTORS, fraction, written

ROOT = Path(__file__).parent.parent
PYTHON_ENGINE = ROOT / "generator" / "mkdocs_assessments"
BROWSER_ENGINE = ROOT / "generator" / "browser"

PYTHON_MODULES = tuple(
    f"scoring/{name}.py"
    for name in ("asked", "known", "terms", "verbs", "labels", "steps", "bands", "scores", "validity", "__init__")
)
"""Each after those it imports."""

BROWSER_MODULES = (
    *(
        f"scoring/{name}.js"
        for name in (
            "asked",
            "bands",
            "fractions",
            "known",
            "labels",
            "scores",
            "scoring",
            "steps",
            "terms",
            "validity",
            "verbs",
        )
    ),
    *(f"interpretation/{name}.js" for name in ("growth_edges", "interpretation", "scores")),
    "rounding.js",
)


def test_the_unbroken_python_engine_passes() -> None:
    with _python_engine(None) as engine:
        assert disagreements(engine) == []


@pytest.mark.parametrize("name", PYTHON_MUTANTS)
def test_vectors_notice_a_broken_python_engine(name: str) -> None:
    with _python_engine(PYTHON_MUTANTS[name]) as engine:
        assert disagreements(engine) != []


def test_the_unbroken_browser_engine_passes(tmp_path: Path) -> None:
    assert _run_browser_vectors(None, tmp_path) == 0


@pytest.mark.parametrize("name", BROWSER_MUTANTS)
def test_vectors_notice_a_broken_browser_engine(name: str, tmp_path: Path) -> None:
    assert _run_browser_vectors(BROWSER_MUTANTS[name], tmp_path) == 1


@lru_cache(maxsize=1)
def _vectors() -> tuple[tuple[Assessment, list[dict[str, Any]]], ...]:
    """Each vector's assessment, and its cases."""
    with TemporaryDirectory() as folder:
        vectors = [json.loads(path.read_text(encoding="utf-8")) for path in VECTORS]
        return tuple((written(vector, Path(folder)), vector["cases"]) for vector in vectors)


def disagreements(engine: ModuleType) -> list[str]:
    """The names of the vector cases that ``engine`` scores otherwise than worked out by hand, or dies of."""
    return [
        case["name"]
        for assessment, cases in _vectors()
        for case in cases
        if not case.get("hostile") and not _agrees(engine, assessment, case)
    ]


def _agrees(engine: ModuleType, assessment: Assessment, case: dict[str, Any]) -> bool:
    try:
        scored = engine.score(assessment, case["answers"])
    except (ArithmeticError, LookupError, TypeError, ValueError):
        return False
    scores = {one.id: one.score for one in scored.dimensions}
    values = {one.id: one.value for one in scored.scores}
    labels = {one.id: one.label for one in scored.scores}
    return (
        ("scores" not in case or scores == {id: fraction(text) for id, text in case["scores"].items()})
        and ("levels" not in case or {one.id: one.level for one in scored.dimensions} == case["levels"])
        and ("overall" not in case or scored.overall == fraction(case["overall"]))
        and ("invalid" not in case or scored.invalid == case["invalid"])
        and all(values[id] == fraction(text) for id, text in case.get("values", {}).items())
        and all(labels[id] == label for id, label in case.get("labels", {}).items())
    )


def _mutated(engine: Path, module: str, mutant: Mutant | None) -> str:
    text = (engine / module).read_text(encoding="utf-8")
    if mutant is None or mutant.module != module:
        return text
    assert text.count(mutant.old) == 1, f"{module} no longer holds {mutant.old!r} once: bring the mutant up to date"
    return text.replace(mutant.old, mutant.new)


@contextmanager
def _python_engine(mutant: Mutant | None) -> Iterator[ModuleType]:
    """``scoring`` with all that it is made of loaded anew, one module of it mutated."""
    sources = {f"mkdocs_assessments.{_dotted(module)}": module for module in PYTHON_MODULES}
    before = {name: sys.modules[name] for name in sources}
    try:
        for name, module in sources.items():
            sys.modules[name] = _module(name, _mutated(PYTHON_ENGINE, module, mutant), before[name])
        yield sys.modules["mkdocs_assessments.scoring"]
    finally:
        sys.modules.update(before)


def _dotted(module: str) -> str:
    return module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _module(name: str, source: str, like: ModuleType) -> ModuleType:
    assert like.__spec__ is not None
    module = importlib.util.module_from_spec(like.__spec__)
    sys.modules[name] = module  # dataclasses look their module up
    exec(compile(source, name, "exec"), module.__dict__)
    return module


def _run_browser_vectors(mutant: Mutant | None, folder: Path) -> int:
    browser = folder / "generator" / "browser"
    browser.mkdir(parents=True)
    shutil.copy(BROWSER_ENGINE / "vectors.test.js", browser)
    for module in BROWSER_MODULES:
        (browser / module).parent.mkdir(exist_ok=True)
        (browser / module).write_text(_mutated(BROWSER_ENGINE, module, mutant), encoding="utf-8")
    (folder / "tests").mkdir()
    (folder / "tests" / "vectors").symlink_to(ROOT / "tests" / "vectors")
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if key != "NODE_TEST_CONTEXT"}
    done = subprocess.run([node(), "vectors.test.js"], cwd=browser, capture_output=True, check=False, env=environment)
    return done.returncode
