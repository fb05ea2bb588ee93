"""Assessments that are as hard to prove as they come: many items, fine numbers, long lists of rows, many screens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from random import Random

from mkdocs_assessments.model import (
    Assessment,
    Condition,
    Dimension,
    Interval,
    Item,
    NumberRange,
    Option,
    Outcome,
    Row,
    Scale,
    Score,
    Section,
    Term,
    Validity,
)
from small_models import assessment_of, draw_condition, draw_dimension, draw_item, draw_score, draw_screen


def draw_large(chance: Random) -> Assessment:
    """One assessment over every scale and verb, with more to it than can be gone through."""
    sections, before = [], list[Item]()
    for number in range(chance.randint(1, 5)):
        scale = _scale(chance, number)
        some = range(chance.choice([3, 6, 12, 24]))
        items = [draw_item(chance, f"d{number}i{place}", scale, before) for place in some]
        before += items
        scored = tuple(item for item in items if item.scored)
        dimension = draw_dimension(chance, number, scored) if scored and chance.random() < 0.8 else None
        sections.append(Section(f"s{number}", f"S{number}", "", tuple(items), dimension))
    dimensions = tuple(section.dimension for section in sections if section.dimension)
    assessment = replace(assessment_of(sections, dimensions), overall=chance.choice(["none", "dimensions", "items"]))
    scores: list[Score] = []
    for number in range(chance.randint(1, 8)):
        scores.append(draw_score(chance, number, assessment, scores))
    if chance.random() < 0.6:
        scores.append(_many_rows(chance, assessment, scores))
    if chance.random() < 0.6:
        scores.append(_wide(chance, assessment, scores))
    validity = [draw_screen(chance, assessment) for _ in range(chance.choice([0, 0, 1, 3]))]
    if chance.random() < 0.5:
        ids = [item.id for item in assessment.items]
        pairs = zip(ids, ids[len(ids) // 2 :], strict=False)
        validity += [Validity(pair, same=Interval(None, Fraction(1))) for pair in pairs]
    return replace(assessment, scores=tuple(scores), validity=tuple(validity))


def _scale(chance: Random, number: int) -> Scale:
    kind = chance.choice(["options", "options", "fine", "number", "many", "split"])
    if kind == "number":
        step = Fraction(1, chance.choice([1, 3, 1000]))
        return Scale(f"c{number}", (), None, NumberRange(Fraction(0), step * chance.choice([9, 300, 30_000]), step))
    if kind == "split":
        total = Fraction(chance.choice([5, 100]))
        return Scale(f"c{number}", (), None, NumberRange(Fraction(0), total, Fraction(1)), total=total)
    values = [Fraction(chance.randint(0, 10**9), 10**6) if kind == "fine" else Fraction(place) for place in range(12)]
    size = chance.choice([2, 5, 12])
    options = tuple(Option(f"o{place}", value) for place, value in enumerate(values[:size]))
    return Scale(f"c{number}", options, "n/a" if chance.random() < 0.2 else None, many=kind == "many")


def _many_rows(chance: Random, assessment: Assessment, scores: Sequence[Score]) -> Score:
    things: list[Dimension | Score] = [*assessment.dimensions, *scores] if chance.random() < 0.4 else []
    rows = [
        Row(f"r{place}", draw_condition(chance, assessment.items, things)) for place in range(chance.choice([20, 200]))
    ]
    rows.append(Row("last", Condition()))
    outcomes = {row.then: Outcome(row.then, row.then) for row in rows}
    verb = chance.choice(["choose", "stages"])
    return Score("rows", "", "choose" if verb == "choose" else "stages", rows=tuple(rows), outcomes=outcomes)


def _wide(chance: Random, assessment: Assessment, scores: Sequence[Score]) -> Score:
    """What reads nearly everything at once."""
    ids = [item.id for item in assessment.items] + [score.id for score in scores if not score.is_label]
    some = chance.sample(ids, min(len(ids), 12))
    terms = tuple(map(Term, some))
    outcomes = {id: Outcome(id, id) for id in some}
    if chance.random() < 0.5:
        return Score("wide", "", "top", terms, len(terms), take=3, outcomes=outcomes)
    return Score("wide", "", "weigh", tuple(Term(one, weight=other) for one, other in pairwise(some)), 1)
