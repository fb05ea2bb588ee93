"""The range of a score, worked out from its members, is what all its answer sheets together reach."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from mkdocs_assessments import model, scoring
from mkdocs_assessments.model import Answer, Condition
from mkdocs_assessments.model import Test as OneTest
from mkdocs_assessments.resolve.scope import Scope
from mkdocs_assessments.resolve.scores import Ranges


def scale(*values: int) -> model.Scale:
    return model.Scale("s", tuple(model.Option(f"o{value}", Fraction(value)) for value in values))


ASK = Condition((OneTest("a", answers=frozenset({1})),))

ITEMS = (
    model.Item("a", "A", scale(0, 2)),
    model.Item("b", "B", scale(1, 2, 5)),
    model.Item("c", "C", scale(-1, 3), na="Not for me"),
    model.Item("d", "D", scale(1, 2), ask=ASK),
    model.Item("e", "E", scale(1, 3), ask=ASK, otherwise=Fraction(2)),
)


def reached(score: model.Score, names: str) -> set[Fraction]:
    """Every number the score has on some sheet."""
    section = model.Section("all", "All", "", ITEMS)
    assessment = model.Assessment(
        *("x", "x.yml", "X", "1.0.0", "", None, None, None), (), "none", Fraction(0), (), (), (), (section,), (score,)
    )
    found = set()
    choices: list[list[Answer]] = [
        [None, *range(item.scale.size), *(("na",) if item.na else ())] if item.id in names or item.id == "a" else [None]
        for item in ITEMS
    ]
    for answers in product(*choices):
        sheet = dict(zip([item.id for item in ITEMS], answers, strict=True))
        value = scoring.score(assessment, sheet).scores[0].value
        if value is not None:
            found.add(value)
    return found


SINGLE = [
    pytest.param(verb, names, reverse, need, blank, id=f"{verb}-{names}-{reverse}-{need}-{blank}")
    for verb in ("sum", "mean", "min", "max")
    for names in ("ab", "bc", "abd", "cde")
    for reverse in ("", "b")
    for need in range(len(names) + 1)
    for blank in ("left out", "mean", Fraction(4), Fraction(-2))
    if verb in {"sum", "mean"} or blank != "mean"
]


@pytest.mark.parametrize(("verb", "names", "reverse", "need", "blank"), SINGLE)
def test_bounds_hold_and_are_reached(verb: model.Verb, names: str, reverse: str, need: int, blank: model.Blank) -> None:
    terms = tuple(model.Term(name, name in reverse) for name in names)
    score = model.Score("t", "T", verb, terms, need, blank)
    scope = Scope({item.id: item for item in ITEMS})
    ranged = Ranges(scope).with_range(score)
    assert ranged.lowest is not None
    assert ranged.highest is not None
    found = reached(score, names)
    assert ranged.lowest <= min(found)
    assert max(found) <= ranged.highest
    if set(names) <= set("ab"):
        assert (ranged.lowest, ranged.highest) == (min(found), max(found))
    if ranged.decimals == 0:
        assert all(value.denominator == 1 for value in found)
