"""Points divided among items, and what gets most: too many sheets to count one by one, so examples are scored."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from mkdocs_assessments.model import (
    Assessment,
    Condition,
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
    Test,
)
from mkdocs_assessments.prove import Found, Numbers, prove
from mkdocs_assessments.prove.overall import sums_of
from mkdocs_assessments.scoring import score
from small_models import draw_splits

POINTS = 20


def block(number: int, items: int, points: int) -> Section:
    """Items among which so many points are divided."""
    scale = Scale("points", (), None, NumberRange(Fraction(0), Fraction(points), Fraction(1)), total=Fraction(points))
    every = tuple(Item(f"b{number}i{place}", "", scale, scored=False) for place in range(items))
    return Section(f"s{number}", "", "", every)


def top(ids: Sequence[str], take: int) -> Score:
    """The highest of some."""
    outcomes = {id: Outcome(id, id) for id in ids}
    return Score("most", "", "top", tuple(map(Term, ids)), len(ids), take=take, outcomes=outcomes)


def ranked(sections: Sequence[Section], *scores: Score) -> Assessment:
    return replace(draw_splits(Random(0)), sections=tuple(sections), scores=scores, validity=())


def in_one_block(items: int, take: int) -> Assessment:
    section = block(0, items, POINTS)
    return ranked([section], top([item.id for item in section.items], take))


def roles(blocks: int, items: int, points: int, take: int) -> Assessment:
    sections = [block(number, items, points) for number in range(blocks)]
    scores = [
        Score(f"r{place}", "", "sum", tuple(Term(section.items[place].id) for section in sections), blocks)
        for place in range(items)
    ]
    return ranked(sections, *scores, top([one.id for one in scores], take))


ASSESSMENTS = {
    "one of four": in_one_block(4, 1),
    "three of five": in_one_block(5, 3),
    "two of four roles in three blocks": roles(3, 4, 10, 2),
    "one of three roles in ten blocks": roles(10, 3, 10, 1),
}


@pytest.mark.parametrize("name", ASSESSMENTS)
def test_every_example_of_what_gets_most_scores_so(name: str) -> None:
    assessment = ASSESSMENTS[name]
    proven = prove(assessment, whole=True)["most"]
    take = assessment.scores[-1].take
    assert proven is not None
    assert sum(found.share for found in proven.found) == take
    for found in proven.found:
        assert found.reached
        assert found.witness is not None
        scored = score(assessment, found.witness).scores[-1]
        assert scored.label is not None
        assert found.id in scored.label.split("+")


def test_ties_go_to_the_first_in_the_list() -> None:
    proven = prove(in_one_block(2, 1))["most"]
    assert proven is not None
    assert [found.share for found in proven.found] == [Fraction(11, 21), Fraction(10, 21)]


def test_the_most_of_four_items_is_counted_exactly() -> None:
    proven = prove(in_one_block(4, 1))["most"]
    assert proven is not None
    ways = [0] * 4
    for one in range(POINTS + 1):
        for two in range(POINTS + 1 - one):
            for three in range(POINTS + 1 - one - two):
                given = (one, two, three, POINTS - one - two - three)
                ways[given.index(max(given))] += 1
    assert [found.share for found in proven.found] == [Fraction(each, math.comb(POINTS + 3, 3)) for each in ways]


def asked_after(items: int, asked: Sequence[Interval], otherwise: Fraction) -> Assessment:
    """Some items that share two points, and one that is asked if what they were given lies within the intervals.

    ``chosen`` tells of those where the item has a value whether the points count as blank.
    """
    section = block(0, items, 2)
    tests = tuple(Test(item.id, within=within) for item, within in zip(section.items, asked, strict=True))
    scale = Scale("yes", (Option("No", Fraction(0)), Option("Yes", Fraction(1))))
    item = Item("after", "", scale, scored=False, ask=Condition(tests), otherwise=otherwise)
    value = Score("value", "", "value", (Term("after"),), 1)
    points = Score("points", "", "sum", tuple(Term(one.id) for one in section.items), items, otherwise=Fraction(9))
    known = Test("value", within=Interval(otherwise))
    rows = (
        Row("blank", Condition((known, Test("points", within=Interval(Fraction(9)))))),
        Row("divided", Condition((known,))),
    )
    outcomes = {row.then: Outcome(row.then, row.then) for row in rows}
    chosen = Score("chosen", "", "choose", rows=rows, needs=("value",), outcomes=outcomes)
    return ranked([section, Section("after", "", "", (item,))], value, points, chosen)


def test_points_that_do_not_add_up_are_seen_by_what_is_asked() -> None:
    less = Interval(None, Fraction(1))
    assessment = asked_after(2, (less, less), Fraction(7))
    item = assessment.sections[1].items[0]
    assert item.ask is not None
    # asked unless both were given two points, which are four
    either = Condition((), tuple((test,) for test in item.ask.tests))
    section = replace(assessment.sections[1], items=(replace(item, ask=either),))
    found = chosen_in(replace(assessment, sections=(assessment.sections[0], section)))
    assert (found["blank"].reached, found["divided"].reached) == (True, False)
    witness = found["blank"].witness or {}
    assert (witness["b0i0"], witness["b0i1"]) == (2, 2)


def test_points_that_add_up_are_not_blank() -> None:
    found = chosen_in(asked_after(1, (Interval(None, Fraction(1)),), Fraction(7)))
    assert (found["blank"].reached, found["divided"].reached) == (False, True)
    assert not found["blank"].unknown


def chosen_in(assessment: Assessment) -> dict[str, Found]:
    """What is proven of the rows of ``chosen``."""
    proven = prove(assessment, whole=True)["chosen"]
    assert proven is not None
    return {found.id: found for found in proven.found}


def test_a_reversed_item_is_ranked_by_what_it_counts() -> None:
    scale = Scale("grade", tuple(Option(str(value), Fraction(value)) for value in range(3)))
    items = tuple(Item(id, "", scale, scored=False) for id in "ab")
    plain = top(["a", "b"], 1)
    assessment = ranked([Section("s", "", "", items)], replace(plain, terms=(Term("a"), Term("b", reverse=True))))
    proven = prove(assessment, whole=True)["most"]
    assert proven is not None
    for found in proven.found:
        assert found.witness is not None
        assert score(assessment, found.witness).scores[0].label == found.id


def test_steps_between_sums_are_the_smallest_there_are() -> None:
    numbers = sums_of([{Fraction(0), Fraction(2), Fraction(5)}], None, None)
    assert numbers is not None
    assert numbers == Numbers(Fraction(0), Fraction(5), Fraction(2), 3)
