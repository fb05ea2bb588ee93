"""What the printed key of the full model says: how each question counts, when it is asked, which rules there are.

A rule is kept as it is printed; its sentences are read when it is followed on a sheet (``rules``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import cast

from html_tree import Element
from paper.notation import LIST, NAME, NUMBER, Quoted, listed, number

Ticked = str | frozenset[str] | Fraction
"""The label of an option (of a bipolar scale ``box 3``), the labels ticked, or a number."""

Sheet = dict[str, Ticked]
"""Question, by its printed number, to what is ticked; ``na`` is a label like any other."""


@dataclass
class Key:
    """The printed key of an assessment of the full model."""

    questions: list[str] = field(default_factory=list)
    na: dict[str, str] = field(default_factory=dict)
    screens: list[str] = field(default_factory=list)
    skips: dict[str, tuple[str, Fraction | None]] = field(default_factory=dict)
    many: set[str] = field(default_factory=set)
    """Questions of which several boxes may be ticked."""
    splits: list[tuple[list[str], Fraction]] = field(default_factory=list)
    counts: dict[str, Callable[[Ticked], Fraction]] = field(default_factory=dict)
    mirrors: dict[str, Fraction] = field(default_factory=dict)
    rules: list[Element] = field(default_factory=list)
    areas: list[Element] = field(default_factory=list)
    """Those of the rules that are areas'."""
    overall: str = ""


def read_key(page: Element) -> Key:
    """The printed key of the full model."""
    key = Key()
    for question in page.all("li"):
        if (question.attributes.get("id") or "").startswith("q-"):
            printed = question.all("b")[0].text.rstrip(".")
            key.questions.append(printed)
            if any(note.text == "All that apply:" for note in question.all("em")):
                key.many.add(printed)
            for na in question.all(class_="pa-na"):
                key.na[printed] = na.text
    section = page.one(class_="pa-key")
    rules = section.all("ul", class_="pa-rules")
    key.rules = [part for one in rules for part in one.content if isinstance(part, Element)]
    if any(paragraph.text == "Areas:" for paragraph in section.all("p")):
        key.areas = [part for part in rules[0].content if isinstance(part, Element)]
    inside = {id(element) for one in rules for element in one}
    for line in section.all("li"):
        if id(line) not in inside:
            _read_line(line.text, key)
    for paragraph in section.all("p"):
        text = paragraph.text
        if match := re.match(r"Nothing is scored unless (.+?)\. Otherwise: ", text):
            key.screens.append(match[1])
        elif match := re.match(rf"Questions? ({LIST}) must add up to ({NUMBER})", text):
            key.splits.append((listed(match[1]), number(match[2])))
        elif match := re.search(r"Overall: (.+?); shown as points", text):
            key.overall = match[1]
    return key


def _read_line(text: str, key: Key) -> None:
    match = re.match(
        rf"Questions? ({LIST}): only if (.+)\. If not asked, "
        rf"(?:(?:each )?counts ({NUMBER}), as if answered so|left out)\.$",
        text,
    )
    if match:
        for question in listed(match[1]):
            key.skips[question] = (match[2], number(match[3]) if match[3] else None)
        return
    quoted = Quoted(text)
    match = re.match(rf"Questions? ({LIST}): (.+)\.$", quoted.text)
    if not match:
        return
    how = match[2]
    mirror = None
    if found := re.search(rf"; reversed, ({NUMBER}) minus that$", how):
        mirror, how = number(found[1]), how[: found.start()]
    how = re.sub(rf"; {NAME} is not known$", "", how)
    for question in listed(match[1]):
        key.counts[question] = _counting(how, quoted)
        if mirror is not None:
            key.mirrors[question] = mirror


def _counting(how: str, quoted: Quoted) -> Callable[[Ticked], Fraction]:
    if how == "the number given":
        return lambda ticked: cast(Fraction, ticked)
    if how.startswith("the boxes from left to right "):
        values = [number(one) for one in how.removeprefix("the boxes from left to right ").split(", ")]
        return lambda ticked: values[int(cast(str, ticked).removeprefix("box ")) - 1]
    points = {quoted.quote(mark): number(value) for mark, value in re.findall(rf"({NAME}) ({NUMBER})", how)}
    if "added up for all that are ticked" in how:
        return lambda ticked: sum((points[one] for one in cast(frozenset[str], ticked)), Fraction(0))
    return lambda ticked: points[cast(str, ticked)]
