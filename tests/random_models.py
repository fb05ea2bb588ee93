"""Random assessments of the full scoring model, built as the model itself, with answer sheets that seek out the edges.

Every format, skip rule, verb, modifier and screen is drawn. Bounds of tests, tables and levels are mostly numbers that
some sheet reaches exactly: each score is worked out on a few sheets before anything is laid upon it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Literal, cast

from mkdocs_assessments.model import (
    Amount,
    Answer,
    Assessment,
    Bands,
    Blank,
    Cap,
    Condition,
    Dimension,
    Domain,
    Interval,
    Item,
    Level,
    Lookup,
    Norm,
    NormGroup,
    NumberRange,
    Option,
    Overall,
    Round,
    Row,
    Scale,
    Score,
    ScoreLevel,
    Section,
    Step,
    Term,
    Test,
    Validity,
    Verb,
)
from mkdocs_assessments.scoring import score
from mkdocs_assessments.scoring.asked import split_blocks

Sheet = dict[str, Answer]

VERBS: tuple[Verb, ...] = (
    "sum", "mean", "weigh", "count", "value", "min", "max", "choose", "top", "join", "cross", "stages",
)  # fmt: skip
SAMPLES = 4
"""Sheets on which each score is worked out while the next is drawn."""


def draw_model(chance: random.Random) -> Assessment:
    """One assessment of the full model; ids of its scores begin with ``s``, of its items with ``i``."""
    return _Drawing(chance).assessment


def draw_model_sheet(chance: random.Random, assessment: Assessment) -> Sheet:
    """One sheet: answers, blanks, does-not-apply; what must add up to a total mostly does. Skips are not looked at."""
    blank = chance.choice([0, 0, 0.1, 0.5])
    sheet: Sheet = {}
    for item in assessment.items:
        if item.na is not None and chance.random() < 0.15:
            sheet[item.id] = "na"
        elif chance.random() >= blank:
            sheet[item.id] = chance.randrange(item.scale.size)
    for section in assessment.sections:
        for block in split_blocks(section):
            if chance.random() < 0.8:
                sheet |= _split(chance, [item for item in block if sheet.get(item.id) != "na"])
    return sheet


def one_answer_beside(chance: random.Random, assessment: Assessment, sheet: Sheet) -> Sheet:
    """The same sheet with one answer moved by a step."""
    items = [item for item in assessment.items if isinstance(sheet.get(item.id), int)]
    if not items:
        return dict(sheet)
    item = chance.choice(items)
    answer = cast(int, sheet[item.id]) + chance.choice([-1, 1])
    return sheet | {item.id: min(max(answer, 0), item.scale.size - 1)}


def _split(chance: random.Random, block: Sequence[Item]) -> Sheet:
    if not block:
        return {}
    left = cast(Fraction, block[0].scale.total)
    parts: Sheet = {}
    for item in block[:-1]:
        parts[item.id] = chance.randint(0, int(left))
        left -= cast(int, parts[item.id])
    return parts | {block[-1].id: int(left)}


class _Drawing:
    """One assessment as it grows: each part may refer to those before it."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.items: list[Item] = []
        self.dimensions: list[Dimension] = []
        self.sections: list[Section] = []
        self.scores: list[Score] = []
        self.domains: list[Domain] = []
        self.labels: dict[str, list[str]] = {}
        """Of everything with labels, those it can have."""
        self.numbers: dict[str, list[Fraction]] = {}
        """Of everything with a number, some that it reaches."""
        self._facts()
        for number in range(chance.randint(1, 3)):
            self._dimension(f"d{number}")
        self._section("g0")
        self.sheets = [draw_model_sheet(chance, self._now("none", ())) for _ in range(SAMPLES)]
        self._reach()
        if self.often(0.4):
            self._nest()
        for number in range(chance.randint(4, 9)):
            self._score(f"s{number}")
        overall: Overall = chance.choice(["dimensions", "dimensions", "items", "none"])
        self.assessment = self._now(overall, self._validity())

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    # -- items

    def _facts(self) -> None:
        sexes = Scale("sex", (Option("M", Fraction(0)), Option("F", Fraction(1))))
        ages = Scale("age", (), number=NumberRange(Fraction(16), Fraction(99), Fraction(1)))
        self.items += [Item("sex", "Sex", sexes, fact=True), Item("age", "Age", ages, fact=True)]
        self.sections.append(Section("about", "About", "", tuple(self.items)))

    def _dimension(self, id: str) -> None:
        scales = self._scales()
        items = [
            self._item(f"i{id}_{number}", self.chance.choice(scales)) for number in range(self.chance.randint(1, 5))
        ]
        scored = tuple(item for item in items if item.scored) or (replace(items[0], scored=True),)
        if not any(item.scored for item in items):
            items[0] = scored[0]
        dimension = Dimension(id, id, "", scored, self.chance.randint(1, len(scored)), (), {}, sum=self.often(0.4))
        span = dimension.highest - dimension.lowest
        inner = {dimension.lowest + span * Fraction(self.chance.randint(1, 8), 9) for _ in range(2)}
        starts = [dimension.lowest, *sorted(inner)]
        levels = tuple(Level(f"l{place}", "", start, "") for place, start in enumerate(starts))
        dimension = replace(dimension, levels=levels)
        self.items += items
        self.labels[id] = [level.id for level in levels]
        self.dimensions.append(dimension)
        self.sections.append(Section(id, id, "", tuple(items), dimension))

    def _section(self, id: str) -> None:
        items = []
        for number in range(self.chance.randint(2, 6)):
            item = self._item(f"i{id}_{number}", self.chance.choice(self._scales()))
            items.append(replace(item, reverse=False))
            self.items.append(items[-1])
        self.sections.append(Section(id, id, "", tuple(items)))

    def _item(self, id: str, scale: Scale) -> Item:
        asked = None if self.often(0.75) else self._condition([item.id for item in self.items])
        otherwise = scale.value(self.chance.randrange(scale.size)) if asked and self.often(0.5) else None
        return Item(
            id, id, scale, reverse=self.often(0.3), na="Does not apply" if self.often(0.3) else None,
            scored=self.often(0.9), ask=asked, otherwise=otherwise,
        )  # fmt: skip

    def _scales(self) -> list[Scale]:
        """One scale of some format, or two with options between the same values."""
        kind = self.chance.choice(["options", "options", "choices", "number", "many", "pairs", "bipolar", "split"])
        if kind == "number":
            step = Fraction(self.chance.choice([1, 5]), self.chance.choice([1, 2, 4, 10]))
            lowest = step * self.chance.randint(-3, 2)
            return [Scale("number", (), number=NumberRange(lowest, lowest + step * self.chance.randint(2, 20), step))]
        if kind == "split":
            total = Fraction(self.chance.randint(3, 10))
            return [Scale(f"split{total}", (), number=NumberRange(Fraction(0), total, Fraction(1)), total=total)]
        if kind == "many":
            values = [Fraction(self.chance.choice([1, 1, 2, -1]), self.chance.choice([1, 2])) for _ in range(4)]
            return [Scale("many", _options([*values[:3], Fraction(1)]), many=True, none="None")]
        if kind == "pairs":
            return [Scale("pairs", _options([Fraction(1), Fraction(0)]))]
        if kind == "bipolar":
            return [Scale("bipolar", _options([Fraction(value) for value in range(1, 8)]), poles=("Calm", "Tense"))]
        ends = [Fraction(0), Fraction(self.chance.randint(2, 8), self.chance.choice([1, 1, 2, 10]))]
        scales = []
        for name in ("first", "second")[: 1 if kind == "options" else 2]:
            inner = [ends[1] * Fraction(self.chance.randint(0, 4), 4) for _ in range(self.chance.randint(1, 4))]
            scales.append(Scale(name, _options(sorted([*ends, *inner], reverse=self.often(0.2)))))
        return scales

    # -- tests

    def _condition(self, ids: Sequence[str]) -> Condition:
        tests = tuple(self._test(self.chance.choice(ids)) for _ in range(self.chance.choice([1, 1, 2])))
        if self.often(0.7):
            return Condition(tests)
        sets = tuple(
            tuple(self._test(self.chance.choice(ids)) for _ in range(self.chance.choice([1, 2]))) for _ in range(2)
        )
        return Condition(tests if self.often(0.5) else (), sets)

    def _test(self, id: str) -> Test:
        item = next((item for item in self.items if item.id == id), None)
        if item is None:
            if id in self.labels and (id not in self.numbers or self.often(0.4)):
                return Test(id, label=self.chance.choice(self.labels[id]))
            return Test(id, within=self._interval(self.numbers[id]))
        if item.scale.many and self.often(0.5):
            return Test(id, ticked=self.chance.randrange(len(item.scale.options)))
        size = item.scale.size
        if item.scale.options and self.often(0.6):
            return Test(id, answers=frozenset(self.chance.sample(range(size), self.chance.randint(1, size))))
        return Test(id, within=self._interval([item.scale.value(self.chance.randrange(size)) for _ in range(2)]))

    def _interval(self, numbers: Sequence[Fraction]) -> Interval:
        low, high = sorted(self.chance.choices(numbers or [Fraction(1)], k=2))
        kind = self.chance.random()
        if kind < 0.4:
            return Interval(low=low, low_open=self.often(0.5))
        if kind < 0.8:
            return Interval(high=high, high_open=self.often(0.5))
        return Interval(low, high)

    # -- scores

    def _nest(self) -> None:
        children = tuple(dimension.id for dimension in self.dimensions[:2])
        self._domain("domain", children)
        if self.often(0.5):
            self._domain("above", ("domain", *(dimension.id for dimension in self.dimensions[2:])))

    def _domain(self, id: str, children: tuple[str, ...]) -> None:
        self.domains.append(Domain(id, id, "", children))
        need = self.chance.choice([1, len(children)])
        terms = tuple(map(Term, children))
        self._append(Score(id, id, self.chance.choice(["mean", "sum"]), terms, need=need))

    def _score(self, id: str) -> None:
        verb = self.chance.choice(VERBS)
        draw: dict[str, Callable[[str], Score]] = {
            "choose": self._rows, "stages": self._rows, "join": self._joined, "cross": self._crossed,
        }  # fmt: skip
        self.verb = verb
        self._append(draw.get(verb, self._counted)(id))

    def _append(self, bare: Score) -> None:
        """Takes a score in; a number first without its modifiers, to see what it reaches."""
        self.scores.append(bare)
        self._reach()
        if bare.is_label:
            self.labels[bare.id] = self._possible(bare)
            return
        earlier = [id for id in self.numbers if id != bare.id]
        self.scores[-1] = replace(bare, steps=self._steps(bare.id, earlier))
        self._reach()
        bands = self._bands(bare.id) if self.often(0.6) else ()
        reached = self.numbers[bare.id] or [Fraction(0)]
        self.scores[-1] = replace(
            self.scores[-1],
            bands=bands,
            decimals=self.chance.randint(0, 2),
            lowest=min(reached) - 1,
            highest=max(reached) + 1,
        )
        if bands:
            self.labels[bare.id] = [level.id for group in bands for level in group.levels]

    def _possible(self, bare: Score) -> list[str]:
        if bare.rows:
            return [row.then for row in bare.rows]
        if bare.table:
            return list(bare.table.values())
        return [bare.separator.join(self.chance.choice(self.labels.get(term.of, [term.of])) for term in bare.terms)]

    def _counted(self, id: str) -> Score:
        """A verb over numbers; ``top`` as well."""
        one = self.verb == "value"
        of = self.chance.sample(list(self.numbers), 1 if one else min(len(self.numbers), self.chance.randint(2, 6)))
        if self.verb == "count":
            of = self.chance.sample(self._everything(), len(of))
        terms = tuple(map(self._term, of))
        blank: Blank = self.chance.choice(["left out", "left out", "mean", Fraction(self.chance.randint(-1, 9), 2)])
        return Score(
            id, id, self.verb, terms,
            need=self.chance.choice([len(terms), len(terms), self.chance.randint(0, len(terms)), 0]),
            blank=blank,
            otherwise=Fraction(self.chance.randint(0, 2)) if self.often(0.2) and self.verb != "top" else None,
            take=self.chance.randint(1, 3),
            separator=self.chance.choice(["+", ""]),
        )  # fmt: skip

    def _term(self, id: str) -> Term:
        if self.verb == "count":
            return Term(id, test=self._test(id))
        weight: Fraction | str = Fraction(1)
        if self.verb in ("sum", "weigh", "mean") and self.often(0.4):
            weight = Fraction(self.chance.choice([2, 3, 1, -1] if self.verb == "sum" else [2, 3, 1]), 2)
        if self.verb == "weigh" and self.often(0.4):
            weight = self.chance.choice(list(self.numbers))
        items = {item.id for item in self.items}
        return Term(id, reverse=id in items and self.often(0.3), weight=weight)

    def _rows(self, id: str) -> Score:
        whens = [self._condition(self._everything()) for _ in range(self.chance.randint(1, 3))]
        if self.verb == "choose":
            whens += [Condition()] * self.often(0.5)
        elif self.often(0.5):
            whens.insert(0, Condition())
        rows = tuple(Row(f"row{place}", when) for place, when in enumerate(whens))
        named = {test.of for when in whens for test in when.every_test}
        needs = self.chance.choice([tuple(sorted(named)), (), tuple(sorted(named))[:1]])
        return Score(id, id, self.verb, rows=rows, needs=needs)

    def _joined(self, id: str) -> Score:
        of = [self.chance.choice(sorted(self.labels)) for _ in range(self.chance.randint(2, 3))]
        return Score(id, id, "join", tuple(map(Term, of)), need=len(of), separator=self.chance.choice(["+", ""]))

    def _crossed(self, id: str) -> Score:
        options = [item for item in self.items if item.scale.options and not item.scale.many]
        sides = []
        for _ in range(2):
            if options and self.often(0.4):
                item = self.chance.choice(options)
                sides.append((item.id, [str(place) for place in range(item.scale.size)]))
            else:
                name = self.chance.choice(sorted(self.labels))
                sides.append((name, self.labels[name]))
        (rows, row_labels), (columns, column_labels) = sides
        table = {(row, column): f"{row}/{column}" for row in row_labels for column in column_labels if self.often(0.9)}
        return Score(id, id, "cross", (Term(rows), Term(columns)), need=2, table=table)

    def _everything(self) -> list[str]:
        """The ids of whatever has a number or a label."""
        return list(dict.fromkeys([*self.numbers, *self.labels]))

    # -- modifiers

    def _steps(self, id: str, earlier: Sequence[str]) -> tuple[Step, ...]:
        steps: list[Step] = []
        kinds: tuple[Literal["minus", "plus", "times"], ...] = ("minus", "plus", "times")
        for kind in kinds:
            if self.often(0.2):
                number = Fraction(self.chance.randint(1, 9), self.chance.choice([4, 3]))
                by = self.chance.choice(earlier) if self.often(0.3) else number
                steps.append(Amount(kind, by))
        if self.often(0.2):
            whens = self._groups()
            steps.append(Lookup(tuple((when, self._table(self.numbers[id])) for when in whens), "a source"))
        if self.often(0.2):
            groups = tuple(
                NormGroup(f"group {place}", when, Fraction(self.chance.randint(-9, 9), 4), Fraction(7, 1 + place))
                for place, when in enumerate(self._groups())
            )
            to = self.chance.choice([(Fraction(0), Fraction(1)), (Fraction(50), Fraction(10))])
            steps.append(Norm(groups, *to, "a source"))
        if self.often(0.25):
            steps.append(Round(self.chance.randint(0, 2)))
        if self.often(0.25):
            at = self.chance.choice(self.numbers[id] or [Fraction(1)])
            steps.append(Cap(at, self._condition(earlier) if self.often(0.5) else Condition()))
        return tuple(steps)

    def _groups(self) -> list[Condition]:
        """For everybody; or by sex; or by age, which leaves some out."""
        kind = self.chance.random()
        if kind < 0.4:
            return [Condition()]
        if kind < 0.7:
            return [Condition((Test("sex", answers=frozenset({place})),)) for place in (0, 1)]
        ages = (Interval(Fraction(20), Fraction(50)), Interval(Fraction(50), low_open=True))
        return [Condition((Test("age", within=interval),)) for interval in ages]

    def _table(self, numbers: Sequence[Fraction]) -> tuple[tuple[Interval, Fraction], ...]:
        rows = [self._interval(numbers) for _ in range(3)]
        rows += [Interval()] * self.often(0.5)
        return tuple((interval, Fraction(place * 5, 2)) for place, interval in enumerate(rows))

    def _bands(self, id: str) -> tuple[Bands, ...]:
        groups = []
        for when in self._groups():
            starts = {
                *self.chance.choices(self.numbers[id] or [Fraction(1)], k=2),
                Fraction(self.chance.randint(-9, 9)),
            }
            levels = tuple(
                ScoreLevel(f"band{place}", "", start, above=self.often(0.4))
                for place, start in enumerate(sorted(starts))
            )
            groups.append(Bands(when, levels))
        return tuple(groups)

    def _validity(self) -> tuple[Validity, ...]:
        if self.often(0.7):
            return ()
        ids = [item.id for item in self.items if not item.fact]
        of = tuple(self.chance.sample(ids, self.chance.randint(2, len(ids))))
        bound = Fraction(self.chance.randint(1, len(of)))
        return (
            Validity(of, answered=Interval(low=bound), say="Too few."),
            Validity(of, same=Interval(high=bound + 1), say="All alike."),
        )

    # -- what there is so far

    def _now(self, overall: Overall, validity: tuple[Validity, ...]) -> Assessment:
        return Assessment(
            id="random", file="random.yml", title="Random", version="1.0.0", summary="", construct=None, period=None,
            stem=None, dimensions=tuple(self.dimensions), overall=overall, noise=Fraction(3, 10), not_for=(),
            sources=(), examples=(), sections=tuple(self.sections), scores=tuple(self.scores),
            domains=tuple(self.domains), validity=validity,
        )  # fmt: skip

    def _reach(self) -> None:
        """Works all out on the sample sheets, and keeps the numbers."""
        assessment = self._now("none", ())
        found: dict[str, list[Fraction]] = {item.id: [] for item in self.items}
        for item in self.items:
            found[item.id] = [item.scale.value(self.chance.randrange(item.scale.size)) for _ in range(2)]
        for sheet in self.sheets:
            scored = score(assessment, sheet)
            for dimension in scored.dimensions:
                found.setdefault(dimension.id, []).extend([] if dimension.score is None else [dimension.score])
            for one in scored.scores:
                if not next(score for score in self.scores if score.id == one.id).is_label:
                    found.setdefault(one.id, []).extend([] if one.value is None else [one.value])
        self.numbers = found


def _options(values: Sequence[Fraction]) -> tuple[Option, ...]:
    return tuple(Option(f"Option {place}", value) for place, value in enumerate(values))
