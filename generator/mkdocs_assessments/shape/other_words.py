"""Settings under the names that other programs and languages give them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from mkdocs_assessments import written
from mkdocs_assessments.rounding import exact
from mkdocs_assessments.source import Node, Scalar
from mkdocs_assessments.suggest import scalar
from mkdocs_assessments.written import Assessment, Part
from mkdocs_assessments.written.scores import Row, Score

LAST_ROW = ("else", "otherwise", "default")
"""What a last row without tests is called elsewhere."""

CALLED: Mapping[type[Part], Mapping[str, str]] = {
    Assessment: dict.fromkeys(("facts", "inputs", "demographics", "respondent", "profile"), "about"),
    Score: {
        **dict.fromkeys(("average", "avg"), "mean"),
        **dict.fromkeys(("add", "total"), "sum"),
        **dict.fromkeys(("subtract", "less"), "minus"),
        **dict.fromkeys(("multiply", "factor"), "times"),
        **dict.fromkeys(("bands", "cutoffs", "cut-offs", "thresholds", "categories"), "levels"),
    },
    Row: {"when": "if", "label": "then", **dict.fromkeys(LAST_ROW, "then")},
}
"""Of parts, what a setting may be called elsewhere, with its name here."""


def called(part: type[Part], name: str, there: Collection[str]) -> str | None:
    """The setting that is called ``name`` elsewhere, where it does not stand beside it already."""
    found = CALLED.get(part, {}).get(name.casefold())
    return None if found in there else found


def instead(part: type[Part], name: str, value: Node | None, there: Collection[str]) -> dict[str, str]:
    """What says here what a setting of that name says elsewhere, as slots of PA102."""
    name, text = name.casefold(), value.text if isinstance(value, Scalar) else ""
    if name in LAST_ROW and (part is Row or (part is Score and "choose" in there)):
        return {"row": f"- then: {scalar(text)}"} if text else {}
    if part is Score and name in {"prorate", "prorated"}:
        return {"instead": "blank: mean"}
    if part is Score and name in {"divide", "divided", "divisor"}:
        number = written.number(text)
        return {"instead": f"times: {exact(1 / number)}"} if number else {"verb": '"mean"'}
    return {}
