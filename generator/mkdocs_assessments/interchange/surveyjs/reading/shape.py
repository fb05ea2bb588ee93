"""Whether a file has the shape of a survey: pages and panels that hold lists of groups."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_assessments.interchange.surveyjs.reading.questions import Json
from mkdocs_assessments.problem import Path

DEEPEST = 20
"""Panels inside panels beyond this are no survey."""


def misshapen(survey: Json) -> Iterator[tuple[Path, str]]:
    """What is not of the shape of a survey: where, and what should stand there."""
    open_: list[tuple[Path, object, int]] = [
        ((name,), survey[name], 0) for name in ("pages", "elements", "questions", "calculatedValues") if name in survey
    ]
    while open_:
        path, value, depth = open_.pop()
        if not isinstance(value, list):
            yield path, "a list"
        elif depth > DEEPEST:
            yield path, f"no more than {DEEPEST} panels inside one another"
        else:
            for place, entry in enumerate(value):
                if not isinstance(entry, dict):
                    yield (*path, place), "a group, between { and }"
                    continue
                open_ += [((*path, place, inner), entry[inner], depth + 1)
                          for inner in ("elements", "questions") if inner in entry]  # fmt: skip


def in_words(path: Path) -> str:
    """Where something stands, as a person would say it: ``pages, entry 2, elements``."""
    return ", ".join(step if isinstance(step, str) else f"entry {step + 1}" for step in path)[:80]


def elements_of(part: Json) -> list[Json]:
    """What a survey, page or panel holds itself."""
    return [*part.get("elements", []), *part.get("questions", [])]
