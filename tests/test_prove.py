"""Proofs against counting: on small random assessments every sheet is scored, and the proof must say the same."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, product
from pathlib import Path

import pytest

from mkdocs_assessments.model import Answers, Dimension
from mkdocs_assessments.prove import prove
from mkdocs_assessments.scoring import level_of
from random_assessments import draw_assessment
from test_engines_agree import compiled

SMALL = 3000
"""The most sheets of one dimension that are counted one by one."""


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
def test_proofs_agree_with_counting_every_sheet(seed: int, tmp_path: Path) -> None:
    assessment = compiled(draw_assessment(random.Random(seed)), tmp_path)
    for dimension, proven in zip(assessment.dimensions, prove(assessment), strict=True):
        choices = [[None, *range(len(item.scale.options))] for item in dimension.items]
        assert proven is not None
        if math.prod(len(options) for options in choices) > SMALL:
            continue
        complete: list[Fraction] = []
        every: set[Fraction] = set()
        reached: set[str] = set()
        for answers in product(*choices):
            score = score_by_hand(dimension, dict(zip((item.id for item in dimension.items), answers, strict=True)))
            if score is not None:
                every.add(score)
                reached.add(level_of(score, dimension.levels).id)
                complete += [] if None in answers else [score]
        different = sorted(set(complete))
        assert (proven.lowest, proven.highest, proven.scores) == (different[0], different[-1], len(different))
        assert proven.step == min(high - low for low, high in pairwise(different))
        bounds = [None, *(level.start for level in dimension.levels[1:]), None]
        for level, (start, end) in zip(proven.levels, pairwise(bounds), strict=True):
            at_level = sum(level_of(score, dimension.levels).id == level.id for score in complete)
            assert level.share == Fraction(at_level, len(complete))
            assert (level.witness is not None) == (level.id in reached)
            if level.witness is not None:
                witnessed = score_by_hand(dimension, level.witness)
                assert witnessed is not None
                assert level_of(witnessed, dimension.levels).id == level.id
            else:
                below = [score for score in every if start is not None and score < start]
                above = [score for score in every if end is not None and score >= end]
                assert (level.below, level.above) == (max(below, default=None), min(above, default=None))


def test_dimensions_of_one_shape_are_proven_alike_each_in_its_own_names(tmp_path: Path) -> None:
    assessment = compiled(draw_assessment(random.Random(1)), tmp_path)
    dimension = assessment.dimensions[0]
    renamed = replace(
        dimension,
        id="other",
        items=tuple(replace(item, id=f"other-{item.id}") for item in dimension.items),
        levels=tuple(replace(level, id=f"other-{level.id}") for level in dimension.levels),
    )
    one, other = prove(replace(assessment, dimensions=(dimension, renamed)))
    assert one is not None
    assert other is not None
    assert (other.id, one.id) == ("other", dimension.id)
    assert [level.id for level in other.levels] == [f"other-{level.id}" for level in one.levels]
    for mine, theirs in zip(one.levels, other.levels, strict=True):
        assert theirs.share == mine.share
        assert theirs.witness == (mine.witness and {f"other-{id}": answer for id, answer in mine.witness.items()})
