"""Simple calculations of SurveyJS as scores: sums and means of questions, some of them counted from the other end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from mkdocs_assessments.interchange.data import Data, Group
from mkdocs_assessments.interchange.options import text_of
from mkdocs_assessments.written import number

Bounds = Mapping[str, tuple[str, Fraction | None]]
"""Name of a question to the id of its item and to its lowest and highest points together."""

_CALL = re.compile(r"(?P<verb>sum|avg|min|max)\((?P<inside>.*)\)", re.IGNORECASE | re.DOTALL)
_MEMBER = re.compile(r"\{(?P<name>[^{}]{1,100})\}")
_MIRRORED = re.compile(r"\(?\s*(?P<ends>-?[0-9.]+)\s*-\s*\{(?P<name>[^{}]{1,100})\}\s*\)?")
_FACTOR = re.compile(r"(?P<inside>.+?)\s*(?P<mark>[*/])\s*(?P<by>[0-9]+(?:\.[0-9]+)?)", re.DOTALL)
_LONGEST = 20_000


def as_score(expression: str, bounds: Bounds) -> Group | None:
    """The score that a calculation is; ``None`` for one that is not a plain sum, mean, least or most.

    As in SurveyJS, a blank is left out: of a sum as well.
    """
    text = expression.strip()
    if len(text) > _LONGEST:
        return None
    modifiers: Group = {}
    if match := _FACTOR.fullmatch(text):
        by = number(match["by"])
        if by and (match["mark"] == "*" or _is_decimal(1 / by)):
            text = match["inside"].strip()
            modifiers["times"] = text_of(by if match["mark"] == "*" else 1 / by)
    if call := _CALL.fullmatch(text):
        parts, verb = call["inside"].split(","), call["verb"].lower().replace("avg", "mean")
    else:
        bare = text[1:-1] if modifiers and text.startswith("(") and text.endswith(")") else text
        parts, verb = _added(bare), "sum"
    members: list[Data] = []
    for part in parts:
        member = _member(part.strip(), bounds)
        if member is None:
            return None
        members.append(member)
    need = "0" if verb == "sum" else "1"
    return {verb: members, "need": need, **modifiers} if len(set(map(str, members))) == len(members) > 0 else None


def _added(text: str) -> list[str]:
    """The summands of an expression; a plus between brackets is none of ours and so breaks no further."""
    return re.split(r"\+(?![^{]*\})", text)


def _member(text: str, bounds: Bounds) -> str | None:
    plain, mirrored = _MEMBER.fullmatch(text), _MIRRORED.fullmatch(text)
    match = plain or mirrored
    if match is None or match["name"].strip() not in bounds:
        return None
    id_, ends = bounds[match["name"].strip()]
    if plain:
        return id_
    return f"-{id_}" if ends is not None and number(match["ends"]) == ends else None


def _is_decimal(value: Fraction) -> bool:
    return number(text_of(value)) == value
