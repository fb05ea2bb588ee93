"""How long and how tangled a text may be: a page renders each as Markdown, whose cost grows faster than the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_assessments.problem import Problem
from mkdocs_assessments.source import Mapping, Node, Scalar

MAX_CHARACTERS = 5000
"""Two pages of a book, in one field."""

MAX_BRACKETS = 30
"""Square brackets that open: each may begin a link, and a link's end is looked for to the end of the text."""

MAX_NESTED = 5
"""Lists or quotations within each other on one line: each takes a step further down the stack."""

_NESTED = re.compile(rf"(?m)^[ \t]*(?:[-+*][ \t]+|>[ \t]*|[0-9]{{1,9}}\.[ \t]+){{{MAX_NESTED + 1}}}")


def check_bounds(node: Node, name: str = "") -> Iterator[Problem]:
    """PA143 and PA144: texts that are too long, or hold too much that may be Markdown, to be rendered on a page."""
    if isinstance(node, Scalar):
        if len(node.text) > MAX_CHARACTERS:
            counts = {"count": f"{len(node.text):,}", "limit": f"{MAX_CHARACTERS:,}"}
            yield Problem("PA143", node.place, {"name": name, **counts})
        elif node.text.count("[") > MAX_BRACKETS or _NESTED.search(node.text):
            limits = {"brackets": str(MAX_BRACKETS), "nested": str(MAX_NESTED)}
            yield Problem("PA144", node.place, {"name": name, **limits})
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield from check_bounds(value, key.text)
    else:
        for entry in node.entries:
            yield from check_bounds(entry, name)
