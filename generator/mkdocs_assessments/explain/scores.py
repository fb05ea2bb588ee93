"""What a score can come to: its numbers, and each level, row or label with its share and an example."""

from __future__ import annotations

from fractions import Fraction

from mkdocs_assessments.explain import words
from mkdocs_assessments.explain.table import table, wrap
from mkdocs_assessments.explain.wording import number_in_words, share_in_words
from mkdocs_assessments.model import Assessment, Score
from mkdocs_assessments.prove import Found, Proven
from mkdocs_assessments.report import harmless
from mkdocs_assessments.sheets import in_words

MOST_LABELS = 40
"""More labels that nobody wrote are not listed one by one."""


def score_blocks(assessment: Assessment, score: Score, proven: Proven | None, width: int) -> list[list[str]]:
    """The blocks of lines about one score."""
    heading = wrap(words.DIMENSION.format(id=score.id, title=harmless(score.title)), width)
    blocks = [[*heading, "=" * len(heading[-1])]]
    if proven is None:
        return [*blocks, wrap(words.SCORE_NOT_PROVEN, width)]
    if numbers := proven.numbers:
        step = number_in_words(numbers.step) if numbers.step else words.NONE
        row = (number_in_words(numbers.lowest), number_in_words(numbers.highest), step, str(numbers.count))
        blocks.append(table((words.LOWEST, words.HIGHEST, words.STEP, words.NUMBERS), [row], width))
    listed = [found for found in proven.found if found.reached or found.kind != "label"]
    if listed:
        head = words.LEVEL if listed[0].kind == "level" else words.LABEL
        rows = [_row(assessment, score, found) for found in listed[:MOST_LABELS]]
        blocks.append(table((head, words.WHEN, words.SHARE, words.MIDDLE, words.WITNESS, words.ARTICLES), rows, width))
        if len(listed) > MOST_LABELS:
            blocks.append(wrap(words.MORE_LABELS.format(count=len(listed) - MOST_LABELS), width))
    if proven.none:
        blocks.append(wrap(words.WITHOUT.format(share=share_in_words(proven.none)), width))
    return blocks


def _row(assessment: Assessment, score: Score, found: Found) -> tuple[str, ...]:
    witness = words.UNKNOWN if found.unknown else words.NOBODY
    if found.reached:
        answers = found.witness
        items = [item for item in assessment.items if answers is not None and item.id in answers]
        witness = harmless(in_words(items, answers)) if answers else words.NOT_SHOWN
    return (
        harmless(_title(score, found)),
        _when(score, found),
        share_in_words(found.share),
        share_in_words(found.middle if found.middle is not None else Fraction(0)),
        witness,
        ", ".join(found.guidance) or words.NONE,
    )


def _title(score: Score, found: Found) -> str:
    if found.kind == "level":
        return next(level.title for level in score.bands[found.place].levels if level.id == found.id)
    outcome = score.outcomes.get(found.id)
    return outcome.title if outcome else found.id


def _when(score: Score, found: Found) -> str:
    """Of a level where it begins; of a row which it is."""
    if found.kind == "row":
        return words.ROW.format(number=found.place + 1)
    if found.kind == "label":
        return words.ANY
    level = next(level for level in score.bands[found.place].levels if level.id == found.id)
    begins = (words.ABOVE if level.above else words.FROM).format(number=number_in_words(level.start))
    return begins if len(score.bands) == 1 else words.OF_GROUP.format(begins=begins, group=found.place + 1)
