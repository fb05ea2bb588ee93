"""The period in words, and the stem with the period in it."""

from __future__ import annotations

import re

from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.suggest import WORDS, nearest
from mkdocs_assessments.written import Period

PERIOD = "period"
SLOT = f"{{{PERIOD}}}"
_SLOT = re.compile(r"\{+([^{}]*)\}+")


def period_words(period: Period | None) -> str | None:
    """``4 weeks`` as ``four weeks``: numbers up to twelve are words."""
    if period is None:
        return None
    number = WORDS[period.number] if period.number < len(WORDS) else str(period.number)
    return f"{number} {period.unit}{'' if period.number == 1 else 's'}"


def stem_words(stem: str | None, period: Period | None, findings: Findings) -> str | None:
    """The stem as it is read; reports ``{period}`` without a period and any other name in braces."""
    if stem is None:
        return None
    for slot in _SLOT.finditer(stem):
        if slot[0] != SLOT:
            near = SLOT if slot[1].strip() == PERIOD or nearest(slot[1], [PERIOD]) else ""
            findings.add("PA130", "stem", found=slot[0], slot=SLOT, nearest=near)
        elif period is None and findings.whole("period"):
            findings.add("PA129", "stem", slot=SLOT)
    words = period_words(period) or ""
    # "In the last month", not "in the last one month"
    return re.sub(rf"(?<=\blast ){re.escape(SLOT)}", words.removeprefix("one "), stem).replace(SLOT, words)
