"""What a score can come to: its numbers, and each level, row or label with its share and an example."""

from __future__ import annotations

from fractions import Fraction

from mkdocs_assessments.explain import words
from mkdocs_assessments.explain.beyond import Beyond
from mkdocs_assessments.explain.figures import middle_in_words, number_in_words, reached_in_words, share_in_words
from mkdocs_assessments.explain.table import table, wrap
from mkdocs_assessments.model import Assessment, Score
from mkdocs_assessments.prove import OVERALL, Found, Numbers, Proofs, Proven
from mkdocs_assessments.prove.proofs import Sheet
from mkdocs_assessments.report import harmless
from mkdocs_assessments.scoring import top_level
from mkdocs_assessments.sheets import in_words, passing_in_words

MOST_LABELS = 40
"""More labels that nobody wrote are not listed one by one."""


def score_blocks(
    assessment: Assessment, score: Score, proven: Proven | None, beyond: Beyond | None, width: int
) -> list[list[str]]:
    """The blocks of lines about one score."""
    heading = wrap(words.DIMENSION.format(id=score.id, title=harmless(score.title)), width)
    blocks = [[*heading, "=" * len(heading[-1])]]
    if proven is None:
        return [*blocks, wrap(words.SCORE_NOT_PROVEN, width)]
    blocks += number_blocks(assessment, proven.numbers, beyond, width)
    listed = [found for found in proven.found if found.reached or found.kind != "label"]
    if listed:
        head = words.LEVEL if listed[0].kind == "level" else words.LABEL
        rows = [_row(assessment, score, found) for found in listed[:MOST_LABELS]]
        blocks.append(table((head, words.WHEN, words.SHARE, words.MIDDLE, words.WITNESS, words.ARTICLES), rows, width))
        if len(listed) > MOST_LABELS:
            blocks.append(wrap(words.MORE_LABELS.format(count=len(listed) - MOST_LABELS), width))
    return [*blocks, *_without(proven, width)]


def overall_blocks(assessment: Assessment, proofs: Proofs, width: int) -> list[list[str]]:
    """The blocks of lines about the overall score: how it is made, and what it can come to where there is one."""
    heading = wrap(words.DIMENSION.format(id=OVERALL, title=words.OVERALL_TITLE), width)
    rule = wrap(words.OVERALL[assessment.overall], width)
    if assessment.domains and assessment.overall == "dimensions":
        rule = wrap(words.OVERALL_OF.format(parts=", ".join(top_level(assessment))), width)
    if OVERALL not in proofs:
        return [rule]
    blocks = [[*heading, "=" * len(heading[-1])], rule]
    proven = proofs[OVERALL]
    if proven is None:
        return [*blocks, wrap(words.SCORE_NOT_PROVEN, width)]
    return [*blocks, *number_blocks(assessment, proven.numbers, None, width), *_without(proven, width)]


def number_blocks(
    assessment: Assessment, numbers: Numbers | None, beyond: Beyond | None, width: int
) -> list[list[str]]:
    """What numbers complete answers come to, and answers that come to the lowest and to the highest; and to those
    beyond, that only answers with gaps come to."""
    rows: list[tuple[str, Fraction, Sheet | None]] = []
    blocks: list[list[str]] = []
    if numbers:
        step = number_in_words(numbers.step) if numbers.step else words.NONE
        blocks.append(table((words.NUMBERS, words.STEP), [(str(numbers.count), step)], width))
        rows.append((words.LOWEST, numbers.lowest, numbers.least))
        rows.append((words.HIGHEST, numbers.highest, numbers.most))
    if beyond and beyond.lowest:
        rows.append((words.LOWEST_WITH_GAPS, *beyond.lowest))
    if beyond and beyond.highest:
        rows.append((words.HIGHEST_WITH_GAPS, *beyond.highest))
    if rows:
        cells = [(end, number_in_words(number), sheet_in_words(assessment, sheet)) for end, number, sheet in rows]
        blocks.append(table((words.SCORE, words.NUMBER, words.WITNESS), cells, width))
    return blocks


def _without(proven: Proven, width: int) -> list[list[str]]:
    return [wrap(words.WITHOUT.format(share=share_in_words(proven.none)), width)] if proven.none else []


def sheet_in_words(assessment: Assessment, answers: Sheet | None) -> str:
    """Answers that come to something; that there are some, where it takes too much work to find them."""
    if not answers:
        return words.NOT_SHOWN
    return harmless(in_words([item for item in assessment.items if item.id in answers], answers))


def witness_in_words(assessment: Assessment, found: Found) -> str:
    """Answers that get there; that nobody does, or that it is not known."""
    if found.reached:
        return sheet_in_words(assessment, found.witness)
    return words.UNKNOWN if found.unknown else words.NOBODY


def _row(assessment: Assessment, score: Score, found: Found) -> tuple[str, ...]:
    return (
        harmless(_title(score, found)),
        _when(assessment, score, found),
        reached_in_words(found),
        middle_in_words(found),
        witness_in_words(assessment, found),
        ", ".join(found.guidance) or words.NONE,
    )


def _title(score: Score, found: Found) -> str:
    if found.kind == "level":
        return next(level.title for level in score.bands[found.place].levels if level.id == found.id)
    outcome = score.outcomes.get(found.id)
    return outcome.title if outcome else found.id


def _when(assessment: Assessment, score: Score, found: Found) -> str:
    """Of a level where it begins; of a row which it is."""
    if found.kind == "row":
        return words.ROW.format(number=found.place + 1)
    if found.kind == "label":
        return words.ANY
    level = next(level for level in score.bands[found.place].levels if level.id == found.id)
    begins = (words.ABOVE if level.above else words.FROM).format(number=number_in_words(level.start))
    items = {item.id: item for item in assessment.items}
    group = ", ".join(passing_in_words(test, items) for test in score.bands[found.place].when.every_test)
    return words.OF_GROUP.format(begins=begins, group=harmless(group)) if group else begins
