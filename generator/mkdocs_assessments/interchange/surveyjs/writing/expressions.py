"""What is known of an answer sheet, in the expression language of SurveyJS: answers, conditions, tests.

A calculated value without a value is empty there, as a missing score is ``None`` here. SurveyJS calculates with
binary numbers; every result is rounded to ``PLACES`` decimals, so that a bound is met exactly where it is met here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from mkdocs_assessments.model import Condition, Interval, Item, Scale, Test
from mkdocs_assessments.rounding import decimal, exact
from mkdocs_assessments.scoring.asked import passes

PLACES = 9
NA = "na"
"""What stands for does-not-apply among the answers."""

QUOTES = frozenset("'\"\\")

NONE = "none"
"""What SurveyJS stores where nothing is ticked on purpose."""


class BeyondError(Exception):
    """Something the expression language cannot say; in words."""


@dataclass(frozen=True, slots=True)
class Known:
    """A member on the sheet, as expressions. An item that is always asked has no ``counts`` of its own."""

    present: str
    value: str
    counts: str | None = None
    fillable: str | None = None
    """When something may stand in for it; ``None``: never."""


def number(value: Fraction) -> str:
    """A number as it stands in an expression."""
    return decimal(value, PLACES)


def factor(value: Fraction) -> str:
    """A weight or what is added, taken away or multiplied by, which may have no end of decimals."""
    return f"({exact(value).replace('/', ' / ')})" if "/" in exact(value) else exact(value)


def text(words: str) -> str:
    """A text as it stands in an expression, which has no way to write a quotation mark inside one."""
    if set(words) & QUOTES:
        raise BeyondError("a label with a quotation mark")
    return f"'{words}'"


def chosen(condition: str, then: str, otherwise: str = "''") -> str:
    """``then`` where the condition holds."""
    return f"iif({condition}, {then}, {otherwise})"


def every(conditions: Iterable[str]) -> str:
    """All of them; nothing to hold always holds."""
    found = [condition for condition in conditions if condition]
    return found[0] if len(found) == 1 else " and ".join(f"({one})" for one in found) if found else "1 = 1"


def some(conditions: Iterable[str]) -> str:
    """One of them; none never holds."""
    found = list(conditions)
    return found[0] if len(found) == 1 else " or ".join(f"({one})" for one in found) if found else "1 = 0"


def codes(scale: Scale) -> list[str]:
    """What stands for each option among the answers: its points where these differ, else a code by its position."""
    values = [option.value for option in scale.options]
    if scale.many or len(set(values)) < len(values):
        return [f"o{position}" for position in range(len(values))]
    return [number(value) for value in values]


def is_coded(scale: Scale) -> bool:
    """Whether answers are codes and not points."""
    return any(code.startswith("o") for code in codes(scale))


def coded(scale: Scale) -> list[str]:
    """The codes as they stand in an expression."""
    return [f"'{code}'" if is_coded(scale) else code for code in codes(scale)]


def points(item: Item) -> str:
    """What an answer to the item scores before any reversal."""
    name, scale = f"{{{item.id}}}", item.scale
    if scale.many:
        ticked = [
            f"iif({name} contains {code}, {number(option.value)}, 0)"
            for code, option in zip(coded(scale), scale.options, strict=True)
        ]
        return "(" + " + ".join(ticked) + ")"
    if not is_coded(scale) or scale.number:
        return name
    result = "''"
    for code, option in zip(reversed(coded(scale)), reversed(scale.options), strict=True):
        result = chosen(f"{name} = {code}", number(option.value), result)
    return result


def answered(item: Item) -> str:
    """Whether there is an answer that counts."""
    name = f"{{{item.id}}}"
    return f"{name} notempty and {name} <> '{NA}'" if item.na else f"{name} notempty"


def within(interval: Interval, value: str) -> str:
    """Whether a value that is there lies between the bounds."""
    found = []
    if interval.low is not None:
        found.append(f"{value} {'>' if interval.low_open else '>='} {number(interval.low)}")
    if interval.high is not None:
        found.append(f"{value} {'<' if interval.high_open else '<='} {number(interval.high)}")
    return every(found)


def item_passes(test: Test, item: Item, known: Known) -> str:
    """Whether an item that is asked or counts something otherwise passes; a blank does not."""
    scale = item.scale
    if test.within is not None:
        return every([known.present, within(test.within, known.value)])
    name = f"{{{item.id}}}"
    asked = f"{{{item.id} asked}} = 1" if item.ask else ""
    if test.ticked is not None:
        return every([known.present, asked, f"{name} contains {coded(scale)[test.ticked]}"])
    assert test.answers is not None
    if scale.many:
        if test.answers != frozenset({0}):
            raise BeyondError("a test of several ticked options")
        nothing = every([known.present, asked, f"{name} contains '{NONE}'"])
        return some([nothing, f"{{{item.id} asked}} = 0"]) if item.otherwise == 0 else nothing
    values = {option.value for position, option in enumerate(scale.options) if position in test.answers}
    whole = {position for position, option in enumerate(scale.options) if option.value in values} == test.answers
    if whole:
        return every([known.present, some(f"{known.value} = {number(value)}" for value in sorted(values))])
    if item.otherwise is not None:
        raise BeyondError("a test of one of several options with the same points")
    return every([known.present, some(f"{name} = {coded(scale)[position]}" for position in sorted(test.answers))])


def holds(condition: Condition, passes: Callable[[Test], str]) -> str:
    """Whether all tests pass and, where there are alternatives, all of one of them."""
    plain = [passes(test) for test in condition.tests]
    sets = [every(map(passes, tests)) for tests in condition.alternatives]
    return every([*plain, some(sets)] if sets else plain)


def stand_in_passes(test: Test, item: Item | None, value: Fraction) -> bool:
    """Whether a number that stands in for a blank passes."""
    if item is not None:
        return passes(test, item.scale, None, value)
    return test.within is not None and test.within.holds(value)


def chain(rows: Sequence[tuple[str, str]], otherwise: str = "''") -> str:
    """The result of the first row whose condition holds."""
    result = otherwise
    for condition, then in reversed(rows):
        result = chosen(condition, then, result)
    return result


def rounded(value: str) -> str:
    """A result without the dust of binary numbers."""
    return f"round({value}, {PLACES})"
