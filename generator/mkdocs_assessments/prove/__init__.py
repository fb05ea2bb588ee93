"""What the scoring can come to, proven: every reachable number, level, row and label, with a sheet that gets there.

Exact, not sampled: all answer sheets are gone through, those that come to the same together. Where that takes more
work than is allowed, nothing is said; it is counted in steps, not in seconds, so that the answer is the same anywhere.
Shares are those of two kinds of thought-up respondents, and say nothing about real people (``respondents``).

``plain_dimensions`` is all that a file of the simple form needs. Beyond that, read ``whole_model``, ``prover`` and
``distribution``: what a score can come to is counted by going through what it is made of (``leaves``) one after the
other (``joint``), with no more kept of it than each reader needs (``automata``). ``read_off`` says what that proves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mkdocs_assessments.model import Assessment, Condition, Dimension, Lookup, Norm, Score
from mkdocs_assessments.prove.every_answer import needs_every_answer
from mkdocs_assessments.prove.overall import OVERALL, prove_plain_overall
from mkdocs_assessments.prove.plain_dimensions import is_plain, prove_plain
from mkdocs_assessments.prove.proofs import Found, Gap, NotProvenError, Numbers, Proofs, Proven, Sheet
from mkdocs_assessments.prove.scores import all_scores
from mkdocs_assessments.prove.work import MANY, at_most
from mkdocs_assessments.scoring import top_level

if TYPE_CHECKING:
    from mkdocs_assessments.prove.asides.ends import Ends
    from mkdocs_assessments.prove.asides.groups import Empty
    from mkdocs_assessments.prove.asides.shadows import Shadow
    from mkdocs_assessments.prove.whole_model import Rest

__all__ = [
    "OVERALL",
    "Found",
    "Gap",
    "Numbers",
    "Proofs",
    "Proven",
    "all_scores",
    "empty_groups",
    "ends_of",
    "needs_every_answer",
    "prove",
    "shadow_of",
    "sheet_of",
    "unlisted_of",
]


def prove(assessment: Assessment, *, whole: bool = False) -> Proofs:
    """Prove every dimension, every score and, where there is one, the overall score, by the name ``overall``.

    ``whole``: with witnesses and the shares of those in the middle, as far as they do not take too much work.
    """
    rest: Rest | None = None
    with at_most(MANY):
        plain = {one.id: one for one in assessment.dimensions if not assessment.validity and is_plain(one)}
        proofs: dict[str, Proven | None] = {id: prove_plain(dimension) for id, dimension in plain.items()}
        overall = _plain_overall(assessment, plain)
        if overall:
            proofs[OVERALL] = prove_plain_overall(overall, of_items=assessment.overall == "items")
        if len(proofs) < len(_all(assessment)):
            # what a file of the simple form never needs is not loaded for it
            from mkdocs_assessments.prove.whole_model import Rest

            try:
                rest = Rest(assessment)
                proven = rest.prove(proofs)
            except NotProvenError:  # there is too much to it even to begin
                rest, proven = None, dict.fromkeys(_all(assessment))
            proofs = proven | proofs
    if rest and whole:
        proofs |= rest.with_examples({id: one for id, one in proven.items() if one and id not in plain})
    return {id: proofs[id] for id in _all(assessment)}


def shadow_of(assessment: Assessment, score: Score, row: int) -> Shadow | None:
    """Why no complete sheet gets to a row; ``None`` where it takes too much work to say."""
    from mkdocs_assessments.prove.asides import asides_of

    return asides_of(assessment).shadow(score, row)


def ends_of(assessment: Assessment, score: Score, *, blanks: bool) -> Ends | None:
    """The lowest and the highest number of a score on complete sheets, or with ``blanks`` on any, each with answers
    that come to it; ``None`` where there are none, or it takes too much work to say."""
    from mkdocs_assessments.prove.asides import asides_of

    return asides_of(assessment).ends(score, blanks=blanks)


def unlisted_of(assessment: Assessment, score: Score) -> Gap | None:
    """A number that answers with gaps come to and no row of the score's table has, with such answers; ``None`` where
    there is none, or it takes too much work to say."""
    from mkdocs_assessments.prove.asides import asides_of

    return asides_of(assessment).unlisted(score)


def sheet_of(assessment: Assessment, score: str, level: str) -> Sheet | None:
    """Answers that lead to a level, with as few blanks as will do; ``None`` where it takes too much work to say."""
    from mkdocs_assessments.prove.asides import asides_of

    return asides_of(assessment).sheet(score, level)


def empty_groups(assessment: Assessment, score: Score) -> Iterator[Empty]:
    """The groups of norms, of a table or with levels of their own that nobody is in; none that take too much work."""
    steps = any(isinstance(step, Norm | Lookup) for step in score.steps)
    if steps or any(bands.when != Condition() for bands in score.bands):
        from mkdocs_assessments.prove.asides import asides_of

        yield from asides_of(assessment).empty(score)


def _all(assessment: Assessment) -> list[str]:
    """Everything that is proven, in order."""
    has_overall = assessment.overall != "none" and bool(assessment.dimensions)
    return [*all_scores(assessment), *([OVERALL] if has_overall else [])]


def _plain_overall(assessment: Assessment, plain: dict[str, Dimension]) -> list[Dimension]:
    """The dimensions of which the overall score is a mean, if all of them are plain."""
    every = [dimension.id for dimension in assessment.dimensions]
    top = every if assessment.overall == "items" else top_level(assessment)
    found = [plain[id] for id in top if id in plain]
    return found if len(found) == len(top) and assessment.overall != "none" else []
