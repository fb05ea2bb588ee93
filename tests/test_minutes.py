"""How long an assessment and an article take."""

from __future__ import annotations

import pytest

from mkdocs_assessments.minutes import answering_minutes, reading_minutes


@pytest.mark.parametrize(("questions", "low", "high"), [(1, 1, 1), (4, 1, 2), (24, 5, 7), (30, 6, 8), (300, 60, 80)])
def test_answering_time_is_rounded_up(questions: int, low: int, high: int) -> None:
    assert answering_minutes(questions) == (low, high)


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (356, 1), (357, 2), (594, 2), (595, 3), (850, 4)])
def test_reading_time_is_rounded_half_up(words: int, minutes: int) -> None:
    assert reading_minutes("word, " * words) == minutes
