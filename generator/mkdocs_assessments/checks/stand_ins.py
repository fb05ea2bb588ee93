"""Sums in which something stands in for a blank and nothing for what does not apply."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from mkdocs_assessments.model import Amount, Assessment, Item, Lookup, Score, Term
from mkdocs_assessments.problem import At, Problem
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal, exact
from mkdocs_assessments.scoring.asked import mirrored
from mkdocs_assessments.source import Node

MEAN = "what the others have on average"


def check_stand_ins(assessment: Assessment, _content: Node) -> Iterator[Problem]:
    """PA239, a remark: who leaves a question open adds something to a sum, and who says it does not apply nothing."""
    items = {item.id: item for item in assessment.items}
    for score in assessment.scores:
        if score.verb != "sum" or score.blank == "left out" or score.need >= len(score.terms):
            continue
        offered = [(items[term.of], _stand_in(score, items[term.of], term)) for term in score.terms if term.of in items]
        found = [(item, added) for item, added in offered if item.na and added != 0]
        if found:
            item, added = found[0]
            data = {"score": score.id, "item": item.id, "na": item.na or "", "times": _times(score)}
            data["amount"] = MEAN if added is None else decimal(added, MAX_DECIMALS)
            data["change"] = _change(score, item, added)
            data["others"] = ", ".join(item.id for item, _ in found[1:])
            yield Problem("PA239", At(assessment.file, ("scores", score.id, "blank")), data)


def _stand_in(score: Score, item: Item, term: Term) -> Fraction | None:
    """What a blank adds; ``None`` for the mean of the others."""
    if not isinstance(score.blank, Fraction):
        return None
    number = mirrored(item.scale, score.blank) if term.reverse else score.blank
    return number * (term.weight if isinstance(term.weight, Fraction) else 1)


def _change(score: Score, item: Item, added: Fraction | None) -> str:
    """How the number differs where nothing is added."""
    for step in score.steps:
        factor = step.by if isinstance(step, Amount) and step.kind == "times" else Fraction(1)
        if isinstance(step, Lookup) or not isinstance(factor, Fraction) or factor < 0:
            return "different"
    if added is None:
        return "lower" if item.scale.lowest >= 0 else "different"
    return "lower" if added > 0 else "higher"


def _times(score: Score) -> str:
    """What the mean of all members has to be multiplied by to be their sum; empty where a mean cannot stand for it."""
    weights = [term.weight for term in score.terms if isinstance(term.weight, Fraction) and term.weight > 0]
    amounts = [step for step in score.steps if isinstance(step, Amount)]
    factors = [step.by for step in amounts if step.kind == "times" and isinstance(step.by, Fraction)]
    if len(weights) < len(score.terms) or len(factors) < len(amounts):
        return ""
    return exact(sum(weights, Fraction(0)) * (factors[0] if factors else 1))
