"""The preview: a real ``serve`` on a copy of the small site, asked over HTTP while files are saved."""

from __future__ import annotations

import contextlib
import json
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from small_site import SETTINGS, command, quiet_environment, write_site

PATIENCE = 30.0
"""Seconds after which a page is held to be late. What is promised is five; a busy machine is no fault of ours."""

POLL = 0.05


class Preview:
    """A running preview and the folder it shows."""

    def __init__(self, folder: Path, builder: str = "mkdocs") -> None:
        self.folder = folder
        self.builder = builder
        self.log = folder / "serve.log"

    def __enter__(self) -> Preview:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        arguments = ["serve", "-f", "mkdocs.yml", "-a", f"127.0.0.1:{self.port}"]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                command(self.builder, *arguments),
                cwd=self.folder,
                env=quiet_environment() | {"TMPDIR": str(self.folder)},
                stdout=log,
                stderr=log,
            )
        self.until("index.html", lambda page: page != "")
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE)

    def get(self, page: str) -> str:
        """A page's text; empty where there is none. Fails where the preview does not answer."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{page}", timeout=PATIENCE) as answer:
                content: bytes = answer.read()
                return content.decode()
        except urllib.error.HTTPError as error:
            if error.code != 404:
                raise
            return ""

    def until(self, page: str, wanted: Callable[[str], object]) -> str:
        """The page, as soon as it is as wanted."""
        end = time.monotonic() + PATIENCE
        found = ""
        while time.monotonic() < end:
            assert self.process.poll() is None, self.log.read_text("utf-8")
            with contextlib.suppress(ConnectionError, urllib.error.URLError):
                found = self.get(page)
                if wanted(found):
                    return found
            time.sleep(POLL)
        raise AssertionError(f"{page} did not become as wanted\n{self.log.read_text('utf-8')}\n{found[:5000]}")

    def written(self) -> dict[str, int]:
        """When each page was written."""
        (site,) = self.folder.glob("*docs_*")
        return {path.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in site.rglob("*.html")}

    def edit(self, file: str, old: str, new: str) -> None:
        """Saves a file with a piece replaced, at one go, as an editor does."""
        path = self.folder / file
        text = path.read_text("utf-8")
        assert old in text
        saved = path.with_suffix(".saving")
        saved.write_text(text.replace(old, new, 1), "utf-8")
        saved.replace(path)


@pytest.fixture(scope="module", params=["mkdocs", "properdocs"])
def preview(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One preview for the tests that leave the site as they found it."""
    # Without pruning, every page names every other.
    folder = write_site(tmp_path_factory.mktemp("preview"), SETTINGS.replace(", navigation.prune", ""))
    with Preview(folder, request.param) as running:
        yield running


def says(*pieces: str) -> Callable[[str], bool]:
    return lambda page: all(piece in page for piece in pieces)


def lacks(*pieces: str) -> Callable[[str], bool]:
    return lambda page: page != "" and not any(piece in page for piece in pieces)


def panel(page: str) -> list[str]:
    """The texts of a page's panel of problems, one per element."""
    found = re.search(r'<section class="?pa-problems"? role="?alert\b.*?</section>', page, re.DOTALL)
    return [text for text in re.findall(r">([^<>]*?)\s*<", found[0]) if text.strip()] if found else []


def test_a_mistake_is_shown_over_the_last_version_that_worked_until_it_is_mended(preview: Preview) -> None:
    """AC-09."""
    assert panel(preview.get("assessments/apples.html")) == []
    preview.edit("assessments/apples.yml", "    title: First", "    titel: First")
    page = preview.until("assessments/apples.html", panel)
    assert "<title>Error: " in page
    assert panel(page) == [
        "One thing needs mending",
        "Below is the last version that worked. Save the mended file and this page follows.",
        "assessments/apples.yml:9:5 PA102 unknown-setting",
        "&#34;titel&#34; is not a setting that can stand here. Did you mean &#34;title&#34;?",
        " 8 |   apple-first:\n 9 |     titel: First of apple\n   |     ^^^^^\n10 |     items:",
        "Expected:",
        " one of title, about, practice, items, need, readings, guidance, sources, seeds; 6 more, for published "
        "instruments, stand on the page of all settings",
        "Fix:",
        " Rename it to &#34;title&#34;, or delete it with its value.",
    ]
    assert len(re.findall('type="?radio', page)) == 36
    assert panel(preview.get("index.html")) == [
        panel(page)[0],
        "Save the mended file and this page follows.",
        *panel(page)[2:],
    ]
    assert panel(preview.get("assessments/bread.html")) == []
    preview.edit("assessments/apples.yml", "    titel: First", "    title: First")
    assert "<title>Error" not in preview.until("assessments/apples.html", lambda page: not panel(page))
    preview.until("index.html", lambda page: not panel(page))


def test_only_pages_that_show_a_change_are_written_again(preview: Preview) -> None:
    before = preview.written()
    preview.edit("assessments/apples.yml", "write down one apple", "write down two apples")
    preview.until("assessments/apples.html", says("write down two apples"))
    after = preview.written()
    assert after.keys() == before.keys()
    again = {page for page, when in after.items() if when != before[page]}
    assert again == {"404.html", "assessments/apples.html", "assessments/paper/apples.html"}
    preview.edit("assessments/apples.yml", "write down two apples", "write down one apple")
    preview.until("assessments/apples.html", says("write down one apple"))


def test_a_new_title_reaches_every_page_that_names_it(preview: Preview) -> None:
    preview.edit("assessments/bread.yml", "title: Bread", "title: Loaves")
    preview.until("index.html", says(">Loaves</a></h2>"))
    assert ">Loaves</a></li>" in preview.get("guidance/keep-a-list.html")
    assert re.search(r"\bLoaves\b", preview.get("guidance/for-everyone.html"))
    assert not re.search(r"\b(Bread|None)\b", preview.get("guidance/for-everyone.html"))
    preview.edit("assessments/bread.yml", "title: Loaves", "title: Bread")
    preview.until("guidance/for-everyone.html", lacks("Loaves"))


def test_search_holds_every_page_once_after_one_was_edited(preview: Preview) -> None:
    index = "search/search_index.json"
    before = sorted(entry["location"] for entry in json.loads(preview.get(index))["docs"])
    preview.edit("content/guidance/say-it-aloud.md", "Say it.", "Say it loudly.")
    after = json.loads(preview.until(index, says("Say it loudly.")))["docs"]
    assert sorted(entry["location"] for entry in after) == before
    assert [entry["text"] for entry in after if entry["location"] == "guidance/say-it-aloud.html"] == ["Say it loudly."]
    preview.edit("content/guidance/say-it-aloud.md", "Say it loudly.", "Say it.")
    preview.until(index, lacks("loudly"))


def test_pages_come_and_go_with_their_files(preview: Preview) -> None:
    path = preview.folder / "assessments" / "bread.yml"
    text = path.read_text("utf-8")
    path.unlink()
    preview.until("index.html", lacks("assessments/bread.html"))
    assert preview.get("assessments/bread.html") == ""
    path.write_text(text, "utf-8")
    preview.until("index.html", says("assessments/bread.html"))
    assert len(re.findall('type="?radio', preview.get("assessments/bread.html"))) == 36


def test_a_mistake_in_the_settings_leaves_the_pages_as_they_were(preview: Preview) -> None:
    preview.edit("mkdocs.yml", "site_name: Small", "site_name: [Small")
    preview.until("index.html", lambda _: "The pages stay as they were" in preview.log.read_text("utf-8"))
    assert "Start here" in preview.get("index.html")
    preview.edit("mkdocs.yml", "site_name: [Small", "site_name: Large")
    preview.until("guidance/for-everyone.html", says("Large"))
    preview.edit("mkdocs.yml", "site_name: Large", "site_name: Small")
    preview.until("guidance/for-everyone.html", lacks("Large"))


@pytest.mark.parametrize("builder", ["mkdocs", "properdocs"])
def test_a_preview_starts_with_a_broken_file(tmp_path: Path, builder: str) -> None:
    """AC-10."""
    write_site(tmp_path)
    apples = tmp_path / "assessments" / "apples.yml"
    apples.write_text(apples.read_text("utf-8").replace("title: Apples & pears", "title: Apples: pears"), "utf-8")
    with Preview(tmp_path, builder) as preview:
        page = preview.get("assessments/apples.html")
        assert panel(page)[1:3] == [
            "The page will stand here once the file can be read. Save the mended file and this page follows.",
            "assessments/apples.yml:1:14 PA002 colon-in-value",
        ]
        assert len(re.findall('type="?radio', preview.get("assessments/bread.html"))) == 36
        assert panel(preview.get("assessments/bread.html")) == []
        assert preview.get("index.html").count("pa-card__title") == 1
        preview.edit("assessments/apples.yml", "title: Apples: pears", "title: Apples")
        page = preview.until("assessments/apples.html", lambda page: not panel(page))
        assert len(re.findall('type="?radio', page)) == 36
        preview.until("index.html", says(">Apples</a></h2>"))


def test_an_article_that_cannot_be_read_stops_nothing(tmp_path: Path) -> None:
    write_site(tmp_path)
    (tmp_path / "content" / "guidance" / "say-it-aloud.md").write_bytes("# Café".encode("latin-1"))
    with Preview(tmp_path) as preview:
        page = preview.get("guidance/say-it-aloud.html")
        assert panel(page)[2] == "content/guidance/say-it-aloud.md:1:1 PA505 article-not-utf-8"
        assert "Start here" in preview.get("index.html")


def test_with_other_plugins_every_page_is_built_again(tmp_path: Path) -> None:
    (tmp_path / "hooks.py").write_text(
        "def on_post_page(output, page, config):\n    print('wrote', page.file.src_uri, flush=True)\n", "utf-8"
    )
    write_site(tmp_path, SETTINGS + "hooks: [hooks.py]\n")
    with Preview(tmp_path) as preview:
        preview.edit("content/index.md", "Start here", "Begin here")
        preview.until("index.html", says("Begin here"))
        written = Counter(re.findall(r"wrote (\S+)", preview.log.read_text("utf-8")))
        assert (len(written), set(written.values())) == (10, {2})
