"""The screens of an assessment's page: which questions stand on each, how they are numbered, and how they are answered.

A screen is the facts, a dimension's questions, or those of a group without a score.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from typing import Literal

from mkdocs_assessments import model
from mkdocs_assessments.articles import Article
from mkdocs_assessments.branching import in_words
from mkdocs_assessments.interpretation import words_scale
from mkdocs_assessments.method import ranges
from mkdocs_assessments.model import Assessment, Dimension, Item, NumberRange, Scale
from mkdocs_assessments.numbering import numbers
from mkdocs_assessments.rounding import decimal, exact, in_print
from mkdocs_assessments.scoring.asked import split_blocks

Control = Literal["options", "pair", "poles", "number", "many"]
"""How a question is answered: the names of templates in ``theme/body/answer``; ``pair`` has that of ``options``."""


@dataclass(frozen=True, slots=True)
class Split:
    """Questions whose numbers have to add up (constant sum)."""

    id: str
    """Of the line that says how far they do."""
    total: str
    unit: str
    """With a space before it, or empty."""
    questions: str
    """Their numbers, such as ``3–6``."""
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a number may be, as an input's attributes and in words."""

    low: str
    high: str
    step: str
    mode: str
    """The keyboard a phone should offer; empty where it must have a minus sign, which the narrow ones lack."""
    unit: str
    rule: str
    """Such as ``from 0 to 100 in steps of 5``."""
    whole: bool


@dataclass(frozen=True, slots=True)
class Question:
    """An item with the number it has on the page and what its control needs."""

    number: str
    item: Item
    control: Control
    entry: Entry | None = None
    opens: Split | None = None
    """Set on the first question of a constant sum."""
    closes: Split | None = None
    """Set on its last."""
    split: Split | None = None
    """Set on all of them."""
    only_if: str = ""
    """When it is asked, in words; empty where it always is or its whole screen depends on the same."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen of questions; with a dimension a row of the results too."""

    number: int
    """From 1, over all screens: its place in addresses."""
    caption: str
    title: str
    domains: str
    """The titles of the domains it lies in, outermost first; empty without any."""
    facts: bool
    about: str
    """Shown above its questions; only where no result says it."""
    questions: tuple[Question, ...]
    only_if: str
    dimension: Dimension | None
    ticks: tuple[str, ...]
    """Where the options stand on the track, in per cent of its width."""
    articles: tuple[tuple[Article, tuple[str, ...]], ...]
    """The dimension's articles, each once, with the ids of the levels it is meant for."""


def screens(assessment: Assessment, articles: Mapping[str, Article]) -> tuple[Screen, ...]:
    """All screens in the order shown; without any ``articles`` none is named."""
    printed = numbers(assessment)
    captions = _captions(assessment)
    return tuple(
        Screen(
            number=position + 1,
            caption=captions[position],
            title=section.title,
            domains=" › ".join(section.domains),
            facts=is_facts(section),
            about="" if section.dimension else section.about,
            questions=_questions(section, assessment, printed),
            only_if=in_words(shared, assessment, printed) if (shared := _shared(section)) else "",
            dimension=section.dimension,
            ticks=_ticks(section.dimension),
            articles=_articles(section.dimension, articles),
        )
        for position, section in enumerate(assessment.sections)
    )


def features(assessment: Assessment) -> frozenset[str]:
    """What beyond plain options the questions use, by the names of its style and sentences."""
    used = {str(control(item.scale)) for item in assessment.items} - {"options"}
    flags = {
        "ask": any(item.ask for item in assessment.items),
        "facts": any(item.fact for item in assessment.items),
        "split": any(item.scale.total is not None for item in assessment.items),
    }
    return frozenset(used | {name for name, holds in flags.items() if holds})


def is_facts(section: model.Section) -> bool:
    """Whether a section asks about the person, and not about what they do."""
    return all(item.fact for item in section.items)


def _captions(assessment: Assessment) -> list[str]:
    asked = [not is_facts(section) for section in assessment.sections]
    places = accumulate(map(int, asked))
    return [
        f"Section {place} of {sum(asked)}" if counts else "Before the questions"
        for counts, place in zip(asked, places, strict=True)
    ]


def _shared(section: model.Section) -> model.Condition | None:
    """The condition all questions of a screen depend on, where it is the same."""
    conditions = {item.ask for item in section.items}
    return conditions.pop() if len(conditions) == 1 else None


def _questions(section: model.Section, assessment: Assessment, printed: Mapping[str, str]) -> tuple[Question, ...]:
    splits = _splits(section, printed)
    shared = _shared(section)
    questions = []
    for item in section.items:
        split = splits.get(item.scale.id)
        questions.append(
            Question(
                number=printed[item.id],
                item=item,
                control=control(item.scale),
                entry=_entry(item.scale.number) if item.scale.number else None,
                opens=split if split and split.ids[0] == item.id else None,
                closes=split if split and split.ids[-1] == item.id else None,
                split=split,
                only_if=in_words(item.ask, assessment, printed) if item.ask and not shared else "",
            )
        )
    return tuple(questions)


def _splits(section: model.Section, printed: Mapping[str, str]) -> dict[str, Split]:
    """The constant sums of a section by the id of their scale."""
    found = {}
    for items in split_blocks(section):
        scale = items[0].scale.id
        found[scale] = _split(f"{section.id}-{scale}", items, printed)
    return found


def _split(id: str, items: Sequence[Item], printed: Mapping[str, str]) -> Split:
    scale = items[0].scale
    return Split(
        id=id,
        total=exact(scale.total or Fraction(0)),
        unit=f" {scale.number.unit}" if scale.number and scale.number.unit else "",
        questions=ranges(int(printed[item.id]) for item in items),
        ids=tuple(item.id for item in items),
    )


def control(scale: Scale) -> Control:
    """How a question with this scale is answered. Two options of which the first counts 1 are a forced choice."""
    if scale.number:
        return "number"
    if scale.many:
        return "many"
    if scale.poles:
        return "poles"
    return "pair" if [option.value for option in scale.options] == [1, 0] else "options"


def _entry(number: NumberRange) -> Entry:
    whole = number.step == 1 and number.lowest.denominator == 1
    low, high, step = (in_print(exact(bound)) for bound in (number.lowest, number.highest, number.step))
    fractional = number.step.denominator > 1 or number.lowest.denominator > 1
    return Entry(
        low=exact(number.lowest),
        high=exact(number.highest),
        step=exact(number.step),
        mode="" if number.lowest < 0 else "decimal" if fractional else "numeric",
        unit=number.unit,
        rule=f"from {low} to {high}" + ("" if whole else f" in steps of {step}"),
        whole=whole,
    )


def _ticks(dimension: Dimension | None) -> tuple[str, ...]:
    scale = words_scale(dimension) if dimension else None
    if dimension is None or scale is None:
        return ("0", "100")
    return _places(tuple(value * dimension.times for value, _ in scale), dimension.lowest, dimension.highest)


@lru_cache(maxsize=256)
def _places(values: tuple[Fraction, ...], lowest: Fraction, highest: Fraction) -> tuple[str, ...]:
    """Where values stand between the lowest and the highest, in per cent."""
    return tuple(decimal(100 * (value - lowest) / (highest - lowest)) for value in values)


def _articles(
    dimension: Dimension | None, articles: Mapping[str, Article]
) -> tuple[tuple[Article, tuple[str, ...]], ...]:
    levels: dict[str, list[str]] = {}
    for level in dimension.levels if dimension and articles else ():
        for stem in dimension.guidance.get(level.id, ()) if dimension else ():
            levels.setdefault(stem, []).append(level.id)
    return tuple((articles[stem], tuple(ids)) for stem, ids in levels.items())
