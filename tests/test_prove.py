"""Proofs against counting: every sheet of a small assessment is scored, and the proof must say the same."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, product
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_assessments.model import Answer, Answers, Assessment, Dimension, Interval, Lookup, Overall, Scale, Section
from mkdocs_assessments.prove import (
    OVERALL,
    Found,
    Proven,
    all_scores,
    needs_every_answer,
    prove,
    shadow_of,
    unlisted_of,
)
from mkdocs_assessments.prove.proofs import Sheet
from mkdocs_assessments.scoring import Scored, level_of, score
from random_assessments import draw_assessment
from small_models import draw_model, draw_rows, draw_screens, draw_splits, sheets
from test_engines_agree import compiled

SMALL = 3000
"""The most sheets of one dimension that are counted one by one."""

FINE = math.factorial(20)
"""Every overall score of the tests here is a whole number of such parts."""

Result = tuple[Fraction | None, str | None]


def score_by_hand(dimension: Dimension, answers: Answers) -> Fraction | None:
    """The dimension's score, worked out here again so that the proof is not compared with its own kind."""
    values = []
    for item in dimension.items:
        answer = answers[item.id]
        if isinstance(answer, int):
            value = item.scale.options[answer].value
            values.append(item.scale.lowest + item.scale.highest - value if item.reverse else value)
    return sum(values, Fraction(0)) / len(values) if len(values) >= dimension.need else None


@pytest.mark.parametrize("seed", range(60))
def test_proofs_of_the_simple_form_agree_with_counting_every_sheet(seed: int, tmp_path: Path) -> None:
    assessment = compiled(draw_assessment(random.Random(seed)), tmp_path)
    proofs = prove(assessment, whole=True)
    for dimension in assessment.dimensions:
        proven = proofs[dimension.id]
        choices = [[None, *range(len(item.scale.options))] for item in dimension.items]
        assert proven is not None
        assert proven.numbers is not None
        if math.prod(len(options) for options in choices) > SMALL:
            continue
        complete: list[Fraction] = []
        every: set[Fraction] = set()
        reached: set[str] = set()
        for answers in product(*choices):
            found = score_by_hand(dimension, dict(zip((item.id for item in dimension.items), answers, strict=True)))
            if found is not None:
                every.add(found)
                reached.add(level_of(found, dimension.levels).id)
                complete += [] if None in answers else [found]
        different = sorted(set(complete))
        numbers = proven.numbers
        assert (numbers.lowest, numbers.highest, numbers.count) == (different[0], different[-1], len(different))
        assert numbers.step == min(high - low for low, high in pairwise(different))
        bounds = [None, *(level.start for level in dimension.levels[1:]), None]
        for level, (start, end) in zip(proven.found, pairwise(bounds), strict=True):
            at_level = sum(level_of(one, dimension.levels).id == level.id for one in complete)
            assert level.share == Fraction(at_level, len(complete))
            assert (level.witness is not None) == level.reached == (level.id in reached)
            if level.witness is not None:
                witnessed = score_by_hand(dimension, level.witness)
                assert witnessed is not None
                assert level_of(witnessed, dimension.levels).id == level.id
            else:
                below = [one for one in every if start is not None and one < start]
                above = [one for one in every if end is not None and one >= end]
                assert (level.below, level.above) == (max(below, default=None), min(above, default=None))


@pytest.mark.parametrize("overall", ["dimensions", "items"])
@pytest.mark.parametrize("seed", range(8))
def test_the_overall_score_of_the_simple_form_agrees_with_adding_up_every_sum(
    seed: int, overall: Overall, tmp_path: Path
) -> None:
    assessment = replace(compiled(draw_assessment(random.Random(seed)), tmp_path), overall=overall)
    proven = prove(assessment)[OVERALL]
    assert proven is not None
    numbers = proven.numbers
    sums = {0}
    every = sum(len(one.items) for one in assessment.dimensions)
    for dimension in assessment.dimensions:
        parts = len(dimension.items) * len(assessment.dimensions) if overall == "dimensions" else every
        for item in dimension.items:
            values = [option.value for option in item.scale.options]
            if item.reverse:
                values = [item.scale.lowest + item.scale.highest - value for value in values]
            steps = {value / parts * FINE for value in values}
            assert all(step.denominator == 1 for step in steps)
            sums = {total + step.numerator for total in sums for step in steps}
    found = [Fraction(total, FINE) for total in sorted(sums)]
    assert numbers is not None
    assert (numbers.lowest, numbers.highest, numbers.count) == (found[0], found[-1], len(found))
    assert numbers.step == min(high - low for low, high in pairwise(found))
    assert numbers.least is not None
    assert numbers.most is not None
    ends = (score(assessment, sheet).overall for sheet in (numbers.least, numbers.most))
    assert tuple(ends) == (found[0], found[-1])


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_proofs_agree_with_counting_every_sheet(seed: int) -> None:
    agrees_with_counting(draw_model(Random(seed)), seed)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_proofs_of_points_divided_agree_with_counting_every_sheet(seed: int) -> None:
    agrees_with_counting(draw_splits(Random(seed)), seed)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_proofs_of_many_rows_agree_with_counting_every_sheet(seed: int) -> None:
    assessment = draw_rows(Random(seed))
    agrees_with_counting(assessment, seed)
    agrees_with_shadows(assessment, seed)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_proofs_of_several_screens_agree_with_counting_every_sheet(seed: int) -> None:
    agrees_with_counting(draw_screens(Random(seed)), seed)


def agrees_with_shadows(assessment: Assessment, seed: int) -> None:
    """Asserts that it is those rows that have the sheets meeting the tests of one nobody gets to."""
    (chosen,) = assessment.scores
    complete = list(sheets(assessment, blanks=False))
    labels = {row.then: place for place, row in enumerate(chosen.rows)}
    proven = prove(assessment)[chosen.id]
    assert proven is not None
    for row in (found.place for found in proven.found if not found.reached):
        met = chosen.rows[row : row + 1] if chosen.verb == "choose" else chosen.rows[: row + 1]
        alone = replace(assessment, scores=(replace(chosen, rows=met),))
        last = met[-1].then
        meeting = [sheet for sheet in complete if score(alone, sheet).scores[0].label == last]
        having = {score(assessment, sheet).scores[0].label for sheet in meeting}
        shadow = shadow_of(assessment, chosen, row)
        assert shadow is not None
        assert shadow.by == tuple(sorted(labels[label] for label in having if label is not None)), (seed, row)


def agrees_with_counting(assessment: Assessment, seed: int) -> None:
    """Asserts that everything proven is what comes of scoring every sheet one by one."""
    complete = Counted(assessment, (sheet for sheet in sheets(assessment, blanks=False) if adds_up(assessment, sheet)))
    middle = Counted(assessment, (sheet for sheet in complete.sheets if in_the_middle(assessment, sheet)))
    blanks = Counted(assessment, sheets(assessment, blanks=True))
    for id, proven in prove(assessment, whole=True).items():
        assert proven is not None
        numbers = sorted({number for number, _ in complete.results[id] if number is not None})
        assert (proven.numbers is not None) == bool(numbers)
        if proven.numbers:
            assert (proven.numbers.lowest, proven.numbers.highest) == (numbers[0], numbers[-1])
            assert proven.numbers.count == len(numbers)
            assert proven.numbers.step == min((high - low for low, high in pairwise(numbers)), default=None)
            assert assessment.validity or None not in (proven.numbers.least, proven.numbers.most)
        assert proven.none == complete.share(id, [(None, None)])
        for label, founds in by_label(proven).items():
            parts = founds[0].kind == "label"
            for crowd, shares in ((complete, "share"), (middle, "middle")):
                counted = [result for result in crowd.results[id] if gets(assessment, id, result, label, parts)]
                assert sum(getattr(found, shares) for found in founds) == crowd.share(id, counted), (seed, id)
            there = any(gets(assessment, id, result, label, parts) for result in blanks.results[id])
            assert not any(found.unknown for found in founds), (seed, id, label)
            assert any(found.reached for found in founds) == there, (seed, id, label)
            for found in founds:
                if found.witness is not None:
                    witnessed = (results(score(assessment, one))[id] for one in completions(blanks, found.witness))
                    assert any(gets(assessment, id, one, label, parts) for one in witnessed), (seed, id, found)
        for number, sheet in ends(proven):
            witnessed = (results(score(assessment, one))[id] for one in completions(complete, sheet))
            assert number in {found for found, _ in witnessed}, (seed, id, number, sheet)


class Counted:
    """Sheets scored one by one, with how many come to each result."""

    def __init__(self, assessment: Assessment, some: Iterator[dict[str, Answer]]) -> None:
        self.assessment = assessment
        self.sheets = []
        self.results: dict[str, Counter[Result]] = {id: Counter() for id in (*all_scores(assessment), OVERALL)}
        for sheet in some:
            self.sheets.append(sheet)
            for id, result in results(self.score(sheet)).items():
                self.results[id][result] += 1

    def score(self, sheet: Mapping[str, Answer]) -> Scored:
        return score(self.assessment, sheet)

    def share(self, id: str, some: Iterable[Result]) -> Fraction:
        ways = sum(self.results[id][result] for result in some)
        return Fraction(ways, len(self.sheets)) if self.sheets else Fraction(0)


def results(scored: Scored) -> dict[str, Result]:
    found: dict[str, Result] = {one.id: (one.score, one.level) for one in scored.dimensions}
    return found | {one.id: (one.value, one.label) for one in scored.scores} | {OVERALL: (scored.overall, None)}


def ends(proven: Proven) -> list[tuple[Fraction, Sheet]]:
    """The lowest and the highest number, each with the answers that are said to come to it."""
    numbers = proven.numbers
    both = [(numbers.lowest, numbers.least), (numbers.highest, numbers.most)] if numbers else []
    return [(number, sheet) for number, sheet in both if sheet is not None]


def by_label(proven: Proven) -> dict[str, list[Found]]:
    found: dict[str, list[Found]] = {}
    for one in proven.found:
        found.setdefault(one.id, []).append(one)
    return found


def gets(assessment: Assessment, id: str, result: Result, label: str, parts: bool) -> bool:
    """Whether a result has the label; of ``top`` also among several."""
    one = all_scores(assessment)[id]
    found = (result[1] or "").split(one.separator) if one.verb == "top" and parts else [result[1]]
    return label in found


def adds_up(assessment: Assessment, sheet: Mapping[str, Answer]) -> bool:
    """Whether the items with a total come to it; complete sheets are those in which they do."""
    for section in assessment.sections:
        block = [item for item in section.items if item.scale.total is not None]
        values = [item.scale.value(answer) for item in block if isinstance(answer := sheet[item.id], int)]
        if block and sum(values, Fraction(0)) != block[0].scale.total:
            return False
    return True


def in_the_middle(assessment: Assessment, sheet: Mapping[str, Answer]) -> bool:
    """Whether every answer is one that somebody in the middle gives; ``prove.respondents`` says which these are."""
    for section in assessment.sections:
        shared = sum(item.scale.total is not None for item in section.items)
        for item in section.items:
            answer = sheet[item.id]
            assert isinstance(answer, int)
            if not item.fact and not middling(item.scale, answer, shared):
                return False
    return True


def middling(scale: Scale, answer: int, shared: int) -> bool:
    if scale.total is not None and scale.number:
        return abs(scale.value(answer) - scale.total / shared) < scale.number.step
    if scale.many:
        return abs(2 * answer.bit_count() - len(scale.options)) <= 1
    return abs(2 * answer - (scale.size - 1)) <= 1


def completions(every: Counted, witness: Mapping[str, Answer]) -> Iterator[dict[str, Answer]]:
    """The sheets that answer as a witness does; what has no say in it may matter to the screens of validity alone."""
    for sheet in every.sheets:
        if all(sheet[id] == answer for id, answer in witness.items()):
            yield sheet
            if not every.assessment.validity:
                return


def test_a_score_that_needs_every_answer_has_the_numbers_of_complete_sheets() -> None:
    found = 0
    for seed in range(300):
        assessment = draw_model(Random(seed))
        several = [one for one in assessment.scores if needs_every_answer(assessment, one) and len(one.terms) > 1]
        if not several:
            continue
        complete = Counted(assessment, sheets(assessment, blanks=False))
        every = Counted(assessment, sheets(assessment, blanks=True))
        for one in several:
            of_complete = {number for number, _ in complete.results[one.id]}
            assert {number for number, _ in every.results[one.id]} - {None} == of_complete - {None}, (seed, one.id)
            found += 1
    assert found > 20


NOWHERE = Fraction(999_999)
"""What a number without a row in a table is looked up as, to tell who has one."""


def test_a_number_with_gaps_that_no_row_has_is_one_of_those_of_every_sheet() -> None:
    found = 0
    for seed in range(300):
        assessment = draw_model(Random(seed))
        if assessment.validity:
            continue
        for place, one in enumerate(assessment.scores):
            tables = [at for at, step in enumerate(one.steps) if isinstance(step, Lookup)]
            if len(tables) != 1 or one.otherwise is not None:
                continue
            every = unlisted_by_counting(assessment, place, tables[0])
            unlisted = unlisted_of(assessment, one)
            if not every:
                assert unlisted is None, (seed, one.id)
                continue
            assert unlisted is not None, (seed, one.id)
            sheet = {item.id: unlisted.witness.get(item.id) for item in assessment.items}
            assert (unlisted.number, sheet) in every, (seed, one.id)
            found += 1
    assert found > 20


def unlisted_by_counting(assessment: Assessment, place: int, table: int) -> list[tuple[Fraction, dict[str, Answer]]]:
    """Numbers that the table of a score has no row for, each with a sheet that comes to it."""
    one = assessment.scores[place]
    lookup = one.steps[table]
    assert isinstance(lookup, Lookup)
    groups = tuple((when, (*rows, (Interval(), NOWHERE))) for when, rows in lookup.groups)
    before = replace(one, id="before", steps=one.steps[:table], bands=())
    after = replace(one, id="after", steps=(*one.steps[:table], replace(lookup, groups=groups)), bands=())
    longer = replace(assessment, scores=(*assessment.scores, before, after))
    found = []
    for sheet in sheets(assessment, blanks=True):
        numbers = {each.id: each.value for each in score(longer, sheet).scores}
        number = numbers["before"]
        if numbers["after"] == NOWHERE and number is not None:
            found.append((number, sheet))
    return found


def test_a_row_without_sheets_has_others_that_take_them() -> None:
    found = 0
    for seed in range(400):
        assessment = draw_model(Random(seed))
        if assessment.validity:
            continue
        proofs = prove(assessment)
        for one in assessment.scores:
            proven = proofs[one.id]
            for row in proven.found if proven and one.verb == "choose" else ():
                if row.kind == "row" and not row.reached and not row.unknown:
                    shadow = shadow_of(assessment, one, row.place)
                    assert shadow is not None
                    assert shadow.by is not None
                    assert row.place not in shadow.by
                    assert all(place < row.place for place in shadow.by)
                    found += bool(shadow.by)
    assert found


def test_dimensions_of_one_shape_are_proven_alike_each_in_its_own_names(tmp_path: Path) -> None:
    assessment = compiled(draw_assessment(random.Random(1)), tmp_path)
    dimension = assessment.dimensions[0]
    renamed = replace(
        dimension,
        id="other",
        items=tuple(replace(item, id=f"other-{item.id}") for item in dimension.items),
        levels=tuple(replace(level, id=f"other-{level.id}") for level in dimension.levels),
    )
    both = (dimension, renamed)
    sections = tuple(Section(one.id, one.title, one.about, one.items, one) for one in both)
    proofs = prove(replace(assessment, dimensions=both, sections=sections), whole=True)
    one, other = proofs[dimension.id], proofs["other"]
    assert one is not None
    assert other is not None
    assert other.id == "other"
    assert other.numbers is not None
    assert one.numbers is not None
    assert replace(other.numbers, least=None, most=None) == replace(one.numbers, least=None, most=None)
    assert other.numbers.least == {f"other-{id}": answer for id, answer in (one.numbers.least or {}).items()}
    assert [level.id for level in other.found] == [f"other-{level.id}" for level in one.found]
    for mine, theirs in zip(one.found, other.found, strict=True):
        assert theirs.share == mine.share
        assert theirs.witness == (mine.witness and {f"other-{id}": answer for id, answer in mine.witness.items()})
