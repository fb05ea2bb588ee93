"""How an assessment of the full model is scored, in words that somebody can follow with pen and paper.

For the simple form ``method`` says the same in fewer. Everything is text ready to be printed; names of scores and
labels stand in quotes, numbers are exact. ``tests/test_paper.py`` follows the printed text and wants the engine's
results.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from mkdocs_assessments.branching import in_words, interval_in_words
from mkdocs_assessments.method import NOT_ENOUGH, Difference, differences
from mkdocs_assessments.model import Assessment, Example, Expected, Section
from mkdocs_assessments.naming import label_in_words
from mkdocs_assessments.rounding import exact, fixed, in_print
from mkdocs_assessments.scoring import top_level
from mkdocs_assessments.scoring_key.counts import Count, counts
from mkdocs_assessments.scoring_key.printed import Print
from mkdocs_assessments.scoring_key.scores import Rule, area_rule, score_rule
from mkdocs_assessments.sheets import answer_in_words

__all__ = ["Count", "Rule", "Rules", "Skip", "Split", "WorkedExample", "describe_rules"]


@dataclass(frozen=True, slots=True)
class Skip:
    """Questions that are asked only on a condition."""

    questions: str
    when: str
    otherwise: str
    """What each counts when it is not asked; empty where it is left out then."""


@dataclass(frozen=True, slots=True)
class Split:
    """Questions whose numbers must add up."""

    questions: str
    total: str


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """An answer sheet from the file and what it scores."""

    name: str
    answers: tuple[tuple[str, str], ...]
    """What was answered, and to which questions."""
    results: tuple[tuple[str, str], ...]
    """Name, then number and level as stated."""


@dataclass(frozen=True, slots=True)
class Rules:
    """All of it, in the order one works through it."""

    screens: tuple[tuple[str, str], ...]
    """When nothing is scored, and what is said then."""
    by_place: bool
    """Whether a screen asks which answers are the same: those at the same place, and not those of the same words."""
    skips: tuple[Skip, ...]
    splits: tuple[Split, ...]
    counts: tuple[Count, ...]
    areas: tuple[Rule, ...]
    points: bool
    """Whether some area is shown as points of 100, and not as a sum."""
    scores: tuple[Rule, ...]
    overall: str
    """What the overall score is made of; empty where there is none."""
    differences: tuple[Difference, ...]
    """Where there are several areas to tell apart, and more in them means better."""
    noise: str
    examples: tuple[WorkedExample, ...]


def describe_rules(assessment: Assessment) -> Rules:
    """The account of scoring."""
    printed = Print(assessment)
    compared = len(assessment.dimensions) > 1 and not any(dimension.sum for dimension in assessment.dimensions)
    return Rules(
        screens=tuple(_screens(printed)),
        by_place=any(screen.same for screen in assessment.validity),
        skips=_skips(printed),
        splits=tuple(split for section in assessment.sections for split in _splits(section, printed)),
        counts=counts(printed),
        areas=tuple(area_rule(dimension, printed) for dimension in assessment.dimensions),
        points=any(not dimension.sum for dimension in assessment.dimensions),
        scores=tuple(score_rule(score, printed) for score in assessment.scores),
        overall=_overall(printed),
        differences=differences(assessment) if compared else (),
        noise=exact(100 * assessment.noise),
        examples=tuple(_example(example, printed) for example in assessment.examples),
    )


def _screens(printed: Print) -> list[tuple[str, str]]:
    found = []
    for screen in printed.assessment.validity:
        questions = printed.questions(screen.of)
        if screen.answered:
            how = f"the number of answers to {questions} is {interval_in_words(screen.answered)}"
            found.append((how, screen.say))
        if screen.same:
            how = f"the answer given most often to {questions} is given this often: {interval_in_words(screen.same)}"
            found.append((how, screen.say))
    return found


def _skips(printed: Print) -> tuple[Skip, ...]:
    groups: dict[tuple[str, str], list[str]] = {}
    for item in printed.assessment.items:
        if item.ask:
            when = in_words(item.ask, printed.assessment, printed.numbers)
            otherwise = "" if item.otherwise is None else in_print(exact(item.otherwise))
            groups.setdefault((when, otherwise), []).append(item.id)
    return tuple(Skip(printed.questions(ids), when, otherwise) for (when, otherwise), ids in groups.items())


def _splits(section: Section, printed: Print) -> list[Split]:
    blocks: dict[tuple[str, Fraction], list[str]] = {}
    for item in section.items:
        if item.scale.total is not None:
            blocks.setdefault((item.scale.id, item.scale.total), []).append(item.id)
    return [Split(printed.questions(ids), in_print(exact(total))) for (_, total), ids in blocks.items()]


def _overall(printed: Print) -> str:
    assessment = printed.assessment
    if assessment.overall == "none" or not assessment.dimensions:
        return ""
    if assessment.overall == "items":
        return "the mean of all answers that count in an area, if every area has a number"
    top = top_level(assessment)
    of = ", ".join(f"“{printed.names[id]}”" for id in top)
    return f"the mean of {of}, if all of them are known" if len(top) > 1 else f"{of}, if it is known"


def _example(example: Example, printed: Print) -> WorkedExample:
    given: dict[str, list[str]] = {}
    for item in printed.assessment.items:
        if example.answers.get(item.id) is not None:
            given.setdefault(answer_in_words(item, example.answers[item.id]), []).append(item.id)
    results = []
    for id in dict.fromkeys([*example.scores, *example.levels]):
        parts = [_expected(example.scores[id])] if id in example.scores else []
        if id in example.levels:
            label = example.levels[id]
            parts += [] if label is None else [label_in_words(id, label, printed.assessment)]
        results.append((printed.names[id], ", ".join(parts) or NOT_ENOUGH))
    if example.overall_stated:
        results.append(("overall", _expected(example.overall)))
    every = [item.id for item in printed.assessment.items if not item.fact]
    answers = tuple(
        (words, "every question" if ids == every else printed.questions(ids)) for words, ids in given.items()
    )
    return WorkedExample(example.id, answers, tuple(results))


def _expected(expected: Expected | None) -> str:
    return NOT_ENOUGH if expected is None else in_print(fixed(expected.value, expected.decimals))
