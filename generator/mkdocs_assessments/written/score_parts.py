"""The parts of a score as a coach writes them: levels, outcomes, rows of tests, tables, norms, caps."""

from __future__ import annotations

from mkdocs_assessments.written.conditions import Condition
from mkdocs_assessments.written.kinds import (
    ArticleName,
    Flag,
    Name,
    Number,
    TermText,
    Text,
)
from mkdocs_assessments.written.score_kinds import (
    CutOrGroups,
    GroupKey,
    OutcomeKey,
    RowKey,
    TableRow,
)
from mkdocs_assessments.written.setting import Part, others, setting

MEMBERS = ["evidence", "gain"]
"""In the examples: two items of the example of ``dimensions``."""

ROLE = {"about": {"role": {"text": "Your role", "choices": ["PM", "Lead"]}}}
"""In the examples: a fact."""


class ScoreLevel(Part):
    """A band of one score, from its bound up to the next level's."""

    start: CutOrGroups | None = setting(
        "The lowest number of the level, in the score's own units or as a share of its range; where the levels go `by`"
        " a fact, it may be one for each group.",
        "4",
        None,
        "`above` says where it begins; one level may leave out both, and is the lowest",
        alias="from",
        apart=("from", "above"),
    )
    above: CutOrGroups | None = setting(
        "The number above which the level begins; that number itself still belongs to the level below.",
        "4",
        None,
        "`from` says where it begins",
        apart=("from", "above"),
    )
    title: Text = setting("The level's name on the page.", "High")
    reading: Text | None = setting(
        "What a score at this level says.", "Most of these happen already.", None, "nothing is said"
    )
    guidance: list[ArticleName] = setting(
        "Articles to read at this level.", ["a-case-a-sceptic-can-check"], list, "no articles"
    )
    reachable: Flag = setting(
        "Whether answers can lead to the level. `no`: it stands there as published, and no single sheet reaches it;"
        " with `by`, none of some group.",
        "yes",
        True,
        "yes, and it is a mistake if none can",
    )


class Levels(Part):
    """The levels of one score, each under a name; their order does not matter."""

    named: dict[Name, ScoreLevel] = others()
    """The levels by name, in file order."""
    by: TermText | None = setting(
        "The fact whose groups have bounds of their own.",
        "role",
        None,
        "the bounds hold for everybody",
        beside={
            "low": {"from": "0", "title": "Low"},
            "high": {"from": {"PM": "2", "Lead": "3"}, "title": "High"},
        },
        elsewhere=ROLE,
    )


class Outcome(Part):
    """What is said of a label. A single line of text stands for an outcome with nothing but its `title`."""

    short = "title"

    title: Text | None = setting("The label in words, for the page.", "Reasons first", None, "the label itself")
    reading: Text | None = setting(
        "What the label says about the answers.", "Evidence comes before a request.", None, "nothing is said"
    )
    guidance: list[ArticleName] = setting(
        "Articles to read with this label.", ["a-case-a-sceptic-can-check"], list, "no articles"
    )


class Row(Part):
    """A label and when it holds."""

    when: Condition | None = setting(
        "The tests that must hold, each behind the id it is about.",
        {"evidence": ">=3"},
        None,
        "it holds for everybody",
        alias="if",
    )
    then: Text = setting("The label.", "reasons")


class Cross(Part):
    """A table of labels: one answer or label gives the row, another the column."""

    rows: TermText = setting("What gives the row: an item, or what has labels or levels.", "gain")
    columns: TermText = setting("What gives the column.", "case")
    table: dict[OutcomeKey, dict[OutcomeKey, Text]] = setting(
        "The label for each row and column.",
        {
            row: {"starting": "start", "building": "build", "sustaining": "sustain"}
            for row in ("Not at all", "Now and then", "About half the time", "Most times", "Every time, or nearly")
        },
    )


class Table(Part):
    """A published table of conversions. Every number that answers can lead to needs a row: a gap is a mistake."""

    source: Text = setting("Where it was published.", "Yukl & Tracey 1992, table 3")
    by: TermText | None = setting(
        "The fact whose groups have rows of their own.",
        "role",
        None,
        "one table for everybody",
        beside={"rows": {"PM": {"0..8": "1"}, "Lead": {"0..4": "1", ">4": "2"}}},
        elsewhere=ROLE,
    )
    rows: dict[RowKey, TableRow] = setting(
        "Numbers of the score and what they become, in any order; a number may lie in one row only, and both ends of"
        " `0..4` belong to it. With `by`, such rows for each group.",
        {"0..4": "1", ">4": "2"},
    )


class NormGroup(Part):
    """One reference group of a norm."""

    mean: Number = setting("The group's mean.", "4.5")
    sd: Number = setting("The group's standard deviation.", "1.5")
    title: Text | None = setting("The group's name on the page.", "Leads, 2019", None, "the group's test as it is")


class Norm(Part):
    """Published norms: how far a score lies from the mean of a reference group, in standard deviations."""

    source: Text = setting("Where they were published.", "Yukl & Tracey 1992, table 4")
    mean: Number | None = setting(
        "The mean of the one group.", "4.5", None, "`groups` has means", beside={"sd": "1.5"}, needs=("sd",)
    )
    sd: Number | None = setting(
        "The standard deviation of the one group.",
        "1.5",
        None,
        "`groups` has them",
        beside={"mean": "4.5"},
        needs=("mean",),
    )
    group: Text | None = setting(
        "The name of the one group on the page.",
        "Product managers, 2019",
        None,
        "the page names the source alone",
        beside={"mean": "4.5", "sd": "1.5"},
        needs=("mean",),
    )
    by: TermText | None = setting(
        "The fact that says who belongs to which group.",
        "role",
        None,
        "one group for everybody",
        beside={"groups": {"PM": {"mean": "4.5", "sd": "1.5"}, "Lead": {"mean": "5", "sd": "1.25"}}},
        elsewhere=ROLE,
        needs=("groups",),
    )
    groups: dict[GroupKey, NormGroup] = setting(
        "The reference groups, each under a test of the fact.",
        {"PM": {"mean": "4.5", "sd": "1.5"}, "Lead": {"mean": "5", "sd": "1.25"}},
        dict,
        "`mean` and `sd` hold for everybody",
        beside={"by": "role"},
        elsewhere=ROLE,
        needs=("by",),
        apart=("mean", "sd", "group"),
    )
    to: list[Number] | None = setting(
        "The mean and the standard deviation to convert to.",
        ["50", "10"],
        None,
        "0 and 1 (a z-score)",
        beside={"mean": "4.5", "sd": "1.5"},
    )


class Cap(Part):
    """A number the score does not pass. A single number stands for a cap with nothing but its `at`."""

    short = "at"

    at: Number = setting("The highest number.", "6")
    unless: Condition | None = setting(
        "The tests with which the cap does not hold.", {"weakest": ">=3"}, None, "it holds for everybody"
    )
