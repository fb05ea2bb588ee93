"""What a coach writes under ``scores``: one verb over items, dimensions or other scores, and plain modifiers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs_assessments.model import LABEL_VERBS
from mkdocs_assessments.written.kinds import (
    Flag,
    Number,
    TermList,
    TermText,
    TestText,
    Text,
)
from mkdocs_assessments.written.score_kinds import (
    BlankText,
    MemberKey,
    Members,
    Operand,
    OutcomeKey,
    Places,
    ScoreNeed,
    Separator,
    Take,
)
from mkdocs_assessments.written.score_parts import (
    MEMBERS,
    Cap,
    Cross,
    Levels,
    Norm,
    NormGroup,
    Outcome,
    Row,
    ScoreLevel,
    Table,
)
from mkdocs_assessments.written.setting import Part, setting

__all__ = [
    "NUMBER_VERBS",
    "VERBS",
    "Cap",
    "Cross",
    "Levels",
    "Norm",
    "NormGroup",
    "Outcome",
    "Row",
    "Score",
    "ScoreLevel",
    "Table",
    "scores",
]

NUMBER_VERBS = ("sum", "mean", "weigh", "count", "value", "min", "max")
VERBS = (*NUMBER_VERBS, "choose", "top", "join", "cross", "stages")
"""Of these a score has exactly one."""


def _verb(description: str, example: Any) -> Any:
    return setting(description, example, None, "another verb says how it is worked out", apart=VERBS)


class Score(Part):
    """A score of your own making: exactly one verb, such as `sum` or `choose`, and modifiers."""

    title: Text | None = setting(
        "The score's name on the page.", "Reasons", None, "none; then it must not be shown (`show: no`)"
    )
    about: Text | None = setting("One sentence on what it says.", "How often reasons come first.", None, "nothing")

    sum: Members | None = _verb("Members that are added up; with weights, each behind its id.", MEMBERS)
    mean: Members | None = _verb(
        "Members whose mean is taken. With weights, each behind its id: every member times its weight, added up and"
        " divided by what the weights add up to.",
        MEMBERS,
    )
    weigh: dict[MemberKey, Operand] | None = _verb(
        "Members of a weighted mean, each with its weight: a number, or the id of the score that is the weight.",
        {"evidence": "2", "gain": "1"},
    )
    count: dict[MemberKey, TestText] | None = _verb(
        "How many members pass a test, each with its test.", {"evidence": ">=3", "gain": ">=2"}
    )
    value: TermText | None = _verb("The number of one item, dimension or score.", "case")
    min: TermList | None = _verb("The lowest of the members.", MEMBERS)
    max: TermList | None = _verb("The highest of the members.", MEMBERS)
    stages: list[Row] | None = _verb(
        "Rows of tests with a label each, lowest first; the last row up to which all hold gives the label.",
        [{"then": "first"}, {"if": {"evidence": ">=3"}, "then": "second"}],
    )
    choose: list[Row] | None = _verb(
        "Rows of tests with a label each; the first that holds gives the label.",
        [{"if": {"evidence": ">=3"}, "then": "reasons"}, {"then": "other"}],
    )
    top: TermList | None = _verb("Members of which the highest is named; ties in the order written.", MEMBERS)
    join: TermList | None = _verb("Scores or dimensions whose labels are joined to one.", ["case"])
    cross: Cross | None = _verb(
        "A table of labels, with one answer or label for the row and another for the column.",
        {
            "rows": "gain",
            "columns": "case",
            "table": {
                row: {"starting": "start", "building": "build", "sustaining": "sustain"}
                for row in ("Not at all", "Now and then", "About half the time", "Most times", "Every time, or nearly")
            },
        },
    )

    need: ScoreNeed | None = setting(
        "How many members must have a value: a number, a share such as `60%`, `half` or `all`.",
        "half",
        None,
        "all",
        needs=("sum", "mean", "weigh", "count", "min", "max", "top"),
    )
    blank: BlankText = setting(
        "What a member without a value counts: `left out`, the `mean` of the others, or a number; or `zero score`:"
        " without enough members the score is 0.",
        "0",
        "left out",
        "`left out`",
        beside={"need": "1"},
        needs=NUMBER_VERBS,
    )
    minus: Operand | None = setting(
        "What is taken away: a number, or a dimension or score.", "2", None, "nothing", needs=NUMBER_VERBS
    )
    plus: Operand | None = setting(
        "What is added: a number, or a dimension or score.", "2", None, "nothing", needs=NUMBER_VERBS
    )
    times: Operand | None = setting(
        "What it is multiplied by: a number, a division such as `100/3`, which stays exact, or a dimension or score.",
        "100/3",
        None,
        "it is not",
        needs=NUMBER_VERBS,
    )
    table: Table | None = setting(
        "A published table that converts the score.",
        {"source": "Yukl & Tracey 1992, table 3", "rows": {"0..4": "1", ">4": "2"}},
        None,
        "it is not converted",
        needs=NUMBER_VERBS,
    )
    norm: Norm | None = setting(
        "Published norms that convert the score.",
        {"source": "Yukl & Tracey 1992, table 4", "mean": "4.5", "sd": "1.5"},
        None,
        "it is not converted",
        needs=NUMBER_VERBS,
    )
    round: Places | None = setting(
        "Decimals to which it is rounded, half up.", "0", None, "it stays exact", needs=NUMBER_VERBS
    )
    cap: Cap | None = setting("The highest number it can have.", "6", None, "there is none", needs=NUMBER_VERBS)
    range: list[Number] | None = setting(
        "The lowest and the highest number as the page gives them, and of which a level's share is taken. It may be"
        " wider than what answers lead to, as published, but not narrower.",
        ["0", "8"],
        None,
        "worked out from the members, as if each had any of its numbers whatever the others have",
        needs=NUMBER_VERBS,
    )
    levels: Levels | None = setting(
        "The score's levels, each under a name.",
        {"low": {"from": "0", "title": "Low"}, "high": {"from": "50%", "title": "High"}},
        None,
        "it has none",
        needs=NUMBER_VERBS,
    )

    needs: TermList | None = setting(
        "What must be known before `choose` or `stages` gives a label.",
        ["evidence"],
        None,
        "everything its rows name, and the groups by which levels they name are cut",
        beside={
            "choose": [
                {"if": {"evidence": ">=3"}, "then": "reasons"},
                {"if": {"gain": ">=3"}, "then": "gains"},
                {"if": {"gain": "<3"}, "then": "other"},
            ]
        },
        needs=("choose", "stages"),
    )
    outcomes: dict[OutcomeKey, Outcome] = setting(
        "What is said of each label.",
        {"reasons": {"title": "Reasons first", "reading": "Evidence comes before a request."}},
        dict,
        "the labels alone",
        beside={"choose": [{"if": {"evidence": ">=3"}, "then": "reasons"}, {"then": "other"}]},
        needs=("choose", "top", "join", "cross", "stages"),
    )
    take: Take = setting("How many `top` names.", "2", 1, "one", beside={"top": MEMBERS}, needs=("top",))
    separator: Separator = setting(
        "What stands between the labels of `top` and `join`.",
        "-",
        "+",
        "`+`",
        beside={"top": MEMBERS, "take": "2"},
        needs=("top", "join"),
    )

    unit: Text | None = setting("Printed after the number.", "%", None, "nothing", needs=NUMBER_VERBS)
    decimals: Places | None = setting(
        "How many decimals are shown.",
        "1",
        None,
        "none where every number it can have is whole, else one",
        needs=NUMBER_VERBS,
    )
    show: Flag = setting("Whether the page shows it.", "no", True, "yes")

    @property
    def verbs(self) -> tuple[str, ...]:
        """The verbs that are given, in the order of the form; one where nothing is wrong."""
        return tuple(verb for verb in VERBS if getattr(self, verb) is not None)

    @property
    def gives_label(self) -> bool:
        """Whether its verb gives a label; of two verbs the first counts."""
        return bool(self.verbs) and self.verbs[0] in LABEL_VERBS

    def entries(self, verb: str) -> tuple[tuple[str, Any], ...]:
        """The members of a verb as written, each with its weight or test, or ``None``."""
        members = getattr(self, verb)
        if isinstance(members, str):
            return ((members, None),)
        if isinstance(members, Mapping):
            return tuple(members.items())
        return tuple((member, None) for member in members)


def scores() -> Any:
    """The setting ``scores`` of an assessment."""
    return setting(
        "Scores beyond those of the dimensions, each under an id that never changes, in any order.",
        {"reasons": {"title": "Reasons", "sum": MEMBERS}},
        dict,
        "the dimensions alone are scored",
    )
