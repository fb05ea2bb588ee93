"""What the scores of an assessment can come to, as data for its page: numbers, and the share of each level and label.

All of it is about complete answer sheets, and the shares are those of sheets on which every answer is drawn by lot
(``prove.respondents``, uniform). They tell how a scale is cut; nothing here is known of people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from mkdocs_assessments.model import Assessment
from mkdocs_assessments.naming import level_names, names
from mkdocs_assessments.prove import Found, Numbers, Proven
from mkdocs_assessments.prove.latest import proofs_of
from mkdocs_assessments.rounding import decimal, exact, half_up, in_print

OVERALL = "overall"

NOT_PROVEN = "not proven: too many different sheets to go through"
MOST_LABELS = 40
"""More are not listed one by one: those of ``join`` are put together, and there may be thousands."""

FINEST = 1000
"""A number that is not so many parts of one is printed as what it is about."""


@dataclass(frozen=True, slots=True)
class Possible:
    """What complete sheets come to in one score, or in several of which the same is true."""

    scores: tuple[str, ...]
    """Their names; none where it is every area."""
    numbers: str
    """From lowest to highest, and how finely; empty where there is a label and no number."""
    shares: tuple[tuple[str, str], ...] = ()
    """Level or label, and of how many in a hundred sheets."""


def describe_possible(assessment: Assessment) -> tuple[Possible, ...]:
    """What can come out, for every dimension, every score that is shown, and the overall score."""
    called = {**names(assessment), OVERALL: "Overall"}
    areas = tuple(dimension.id for dimension in assessment.dimensions)
    groups: dict[Possible, list[str]] = {}
    for id, numbers, shares in _all(assessment):
        groups.setdefault(Possible((), numbers, shares), []).append(id)
    return tuple(
        Possible(
            () if len(areas) > 1 and tuple(ids) == areas else tuple(called[id] for id in ids), one.numbers, one.shares
        )
        for one, ids in groups.items()
    )


def _all(assessment: Assessment) -> Iterator[tuple[str, str, tuple[tuple[str, str], ...]]]:
    scores = {score.id: score for score in assessment.scores}
    units = {score.id: score.unit for score in assessment.scores}
    for id, proven in proofs_of(assessment).items():
        if id in scores and not scores[id].show:
            continue
        if proven is None:
            yield id, NOT_PROVEN, (("–", ""),)
            continue
        numbers = _numbers(proven.numbers, units.get(id, "")) if proven.numbers else ""
        titles = level_names(id, assessment) if id != OVERALL else {}
        yield id, numbers, tuple(_shares(proven, titles))


def _numbers(numbers: Numbers, unit: str) -> str:
    lowest, highest = (_printed(number) for number in (numbers.lowest, numbers.highest))
    unit = f" {unit}" if unit else ""
    if numbers.step is None:
        return f"always {lowest}{unit}"
    even = numbers.lowest + (numbers.count - 1) * numbers.step == numbers.highest
    fine = f"in steps of {_printed(numbers.step)}" if even and _is_short(numbers.step) else ""
    return f"{lowest} to {highest}{unit}, {fine or f'{numbers.count} different numbers'}"


def _shares(proven: Proven, titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """One for each level or label, and where there is a rest, those of nothing."""
    by_id: dict[str, list[Found]] = {}
    for found in proven.found:
        if found.reached or found.kind != "label":
            by_id.setdefault(found.id, []).append(found)
    listed = list(by_id.items())
    for id, found_there in listed[:MOST_LABELS]:
        yield titles.get(id, id), _share(found_there)
    if len(listed) > MOST_LABELS:
        yield f"and {len(listed) - MOST_LABELS} more labels", ""
    given = sum((found.share for found in proven.found), Fraction(0))
    if proven.found and given < 1 - proven.none:
        yield "no level" if proven.numbers else "no label", _of_100(1 - proven.none - given)
    if proven.none:
        yield "no score", _of_100(proven.none)


def _share(found: list[Found]) -> str:
    """Of the places of one level or label, taken together."""
    share = sum((one.share for one in found), Fraction(0))
    if share:
        return _of_100(share)
    if any(one.reached for one in found):
        return "0, and some only with gaps"
    return "0, with gaps not proven" if any(one.unknown for one in found) else "none can"


def _of_100(share: Fraction) -> str:
    """Rounded half up; what is not none and not all is not called so."""
    rounded = half_up(100 * share)
    if rounded == 0 and share:
        return "fewer than 1"
    return "more than 99" if rounded == 100 and share != 1 else str(rounded)


def _printed(number: Fraction) -> str:
    return in_print(exact(number) if _is_short(number) else f"about {decimal(number, 2)}")


def _is_short(number: Fraction) -> bool:
    return FINEST % number.denominator == 0
