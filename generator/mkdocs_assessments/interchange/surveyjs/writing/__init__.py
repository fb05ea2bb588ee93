"""An assessment as a SurveyJS file: a page for each screen, and every score as a calculated value.

What SurveyJS has nothing for is kept, as text that is never shown, in an element at the end (``KEPT``); unknown
properties would make the file faulty for SurveyJS, and its editor would drop them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from mkdocs_assessments.interchange.carried import Carried, Exported
from mkdocs_assessments.interchange.data import Group, group, item_settings
from mkdocs_assessments.interchange.not_carried import comments
from mkdocs_assessments.interchange.surveyjs.writing.expressions import NA, codes, is_coded
from mkdocs_assessments.interchange.surveyjs.writing.score_expressions import take_score
from mkdocs_assessments.interchange.surveyjs.writing.sheet import OVERALL, Sheet
from mkdocs_assessments.model import Assessment, Item, Score, Section
from mkdocs_assessments.rounding import exact

KEPT = "kept for assess import"
"""The name of the element that holds what SurveyJS has nothing for."""

Json = dict[str, Any]


def as_surveyjs(carried: Carried) -> Exported:
    """The SurveyJS file, what is not in it, and what SurveyJS does not do."""
    assessment = carried.assessment
    sheet = Sheet(assessment)
    for score in assessment.scores:
        take_score(sheet, score)
    sheet.take_overall()
    pages = [_page(assessment, section, sheet) for section in assessment.sections]
    if pages:
        kept = json.dumps(kept_of(carried.whole), ensure_ascii=True).replace("<", "\\u003c")
        pages[-1]["elements"].append({"type": "html", "name": KEPT, "visible": False, "html": kept})
    survey: Json = {"title": assessment.title}
    if assessment.summary:
        survey["description"] = assessment.summary
    survey |= {"showQuestionNumbers": "off", "clearInvisibleValues": "onHidden", "pages": pages}
    survey["calculatedValues"] = [
        {"name": name, "expression": expression, **({"includeIntoResult": True} if name in sheet.shown else {})}
        for name, expression in sheet.values.items()
    ]
    text = json.dumps(survey, ensure_ascii=False, indent=2) + "\n"
    return Exported(text, tuple(comments(carried.text)), tuple(_not_done(assessment, sheet, carried.whole)))


def kept_of(whole: Group) -> Group:
    """The file without what stands in the survey itself: its title and summary, and the words of its questions."""
    kept: Group = {name: value for name, value in whole.items() if name not in ("title", "summary")}
    kept["dimensions"] = _kept_dimensions(group(whole.get("dimensions")))
    return kept


def _kept_dimensions(dimensions: Group) -> Group:
    kept: Group = {}
    for id_, part in dimensions.items():
        settings = dict(group(part))
        if "dimensions" in settings:
            settings["dimensions"] = _kept_dimensions(group(settings["dimensions"]))
        else:
            settings.pop("title", None)
            settings["items"] = {
                item: {name: value for name, value in item_settings(said).items() if name != "text"}
                for item, said in group(settings.get("items")).items()
            }
        kept[id_] = settings
    return kept


def _page(assessment: Assessment, section: Section, sheet: Sheet) -> Json:
    page: Json = {"name": section.id, "title": section.title}
    if assessment.stem and not all(item.fact for item in section.items):
        page["description"] = assessment.stem.replace("{period}", assessment.period or "")
    elif section.about:
        page["description"] = section.about
    return {**page, "elements": [_question(item, sheet) for item in section.items]}


def _question(item: Item, sheet: Sheet) -> Json:
    question = {"type": "radiogroup", "name": item.id, "title": item.text, **_format(item)}
    if item.help:
        question["description"] = item.help
    if item.id in sheet.asked:
        question["visibleIf"] = sheet.asked[item.id]
    return question


def _format(item: Item) -> Json:
    scale = item.scale
    if scale.number:
        low, high, step = scale.number.lowest, scale.number.highest, scale.number.step
        return {"type": "text", "inputType": "number", "min": plain(low), "max": plain(high), "step": plain(step)}
    choices: list[Json] = []
    for code, option in zip(codes(scale), scale.options, strict=True):
        choice: Json = {"value": code if is_coded(scale) else plain(option.value), "text": option.label}
        choices.append(choice)
    if scale.many:
        none = {"showNoneItem": True, "noneText": scale.none} if scale.none else {}
        return {"type": "checkbox", "choices": choices, **none}
    if scale.poles:
        ends = {"minRateDescription": scale.poles[0], "maxRateDescription": scale.poles[1]}
        values = [choice["value"] for choice in choices]
        if not item.na and all(isinstance(value, int) for value in values):
            return {"type": "rating", "rateMin": values[0], "rateMax": values[-1], **ends}
        choices[0]["text"], choices[-1]["text"] = (f"{choices[0]['text']} ({ends['minRateDescription']})",
                                                  f"{choices[-1]['text']} ({ends['maxRateDescription']})")  # fmt: skip
    return {"choices": [*choices, *([{"value": NA, "text": item.na}] if item.na else [])]}


def plain(value: Any) -> int | float:
    """A number of a file, which has at most six decimals, as JSON has it."""
    return int(value) if value == int(value) else float(exact(value))


def _not_done(assessment: Assessment, sheet: Sheet, whole: Group) -> Iterator[str]:
    scores = {score.id: score for score in assessment.scores}
    for name, reason in sheet.beyond.items():
        yield _in_words(name, reason, scores, assessment)
    for item in assessment.items:
        if item.na and (item.scale.number or item.scale.many):
            yield f'"{item.na}" as an answer to {item.id}'
    for dimension in assessment.dimensions:
        if any(level.reading for level in dimension.levels) or dimension.practice or dimension.guidance:
            yield f"what is said of {dimension.id}: readings, practice, guidance"
    for score in assessment.scores:
        outcomes = [outcome.id for outcome in score.outcomes.values() if outcome.reading or outcome.guidance]
        if outcomes or any(level.reading or level.guidance for bands in score.bands for level in bands.levels):
            yield f"what is said of the score {score.id}: readings, guidance"
    if any(item.observer or item.attempt for item in assessment.items):
        yield "the words for observers and the acts to try"
    names = ("version", "construct", "period", "need", "noise", "not_for", "sources", "examples")
    said = [name for name in names if name in whole and name not in ("need", "period")]
    if said:
        yield f"{', '.join(said)} of the assessment"


def _in_words(name: str, reason: str, scores: dict[str, Score], assessment: Assessment) -> str:
    because = f" ({reason})"
    if name == OVERALL:
        return "the overall score" + because
    if name.startswith("screen ") and name not in scores:
        return f'the check "{assessment.validity[int(name.split()[1]) - 1].say}"' + because
    of, _, level = name.partition(" ")
    if level:
        return f"the levels of the score {of}" + because
    if of in scores:
        return f"the score {of}" + because
    kind = "how an answer counts:" if any(item.id == of for item in assessment.items) else "the score of the dimension"
    return f"{kind} {of}" + because
