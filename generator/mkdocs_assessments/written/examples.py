"""Worked answer sheets as a coach writes them."""

from __future__ import annotations

from mkdocs_assessments.written.kinds import Chosen, DimensionKey, FigureText, ItemKey, LevelName, OutcomeText
from mkdocs_assessments.written.setting import Part, others, setting


class Expectation(Part):
    """What a worked example must score: for each dimension or score a number, for a score that is a label this label,
    or `none` for not enough answers."""

    scores: dict[DimensionKey, OutcomeText] = others()
    """What is expected of each dimension or score named."""
    level: dict[DimensionKey, LevelName] = setting(
        "The level of a dimension or score, by dimension or score; `none` for no level.",
        {"case": "sustaining"},
        dict,
        "no level is compared",
    )
    label: dict[DimensionKey, LevelName] = setting(
        "The label of a score, by score, as it may also stand beside the numbers.",
        {"strongest": "case"},
        dict,
        "no label is compared",
        elsewhere={"scores": {"strongest": {"title": "Strongest", "top": ["case"]}}},
    )
    overall: FigureText | None = setting(
        "The overall score, or `none`.", "4", None, "the overall score is not compared"
    )


class Example(Part):
    """A worked answer sheet, checked at every build and shown under “How this was worked out”."""

    answers: dict[ItemKey, Chosen] = setting(
        "The answer to each item or fact: an option's value or label, a number, a list of labels where several may be "
        "chosen, `na`, or `blank`. `all` answers every item not named; facts are always named.",
        {"all": "4", "weakest": "na"},
    )
    expect: Expectation = setting("What these answers must score.", {"case": "4", "level": {"case": "sustaining"}})
