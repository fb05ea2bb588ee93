"""One assessment as a page: every word of it, questions and results alike, as HTML.

The script only counts, fills slots and reveals; so the page reads and prints without it. ``render_page`` gives the
body. The site's builder puts it into the shell, ``theme/assessment.html``, which carries head, style and script.

Everything from a coach's file is escaped, or goes through ``prose``.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from mkdocs_assessments.articles import Article
from mkdocs_assessments.links import Links
from mkdocs_assessments.method import describe_method
from mkdocs_assessments.model import Assessment, Dimension, Item, Option, Scale
from mkdocs_assessments.prose import block, inline, plain
from mkdocs_assessments.reading import WordsScale, overall_words_scale, words_scale
from mkdocs_assessments.rounding import decimal

__all__ = ["THEME", "Links", "minutes", "plain", "render_page", "render_text", "script_revision"]

THEME = Path(__file__).parent / "theme"
SCRIPT = THEME / "assets" / "assessments" / "assessment.js"

SECONDS_A_QUESTION = (12, 16)
"""A quick and a careful reader's. People mind a questionnaire that takes longer than it said."""

_LINE_ENDS = re.compile(r">\s*\n\s*(?=<)")
"""Line ends and indentation between the templates' tags. They stand between blocks only; prose has no line ends."""


@dataclass(frozen=True, slots=True)
class Question:
    """An item with the number it has on the page, counted from 1 over the whole assessment."""

    number: int
    item: Item


@dataclass(frozen=True, slots=True)
class Section:
    """A dimension as a screen of questions, and as a row of the results."""

    number: int
    dimension: Dimension
    questions: tuple[Question, ...]
    ticks: tuple[str, ...]
    """Where the options stand on the track, in per cent of its width."""
    articles: tuple[tuple[Article, tuple[str, ...]], ...]
    """The dimension's articles, each once, with the ids of the levels it is meant for."""


def render_page(assessment: Assessment, spec: Mapping[str, Any], articles: Mapping[str, Article], links: Links) -> str:
    """The body of an assessment's page.

    ``spec`` is the assessment's compiled spec; ``articles`` maps stems to the articles of the guidance folder and
    must hold every one the assessment names.
    """
    environment = _environment()
    page = environment.get_template("body/page.html").render(
        assessment=assessment,
        spec=spec,
        sections=_sections(assessment, articles),
        ends=_ends(assessment),
        minutes=minutes(len(assessment.items)),
        method=describe_method(assessment),
        links=links,
        options=partial(_options, environment.get_template("body/options.html")),
    )
    return _LINE_ENDS.sub(">", page).strip()


def render_text(template: str, **context: Any) -> str:
    """One of the theme's templates of Markdown. Nothing is escaped, so no word of it may be a stranger's."""
    return _environment().overlay(autoescape=False).get_template(template).render(context)


def script_revision() -> str:
    """Eight hex digits that change with the page's script, so that no browser pairs a page with an older one."""
    return hashlib.sha256(SCRIPT.read_bytes()).hexdigest()[:8]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(THEME),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "block": block,
        "inline": inline,
        "attribute_json": _attribute_json,
    }
    return environment


@lru_cache(maxsize=1024)
def _options(template: Template, scale: Scale, na: str | None, name: int) -> Markup:
    """The answers offered to an item: most of a page's tags, and much the same on every page."""
    return Markup(template.render(scale=scale, na=na, name=name))


def _attribute_json(value: Any) -> Markup:
    """Canonical JSON for an attribute in single quotes; the double quotes it is full of stay one byte each."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return Markup(text.replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;"))


def _sections(assessment: Assessment, articles: Mapping[str, Article]) -> tuple[Section, ...]:
    numbers = {item.id: number for number, item in enumerate(assessment.items, 1)}
    return tuple(
        Section(
            number,
            dimension,
            tuple(Question(numbers[item.id], item) for item in dimension.items),
            _ticks(dimension),
            _articles(dimension, articles),
        )
        for number, dimension in enumerate(assessment.dimensions, 1)
    )


def _ticks(dimension: Dimension) -> tuple[str, ...]:
    scale = words_scale(dimension)
    return ("0", "100") if scale is None else _stops(scale)


@lru_cache(maxsize=64)
def _stops(scale: WordsScale) -> tuple[str, ...]:
    lowest, highest = scale[0][0], scale[-1][0]
    return tuple(decimal(100 * (value - lowest) / (highest - lowest)) for value, _ in scale)


def _articles(dimension: Dimension, articles: Mapping[str, Article]) -> tuple[tuple[Article, tuple[str, ...]], ...]:
    levels: dict[str, list[str]] = {}
    for level in dimension.levels:
        for stem in dimension.guidance.get(level.id, ()):
            levels.setdefault(stem, []).append(level.id)
    return tuple((articles[stem], tuple(ids)) for stem, ids in levels.items())


def _ends(assessment: Assessment) -> tuple[Option, Option] | None:
    """The options that score lowest and highest, where one response scale serves the whole assessment."""
    scale = overall_words_scale(assessment)
    if scale is None:
        return None
    options = assessment.items[0].scale.options
    return options[scale[0][1]], options[scale[-1][1]]


def minutes(questions: int) -> tuple[int, int]:
    """How long a quick and a careful reader take for so many questions, in whole minutes, rounded up."""
    quick, careful = (max(1, -(-questions * seconds // 60)) for seconds in SECONDS_A_QUESTION)
    return quick, careful
