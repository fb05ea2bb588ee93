"""One question of a SurveyJS file → items: the format of its answers as an assessment file writes it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from mkdocs_assessments.interchange.data import Data, Group, clean
from mkdocs_assessments.interchange.options import Options, counted, text_of
from mkdocs_assessments.interchange.surveyjs.writing.expressions import NA
from mkdocs_assessments.model import MOST_TICKS
from mkdocs_assessments.written import number

Json = dict[str, Any]

CHOSEN = frozenset({"radiogroup", "dropdown", "buttongroup"})
NUMBERS = frozenset({"number", "range"})
IGNORED = frozenset({
    "type", "name", "title", "description", "choices", "visibleIf", "valueName", "isRequired", "showNoneItem",
    "noneText",
    "hasNone", "inputType", "min", "max", "step", "rateMin", "rateMax", "rateStep", "rateValues", "rateCount",
    "minRateDescription", "maxRateDescription", "displayMode", "rateType", "labelTrue", "labelFalse", "valueTrue",
    "valueFalse", "rows", "columns", "colCount", "startWithNewLine", "titleLocation", "autoGenerate", "swapOrder",
    "state", "width", "minWidth", "maxWidth", "indent", "descriptionLocation", "hideNumber", "placeholder", "html",
    "alternateRows", "eachRowRequired", "isAllRowRequired", "showLabels", "renderAs", "visible", "expression",
    "elements",
    "scaleMin", "scaleMax", "displayRateDescriptionsAsExtremeItems", "showNumber", "rateDescriptionLocation",
})  # fmt: skip
"""Properties that are read, or say only how it looks."""

WORDS = {
    "showOtherItem": 'the option "Other"',
    "hasOther": 'the option "Other"',
    "showSelectAllItem": 'the option "Select all"',
    "hasSelectAll": 'the option "Select all"',
    "showCommentArea": "the field for a comment",
    "hasComment": "the field for a comment",
    "correctAnswer": "the correct answer",
    "defaultValue": "the answer given beforehand",
    "choicesByUrl": "the options from an address",
    "choicesFromQuestion": "the options taken from another question",
    "validators": "the checks",
    "enableIf": "the condition that enables",
    "requiredIf": "the condition that requires an answer",
    "setValueExpression": "the answer worked out",
    "maxSelectedChoices": "the largest number of choices",
    "minSelectedChoices": "the smallest number of choices",
    "choicesVisibleIf": "the condition of the options",
    "choicesOrder": "the order of the options",
}


def said(value: object) -> str:
    """A text of the file, of several languages the default one; empty where there is none."""
    if isinstance(value, dict):
        value = value.get("default", value.get("en", next(iter(value.values()), "")))
    if isinstance(value, bool):
        return "true" if value else "false"
    return clean(str(value)) if isinstance(value, str | int | Decimal) else ""


def exactly(value: object) -> Fraction | None:
    """A number of the file, where it is one that an assessment can hold."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return None
    try:
        return number(format(value, "f") if isinstance(value, Decimal) else str(value))
    except ValueError:
        return None


def pairs_of(choices: object) -> list[tuple[object, str]]:
    """The value and the words of each choice, of which either may stand for both."""
    found: list[tuple[object, str]] = []
    for choice in choices if isinstance(choices, list) else []:
        value = choice.get("value") if isinstance(choice, dict) else choice
        words = said(choice.get("text")) if isinstance(choice, dict) else ""
        words = words or said(value)
        if words:
            found.append((value, words))
    return found


def scored(pairs: list[tuple[object, str]]) -> Options | None:
    """Options by what they score: their values where all are numbers, else 0, 1, 2; ``None`` for fewer than two."""
    labels = [words for _, words in pairs]
    if len(labels) < 2 or len(set(labels)) < len(labels):
        return None
    values = [exactly(value) for value, _ in pairs]
    whole = [value for value in values if value is not None]
    return tuple(zip(labels, whole, strict=True)) if len(whole) == len(values) else counted(labels)


def format_of(question: Json) -> tuple[Group, Options | None] | str:
    """How a question is answered: settings of an item and its options; or in words why it cannot be an item."""
    kind = said(question.get("type"))
    match kind:
        case "rating":
            return _rating(question)
        case "boolean":
            labels = [said(question.get("labelFalse")) or "No", said(question.get("labelTrue")) or "Yes"]
            return ({}, counted(labels)) if labels[0] != labels[1] else "both answers read the same"
        case "checkbox":
            return _many(question)
        case "text" | "slider":
            return _number(question)
    if kind in CHOSEN:
        pairs = pairs_of(question.get("choices"))
        low, high = exactly(question.get("choicesMin")), exactly(question.get("choicesMax"))
        if not pairs and low is not None and high is not None:
            pairs = [(value, str(value)) for value in range(int(low), min(int(high), int(low) + 100) + 1)]
        settings: Group = {"na": next(words for value, words in pairs if value == NA)} if _has_na(pairs) else {}
        options = scored([pair for pair in pairs if pair[0] != NA])
        return (settings, options) if options else "it has fewer than two options with words of their own"
    return f"a question of the kind {kind[:40]} has no points"


def _has_na(pairs: list[tuple[object, str]]) -> bool:
    return any(value == NA for value, _ in pairs)


def _rating(question: Json) -> tuple[Group, Options | None] | str:
    pairs = pairs_of(question.get("rateValues"))
    ends = [said(question.get(f"{end}RateDescription")) for end in ("min", "max")]
    if pairs:
        options = scored(pairs)
        return ({}, options) if options else "it has fewer than two different values"
    low, count = exactly(question.get("rateMin", 1)), exactly(question.get("rateCount", 5))
    high = exactly(question["rateMax"]) if "rateMax" in question else low is not None and count and low + count - 1
    step = exactly(question.get("rateStep", 1))
    if low is None or high is None or high is False or not step or step < 0 or not 1 <= (high - low) / step <= 100:
        return "its lowest and highest number cannot be read"
    values = [low + step * place for place in range(int((high - low) / step) + 1)]
    labels = [text_of(value) for value in values]
    if ends[0] and ends[1]:
        labels[0], labels[-1] = f"{labels[0]} ({ends[0]})", f"{labels[-1]} ({ends[1]})"
    return {}, tuple(zip(labels, values, strict=True))


def _many(question: Json) -> tuple[Group, Options | None] | str:
    labels = [words for _, words in pairs_of(question.get("choices"))]
    if not 1 < len(labels) <= MOST_TICKS or len(set(labels)) < len(labels):
        return f"it needs two to {MOST_TICKS} different options"
    settings: Group = {"many": list(labels)}
    if question.get("showNoneItem") is True or question.get("hasNone") is True:
        settings["none"] = said(question.get("noneText")) or "None"
    return settings, None


def _number(question: Json) -> tuple[Group, Options | None] | str:
    if question.get("type") == "text" and said(question.get("inputType")) not in NUMBERS:
        return "free text has no points"
    low, high = exactly(question.get("min")), exactly(question.get("max"))
    step = exactly(question.get("step", 1))
    if question.get("type") == "slider":
        low, high = exactly(question.get("min", 0)), exactly(question.get("max", 100))
    if low is None or high is None or low >= high:
        return "a number needs a lowest and a highest"
    bounds: list[Data] = [text_of(low), text_of(high)]
    settings: Group = {"number": bounds}
    if step and step > 0 and step != 1:
        settings["step"] = text_of(step)
    return settings, None


def unread(question: Json) -> Iterator[str]:
    """In words: what a question has besides and no item can have."""
    name = said(question.get("name"))
    for key in question:
        if key in WORDS and question[key] not in (False, "", [], None):
            yield f"{WORDS[key]} of {name}"
        elif key not in IGNORED and key not in WORDS:
            yield f'"{clean(str(key))[:60]}" of {name}'
