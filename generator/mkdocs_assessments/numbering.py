"""The numbers by which people name questions: on the page, in the key for scoring by hand, on paper.

Facts have letters, so that question 1 is the first that counts, as in the questionnaire somebody may have at hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_uppercase

from mkdocs_assessments.model import Assessment


def numbers(assessment: Assessment) -> Mapping[str, str]:
    """Item id to number: ``A``, ``B`` … for facts, ``1``, ``2`` … for all others, in the order asked."""
    facts = [item.id for item in assessment.items if item.fact]
    questions = [item.id for item in assessment.items if not item.fact]
    letters = {id: _letter(position) for position, id in enumerate(facts)}
    return letters | {id: str(number) for number, id in enumerate(questions, 1)}


def _letter(position: int) -> str:
    """``A`` to ``Z``, then ``A2`` and on; the browser's twin is in ``questions.js``."""
    turn, letter = divmod(position, len(ascii_uppercase))
    return ascii_uppercase[letter] + (str(turn + 1) if turn else "")
