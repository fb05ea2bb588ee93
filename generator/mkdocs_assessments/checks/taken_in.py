"""Patterns that stand for something and, beside it, for a score made of that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkdocs_assessments import source
from mkdocs_assessments.checks.counted_twice import LINEAR
from mkdocs_assessments.model import Assessment, Score
from mkdocs_assessments.problem import At, Path, Problem
from mkdocs_assessments.resolve.scope import members, span_of
from mkdocs_assessments.source import Node, Scalar, Sequence, at_path

Made = Mapping[str, frozenset[str]]

MOST_LISTED = 6
"""More ids than this are not written out in a suggestion."""


def check_taken_in(assessment: Assessment, content: Node) -> Iterator[Problem]:
    """PA241, a remark: a pattern takes in an item and a score made of it; PA228 says it of sums without weights."""
    made_of = _all_made_of(assessment)
    for score in assessment.scores:
        path: Path = ("scores", score.id, score.verb)
        written = at_path(content, path)
        if score.verb in LINEAR and not isinstance(written, source.Mapping):
            continue
        for at, pattern in _patterns(written, path):
            yield from _taken_in(made_of, score, At(assessment.file, at, key=True), pattern)


def _patterns(written: Node | None, path: Path) -> Iterator[tuple[Path, str]]:
    """The entries of a list of members that are patterns, each with where it stands."""
    if isinstance(written, source.Mapping):
        entries = [((*path, key.text), key.text) for key, _ in written.entries]
    elif isinstance(written, Sequence):
        entries = [((*path, place), one.text) for place, one in enumerate(written.entries) if isinstance(one, Scalar)]
    else:
        entries = [(path, written.text)] if isinstance(written, Scalar) else []
    yield from ((at, text.lstrip("- ")) for at, text in entries if "*" in text or ".." in text)


def _taken_in(made_of: Made, score: Score, at: At, pattern: str) -> Iterator[Problem]:
    found = members(pattern, [term.of for term in score.terms])
    outer = {name: [part for part in found if part in made_of[name]] for name in found}
    made = [name for name in found if outer[name]]
    if not made:
        return
    rest = [name for name in found if name not in made]
    listed = ", ".join(rest) if len(rest) <= MOST_LISTED else "the ids that you mean"
    part = outer[made[0]][0]
    data = {"score": score.id, "pattern": pattern, "outer": made[0], "part": part}
    data["twice"] = part if score.verb in {"count", "weigh", *LINEAR} else ""
    yield Problem("PA241", at, {**data, "instead": span_of(rest, made_of) or listed})


def _all_made_of(assessment: Assessment) -> Made:
    """Every id with all that it is made of, down to the items."""
    found: dict[str, frozenset[str]] = {item.id: frozenset() for item in assessment.items}
    for dimension in assessment.dimensions:
        found[dimension.id] = frozenset(item.id for item in dimension.items)
    for score in assessment.scores:  # each comes after those it is made of
        direct = [term.of for term in score.terms]
        found[score.id] = frozenset(direct).union(*(found[name] for name in direct))
    return found
