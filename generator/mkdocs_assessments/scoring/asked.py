"""Which items a sheet is asked, and what each answer comes to. The browser's twin is ``browser/scoring/asked.js``.

- Items are gone through in the order they are asked. One whose ``ask`` does not hold is not asked: an answer stored
  for it is ignored, and what it scores is its ``otherwise``, if it has one. So an ``ask`` sees answers to items that
  were asked, and what the others score otherwise.
- An item is left out only once an answer rules it out: while an item it depends on is blank, it stays asked. A blank
  fact rules it out, since facts may be kept to oneself. What an item scores otherwise is tested as a value, and
  passes as an answer does when one of the answers that pass scores the same.
- The items of a section that share a scale with a ``total`` are one block: unless every one of them that was asked
  and applies is answered and they add up to it, all of them are blank. An ``ask`` sees the answers as given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from mkdocs_assessments.model import Answers, Assessment, Condition, Item, Scale, Section, Test


@dataclass(frozen=True, slots=True)
class Given:
    """What one item of a sheet comes to."""

    asked: bool = True
    answer: int | None = None
    """The answer, where it was asked and answered."""
    value: Fraction | None = None
    """What that scores before any reversal, or what the item scores otherwise where it was not asked."""
    na: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is among the items of which some number must be answered."""
        return self.asked or self.value is not None

    @property
    def blank(self) -> bool:
        """Whether an answer was asked for, applies, and is not there."""
        return self.asked and self.value is None and not self.na


NOT_ASKED = Given(asked=False)
BLANK = Given()
DOES_NOT_APPLY = Given(na=True)


def asked_items(assessment: Assessment, answers: Answers) -> frozenset[str]:
    """The ids of the items that this sheet is asked, facts and unscored ones among them."""
    return frozenset(id for id, given in _as_answered(assessment, answers).items() if given.asked)


def given_items(assessment: Assessment, answers: Answers) -> dict[str, Given]:
    """What every item comes to, by id.

    Raises ``ValueError`` for an answer the item cannot have: sheets are made by the program, so that is never a
    coach's mistake.
    """
    found = _as_answered(assessment, answers)
    for section in assessment.sections:
        for block in split_blocks(section):
            counted = [item for item in block if found[item.id].counts and not found[item.id].na]
            values = [value for item in counted if (value := found[item.id].value) is not None]
            if len(values) < len(counted) or sum(values) != block[0].scale.total:
                found.update((item.id, BLANK if found[item.id].asked else NOT_ASKED) for item in counted)
    return found


def split_blocks(section: Section) -> Iterable[list[Item]]:
    """The items of a section whose values must add up to a total: one block for each scale with one."""
    blocks: dict[str, list[Item]] = {}
    for item in section.items:
        if item.scale.total is not None:
            blocks.setdefault(item.scale.id, []).append(item)
    return blocks.values()


def holds(condition: Condition, passes: Callable[[Test], bool]) -> bool:
    """Whether all tests pass and, where there are alternatives, all tests of one of them."""
    return all(map(passes, condition.tests)) and (
        not condition.alternatives or any(all(map(passes, tests)) for tests in condition.alternatives)
    )


def passes(test: Test, scale: Scale, answer: int | None, value: Fraction | None) -> bool:
    """Whether an item passes: by its ``answer``, or by the ``value`` alone where it has one without an answer."""
    if value is None:
        return False
    if test.within is not None:
        return test.within.holds(value)
    if test.answers is not None:
        return any(scale.value(one) == value for one in test.answers) if answer is None else answer in test.answers
    return test.ticked is not None and answer is not None and answer >> test.ticked & 1 == 1


def mirrored(scale: Scale, value: Fraction) -> Fraction:
    """What a reverse-keyed item scores instead of ``value``."""
    return scale.lowest + scale.highest - value


def _as_answered(assessment: Assessment, answers: Answers) -> dict[str, Given]:
    found: dict[str, Given] = {}
    scales: dict[str, Scale] = {}
    facts = {item.id for item in assessment.items if item.fact}

    def may_pass(test: Test) -> bool:
        given = found[test.of]
        open_ = given.blank and test.of not in facts
        return open_ or passes(test, scales[test.of], given.answer, given.value)

    for item in assessment.items:
        asked = item.ask is None or holds(item.ask, may_pass)
        found[item.id] = _answered(item, answers) if asked else Given(asked=False, value=item.otherwise)
        scales[item.id] = item.scale
    return found


def _answered(item: Item, answers: Answers) -> Given:
    answer = answers.get(item.id)
    if answer is None:
        return BLANK
    if answer == "na":
        return DOES_NOT_APPLY
    if not 0 <= answer < item.scale.size:
        raise ValueError(f"item {item.id} has no option {answer}")
    return Given(answer=answer, value=item.scale.value(answer))
