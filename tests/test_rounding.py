"""Exact numbers as text."""

from __future__ import annotations

from fractions import Fraction

import pytest

from mkdocs_assessments.rounding import MAX_DECIMALS, decimal, exact, fixed, half_up, in_print


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(11, 4), "2.75"),
        (Fraction(3), "3"),
        (Fraction(0), "0"),
        (Fraction(8, 3), "2.67"),
        (Fraction(1, 200), "0.01"),
        (Fraction(-3, 2), "-1.5"),
        (Fraction(-1, 1000), "0"),
        (Fraction(100), "100"),
    ],
)
def test_decimal(number: Fraction, text: str) -> None:
    assert decimal(number) == text


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        (Fraction(3), 2, "3.00"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(-5, 2), 0, "-2"),
        (Fraction(265, 100), 1, "2.7"),
        (Fraction(-1, 20), 1, "0.0"),
    ],
)
def test_fixed(number: Fraction, places: int, text: str) -> None:
    assert fixed(number, places) == text


@pytest.mark.parametrize(("number", "rounded"), [("1/2", 1), ("5/2", 3), ("49/100", 0), ("-1/2", 0), ("-3/2", -1)])
def test_halves_round_up(number: str, rounded: int) -> None:
    assert half_up(Fraction(number)) == rounded


def test_six_decimals_are_what_a_coach_may_write() -> None:
    assert decimal(Fraction("-0.000001"), MAX_DECIMALS) == "-0.000001"


def test_in_print_a_minus_is_a_minus() -> None:
    assert in_print("-1.5") == "−1.5"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(9, 8), "1.125"),
        (Fraction(3), "3"),
        (Fraction(0), "0"),
        (Fraction(100), "100"),
        (Fraction(-11, 4), "-2.75"),
        (Fraction(1, 10**10), "0.0000000001"),
        (Fraction(1, 3), "1/3"),
        (Fraction(-7, 6), "-7/6"),
    ],
)
def test_exact(number: Fraction, text: str) -> None:
    assert exact(number) == text
