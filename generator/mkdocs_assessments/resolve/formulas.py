"""Several ids in one where each stands by itself: what ``a1 + a2`` is as a verb with a list and modifiers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fractions import Fraction

from mkdocs_assessments import written
from mkdocs_assessments.resolve.scope import members
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal, exact

Known = Callable[[str], bool]

_BETWEEN = re.compile(r"\s*[+,;&]\s*|\s+and\s+|\s+")
_AROUND = re.compile(r"[+*/(),;&\s]+-?|\band\b|^-")
_SCALED = re.compile(r"(?P<inside>.+)(?P<mark>[*/])(?P<by>[0-9.]+)")
_WEIGHTED = re.compile(r"(?P<weight>[0-9.]+)\*(?P<id>.+)")
_NUMBERED = re.compile(r"(?P<stem>.*?)(?P<number>[0-9]{1,6})")
_DIFFERENCE = re.compile(r"(?P<one>\S+)\s*-\s*(?P<other>\S+)")

ONE = Fraction(1)


def is_formula(text: str, names: Iterable[str]) -> bool:
    """Whether ``text`` is more than one id of ``names``: with numbers and marks between them, and nothing else."""
    known = _known(names)
    words = [word for word in _AROUND.split(_apart(text, known)) if word]
    return len(words) > 1 and any(map(known, words)) and all(known(word) or _number(word) for word in words)


def as_settings(verb: str, text: str, names: Iterable[str]) -> str | None:
    """The settings that say what a formula behind ``verb`` says, on one line; ``None`` for what is not so simple."""
    known = _known(names)
    inside, factor = _scaled(re.sub(r"\s*([*/])\s*", r"\1", _apart(text, known)).strip())
    difference = _DIFFERENCE.fullmatch(inside)
    if difference and known(difference["one"]) and known(difference["other"]) and factor == ONE:
        if verb != "value" and (span := _span(difference["one"], difference["other"])):
            return f"{verb}: [{span}]"
        return f"value: {difference['one']}, minus: {difference['other']}"
    found = [_weighted(part) for part in _BETWEEN.split(inside)]
    ids = [id_ for id_, _ in found]
    if len(found) < 2 or not all(map(known, ids)):
        return None
    verb = "sum" if verb == "value" else verb
    if factor == Fraction(1, len(found)) and verb in {"sum", "mean"}:
        verb, factor = "mean", ONE
    times = "" if factor == ONE else f", times: {exact(factor)}"
    if "/" in times:  # a factor with no end of decimals cannot be written as one
        return None
    if all(weight == ONE for _, weight in found):
        return f"{verb}: [{', '.join(ids)}]{times}"
    weights = ", ".join(f"{id_}: {decimal(weight, MAX_DECIMALS)}" for id_, weight in found)
    return f"{verb}: {{{weights}}}{times}" if verb in {"sum", "mean"} else None


def _span(first: str, last: str) -> str | None:
    """Two ids with the same beginning and numbers further apart than by one, as the range they may stand for."""
    one, other = _NUMBERED.fullmatch(first), _NUMBERED.fullmatch(last)
    if not one or not other or one["stem"] != other["stem"] or int(other["number"]) - int(one["number"]) < 2:
        return None
    return f"{first}..{last}"


def _known(names: Iterable[str]) -> Known:
    """Whether a word is one of the ids, or stands for some."""
    known = list(names)
    return lambda word: bool(members(word, known))


def _apart(text: str, known: Known) -> str:
    """The text with blanks around each minus that is not part of an id; a dash is one."""
    text = text.replace("–", "-")

    def spaced(match: re.Match[str]) -> str:
        word = match[0]
        return word if known(word) else word.replace("-", " - ")

    return re.sub(r"[A-Za-z][A-Za-z0-9_-]*", spaced, text)


def _scaled(text: str) -> tuple[str, Fraction]:
    """What stands between brackets, and what it is multiplied by; without brackets all of it, once."""
    scaled = _SCALED.fullmatch(text)
    inside = scaled["inside"] if scaled else text
    by = written.number(scaled["by"]) if scaled else ONE
    if not by or not (inside.startswith("(") and inside.endswith(")")):
        return text, ONE
    return inside[1:-1].strip(), 1 / by if scaled and scaled["mark"] == "/" else by


def _weighted(part: str) -> tuple[str, Fraction]:
    match = _WEIGHTED.fullmatch(part)
    weight = written.number(match["weight"]) if match else None
    return (match["id"], weight) if match and weight else (part, ONE)


def _number(word: str) -> bool:
    return written.number(word) is not None
