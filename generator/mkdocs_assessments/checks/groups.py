"""Groups of people with numbers of their own: somebody must be in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_assessments.checks.paths import path_of
from mkdocs_assessments.checks.unreached_levels import groups_of_nobody
from mkdocs_assessments.model import Assessment, Norm, Score
from mkdocs_assessments.problem import At, Path, Problem
from mkdocs_assessments.prove import Proven, empty_groups
from mkdocs_assessments.source import Mapping, Node, at_path


def check_groups(assessment: Assessment, content: Node, score: Score, proven: Proven) -> Iterator[Problem]:
    """PA222: nobody with a number is in a group with levels of its own. PA227: in one of a norm or a table. PA234: an
    answer with which somebody is in no group that has levels."""
    yield from _answers_without_levels(assessment, score)
    nobodys: dict[int, dict[str, str]] = {group: {} for group in groups_of_nobody(score, proven)}
    for empty in empty_groups(assessment, score):
        names = _groups(assessment, content, score, empty.step)
        why = {"before": _listed([names[place][1] for place in empty.by])}
        if not empty.fits:
            why["never"] = empty.of
        elif not empty.by:
            why["numberless"] = score.id
        if empty.step is None:
            nobodys[empty.group] = why
        else:
            yield _problem("PA227", assessment, score, names[empty.group], why)
    names = _groups(assessment, content, score, None) if nobodys else []
    for group, why in sorted(nobodys.items()):
        yield _problem("PA222", assessment, score, names[group], why)


def _answers_without_levels(assessment: Assessment, score: Score) -> Iterator[Problem]:
    tests = [test for bands in score.bands for test in bands.when.tests]
    item = next((item for item in assessment.items if tests and item.id == tests[0].of), None)
    if item is None or item.scale.number or item.scale.many:
        return
    covered = frozenset[int]().union(*(test.answers or () for test in tests))
    labels = [option.label for place, option in enumerate(item.scale.options) if place not in covered]
    if labels:
        at = At(assessment.file, (*path_of(assessment, score.id), "levels", "by"))
        listed = " or ".join(f'"{label}"' for label in labels)
        yield Problem("PA234", at, {"score": score.id, "fact": item.id, "answers": listed})


def _problem(code: str, assessment: Assessment, score: Score, named: tuple[Path, str], why: dict[str, str]) -> Problem:
    path, name = named
    return Problem(code, At(assessment.file, path, key=True), {"score": score.id, "group": name, **why})


def _groups(assessment: Assessment, content: Node, score: Score, place: int | None) -> list[tuple[Path, str]]:
    """Where each group of a set is first written, and its test as it stands there."""
    own = path_of(assessment, score.id)
    if place is not None:
        step = score.steps[place]
        return _names(content, (*own, *(("norm", "groups") if isinstance(step, Norm) else ("table", "rows"))))
    levels = at_path(content, (*own, "levels"))
    found: dict[str, Path] = {}
    for level, _ in levels.entries if isinstance(levels, Mapping) else ():
        for setting in ("from", "above"):
            for path, name in _names(content, (*own, "levels", level.text, setting)):
                found.setdefault(name, path)
    return [(path, name) for name, path in found.items()]


def _names(content: Node, path: Path) -> list[tuple[Path, str]]:
    found = at_path(content, path)
    return [((*path, key.text), key.text) for key, _ in found.entries] if isinstance(found, Mapping) else []


def _listed(groups: Sequence[str]) -> str:
    quoted = [f'"{group}"' for group in groups]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
