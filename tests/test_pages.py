"""The assessment page as built: every word of the file is there, nothing of it can run, and it stays small."""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_args

import minijinja
import pytest
from jinja2 import Environment, FileSystemLoader

from html_tree import Element, read_html
from mkdocs_assessments import pages as pages_module
from mkdocs_assessments.articles import Article, read_articles
from mkdocs_assessments.interpretation import Variant
from mkdocs_assessments.interpretation.growth_edges import Standing
from mkdocs_assessments.model import Assessment
from mkdocs_assessments.pages import THEME, Links, render_page, script_revision
from mkdocs_assessments.prose import plain
from mkdocs_assessments.resolve import load
from mkdocs_assessments.spec import compile_spec

ROOT = Path(__file__).parent.parent
SHIPPED = sorted(file for file in (ROOT / "assessments").glob("*.yml") if not file.name.startswith("_"))
SHARED = ROOT / "assessments" / "_shared.yml"
LINKS = Links("../", pages=frozenset({"what-this-cannot-tell-you.md", "where-these-ideas-come-from.md"}))

HOSTILE = (
    """<script>alert(1)</script><img src=x onerror=alert(1)>"'</template></pa-assessment>{{ 7*7 }}{% raw %}<style>"""
)

HOSTILE_FILE = """\
title: {text}
version: 1.0.0
summary: {text}
construct: {text}
period: 4 weeks
stem: {stem}
not_for: [{text}]
sources: [{text}]
scales:
  own:
    labels: [{text}, {other}]
    hints: {{{text}: {text}}}
    na: {text}
scale: own
dimensions:
  one:
    title: {text}
    about: {text}
    practice: {text}
    items:
      a: {{text: {text}, try: {text}, help: {text}}}
      b: {text}
      c: {text}
    readings: {{low: {text}}}
    sources: [{text}]
    guidance: {{low: [article]}}
levels:
  low: {{from: 0, title: {text}, reading: {text}}}
"""


@cache
def articles() -> dict[str, Article]:
    """The shipped articles by stem."""
    return {article.stem: article for article in read_articles(ROOT / "content")[0]}


def loaded(file: Path, stems: set[str]) -> Assessment:
    """The assessment in a file that has to be right."""
    found = load(file, SHARED if SHARED.exists() else None, stems)
    assert found.assessment is not None, found.problems
    return found.assessment


@cache
def shipped(file: Path) -> tuple[Assessment, str]:
    """A shipped assessment and the body of its page."""
    assessment = loaded(file, set(articles()))
    return assessment, render_page(assessment, compile_spec(assessment), articles(), LINKS)


@pytest.fixture(params=SHIPPED, ids=lambda file: file.stem)
def page(request: pytest.FixtureRequest) -> tuple[Assessment, Element]:
    """Each shipped assessment with its page as a tree."""
    assessment, body = shipped(request.param)
    return assessment, read_html(body)


def hostile(tmp_path: Path, text: str) -> Element:
    """The page of a file that holds ``text`` wherever a coach may write."""
    file = tmp_path / "hostile.yml"
    # Braces in a stem are slots, and checked before they could get here.
    stem = json.dumps(re.sub("[{}]", "", text))
    file.write_text(
        HOSTILE_FILE.format(text=json.dumps(text), other=json.dumps(text + "2"), stem=stem), encoding="utf-8"
    )
    assessment = loaded(file, {"article"})
    article = Article("article", text, text, 3, "guidance/article.md")
    return read_html(render_page(assessment, compile_spec(assessment), {"article": article}, LINKS))


def test_every_question_has_its_words_and_its_options(page: tuple[Assessment, Element]) -> None:
    assessment, root = page
    fieldsets = root.all("fieldset")
    assert [fieldset.attributes["id"] for fieldset in fieldsets] == [f"q-{item.id}" for item in assessment.items]
    for number, (fieldset, item) in enumerate(zip(fieldsets, assessment.items, strict=True), 1):
        assert fieldset.one("legend").text == f"{number}. {plain(item.text)}"
        options = [f"{option.label} {option.hint or ''}".strip() for option in item.scale.options]
        assert [label.text for label in fieldset.all("label")] == options + ([item.na] if item.na else [])
        values = [str(position) for position in range(len(item.scale.options))] + (["na"] if item.na else [])
        assert [radio.attributes["value"] for radio in fieldset.all("input", type="radio")] == values
        assert [attempt.text for attempt in fieldset.all("template")] == [plain(item.attempt)] if item.attempt else []


def test_radios_of_one_question_form_one_group(page: tuple[Assessment, Element]) -> None:
    assessment, root = page
    groups = [
        (section, radio.attributes["name"], fieldset.attributes["id"])
        for section, form in enumerate(root.all("form", class_="pa-section"))
        for fieldset in form.all("fieldset")
        for radio in fieldset.all("input")
    ]
    assert len({(section, name) for section, name, _ in groups}) == len(assessment.items)
    assert len(set(groups)) == len(assessment.items)


def test_no_form_can_be_sent(page: tuple[Assessment, Element]) -> None:
    _, root = page
    assert {form.attributes["method"] for form in root.all("form")} == {"dialog"}
    assert {form.attributes.get("autocomplete") for form in root.all("form", class_="pa-section")} == {"off"}


def test_sections_follow_the_file(page: tuple[Assessment, Element]) -> None:
    assessment, root = page
    sections = root.all("form", class_="pa-section")
    count = len(assessment.dimensions)
    assert [section.attributes["id"] for section in sections] == [f"section-{n}" for n in range(1, count + 1)]
    assert [section.one("h2").text for section in sections] == [dimension.title for dimension in assessment.dimensions]
    assert sections[0].one(class_="pa-cap").text == f"Section 1 of {count}"
    assert {section.one(class_="pa-stem").text for section in sections} == {plain(assessment.stem or "")}
    assert [section.one("button", data_act="next").text for section in sections] == [
        *(f"Continue to {dimension.title}" for dimension in assessment.dimensions[1:]),
        "Check your answers",
    ]
    assert [len(section.all("button", data_act="back")) for section in sections] == [0] + [1] * (count - 1)


def test_every_reading_article_and_practice_waits_in_its_row(page: tuple[Assessment, Element]) -> None:
    assessment, root = page
    for dimension in assessment.dimensions:
        more = root.one("tr", data_more=dimension.id)
        readings = [part for part in more.all("div") if "data-levels" in part.attributes]
        assert [(part.attributes["data-levels"], part.attributes["data-title"], part.text) for part in readings] == [
            (level.id, level.title, plain(level.reading)) for level in dimension.levels
        ]
        assert all("hidden" in part.attributes for part in more.all() if "data-levels" in part.attributes)
        for level in dimension.levels:
            links = [
                (link.attributes["href"], link.text)
                for entry in more.all("li")
                if level.id in (entry.attributes["data-levels"] or "").split()
                for link in entry.all("a")
            ]
            stems = dimension.guidance.get(level.id, ())
            assert sorted(links) == sorted((f"../guidance/{stem}.html", articles()[stem].title) for stem in stems)
        assert [part.text for part in more.all(class_="pa-practice")] == [f"Practice{plain(dimension.practice or '')}"]
        assert root.one("tr", data_dimension=dimension.id).one("th").text == dimension.title


def test_the_chart_is_a_table_whatever_its_style_says(page: tuple[Assessment, Element]) -> None:
    _, root = page
    roles = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
    chart = root.one("table", class_="pa-chart")
    for element in [chart, *chart]:
        if element.tag == "th":
            assert (
                element.attributes["role"]
                == {"col": "columnheader", "row": "rowheader"}[str(element.attributes["scope"])]
            )
        elif element.tag in roles:
            assert element.attributes["role"] == roles[element.tag]
    assert len(chart.one("thead").all("th")) == 4
    assert {len(row.all("th")) + len(row.all("td")) for row in chart.all("tr", class_="pa-row")} == {4}


def test_ticks_stand_where_the_options_do(page: tuple[Assessment, Element]) -> None:
    _, root = page
    paths = {path.attributes["d"] for path in root.all("path", class_="pa-axis")}
    assert paths == {"M0 12h100M0 7v10M25 7v10M50 7v10M75 7v10M100 7v10"}


def test_the_key_for_scoring_by_hand_is_open_without_script(page: tuple[Assessment, Element]) -> None:
    assessment, root = page
    method = root.one("details", id="method")
    assert "open" in method.attributes
    for dimension in assessment.dimensions:
        assert f"{dimension.title}: questions " in method.text
    for example in assessment.examples:
        assert f"{example.id}: " in method.text
    spec = compile_spec(assessment)
    assert f"Version {assessment.version}, questions {spec['layout']}, scoring {spec['scoring']}." in method.text


def test_the_spec_travels_unharmed(page: tuple[Assessment, Element]) -> None:
    assessment, root = page
    assert json.loads(root.one("pa-assessment").attributes["data-spec"] or "") == compile_spec(assessment)


def test_names_point_at_things_that_are_there(page: tuple[Assessment, Element]) -> None:
    _, root = page
    ids = [element.attributes["id"] for element in root if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    for element in root:
        for attribute in ("aria-labelledby", "aria-describedby"):
            for id in (element.attributes.get(attribute) or "").split():
                assert id in ids
        href = element.attributes.get("href") or ""
        assert not href.startswith("#") or href == "#" or href[1:] in ids


def test_nothing_runs_and_nothing_is_fetched(page: tuple[Assessment, Element]) -> None:
    _, root = page
    assert_harmless(root)


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    root = hostile(tmp_path, HOSTILE)
    assert_harmless(root)
    calm = hostile(tmp_path, "calm")
    assert [element.tag for element in root] == [element.tag for element in calm]
    assert root.one("h1").text == HOSTILE
    assert root.all("th", role="rowheader")[0].text == HOSTILE
    assert root.all("fieldset")[0].all("label")[0].text == f"{HOSTILE} {HOSTILE}"
    assert root.all("fieldset")[0].one("legend").text == "1. \"'{{ 7*7 }}{% raw %}"
    assert root.one("tr", data_more="one").one("a").text == HOSTILE
    assert json.loads(root.one("pa-assessment").attributes["data-spec"] or "")["id"] == "hostile"


def assert_harmless(root: Element) -> None:
    """No element that runs, loads or restyles anything, and no attribute that does."""
    assert {element.tag for element in root}.isdisjoint(
        {
            "script",
            "style",
            "link",
            "meta",
            "base",
            "img",
            "iframe",
            "object",
            "embed",
            "video",
            "audio",
            "source",
            "use",
        }
    )
    for element in root:
        names = set(element.attributes)
        assert not any(
            name.startswith("on") or name in {"style", "src", "srcdoc", "action", "formaction"} for name in names
        )
        href = element.attributes.get("href") or ""
        assert re.match(r"(#|\.\./|https?://|mailto:|$)", href), href


SENTENCES = {
    "highest-1": "Your answers were highest for a.",
    "highest-2": "Your answers were highest for a and b.",
    "highest-n": "Your answers were highest, and equal, in n areas.",
    "room-1": "a has the most room.",
    "room-2": "a and b have the most room.",
    "room-n": "n areas share the most room; a and b come first here.",
    "clearly-below": "a lies clearly below.",
    "flat": "Your areas are close together. Pick the one that matters most to you now.",
    "same": "You gave the same answer throughout, so the areas cannot be told apart.",
    "one": "Only a has enough answers to be scored.",
    "nothing": "There are not enough answers to score any area.",
    "lowest": "Suggested because it is your lowest area.",
    "among-lowest": "Suggested because it is one of your lowest areas.",
    "reason": "You answered “label” to “item”.",
    "reason-reverse": "You answered “label” to “item”, where less is better.",
}


@pytest.mark.parametrize(("name", "words"), SENTENCES.items(), ids=SENTENCES)
def test_sentences_of_the_results(name: str, words: str) -> None:
    assert with_slots(read_html(shipped(SHIPPED[0])[1]).one("template", data_say=name)) == words


def with_slots(sentence: Element) -> str:
    """A sentence with the names of its slots where they stand."""
    for element in sentence.all("slot"):
        element.content = [str(element.attributes["name"])]
    return sentence.text


def test_the_script_finds_every_sentence_it_says_and_says_every_one() -> None:
    sources = "".join(file.read_text("utf-8") for file in (ROOT / "generator" / "browser").glob("*.js"))
    said = {
        name for call in re.findall(r"\b(?:say|text)\(([^;{]*)", sources) for name in re.findall(r"'([\w-]+)'", call)
    }
    said |= {f"{name}-{form}" for name in re.findall(r"sayNames\('(\w+)'", sources) for form in "12n"}
    # "edges" and "clear" are put together of two sentences; "single" is there where there is one area to speak of
    said |= (set(get_args(Variant)) - {"edges", "clear", "single"}) | set(get_args(Standing))
    written = {
        element.attributes["data-say"]
        for body in (shipped(SHIPPED[0])[1], formats()[1], poles())
        for element in read_html(body).all()
        if "data-say" in element.attributes
    }
    assert said == written


def test_a_page_has_no_sentence_that_it_never_says() -> None:
    """Of two forms of the overall score the one that fits; and that there is no article only where that may be."""

    def said(body: str) -> set[str]:
        only = {"overall", "overall-points", "read-nothing", "level-alone"}
        return only & {str(one.attributes.get("data-say")) for one in read_html(body).all("template")}

    assert said(shipped(SHIPPED[0])[1]) == {"overall"}
    assert said(poles()) == {"overall-points", "read-nothing", "level-alone"}


def test_what_goes_out_without_quotes_says_the_same() -> None:
    fresh = (shipped, formats, pages_module._environment)

    def bodies() -> list[str]:
        for cached in fresh:
            cached.cache_clear()
        return [*(shipped(file)[1] for file in SHIPPED), formats()[1], poles()]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pages_module, "_QUOTED", re.compile("(?!)()()"))
        quoted = bodies()
    for page, whole in zip(bodies(), quoted, strict=True):
        assert len(page) < len(whole)
        assert read_html(page) == read_html(whole)


@cache
def formats() -> tuple[Assessment, str]:
    """The assessment with one question of every kind, and its page."""
    assessment = loaded(ROOT / "tests" / "browser" / "trial" / "formats.yml", set())
    return assessment, render_page(assessment, compile_spec(assessment), {}, LINKS)


def poles() -> str:
    """The page of an assessment of which nothing can be said in the words of a scale."""
    assessment = loaded(ROOT / "tests" / "instruments" / "kinds" / "meaning.yml", set())
    return render_page(assessment, compile_spec(assessment), {}, LINKS)


def shell(body: str, assessment: Assessment) -> dict[str, Any]:
    """What the site's builder hands to the shell, as far as the shell reads it."""
    page = {
        "title": assessment.title,
        "meta": {"description": plain(assessment.summary), "assessment": {"body": body, "script": script_revision()}},
        "canonical_url": f"https://example.org/bearings/assessments/{assessment.id}.html",
        "edit_url": f"https://example.org/edit/main/assessments/{assessment.id}.yml",
    }
    config = {"site_name": "Bearings & more", "theme": {"language": "en", "favicon": "assets/favicon.svg"}}
    return {"page": page, "config": config, "nav": {"homepage": {"url": "index.html"}}}


def as_mkdocs_renders(context: dict[str, Any]) -> str:
    """The shell by Jinja2, without autoescaping, as MkDocs sets it up."""
    environment = Environment(loader=FileSystemLoader(THEME))
    environment.filters["url"] = lambda address: f"../{address}"
    return environment.get_template("assessment.html").render(
        json.loads(json.dumps(context), object_hook=lambda d: SimpleNamespace(**d)).__dict__
    )


def as_zensical_renders(context: dict[str, Any]) -> str:
    """The shell by MiniJinja, which escapes in files named .html."""
    environment = minijinja.Environment(loader=lambda name: (THEME / name).read_text("utf-8"))
    environment.add_filter("url", lambda address: f"../{address}")
    return environment.render_template("assessment.html", **context)


@pytest.mark.parametrize("render", [as_mkdocs_renders, as_zensical_renders])
def test_shell(render: Any) -> None:
    assessment, body = shipped(SHIPPED[0])
    html = render(shell(body, assessment))
    assert html.startswith("<!doctype html>")
    root = read_html(html.removeprefix("<!doctype html>"))
    assert root.one("html").attributes == {"lang": "en"}
    assert root.all("title")[0].text == f"{assessment.title} – Bearings & more"
    assert root.one("meta", name="description").attributes["content"] == plain(assessment.summary)
    assert root.one("link", rel="icon").attributes["href"] == "../assets/favicon.svg"
    assert [script.attributes.get("src") for script in root.all("script")] == [
        None,
        f"../assets/assessments/assessment.js?v={script_revision()}",
        None,
    ]
    assert root.one("body").all("script")[0].text == "document.body.clientHeight"
    assert root.all("script")[1].attributes == {"src": root.all("script")[1].attributes["src"], "defer": None}
    assert body in html
    assert [link.attributes["href"] for link in root.one("footer").all("a")] == [
        "../index.html",
        f"https://example.org/edit/main/assessments/{assessment.id}.yml",
    ]


def test_both_template_engines_give_the_same_page() -> None:
    assessment, body = shipped(SHIPPED[0])
    context = shell(body, assessment)
    # The two write the same characters as different references, and leave different line ends behind.
    one, other = (unescape(render(context)).split() for render in (as_mkdocs_renders, as_zensical_renders))
    assert one == other


def test_the_head_script_and_the_style_are_the_same_on_every_page() -> None:
    pages = [as_mkdocs_renders(shell(body, assessment)) for assessment, body in map(shipped, SHIPPED)]
    assert (
        len(
            {
                (re.findall(r"<script>.*?</script>", page, re.DOTALL)[0], page.split("<style>")[1].split("</style>")[0])
                for page in pages
            }
        )
        == 1
    )


@pytest.mark.parametrize("render", [as_mkdocs_renders, as_zensical_renders])
def test_only_a_page_that_needs_it_has_the_style_of_more_than_options(render: Any) -> None:
    more = (THEME / "assets" / "assessments" / "full_questions.css").read_text("utf-8").replace("\n", "")
    plain_one, full = (shell(body, assessment) for assessment, body in (shipped(SHIPPED[0]), formats()))
    full["page"]["meta"]["assessment"]["formats"] = True
    assert more not in unescape(render(plain_one))
    assert more in unescape(render(full))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_shipped_page_fits_the_first_flight(file: Path) -> None:
    assessment, body = shipped(file)
    assert gzipped(as_mkdocs_renders(shell(body, assessment))) <= 14_000


def test_a_page_of_300_questions_stays_small(tmp_path: Path) -> None:
    acts = [item.text for shipped_file in SHIPPED for item in shipped(shipped_file)[0].items]
    lines = [
        "title: Long",
        "version: 1.0.0",
        "summary: For a test.",
        "stem: How often did you …",
        "scale: share5",
        "dimensions:",
    ]
    for number in range(300):
        if number % 6 == 0:
            lines += [f"  area-{number}:", f"    title: Area {number}", "    items:"]
        lines.append(f"      i{number}: {json.dumps(f'{acts[number % len(acts)]}, {acts[-number % len(acts)]}')}")
    file = tmp_path / "long.yml"
    file.write_text("\n".join(lines), encoding="utf-8")
    assessment = loaded(file, set())
    body = render_page(assessment, compile_spec(assessment), {}, LINKS)
    assert gzipped(as_mkdocs_renders(shell(body, assessment))) <= 30_000


def gzipped(html: str) -> int:
    """How many bytes a page is on the wire."""
    return len(gzip.compress(html.encode(), 9, mtime=0))


@pytest.mark.parametrize(
    ("uri", "file", "folder"),
    [
        ("guidance/keep-a-list.md", "../guidance/keep-a-list.html", "../../guidance/keep-a-list/"),
        ("guidance/index.md", "../guidance/index.html", "../../guidance/"),
        ("index.md", "../index.html", "../../"),
        ("what-this-cannot-tell-you.md", "../what-this-cannot-tell-you.html", "../../what-this-cannot-tell-you/"),
        ("guidance/être là.md", "../guidance/%C3%AAtre%20l%C3%A0.html", "../../guidance/%C3%AAtre%20l%C3%A0/"),
    ],
)
def test_links(uri: str, file: str, folder: str) -> None:
    assert Links("../").to(uri) == file
    assert Links("../../", directory_urls=True).to(uri) == folder
