"""The lowest and the highest number of a score, on complete sheets or on any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from mkdocs_assessments.model import Score
from mkdocs_assessments.prove.proofs import Sheet
from mkdocs_assessments.prove.prover import Prover
from mkdocs_assessments.prove.results import Result
from mkdocs_assessments.prove.work import spend


@dataclass(frozen=True, slots=True)
class Ends:
    """Two numbers of a score, each with answers that come to it."""

    lowest: Fraction
    highest: Fraction
    least: Sheet | None
    """``None`` where it takes too much work to find one."""
    most: Sheet | None


def prove_ends(prover: Prover, score: Score) -> Ends | None:
    """The ends of a score; ``None`` where it has no numbers.

    Raises ``NotProvenError`` where it takes too much work.
    """
    whole = prover.whole(score.id)
    numbers = {number for number, _ in _numbers(whole.results)}
    if not numbers:
        return None
    ends = min(numbers), max(numbers)
    spend(4 * len(whole.results))
    fewest = [
        min((one for number, one in _numbers(whole.results) if number == end), key=whole.results.__getitem__)
        for end in ends
    ]
    sheets = whole.sheets(fewest)
    return Ends(*ends, *map(sheets.get, fewest))


def _numbers(results: dict[Result, int]) -> Iterator[tuple[Fraction, Result]]:
    yield from ((one.number, one) for one in results if one.number is not None)
