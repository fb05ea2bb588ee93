"""The calculated values of a SurveyJS file: every dimension and score of an assessment, as far as they can be said."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from mkdocs_assessments.interchange.surveyjs.writing.expressions import (
    BeyondError,
    Known,
    answered,
    chain,
    chosen,
    coded,
    every,
    holds,
    item_passes,
    number,
    points,
    rounded,
    some,
    text,
    within,
)
from mkdocs_assessments.model import Assessment, Dimension, Item, Test, Validity
from mkdocs_assessments.scoring import top_level
from mkdocs_assessments.scoring.asked import split_blocks

VALID = "valid sheet"
OVERALL = "overall"


class Sheet:
    """Gathers calculated values in an order in which each comes after what it is made of."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.items = {item.id: item for item in assessment.items}
        self.labels = {score.id for score in assessment.scores if score.is_label}
        self.values: dict[str, str] = {}
        """Expressions by name."""
        self.shown: set[str] = set()
        """Names that are part of the result."""
        self.beyond: dict[str, str] = {}
        """Ids and other names that could not be said, each with the reason in words."""
        self.known: dict[str, Known] = {}
        self.asked: dict[str, str] = {}
        """Of items with a condition: when they are asked."""
        self.blocks = self._blocks()
        for item in assessment.items:
            self._take_item(item)
        self.valid = self._validity()
        for dimension in assessment.dimensions:
            self._take_dimension(dimension)

    def attempt(self, name: str, say: Callable[[], None]) -> None:
        """Runs ``say``, which may find that there are no words for it."""
        try:
            say()
        except BeyondError as error:
            self.beyond[name] = str(error)

    def put(self, name: str, expression: str, shown: bool = False) -> str:
        """A calculated value; returns how it is named in an expression."""
        self.values[name] = expression
        if shown:
            self.shown.add(name)
        return f"{{{name}}}"

    def result(self, name: str, expression: str) -> None:
        """A score, which an invalid sheet does not have."""
        self.put(name, chosen(f"{{{VALID}}} = 1", expression) if self.valid else expression, shown=True)

    def member(self, id_: str) -> Known:
        """An item, dimension or score on the sheet."""
        if id_ in self.beyond:
            raise BeyondError(f"it rests on {id_}")
        return self.known.get(id_) or Known(f"{{{id_}}} notempty", f"{{{id_}}}")

    def passes(self, test: Test) -> str:
        """Whether a test holds; on something unknown it does not."""
        known = self.member(test.of)
        if test.of in self.items:
            return item_passes(test, self.items[test.of], known)
        if test.label is not None:
            name = test.of if test.of in self.labels else f"{test.of} level"
            if name in self.beyond or (name not in self.values and test.of not in self.labels):
                raise BeyondError(f"it rests on the level of {test.of}")
            return f"{{{name}}} = {text(test.label)}"
        assert test.within is not None
        return every([known.present, within(test.within, known.value)])

    def levels(self, id_: str, rows: list[tuple[str, str]]) -> None:
        """The level of a number; ``rows`` are its levels from the highest, each with when it is reached."""
        present = f"{{{id_}}} notempty"
        self.put(
            f"{id_} level", chosen(present, chain([(condition, text(then)) for condition, then in rows])), shown=True
        )

    def _blocks(self) -> dict[str, str]:
        """Items that must add up to a total, with the name of the value that says whether they do."""
        found: dict[str, str] = {}
        for section in self.assessment.sections:
            for number_, block in enumerate(split_blocks(section)):
                name = f"{section.id} adds up {number_ + 1}"
                if any(item.ask or item.na for item in block):
                    self.beyond |= {item.id: "numbers that add up, some of them not always asked" for item in block}
                    continue
                total = block[0].scale.total or Fraction(0)
                whole = every(
                    [*map(answered, block), f"{rounded(_sum([points(item) for item in block]))} = {number(total)}"]
                )
                self.put(name, chosen(whole, "1", "0"))
                found |= {item.id: f"{{{name}}} = 1" for item in block}
        return found

    def _take_item(self, item: Item) -> None:
        present, value, name = answered(item), points(item), f"{{{item.id}}}"
        if item.id in self.blocks:
            held = self.put(f"{item.id} value", chosen(self.blocks[item.id], value))
            self.known[item.id] = Known(f"{held} notempty", held, fillable=f"{held} empty")
        elif item.ask is None:
            self.known[item.id] = Known(present, value, fillable=f"{name} empty")
        else:
            self.attempt(item.id, lambda: self._take_conditional(item, present, value))

    def _take_conditional(self, item: Item, present: str, value: str) -> None:
        assert item.ask is not None
        condition = holds(item.ask, self._may_pass)
        asked = self.put(f"{item.id} asked", chosen(condition, "1", "0")) + " = 1"
        otherwise = "''" if item.otherwise is None else number(item.otherwise)
        held = self.put(f"{item.id} value", chosen(asked, chosen(present, value), otherwise))
        self.asked[item.id] = asked
        self.known[item.id] = Known(
            f"{held} notempty",
            held,
            counts=None if item.otherwise is not None else asked,
            fillable=every([asked, f"{{{item.id}}} empty"]),
        )

    def _may_pass(self, test: Test) -> str:
        """A test before a question: while what it looks at is blank, the question stays."""
        item = self.items[test.of]
        known = Known(answered(item), points(item)) if item.id in self.blocks else self.member(item.id)
        plain = item_passes(test, item, known)
        if item.fact:
            return plain
        blank = f"{{{item.id}}} empty"
        return some([every([self.asked[item.id], blank]) if item.id in self.asked else blank, plain])

    def _validity(self) -> bool:
        screens = [f"screen {number_}" for number_ in range(1, len(self.assessment.validity) + 1)]
        for name, screen in zip(screens, self.assessment.validity, strict=True):
            self.attempt(name, lambda name=name, screen=screen: self._take_screen(name, screen))  # type: ignore[misc]
        said = [f"{{{name}}} = 1" for name in screens if name not in self.beyond]
        if said:
            self.put(VALID, chosen(every(said), "1", "0"))
        return bool(said)

    def _take_screen(self, name: str, screen: Validity) -> None:
        found = []
        given = {id_: self._is_given(self.items[id_]) for id_ in screen.of}
        if screen.answered is not None:
            found.append(within(screen.answered, f"({_sum([chosen(one, '1', '0') for one in given.values()])})"))
        if screen.same is not None:
            scales = [self.items[id_].scale for id_ in screen.of]
            if any(scale.many or scale.number for scale in scales):
                raise BeyondError("the same answer to questions of other kinds")
            counts = [
                _sum([
                    chosen(every([given[id_], f"{{{id_}}} = {coded(self.items[id_].scale)[position]}"]), "1", "0")
                    for id_ in screen.of
                    if position < self.items[id_].scale.size
                ])
                for position in range(max(scale.size for scale in scales))
            ]  # fmt: skip
            found.append(within(screen.same, f"max({', '.join(counts)})"))
        self.put(name, chosen(every(found), "1", "0"))

    def _is_given(self, item: Item) -> str:
        if item.id in self.beyond:
            raise BeyondError(f"it rests on {item.id}")
        if item.id in self.blocks:
            return every([answered(item), self.blocks[item.id]])
        return every([answered(item), self.asked.get(item.id, "")])

    def _take_dimension(self, dimension: Dimension) -> None:
        self.attempt(dimension.id, lambda: self._say_dimension(dimension))

    def _say_dimension(self, dimension: Dimension) -> None:
        known = [self.member(item.id) for item in dimension.items]
        count = self.put(f"{dimension.id} answered", _sum([chosen(one.present, "1", "0") for one in known]))
        values = _sum(
            [chosen(one.present, keyed(item, one.value), "0") for item, one in zip(dimension.items, known, strict=True)]
        )
        enough = f"{count} >= {max(dimension.need, 1)}"
        if any(one.counts for one in known):
            asked = self.put(
                f"{dimension.id} asked", _sum([chosen(one.counts, "1", "0") if one.counts else "1" for one in known])
            )
            enough = every([some([enough, f"{count} >= {asked}"]), f"{count} >= 1"])
        mean = f"({values}) / {count}" + (f" * {dimension.times}" if dimension.times > 1 else "")
        self.result(dimension.id, chosen(enough, rounded(mean)))
        reached = [(f"{{{dimension.id}}} >= {number(level.start)}", level.id) for level in reversed(dimension.levels)]
        self.levels(dimension.id, reached)

    def take_overall(self) -> None:
        """The overall score, once everything else is there."""
        if self.assessment.overall != "none":
            self.attempt(OVERALL, self._say_overall)

    def _say_overall(self) -> None:
        dimensions = self.assessment.dimensions
        parts = (
            [one.id for one in dimensions] if self.assessment.overall == "items" else list(top_level(self.assessment))
        )
        there = every([self.member(id_).present for id_ in parts])
        if self.assessment.overall == "items":
            items = [item for dimension in dimensions for item in dimension.items]
            values = _sum(
                [chosen((one := self.member(item.id)).present, keyed(item, one.value), "0") for item in items]
            )
            whole = _sum([f"{{{id_}}}" for id_ in (f"{dimension.id} answered" for dimension in dimensions)])
        else:
            values, whole = _sum([f"{{{id_}}}" for id_ in parts]), str(len(parts))
        if parts:
            self.put(OVERALL, chosen(there, rounded(f"({values}) / ({whole})")), shown=True)


def keyed(item: Item, value: str) -> str:
    """The points of an item after reversal."""
    return mirrored(item, value) if item.reverse else value


def mirrored(item: Item, value: str) -> str:
    """The points of an item counted from the other end."""
    return f"({number(item.scale.lowest + item.scale.highest)} - {value})"


def _sum(parts: list[str]) -> str:
    return " + ".join(parts) if parts else "0"
