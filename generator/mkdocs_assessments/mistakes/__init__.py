"""What a syntax error most likely means: the parser's complaint and the lines around it → one problem.

Parsers name the place where they gave up and the rule of YAML that stopped them; a coach needs the slip that led
there. Each function of ``characters`` and ``structure`` knows one slip and returns its problem or ``None``; the first
that knows wins. The wordings of both parsers, in C and in Python, were observed with PyYAML 6.0.
"""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_assessments.mistakes.characters import (
    after_the_quote,
    bullet,
    curly_quotes,
    dash_without_space,
    no_break_space,
    special_anywhere,
    special_character,
    tab,
    unclosed_quote,
)
from mkdocs_assessments.mistakes.foreign import foreign, glued, mended
from mkdocs_assessments.mistakes.lines import Broken, with_name
from mkdocs_assessments.mistakes.structure import (
    ITEM_SETTINGS,
    NO_ITEM_IDS,
    brackets,
    colon,
    indent,
    list_and_names,
    long_form,
    missing_colon,
    several_documents,
)
from mkdocs_assessments.problem import Problem

__all__ = ["ITEM_SETTINGS", "NO_ITEM_IDS", "Broken", "explain", "foreign", "glued", "mended", "with_name"]

SLIPS: tuple[Callable[[Broken], Problem | None], ...] = (
    tab,
    no_break_space,
    bullet,
    dash_without_space,
    curly_quotes,
    unclosed_quote,
    special_character,
    special_anywhere,
    after_the_quote,
    brackets,
    long_form,
    colon,
    missing_colon,
    several_documents,
    indent,
    list_and_names,
)


def explain(broken: Broken) -> Problem:
    """The problem a coach has to mend for this file to be readable."""
    for slip in SLIPS:
        if problem := slip(broken):
            return problem
    return broken.problem("PA019", broken.line, broken.column)
