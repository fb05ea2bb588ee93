"""The pipeline: a folder of assessments and a folder of content become the pages to be, and what is wrong with them.

Pure: it reads files and writes none, and knows no site builder. ``plugin`` hands the pages to MkDocs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from mkdocs_assessments import report
from mkdocs_assessments.addresses import FOLDER, MANUAL, MESSAGES, SETTINGS, page_uri, pages, paper_uri
from mkdocs_assessments.articles import FIRST_HEADING, Article, read_articles
from mkdocs_assessments.folder import SHARED, assessment_files, shared_files
from mkdocs_assessments.inspection import inspect, inspect_shared
from mkdocs_assessments.links import Links, finish_links
from mkdocs_assessments.model import Assessment
from mkdocs_assessments.outputs import Output, collisions, front_matter, page_text
from mkdocs_assessments.pages import goes_beyond, has_formats, plain, render_page, render_paper, script_revision
from mkdocs_assessments.problem import Problem
from mkdocs_assessments.reference import reference
from mkdocs_assessments.source import in_order
from mkdocs_assessments.spec import compile_spec
from mkdocs_assessments.surroundings import Surroundings, survey

TEMPLATE = "assessment.html"
"""The shell of an assessment's page, in the theme folder."""

PAPER_TEMPLATE = "paper.html"
"""The shell of its form on paper."""

REMEMBERED = 2048
"""Compiled files to remember; more than a site of a thousand assessments needs."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """One assessment file. Without an assessment there is no page, and a problem that says why."""

    source: str
    assessment: Assessment | None
    page: Output | None
    problems: tuple[Problem, ...]
    paper: Output | None = None
    """Its form on paper."""


@dataclass(frozen=True, slots=True)
class Site:
    """Everything the compiler knows; problems are located and sorted."""

    files: tuple[Compiled, ...]
    articles: tuple[Article, ...]
    manual: tuple[Output, ...]
    """The generated pages for coaches: all messages, all settings."""
    problems: tuple[Problem, ...]

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """The assessments that can be shown."""
        return tuple(file.assessment for file in self.files if file.assessment)

    @property
    def outputs(self) -> tuple[Output, ...]:
        """The pages of the assessments."""
        return tuple(file.page for file in self.files if file.page)

    @property
    def papers(self) -> tuple[Output, ...]:
        """Their forms on paper, which no navigation lists."""
        return tuple(file.paper for file in self.files if file.paper)


def compile_site(assessments: Path, content: Path, *, directory_urls: bool = False) -> Site:
    """Compile every assessment of a folder.

    ``directory_urls`` says how the site's addresses will look (``x/`` instead of ``x.html``). A file that has not
    changed, in surroundings that have not, is not compiled again.
    """
    articles, problems = read_articles(content)
    sources = assessment_files(assessments)
    surroundings = survey(articles, pages(content, sources), assessments / SHARED, directory_urls)
    files = tuple(_compile(path, data, surroundings) for path in sources if (data := _content(path)) is not None)
    site = Site(files, articles, _manual(), ())
    problems += tuple(problem for file in files for problem in file.problems)
    problems += tuple(problem for path in shared_files(assessments) for problem in inspect_shared(path))
    problems += collisions((*site.outputs, *site.papers, *site.manual), content)
    return Site(files, articles, site.manual, in_order(problems))


@lru_cache(maxsize=REMEMBERED)
def _compile(path: Path, _data: bytes, surroundings: Surroundings) -> Compiled:
    """The file's content is an argument for the cache: with the surroundings it is all that the result depends on."""
    source = path.as_posix()
    found = inspect(path, surroundings.shared, surroundings.articles, surroundings.pages)
    if found.assessment is None:
        return Compiled(source, None, None, found.problems)
    spec = compile_spec(found.assessment)
    page = Output(page_uri(path.stem), _page(found.assessment, spec, surroundings), source)
    paper = Output(paper_uri(path.stem), _paper(found.assessment, spec, surroundings), source)
    return Compiled(source, found.assessment, page, found.problems, paper)


def _page(assessment: Assessment, spec: Mapping[str, Any], surroundings: Surroundings) -> str:
    directory_urls = surroundings.directory_urls
    links = Links("../../" if directory_urls else "../", directory_urls, surroundings.pages)
    body = render_page(assessment, spec, surroundings.articles, links)
    meta: dict[str, Any] = {
        "template": TEMPLATE,
        "title": assessment.title,
        "description": plain(assessment.summary),
        "assessment": {
            "id": assessment.id,
            "version": assessment.version,
            "body": finish_links(body, FOLDER, surroundings.pages, links),
            "script": script_revision(),
        },
    }
    if has_formats(assessment):
        meta["assessment"]["formats"] = True
    if goes_beyond(spec):
        meta["assessment"]["scores"] = True
    covers = [dimension.title for dimension in assessment.dimensions]
    return page_text(meta, assessment.title, plain(assessment.summary), covers)


def _paper(assessment: Assessment, spec: Mapping[str, Any], surroundings: Surroundings) -> str:
    directory_urls = surroundings.directory_urls
    links = Links("../../../" if directory_urls else "../../", directory_urls, surroundings.pages)
    body = render_paper(assessment, spec, links)
    meta = {
        "template": PAPER_TEMPLATE,
        "title": assessment.title,
        "description": plain(assessment.summary),
        "assessment": {"body": finish_links(body, FOLDER, surroundings.pages, links)},
        "search": {"exclude": True},
    }
    return page_text(meta, assessment.title)


def _manual() -> tuple[Output, ...]:
    return (
        _chapter(MESSAGES, report.manual()),
        _chapter(SETTINGS, reference()),
    )


def _chapter(uri: str, text: str) -> Output:
    heading = FIRST_HEADING.search(text)
    # Left out of search: every reader loads the index, and these hundreds of sections are for coaches.
    meta = {"title": heading["title"] if heading else uri, "search": {"exclude": True}}
    return Output(uri, front_matter(meta) + text, MANUAL[uri])


def _content(path: Path) -> bytes | None:
    """The bytes of a file; none where it has just gone, as while an editor is saving it."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        return b""  # ``load`` says why.
