"""The site builder's hooks: hands compiled pages to MkDocs (or ProperDocs), and nothing more.

The only module that imports ``mkdocs``. Hooks stand in the order in which they run. A *build* validates before the
old site is cleaned away and stops there; a *preview* (``serve``) never stops: what is wrong is shown on the page.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from mkdocs_assessments import navigation, report, search_index
from mkdocs_assessments.additions import CARDS, PANEL_STYLE, Additions, Announcer, Host, versioned
from mkdocs_assessments.compiler import Site, compile_site
from mkdocs_assessments.outputs import without_front_matter
from mkdocs_assessments.pages import THEME
from mkdocs_assessments.plugin.live import Live
from mkdocs_assessments.preview.last_good import LastGood

STYLES = ("assets/assessments/material.css", "assets/assessments/site.css")

INLINED_STYLES = tuple(
    f"assets/assessments/{name}.css" for name in ("assessment", "full_questions", "full_results", "paper", "results")
)
"""Parts of the assessments' pages themselves, so nobody asks for the files."""

_MAIN = re.compile(r"<main\b[^>]*>")
_BODY = re.compile(r"<body\b[^>]*>")

log = get_plugin_logger(__name__)


class AssessmentsConfig(Config):
    """The settings under ``plugins: assessments:`` in ``mkdocs.yml``."""

    folder = config_options.Dir(exists=True, default="assessments")
    """Where the assessment files are, relative to ``mkdocs.yml``."""
    search_text = config_options.Type(int, default=240)
    """How many characters of each section the search index keeps; 0 keeps all. Every page loads the index."""


class AssessmentsPlugin(BasePlugin[AssessmentsConfig]):
    """Self-assessments written in YAML, as pages of the site."""

    site: Site
    files: Files
    generated: dict[str, str]
    """The text of each assessment's page, by its path in the content folder; so are the next two."""
    front_matter: dict[str, dict[str, Any]]
    additions: dict[str, Additions]

    def __init__(self) -> None:
        self.preview = False
        self.last_good = LastGood()
        self.live = Live()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether this is a preview. Having this hook also keeps the plugin alive from one build to the next."""
        self.preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Compile; add the theme folder, its styles and the folders to watch; fill the navigation."""
        site = compile_site(
            Path(os.path.relpath(self.config.folder)),
            Path(os.path.relpath(config.docs_dir)),
            directory_urls=config.use_directory_urls,
        )
        self.site = self.last_good.settle(site) if self.preview else site
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        config.extra_css[:0] = [versioned(style) for style in STYLES]
        config.watch += [self.config.folder, str(THEME)]
        if config.nav is not None:
            config.nav = navigation.fill(config.nav, navigation.folders(self.site))

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Stop a build before the old site is cleaned away; in a preview only say what is wrong."""
        wrong = [report.terminal(problem) for problem in self.site.problems if report.blocks(problem)]
        for problem in self.site.problems:
            if not report.blocks(problem):
                log.info(report.terminal(problem))
        if wrong and not self.preview:
            raise PluginError("\n\n".join(wrong))
        for text in wrong:
            log.error(text)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the generated pages, each with the address of the file behind it; work out what is put into which."""
        if self.preview:
            self.live.make_readable(files)
        self.generated, self.front_matter = {}, {}
        for output in (*self.site.outputs, *self.site.papers, *self.site.manual):
            if files.get_file_from_path(output.uri):
                continue  # A preview of a folder with PA501: the hand-written page is the one to show.
            listed = InclusionLevel.NOT_IN_NAV if output in self.site.papers else InclusionLevel.UNDEFINED
            file = File.generated(config, output.uri, content=output.text, inclusion=listed)
            if output not in self.site.manual:
                file.edit_uri = Path(os.path.relpath(output.source, config.docs_dir)).as_posix()
                self.generated[output.uri] = output.text
            files.append(file)
        for asset in INLINED_STYLES if self.preview else (*INLINED_STYLES, PANEL_STYLE):
            if unused := files.get_file_from_path(asset):
                files.remove(unused)
        env = config.theme.get_env()

        def render(template: str, /, **context: object) -> str:
            return env.get_template(template).render(context)

        announcer = Announcer(self.site, render, self.preview)
        self.additions = {
            file.src_uri: announcer.additions(_host(file, files, config)) for file in files.documentation_pages()
        }
        self.files = files
        if self.preview:
            self.live.leave_unchanged(files, self.additions, config)
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Give each assessment's page its title, unless the navigation does; see to pages that are not read again."""
        for compiled in self.site.files:
            file = files.get_file_from_path(compiled.page.uri) if compiled.page else None
            if file and file.page and not file.page.title:
                file.page.title = navigation.title(compiled)
        if self.preview:
            self.live.recall()
        return nav

    def on_page_read_source(self, page: Page, config: MkDocsConfig) -> str | None:
        """Keep the front matter of an assessment's page to ourselves.

        It holds all of the page, and MkDocs, which cannot know that it is JSON, takes a tenth of a page's whole time to
        read it as YAML.
        """
        text = self.generated.get(page.file.src_uri)
        if text is None:
            return None
        self.front_matter[page.file.src_uri], markdown = without_front_matter(text)
        return markdown

    @event_priority(100)
    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Hand over what ``on_page_read_source`` kept, before anybody asks for it."""
        page.meta = self.front_matter.pop(page.file.src_uri, page.meta)

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the cards where they are asked for, and an article's reading time and assessments around it."""
        added = self.additions[page.file.src_uri]
        if added.top:
            html = html.replace("</h1>", "</h1>\n" + added.top, 1)
        return html.replace(CARDS, added.cards) + added.end

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """In a preview, put what is wrong with a page first on it."""
        panel = self.additions[page.file.src_uri].panel
        if not panel:
            return output
        output = output.replace("<title>", "<title>Error: ", 1)
        opened = _MAIN.search(output) or _BODY.search(output)
        return output[: opened.end()] + panel + output[opened.end() :] if opened else panel + output

    @event_priority(-50)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Cut the search index short: after it was written, before an offline plugin copies it."""
        path = Path(config.site_dir, "search", "search_index.json")
        index = json.loads(path.read_text("utf-8")) if path.is_file() else {"docs": []}
        index = search_index.trimmed(index, self.config.search_text)
        if self.preview:
            index = self.live.remember(self.files, index)
        if path.is_file():
            path.write_text(search_index.dumped(index), "utf-8")

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Rebuild only what changed."""
        self.live.attach(server, config)
        return server


def _host(file: File, files: Files, config: MkDocsConfig) -> Host:
    def address(uri: str) -> str:
        target = files.get_file_from_path(uri)
        return target.url_relative_to(file) if target else get_relative_url(uri, file.url)

    return Host(
        uri=file.src_uri,
        text=file.content_string,
        source="" if file.generated_by else Path(os.path.relpath(config.docs_dir), file.src_uri).as_posix(),
        home=file.url in (".", "./", "index.html"),
        address=address,
        root=get_relative_url(".", file.url) + "/",
    )
