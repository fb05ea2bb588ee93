"""The rules behind the results page: clear differences, words, rounding."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_assessments.interpretation import Words, in_words, read
from mkdocs_assessments.interpretation.growth_edges import clear_steps
from mkdocs_assessments.resolve import load
from mkdocs_assessments.scoring import score

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
    ("number", "low", "high"),
    [("0", 0, 0), ("1/4", 0, 0), ("1/2", 0, 1), ("3/4", 1, 1), ("1", 1, 1), ("7/4", 1, 1), ("2", 1, 2), ("13/4", 2, 2)],
)
def test_words_name_the_nearest_label_or_the_two_it_lies_between(number: str, low: int, high: int) -> None:
    assert in_words(Fraction(number), SCALE) == Words(low, high)


@pytest.mark.parametrize(
    ("answers", "level", "near"),
    [
        ((0, 0, 0, 0, 0), "low", ("low",)),
        ((1, 1, 1, 1, 1), "low", ("low",)),
        ((2, 1, 1, 1, 1), "low", ("low", "mid")),  # 1.2, and 1.4 is the cut
        ((2, 2, 1, 1, 1), "mid", ("low", "mid")),
        ((2, 2, 2, 1, 1), "mid", ("mid",)),  # 1.6, and 1.4 still is mid
        ((3, 3, 3, 2, 2), "mid", ("mid",)),
        ((3, 3, 3, 3, 2), "mid", ("mid", "high")),
        ((4, 4, 4, 4, 4), "high", ("high",)),
        ((None, None, 2, 1, 1), "low", ("low", "mid")),  # of three answers one moves a third of a step
        ((None, None, None, 1, 1), None, ()),
    ],
)
def test_levels_that_one_answer_could_lead_to(
    answers: tuple[int | None, ...], level: str | None, near: tuple[str, ...], tmp_path: Path
) -> None:
    file = tmp_path / "near.yml"
    file.write_text(
        "title: N\nscale: share5\ndimensions: {one: {title: One, items: {a: a, b: b, c: c, d: d, e: e}}}\n"
        "levels: {low: {from: 0, title: L, reading: Low.}, mid: {from: 1.4, title: M, reading: Mid.},"
        " high: {from: 3, title: H, reading: High.}}\n",
        "utf-8",
    )
    assessment = load(file, None, ()).assessment
    assert assessment is not None
    sheet = dict(zip("abcde", answers, strict=True))
    row = read(assessment, score(assessment, sheet), sheet).rows[0]
    assert (row.level, row.near) == (level, near)
