"""What a coach may write: every setting of an assessment file with its description, default and example.

The descriptions are the manual; the reference page is made from them. Values arrive as the text in the file and leave
as what they mean. One that means nothing is a ``Mistake`` of a kind for which ``shape`` has the words.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from mkdocs_assessments.written.conditions import FACTS, Condition
from mkdocs_assessments.written.dimensions import (
    DOMAIN_SETTINGS,
    LEAF_SETTINGS,
    SCORE_SETTINGS,
    Dimension,
    Level,
)
from mkdocs_assessments.written.examples import Example, Expectation
from mkdocs_assessments.written.items import Fact, Item
from mkdocs_assessments.written.kinds import (
    Id,
    Name,
    Need,
    Overall,
    PeriodText,
    ScaleName,
    Share,
    Text,
    Version,
)
from mkdocs_assessments.written.reader import Mistake, alternatives, read
from mkdocs_assessments.written.scales import FORMATS, Scale
from mkdocs_assessments.written.scores import (
    Cap,
    Cross,
    Levels,
    Norm,
    NormGroup,
    Outcome,
    Row,
    Score,
    ScoreLevel,
    Table,
    scores,
)
from mkdocs_assessments.written.setting import Part, Setting, setting
from mkdocs_assessments.written.validity import Validity
from mkdocs_assessments.written.values import NAME, NO, RESERVED, YES, Amount, Figure, Period, number

__all__ = [
    "DOMAIN_SETTINGS",
    "FORMATS",
    "LEAF_SETTINGS",
    "NAME",
    "NO",
    "RESERVED",
    "SCORE_SETTINGS",
    "YES",
    "Amount",
    "Assessment",
    "Cap",
    "Condition",
    "Cross",
    "Dimension",
    "Example",
    "Expectation",
    "Fact",
    "Figure",
    "Item",
    "Level",
    "Levels",
    "Mistake",
    "Norm",
    "NormGroup",
    "Outcome",
    "Part",
    "Period",
    "Row",
    "Scale",
    "Score",
    "ScoreLevel",
    "Setting",
    "Shared",
    "Table",
    "Validity",
    "alternatives",
    "number",
    "read",
]


def _scales() -> Any:
    example = {"three": {"labels": ["Never", "Sometimes", "Always"]}}
    return setting("Response scales, by name.", example, dict, "the ready-made `share5` and `frequency5`")


def _levels() -> Any:
    description = "The levels of every score, by name, each with its lower bound; their order does not matter."
    example = {
        "low": {"from": "0", "title": "Low", "reading": "A first act is a small start."},
        "high": {"from": "50%", "title": "High", "reading": "Most of these happen already."},
    }
    return setting(description, example, dict, "Starting, Building and Sustaining")


class Shared(Part):
    """What several assessments use, in `_shared.yml`. An assessment's own scales and levels go before these."""

    scales: dict[Name, Scale] = _scales()
    levels: dict[Name, Level] = _levels()


class Assessment(Part):
    """One assessment: one file, whose name is its id."""

    title: Text = setting("The assessment's name.", "Influence without authority")
    version: Version = setting("Three numbers; raise them when you change the file.", "1.0.0", "1.0.0", "1.0.0")
    summary: Text | None = setting(
        "One or two sentences for its card.", "How you win commitment.", None, "the card has its title alone"
    )
    records: Text | None = setting(
        "One sentence on what it records.", "How often you ask first.", None, "nothing is said", alias="construct"
    )
    period: PeriodText | None = setting("The time the answers are about.", "4 weeks", None, "no period")
    stem: Text | None = setting(
        "The words before every item; `{period}` stands for the period in words.",
        "In the last {period}, how often did you …",
        None,
        "each item stands for itself",
        beside={"period": "4 weeks"},
    )
    scale: ScaleName | None = setting(
        "The name of the scale of every item without its own.", "share5", None, "every item names its own"
    )
    about: dict[Id, Fact] = setting(
        "Facts about the person, asked first on a screen of their own, each under an id that never changes.",
        FACTS["about"],
        dict,
        "nothing is asked first",
    )
    dimensions: dict[Id, Dimension] = setting(
        "The dimensions in the order asked, each under an id that never changes.",
        {
            "case": {
                "title": "A case they can check",
                "items": {
                    "evidence": "bring evidence to a request",
                    "gain": "say what the other side would gain",
                    "terms": "explain a point in the listener's words",
                    "weakest": "name the weakest point of your plan",
                },
            }
        },
    )
    scores: dict[Id, Score] = scores()
    overall: Overall | None = setting(
        "The overall score: the mean of the `dimensions` (of those at the top, where they nest), the mean of the "
        "`items`, or `none`.",
        "none",
        None,
        "`dimensions` where all have the same range, else `none`",
    )
    need: Need | None = setting(
        "How many items of each dimension must be answered before there is a score.",
        "60%",
        None,
        "60%, and at least three items",
    )
    validity: list[Validity] = setting(
        "Screens over the whole sheet; where one fails, nothing is scored.",
        [{"of": "all", "answered": ">=1", "say": "There are too few answers to say anything."}],
        list,
        "every sheet is scored",
    )
    noise: Share = setting(
        "The share of answers that would move one step if somebody answered twice without any real change.",
        "0.3",
        Fraction(3, 10),
        "0.3",
    )
    not_for: list[Text] = setting("Uses it is not made for.", ["Hiring or pay"], list, "none are named")
    sources: list[Text] = setting("Where it comes from.", ["Yukl & Tracey 1992"], list, "none are named")
    scales: dict[Name, Scale] = _scales()
    levels: dict[Name, Level] = _levels()
    examples: dict[Name, Example] = setting(
        "Worked answer sheets, by name.",
        {"top": {"answers": {"all": "4"}, "expect": {"case": "4"}}},
        dict,
        "nothing is compared",
    )
