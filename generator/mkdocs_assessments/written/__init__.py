"""What a coach may write: every setting of an assessment file with its description, default and example.

The descriptions are the manual; the reference page is made from them. Values arrive as the text in the file and leave
as what they mean. A value that means nothing raises a ``PydanticCustomError`` whose type ``shape`` knows; its own
words never reach anybody.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from mkdocs_assessments.written.kinds import (
    Answer,
    ArticleName,
    Cut,
    DimensionKey,
    FigureText,
    Flag,
    Id,
    ItemId,
    ItemKey,
    LabelKey,
    LevelKey,
    LevelName,
    Name,
    Need,
    Number,
    Overall,
    PeriodText,
    ScaleName,
    Share,
    Text,
    Version,
)
from mkdocs_assessments.written.values import NAME, RESERVED, Amount, Figure, Period, number

__all__ = [
    "NAME",
    "RESERVED",
    "Amount",
    "Assessment",
    "Dimension",
    "Example",
    "Expectation",
    "Figure",
    "Item",
    "Level",
    "Period",
    "Scale",
    "Shared",
    "number",
]


def _setting(
    description: str,
    example: Any,
    default: Any = ...,
    otherwise: str = "",
    alias: str | None = None,
    beside: dict[str, Any] | None = None,
) -> Any:
    """A field: what it is, and an example that works where the examples of the settings around it stand.

    ``otherwise`` says what holds when it is left out, ``beside`` which other settings its example needs.
    """
    words = "Must be given." if default is ... else f"Left out: {otherwise}."
    extra: dict[str, Any] = {"otherwise": words, "beside": beside or {}}
    if callable(default):

        def empty() -> Any:
            # Not ``list`` itself: to see what a built-in takes, the library has its signature parsed, which takes 3 ms.
            return default()

        return Field(default_factory=empty, description=description, examples=[example], json_schema_extra=extra)
    return Field(default, alias=alias, description=description, examples=[example], json_schema_extra=extra)


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Scale(_Part):
    """A response scale: the answers offered to an item, in the order shown."""

    labels: list[Text] = _setting("The words of the options, in the order shown.", ["Never", "Sometimes", "Always"])
    values: list[Number] | None = _setting(
        "What each option scores, one number for each label.", ["0", "1", "3"], None, "whole numbers from `from` up"
    )
    start: Number | None = _setting(
        "What the first option scores; each further one scores one more.", "1", None, "0", alias="from"
    )
    hints: dict[LabelKey, Text] = _setting(
        "A short line under an option, by its label.", {"Sometimes": "about one time in three"}, dict, "no hints"
    )
    na: Text | None = _setting(
        "The words for “does not apply”. With them, every item on this scale offers it.",
        "Did not come up",
        None,
        "not offered",
    )


class Item(_Part):
    """One statement. A single line of text stands for an item with nothing but its `text`."""

    model_config = ConfigDict(json_schema_extra={"short": "text"})

    text: Text = _setting("The statement, continuing the stem.", "ask a customer what they tried before")
    reverse: Flag = _setting("Whether a high answer means less of the dimension.", "true", False, "no")
    scale: ScaleName | None = _setting(
        "The name of this item's own scale.", "frequency5", None, "the assessment's `scale`"
    )
    na: Text | None = _setting(
        "The words for “does not apply” on this item, with its reason; `no` takes the offer away.",
        "I have no reports",
        None,
        "what the item's scale offers",
    )
    observer: Text | None = _setting(
        "The same act as a colleague would be asked about it.",
        "ask a customer what they tried before",
        None,
        "colleagues cannot be asked about it",
    )
    attempt: Text | None = _setting(
        "One smallest act to try, as a request.", "Ask one customer today.", None, "nothing to try", alias="try"
    )
    help: Text | None = _setting(
        "A line that explains the statement.", "Count calls as well as visits.", None, "no explanation"
    )

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {"text": value} if isinstance(value, str) else value


class Level(_Part):
    """A band of scores, from its lower bound up to the next level's."""

    start: Cut = _setting(
        "The lowest score of the level, in the score's own units or as a share of the range.", "37.5%", alias="from"
    )
    title: Text = _setting("The level's name on the page.", "Building")
    reading: Text | None = _setting(
        "What the answers say at this level, for every dimension that has no reading of its own.",
        "Some of these happen already.",
        None,
        "each dimension brings its own under `readings`",
    )


class Dimension(_Part):
    """A group of items with one score, the mean of the answers."""

    title: Text = _setting("The dimension's name on the page.", "A case they can check")
    about: Text | None = _setting(
        "One sentence on what it covers.", "Makes a case the listener can check.", None, "nothing is said"
    )
    practice: Text | None = _setting(
        "One small act for this week.", "Attach one fact to your next request.", None, "no act is named"
    )
    items: dict[ItemId, Item] = _setting(
        "The statements, each under an id that never changes.",
        {
            "evidence": "bring evidence to a request",
            "by-title": {"text": "rest a request on a title", "reverse": "yes"},
        },
    )
    need: Need | None = _setting(
        "How many items must be answered before there is a score: a number, a share such as `60%`, `half` or `all`.",
        "60%",
        None,
        "the assessment's `need`",
    )
    readings: dict[LevelKey, Text] = _setting(
        "What the answers say at each level, by level.",
        {"starting": "A first fact is a small start."},
        dict,
        "the `reading` of each level",
    )
    guidance: dict[LevelKey, list[ArticleName]] = _setting(
        "Articles to read at each level: names of files in the guidance folder, without `.md`.",
        {"starting": ["a-case-a-sceptic-can-check"]},
        dict,
        "no articles",
    )
    sources: list[Text] = _setting("Where the dimension comes from.", ["Yukl & Tracey 1992"], list, "none are named")
    seeds: list[Text] = _setting("Marks of the texts it grew from.", ["S4-16"], list, "none are named")


class Expectation(BaseModel):
    """What a worked example must score: for each dimension a number, or `none` for not enough answers."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[DimensionKey, FigureText] = Field(init=False)
    level: dict[DimensionKey, LevelName] = _setting(
        "The level of a dimension, by dimension.", {"case": "sustaining"}, dict, "no level is compared"
    )
    overall: FigureText | None = _setting(
        "The overall score, or `none`.", "4", None, "the overall score is not compared"
    )

    @property
    def scores(self) -> dict[str, Figure]:
        """The expected score of each dimension named."""
        return dict(self.__pydantic_extra__ or {})


class Example(_Part):
    """A worked answer sheet, checked at every build and shown under “How this was worked out”."""

    answers: dict[ItemKey, Answer] = _setting(
        "The answer to each item: an option's value or label, `na`, or `blank`. `all` answers every item not named.",
        {"all": "4", "weakest": "na"},
    )
    expect: Expectation = _setting("What these answers must score.", {"case": "4", "level": {"case": "sustaining"}})


def _scales() -> Any:
    example = {"three": {"labels": ["Never", "Sometimes", "Always"]}}
    return _setting("Response scales, by name.", example, dict, "the ready-made `share5` and `frequency5`")


def _levels() -> Any:
    description = "The levels of every score, by name, each with its lower bound; their order does not matter."
    example = {
        "low": {"from": "0", "title": "Low", "reading": "A first act is a small start."},
        "high": {"from": "50%", "title": "High", "reading": "Most of these happen already."},
    }
    return _setting(description, example, dict, "Starting, Building and Sustaining")


class Shared(_Part):
    """What several assessments use, in `_shared.yml`. An assessment's own scales and levels go before these."""

    scales: dict[Name, Scale] = _scales()
    levels: dict[Name, Level] = _levels()


class Assessment(_Part):
    """One assessment: one file, whose name is its id."""

    title: Text = _setting("The assessment's name.", "Influence without authority")
    version: Version = _setting("Three numbers; raise them when you change the file.", "1.0.0", "1.0.0", "1.0.0")
    summary: Text | None = _setting(
        "One or two sentences for its card.", "How you win commitment.", None, "the card has its title alone"
    )
    records: Text | None = _setting(
        "One sentence on what it records.", "How often you ask first.", None, "nothing is said", alias="construct"
    )
    period: PeriodText | None = _setting("The time the answers are about.", "4 weeks", None, "no period")
    stem: Text | None = _setting(
        "The words before every item; `{period}` stands for the period in words.",
        "In the last {period}, how often did you …",
        None,
        "each item stands for itself",
        beside={"period": "4 weeks"},
    )
    scale: ScaleName | None = _setting(
        "The name of the scale of every item without its own.", "share5", None, "every item names its own"
    )
    dimensions: dict[Id, Dimension] = _setting(
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
    overall: Overall | None = _setting(
        "The overall score: the mean of the `dimensions`, the mean of the `items`, or `none`.",
        "none",
        None,
        "`dimensions` where all have the same range, else `none`",
    )
    need: Need | None = _setting(
        "How many items of each dimension must be answered before there is a score.",
        "60%",
        None,
        "60%, and at least three items",
    )
    noise: Share = _setting(
        "The share of answers that would move one step if somebody answered twice without any real change.",
        "0.3",
        Fraction(3, 10),
        "0.3",
    )
    not_for: list[Text] = _setting("Uses it is not made for.", ["Hiring or pay"], list, "none are named")
    sources: list[Text] = _setting("Where it comes from.", ["Yukl & Tracey 1992"], list, "none are named")
    scales: dict[Name, Scale] = _scales()
    levels: dict[Name, Level] = _levels()
    examples: dict[Name, Example] = _setting(
        "Worked answer sheets, by name.",
        {"top": {"answers": {"all": "4"}, "expect": {"case": "4"}}},
        dict,
        "nothing is compared",
    )
