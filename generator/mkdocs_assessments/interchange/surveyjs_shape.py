"""Whether a file has the shape of a survey: pages and panels that hold lists of groups."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_assessments.interchange.surveyjs_questions import Json

DEEPEST = 20
"""Panels inside panels beyond this are no survey."""


def misshapen(survey: Json) -> Iterator[tuple[str, str]]:
    """What is not of the shape of a survey: where, and what should stand there."""
    open_: list[tuple[str, object, int]] = [
        (name, survey[name], 0) for name in ("pages", "elements", "questions", "calculatedValues") if name in survey
    ]
    while open_:
        name, value, depth = open_.pop()
        if not isinstance(value, list):
            yield name, "a list"
        elif depth > DEEPEST:
            yield name[:80], f"no more than {DEEPEST} panels inside one another"
        else:
            for place, entry in enumerate(value, 1):
                here = f"{name}, entry {place}"
                if not isinstance(entry, dict):
                    yield here, "a group, between { and }"
                    continue
                open_ += [(f"{here}, {inner}", entry[inner], depth + 1)
                          for inner in ("elements", "questions") if inner in entry]  # fmt: skip


def elements_of(part: Json) -> list[Json]:
    """What a survey, page or panel holds itself."""
    return [*part.get("elements", []), *part.get("questions", [])]
