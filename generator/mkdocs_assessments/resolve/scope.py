"""What the names in a file stand for: items and facts, dimensions, domains and scores, as far as they are built.

Names are added in the order in which things may refer to each other, so a condition or score sees what comes before
it. ``None`` stands for something that is there but broken: it is known, and nothing more is said about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mkdocs_assessments import model

_RANGE = re.compile(r"(?P<stem>.*?)(?P<first>[0-9]+)\s*\.\.\s*(?P=stem)(?P<last>[0-9]+)")
_NEARLY_A_RANGE = re.compile(r"(?P<stem>.*?)(?P<first>[0-9]+)\s*\.\.\s*-?\s*(?:(?P=stem))?(?P<last>[0-9]+)")
_NUMBERED = re.compile(r"(?P<stem>.*?)(?P<number>[0-9]+)")


@dataclass(slots=True)
class Scope:
    """The names known so far, each kind in file order; ids are unique over all of them."""

    items: dict[str, model.Item | None] = field(default_factory=dict)
    """Facts among them."""
    facts: set[str] = field(default_factory=set)
    dimensions: dict[str, model.Dimension | None] = field(default_factory=dict)
    """Those that have a score; a group with ``score: none`` is no name here."""
    domains: dict[str, model.Domain | None] = field(default_factory=dict)
    scores: dict[str, model.Score | None] = field(default_factory=dict)
    """A domain's score stands among them, under the domain's id."""
    whole: bool = True
    """False where a name may be missing only because the file is broken."""

    @property
    def names(self) -> list[str]:
        """Every name, each once: items, dimensions, domains, scores."""
        return list(dict.fromkeys([*self.items, *self.dimensions, *self.domains, *self.scores]))

    def labels(self, name: str) -> tuple[str, ...] | None:
        """What a test of ``name`` may be equal to besides a number: an item's option labels, ids of levels, a label
        verb's labels. ``None`` where that is not known because ``name`` is broken or no name."""
        if item := self.items.get(name):
            return tuple(option.label for option in item.scale.options)
        if dimension := self.dimensions.get(name):
            return tuple(level.id for level in dimension.levels)
        if score := self.scores.get(name):
            levels = [level.id for bands in score.bands for level in bands.levels]
            return tuple(score.outcomes) if score.is_label else tuple(dict.fromkeys(levels))
        return None


def members(text: str, names: Iterable[str]) -> list[str]:
    """The names one entry of a list stands for, in the order of ``names``: itself, a range ``p1..p9``, a pattern
    ``r_*``. Empty where there are none; of a range, both ends have to be names."""
    known = list(names)
    if text in known:
        return [text]
    if "*" in text:
        pattern = re.compile(".*".join(re.escape(part) for part in text.split("*")))
        return [name for name in known if pattern.fullmatch(name)]
    if (span := _RANGE.fullmatch(text)) is None:
        return []
    ends = int(span["first"]), int(span["last"])
    numbered = [(name, _NUMBERED.fullmatch(name)) for name in known]
    found = {
        name: int(match["number"])
        for name, match in numbered
        if match and match["stem"] == span["stem"] and ends[0] <= int(match["number"]) <= ends[1]
    }
    return list(found) if set(ends) <= set(found.values()) else []


def span_of(found: Sequence[str], names: Iterable[str]) -> str:
    """The range, such as ``p1..p9``, that stands for just these of ``names``; empty where none does."""
    first, last = (_NUMBERED.fullmatch(found[place]) if len(found) > 2 else None for place in (0, -1))
    if first is None or last is None or first["stem"] != last["stem"]:
        return ""
    span = f"{found[0]}..{found[-1]}"
    return span if members(span, names) == list(found) else ""


def mended_span(text: str, names: Iterable[str]) -> str:
    """The range that ``p1..-p9`` and ``p1..9`` were meant to be; empty where they stand for nothing then either."""
    match = _NEARLY_A_RANGE.fullmatch(text)
    span = f"{match['stem']}{match['first']}..{match['stem']}{match['last']}" if match else ""
    return span if span and members(span, names) else ""
