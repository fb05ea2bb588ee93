"""Where the pages lie that the compiler makes, and which pages a link may lead to; relative to the content folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

FOLDER = "assessments"
"""Where the pages of assessments lie. Addresses outlive a release."""

PAPER = "paper"
"""The folder inside that for the forms to print."""

MESSAGES = "coaches/messages.md"
"""The page of all messages."""

SETTINGS = "coaches/reference.md"
"""The page of all settings."""

MANUAL = {MESSAGES: "error_messages.md", SETTINGS: "the form of an assessment file"}
"""The generated pages for coaches, and what each is made from, as problems name it."""


def page_uri(assessment_id: str) -> str:
    """Where an assessment's page lies."""
    return f"{FOLDER}/{assessment_id}.md"


def paper_uri(assessment_id: str) -> str:
    """Where its form on paper lies: in a folder of its own, so that no assessment's id can meet it."""
    return f"{FOLDER}/{PAPER}/{assessment_id}.md"


def pages(content: Path, sources: Iterable[Path]) -> frozenset[str]:
    """Every page of the site: written by hand, generated, and made from the assessment files ``sources``."""
    by_hand = (path.relative_to(content).as_posix() for path in content.rglob("*.md"))
    made = {uri(path.stem) for path in sources for uri in (page_uri, paper_uri)}
    return frozenset(by_hand) | made | MANUAL.keys()
