"""How long things take: to answer an assessment, to read an article."""

from __future__ import annotations

SECONDS_A_QUESTION = (12, 16)
"""A quick and a careful reader's. People mind a questionnaire that takes longer than it said."""

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction by adults: mean over 190 studies (Brysbaert 2019)."""

MARKS = "#>*_`|-"
"""What stands between the words of Markdown or around them, besides white space."""


def answering_minutes(questions: int) -> tuple[int, int]:
    """How long a quick and a careful reader take for so many questions, in whole minutes, rounded up."""
    quick, careful = (max(1, -(-questions * seconds // 60)) for seconds in SECONDS_A_QUESTION)
    return quick, careful


def reading_minutes(markdown: str) -> int:
    """Whole minutes it takes to read a text, rounded half up, at least one."""
    for mark in MARKS:
        markdown = markdown.replace(mark, " ")
    words = len(markdown.split())
    return max(1, (2 * words + WORDS_A_MINUTE) // (2 * WORDS_A_MINUTE))
