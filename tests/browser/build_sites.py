"""Builds what the browser tests open: ``python tests/browser/build_sites.py``.

``build/sites/plain`` is the site as shipped. ``build/sites/instant`` is the same with everything of Material that
replaces pages in place or rewrites addresses; its own address is the made-up name under which the tests serve it,
since Material falls back to ordinary navigation when the two differ. ``build/sites/trial`` holds the assessments of
``tests/browser/trial`` instead of the shipped ones.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parents[2]
SITES = ROOT / "build" / "sites"
INSTANT = ["navigation.instant", "navigation.tracking", "toc.follow"]


def build_site(name: str, features: list[str] | None = None, **settings: Any) -> None:
    """Build the site into a folder of this name, with more ``features`` of the theme or other ``settings``."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(SITES / name), strict=True, **settings)
    config.theme["features"] = [*config.theme["features"], *(features or [])]
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


def main() -> int:
    """Build all sites and return the exit code."""
    build_site("plain")
    build_site("instant", INSTANT, site_url="http://instant.test/")
    build_site("trial", plugins=["search", {"assessments": {"folder": "tests/browser/trial"}}])
    return 0


if __name__ == "__main__":
    sys.exit(main())
