"""The limits that the coach's page names are those of the program."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs_assessments.model import MOST_TICKS
from mkdocs_assessments.resolve.bounds import MAX_CHARACTERS
from mkdocs_assessments.resolve.formats import MOST_NUMBERS, MOST_POINTS
from mkdocs_assessments.resolve.ids import ABOUT
from mkdocs_assessments.rounding import MAX_DECIMALS
from mkdocs_assessments.source.builder import MAX_DEPTH
from mkdocs_assessments.suggest import WORDS
from mkdocs_assessments.written import RESERVED
from mkdocs_assessments.written.score_kinds import MOST_TAKEN
from mkdocs_assessments.written.values import MAX_WHOLE_DIGITS

PAGE = (Path(__file__).parent.parent / "content" / "coaches" / "index.md").read_text("utf-8")


def test_the_page_names_the_limits() -> None:
    (sentence,) = re.findall(r"^There are limits: (.*)$", PAGE, re.MULTILINE)
    assert sentence == (
        f"numbers of {WORDS[MAX_WHOLE_DIGITS]} digits before the point and {WORDS[MAX_DECIMALS]} after it, "
        f"{MOST_NUMBERS:,} different answers on a `number`, {MOST_POINTS} points between two poles, "
        f"{MOST_TICKS} options to tick, {MOST_TAKEN} names in a `top`, {MAX_DEPTH} groups within each other, "
        f"and {MAX_CHARACTERS:,} characters in a text."
    )


def test_the_page_names_the_ids_that_are_taken() -> None:
    (words,) = re.findall(r"(`all`, [^.]*) are taken, and `(\w+)` where", PAGE)
    assert (frozenset(re.findall(r"`(\w+)`", words[0])), words[1]) == (RESERVED, ABOUT)
