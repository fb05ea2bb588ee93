"""The members of a score: its list as written → ``model.Term``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Any

from mkdocs_assessments import model, suggest, written
from mkdocs_assessments.problem import Path
from mkdocs_assessments.resolve.conditions import tests_of_each, unknown
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.resolve.formulas import as_settings
from mkdocs_assessments.resolve.scope import mended_span
from mkdocs_assessments.resolve.scores.names import REVERSED, Names, unreversed
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal

ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list of members and where it stands."""

    text: str
    beside: Any
    """Its weight or test, or ``None``."""
    path: Path
    key: bool
    """Whether the entry is a name with something behind it."""


def entries_of(score: written.Score, verb: str, path: Path) -> Iterator[Entry]:
    """The entries of a verb, which stands at ``path``."""
    members = getattr(score, verb)
    for position, (text, beside) in enumerate(score.entries(verb)):
        if isinstance(members, dict):
            yield Entry(text, beside, (*path, text), True)
        else:
            yield Entry(text, None, path if isinstance(members, str) else (*path, position), False)


def build_terms(own: str, score: written.Score, verb: str, names: Names, findings: Findings) -> list[model.Term] | None:
    """The members of the score ``own``; ``None`` where one is broken, or was reported here."""
    path: Path = ("scores", own, verb)
    terms: dict[str, model.Term] = {}
    sound = True
    for entry in entries_of(score, verb, path):
        text, reverse = unreversed(entry.text)
        found = names.stands_for(text, own, label=verb == "join", either=verb == "count")
        if not found:
            others = [name for name in names.everything if name != own]
            alone = not entry.key and len(score.entries(verb)) == 1
            meant = as_settings(verb, entry.text, others) if alone else None
            span = mended_span(text, others)
            meant = f"{REVERSED if reverse else ''}{span}" if span else meant
            unknown(text, others, names.scope, findings, *entry.path, key=entry.key, suggestion=meant)
            sound = False
        counted = found if verb == "count" else []
        tests = tests_of_each(counted, entry.beside, names.scope, findings, entry.path, counted=True)
        for name in found:
            term = _term(name, reverse, entry, verb, tests, names, findings)
            sound = sound and term is not None
            if name in terms:
                findings.add("PA173", *entry.path, key=entry.key, score=own, name=name)
                sound = False
            elif term is not None:
                terms[name] = term
    if not terms and sound and findings.whole(*path):
        findings.add("PA113", *path, key=True, name=verb)
        sound = False
    if verb == "value" and len(terms) > 1:
        findings.add("PA188", *path, name=verb, found=str(score.value), count=str(len(terms)))
        sound = False
    return list(terms.values()) if sound and terms else None


def _term(
    name: str,
    reverse: bool,
    entry: Entry,
    verb: str,
    tests: Mapping[str, model.Test],
    names: Names,
    findings: Findings,
) -> model.Term | None:
    scope = names.scope
    if reverse and name not in scope.items:
        findings.add("PA164", *entry.path, key=entry.key, **_turned(name, verb, names))
        return None
    if not _has_what_is_wanted(name, verb, entry, names, findings):
        return None
    if name in scope.items and scope.items[name] is None:
        return None
    if name in scope.scores and scope.scores[name] is None:
        return None
    if name in scope.dimensions and scope.dimensions[name] is None:
        return None
    if verb == "count":
        test = tests.get(name)
        return None if test is None else model.Term(name, reverse, test=test)
    weight = _weight(entry, verb, names, findings)
    return None if weight is None else model.Term(name, reverse, weight)


def _turned(name: str, verb: str, names: Names) -> dict[str, str]:
    """The data of PA164: where scores are compared, another one that is lowest where this one is highest."""
    if verb not in {"top", "min", "max"}:
        return {"name": name, "minus": name}
    id_ = suggest.an_id(f"less-{name}", names.everything, words=9)
    return {"name": name, "turned": f"{id_}: {{show: no, value: {name}, times: -1}}", "id": id_}


def _has_what_is_wanted(name: str, verb: str, entry: Entry, names: Names, findings: Findings) -> bool:
    """PA170 and PA171: a label where a number is needed, or the other way round."""
    if verb == "join":
        if not names.has_label(name):
            findings.add("PA171", *entry.path, key=entry.key, name=name)
            return False
    elif verb != "count" and names.gives_label(name):
        findings.add("PA170", *entry.path, key=entry.key, name=name)
        return False
    return True


def _weight(entry: Entry, verb: str, names: Names, findings: Findings) -> Fraction | str | None:
    if entry.beside is None:
        return ONE
    if isinstance(entry.beside, Fraction):
        if entry.beside > 0 or (verb == "sum" and entry.beside < 0):
            return entry.beside
        findings.add("PA165", *entry.path, name=entry.text, found=decimal(entry.beside, MAX_DECIMALS))
        return None
    return number_of(str(entry.beside), entry.path, names, findings)


def number_of(name: str, path: Path, names: Names, findings: Findings) -> str | None:
    """The id of something with a number, named at ``path``; ``None``, once reported, where it is not one."""
    if name not in names.everything:
        unknown(name, names.everything, names.scope, findings, *path)
        return None
    if names.gives_label(name):
        findings.add("PA170", *path, name=name)
        return None
    scope = names.scope
    broken = any(name in kind and kind[name] is None for kind in (scope.items, scope.dimensions, scope.scores))
    return None if broken else name


def need_of(own: str, score: written.Score, count: int, findings: Findings) -> int:
    """How many of the members must have a value."""
    need = score.need
    if need is None:
        return count
    if need.share:
        return max(1, ceil(need.value * count))
    if need.value > count and all(findings.whole("scores", own, verb) for verb in score.verbs):
        found = decimal(need.value, MAX_DECIMALS)
        findings.add("PA174", "scores", own, "need", score=own, count=str(count), found=found)
    return int(need.value)
