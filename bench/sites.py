"""Builds what ``bench/pages.js`` opens: the shipped site, and beside it invented assessments and hand-made pages.

``build/bench/shipped`` is the site as it is. ``build/bench/invented`` holds ``assessments/invented-N.html`` and
``handmade-N.html`` with the same N questions.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

from invent import assessment, handmade
from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parent.parent
BENCH = ROOT / "build" / "bench"
LENGTHS = (24, 300)


def build_site(folder: Path, **settings: Any) -> None:
    """Build the site into ``folder`` with other ``settings`` than those of ``mkdocs.yml``."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), **settings)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


def with_assessments(folder: Path) -> list[Any]:
    """The ``plugins`` setting that reads assessments from ``folder``."""
    return ["search", {"assessments": {"folder": str(folder)}}]


def main() -> int:
    """Build both sites and return the exit code."""
    written = BENCH / "assessments"
    shutil.rmtree(written, ignore_errors=True)
    written.mkdir(parents=True)
    for items in LENGTHS:
        (written / f"invented-{items}.yml").write_text(assessment(items, f"Invented, {items} questions"), "utf-8")
    build_site(BENCH / "shipped", site_url="http://127.0.0.1/")
    build_site(BENCH / "invented", plugins=with_assessments(written))
    for items in LENGTHS:
        page = handmade(items, f"Invented, {items} questions")
        (BENCH / "invented" / f"handmade-{items}.html").write_text(page, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
