"""Conditions written as people say them, and the tests they were meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mkdocs_assessments.quoting import quoted
from mkdocs_assessments.suggest import scalar

_BETWEEN = re.compile(r"\s+(and|or)\s+")

_SAID = re.compile(
    r"(?P<of>[A-Za-z][\w.*-]*)\s*(?:(?P<mark>>=|<=|>|<)\s*|={1,2}\s*|\s(?:is|are)\s+)(?P<wanted>.+)", re.ASCII
)


def in_braces(text: str) -> str | None:
    """The tests that a text such as ``a1 >= 2 and x is high`` speaks of; ``None`` where they cannot be told."""
    parts = _BETWEEN.split(text.strip())
    said = [match for part in parts[::2] if (match := _SAID.fullmatch(part))]
    tests = [(match["of"], f"{match['mark'] or ''}{match['wanted']}") for match in said]
    joins, ids = set(parts[1::2]), {of for of, _ in tests}
    if len(said) < len(parts[::2]) or len(joins) > 1:
        return None
    if joins == {"or"}:
        return any_of(tests)
    pairs = [f"{of}: {value_in_braces(wanted)}" for of, wanted in tests]
    return f"{{{', '.join(pairs)}}}" if len(ids) == len(tests) else None


def any_of(tests: Iterable[tuple[str, str]]) -> str:
    """Tests, each an id and what it should be, of which one is enough."""
    return f"{{any: [{', '.join(f'{{{of}: {value_in_braces(wanted)}}}' for of, wanted in tests)}]}}"


def value_in_braces(text: str) -> str:
    """A value as it may stand between braces."""
    return quoted(text) if re.search(r"[,{}\[\]]", text) else scalar(text)
