"""Groups of people with numbers of their own: somebody must be in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_assessments.checks.paths import path_of
from mkdocs_assessments.checks.unreached_levels import groups_of_nobody
from mkdocs_assessments.model import Assessment, Condition, Lookup, Norm, Score
from mkdocs_assessments.problem import At, Path, Problem
from mkdocs_assessments.prove import Proven, empty_groups
from mkdocs_assessments.rounding import decimal
from mkdocs_assessments.source import Mapping, Node, at_path


def check_groups(assessment: Assessment, content: Node, score: Score, proven: Proven) -> Iterator[Problem]:
    """PA222: nobody with a number is in a group with levels of its own. PA227: in one of a norm or a table. PA234: an
    answer with which somebody is in no group that has levels. PA240: in none of a norm or a table."""
    numberless = list(_answers_without_numbers(assessment, score))
    yield from numberless or _answers_without_levels(assessment, score)
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
    if found := _left_out(assessment, [bands.when for bands in score.bands]):
        path = (*path_of(assessment, score.id), "levels", "by")
        yield Problem("PA234", At(assessment.file, path), {"score": score.id, **found})


def _answers_without_numbers(assessment: Assessment, score: Score) -> Iterator[Problem]:
    for step in score.steps:
        if not isinstance(step, Norm | Lookup):
            continue
        name = "norm" if isinstance(step, Norm) else "table"
        groups = [one.when for one in step.groups] if isinstance(step, Norm) else [when for when, _ in step.groups]
        if found := _left_out(assessment, groups):
            number = "no number" if score.otherwise is None else decimal(score.otherwise)
            data = {"score": score.id, "setting": name, "number": number, **found}
            yield Problem("PA240", At(assessment.file, (*path_of(assessment, score.id), name, "by")), data)


def _left_out(assessment: Assessment, groups: Sequence[Condition]) -> dict[str, str]:
    """What makes the groups, and which of its answers or labels none of them is for; nothing where each has one."""
    tests = [test for when in groups for test in when.tests]
    of = tests[0].of if tests and all(when.tests for when in groups) else ""
    item = next((item for item in assessment.items if item.id == of), None)
    label = next((one for one in assessment.scores if one.id == of and one.verb in {"choose", "stages", "cross"}), None)
    if item is not None and not item.scale.number and not item.scale.many:
        covered = frozenset[int]().union(*(test.answers or () for test in tests))
        missing = [option.label for place, option in enumerate(item.scale.options) if place not in covered]
    else:
        missing = [one for one in (label.outcomes if label else ()) if one not in {test.label for test in tests}]
    listed = " or ".join(f'"{one}"' for one in missing)
    if not missing:
        return {}
    return {"fact": of, "answers": listed} if item else {"of": of, "labels": listed}


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
