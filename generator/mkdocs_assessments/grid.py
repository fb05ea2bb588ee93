"""The profile grid of the paper form: for each area and score a line of numbers to circle one of, its levels above.

Areas and scores that run over the same numbers with the same levels stand in one table, so that the circles of one
make a profile.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import groupby
from math import ceil, floor, gcd, lcm

from mkdocs_assessments.branching import in_words
from mkdocs_assessments.model import Assessment, Condition, Dimension, Score
from mkdocs_assessments.naming import label_names, names
from mkdocs_assessments.numbering import numbers
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal, exact, fixed, in_print

MOST_NUMBERS = 31
"""More do not fit across a sheet of paper; then steps are as wide as they must be, and the nearest is circled."""

ABOUT = 21
"""How many numbers there are then, at most."""

MOST_LABELS = 8
"""Of a label that could be one of more there is a line to write it on."""


@dataclass(frozen=True, slots=True)
class Band:
    """A level above the numbers that belong to it."""

    title: str
    bound: str
    """Such as ``from 1.5``; empty for the numbers below the first level."""
    span: int
    """How many of the numbers."""


@dataclass(frozen=True, slots=True)
class Table:
    """Lines of the same numbers with the same levels."""

    numbers: tuple[str, ...]
    bands: tuple[Band, ...]
    """Empty without levels."""
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """All of it."""

    tables: tuple[Table, ...]
    labels: tuple[tuple[str, tuple[str, ...]], ...]
    """Scores with a label, each with those it could get; with none where there are too many."""


_Start = tuple[str, Fraction, bool]
"""A level: its title, where it begins, and whether only above that."""


@dataclass(frozen=True, slots=True)
class _Line:
    """What a line runs over; that of most areas of a site is the same, and worked out once."""

    numbers: tuple[Fraction, ...]
    levels: tuple[_Start, ...]


REMEMBERED = 256
"""Lines to remember: one for each response scale, with each number of items and each set of levels."""


def profile_grid(assessment: Assessment) -> Grid:
    """The grid for an assessment."""
    printed = names(assessment)
    lines = [(printed[dimension.id], _area(dimension)) for dimension in assessment.dimensions]
    lines += [
        line for score in assessment.scores if score.show for line in _lines(score, assessment, printed[score.id])
    ]
    tables: dict[_Line, list[str]] = {}
    for name, line in lines:
        tables.setdefault(line, []).append(name)
    labelled = [score for score in assessment.scores if score.show and score.is_label]
    return Grid(
        tables=tuple(Table(*_printed(line), tuple(found)) for line, found in tables.items()),
        labels=tuple((printed[score.id], _labels(score)) for score in labelled),
    )


@lru_cache(maxsize=REMEMBERED)
def _printed(line: _Line) -> tuple[tuple[str, ...], tuple[Band, ...]]:
    """The numbers of a line, and the levels above them."""
    return tuple(in_print(number) for number in _in_decimals(line)), tuple(_bands(line))


def _in_decimals(line: _Line) -> list[str]:
    """The numbers of a line as text: its ends exact, so that no number lies beyond them; those between with as many
    decimals as tell them apart and put none on the other side of a level's bound."""
    places = max((len(decimal(number).partition(".")[2]) for number in line.numbers[1:-1]), default=0)
    while places < MAX_DECIMALS and not _told_apart(line, places):
        places += 1
    texts = ((number, fixed(number, places)) for number in line.numbers)
    return [text if Fraction(text) == _read(number, line, places) else exact(number) for number, text in texts]


def _told_apart(line: _Line, places: int) -> bool:
    read = [_read(number, line, places) for number in line.numbers]
    levels = [_reached(number, line) for number in line.numbers]
    return read == sorted(set(read)) and levels == [_reached(number, line) for number in read]


def _read(number: Fraction, line: _Line, places: int) -> Fraction:
    """What somebody reads of a number."""
    return number if number in (line.numbers[0], line.numbers[-1]) else Fraction(fixed(number, places))


def _bands(line: _Line) -> Iterator[Band]:
    if not line.levels:
        return
    for place, found in groupby(line.numbers, lambda number: _reached(number, line)):
        span = len(list(found))
        title, start, above = line.levels[place] if place >= 0 else ("", Fraction(0), False)
        bound = f"{'above' if above else 'from'} {in_print(exact(start))}" if place >= 0 else ""
        yield Band(title, bound, span)


def _reached(number: Fraction, line: _Line) -> int:
    reached = [
        place for place, (_, start, above) in enumerate(line.levels) if (number > start if above else number >= start)
    ]
    return reached[-1] if reached else -1


def _area(dimension: Dimension) -> _Line:
    scales = {id(item.scale): item.scale for item in dimension.items}.values()
    values = {option.value for scale in scales for option in scale.options}
    steps = [scale.number.step for scale in scales if scale.number]
    grain = _common([value - min(values) for value in values] + steps) if values or steps else Fraction(1)
    if not dimension.sum:
        grain /= len(dimension.items)
    levels = tuple((level.title, level.start, False) for level in dimension.levels)
    return _line(dimension.lowest, dimension.highest, grain, levels)


def _lines(score: Score, assessment: Assessment, name: str) -> Iterator[tuple[str, _Line]]:
    """One for each group with levels of its own; none for a label, or where the ends are not known."""
    if score.is_label or score.lowest is None or score.highest is None:
        return
    ends = score.lowest, score.highest, Fraction(1, 10**score.decimals)
    for bands in score.bands:
        whom = in_words(bands.when, assessment, numbers(assessment)) if bands.when != Condition() else ""
        levels = tuple((level.title or level.id, level.start, level.above) for level in bands.levels)
        yield f"{name}, if {whom}" if whom else name, _line(*ends, levels)
    if not score.bands:
        yield name, _line(*ends, ())


@lru_cache(maxsize=REMEMBERED)
def _line(low: Fraction, high: Fraction, grain: Fraction, levels: tuple[_Start, ...]) -> _Line:
    """A line on which every level has a number: between two that lie close, its bound itself."""
    across = _numbers(low, high, grain)
    line = _Line(across, levels)
    reached = {_reached(number, line) for number in across}
    added = []
    for place, (_, start, above) in enumerate(levels):
        end = levels[place + 1][1] if place + 1 < len(levels) else across[-1]
        if place not in reached and across[0] <= start < across[-1] and start < end:
            added.append((start + end) / 2 if above else start)
    return _Line(tuple(sorted({*across, *added})), levels)


def _labels(score: Score) -> tuple[str, ...]:
    titles = tuple(dict.fromkeys(label_names(score).values()))
    return titles if len(titles) <= MOST_LABELS and score.verb != "top" else ()


def _numbers(low: Fraction, high: Fraction, grain: Fraction) -> tuple[Fraction, ...]:
    """From the lowest to the highest: all there are, or the round numbers between the two, as many as fit."""
    if low == high:
        return (low,)
    if grain and (high - low) / grain < MOST_NUMBERS:
        found = [low + grain * place for place in range(int((high - low) / grain) + 1)]
    else:
        step = _round_step((high - low) / (ABOUT - 1))
        found = [low, *(step * place for place in range(floor(low / step) + 1, ceil(high / step)))]
    return tuple(found if found[-1] == high else [*found, high])


def _round_step(least: Fraction) -> Fraction:
    """The smallest of 1, 2, 2.5 and 5, times a power of ten, that is not below ``least``."""
    if least <= 0:
        return Fraction(0)
    power = Fraction(1)
    while power > least:
        power /= 10
    while power * 10 <= least:
        power *= 10
    return next(
        power * times
        for times in (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5), Fraction(10))
        if power * times >= least
    )


def _common(values: Sequence[Fraction]) -> Fraction:
    """The widest step that reaches all of ``values`` from 0."""
    parts = [abs(value) for value in values if value]
    whole = lcm(*(part.denominator for part in parts))
    return Fraction(gcd(*(int(part * whole) for part in parts)), whole) if parts else Fraction(1)
