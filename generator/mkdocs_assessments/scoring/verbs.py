"""The number verbs: what a score comes to before its modifiers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from mkdocs_assessments.model import Score
from mkdocs_assessments.scoring.known import Known
from mkdocs_assessments.scoring.terms import Member, present_members


def number_of(score: Score, known: Known) -> Fraction | None:
    """The number; ``None`` where too little is known, or nothing is and the verb has no value for that."""
    members = present_members(score, known)
    if members is None:
        return None
    values = [member.value for member in members if member.value is not None]
    match score.verb:
        case "count":
            return sum(values, Fraction(0))
        case "min":
            return min(values, default=None)
        case "max":
            return max(values, default=None)
        case "value":
            return values[0] if values else None
    weights = [_weight(member, known) for member in members]
    known_weights = [weight for weight in weights if weight is not None]
    if len(known_weights) < len(weights):
        return None
    total = sum((weight * value for weight, value in zip(known_weights, values, strict=True)), Fraction(0))
    return total if score.verb == "sum" else _share(total, known_weights)


def _share(total: Fraction, weights: Sequence[Fraction]) -> Fraction | None:
    """A weighted mean; there is none where the weights add up to nothing."""
    whole = sum(weights, Fraction(0))
    return total / whole if whole else None


def _weight(member: Member, known: Known) -> Fraction | None:
    weight = member.term.weight
    return known.number(weight) if isinstance(weight, str) else weight
