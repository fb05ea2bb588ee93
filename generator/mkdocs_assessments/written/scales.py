"""Response scales as a coach writes them."""

from __future__ import annotations

from mkdocs_assessments.written.kinds import Count, LabelKey, Number, Points, Step, Text
from mkdocs_assessments.written.setting import Part, setting

FORMATS = ("labels", "choices", "number", "left", "pairs", "many", "split")
"""The settings of which a scale has exactly one: how an answer is given."""

OPTIONS = ("labels", "choices", "many", "pairs")
"""Those that offer options with words."""


class Scale(Part):
    """A response scale: how an answer is given and what it scores. It has one of `labels`, `choices`, `number`, `left`
    and `right`, `pairs`, `many` and `split`."""

    labels: list[Text] | None = setting(
        "The words of the options, in the order shown.",
        ["Never", "Sometimes", "Always"],
        None,
        "another setting says how an answer is given",
        apart=FORMATS,
    )
    values: list[Number] | None = setting(
        "What each option scores, one number for each label.",
        ["0", "1", "3"],
        None,
        "whole numbers from `from` up",
        beside={"labels": ["Never", "Sometimes", "Always"]},
        needs=("labels",),
    )
    start: Number | None = setting(
        "What the first option of `labels`, or the left end of a bipolar scale, scores; each further one scores one "
        "more.",
        "1",
        None,
        "0 for `labels`, 1 between `left` and `right`",
        alias="from",
        beside={"labels": ["Never", "Sometimes", "Always"]},
        needs=("labels", "left"),
    )
    hints: dict[LabelKey, Text] = setting(
        "A short line under an option, by its label.",
        {"Sometimes": "about one time in three"},
        dict,
        "no hints",
        beside={"labels": ["Never", "Sometimes", "Always"]},
        needs=OPTIONS,
    )
    na: Text | None = setting(
        "The words for “does not apply”. With them, every item on this scale offers it.",
        "Did not come up",
        None,
        "not offered",
        beside={"labels": ["Never", "Sometimes", "Always"]},
    )
    choices: Points | None = setting(
        "Options and what each scores, by label; as a list, labels that score 0, 1, 2 and so on.",
        {"None": "0", "Half": "0.5", "Most": "1"},
        None,
        "another setting says how an answer is given",
        apart=FORMATS,
    )
    number: list[Number] | None = setting(
        "The lowest and the highest number that may be given; the number is what the answer scores.",
        ["0", "100"],
        None,
        "another setting says how an answer is given",
        apart=FORMATS,
    )
    step: Step | None = setting(
        "How far apart two numbers of `number` or `split` are.",
        "5",
        None,
        "1",
        beside={"number": ["0", "100"]},
        needs=("number", "split"),
    )
    unit: Text | None = setting(
        "What the numbers count, printed after them.",
        "days",
        None,
        "nothing is printed",
        beside={"number": ["0", "30"]},
        needs=("number", "split"),
    )
    left: Text | None = setting(
        "The words at the left end of a bipolar scale, which scores least.",
        "Calm",
        None,
        "another setting says how an answer is given",
        beside={"right": "Tense"},
        apart=FORMATS,
        needs=("right",),
    )
    right: Text | None = setting(
        "The words at its right end, which scores most.",
        "Tense",
        None,
        "another setting says how an answer is given",
        beside={"left": "Calm"},
        needs=("left",),
    )
    points: Count | None = setting(
        "How many points there are from `left` to `right`, both ends included.",
        "5",
        None,
        "7",
        beside={"left": "Calm", "right": "Tense"},
        needs=("left",),
    )
    pairs: list[Text] | None = setting(
        "Two statements to choose between; the first counts 1, the second 0.",
        ["I argue it through", "I look for a trade"],
        None,
        "another setting says how an answer is given",
        apart=FORMATS,
    )
    many: Points | None = setting(
        "Options of which several may be chosen: a list, each counting 1, or what each adds, by label.",
        ["Email", "Chat", "Talk"],
        None,
        "one answer is chosen",
        apart=FORMATS,
    )
    none: Text | None = setting(
        "With `many`, the words for choosing none of the options, which is an answer.",
        "None of these",
        None,
        "choosing none of them is no answer",
        beside={"many": ["Email", "Chat", "Talk"]},
        needs=("many",),
    )
    split: Step | None = setting(
        "A total to divide: the numbers given to all items on this scale in one dimension add up to it.",
        "10",
        None,
        "another setting says how an answer is given",
        apart=FORMATS,
    )
