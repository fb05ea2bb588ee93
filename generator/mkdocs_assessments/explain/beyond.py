"""The numbers that only answers with gaps come to: lower than any of complete answers, or higher."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from mkdocs_assessments.model import Assessment, Score
from mkdocs_assessments.prove import OVERALL, Numbers, Proofs, all_scores, ends_of, needs_every_answer
from mkdocs_assessments.prove.proofs import Sheet
from mkdocs_assessments.resolve.scores import Ranges, ranges_of
from mkdocs_assessments.scoring import top_level


@dataclass(frozen=True, slots=True)
class Beyond:
    """The lowest and the highest number with gaps, each with answers; ``None`` where complete ones come to it."""

    lowest: tuple[Fraction, Sheet | None] | None = None
    highest: tuple[Fraction, Sheet | None] | None = None


NOTHING = Beyond()


def numbers_beyond(assessment: Assessment, proofs: Proofs) -> Mapping[str, Beyond | None]:
    """Of all that has numbers, by its id; ``None`` where it takes too much work to say."""
    ranges = ranges_of(assessment)
    found: dict[str, Beyond | None] = {}
    for id, score in all_scores(assessment).items():
        proven, reach = proofs[id], ranges.of(id)
        if proven and not score.is_label:
            reached = reach and proven.numbers and (reach.low, reach.high) == _ends(proven.numbers)
            nothing = reached or needs_every_answer(assessment, score)
            found[id] = NOTHING if nothing else _beyond(assessment, score, proven.numbers)
    overall = proofs.get(OVERALL)
    if overall and overall.numbers:
        found[OVERALL] = NOTHING if _of_overall(assessment, ranges) == _ends(overall.numbers) else None
    return found


def _beyond(assessment: Assessment, score: Score, numbers: Numbers | None) -> Beyond | None:
    ends = ends_of(assessment, score, blanks=True)
    if ends is None:
        return None if numbers else NOTHING
    return Beyond(
        (ends.lowest, ends.least) if numbers is None or ends.lowest < numbers.lowest else None,
        (ends.highest, ends.most) if numbers is None or ends.highest > numbers.highest else None,
    )


def _of_overall(assessment: Assessment, ranges: Ranges) -> tuple[Fraction, Fraction] | None:
    """What the overall score lies between, whatever is answered."""
    of_items = assessment.overall == "items"
    items = [item.id for dimension in assessment.dimensions for item in dimension.items]
    reaches = [ranges.of(id) for id in (items if of_items else top_level(assessment))]
    lows = [reach.low for reach in reaches if reach]
    highs = [reach.high for reach in reaches if reach]
    if len(lows) < len(reaches):
        return None
    return (min(lows), max(highs)) if of_items else (_mean(lows), _mean(highs))


def _mean(numbers: Sequence[Fraction]) -> Fraction:
    return sum(numbers, Fraction(0)) / len(numbers)


def _ends(numbers: Numbers) -> tuple[Fraction, Fraction]:
    return numbers.lowest, numbers.highest
