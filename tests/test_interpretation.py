"""The rules behind the results page: clear differences, words, rounding."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_assessments.interpretation import Words, in_words
from mkdocs_assessments.interpretation.growth_edges import clear_steps

NOISE = Fraction(3, 10)


@pytest.mark.parametrize(("items", "steps"), [(1, 2), (2, 2), (3, 3), (4, 3), (5, 3), (6, 4), (24, 6)])
def test_clear_steps_with_three_answers_in_ten_wobbling(items: int, steps: int) -> None:
    assert clear_steps(items, NOISE)[items] == steps


@given(items=st.integers(1, 5), tenths=st.integers(0, 10))
def test_clear_steps_agrees_with_counting_every_retake(items: int, tenths: int) -> None:
    noise = Fraction(tenths, 10)
    chance = {-1: noise / 2, 0: 1 - noise, 1: noise / 2}

    def false_alarm(steps: int) -> Fraction:
        total = Fraction(0)
        for moves in product(chance, repeat=items):
            if abs(sum(moves)) >= steps:
                share = Fraction(1)
                for move in moves:
                    share *= chance[move]
                total += share
        return total

    steps = clear_steps(items, noise)[items]
    assert false_alarm(steps) <= Fraction(5, 100)
    assert steps == 1 or false_alarm(steps - 1) > Fraction(5, 100)


SCALE = ((Fraction(0), 0), (Fraction(1), 1), (Fraction(4), 2))


@pytest.mark.parametrize(
    ("score", "low", "high"),
    [("0", 0, 0), ("1/4", 0, 0), ("1/2", 0, 1), ("3/4", 1, 1), ("1", 1, 1), ("7/4", 1, 1), ("2", 1, 2), ("13/4", 2, 2)],
)
def test_words_name_the_nearest_label_or_the_two_it_lies_between(score: str, low: int, high: int) -> None:
    assert in_words(Fraction(score), SCALE) == Words(low, high)
