"""Dimensions, the domains above them, and levels as a coach writes them."""

from __future__ import annotations

from mkdocs_assessments.written.conditions import FACTS, Condition
from mkdocs_assessments.written.items import Item
from mkdocs_assessments.written.kinds import (
    ArticleName,
    Cut,
    Id,
    ItemId,
    LevelKey,
    Need,
    Rollup,
    ScoreKind,
    Text,
)
from mkdocs_assessments.written.score_kinds import BlankText
from mkdocs_assessments.written.scores import Levels
from mkdocs_assessments.written.setting import Part, setting

DOMAIN_SETTINGS = ("rollup", "blank")
"""What only a group of dimensions has."""

LEAF_SETTINGS = ("practice", "score", "readings", "guidance", "sources", "seeds")
"""What only a dimension with items of its own has."""

SCORE_SETTINGS = ("need", "levels", "practice", "readings", "guidance", "sources", "seeds")
"""What means nothing where a dimension has no score."""

_PARTS = {
    "strategy": {"title": "Strategy", "items": {"goals": "say what you are after", "bets": "name your bets"}},
    "policy": {"title": "Policy", "items": {"rules": "write down a rule", "review": "change a rule that failed"}},
}


class Level(Part):
    """A band of scores, from its lower bound up to the next level's."""

    start: Cut = setting(
        "The lowest score of the level, in the score's own units or as a share of the range.", "37.5%", alias="from"
    )
    title: Text = setting("The level's name on the page.", "Building")
    reading: Text | None = setting(
        "What the answers say at this level, for every dimension that has no reading of its own.",
        "Some of these happen already.",
        None,
        "each dimension brings its own under `readings`",
    )


class Dimension(Part):
    """A group of items with one score, the mean of the answers; or a group of dimensions, scored from theirs."""

    title: Text = setting("The dimension's name on the page.", "A case they can check")
    about: Text | None = setting(
        "One sentence on what it covers.", "Makes a case the listener can check.", None, "nothing is said"
    )
    practice: Text | None = setting(
        "One small act for this week.", "Attach one fact to your next request.", None, "no act is named"
    )
    items: dict[ItemId, Item] = setting(
        "The statements, each under an id that never changes.",
        {
            "evidence": "bring evidence to a request",
            "by-title": {"text": "rest a request on a title", "reverse": "yes"},
        },
        dict,
        "it holds `dimensions`",
        apart=("dimensions",),
    )
    score: ScoreKind = setting(
        "Its score: the `mean` of the answers, their `sum` (the mean times the number of items), or `none`, where the "
        "answers serve `scores` alone.",
        "sum",
        "mean",
        "`mean`",
    )
    need: Need | None = setting(
        "How many items must be answered before there is a score: a number, a share such as `60%`, `half` or `all`. "
        "Above other dimensions: how many of these must have a score.",
        "60%",
        None,
        "the assessment's `need`; for a sum and above other dimensions, all",
    )
    ask: Condition | None = setting(
        "When its items are asked: tests of facts and of items before it, which must all hold.",
        {"role": "Lead"},
        None,
        "always",
        elsewhere=FACTS,
    )
    readings: dict[LevelKey, Text] = setting(
        "What the answers say at each level, by level.",
        {"starting": "A first fact is a small start."},
        dict,
        "the `reading` of each level",
    )
    guidance: dict[LevelKey, list[ArticleName]] = setting(
        "Articles to read at each level: names of files in the guidance folder, without `.md`.",
        {"starting": ["a-case-a-sceptic-can-check"]},
        dict,
        "no articles",
    )
    sources: list[Text] = setting("Where the dimension comes from.", ["Yukl & Tracey 1992"], list, "none are named")
    seeds: list[Text] = setting("Marks of the texts it grew from.", ["S4-16"], list, "none are named")
    dimensions: dict[Id, Dimension] = setting(
        "The dimensions it holds in the place of items, to any depth.", _PARTS, dict, "it holds `items`"
    )
    rollup: Rollup = setting(
        "How its score is made of theirs: their `mean` or their `sum`.",
        "sum",
        "mean",
        "`mean`",
        beside={"dimensions": _PARTS},
        needs=("dimensions",),
    )
    blank: BlankText = setting(
        "What a dimension without a score counts: `left out`, the `mean` of the others, or a number; `zero score` "
        "makes the whole 0 where there would be none.",
        "mean",
        "left out",
        "`left out`",
        beside={"dimensions": _PARTS},
        needs=("dimensions",),
    )
    levels: Levels | None = setting(
        "The levels of its own score, each under a name.",
        {
            "low": {"from": "0", "title": "Low", "reading": "A first act is a small start."},
            "high": {"from": "50%", "title": "High", "reading": "Most of these happen already."},
        },
        None,
        "the assessment's `levels`; above other dimensions, none",
    )
