"""How an assessment's scores are worked out, as data for the page: enough to score an answer sheet by hand.

Exact numbers go in; what comes out is text ready to be printed. What somebody adds up or compares with is printed
exactly; only the worked examples' scores and the points of a difference are rounded, half up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from mkdocs_assessments.interpretation.growth_edges import answer_steps, clear_steps
from mkdocs_assessments.model import Assessment, Dimension, Example, Expected, Item, Level, Scale
from mkdocs_assessments.rounding import exact, fixed, half_up, in_print


@dataclass(frozen=True, slots=True)
class ScaleKey:
    """A response scale with the number each option counts, straight and the other way round."""

    options: tuple[tuple[str, str], ...]
    """Label and value, in the order shown."""
    lowest: str
    span: str
    """Highest value minus lowest."""
    mirror: str
    """Highest value plus lowest: what a reversed answer is taken away from."""
    questions: str
    """The numbers of the questions it belongs to; empty where all questions have it."""


@dataclass(frozen=True, slots=True)
class AreaKey:
    """One dimension's questions, by number."""

    title: str
    questions: str
    reverse: str
    """The questions that count the other way round; empty without any."""
    need: int


@dataclass(frozen=True, slots=True)
class LevelsKey:
    """A table of levels and the dimensions it belongs to; no names where all dimensions have it."""

    areas: tuple[str, ...]
    levels: tuple[tuple[str, str], ...]
    """Title and lower bound, lowest first."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How many answer steps count as a difference with so many answers in an area."""

    answers: int
    steps: int
    points: int


@dataclass(frozen=True, slots=True)
class ExampleKey:
    """A worked answer sheet from the file with what it scores."""

    name: str
    answers: tuple[tuple[str, str], ...]
    """Label and the numbers of the questions answered so; no numbers where it is every question."""
    results: tuple[tuple[tuple[str, ...], str, str], ...]
    """Dimension titles (none where it is every dimension), number, level title; one of the last two may be empty."""
    overall: str


@dataclass(frozen=True, slots=True)
class Method:
    """All of it."""

    scales: tuple[ScaleKey, ...]
    areas: tuple[AreaKey, ...]
    levels: tuple[LevelsKey, ...]
    differences: tuple[Difference, ...]
    noise: str
    """In per cent."""
    examples: tuple[ExampleKey, ...]


NOT_ENOUGH = "not enough answers"


def describe_method(assessment: Assessment) -> Method:
    """What the page prints under "How this is worked out"."""
    questions = [item for item in assessment.items if not item.fact]
    numbers = {item.id: number for number, item in enumerate(questions, 1)}
    return Method(
        scales=_scales([item for item in questions if item.scale.options], numbers),
        areas=tuple(_area(dimension, numbers) for dimension in assessment.dimensions),
        levels=_levels(assessment.dimensions),
        differences=differences(assessment),
        noise=exact(100 * assessment.noise),
        examples=tuple(_example(example, assessment, numbers) for example in assessment.examples),
    )


def ranges(numbers: Iterable[int]) -> str:
    """Question numbers as people write them: ``1–3, 7``."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(_run(run[0], run[-1]) for run in runs)


def _run(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first}, {last}" if last == first + 1 else f"{first}–{last}"


def _scales(items: Sequence[Item], numbers: dict[str, int]) -> tuple[ScaleKey, ...]:
    users: dict[Scale, list[int]] = {}
    for item in items:
        users.setdefault(item.scale, []).append(numbers[item.id])
    return tuple(
        ScaleKey(
            options=tuple((option.label, in_print(exact(option.value))) for option in scale.options),
            lowest=in_print(exact(scale.lowest)),
            span=exact(scale.highest - scale.lowest),
            mirror=in_print(exact(scale.highest + scale.lowest)),
            questions=ranges(positions) if len(users) > 1 else "",
        )
        for scale, positions in users.items()
    )


def _area(dimension: Dimension, numbers: dict[str, int]) -> AreaKey:
    return AreaKey(
        title=dimension.title,
        questions=ranges(numbers[item.id] for item in dimension.items),
        reverse=ranges(numbers[item.id] for item in dimension.items if item.reverse),
        need=dimension.need,
    )


def _levels(dimensions: Sequence[Dimension]) -> tuple[LevelsKey, ...]:
    tables: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for dimension in dimensions:
        tables.setdefault(tuple(map(_bound, dimension.levels)), []).append(dimension.title)
    return tuple(LevelsKey(tuple(titles) if len(tables) > 1 else (), table) for table, titles in tables.items())


def _bound(level: Level) -> tuple[str, str]:
    return level.title, in_print(exact(level.start))


def differences(assessment: Assessment) -> tuple[Difference, ...]:
    """How far two areas must lie apart, for every number of answers and of answer steps that occurs."""
    found = {
        (answered, answer_steps(dimension))
        for dimension in assessment.dimensions
        for answered in range(max(dimension.need, 1), len(dimension.items) + 1)
    }
    rows = []
    for answered, span in sorted(found):
        steps = clear_steps(answered, assessment.noise)[answered]
        rows.append(Difference(answered, steps, half_up(Fraction(100 * steps, answered * span))))
    return tuple(rows)


def _example(example: Example, assessment: Assessment, numbers: dict[str, int]) -> ExampleKey:
    titles = {dimension.id: dimension.title for dimension in assessment.dimensions}
    levels = {
        (dimension.id, level.id): level.title for dimension in assessment.dimensions for level in dimension.levels
    }
    chosen: dict[str, list[int]] = {}
    for item in assessment.items:
        answer = example.answers.get(item.id)
        if answer is not None and not item.fact:
            chosen.setdefault(_words(item, answer), []).append(numbers[item.id])
    results: dict[tuple[str, str], list[str]] = {}
    for id, title in titles.items():
        if id in example.scores or id in example.levels:
            number = _expected(example.scores[id]) if id in example.scores else ""
            level = _level(example.levels[id], levels, id, number) if id in example.levels else ""
            results.setdefault((number, level), []).append(title)
    return ExampleKey(
        name=example.id,
        answers=tuple(
            (label, "" if len(positions) == len(numbers) else ranges(positions)) for label, positions in chosen.items()
        ),
        results=tuple(
            (() if len(found) == len(titles) else tuple(found), number, level)
            for (number, level), found in results.items()
        ),
        overall=_expected(example.overall) if example.overall_stated else "",
    )


def _level(level: str | None, titles: Mapping[tuple[str, str], str], of: str, number: str) -> str:
    """The title of a level; of none that there are not enough answers, unless the ``number`` says so."""
    return titles[of, level] if level is not None else "" if number else NOT_ENOUGH


def _words(item: Item, answer: int | Literal["na"]) -> str:
    scale = item.scale
    if answer == "na":
        return item.na or ""
    if scale.number:
        return f"{in_print(exact(scale.value(answer)))} {scale.number.unit}".strip()
    if scale.many:
        return (
            "; ".join(option.label for bit, option in enumerate(scale.options) if answer >> bit & 1) or scale.none or ""
        )
    return scale.options[answer].label


def _expected(expected: Expected | None) -> str:
    return NOT_ENOUGH if expected is None else in_print(fixed(expected.value, expected.decimals))
