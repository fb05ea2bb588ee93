"""Small assessments over the whole model, made as model objects, and all answer sheets that there are of one.

Small enough that every sheet can be scored one by one: at most ``MOST_SHEETS`` of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product
from random import Random

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
    Outcome,
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

MOST_SHEETS = 1500

MOST_LABELS = 100
"""Answers of an item whose labels are put together with others."""


def draw_model(chance: Random) -> Assessment:
    """One small assessment, over every scale, verb and modifier."""
    facts = tuple(draw_fact(chance, number) for number in range(chance.choice([0, 0, 1, 1, 2])))
    sections = [Section("about", "About", "", facts)] if facts else []
    before = list(facts)
    room = MOST_SHEETS / max(1, math.prod(item.scale.size + 1 for item in facts))
    for number in range(chance.choice([1, 1, 2, 3])):
        items: list[Item] = []
        scale = draw_scale(chance, number)
        for place in range(chance.choice([1, 2, 2, 3])):
            if items and room < scale.size + 2:
                break
            item = draw_item(chance, f"d{number}i{place}", scale, before)
            room /= scale.size + 1 + (item.na is not None)
            items.append(item)
            before.append(item)
        scored = tuple(item for item in items if item.scored)
        dimension = draw_dimension(chance, number, scored) if scored and chance.random() < 0.8 else None
        sections.append(Section(f"s{number}", f"S{number}", "", tuple(items), dimension))
    dimensions = tuple(section.dimension for section in sections if section.dimension)
    assessment = replace(assessment_of(sections, dimensions), overall=chance.choice(["none", "dimensions", "items"]))
    scores = [_domain(chance, dimensions)] if len(dimensions) > 1 and chance.random() < 0.4 else []
    domains = tuple(Domain(one.id, one.title, "", tuple(term.of for term in one.terms)) for one in scores)
    for number in range(chance.choice([1, 2, 3, 4])):
        scores.append(draw_score(chance, number, assessment, scores))
    validity = (draw_screen(chance, assessment),) if chance.random() < 0.3 else ()
    return replace(assessment, scores=tuple(scores), domains=domains, validity=validity)


def draw_splits(chance: Random) -> Assessment:
    """One small assessment of blocks with a total, and scores that rank what was given to their items."""
    blocks, size, total = chance.choice([(1, 3, 3), (1, 4, 2), (1, 4, 3), (2, 2, 3), (2, 3, 2), (3, 2, 2)])
    sections = []
    for number in range(blocks):
        scale = Scale(
            f"c{number}", (), None, NumberRange(Fraction(0), Fraction(total), Fraction(1)), total=Fraction(total)
        )
        items = tuple(Item(f"b{number}i{place}", "", scale, scored=False) for place in range(size))
        sections.append(Section(f"s{number}", f"S{number}", "", items))
    if blocks * size < 6 and chance.random() < 0.4:
        sections.append(Section("after", "After", "", (_asked_after(chance, sections),)))
    assessment = assessment_of(sections, ())
    things: list[Item | Score] = list(assessment.items)
    scores: list[Score] = []
    if chance.random() < 0.7:
        for number in range(chance.choice([2, 3])):
            some = chance.sample(assessment.items, chance.choice([1, 2, 2, 3]))
            if chance.random() < 0.6:
                some = [section.items[number % size] for section in sections[:blocks]]
            terms = tuple(Term(one.id, chance.random() < 0.2) for one in some)
            verb: Verb = chance.choice(["sum", "sum", "mean"])
            scores.append(Score(f"role{number}", "", verb, terms, len(terms), bands=_bands(chance, assessment.items)))
        things = [*scores, *(chance.sample(assessment.items, 1) if chance.random() < 0.3 else [])]
    ranked = chance.sample(things, chance.randint(2, min(4, len(things))))
    terms = tuple(Term(one.id, isinstance(one, Item) and chance.random() < 0.1) for one in ranked)
    outcomes = {term.of: Outcome(term.of, term.of) for term in terms}
    scores.append(Score("most", "", "top", terms, len(terms), take=chance.choice([1, 1, 2, 3]), outcomes=outcomes))
    if chance.random() < 0.3:
        scores.append(_rows(chance, "rows", "choose", assessment.items, scores))
    validity = (draw_screen(chance, assessment),) if chance.random() < 0.2 else ()
    return replace(assessment, scores=tuple(scores), validity=validity)


def draw_rows(chance: Random) -> Assessment:
    """One small assessment of a ``choose`` or ``stages`` with many rows, most of them of one or two tests."""
    size = chance.choice([3, 4, 5])
    options = tuple(Option(f"o{place}", Fraction(place)) for place in range(3 if size < 5 else 2))
    scale = Scale("rows", options)
    items = tuple(Item(f"i{place}", "", scale, scored=False) for place in range(size))
    assessment = assessment_of([Section("s", "S", "", items)], ())
    rows = []
    for place in range(chance.randint(4, 12)):
        tests = [_test(chance, items, ()) for _ in range(chance.choice([1, 2, 2, 3]))]
        cut = chance.randint(0, len(tests)) if chance.random() < 0.4 else len(tests)
        rows.append(Row(f"r{place}", Condition(tuple(tests[:cut]), tuple((test,) for test in tests[cut:]))))
    verb: Verb = chance.choice(["choose", "choose", "stages"])
    outcomes = {row.then: Outcome(row.then, row.then) for row in rows}
    needs = tuple(item.id for item in items if chance.random() < 0.5)
    found = Score("chosen", "", verb, rows=tuple(rows), needs=needs, outcomes=outcomes)
    return replace(assessment, scores=(found,))


def draw_screens(chance: Random) -> Assessment:
    """One small assessment of several blocks with a screen each, maybe one more, and scores over some of them."""
    size = chance.choice([2, 3])
    scale = Scale("words", tuple(Option(f"o{place}", Fraction(place)) for place in range(size)))
    blocks = [
        tuple(Item(f"b{number}i{place}", "", scale, scored=False) for place in range(2))
        for number in range(2 if size == 3 else chance.choice([2, 3]))
    ]
    sections = [Section(f"s{number}", f"S{number}", "", items) for number, items in enumerate(blocks)]
    assessment = assessment_of(sections, ())
    screens = [Validity(tuple(item.id for item in items), same=Interval(None, Fraction(1))) for items in blocks]
    screens = chance.sample(screens, chance.randint(1, len(screens)))
    if chance.random() < 0.4:
        screens.append(draw_screen(chance, assessment))
    scores: list[Score] = []
    for name, place in (("first", 0), ("second", 1)):
        some = [items[place] for items in blocks if chance.random() < 0.8] or [blocks[0][place]]
        terms = tuple(Term(item.id, test=Test(item.id, answers=frozenset({0}))) for item in some)
        scores.append(Score(name, "", "count", terms, len(terms), bands=_bands(chance, assessment.items)))
    steps = (Amount("minus", "second"),)
    scores.append(Score("net", "", "value", (Term("first"),), 1, steps=steps, bands=_bands(chance, assessment.items)))
    outcomes = {one.id: Outcome(one.id, one.id) for one in scores}
    scores.append(Score("most", "", "top", tuple(Term(one.id) for one in scores), 3, take=2, outcomes=outcomes))
    scores.append(_rows(chance, "rows", "choose", assessment.items, scores[:3]))
    return replace(assessment, scores=tuple(scores), validity=tuple(screens))


def _asked_after(chance: Random, sections: Sequence[Section]) -> Item:
    """An item that is asked by what was given to one of a block."""
    options = tuple(Option(f"o{place}", Fraction(place)) for place in range(2))
    before = chance.choice([item for section in sections for item in section.items])
    number = Fraction(chance.choice([1, 2, 3]))
    interval = Interval(number, number if chance.random() < 0.5 else None)
    otherwise = Fraction(chance.choice([2, 3])) if chance.random() < 0.7 else None
    ask = Condition((Test(before.id, within=interval),))
    return Item("after", "", Scale("after", options), scored=False, ask=ask, otherwise=otherwise)


def sheets(assessment: Assessment, *, blanks: bool) -> Iterator[dict[str, Answer]]:
    """Every sheet: with all answered, or with blanks and does-not-apply as well."""
    choices: list[Sequence[Answer]] = []
    for item in assessment.items:
        more: list[Answer] = [None] if blanks else []
        more += ["na"] if blanks and item.na else []
        choices.append([*item.scale.answers, *more])
    for answers in product(*choices):
        yield dict(zip((item.id for item in assessment.items), answers, strict=True))


def assessment_of(sections: list[Section], dimensions: tuple[Dimension, ...]) -> Assessment:
    return Assessment(
        id="small",
        file="small.yml",
        title="Small",
        version="1.0.0",
        summary="",
        construct=None,
        period=None,
        stem=None,
        dimensions=dimensions,
        overall="none",
        noise=Fraction(0),
        not_for=(),
        sources=(),
        examples=(),
        sections=tuple(sections),
    )


def _number(chance: Random) -> Fraction:
    return Fraction(chance.choice([-2, -1, 0, 0, 1, 1, 2, 3, 4, 6]), chance.choice([1, 1, 1, 2, 4]))


def draw_scale(chance: Random, number: int) -> Scale:
    kind = chance.choice(["options", "options", "options", "number", "many", "pairs", "split"])
    na = "n/a" if chance.random() < 0.2 and kind != "split" else None
    if kind == "number":
        low = _number(chance)
        step = Fraction(1, chance.choice([1, 2]))
        return Scale(f"c{number}", (), na, NumberRange(low, low + step * chance.choice([1, 2, 3]), step))
    if kind == "split":
        return Scale(f"c{number}", (), na, NumberRange(Fraction(0), Fraction(2), Fraction(1)), total=Fraction(2))
    size = 2 if kind == "pairs" else chance.choice([2, 3, 3]) if kind == "many" else chance.choice([2, 3, 4])
    options = tuple(Option(f"o{place}", _number(chance)) for place in range(size))
    none = "None" if kind == "many" and chance.random() < 0.5 else None
    return Scale(f"c{number}", options, na, many=kind == "many", none=none)


def draw_fact(chance: Random, number: int) -> Item:
    if chance.random() < 0.3:
        scale = Scale(f"f{number}", (), None, NumberRange(Fraction(16), Fraction(18), Fraction(1)))
    else:
        scale = Scale(f"f{number}", tuple(Option(label, Fraction(place)) for place, label in enumerate("MF")))
    return Item(f"fact{number}", "", scale, scored=False, fact=True)


def draw_item(chance: Random, id: str, scale: Scale, before: list[Item]) -> Item:
    ask = otherwise = None
    if before and scale.total is None and chance.random() < 0.25:
        ask = draw_condition(chance, [*before], [])
        otherwise = scale.value(chance.randrange(scale.size)) if chance.random() < 0.5 else None
    return Item(
        id,
        "",
        scale,
        reverse=chance.random() < 0.3,
        na=scale.na,
        scored=chance.random() < 0.85,
        ask=ask,
        otherwise=otherwise,
    )


def draw_dimension(chance: Random, number: int, items: tuple[Item, ...]) -> Dimension:
    summed = chance.random() < 0.4
    times = len(items) if summed else 1
    low, high = items[0].scale.lowest * times, items[0].scale.highest * times
    starts = sorted({low - 3, *(low + (high - low) * chance.randint(1, 8) / 8 for _ in range(chance.randint(0, 2)))})
    levels = tuple(Level(f"l{place}", f"L{place}", start, "") for place, start in enumerate(starts))
    return Dimension(
        f"dim{number}", f"D{number}", "", items, chance.randint(1, len(items)), levels, {"l0": ("article",)}, sum=summed
    )


def _domain(chance: Random, dimensions: Sequence[Dimension]) -> Score:
    """A domain's score, over some of the dimensions."""
    inside = chance.sample(dimensions, chance.randint(1, len(dimensions)))
    terms = tuple(Term(dimension.id) for dimension in inside)
    verb: Verb = chance.choice(["mean", "sum"])
    otherwise = Fraction(0) if chance.random() < 0.1 else None
    return Score("domain", "Domain", verb, terms, chance.randint(1, len(terms)), otherwise=otherwise)


def _interval(chance: Random) -> Interval:
    low, high = sorted((_number(chance), _number(chance)))
    kind = chance.randrange(4)
    return Interval(
        low if kind != 1 else None, high if kind in (1, 2) else None, chance.random() < 0.3, chance.random() < 0.3
    )


def _test(chance: Random, items: Sequence[Item], others: Sequence[Dimension | Score]) -> Test:
    one = chance.choice([*items, *others])
    if isinstance(one, Item):
        if one.scale.many:
            return Test(one.id, ticked=chance.randrange(len(one.scale.options)))
        if one.scale.number:
            low = one.scale.lowest + one.scale.number.step
            return Test(one.id, within=Interval(low, None, chance.random() < 0.3))
        some = frozenset(answer for answer in range(one.scale.size) if chance.random() < 0.5)
        return Test(one.id, answers=some or frozenset({0}))
    if isinstance(one, Score) and one.is_label:
        return Test(one.id, label=chance.choice([*one.outcomes, "none"]))
    if chance.random() < 0.3:
        return Test(one.id, label=f"l{chance.randrange(2)}")
    return Test(one.id, within=_interval(chance))


def draw_condition(chance: Random, items: Sequence[Item], others: Sequence[Dimension | Score]) -> Condition:
    tests = tuple(_test(chance, items, others) for _ in range(chance.choice([0, 1, 1, 2])))
    if tests and chance.random() < 0.7:
        return Condition(tests)
    alternatives = tuple(
        tuple(_test(chance, items, others) for _ in range(chance.choice([1, 1, 2])))
        for _ in range(chance.choice([1, 2, 2, 3]))
    )
    return Condition(tests, alternatives)


def draw_score(chance: Random, number: int, assessment: Assessment, scores: list[Score]) -> Score:
    id = f"score{number}"
    items = assessment.items
    numbers: list[Dimension | Score] = [*assessment.dimensions, *(score for score in scores if not score.is_label)]
    labelled: list[Dimension | Score] = [
        *(one for one in numbers if isinstance(one, Dimension)),
        *(score for score in scores if score.is_label),
    ]
    verbs: list[Verb] = [
        "sum",
        "sum",
        "mean",
        "weigh",
        "count",
        "value",
        "min",
        "max",
        "choose",
        "stages",
        "top",
        "join",
        "cross",
    ]
    verb = chance.choice(verbs)
    things: list[Item | Dimension | Score] = [*items, *numbers]
    if verb in ("choose", "stages"):
        return _rows(chance, id, verb, items, [*numbers, *scores])
    if verb in ("join", "cross"):
        return _labels(
            chance, id, verb, [*labelled, *(item for item in items if item.scale.size <= MOST_LABELS)] or items
        )
    if verb == "top":
        some = chance.sample(things, min(len(things), chance.choice([1, 2, 3])))
        terms = tuple(Term(one.id, isinstance(one, Item) and chance.random() < 0.2) for one in some)
        take = chance.choice([1, 2])
        need = chance.randint(1, len(terms))
        outcomes = {term.of: Outcome(term.of, term.of) for term in terms}
        return Score(id, id, "top", terms, need, take=take, outcomes=outcomes)
    chosen = chance.sample(things, 1 if verb == "value" else min(len(things), chance.choice([1, 2, 3, 4])))
    terms = tuple(_term(chance, one, verb, numbers, items) for one in chosen)
    blanks: list[Blank] = ["left out", "left out", "left out", "mean", _number(chance)]
    blank = chance.choice(blanks)
    if blank == "mean" and any(isinstance(term.weight, str) for term in terms):
        blank = "left out"
    return Score(
        id,
        id,
        verb,
        terms,
        chance.choice([len(terms), len(terms), chance.randint(0, len(terms))]),
        blank,
        _number(chance) if chance.random() < 0.15 else None,
        tuple(_steps(chance, items, numbers)),
        _bands(chance, items),
    )


def _term(
    chance: Random,
    one: Item | Dimension | Score,
    verb: str,
    numbers: Sequence[Dimension | Score],
    items: Sequence[Item],
) -> Term:
    weight: Fraction | str = Fraction(1)
    if verb in ("sum", "mean", "weigh") and chance.random() < 0.3:
        weight = Fraction(chance.choice([-1, 2, 3]), 2)
    if verb == "weigh" and numbers and chance.random() < 0.7:
        weight = chance.choice(numbers).id
    if verb == "count":
        only = ([one], []) if isinstance(one, Item) else ([], [one])
        return Term(one.id, test=_test(chance, *only))
    return Term(one.id, isinstance(one, Item) and chance.random() < 0.3, weight)


def _steps(chance: Random, items: Sequence[Item], numbers: Sequence[Dimension | Score]) -> Iterator[Step]:
    if chance.random() < 0.3:
        by = (
            chance.choice(numbers).id
            if numbers and chance.random() < 0.4
            else _number(chance) / chance.choice([1, 1, 3])
        )
        yield Amount(chance.choice(["plus", "minus", "times"]), by)
    if chance.random() < 0.15:
        intervals = [(Interval(None, Fraction(0)), Fraction(5)), (Interval(Fraction(1), Fraction(9)), Fraction(7))]
        when = Condition() if chance.random() < 0.5 else draw_condition(chance, items, [])
        yield Lookup(((when, tuple(intervals)), (draw_condition(chance, items, []), tuple(intervals[:1]))), "")
    if chance.random() < 0.15:
        groups = tuple(
            NormGroup(f"g{place}", draw_condition(chance, items, []), _number(chance), Fraction(3, 2))
            for place in range(2)
        )
        yield Norm(groups, Fraction(50), Fraction(10), "")
    if chance.random() < 0.15:
        yield Round(chance.choice([0, 1]))
    if chance.random() < 0.2:
        yield Cap(Fraction(2), draw_condition(chance, items, []) if chance.random() < 0.5 else Condition())


def _bands(chance: Random, items: Sequence[Item]) -> tuple[Bands, ...]:
    if chance.random() < 0.3:
        return ()
    whens = [Condition()] if chance.random() < 0.7 else [draw_condition(chance, items, []) for _ in range(2)]
    return tuple(
        Bands(
            when,
            tuple(
                ScoreLevel(f"l{place}", f"L{place}", start, above=chance.random() < 0.3)
                for place, start in enumerate(sorted({_number(chance) * 2 for _ in range(3)}))
            ),
        )
        for when in whens
    )


def _rows(chance: Random, id: str, verb: str, items: Sequence[Item], others: Sequence[Dimension | Score]) -> Score:
    rows = tuple(
        Row(f"r{place}", draw_condition(chance, items, others)) for place in range(chance.choice([1, 2, 3, 3]))
    )
    if chance.random() < 0.5:
        rows = (*rows, Row("last", Condition())) if verb == "choose" else (Row("first", Condition()), *rows)
    named = list(dict.fromkeys(test.of for row in rows for test in row.when.every_test))
    needs = tuple(named if chance.random() < 0.6 else [one for one in named if chance.random() < 0.5])
    return Score(
        id,
        id,
        "choose" if verb == "choose" else "stages",
        rows=rows,
        needs=needs,
        outcomes={row.then: Outcome(row.then, row.then) for row in rows},
    )


def _labels(chance: Random, id: str, verb: str, things: Sequence[Item | Dimension | Score]) -> Score:
    two = [chance.choice(things), chance.choice(things)]
    terms = tuple(Term(one.id) for one in two)
    names = [[*map(str, range(one.scale.size))] if isinstance(one, Item) else ["l0", "l1", "r0", "r1"] for one in two]
    if verb == "join":
        return Score(id, id, "join", terms, separator="")
    pairs = ((row, column) for row in names[0] for column in names[1])
    table = {pair: f"t{chance.randrange(3)}" for pair in pairs if chance.random() < 0.9}
    outcomes = {label: Outcome(label, label) for label in table.values()}
    return Score(id, id, "cross", terms, table=table, outcomes=outcomes)


def draw_screen(chance: Random, assessment: Assessment) -> Validity:
    # No file has a screen that looks at nothing: PA163 refuses it.
    of = tuple(item.id for item in assessment.items if chance.random() < 0.7) or (assessment.items[0].id,)
    if chance.random() < 0.5:
        return Validity(of, answered=Interval(Fraction(chance.randint(0, len(of)))))
    most = Fraction(chance.randint(max(len(of) // 2, 1), max(len(of), 1)))
    low = Fraction(1) if chance.random() < 0.2 else None
    return Validity(of, same=Interval(low, most, False, chance.random() < 0.2))
