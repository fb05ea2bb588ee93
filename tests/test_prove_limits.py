"""However much there is to go through, proofs end: within the steps allowed, with a proof or with none."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from random import Random
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mkdocs_assessments.prove as proofs
from large_models import draw_large
from mkdocs_assessments.model import (
    Amount,
    Assessment,
    Condition,
    Interval,
    Item,
    Option,
    Outcome,
    Row,
    Scale,
    Score,
    Section,
    Term,
    Test,
    Validity,
)
from mkdocs_assessments.prove import Numbers, prove, shadow_of, whole_model
from mkdocs_assessments.prove.work import MANY, at_most
from small_models import assessment_of

ALLOWED = 40_000
"""Steps for one assessment of those drawn here."""

CALLS_A_STEP = 25
"""More calls than that are not made in one step; most are two to five."""

BESIDES = 150
"""Calls to get ready and to end, for each item, screen, score, level, and test of the file."""


def calls(work: Callable[[], Any]) -> int:
    """How many functions something calls: work that is counted by somebody else."""
    found = 0

    def count(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal found
        found += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return found


def size(assessment: Assessment) -> int:
    """How much there is in a file."""
    scores = assessment.scores
    rows = [row.when for score in scores for row in score.rows]
    tests = [test for when in rows for test in when.every_test]
    terms = [term for score in scores for term in score.terms]
    return len([*assessment.items, *assessment.dimensions, *assessment.validity, *scores, *rows, *tests, *terms])


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_no_more_is_done_than_is_counted(seed: int) -> None:
    assessment = draw_large(Random(seed))
    patch = pytest.MonkeyPatch()
    patch.setattr(proofs, "MANY", ALLOWED)
    try:
        made = calls(lambda: prove(assessment))
    finally:
        patch.undo()
    assert made < ALLOWED * CALLS_A_STEP + size(assessment) * BESIDES, seed


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
def test_the_same_is_proven_again(seed: int) -> None:
    patch = pytest.MonkeyPatch()
    patch.setattr(proofs, "MANY", ALLOWED)
    try:
        assert prove(draw_large(Random(seed))) == prove(draw_large(Random(seed)))
    finally:
        patch.undo()


def test_all_that_is_proven_of_one_assessment_draws_on_the_same_steps() -> None:
    with at_most(10 * MANY) as work:
        assert prove(dense_rows(30))["rows"] is None
    assert work.left >= 9 * MANY


def test_what_takes_little_is_proven_next_to_what_takes_too_much() -> None:
    assessment = dense_rows(30)
    easy = Score("easy", "", "sum", (Term("i0"), Term("i1")), 2)
    hard = tuple(replace(assessment.scores[0], id=f"hard{place}") for place in range(12))
    proven = prove(replace(assessment, scores=(*hard, easy)))
    assert [id for id, one in proven.items() if one] == ["easy"]


WORDS = 4
BLOCKS = 24


def most_and_least() -> Assessment:
    """Of each block of words the one that fits most and the one that fits least; they must differ."""
    scale = Scale("words", tuple(Option(f"w{place}", Fraction(place)) for place in range(WORDS)))
    items = [Item(f"{name}{block}", "", scale, scored=False) for block in range(BLOCKS) for name in "ml"]
    screens = [Validity((f"m{block}", f"l{block}"), same=Interval(None, Fraction(1))) for block in range(BLOCKS)]
    scores: list[Score] = []
    for word in range(WORDS):
        for name in "ml":
            tests = [Test(f"{name}{block}", answers=frozenset({word})) for block in range(BLOCKS)]
            scores.append(
                Score(f"{name}-{word}", "", "count", tuple(Term(test.of, test=test) for test in tests), BLOCKS)
            )
        steps = (Amount("minus", f"l-{word}"),)
        scores.append(Score(f"net-{word}", "", "value", (Term(f"m-{word}"),), 1, steps=steps))
    nets = tuple(f"net-{word}" for word in range(WORDS))
    scores.append(Score("style", "", "top", tuple(map(Term, nets)), WORDS, take=2))
    return replace(
        assessment_of([Section("s", "", "", tuple(items))], ()), scores=tuple(scores), validity=tuple(screens)
    )


def test_screens_over_many_blocks_are_proven_block_by_block() -> None:
    proven = prove(most_and_least())
    valid = Fraction(WORDS - 1, WORDS) ** BLOCKS
    for name in [f"m-{word}" for word in range(WORDS)]:
        one = proven[name]
        assert one is not None
        assert one.numbers == Numbers(Fraction(0), Fraction(BLOCKS), Fraction(1), BLOCKS + 1)
        assert one.none == 1 - valid
    for name in [f"net-{word}" for word in range(WORDS)]:
        one = proven[name]
        assert one is not None
        assert one.numbers == Numbers(Fraction(-BLOCKS), Fraction(BLOCKS), Fraction(1), 2 * BLOCKS + 1)
        assert one.none == 1 - valid
    assert proven["style"] is None


def test_what_is_proven_stays_where_examples_take_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    assessment = most_and_least()
    proven = prove(assessment)
    whole = prove(assessment, whole=True)
    lost = []
    for id, one in proven.items():
        more = whole[id]
        assert (more is None) == (one is None)
        if one and more:
            assert more.numbers is not None
            lost += [id] if more.numbers.least is None else []
            assert replace(more, numbers=replace(more.numbers, least=None, most=None)) == one
    assert lost
    monkeypatch.setattr(whole_model, "MORE", 0)
    assert prove(assessment, whole=True) == proven


ITEMS, OPTIONS = 30, 6


def many_rows() -> Assessment:
    """Two hundred rows of two tests each, of which the first that holds counts."""
    scale = Scale("six", tuple(Option(f"o{place}", Fraction(place)) for place in range(OPTIONS)))
    items = tuple(Item(f"i{place}", "", scale, scored=False) for place in range(ITEMS))
    rows = []
    for place in range(200):
        one = Test(f"i{place % ITEMS}", answers=frozenset({place % OPTIONS}))
        other = Test(f"i{(7 * place + 3) % ITEMS}", answers=frozenset(range(1 + place % 5, OPTIONS)))
        rows.append(Row(f"r{place}", Condition((one, other))))
    rows.append(Row("none", Condition()))
    outcomes = {row.then: Outcome(row.then, row.then) for row in rows}
    chosen = Score("rows", "", "choose", rows=tuple(rows), outcomes=outcomes)
    return replace(assessment_of([Section("s", "", "", items)], ()), scores=(chosen,))


def test_many_rows_are_proven_by_what_is_left_of_them() -> None:
    proven = prove(many_rows())["rows"]
    assert proven is not None
    shares = [found.share for found in proven.found]
    assert sum(shares) == 1
    first, second = Fraction(1, 6) * Fraction(5, 6), Fraction(1, 6) * Fraction(4, 6)
    assert shares[:2] == [first, second * (1 - first)]


def test_every_row_nobody_gets_to_is_told_of_however_many_there_are() -> None:
    assessment = many_rows()
    (chosen,) = assessment.scores
    proven = prove(assessment)["rows"]
    assert proven is not None
    unreached = [found.place for found in proven.found if not found.reached]
    shadows = [shadow_of(assessment, chosen, row) for row in unreached]
    assert len(shadows) > 100
    for row, shadow in zip(unreached, shadows, strict=True):
        assert shadow is not None
        assert shadow.by != ()
        assert all(place < row for place in shadow.by or ())


def dense_rows(rows: int) -> Assessment:
    """Rows of three tests each over items drawn by lot, so that all of them are open until nearly all is read."""
    chance = Random(1)
    assessment = many_rows()
    ids = [item.id for item in assessment.items]
    drawn = [
        Row(f"r{row}", Condition(tuple(Test(id, answers=frozenset({row % OPTIONS})) for id in chance.sample(ids, 6))))
        for row in range(rows)
    ]
    outcomes = {row.then: Outcome(row.then, row.then) for row in drawn}
    return replace(assessment, scores=(Score("rows", "", "choose", rows=tuple(drawn), outcomes=outcomes),))


def test_rows_that_share_too_much_are_said_to_be_not_proven() -> None:
    assert prove(dense_rows(60))["rows"] is None
