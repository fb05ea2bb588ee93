"""Rebuilding a preview: soon after a file was saved, only what changed, and never leaving a browser without an answer.

MkDocs' own way is to build every page again, and to stop answering when that fails. Its ``--dirty`` mode builds less,
but forgets the titles of pages it does not read and what the search index held of them; here both are carried over.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from logging import LogRecord
from pathlib import Path

from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from mkdocs_assessments.additions import Additions
from mkdocs_assessments.pages import THEME
from mkdocs_assessments.preview.changed_pages import Changes, digest, head
from mkdocs_assessments.search_index import Index, merged

SELF_CONTAINED_PLUGINS = frozenset({"assessments", "material/search", "material/offline"})
"""Plugins under which a page shows nothing but what ``Live`` looks at. With any other, every page is built again."""

INCLUDING_EXTENSIONS = frozenset({"pymdownx.snippets"})
"""Markdown extensions that put other files into a page; with one of them, every page is built again as well."""

POLL_SECONDS = 0.1
"""How often files are looked at; MkDocs does every half second."""

SETTLE_SECONDS = 0.02
"""How long files have to be left alone before a build begins; an editor's save is over in less."""

log = get_plugin_logger(__name__)


class Live:
    """What a preview remembers from build to build."""

    def __init__(self) -> None:
        self._changes = Changes()
        self._files = Files([])
        self._unchanged: Collection[File] = ()
        self._index: Index = {"docs": []}

    def make_readable(self, files: Files) -> None:
        """Show pages that are not UTF-8 with replacement characters; MkDocs would stop at them."""
        for file in files.documentation_pages():
            try:
                file.content_bytes.decode("utf-8-sig")
            except UnicodeDecodeError:
                file.content_string = file.content_bytes.decode("utf-8", "replace")
                log.error(f"{file.src_uri} is not saved as UTF-8.")

    def leave_unchanged(self, files: Files, additions: Mapping[str, Additions], config: MkDocsConfig) -> None:
        """Tell MkDocs which pages need not be built again, and remove those that are no more."""
        pages = files.documentation_pages()
        parts = {file.src_uri: digest([file.content_string, additions[file.src_uri]]) for file in pages}
        changed, gone = self._changes.since(self._whole(pages, config), parts)
        if set(config.plugins) - SELF_CONTAINED_PLUGINS or INCLUDING_EXTENSIONS & set(config.markdown_extensions):
            changed = frozenset(parts)
        for file in pages:
            modified = file.src_uri in changed or not Path(file.abs_dest_path).is_file()
            # MkDocs compares times of change, which say nothing about a page that is generated or added to.
            setattr(file, "is_modified", partial(bool, modified))  # noqa: B010 - a method, replaced on one instance
        for uri in gone:
            if before := self._files.get_file_from_path(uri):
                Path(before.abs_dest_path).unlink(missing_ok=True)
        self._unchanged = [file for file in pages if not file.is_modified()]

    def recall(self) -> None:
        """Give pages that will not be read the title and the settings they were last read with."""
        for file in self._unchanged:
            before = self._files.get_file_from_path(file.src_uri)
            if file.page and before and before.page:
                file.page.title, file.page.meta = before.page.title, before.page.meta

    def remember(self, files: Files, index: Index) -> Index:
        """Keep what the next build will need; returns the search index with the sections of unchanged pages."""
        self._files = files
        self._index = merged(self._index, index, {file.url for file in self._unchanged})
        return self._index

    def attach(self, server: LiveReloadServer, config: MkDocsConfig) -> None:
        """Have the server rebuild in this way, and notice changes sooner; not where the settings come from a pipe."""
        if not config.config_file_path:
            return
        server.builder = partial(self._rebuild, config)
        server.build_delay = SETTLE_SECONDS
        watched = list(server._watched_paths)
        for path in watched:
            server.unwatch(path)
        server.observer = type(server.observer)(timeout=POLL_SECONDS)
        for path in watched:
            server.watch(path)
        build.log.addFilter(_not_about_dirty_builds)

    def _rebuild(self, first: MkDocsConfig) -> None:
        """Build what changed. Whatever goes wrong is said in the terminal, while the pages stay as they were."""
        log.info("Building what changed ...")
        try:
            config = load_config(first.config_file_path, **first.user_configs[-1])
            config.site_url = first.site_url
            build.build(config, serve_url=first.site_url, dirty=True)
        except (Exception, SystemExit) as error:
            if not isinstance(error, SystemExit):
                log.exception("The build failed.")
            log.error("The pages stay as they were until this is mended.")
            self._changes = Changes()

    def _whole(self, pages: Collection[File], config: MkDocsConfig) -> str:
        """A digest of what shows on every page."""
        templates = sorted(
            (str(path), path.stat().st_mtime_ns)
            for folder in (THEME, config.theme.custom_dir)
            if folder
            for path in Path(folder).rglob("*")
            if path.suffix in (".html", ".css")  # An assessment's page holds its stylesheet.
        )
        settings = Path(config.config_file_path).read_bytes() if config.config_file_path else b""
        heads = [(file.src_uri, head(file.content_string, generated=bool(file.generated_by))) for file in pages]
        return digest([settings, config.nav, config.extra_css, config.extra_javascript, templates, heads])


def _not_about_dirty_builds(record: LogRecord) -> bool:
    """MkDocs warns of what ``Live`` makes up for."""
    return "'dirty' build" not in record.getMessage()
