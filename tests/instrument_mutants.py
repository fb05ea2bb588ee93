"""An assessment file with one mistake in its scoring, in every way somebody may make it: the file, not the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from fractions import Fraction
from itertools import pairwise
from typing import Any

from mkdocs_assessments.resolve.scope import members
from mkdocs_assessments.rounding import decimal

Written = dict[str, Any]
Path = tuple[str | int, ...]
Change = tuple[str, Path, Any]
"""What was done, where, and what stands there now; ``GONE`` for nothing."""

GONE = object()
LISTS = ("sum", "mean", "min", "max")
_TEST = re.compile(r"(>=|<=|>|<|=)(-?[0-9.]+)")
_OTHER = {">=": ">", ">": ">=", "<=": "<", "<": "<="}

STEPS = {"percent": "4", "sus": "2.5", "people": "0.2", "task": "0.2"}
"""The distance between two numbers a score can have, where it is not 1: a cut moved by less moves nothing."""


def mutants(written: Written) -> Iterator[tuple[str, Written]]:
    """Every mutant, with what was done to it."""
    for what, path, new in _changes(written):
        mutant = deepcopy(written)
        into: Any = mutant
        for key in path[:-1]:
            into = into[key]
        if new is GONE:
            del into[path[-1]]
        else:
            into[path[-1]] = new
        yield f"{what} at {'.'.join(map(str, path))}", mutant


def _changes(written: Written) -> Iterator[Change]:
    items = list(_items(written))
    labels = {str(path[-1]): item.get("pairs", []) if isinstance(item, dict) else [] for path, item in items}
    for path, item in items:
        yield from _of_item(path, item)
    for name, scale in written["scales"].items():
        yield from _of_scale(("scales", name), scale)
    yield from _of_groups(("dimensions",), written["dimensions"])
    for name, score in written.get("scores", {}).items():
        counts = [one["count"] for one in written["scores"].values() if "count" in one]
        yield from _of_score(("scores", name), score, labels, list(written["scores"]), counts)
    for position in range(len(written.get("validity", ()))):
        yield "drop the screen", ("validity", position), GONE
        yield "answered two", ("validity", position, "answered"), ">=2"
    if "need" in written:
        yield "drop need", ("need",), GONE


def _items(written: Written) -> Iterator[tuple[Path, Any]]:
    def inside(path: Path, groups: Written) -> Iterator[tuple[Path, Any]]:
        for name, group in groups.items():
            for item, part in group.get("items", {}).items():
                yield (*path, name, "items", item), part
            yield from inside((*path, name, "dimensions"), group.get("dimensions", {}))

    for name, fact in written.get("about", {}).items():
        yield ("about", name), fact
    yield from inside(("dimensions",), written["dimensions"])


def _of_item(path: Path, item: Any) -> Iterator[Change]:
    if not isinstance(item, dict):
        return
    if "reverse" in item:
        yield "drop the reverse key", (*path, "reverse"), GONE
    if "scored" in item:
        yield "score the unscored", (*path, "scored"), GONE
    if "else" in item:
        yield "drop else", (*path, "else"), GONE
        yield "another else", (*path, "else"), str(int(item["else"]) + 1)
    if "ask" in item:
        yield "always ask", path, {key: part for key, part in item.items() if key not in {"ask", "else"}}
        yield from _of_condition((*path, "ask"), item["ask"])


def _of_scale(path: Path, scale: Written) -> Iterator[Change]:
    if "choices" in scale:
        labels = list(scale["choices"])
        for first, second in pairwise(labels):
            points = scale["choices"] | {first: scale["choices"][second], second: scale["choices"][first]}
            yield f"swap {first} and {second}", (*path, "choices"), points
    elif "labels" in scale:
        start = int(scale.get("from", 0))
        values = scale.get("values") or [str(start + one) for one in range(len(scale["labels"]))]
        plain = {key: part for key, part in scale.items() if key not in {"from", "values"}}
        for one in range(len(values) - 1):
            swapped = [*values[:one], values[one + 1], values[one], *values[one + 2 :]]
            yield f"swap values {one} and {one + 1}", path, plain | {"values": swapped}


def _of_groups(path: Path, groups: Written) -> Iterator[Change]:
    for name, group in groups.items():
        here = (*path, name)
        if "rollup" in group or "dimensions" in group:
            other = "mean" if group.get("rollup") == "sum" else "sum"
            yield "the other rollup", (*here, "rollup"), other
            for part in group["dimensions"]:
                yield "drop a member", (*here, "dimensions", part), GONE
            yield from _of_groups((*here, "dimensions"), group["dimensions"])
        elif group.get("score") != "none":
            other = "mean" if group.get("score") == "sum" else "sum"
            yield "the other score", (*here, "score"), other
            for item in group["items"]:
                yield "drop a member", (*here, "items", item), GONE
        yield from _of_need(here, group, len(group.get("items", ())) or 1)
        if "blank" in group:
            yield "drop blank", (*here, "blank"), GONE


def _of_need(path: Path, part: Written, terms: int) -> Iterator[Change]:
    need = part.get("need", "all")
    if need.isdigit():
        yield "need one more", (*path, "need"), str(min(terms, int(need) + 1))
        if int(need):
            yield "need one less", (*path, "need"), str(int(need) - 1)
    if need == "half":
        yield "need more than half", (*path, "need"), str(-(-terms // 2) + 1)
        yield "need less than half", (*path, "need"), str(-(-terms // 2) - 1)
    if "need" in part:
        yield "need all", (*path, "need"), "all"


def _of_score(
    path: Path, score: Written, labels: dict[str, list[str]], scores: list[str], counts: list[Written]
) -> Iterator[Change]:
    names = [*labels, *scores]
    verb = next(verb for verb in (*LISTS, "weigh", "count", "value", "choose") if verb in score)
    terms = [] if verb == "choose" else _terms(score[verb], names)
    if verb in LISTS:
        for term in terms:
            yield f"drop {term}", (*path, verb), [other for other in terms if other != term]
            if term.startswith("-"):
                yield (
                    f"drop the reverse key of {term}",
                    (*path, verb),
                    [one.removeprefix("-") if one == term else one for one in terms],
                )
        yield (
            f"{verb} to mean or sum",
            path,
            {"mean" if key == "sum" else "sum" if key == "mean" else key: score[key] for key in score},
        )
    elif verb == "weigh":
        for term, other in zip(terms, [*terms[1:], terms[0]], strict=True):
            yield f"drop {term}", (*path, verb, term), GONE
            weights = {term: score[verb][other], other: score[verb][term]}
            yield f"swap the weights of {term} and {other}", (*path, verb), score[verb] | weights
    elif verb == "count":
        for text, test in score[verb].items():
            if not _TEST.fullmatch(test):
                others = sorted({one for other in counts for one in other.values()} - {test})
                for other in others:
                    yield f"count {other} for {test}", (*path, verb, text), other
        tests = {
            term: test
            for text, test in score[verb].items()
            for term in members(text, names)
            if _TEST.fullmatch(test) or test in labels[term]
        }
        if len(tests) < len(terms):
            yield "count only those that offer the label", (*path, verb), tests
        for term, test in tests.items():
            yield f"drop {term}", (*path, verb), {one: tests[one] for one in tests if one != term}
            for what, moved in _moved(test, "1"):
                yield f"{what} of {term}", (*path, verb), tests | {term: moved}
    elif verb == "choose":
        rows = score[verb]
        for position, row in enumerate(rows):
            yield "drop a row", (*path, verb, position), GONE
            if position:
                swapped = [*rows[: position - 1], row, rows[position - 1], *rows[position + 1 :]]
                yield f"swap rows {position - 1} and {position}", (*path, verb), swapped
            if "if" in row:
                yield from _of_condition((*path, verb, position, "if"), row["if"], list(labels))
    if verb in (*LISTS, "count", "weigh") and "need" not in score and len(terms) > 1:
        yield "need one less than all", (*path, "need"), str(len(terms) - 1)
    yield from _of_need(path, score, len(terms))
    if "blank" in score:
        yield "drop blank", (*path, "blank"), GONE
        yield "another blank", (*path, "blank"), str(int(score["blank"]) - 1)
    for step in ("plus", "times"):
        if step in score:
            yield f"drop {step}", (*path, step), GONE
            yield f"another {step}", (*path, step), decimal(Fraction(score[step]) * 2, 6)
    for name in score.get("needs", ()):
        yield f"no need of {name}", (*path, "needs"), [one for one in score["needs"] if one != name]
    yield from _of_levels((*path, "levels"), score.get("levels", {}), STEPS.get(str(path[-1]), "1"))


def _of_levels(path: Path, levels: Written, step: str) -> Iterator[Change]:
    for position, (name, level) in enumerate((name, level) for name, level in levels.items() if name != "by"):
        if position == 0:
            continue
        kind = "above" if "above" in level else "from"
        by = level[kind] if isinstance(level[kind], dict) else {"": level[kind]}
        for group, start in by.items():
            for sign in (-1, 1):
                moved = decimal(Fraction(start) + sign * Fraction(step), 6)
                place = (*path, name, kind, group) if group else (*path, name, kind)
                yield f"cut moved to {moved}", place, moved
        if not isinstance(level[kind], dict):
            other = "from" if kind == "above" else "above"
            yield "the other bound", (*path, name), {other if key == kind else key: part for key, part in level.items()}


def _of_condition(path: Path, condition: Written, names: list[str] | None = None) -> Iterator[Change]:
    tests = {key: test for key, test in condition.items() if key != "any"}
    for name, test in tests.items():
        if len(condition) > 1:
            yield f"drop the test of {name}", (*path, name), GONE
        for what, moved in _moved(test, STEPS.get(name, "1")):
            yield what, (*path, name), moved
    either = condition.get("any", {})
    spread = {one: test for name, test in either.items() for one in members(name, names or [name]) or [name]}
    for name, test in spread.items():
        if len(spread) > 1:
            yield f"drop the alternative {name}", (*path, "any"), {one: spread[one] for one in spread if one != name}
        for what, moved in _moved(test, STEPS.get(name, "1")):
            yield f"{what} of {name}", (*path, "any"), spread | {name: moved}


def _moved(test: str, step: str) -> Iterator[tuple[str, str]]:
    if match := _TEST.fullmatch(test):
        for sign in (-1, 1):
            moved = f"{match[1]}{decimal(Fraction(match[2]) + sign * Fraction(step), 6)}"
            yield f"test moved to {moved}", moved


def _terms(written: Any, names: list[str]) -> list[str]:
    if isinstance(written, dict):
        return [term for text in written for term in members(text, names)]
    texts = [written] if isinstance(written, str) else written
    return [
        f"{'-' if text.startswith('-') else ''}{term}"
        for text in texts
        for term in members(text.removeprefix("-"), names)
    ]
