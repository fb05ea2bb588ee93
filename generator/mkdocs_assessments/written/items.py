"""Items and facts as a coach writes them."""

from __future__ import annotations

from mkdocs_assessments.written.conditions import Condition
from mkdocs_assessments.written.kinds import Flag, Number, Points, ScaleName, Step, Text, ValueOrLabel
from mkdocs_assessments.written.setting import Part, setting

ITEM_FORMATS = ("scale", "choices", "number", "pairs", "many")
"""The settings of which an item has at most one: how it is answered, where not as the assessment's `scale` says."""

FACT_FORMATS = ("scale", "choices", "number")

_NOT_SCALE = "the item is answered on its scale"


class Item(Part):
    """One statement. A single line of text stands for an item with nothing but its `text`."""

    short = "text"

    text: Text = setting("The statement, continuing the stem.", "ask a customer what they tried before")
    reverse: Flag = setting("Whether a high answer means less of the dimension.", "true", False, "no")
    scale: ScaleName | None = setting(
        "The name of this item's own scale.", "frequency5", None, "the assessment's `scale`", apart=ITEM_FORMATS
    )
    na: Text | None = setting(
        "The words for “does not apply” on this item, with its reason; `no` takes the offer away.",
        "I have no reports",
        None,
        "what the item's scale offers",
    )
    observer: Text | None = setting(
        "The same act as a colleague would be asked about it.",
        "ask a customer what they tried before",
        None,
        "colleagues cannot be asked about it",
    )
    attempt: Text | None = setting(
        "One smallest act to try, as a request.", "Ask one customer today.", None, "nothing to try", alias="try"
    )
    help: Text | None = setting(
        "A line that explains the statement.", "Count calls as well as visits.", None, "no explanation"
    )
    choices: Points | None = setting(
        "The item's own options and what each scores, by label; as a list, labels that score 0, 1, 2 and so on.",
        {"Never": "0", "Weekly": "2", "Daily": "4"},
        None,
        _NOT_SCALE,
        apart=ITEM_FORMATS,
    )
    number: list[Number] | None = setting(
        "The lowest and the highest number that may be given, where the item is answered with a number.",
        ["0", "4"],
        None,
        _NOT_SCALE,
        apart=ITEM_FORMATS,
    )
    step: Step | None = setting(
        "How far apart two numbers of `number` are.",
        "0.5",
        None,
        "1",
        beside={"number": ["0", "4"]},
        needs=("number",),
    )
    unit: Text | None = setting(
        "What the number counts, printed after it.",
        "days",
        None,
        "nothing is printed",
        beside={"number": ["0", "4"]},
        needs=("number",),
    )
    pairs: list[Text] | None = setting(
        "Two statements to choose between; the first counts 1, the second 0.",
        ["I argue it through", "I look for a trade"],
        None,
        _NOT_SCALE,
        beside={"scored": "no"},
        apart=ITEM_FORMATS,
    )
    many: Points | None = setting(
        "Options of which several may be chosen: a list, each counting 1, or what each adds, by label.",
        {"Email": "1", "Chat": "1", "Talk": "2"},
        None,
        _NOT_SCALE,
        apart=ITEM_FORMATS,
    )
    none: Text | None = setting(
        "With `many`, the words for choosing none of the options, which is an answer.",
        "None of these",
        None,
        "choosing none of them is no answer",
        beside={"many": {"Email": "1", "Chat": "1", "Talk": "2"}},
        needs=("many",),
    )
    left: Text | None = setting(
        "The words at the left end for this item, on a bipolar scale.",
        "Rested",
        None,
        "the scale's `left`",
        apart=("choices", "number", "pairs", "many"),
        beside={"scale": "mood"},
        elsewhere={"scales": {"mood": {"left": "Calm", "right": "Tense", "points": "5", "from": "0"}}},
    )
    right: Text | None = setting(
        "The words at the right end for this item, on a bipolar scale.",
        "Worn out",
        None,
        "the scale's `right`",
        apart=("choices", "number", "pairs", "many"),
        beside={"scale": "mood"},
        elsewhere={"scales": {"mood": {"left": "Calm", "right": "Tense", "points": "5", "from": "0"}}},
    )
    scored: Flag = setting(
        "Whether it counts in its dimension; a score can use it all the same.",
        "no",
        True,
        "yes, where there is a score",
    )
    ask: Condition | None = setting(
        "When it is asked: tests of facts and of items before it, which must all hold.",
        {"evidence": ">=2"},
        None,
        "always",
    )
    otherwise: ValueOrLabel | None = setting(
        "What it counts, before any reversal, when it is not asked: a number, or the label of an option.",
        "0",
        None,
        "nothing, as an answer that does not apply",
        alias="else",
        beside={"ask": {"evidence": ">=2"}},
    )


class Fact(Part):
    """A question about the person rather than about what they do. It can be left blank, and counts in no dimension."""

    text: Text = setting("The question, in a few words.", "Your role")
    choices: Points | None = setting(
        "The options: a list of labels, or what each scores where a score uses it, by label.",
        ["PM", "Lead"],
        None,
        "another setting says how it is answered",
        apart=FACT_FORMATS,
    )
    number: list[Number] | None = setting(
        "The lowest and the highest number that may be given.",
        ["16", "99"],
        None,
        "another setting says how it is answered",
        apart=FACT_FORMATS,
    )
    step: Step | None = setting(
        "How far apart two numbers of `number` are.",
        "0.5",
        None,
        "1",
        beside={"number": ["0", "50"]},
        needs=("number",),
    )
    unit: Text | None = setting(
        "What the number counts, printed after it.",
        "years",
        None,
        "nothing is printed",
        beside={"number": ["0", "50"]},
        needs=("number",),
    )
    scale: ScaleName | None = setting(
        "The name of a scale to answer on.",
        "frequency5",
        None,
        "another setting says how it is answered",
        apart=FACT_FORMATS,
    )
    help: Text | None = setting(
        "A line that explains the question.", "The role you hold today.", None, "no explanation"
    )
