"""A small site for tests: two assessments, three articles, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SETTINGS = """\
site_name: Small
docs_dir: content
use_directory_urls: false
theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.prune]
plugins: [search, assessments]
validation: {nav: {omitted_files: warn}, links: {anchors: warn, unrecognized_links: warn}}
nav:
  - Home: index.md
  - Assessments: assessments/
  - Guidance: guidance/
  - Messages: coaches/messages.md
  - Settings: coaches/reference.md
"""

HOME = """\
---
title: Start
---

# Start here

<!-- assessment cards -->

## Afterwards
"""

ASSESSMENT = """\
title: {title}
version: 1.0.0
summary: What you did about {word}. See [the list](../guidance/keep-a-list.md#the-idea).
period: 4 weeks
stem: In the last {{period}}, how often did you …
scale: share5
dimensions:
  {word}-first:
    title: First of {word}
    items:
      {word}-a: write down one {word}
      {word}-b: read one {word} aloud
      {word}-c: show one {word} to somebody
    guidance:
      starting: [keep-a-list]
      building: [keep-a-list]
      sustaining: [{article}]
  {word}-second:
    title: Second of {word}
    items:
      {word}-d: ask about one {word}
      {word}-e: count the {word} of a week
      {word}-f: set one {word} aside
"""

ARTICLE = """\
---
title: {title}
description: What {title} is about.
---

# {title}

{opening}

## The idea

One idea.
"""


def write_site(folder: Path, settings: str = SETTINGS) -> Path:
    """Writes the site and returns its folder."""
    files = {
        "mkdocs.yml": settings,
        "content/index.md": HOME,
        "content/guidance/keep-a-list.md": ARTICLE.format(title="Keep a list", opening="word " * 700),
        "content/guidance/say-it-aloud.md": ARTICLE.format(title="Say it aloud", opening="Say it."),
        "content/guidance/for-everyone.md": ARTICLE.format(title="For everyone", opening="Read it."),
        "assessments/apples.yml": ASSESSMENT.format(title="Apples & pears", word="apple", article="say-it-aloud"),
        "assessments/bread.yml": ASSESSMENT.format(title="Bread", word="loaf", article="keep-a-list"),
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def run(folder: Path, *arguments: str, builder: str = "mkdocs", **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a site builder in a folder; its output comes back in ``stderr``."""
    return subprocess.run(
        command(builder, *arguments),
        cwd=folder,
        env=quiet_environment() | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def build(folder: Path, builder: str = "mkdocs", **environment: str) -> Path:
    """Builds the site strictly and returns the folder of its pages."""
    result = run(folder, "build", "--strict", "-f", "mkdocs.yml", builder=builder, **environment)
    assert result.returncode == 0, result.stderr
    return folder / "site"


def command(builder: str, *arguments: str) -> list[str]:
    """The command line of a site builder."""
    return [sys.executable, "-m", builder, *arguments]


def quiet_environment() -> dict[str, str]:
    """The environment without what would change a build or its output."""
    left_out = {"SITE_URL", "EDIT_URI", "SOURCE_DATE_EPOCH", "FORCE_COLOR"}
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return kept | {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
