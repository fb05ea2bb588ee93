"""A number that answers with gaps come to, and that no row of a table has."""

from __future__ import annotations

from fractions import Fraction

from mkdocs_assessments.model import Score
from mkdocs_assessments.prove.proofs import Gap, NotProvenError
from mkdocs_assessments.prove.prover import Prover
from mkdocs_assessments.prove.read_off import number_of
from mkdocs_assessments.prove.work import spend


def prove_unlisted(prover: Prover, score: Score) -> Gap | None:
    """The one with the fewest gaps, and of those the lowest; ``None`` where there is none.

    Raises ``NotProvenError`` where it takes too much work.
    """
    whole = prover.whole(score.id)
    spend(len(whole.results))
    some = [result for result in whole.results if result.gap == "table"]
    if not some:
        return None
    one = min(some, key=lambda result: (whole.results[result], number_of(result)))
    try:
        sheet = whole.sheets([one]).get(one, {})
    except NotProvenError:
        sheet = {}
    return Gap("table", Fraction(0), one.lost, sheet)
