"""What a rule is made of: its questions and scores with their numbers on one sheet, and whether enough are known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from html_tree import Element
from paper.notation import LIST, NAME, NUMBER, Quoted, listed, number
from paper.work import Work

Members = list[tuple[str, Fraction, Fraction | None]]
"""Name, number and weight of each; a weight that is not known is none."""


def how_it_goes(rule: Element) -> tuple[Quoted, str]:
    """What a rule says after its name and before its rows, table and sentences."""
    text = "".join(part for part in rule.content if isinstance(part, str))
    quoted = Quoted(" ".join(text.split()).removeprefix(": ").removeprefix(":").strip())
    return quoted, quoted.text.rstrip(".:")


def counted_in(area: Element, work: Work) -> list[Fraction]:
    """What the answers of an area count."""
    quoted, how = how_it_goes(area)
    match = re.fullmatch(r"the (?:sum|mean) of (.+?)(?:, times \d+)?", how)
    assert match, how
    return [value for _, value, _ in _detailed(match[1], quoted, work, None) if value is not None]


def _detailed(
    text: str, quoted: Quoted, work: Work, stand_in: Fraction | None
) -> list[tuple[str, Fraction | None, Fraction | None]]:
    found = []
    pattern = re.compile(
        rf"(?:questions? (?P<of>{LIST})|(?P<score>{NAME}))(?: \((?P<reversed>{LIST} )?reversed\))?"
        rf"(?: times (?P<weight>{NUMBER}|{NAME}|question \w+))?"
    )
    assert pattern.sub("", text).replace(", ", "") == "", text
    for match in pattern.finditer(text):
        names = listed(match["of"]) if match["of"] else ["“" + quoted.quote(match["score"])]
        reverse: list[str] = []
        if "reversed)" in match[0]:
            reverse = listed(match["reversed"].strip()) if match["reversed"] else names
        weight: Fraction | None = Fraction(1)
        if by := match["weight"]:
            weight = number(by) if re.fullmatch(NUMBER, by) else work.number(quoted.name(by))
        for name in names:
            value = work.number(name)
            if value is None and stand_in is not None and fillable(name, work):
                value = stand_in
            if value is not None and name in reverse:
                value = work.key.mirrors[name] - value
            found.append((name, value, weight))
    return found


def fillable(name: str, work: Work) -> bool:
    """Whether something may stand in for its number: not for a question that was not asked or does not apply."""
    return name[0] == "“" or work.given[name].blank


def _asked(names: Iterable[str], work: Work) -> int:
    return sum(name[0] == "“" or work.given[name].asked or work.given[name].value is not None for name in names)


def enough_known(spans: Sequence[str], names: Sequence[str], work: Work) -> bool:
    """Whether as many of the members are known as must be."""
    for span in spans:
        match = re.fullmatch(r"Only if (it is|all of .+ are|at least (\d+) of .+ are) known\.", span)
        if match:
            need = int(match[2]) if match[2] else len(names)
            have = sum(work.known(name) for name in names)
            if have < min(need, max(_asked(names, work), 1)):
                return False
    return True


def filled_members(
    text: str, quoted: Quoted, spans: Sequence[str], stand_in: Fraction | None, mean: bool, work: Work
) -> Members | None:
    """The members with a number, or with what stands in for it; nothing where too few are known."""
    members = _detailed(text, quoted, work, stand_in)
    if not enough_known(spans, [name for name, _, _ in members], work):
        return None
    real = [value for _, value, _ in members if value is not None]
    filled: Members = []
    for name, value, weight in members:
        if value is None and mean and real and fillable(name, work):
            filled.append((name, sum(real, Fraction(0)) / len(real), weight))
        elif value is not None:
            filled.append((name, value, weight))
    return filled
