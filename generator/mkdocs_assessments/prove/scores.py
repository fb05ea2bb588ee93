"""Which scores there are to prove: each dimension as the kind of score it is, then those of the file."""

from __future__ import annotations

from fractions import Fraction

from mkdocs_assessments.model import Amount, Assessment, Bands, Condition, Dimension, Score, ScoreLevel, Term


def as_score(dimension: Dimension) -> Score:
    """A dimension, which is one kind of score: a mean, times the number of its items where it is a sum."""
    return Score(
        dimension.id,
        dimension.title,
        "mean",
        tuple(Term(item.id, item.reverse) for item in dimension.items),
        need=max(dimension.need, 1),
        steps=(Amount("times", Fraction(dimension.times)),) if dimension.sum else (),
        bands=(
            Bands(
                Condition(),
                tuple(
                    ScoreLevel(level.id, level.title, level.start, guidance=tuple(dimension.guidance.get(level.id, ())))
                    for level in dimension.levels
                ),
            ),
        ),
    )


def all_scores(assessment: Assessment) -> dict[str, Score]:
    """Dimensions and scores by id, each after those it is made of."""
    return {one.id: one for one in (*map(as_score, assessment.dimensions), *assessment.scores)}
