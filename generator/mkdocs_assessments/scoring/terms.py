"""The members of a score's list on one sheet: what each counts, and what stands in where there is no answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from mkdocs_assessments.model import Score, Term, Test
from mkdocs_assessments.scoring.asked import mirrored, passes
from mkdocs_assessments.scoring.known import Known


@dataclass(frozen=True, slots=True)
class Member:
    """One term on one sheet."""

    term: Term
    value: Fraction | None
    """What it counts, after reversal; with ``count``, 1 where it passes its test and 0 where not."""
    counts: bool = True
    """Whether it is among those of which some number must have a value: everything but an item not asked."""
    fillable: bool = True
    """Whether something may stand in for a missing value: everything but an item not asked or not applicable."""


def present_members(score: Score, known: Known) -> tuple[Member, ...] | None:
    """The members that count, stand-ins for blanks among them; ``None`` where fewer have a value than are needed.

    Only real values count towards ``need``. Nothing counts with a ``need`` of 0 alone.
    """
    members = [_member(score, term, known) for term in score.terms]
    real = [member for member in members if member.value is not None]
    asked = sum(member.counts for member in members)
    if len(real) < min(score.need, max(asked, 1)):
        return None
    return tuple(member for member in _filled(score, members, real, known) if member.value is not None)


def _member(score: Score, term: Term, known: Known) -> Member:
    if score.verb == "count":
        assert term.test is not None
        value = Fraction(known.passes(term.test)) if known.has(term.of) else None
    else:
        value = known.number(term.of)
        if value is not None and term.reverse:
            value = mirrored(known.items[term.of].scale, value)
    if term.of not in known.items:
        return Member(term, value)
    given = known.given[term.of]
    return Member(term, value, given.counts, given.blank)


def _filled(score: Score, members: Sequence[Member], real: Sequence[Member], known: Known) -> list[Member]:
    if score.blank == "left out" or (score.blank == "mean" and not real):
        return list(real)

    def stand_in(member: Member) -> Fraction:
        if score.blank == "mean":
            return sum((one.value for one in real if one.value is not None), Fraction(0)) / len(real)
        assert isinstance(score.blank, Fraction)
        return _as_answered(score.blank, member.term, known)

    return [
        replace(member, value=stand_in(member)) if member.value is None and member.fillable else member
        for member in members
    ]


def _as_answered(number: Fraction, term: Term, known: Known) -> Fraction:
    """What the term counts when ``number`` is its value before reversal."""
    item = known.items.get(term.of)
    if term.test is not None:
        return Fraction(passes(term.test, item.scale, None, number) if item else _number_passes(term.test, number))
    return mirrored(item.scale, number) if item and term.reverse else number


def _number_passes(test: Test, number: Fraction) -> bool:
    return test.within is not None and test.within.holds(number)
