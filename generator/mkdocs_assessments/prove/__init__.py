"""What the scoring can come to, proven: every reachable number, level, row and label, with a sheet that gets there.

Exact, not sampled: all answer sheets are gone through, those that come to the same together. Where that takes more
work than is allowed, nothing is said; it is counted in steps, not in seconds, so that the answer is the same anywhere.
Shares are those of two kinds of thought-up respondents, and say nothing about real people (``respondents``).
"""

from __future__ import annotations

from fractions import Fraction

from mkdocs_assessments.model import Assessment, Dimension, Score
from mkdocs_assessments.prove.alike import Screened
from mkdocs_assessments.prove.circuit import Circuit
from mkdocs_assessments.prove.distribution import Distribution, Prover
from mkdocs_assessments.prove.proofs import Found, Gap, Numbers, Proofs, Proven, read_off
from mkdocs_assessments.prove.shadows import Shadow, shadow
from mkdocs_assessments.prove.sums import is_plain, prove_plain
from mkdocs_assessments.prove.told import NotProvenError

__all__ = ["Found", "Gap", "Numbers", "Proofs", "Proven", "Shadow", "prove", "shadow_of"]


def prove(assessment: Assessment, *, whole: bool = False) -> Proofs:
    """Prove every dimension and every score; ``whole``: with witnesses and the shares of those in the middle."""
    circuit = Circuit(assessment)
    provers = _Provers(circuit, whole)
    plain = {one.id: one for one in assessment.dimensions if not assessment.validity and is_plain(one)}
    return {
        id: _plain(plain[id], provers) if id in plain else _joint(score, provers)
        for id, score in circuit.scores.items()
    }


def shadow_of(assessment: Assessment, score: Score, row: int) -> Shadow | None:
    """Why no complete sheet gets to a row; ``None`` where it takes too much work to say."""
    try:
        return shadow(Prover(Circuit(assessment), "uniform"), score, row)
    except NotProvenError:
        return None


class _Provers:
    def __init__(self, circuit: Circuit, whole: bool) -> None:
        self.uniform = Prover(circuit, "uniform")
        self.blanks = Prover(circuit, "blanks")
        self.middle = Prover(circuit, "middle") if whole else None


def _joint(score: Score, provers: _Provers) -> Proven | None:
    def blanks() -> Distribution | Screened | None:
        try:
            return provers.blanks.whole(score.id)
        except NotProvenError:
            return None

    try:
        middle = provers.middle.whole(score.id) if provers.middle else None
        return read_off(score, provers.uniform.whole(score.id), middle, blanks)
    except NotProvenError:
        return None


def _plain(dimension: Dimension, provers: _Provers) -> Proven | None:
    """A plain dimension, by its sums alone."""
    proven = prove_plain(dimension)
    if proven is None:
        return None
    shares: dict[str | None, Fraction] = {}
    if provers.middle:
        found = provers.middle.part(dimension.id)
        for told, ways in found.told.items():
            shares[told.label] = shares.get(told.label, Fraction(0)) + Fraction(ways, found.ways)
    return Proven(
        dimension.id,
        Numbers(proven.lowest, proven.highest, proven.step, proven.scores),
        tuple(
            Found(
                "level",
                level.id,
                guidance=tuple(dimension.guidance.get(level.id, ())),
                reached=level.witness is not None,
                witness=level.witness,
                share=level.share,
                middle=shares.get(level.id, Fraction(0)) if provers.middle else None,
                below=level.below,
                above=level.above,
            )
            for level in proven.levels
        ),
    )
