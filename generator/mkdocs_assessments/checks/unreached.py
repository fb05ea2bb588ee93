"""Levels, rows and labels that no answers lead to."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_assessments.checks.paths import path_of
from mkdocs_assessments.model import Assessment, Condition, Score
from mkdocs_assessments.problem import At, Problem
from mkdocs_assessments.prove import Found, Proven, shadow_of
from mkdocs_assessments.rounding import decimal
from mkdocs_assessments.sheets import in_words
from mkdocs_assessments.source import Node, at_path


def nobody_scores(proven: Proven) -> bool:
    """Whether no answers at all give a number or a label, not even where something is left out."""
    return proven.none == 1 and bool(proven.found) and not any(found.reached or found.unknown for found in proven.found)


def check_unreached(
    assessment: Assessment, content: Node, score: Score, proven: Proven, *, plain: bool
) -> Iterator[Problem]:
    """What no answers lead to.

    PA210: a dimension's level lies between two scores it can have, so its reading is never shown; PA212: so does one
    that is not the file's own, which has to be said at the dimension. PA216: so does a level of a score; PA221, a
    remark: but it has neither reading nor articles, as in published bands. PA222: nobody is in a group with levels of
    its own. PA213: other rows have all answers that meet a row's tests. PA214: none meet them. PA215: a label that no
    answers lead to.
    """
    nobodys = {
        place
        for place, bands in enumerate(score.bands)
        if bands.when != Condition() and not any(_reached(found) for found in proven.found if found.place == place)
    }
    for place in sorted(nobodys):
        path = (*path_of(assessment, score.id), "levels")
        data = {"score": score.id, "group": _group(assessment, score, place)}
        yield Problem("PA222", At(assessment.file, path, key=True), data)
    for found in proven.found:
        if _reached(found) or (found.kind == "level" and found.place in nobodys):
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
    level = next(level for level in score.bands[found.place].levels if level.id == found.id)
    if len(score.bands) > 1:
        data["group"] = _group(assessment, score, found.place)
    said = bool(level.reading or level.guidance)
    return Problem("PA216" if said else "PA221", At(assessment.file, path, key=True), data)


def _row(assessment: Assessment, score: Score, found: Found) -> Iterator[Problem]:
    shadow = shadow_of(assessment, score, found.place)
    at = At(assessment.file, ("scores", score.id, score.verb, found.place))
    data = {"label": found.id, "score": score.id, "row": str(found.place + 1)}
    if shadow is None or not shadow.by:
        yield Problem("PA214", at, data)
        return
    rows = [f"“{score.rows[place].then}” (row {place + 1})" for place in shadow.by]
    data["by"] = " and ".join([", ".join(rows[:-1]), rows[-1]] if len(rows) > 1 else rows)
    witness = shadow.witness or {}
    data["sheet"] = in_words([item for item in assessment.items if item.id in witness], witness)
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
    words = []
    for test in score.bands[place].when.every_test:
        if test.answers is not None and test.of in items:
            options = items[test.of].scale.options
            words.append(f"{test.of} {' or '.join(options[answer].label for answer in sorted(test.answers))}")
        elif test.within is not None:
            low, high = test.within.low, test.within.high
            words.append(f"{test.of} {'' if low is None else decimal(low)}..{'' if high is None else decimal(high)}")
        else:
            words.append(test.of)
    return ", ".join(words)
