"""What a coach may write: every setting of an assessment file with its description, default and example.

The descriptions are the manual; the reference page is made from them. Values arrive as the text in the file and leave
as what they mean. A value that means nothing raises a ``PydanticCustomError`` whose type ``shape`` knows; its own
words never reach anybody.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from mkdocs_assessments.written.values import (
    Amount,
    Cut,
    Figure,
    FigureText,
    Flag,
    Need,
    Number,
    Overall,
    Period,
    PeriodText,
    Share,
    Text,
    Version,
    number,
    number_words,
)

__all__ = [
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
    "number_words",
]


def _setting(description: str, example: Any, default: Any = ..., otherwise: str = "", alias: str | None = None) -> Any:
    """A field: what it is, an example, and in ``otherwise`` what holds when it is left out."""
    extra: dict[str, Any] = {"otherwise": otherwise or ("must be given" if default is ... else "left out")}
    if callable(default):
        return Field(default_factory=default, description=description, examples=[example], json_schema_extra=extra)
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
    hints: dict[str, Text] = _setting(
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

    text: Text = _setting("The statement, continuing the stem.", "ask a customer what they tried before")
    reverse: Flag = _setting("Whether a high answer means less of the dimension.", "true", False, "no")
    scale: Text | None = _setting("The name of this item's own scale.", "share5", None, "the assessment's scale")
    na: Text | None = _setting(
        "The words for “does not apply” on this item, with its reason; `no` takes the offer away.",
        "I have no reports",
        None,
        "the scale's words",
    )
    observer: Text | None = _setting(
        "The same act as a colleague would be asked about it.", "ask a customer what they tried before", None
    )
    attempt: Text | None = _setting(
        "One smallest act to try, as a request.", "Ask one customer today.", None, alias="try"
    )
    help: Text | None = _setting("A line that explains the statement.", "Count calls as well as visits.", None)

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {"text": value} if isinstance(value, str) else value


class Level(_Part):
    """A band of scores, from its lower bound up to the next level's."""

    start: Cut = _setting(
        "The lowest score of the level, in the score's own units or as a share of the range.", "1.5", alias="from"
    )
    title: Text = _setting("The level's name on the page.", "Building")
    reading: Text | None = _setting(
        "What the answers say at this level, for every dimension that has no reading of its own.",
        "Some of these happen already.",
        None,
        "each dimension brings its own",
    )


class Dimension(_Part):
    """A group of items with one score, the mean of the answers."""

    title: Text = _setting("The dimension's name on the page.", "A case they can check")
    about: Text | None = _setting(
        "One sentence on what it covers.", "Makes a case the listener can check.", None, "nothing is said"
    )
    practice: Text | None = _setting("One small act for this week.", "Attach one fact to your next request.", None)
    items: dict[str, Item] = _setting(
        "The statements, each under an id that never changes.", {"evidence": "bring evidence to a request"}
    )
    need: Need | None = _setting(
        "How many items must be answered before there is a score: a number, a share such as `60%`, `half` or `all`.",
        "60%",
        None,
        "the assessment's `need`",
    )
    readings: dict[str, Text] = _setting(
        "What the answers say at each level, by level.", {"starting": "A first fact is a small start."}, dict
    )
    guidance: dict[str, list[Text]] = _setting(
        "Articles to read at each level: names of files in the guidance folder, without `.md`.",
        {"starting": ["a-case-a-sceptic-can-check"]},
        dict,
        "no articles",
    )
    sources: list[Text] = _setting("Where the dimension comes from.", ["Yukl & Tracey 1992"], list)
    seeds: list[Text] = _setting("Marks of the texts it grew from.", ["S4-16"], list)


class Expectation(BaseModel):
    """What a worked example must score: for each dimension a number, or `none` for not enough answers."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, FigureText] = Field(init=False)
    level: dict[str, Text] = _setting("The level of a dimension, by dimension.", {"case": "building"}, dict)
    overall: FigureText | None = _setting("The overall score, or `none`.", "2.67", None)

    @property
    def scores(self) -> dict[str, Figure]:
        """The expected score of each dimension named."""
        return dict(self.__pydantic_extra__ or {})


class Example(_Part):
    """A worked answer sheet, checked at every build and shown under “How this was worked out”."""

    answers: dict[str, Text] = _setting(
        "The answer to each item: an option's value or label, `na`, or `blank`. `all` answers every item not named.",
        {"all": "4", "evidence": "na"},
    )
    expect: Expectation = _setting("What these answers must score.", {"case": "2.67", "level": {"case": "building"}})


def _scales() -> Any:
    return _setting("Response scales, by name.", {"three": {"labels": ["No", "Partly", "Yes"]}}, dict)


def _levels() -> Any:
    description = "The levels of every score, by name, each with its lower bound; their order does not matter."
    return _setting(description, {"low": {"from": "0", "title": "Low"}}, dict, "Starting, Building and Sustaining")


class Shared(_Part):
    """What several assessments use, in `_shared.yml`. An assessment's own scales and levels go before these."""

    scales: dict[str, Scale] = _scales()
    levels: dict[str, Level] = _levels()


class Assessment(_Part):
    """One assessment: one file, whose name is its id."""

    title: Text = _setting("The assessment's name.", "Influence without authority")
    version: Version = _setting("Three numbers; raise them when you change the file.", "1.0.0", "1.0.0", "1.0.0")
    summary: Text | None = _setting("One or two sentences for its card.", "How you win commitment.", None)
    records: Text | None = _setting(
        "One sentence on what it records.", "How often you ask first.", None, alias="construct"
    )
    period: PeriodText | None = _setting("The time the answers are about.", "4 weeks", None)
    stem: Text | None = _setting(
        "The words before every item; `{period}` stands for the period in words.",
        "In the last {period}, how often did you …",
        None,
    )
    scale: Text | None = _setting("The name of the scale of every item without its own.", "share5", None)
    dimensions: dict[str, Dimension] = _setting(
        "The dimensions in the order asked, each under an id that never changes.",
        {"case": {"title": "A case", "items": {"evidence": "bring evidence to a request"}}},
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
    not_for: list[Text] = _setting("Uses it is not made for.", ["Hiring or pay"], list)
    sources: list[Text] = _setting("Where it comes from.", ["Yukl & Tracey 1992"], list)
    scales: dict[str, Scale] = _scales()
    levels: dict[str, Level] = _levels()
    examples: dict[str, Example] = _setting(
        "Worked answer sheets, by name.", {"top": {"answers": {"all": "4"}, "expect": {"case": "4"}}}, dict
    )
