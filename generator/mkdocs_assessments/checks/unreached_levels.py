"""Levels, rows and labels that no answers lead to."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_assessments.checks.paths import path_of
from mkdocs_assessments.model import Assessment, Condition, Score, ScoreLevel
from mkdocs_assessments.problem import At, Problem
from mkdocs_assessments.prove import Found, Proven, shadow_of
from mkdocs_assessments.rounding import decimal
from mkdocs_assessments.sheets import in_words, passing_in_words
from mkdocs_assessments.source import Node, at_path


def nobody_scores(proven: Proven) -> bool:
    """Whether no answers at all give a number or a label, not even where something is left out."""
    return proven.none == 1 and bool(proven.found) and not any(found.reached or found.unknown for found in proven.found)


def groups_of_nobody(score: Score, proven: Proven) -> frozenset[int]:
    """The groups with levels of their own of which no level is reached; what is wrong is the group (PA222)."""
    return frozenset(
        place
        for place, bands in enumerate(score.bands)
        if bands.when != Condition() and not any(_reached(found) for found in proven.found if found.place == place)
    )


def check_unreached(
    assessment: Assessment, content: Node, score: Score, proven: Proven, *, plain: bool
) -> Iterator[Problem]:
    """What no answers lead to.

    PA210: a dimension's level lies between two scores it can have, so its reading is never shown; PA212: so does one
    that is not the file's own, which has to be said at the dimension. PA216: so does a level of a score that has a
    reading or articles; PA221: one that has neither, and of which the file does not say that nobody reaches it. PA213:
    other rows have all answers that meet a row's tests. PA214: none meet them. PA215: a label that no answers lead to.
    """
    nobodys = groups_of_nobody(score, proven)
    for found in proven.found:
        if _reached(found) or (found.kind == "level" and found.place in nobodys):
            continue
        if found.kind == "level" and _stands_as_published(score, found, proven):
            continue
        if found.kind == "level":
            yield _level(assessment, content, score, found, plain=plain)
        elif found.kind == "row":
            yield from _row(assessment, score, found)
        elif _written(content, score, found):
            at = At(assessment.file, _label_path(content, score, found), key=True)
            yield Problem("PA215", at, {"label": found.id, "score": score.id})


def _reached(found: Found) -> bool:
    return found.reached or found.unknown


def _stands_as_published(score: Score, unreached: Found, proven: Proven) -> bool:
    """Whether the file says that nobody reaches a level, and nothing is written at it that nobody would read."""
    level = _model(score, unreached)
    read = any(_reached(found) for found in proven.found if (found.kind, found.id) == ("level", level.id))
    return not level.reachable and (read or not _says(level))


def _model(score: Score, found: Found) -> ScoreLevel:
    return next(level for level in score.bands[found.place].levels if level.id == found.id)


def _says(level: ScoreLevel) -> bool:
    return bool(level.reading or level.guidance)


def _level(assessment: Assessment, content: Node, score: Score, found: Found, *, plain: bool) -> Problem:
    own = ("levels", found.id)
    path = (*path_of(assessment, score.id), *own)
    data = {"level": found.id, "score": score.id, "dimension": score.id}
    near = {"below": found.below, "above": found.above}
    data |= {name: decimal(number) for name, number in near.items() if number is not None}
    if at_path(content, path) is None:
        shared = at_path(content, own) is not None
        place = own if shared else path_of(assessment, score.id)
        return Problem("PA210" if shared else "PA212", At(assessment.file, place, key=True), data)
    if plain:
        return Problem("PA210", At(assessment.file, path, key=True), data)
    if len(score.bands) > 1:
        data["group"] = _group(assessment, score, found.place)
    code = "PA216" if _says(_model(score, found)) else "PA221"
    return Problem(code, At(assessment.file, path, key=True), data)


def _row(assessment: Assessment, score: Score, found: Found) -> Iterator[Problem]:
    shadow = shadow_of(assessment, score, found.place)
    at = At(assessment.file, ("scores", score.id, score.verb, found.place))
    data = {"label": found.id, "score": score.id, "row": str(found.place + 1)}
    if shadow is None:  # it is unreached, and what to do about it is not known
        yield Problem("PA226", At(assessment.file, path_of(assessment, score.id), key=True), {"score": score.id})
        return
    if shadow.by == ():
        yield Problem("PA214", at, data)
        return
    rows = [f"“{score.rows[place].then}” (row {place + 1})" for place in shadow.by or ()]
    some = "rows before it" if score.verb == "choose" else "rows after it"
    data["by"] = " and ".join([", ".join(rows[:-1]), rows[-1]] if len(rows) > 1 else rows) or some
    witness = shadow.witness or {}
    data["sheet"] = in_words([item for item in assessment.items if item.id in witness], witness)
    skipped = [item.id for item in assessment.items if item.id in score.needs and item.ask and item.otherwise is None]
    data["skipped"] = ", ".join(skipped)
    yield Problem("PA213", at, data)


def _written(content: Node, score: Score, found: Found) -> bool:
    """Whether the file names the label: those of ``join`` are put together, and nobody wrote all that could be."""
    own = at_path(content, ("scores", score.id, "outcomes", found.id)) is not None
    return own or score.verb in ("cross", "top")


def _label_path(content: Node, score: Score, found: Found) -> tuple[str | int, ...]:
    outcome = ("scores", score.id, "outcomes", found.id)
    if at_path(content, outcome) is not None:
        return outcome
    for row, column in (cell for cell, label in score.table.items() if label == found.id):
        cell = ("scores", score.id, "cross", "table", row, column)
        if at_path(content, cell) is not None:
            return cell
    return ("scores", score.id, score.verb)


def _group(assessment: Assessment, score: Score, place: int) -> str:
    """The facts a group of levels is for, in words."""
    items = {item.id: item for item in assessment.items}
    tests = score.bands[place].when.every_test
    return ", ".join(f"{test.of} {passing_in_words(test, items)}" for test in tests)
