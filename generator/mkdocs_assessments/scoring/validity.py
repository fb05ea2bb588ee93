"""Screens over a whole sheet: whether it can be scored at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from mkdocs_assessments.model import Assessment, Validity
from mkdocs_assessments.scoring.asked import Given


def failing_screen(assessment: Assessment, given: Mapping[str, Given]) -> int | None:
    """The position of the first screen that fails; only answers to items that were asked are looked at."""
    return next((place for place, screen in enumerate(assessment.validity) if not _holds(screen, given)), None)


def _holds(screen: Validity, given: Mapping[str, Given]) -> bool:
    answers = [answer for id in screen.of if (answer := given[id].answer) is not None]
    most = max(Counter(answers).values(), default=0)
    return (screen.answered is None or screen.answered.holds(Fraction(len(answers)))) and (
        screen.same is None or screen.same.holds(Fraction(most))
    )
