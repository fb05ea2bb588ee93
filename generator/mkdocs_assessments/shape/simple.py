"""What the simple form has, so that a coach who needs no more is not shown the rest."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from mkdocs_assessments import written
from mkdocs_assessments.shape.parts import settings_of
from mkdocs_assessments.written import Part

BEYOND: Mapping[type[Part], frozenset[str]] = {
    written.Assessment: frozenset({"about", "scores", "validity"}),
    written.Dimension: frozenset({"score", "ask", "dimensions", "rollup", "blank", "levels"}),
    written.Item: frozenset({
        *("choices", "number", "step", "unit", "pairs", "many", "none", "left", "right", "scored", "ask", "else")
    }),
    written.Scale: frozenset({
        *("choices", "number", "step", "unit", "left", "right", "points", "pairs", "many", "none", "split")
    }),
}  # fmt: skip
"""Of the parts of the simple form, the settings that published instruments need. Other parts are all theirs."""


def shown_settings(part: type[Part], there: Collection[str]) -> tuple[list[str], int]:
    """The settings to name where one is unknown, and how many others there are.

    All of them, where one that goes beyond the simple form stands ``there`` already.
    """
    names = list(settings_of(part))
    beyond = BEYOND.get(part, frozenset())
    if not beyond.isdisjoint(there):
        return names, 0
    shown = [name for name in names if name not in beyond]
    return shown, len(names) - len(shown)
