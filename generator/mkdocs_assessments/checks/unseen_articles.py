"""Articles that nobody can be guided to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkdocs_assessments.checks.paths import path_of
from mkdocs_assessments.model import Assessment
from mkdocs_assessments.problem import At, Path, Problem
from mkdocs_assessments.prove import Found, Proven
from mkdocs_assessments.source import Node, at_path


def check_unseen(assessment: Assessment, content: Node, proofs: Mapping[str, Proven]) -> Iterator[Problem]:
    """PA224: every place that guides to an article is one that no answers lead to."""
    seen: set[str] = set()
    unseen: dict[str, tuple[str, Found]] = {}
    for id, proven in proofs.items():
        for found in proven.found:
            if found.reached or found.unknown:
                seen.update(found.guidance)
            else:
                for article in found.guidance:
                    unseen.setdefault(article, (id, found))
    for article, (id, found) in unseen.items():
        if article not in seen:
            at = At(assessment.file, _path(assessment, content, id, found))
            yield Problem("PA224", at, {"article": article, "score": id, "place": found.id})


def _path(assessment: Assessment, content: Node, id: str, found: Found) -> Path:
    own = path_of(assessment, id)
    for path in (
        (*own, "guidance", found.id),
        (*own, "levels", found.id, "guidance"),
        (*own, "outcomes", found.id, "guidance"),
    ):
        if at_path(content, path) is not None:
            return path
    return own
