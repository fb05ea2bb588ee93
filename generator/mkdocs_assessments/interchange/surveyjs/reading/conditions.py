"""Simple conditions of SurveyJS, such as ``{a1} >= 1 and {role} = 'Lead'``, as an assessment file writes them."""

from __future__ import annotations

import re

from mkdocs_assessments.interchange.data import Data, Group

Named = dict[str, tuple[str, dict[str, str]]]
"""Name of a question to the id of its item and to the words for each value of an option (as text)."""

_TEST = re.compile(
    r"""\s*\{(?P<name>[^{}]{1,100})\}\s*(?P<mark>>=|<=|==|=|>|<)\s*(?:'(?P<one>[^'"]*)'|"(?P<two>[^'"]*)"|(?P<number>-?[0-9.]+))\s*"""
)
_LONGEST = 2000


def as_ask(expression: str, named: Named) -> Group | None:
    """The condition as the value of ``ask``; ``None`` for anything but plain tests joined by one kind of word."""
    if len(expression) > _LONGEST:
        return None
    text = expression.strip()
    joined = "and" if re.search(r"\sand\s|&&", text) else "or"
    if joined == "and" and re.search(r"\sor\s|\|\|", text):
        return None
    parts = re.split(r"\s+and\s+|\s*&&\s*" if joined == "and" else r"\s+or\s+|\s*\|\|\s*", text)
    tests: list[tuple[str, str]] = []
    for part in parts:
        bare = part.strip()
        match = _TEST.fullmatch(bare[1:-1] if bare.startswith("(") and bare.endswith(")") else bare)
        test = match and _test(match, named)
        if not test:
            return None
        tests.append(test)
    if joined == "or" and len(tests) > 1:
        any_of: list[Data] = [{of: test} for of, test in tests]
        return {"any": any_of}
    if len({of for of, _ in tests}) < len(tests):
        return None
    return dict(tests)


def _test(match: re.Match[str], named: Named) -> tuple[str, str] | None:
    found = named.get(match["name"].strip())
    if found is None:
        return None
    id_, words = found
    value = match["number"] or match["one"] or match["two"] or ""
    if match["mark"] in ("=", "=="):
        return (id_, words.get(value, value)) if value else None
    return (id_, f"{match['mark']}{value}") if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value) else None
