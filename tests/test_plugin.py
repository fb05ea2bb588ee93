"""The site as MkDocs and ProperDocs build it: every test looks at real output of a real command."""

from __future__ import annotations

import html
import json
import re
import shutil
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from mkdocs_assessments.pages import THEME
from small_site import SETTINGS, build, run, write_site

ROOT = Path(__file__).resolve().parent.parent
MATERIAL = find_spec("material")
assert MATERIAL
assert MATERIAL.origin
ORIGINALS = Path(MATERIAL.origin).parent / "templates"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, built once. Nobody changes it."""
    return build(write_site(tmp_path_factory.mktemp("site")), EDIT_URI="https://example.org/edit/content/")


def text(page: Path) -> str:
    return page.read_text("utf-8")


def pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def settings(**changes: str) -> str:
    """The settings of the small site with pieces replaced."""
    found = SETTINGS
    for old, new in changes.items():
        assert old in found
        found = found.replace(old, new)
    return found


def broken_addresses(site: Path) -> list[str]:
    """Every address in ``href`` and ``src`` that leads to no file of the site."""
    wrong: list[str] = []
    for page in pages(site):
        if page == "404.html":
            continue
        for address in re.findall(r'\b(?:href|src)="([^"]+)"', text(site / page)):
            parts = urlsplit(html.unescape(address))
            if parts.scheme or parts.netloc or not parts.path:
                continue
            target = (site / page).parent / unquote(parts.path)
            if not (target / "index.html" if target.is_dir() else target).is_file():
                wrong.append(f"{page}: {address}")
    return wrong


def test_every_assessment_is_a_page_and_so_are_the_messages_and_the_settings(site: Path) -> None:
    assert pages(site) == [
        "404.html",
        "assessments/apples.html",
        "assessments/bread.html",
        "assessments/paper/apples.html",
        "assessments/paper/bread.html",
        "coaches/messages.html",
        "coaches/reference.html",
        "guidance/for-everyone.html",
        "guidance/keep-a-list.html",
        "guidance/say-it-aloud.html",
        "index.html",
    ]


def test_only_files_that_a_page_asks_for_are_published(site: Path) -> None:
    published = sorted(path.name for path in (site / "assets" / "assessments").iterdir())
    assert published == ["assessment.js", "cards.js", "material.css", "site.css"]


def test_no_address_leads_nowhere(site: Path) -> None:
    assert broken_addresses(site) == []


def test_the_assessment_has_its_own_shell_and_an_edit_link_to_its_file(tmp_path: Path) -> None:
    folder = write_site(
        tmp_path, settings(**{"site_name: Small\n": "site_name: Small\nedit_uri: https://example.org/edit/content/\n"})
    )
    page = text(build(folder) / "assessments" / "apples.html")
    assert "md-header" not in page
    assert page.count("type=radio") == 36
    assert 'href="https://example.org/edit/content/../assessments/apples.yml"' in page


def test_the_cards_say_what_there_is_and_leave_room_for_a_draft(site: Path) -> None:
    cards = re.findall(r'<li class="pa-card">.*?</p>\n  </li>', text(site / "index.html"), re.DOTALL)
    assert len(cards) == 2
    assert '<a href="assessments/apples.html">Apples &amp; pears</a>' in cards[0]
    assert "What you did about apple. See the list." in cards[0]
    assert re.findall(r"<li>(.*?)</li>", cards[0]) == ["First of apple", "Second of apple"]
    assert "6 questions, about 2 minutes" in cards[0]
    slot = re.search(
        r'data-draft="apples" data-layout="([0-9a-f]{16})" data-items="6" data-root="\./" hidden', cards[0]
    )
    assert slot
    assert f'"layout":"{slot[1]}"' in text(site / "assessments" / "apples.html")
    assert "<!-- assessment cards -->" not in text(site / "index.html")
    assert re.search(r'<script src="assets/assessments/cards\.js\?v=[0-9a-f]{8}" defer>', text(site / "index.html"))


def test_articles_say_how_long_they_are_and_who_suggests_them(site: Path) -> None:
    page = text(site / "guidance" / "keep-a-list.html")
    assert '</h1>\n<p class="pa-reading-time">3-minute read</p>' in page
    aside = re.search(r'<aside class="pa-assessed-by".*?</aside>', page, re.DOTALL)
    assert aside
    assert re.findall(r'<a href="(.*?)">(.*?)</a>', aside[0]) == [
        ("../assessments/apples.html", "Apples &amp; pears"),
        ("../assessments/bread.html", "Bread"),
    ]
    assert "pa-assessed-by" not in text(site / "guidance" / "for-everyone.html")


def test_the_navigation_lists_assessments_and_groups_articles(tmp_path: Path) -> None:
    unpruned = build(write_site(tmp_path, settings(**{"[navigation.tabs, navigation.prune]": "[]"})))
    nav = re.search(
        r'<nav class="md-nav md-nav--primary".*?<nav class="md-nav md-nav--secondary"',
        text(unpruned / "404.html"),
        re.DOTALL,
    )
    shown = nav[0] if nav else text(unpruned / "404.html")
    assert re.findall(r'<a href="/?([^"]*)" class="md-nav__link', shown) == [
        "index.html",
        "assessments/apples.html",
        "assessments/bread.html",
        "guidance/for-everyone.html",
        "guidance/keep-a-list.html",
        "guidance/say-it-aloud.html",
        "coaches/messages.html",
        "coaches/reference.html",
    ]


def test_search_knows_summaries_and_not_what_is_added_to_pages(site: Path) -> None:
    docs = json.loads(text(site / "search" / "search_index.json"))["docs"]
    assert [(entry["location"], entry["title"]) for entry in docs] == [
        ("index.html", "Start here"),
        ("index.html#afterwards", "Afterwards"),
        ("guidance/for-everyone.html", "For everyone"),
        ("guidance/for-everyone.html#the-idea", "The idea"),
        ("guidance/keep-a-list.html", "Keep a list"),
        ("guidance/keep-a-list.html#the-idea", "The idea"),
        ("guidance/say-it-aloud.html", "Say it aloud"),
        ("guidance/say-it-aloud.html#the-idea", "The idea"),
        ("assessments/apples.html", "Apples &amp; pears"),
        ("assessments/bread.html", "Bread"),
    ]
    texts = {entry["location"]: entry["text"] for entry in docs}
    assert texts["index.html"] == ""
    assert texts["guidance/keep-a-list.html"] == " ".join(["word"] * 48)
    assert texts["assessments/bread.html"] == "What you did about loaf. See the list. First of loaf Second of loaf"


@pytest.mark.parametrize("builder", ["mkdocs", "properdocs"])
def test_addresses_may_be_folders(tmp_path: Path, builder: str) -> None:
    folder = write_site(tmp_path, settings(**{"use_directory_urls: false": "use_directory_urls: true"}))
    built = build(folder, builder)
    assert (built / "assessments" / "apples" / "index.html").is_file()
    assert broken_addresses(built) == []


def test_both_builders_write_the_same(site: Path, tmp_path: Path) -> None:
    other = files(build(write_site(tmp_path), "properdocs"))
    named = re.compile(rb'<meta name="generator" content="[^"]*">')
    assert {name: named.sub(b"", content) for name, content in other.items() if not name.endswith(".gz")} == {
        name: named.sub(b"", content) for name, content in files(site).items() if not name.endswith(".gz")
    }


def test_two_builds_are_the_same_to_the_byte(tmp_path: Path) -> None:
    first, second = (
        files(build(write_site(tmp_path / name), SOURCE_DATE_EPOCH="1790000000", PYTHONHASHSEED=seed, TZ=zone))
        for name, seed, zone in (("one", "1", "UTC"), ("two/deeper", "2", "Pacific/Auckland"))
    )
    assert first == second


def test_a_broken_file_stops_the_build_with_every_problem_and_leaves_the_old_site(tmp_path: Path) -> None:
    old = files(build(write_site(tmp_path)))
    apples, bread = (tmp_path / "assessments" / f"{name}.yml" for name in ("apples", "bread"))
    apples.write_text(
        text(apples).replace("    title: First", "    titel: First").replace("scale: share5", "scale: share6")
    )
    bread.write_text(text(bread).replace("title: Bread", "title: Bread: white"))
    result = run(tmp_path, "build")
    assert result.returncode == 1
    said = re.findall(r"(assessments/\w+\.yml:\d+:\d+)  (PA\d+)", result.stderr)
    assert said == [
        ("assessments/apples.yml:6:8", "PA120"),
        ("assessments/apples.yml:9:5", "PA102"),
        ("assessments/bread.yml:1:13", "PA002"),
    ]
    assert "Traceback" not in result.stderr
    assert files(tmp_path / "site") == old


def test_a_hand_written_page_is_not_replaced(tmp_path: Path) -> None:
    write_site(tmp_path)
    mine = tmp_path / "content" / "assessments" / "bread.md"
    mine.parent.mkdir()
    mine.write_text("# Mine", "utf-8")
    result = run(tmp_path, "build")
    assert result.returncode == 1
    assert "content/assessments/bread.md:1:1  PA501" in result.stderr


def live_markup(page: str) -> list[str]:
    """What a browser would make of a stranger's words: an image, or a handler."""
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(name for name, value in attrs if name.startswith("on") or (name, value) == ("src", "x"))

    Reader().feed(page)
    return found


def test_nothing_of_a_strangers_file_becomes_markup(tmp_path: Path) -> None:
    write_site(tmp_path)
    hostile = "<img src=x onerror=alert(1)> \"&' {{ 7 * 7 }}"
    written = "'" + hostile.replace("'", "''") + "'"
    file = tmp_path / "assessments" / "apples.yml"
    changed = text(file).replace("title: Apples & pears", f"title: {written}")
    changed = changed.replace("title: First of apple", f"title: {written}")
    changed = re.sub("summary: .*", f"summary: {written}", changed)
    file.write_text(changed.replace("write down one apple", hostile), "utf-8")
    built = build(tmp_path)
    assert [found for page in pages(built) for found in live_markup(text(built / page))] == []
    for page in ("index.html", "guidance/say-it-aloud.html", "assessments/apples.html"):
        assert "&lt;img src=x onerror=alert(1)&gt;" in text(built / page)
        assert "{{ 7 * 7 }}" in text(built / page)


INSTANT = {
    "use_directory_urls: false": "use_directory_urls: false\nsite_url: https://example.org/x/",
    "[navigation.tabs, navigation.prune]": "[navigation.instant]",
}


@pytest.mark.parametrize("instant", [False, True])
def test_under_instant_navigation_the_sitemap_leaves_out_what_has_a_shell_of_its_own(
    tmp_path: Path, instant: bool
) -> None:
    changed = INSTANT if instant else {key: value for key, value in INSTANT.items() if "navigation" not in key}
    sitemap = text(build(write_site(tmp_path, settings(**changed))) / "sitemap.xml")
    assert sitemap.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<urlset ')
    listed = re.findall(r"<loc>https://example.org/x/(.*?)</loc>", sitemap)
    assessments = [] if instant else ["assessments/apples.html", "assessments/bread.html"]
    others = ["index.html", "coaches/messages.html", "coaches/reference.html"]
    others += [f"guidance/{stem}.html" for stem in ("for-everyone", "keep-a-list", "say-it-aloud")]
    assert sorted(listed) == sorted(assessments + others)


def test_a_site_may_override_templates_and_styles(tmp_path: Path) -> None:
    folder = write_site(tmp_path, settings(**{"  name: material": "  name: material\n  custom_dir: ours"}))
    own = folder / "ours" / "assets" / "assessments" / "site.css"
    own.parent.mkdir(parents=True)
    own.write_text("/* ours */", "utf-8")
    (folder / "ours" / "reading-time.html").write_text("<p>Our {{ article.minutes }} minutes</p>", "utf-8")
    built = build(folder)
    assert text(built / "assets" / "assessments" / "site.css") == "/* ours */"
    assert "<p>Our 3 minutes</p>" in text(built / "guidance" / "keep-a-list.html")


def test_pages_are_found_without_a_place_in_the_navigation(tmp_path: Path) -> None:
    nav = "nav:\n  - Home: index.md\n  - Bread of ours: assessments/bread.md\n  - Messages: coaches/messages.md\n"
    nav += "  - Settings: coaches/reference.md\n"
    folder = write_site(tmp_path, SETTINGS.partition("nav:\n")[0] + nav)
    page = text(build(folder) / "index.html")
    links = re.findall(r'<a href="(assessments/.*?)" class="md-tabs__link">\s*(.*?)\s*</a>', page)
    assert links == [("assessments/bread.html", "Bread of ours"), ("assessments/apples.html", "Apples &amp; pears")]


def test_without_a_navigation_every_page_is_listed(tmp_path: Path) -> None:
    built = build(write_site(tmp_path, SETTINGS.partition("nav:\n")[0]))
    assert "assessments/apples.html" in text(built / "index.html")


def test_no_page_asks_another_host(site: Path) -> None:
    asked = {
        address
        for page in pages(site)
        for address in re.findall(
            r'<(?:script|link|img|iframe|source)[^>]*\b(?:src|href)="(\w+:)?//', text(site / page)
        )
    }
    assert asked == set()


COPIES = {
    "search.html": [(' role="dialog" aria-label="{{ lang.t(\'search\') }}">', ' role="dialog">')],
    "header.html": [
        (
            f'for="{toggle}" tabindex="0">\n{space}<span class="pa-unseen">{{{{ lang.t(\'{words}\') }}}}</span>\n',
            f'for="{toggle}">\n',
        )
        for toggle, space, words in (("__drawer", " " * 6, "nav"), ("__search", " " * 10, "search"))
    ],
}


@pytest.mark.parametrize("name", COPIES)
def test_copies_of_the_themes_templates_differ_from_them_as_meant(name: str) -> None:
    copy = text(THEME / "partials" / name).partition("-#}\n")[2]
    for ours, theirs in COPIES[name]:
        assert copy.count(ours) == 1
        copy = copy.replace(ours, theirs)
    assert copy == text(ORIGINALS / "partials" / name).partition("-#}\n")[2]


@pytest.mark.parametrize("builder", ["mkdocs", "properdocs"])
def test_the_site_of_this_repository_is_built_strictly(tmp_path: Path, builder: str) -> None:
    for name in ("assessments", "content"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    built = build(tmp_path, builder)
    assert broken_addresses(built) == []
    by_hand = len(list((tmp_path / "content").rglob("*.md"))) + len(["404.html"])
    files = list((tmp_path / "assessments").glob("[!_]*.yml"))
    made = len(files) * len(["page", "paper"]) + len(["messages", "settings"])
    assert len(pages(built)) == by_hand + made
