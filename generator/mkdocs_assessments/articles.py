"""The guidance folder: which articles there are, what they are called, and how long they take to read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from mkdocs_assessments.minutes import reading_minutes
from mkdocs_assessments.problem import Place, Problem
from mkdocs_assessments.source import REMARKS, Mapping, Scalar, read

FOLDER = "guidance"
"""Where articles live, relative to the content folder."""

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)

FIRST_HEADING = re.compile(r"^# +(?P<title>.+?)[ \t#]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Article:
    """One guidance article. ``uri`` is relative to the content folder, such as ``guidance/keep-a-list.md``."""

    stem: str
    title: str
    description: str
    minutes: int
    uri: str


def read_articles(content: Path) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Every article in the guidance folder, sorted by address, with the problems of their front matter.

    ``index.md`` is the folder's own page, not an article. An article whose front matter cannot be read is left out.
    """
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    for path in sorted((content / FOLDER).rglob("*.md")):
        if path.stem == "index":
            continue
        article, found = _read_article(path, path.relative_to(content).as_posix())
        problems += found
        if article is None:
            continue
        if path.stem in articles:
            other = articles[path.stem].uri
            problems.append(Problem("PA502", Place(path.as_posix(), 1, 1, 0), {"stem": path.stem, "other": other}))
            continue
        articles[path.stem] = article
    return tuple(articles.values()), tuple(problems)


def _read_article(path: Path, uri: str) -> tuple[Article | None, tuple[Problem, ...]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None, (Problem("PA505", Place(path.as_posix(), 1, 1, 0)),)
    matter = FRONT_MATTER.match(text)
    body = text[matter.end() :] if matter else text
    written: dict[str, str] = {}
    remarks: tuple[Problem, ...] = ()
    if matter:
        # The blank line stands for the opening "---", so that lines are counted as in the whole file.
        found = read("\n" + matter["yaml"], path.as_posix())
        if any(problem.code not in REMARKS for problem in found.problems):
            return None, found.problems
        written, remarks = _texts(found.node), found.problems
    heading = FIRST_HEADING.search(body)
    title = written.get("title") or (heading["title"] if heading else "")
    if not title:
        return None, (Problem("PA503", Place(path.as_posix(), 1, 1, 0)),)
    return Article(path.stem, title, written.get("description", ""), reading_minutes(body), uri), remarks


def _texts(node: object) -> dict[str, str]:
    """The entries of a mapping whose values are plain text."""
    if not isinstance(node, Mapping):
        return {}
    return {key.text: value.text for key, value in node.entries if isinstance(value, Scalar)}
