"""The test language: ``>=5``, ``<13``, ``2..5``, ``5`` or a label → ``model.Test`` and ``model.Condition``.

A test of an item becomes the answers that pass it; whatever no answer can pass is a mistake and is said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from math import ceil, floor
from typing import Any

from mkdocs_assessments import model, source, suggest, written
from mkdocs_assessments.problem import Path, Problem
from mkdocs_assessments.quoting import quoted
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.resolve.formulas import is_formula
from mkdocs_assessments.resolve.intervals import interval_of, is_empty, overlap
from mkdocs_assessments.resolve.joined import could_be_joined
from mkdocs_assessments.resolve.scope import Scope, members
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal
from mkdocs_assessments.shape.conditions import any_of

ANY = "any"

_COMPARED = re.compile(r"(?P<sign>>=|<=|>|<|=)\s*(?P<other>\S+)")

_BETWEEN_LABELS = re.compile(r"[,;/|]|\bor\b")

_LOOKS_LIKE_A_TEST = re.compile(r"[<>=≤≥!]|.*[0-9]\s*\.\.|\.\.\s*[0-9+-]")


def build_condition(
    condition: written.Condition | Mapping[str, Any] | None, scope: Scope, findings: Findings, path: Path
) -> model.Condition:
    """A condition written at ``path``; a test in which there is a mistake, reported here, is left out."""
    if condition is None:
        return model.Condition()
    tests = condition if isinstance(condition, Mapping) else condition.written
    alternatives = tests.get(ANY)
    plain = {of: text for of, text in tests.items() if of != ANY}
    return model.Condition(
        tuple(_tests(plain, scope, findings, path)),
        tuple(_alternatives(alternatives, scope, findings, (*path, ANY))),
    )


def _alternatives(alternatives: Any, scope: Scope, findings: Findings, path: Path) -> Iterator[tuple[model.Test, ...]]:
    if isinstance(alternatives, Mapping):
        for test in _tests(alternatives, scope, findings, path, of_one=True):
            yield (test,)
    for position, tests in enumerate(alternatives if isinstance(alternatives, list) else ()):
        yield tuple(_tests(tests, scope, findings, (*path, position)))


def _tests(
    tests: Mapping[str, str], scope: Scope, findings: Findings, path: Path, of_one: bool = False
) -> Iterator[model.Test]:
    """``of_one``: whether it is enough that one of them holds."""
    for of, text in tests.items():
        names = members(of, scope.names)
        if not names:
            unknown(of, scope.names, scope, findings, *path, of, key=True)
        built = tests_of_each(names, text, scope, findings, (*path, of), counted=False) if of_one else None
        for name in names:
            test = build_test(name, text, scope, findings, (*path, of)) if built is None else built.get(name)
            if test is not None:
                yield test


def tests_of_each(
    names: Iterable[str], text: str, scope: Scope, findings: Findings, path: Path, counted: bool
) -> dict[str, model.Test]:
    """One test of several, where it is no mistake if some of them can never pass: a label that only some have.

    It is one if none of them can; then it is reported of the first. ``counted``: whether those that pass are counted.
    """
    found: dict[str, model.Test] = {}
    never: dict[str, model.Test] = {}
    first: list[Problem] = []
    for name in names:
        tried = Findings(findings.file, findings.node, findings.broken)
        test = build_test(name, text, scope, tried, path, counted)
        if test is not None:
            found[name] = test
        elif tried.problems:
            first = first or tried.problems
            never[name] = _never(name, scope)
    if not found:
        findings.problems.extend(first)
        return {}
    return found | never


def _never(of: str, scope: Scope) -> model.Test:
    """A test that does not hold whatever the answer."""
    if of in scope.items:
        return model.Test(of, answers=frozenset())
    return model.Test(of, within=model.Interval(Fraction(1), Fraction(0)))


def unknown(
    name: str,
    names: list[str],
    scope: Scope,
    findings: Findings,
    *path: str | int,
    key: bool = False,
    suggestion: str | None = None,
) -> None:
    """Report an id, or a pattern of ids, that stands for nothing among ``names``; ``suggestion``: what it may mean."""
    if not scope.whole:
        return
    if is_formula(name, names):
        data = {"suggestion": suggestion} if suggestion else {"rest": "the rest"}
        findings.add("PA162", *path, key=key, formula=name, **data)
        return
    if _is_group(name, findings.node):
        findings.add("PA187", *path, key=key, name=name)
    elif "*" in name or ".." in name:
        more = {"suggestion": suggestion} if suggestion else {"such": "such as"}
        findings.add("PA163", *path, key=key, pattern=name, names=", ".join(names), **more)
    else:
        near = suggest.nearest(name, names) or ""
        data = {"name": name, "names": ", ".join(names), "nearest": near, "ids": "an id"}
        findings.add("PA162", *path, key=key, **data)


def _is_group(name: str, node: source.Node) -> bool:
    """Whether a group of dimensions or items has that id; one with a score would be known."""
    inside = node.get("dimensions") if isinstance(node, source.Mapping) else None
    return isinstance(inside, source.Mapping) and any(
        key.text == name or _is_group(name, value) for key, value in inside.entries
    )


def build_test(
    of: str, text: str, scope: Scope, findings: Findings, path: Path, counted: bool = False
) -> model.Test | None:
    """The test of ``of`` written as ``text`` at ``path``; ``None``, once reported, where it means nothing there.

    ``counted``: whether it stands for itself behind an id to count, and not between braces with others.
    """
    tried = Findings(findings.file, findings.node, findings.broken)
    test = _build_test(of, text, scope, tried, path)
    for problem in tried.problems:
        more = _for_one_or_the_other(of, text, scope, counted) if problem.code == "PA167" else {}
        findings.add(problem.code, *path, key=False, **{**problem.data, **more})
    return test


def _build_test(of: str, text: str, scope: Scope, findings: Findings, path: Path) -> model.Test | None:
    interval = interval_of(text)
    if interval is None and _LOOKS_LIKE_A_TEST.match(text) and text not in (scope.labels(of) or ()):
        findings.add("PA166", *path, key=False, found=text, **_compared(of, text, scope, path))
        return None
    if interval is not None and is_empty(interval):
        low, high = (decimal(bound or Fraction(0), MAX_DECIMALS) for bound in (interval.high, interval.low))
        findings.add("PA176", *path, found=text, suggestion=f"{low}..{high}")
        return None
    if item := scope.items.get(of):
        return _test_of_item(item, text, interval, findings, path)
    if of in scope.items:
        return None
    return _test_of_score(of, text, interval, scope, findings, path)


def _compared(of: str, text: str, scope: Scope, path: Path) -> dict[str, str]:
    """What PA166 offers for a test that compares with another id: a score of the difference, and the test of that."""
    match = _COMPARED.fullmatch(text)
    other = match["other"] if match else ""
    if match is None or path[0] != "scores" or other not in scope.names:
        return {}
    if any(score is not None and score.is_label for score in map(scope.scores.get, (of, other))):
        return {}
    name = suggest.an_id(f"{of}-less-{other}", scope.names, words=9)
    score = f"{name}: {{show: no, value: {of}, minus: {other}}}"
    return {"difference": score, "test": f'{name}: "{match["sign"]}0"'}


def _test_of_item(
    item: model.Item, text: str, interval: model.Interval | None, findings: Findings, path: Path
) -> model.Test | None:
    scale = item.scale
    labels = [option.label for option in scale.options]
    if scale.many and text in labels:
        return model.Test(item.id, ticked=labels.index(text))
    if scale.many and scale.none is not None and text == scale.none:
        return model.Test(item.id, answers=frozenset({0}))
    if interval is not None and (scale.number or scale.many):
        if not _is_reached(scale, interval):
            return _impossible(item.id, text, values_of(scale), findings, path)
        return model.Test(item.id, within=interval)
    if interval is not None:
        answers = {position for position, option in enumerate(scale.options) if interval.holds(option.value)}
        if answers:
            return model.Test(item.id, answers=frozenset(answers))
        if text not in labels:
            return _impossible(item.id, text, values_of(scale), findings, path)
    if text in labels:
        return model.Test(item.id, answers=frozenset({labels.index(text)}))
    return _no_label(item.id, text, labels, values_of(scale), findings, path)


def _is_reached(scale: model.Scale, interval: model.Interval) -> bool:
    """Whether some answer on a numeric scale, or some set of several answers, has a value within."""
    if scale.number is None:
        sums = {Fraction(0)}
        for option in scale.options:
            sums |= {one + option.value for one in sums}
        return any(map(interval.holds, sums))
    start, step = scale.number.lowest, scale.number.step
    low = 0 if interval.low is None else max(0, ceil((interval.low - start) / step))
    high = scale.size - 1 if interval.high is None else min(scale.size - 1, floor((interval.high - start) / step))
    near = {low, low + 1, high, high - 1} & set(range(max(0, low), high + 1))
    return any(interval.holds(scale.value(answer)) for answer in near)


def values_of(scale: model.Scale) -> str:
    """What answers count, for a message."""
    if scale.number or scale.many:
        return f"a number from {decimal(scale.lowest, MAX_DECIMALS)} to {decimal(scale.highest, MAX_DECIMALS)}"
    return ", ".join(f"{decimal(option.value, MAX_DECIMALS)} ({option.label})" for option in scale.options)


def _test_of_score(
    of: str, text: str, interval: model.Interval | None, scope: Scope, findings: Findings, path: Path
) -> model.Test | None:
    score, dimension = scope.scores.get(of), scope.dimensions.get(of)
    if score is None and dimension is None:
        return None
    labels = list(scope.labels(of) or ())
    if score is not None and score.is_label:
        if text in labels or (score.verb in {"top", "join"} and could_be_joined(text, score, scope)):
            return model.Test(of, label=text)
        return _no_label(of, text, labels, ", ".join(labels), findings, path, test="")
    if interval is None:
        if text in labels:
            return model.Test(of, label=text)
        return _no_label(of, text, labels, ", ".join(labels) or "a number", findings, path)
    whole = score or dimension
    assert whole is not None
    if whole.lowest is not None and whole.highest is not None and not overlap(interval, whole.lowest, whole.highest):
        bounds = (decimal(bound, MAX_DECIMALS) for bound in (whole.lowest, whole.highest))
        return _impossible(of, text, "a number from {} to {}".format(*bounds), findings, path)
    return model.Test(of, within=interval)


def _impossible(of: str, text: str, values: str, findings: Findings, path: Path) -> model.Test | None:
    findings.add("PA168", *path, of=of, found=text, values=values)
    return None


def _no_label(
    of: str, text: str, labels: list[str], values: str, findings: Findings, path: Path, test: str = '">=3"'
) -> model.Test | None:
    """Report it; ``test`` is an example of what else could be written."""
    near = suggest.nearest(text, labels) or ""
    findings.add("PA167", *path, of=of, found=text, values=values, nearest=near, test=test)
    return None


def _for_one_or_the_other(of: str, text: str, scope: Scope, counted: bool) -> dict[str, str]:
    """What to write for a test that is several labels: as one test of numbers, or as several tests."""
    labels = scope.labels(of) or ()
    several = [part.strip() for part in _BETWEEN_LABELS.split(text.strip("[] "))]
    item = scope.items.get(of)
    if len(several) < 2 or not set(several) <= set(labels):
        return {}
    if not counted:
        return {"suggestion": any_of((of, label) for label in several)[1:-1]}
    if item is None:
        return {"each": " and ".join(quoted(label) for label in several)}
    if item.scale.many:
        return {}
    span = _span(item.scale, several)
    return {"span": span} if span else {"each": " and ".join(quoted(label) for label in several)}


def _span(scale: model.Scale, labels: Collection[str]) -> str:
    """The test of numbers that just the options with these labels pass; empty where there is none."""
    taken = [option.value for option in scale.options if option.label in labels]
    low, high = min(taken), max(taken)
    others = [option.value for option in scale.options if option.label not in labels]
    if any(low <= value <= high for value in others):
        return ""
    shown = (decimal(low, MAX_DECIMALS), decimal(high, MAX_DECIMALS))
    if not any(value > high for value in others):
        return f">={shown[0]}"
    return f"{shown[0]}..{shown[1]}" if any(value < low for value in others) else f"<={shown[1]}"
