"""An answer sheet in words: ``Never: one, two; Always: three``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mkdocs_assessments.model import Answer, Item
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal

BLANK = "no answer"
NOTHING = "nothing ticked"
EVERY_ITEM = "every item"


def in_words(items: Sequence[Item], answers: Mapping[str, Answer]) -> str:
    """The items by what was answered, in their order; where all have one answer, just that. Nothing for no items."""
    chosen: dict[str, list[str]] = {}
    for item in items:
        chosen.setdefault(answer_in_words(item, answers.get(item.id)), []).append(item.id)
    if len(chosen) == 1:
        return f"{next(iter(chosen))}: {EVERY_ITEM}"
    return "; ".join(f"{label}: {', '.join(ids)}" for label, ids in chosen.items())


def answer_in_words(item: Item, answer: Answer) -> str:
    """One answer: the label of an option, the labels ticked, or a number with its unit."""
    scale = item.scale
    if answer is None:
        return BLANK
    if answer == "na":
        return item.na or ""
    if scale.number:
        number = decimal(scale.value(answer), MAX_DECIMALS)
        return f"{number} {scale.number.unit}".strip()
    if scale.many:
        ticked = [option.label for bit, option in enumerate(scale.options) if answer >> bit & 1]
        return " + ".join(ticked) or scale.none or NOTHING
    return scale.options[answer].label
