"""Pages to be: Markdown files with JSON front matter, and the hand-written files they must not meet."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs_assessments.problem import Place, Problem

# Characters that JSON may carry as they are and YAML may not, or takes for the end of a line.
_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")

# What Python-Markdown lets a backslash escape.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()>#+\-.!])")


@dataclass(frozen=True, slots=True)
class Output:
    """A page to be. ``uri`` is relative to the content folder, as if the file lay there."""

    uri: str
    text: str
    source: str
    """What it is made from, as it is named in problems."""


def page_text(meta: Mapping[str, Any], title: str, summary: str = "", points: Sequence[str] = ()) -> str:
    """A Markdown file whose body is for search and for readers of the source: the words are plain text in it."""
    parts = [f"# {_escaped(title)}", _escaped(summary), "\n".join(f"- {_escaped(point)}" for point in points)]
    return front_matter(meta) + "\n\n".join(part for part in parts if part) + "\n"


def front_matter(meta: Mapping[str, Any]) -> str:
    """JSON on one line, which is YAML as well once a few characters are escaped."""
    text = json.dumps(meta, ensure_ascii=False, sort_keys=True)
    escaped = _NOT_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return f"---\n{escaped}\n---\n\n"


def without_front_matter(text: str) -> tuple[dict[str, Any], str]:
    """What ``front_matter`` was made from, and the text behind it."""
    _, matter, _, markdown = text.split("\n", 3)
    return json.loads(matter), markdown.lstrip("\n")


def collisions(outputs: Iterable[Output], content: Path) -> tuple[Problem, ...]:
    """A problem for every hand-written file whose page would have the address of a page to be."""
    return tuple(
        Problem("PA501", Place((content / taken).as_posix(), 1, 1, 0), {"page": output.uri, "source": output.source})
        for output in outputs
        for ending in (".md", ".html", "/index.md", "/index.html", "/README.md")
        if (content / (taken := output.uri.removesuffix(".md") + ending)).exists()
    )


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _MARKDOWN.sub(r"\\\1", html.escape(" ".join(text.split()), quote=False))
