"""One assessment as a page: every word of it, questions and results alike, as HTML.

The script only counts, fills slots and reveals; so the page reads and prints without it. ``render_page`` gives the
body. The site's builder puts it into the shell, ``theme/assessment.html``, which carries head, style and script.

Everything from a coach's file is escaped, or goes through ``prose``.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from mkdocs_assessments.addresses import page_uri, paper_uri
from mkdocs_assessments.articles import Article
from mkdocs_assessments.grid import profile_grid
from mkdocs_assessments.interpretation import overall_words_scale
from mkdocs_assessments.links import Links
from mkdocs_assessments.method import describe_method
from mkdocs_assessments.minutes import answering_minutes
from mkdocs_assessments.model import Assessment, Option, Scale
from mkdocs_assessments.possible_scores import describe_possible
from mkdocs_assessments.prose import block, inline, plain
from mkdocs_assessments.score_rows import chart_rows, score_rows, sum_range
from mkdocs_assessments.scoring_key import describe_rules
from mkdocs_assessments.screens import Screen, features, screens

__all__ = [
    "THEME",
    "Links",
    "goes_beyond",
    "has_formats",
    "plain",
    "render_page",
    "render_paper",
    "render_text",
    "script_revision",
]

THEME = Path(__file__).parent / "theme"
SCRIPT = THEME / "assets" / "assessments" / "assessment.js"

_LINE_ENDS = re.compile(r">\s*\n\s*(?=<)")
"""Line ends and indentation between the templates' tags. They stand between blocks only; prose has no line ends."""

_QUOTED = re.compile(r"""( [a-z-]+=)"([A-Za-z0-9_-]+)"(?=[ >])""")
"""An attribute with one word for its value, which needs no quotes: a hundredth of all that is sent. Before a tag's
closing slash it does. Done to the templates, once; of what a coach's file brings, only ids do without."""


class _Templates(FileSystemLoader):
    """The theme's templates, without the quotes that HTML can do without."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, filename, is_current = super().get_source(environment, template)
        return _QUOTED.sub(r"\1\2", source), filename, is_current


def render_page(assessment: Assessment, spec: Mapping[str, Any], articles: Mapping[str, Article], links: Links) -> str:
    """The body of an assessment's page.

    ``spec`` is the assessment's compiled spec; ``articles`` maps stems to the articles of the guidance folder and
    must hold every one the assessment names.
    """
    questions = sum(not item.fact for item in assessment.items)
    sections = screens(assessment, articles)
    full = goes_beyond(spec)
    chart, scores = chart_rows(assessment, sections, articles), score_rows(assessment, articles)
    said = [*scores, *(row.domain for row in chart if row.domain)]
    return _rendered(
        "body/page.html",
        assessment=assessment,
        spec=spec,
        sections=sections,
        uses=features(assessment),
        questions=questions,
        ends=_ends(assessment),
        minutes=answering_minutes(len(assessment.items)),
        method=None if full else describe_method(assessment),
        rules=describe_rules(assessment) if full else None,
        possible=describe_possible(assessment),
        chart=chart,
        sums=any(dimension.sum for dimension in assessment.dimensions),
        unguided=any(_unguided(section) for section in sections),
        guided=any(section.articles for section in sections) or any(one.guided for one in said),
        score_rows=scores,
        paper=paper_uri(assessment.id),
        links=links,
        options=partial(_options, _environment().get_template("body/answer/options.html")),
    )


def render_paper(assessment: Assessment, spec: Mapping[str, Any], links: Links) -> str:
    """The body of its form on paper: questions, key and grid."""
    full = goes_beyond(spec)
    return _rendered(
        "body/paper/page.html",
        assessment=assessment,
        spec=spec,
        sections=screens(assessment, {}),
        method=None if full else describe_method(assessment),
        rules=describe_rules(assessment) if full else None,
        possible=describe_possible(assessment),
        grid=profile_grid(assessment),
        page=page_uri(assessment.id),
        links=links,
        boxes=partial(_boxes, _environment().get_template("body/paper/boxes.html")),
    )


def goes_beyond(spec: Mapping[str, Any]) -> bool:
    """Whether an assessment uses more than the simple form: its page then has other parts, and a style for them."""
    return int(spec["spec"]) > 1


def _rendered(template: str, **context: Any) -> str:
    return _LINE_ENDS.sub(">", _environment().get_template(template).render(context)).strip()


def has_formats(assessment: Assessment) -> bool:
    """Whether the page needs the style of more than plain options."""
    return bool(features(assessment))


def render_text(template: str, **context: Any) -> str:
    """One of the theme's templates of Markdown. Nothing is escaped, so no word of it may be a stranger's."""
    return _environment().overlay(autoescape=False).get_template(template).render(context)


def script_revision() -> str:
    """Eight hex digits that change with the page's script, so that no browser pairs a page with an older one."""
    return hashlib.sha256(SCRIPT.read_bytes()).hexdigest()[:8]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=_Templates(THEME),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "block": block,
        "inline": inline,
        "attribute_json": _attribute_json,
        "sum_range": sum_range,
    }
    return environment


@lru_cache(maxsize=1024)
def _options(template: Template, scale: Scale, na: str | None, name: int) -> Markup:
    """The answers offered to an item: most of a page's tags, and much the same on every page."""
    return Markup(template.render(scale=scale, na=na, name=name))


@lru_cache(maxsize=1024)
def _boxes(template: Template, scale: Scale) -> Markup:
    """The same on the form on paper."""
    return Markup(template.render(scale=scale))


def _attribute_json(value: Any) -> Markup:
    """Canonical JSON for an attribute in single quotes; the double quotes it is full of stay one byte each."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return Markup(text.replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;"))


def _ends(assessment: Assessment) -> tuple[Option, Option] | None:
    """The options that score lowest and highest, where one response scale serves the whole assessment."""
    scale = overall_words_scale(assessment)
    if scale is None:
        return None
    options = assessment.dimensions[0].items[0].scale.options
    return options[scale[0][1]], options[scale[-1][1]]


def _unguided(section: Screen) -> bool:
    """Whether one of its dimension's levels leads to no article."""
    guided = {level for _, levels in section.articles for level in levels}
    return section.dimension is not None and any(level.id not in guided for level in section.dimension.levels)
