"""A SurveyJS file → an outline: pages and panels are dimensions, questions and the rows of a matrix are items."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from mkdocs_assessments.interchange.data import Group, clean, group
from mkdocs_assessments.interchange.identity import Ids
from mkdocs_assessments.interchange.outline import Line, Outline, range_of
from mkdocs_assessments.interchange.surveyjs.reading.calculations import as_score
from mkdocs_assessments.interchange.surveyjs.reading.conditions import Named, as_ask
from mkdocs_assessments.interchange.surveyjs.reading.kept import Kept, kept_in
from mkdocs_assessments.interchange.surveyjs.reading.places import place_of_word, places_of
from mkdocs_assessments.interchange.surveyjs.reading.questions import Json, format_of, pairs_of, said, unread
from mkdocs_assessments.interchange.surveyjs.reading.shape import elements_of, in_words, misshapen
from mkdocs_assessments.problem import Place, Problem

NO_NUMBERS = frozenset({"NaN", "Infinity", "-Infinity"})
"""What the library reads as numbers and JSON does not know."""

READ = frozenset({"title", "description", "pages", "elements", "questions", "calculatedValues", "logo"})
LOOKS = frozenset({
    "showQuestionNumbers", "clearInvisibleValues", "showProgressBar", "progressBarType", "locale", "width", "widthMode",
    "fitToContainer", "headerView", "logoPosition", "logoWidth", "logoHeight", "logoFit", "showTitle", "completeText",
    "checkErrorsMode", "questionErrorLocation", "showPrevButton", "showNavigationButtons", "pageNextText",
    "pagePrevText",
    "firstPageIsStarted", "showTOC", "questionsOnPageMode", "textUpdateMode", "progressBarLocation", "requiredText",
    "questionTitleLocation", "autoFocusFirstQuestion", "focusFirstQuestionAutomatic", "showCompletePage",
})  # fmt: skip


@dataclass(slots=True)
class SurveyRead:
    """What a survey says. Where there are problems the outline is not whole."""

    outline: Outline
    problems: list[Problem] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Found:
    """A line with what it was made of."""

    line: Line
    question: Json


def read_surveyjs(text: str, file: str, title: str) -> SurveyRead:
    """Read a survey's ``text``; one without a title of its own is called ``title``."""
    read = SurveyRead(Outline(title, []))

    def problem(code: str, place: Place | None = None, **data: str) -> SurveyRead:
        where = place or Place(file, 1, 1, 0)
        read.problems.append(Problem(code, where, {"cell": "", "wanted": "", **data}))
        return read

    try:
        survey: Any = json.loads(text, parse_float=Decimal, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        place = Place(file, error.lineno, error.colno)
        read.problems.append(Problem("PA190", place, {"kind": "SurveyJS file", "reason": "here it is no longer JSON"}))
        return read
    except (ValueError, RecursionError):
        word = place_of_word(text, file, NO_NUMBERS)
        return problem("PA190", word, kind="SurveyJS file", reason="it holds what no survey holds")
    if not isinstance(survey, dict):
        place = places_of(text, file, {()})[()]
        return problem("PA198", place, name=_kind_of(survey), wanted="a survey, between { and }")
    reader = _Reader(read, title)
    if wrong := dict(misshapen(survey)):
        places = places_of(text, file, wrong.keys())
        for path, wanted in wrong.items():
            problem("PA198", places[path], name=in_words(path), wanted=wanted)
    if read.problems:
        return read
    reader.take(survey)
    if not read.outline.lines:
        problem("PA190", kind="SurveyJS file", reason="it has no question that can be an item")
    return read


def _refuse(word: str) -> None:
    raise ValueError(word)


def _kind_of(value: object) -> str:
    kinds = {list: "a list", str: "a text", bool: "true or false", int: "a number", Decimal: "a number"}
    return kinds.get(type(value), "nothing")


class _Reader:
    """Goes through a survey once for its shape, and once for what it says."""

    def __init__(self, read: SurveyRead, title: str) -> None:
        self.read = read
        self.outline = read.outline
        self.title = title
        self.ids = Ids()
        self.kept = Kept({})
        self.found: list[_Found] = []
        self.named: Named = {}
        self.required = 0

    def take(self, survey: Json) -> None:
        """Reads the survey into the outline."""
        self.outline.title = said(survey.get("title")) or self.title
        top = [survey, *survey.get("pages", [])]
        self.kept = kept_in([element for part in top for element in elements_of(part)])
        self.outline.kept = self.kept.whole
        self.ids.take_settings(self.kept.whole)
        if summary := said(survey.get("description")):
            self.outline.kept["summary"] = summary
        for page in survey.get("pages", []):
            self._part(page, ())
        self._elements(survey, "items", self.outline.title)
        self._conditions()
        self._calculated(survey.get("calculatedValues", []))
        self._ranges()
        self.outline.lines = [one.line for one in self.found]
        self.read.left += [f'"{clean(str(name))[:60]}" of the survey' for name in survey if name not in READ | LOOKS]
        self.read.left += self.ids.renamed
        if self.required:
            self.read.left.append(f"that an answer is required ({self.required} questions)")

    def _part(self, part: Json, above: tuple[str, ...]) -> None:
        """A page or panel."""
        name = clean(said(part.get("name")))
        if above and "visibleIf" in part:
            self.read.left.append(f"the condition of {name}")
        elif part.get("visibleIf"):
            self.read.left.append(f"the condition of the page {name}")
        self._elements(part, name or "items", said(part.get("title")) or name, said(part.get("description")))

    def _elements(self, part: Json, name: str, title: str, about: str = "") -> None:
        dimension: str | None = None
        for element in elements_of(part):
            kind, own = element.get("type", "text"), clean(said(element.get("name")))
            if self.kept.is_it(element):
                continue
            if kind == "panel":
                self._part(element, (name,))
                continue
            for item in _items_of(element):
                answer = format_of(item)
                if isinstance(answer, str):
                    self.read.left.append(f"the question {own or 'without a name'} ({answer})")
                    continue
                if self.kept.take_fact(own, said(item.get("title")) or own):
                    self._name(item, own)
                    continue
                if dimension is None:
                    dimension = self._dimension(name, title, about)
                self._item(item, answer, dimension)
            self.read.left += unread(element)
            self.required += element.get("isRequired") is True

    def _dimension(self, name: str, title: str, about: str) -> str:
        id_ = self.ids.dimension([name], as_it_is=True)
        self.outline.titles.setdefault(id_, title or id_)
        if about and not self.kept.items:
            self._settings(id_)["about"] = about
        return id_

    def _settings(self, dimension: str) -> Group:
        dimensions = group(self.outline.kept.setdefault("dimensions", {}))
        return group(dimensions.setdefault(dimension, {}))

    def _item(self, item: Json, answer: tuple[Group, Any], dimension: str) -> None:
        settings, options = answer
        name, text = clean(said(item.get("name"))), said(item.get("title")) or clean(said(item.get("name")))
        if not text:
            self.read.left.append("a question without words")
            return
        id_ = self.ids.item(name, text, "a question")
        if help_ := said(item.get("description")):
            settings["help"] = help_
        way = self.kept.way_of(dimension)
        kept = self.kept.settings_of(id_, settings, options)
        line = Line(id_, text, way, *kept)
        self.found.append(_Found(line, item))
        self._name(item, id_)

    def _name(self, item: Json, id_: str) -> None:
        words = {said(value): label for value, label in pairs_of(item.get("choices"))}
        self.named[clean(said(item.get("name")))] = (id_, words)

    def _conditions(self) -> None:
        for one in self.found:
            expression = one.question.get("visibleIf")
            if not expression or "ask" in one.line.settings or one.line.id in self.kept.items:
                continue
            ask = as_ask(expression, self.named) if isinstance(expression, str) else None
            if ask is None:
                self.read.left.append(f"the condition of {one.line.id}")
            else:
                one.line.settings["ask"] = ask

    def _calculated(self, values: list[Json]) -> None:
        if self.kept.items:
            return
        bounds: dict[str, tuple[str, Fraction | None]] = {name: (id_, None) for name, (id_, _) in self.named.items()}
        for one in self.found:
            ends = range_of(one.line)
            name = clean(said(one.question.get("name")))
            bounds[name] = (one.line.id, ends[0] + ends[1] if ends else None)
        scores: Group = {}
        for value in values:
            name = clean(said(value.get("name")))
            expression = value.get("expression")
            score = as_score(expression, bounds) if isinstance(expression, str) else None
            if score is None:
                self.read.left.append(f"the calculated value {name}")
            else:
                scores[self.ids.item(name, name or "score", "a calculated value")] = {"title": name or "Score", **score}
        if scores:
            self.outline.kept["scores"] = scores

    def _ranges(self) -> None:
        """A page whose questions have different ranges has no score of its own."""
        for way in dict.fromkeys(one.line.dimension for one in self.found):
            lines = [one.line for one in self.found if one.line.dimension == way]
            ranges = {str(line.settings.get("number") or line.settings.get("many") or range_of(line)) for line in lines}
            if len(ranges) > 1 and not self.kept.items:
                self._settings(way[-1])["score"] = "none"
                self.read.left.append(f"a score of {way[-1]}: its questions have different ranges")


def _items_of(element: Json) -> Iterator[Json]:
    """A question, or each row of a matrix as one."""
    if element.get("type") != "matrix":
        yield element
        return
    before = clean(said(element.get("name")))
    for value, words in pairs_of(element.get("rows")):
        beside = {"visibleIf": element["visibleIf"]} if "visibleIf" in element else {}
        choices = element.get("columns")
        yield {"type": "radiogroup", "name": f"{before}.{said(value)}", "title": words, "choices": choices, **beside}
