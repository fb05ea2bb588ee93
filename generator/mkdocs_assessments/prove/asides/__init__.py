"""Questions that come up once an assessment is proven; all of one assessment draw on the same work allowed.

An answer is kept, so that whoever asks again is told the same.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from fractions import Fraction
from functools import partial
from typing import Any, TypeVar

from mkdocs_assessments.model import Assessment, Score
from mkdocs_assessments.prove.asides.ends import Ends, prove_ends
from mkdocs_assessments.prove.asides.groups import Empty, Group, empty_in, groups_of
from mkdocs_assessments.prove.asides.shadows import Shadow, meeting, shadow
from mkdocs_assessments.prove.asides.unlisted import prove_unlisted
from mkdocs_assessments.prove.circuit import Circuit
from mkdocs_assessments.prove.proofs import Gap, NotProvenError, Sheet
from mkdocs_assessments.prove.prover import Prover
from mkdocs_assessments.prove.work import ASIDE, ROWS, TABLES, at_most

PART = Fraction(3, 4)
"""What part of the steps left is allowed for one question."""

STEPS_OF_ROW = 25_000
"""Steps for a question about a row, of which there may be many."""

NOBODYS: Sheet = {}
"""For the sheet that no answers make."""

T = TypeVar("T")


class Asides:
    """Answers questions about one assessment; ``None`` where one takes too much work."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.left = {"": ASIDE, "rows": ROWS, "tables": TABLES}
        """Steps, for all questions but two kinds and for those."""
        self.provers: list[Prover] = []
        """For complete sheets, and for those with blanks."""
        self.answers: dict[Hashable, Any] = {}

    def shadow(self, score: Score, row: int) -> Shadow | None:
        """Why no complete sheet gets to a row."""
        question = ("shadow", score.id, row)
        found = self._answer(question, lambda: shadow(self._prover(blanks=False), score, row), STEPS_OF_ROW)
        if found is None:
            question = ("meeting", score.id, row)
            work = partial(meeting, self._prover(blanks=False), score, row)
            sheet = self._answer(question, lambda: work() or NOBODYS, STEPS_OF_ROW, of="rows")
            if sheet is not None:
                found = Shadow((), None) if sheet is NOBODYS else Shadow(None, sheet)
        return found

    def ends(self, score: Score, *, blanks: bool) -> Ends | None:
        """The lowest and the highest number, each with answers that come to it; ``None`` also where there are none."""
        return self._answer(("ends", score.id, blanks), lambda: prove_ends(self._prover(blanks=blanks), score))

    def unlisted(self, score: Score) -> Gap | None:
        """A number with gaps that no row of a table has; ``None`` also where there is none."""
        question = ("unlisted", score.id)
        return self._answer(question, lambda: prove_unlisted(self._prover(blanks=True), score), of="tables")

    def sheet(self, score: str, level: str) -> Sheet | None:
        """Answers that lead to a level."""
        for blanks in (False, True):
            question = ("sheet", score, level, blanks)
            found: Sheet | None = self._answer(question, partial(self._sheet, score, level, blanks))
            if found is not None:
                return found
        return None

    def empty(self, score: Score) -> list[Empty]:
        """The groups nobody is in, of the sets of groups that do not take too much work."""
        found: list[Empty] = []
        for group in groups_of(score):
            found += self._answer(("empty", score.id, group.place), partial(self._empty, score, group)) or ()
        return found

    def _sheet(self, score: str, level: str, blanks: bool) -> Sheet | None:
        whole = self._prover(blanks=blanks).whole(score)
        some = [result for result in whole.results if result.label == level]
        if not some:
            return None
        one = min(some, key=whole.results.__getitem__) if blanks else some[len(some) // 2]
        return whole.sheets([one]).get(one)

    def _empty(self, score: Score, group: Group) -> list[Empty]:
        return list(empty_in([self._prover(blanks=False), self._prover(blanks=True)], score, group))

    def _prover(self, *, blanks: bool) -> Prover:
        if not self.provers:
            circuit = Circuit(self.assessment)
            self.provers = [Prover(circuit, "uniform"), Prover(circuit, "blanks")]
        return self.provers[blanks]

    def _answer(
        self, question: Hashable, answer: Callable[[], T | None], most: int = ASIDE, *, of: str = ""
    ) -> T | None:
        if question not in self.answers:
            with at_most(min(most, int(self.left[of] * PART))) as work:
                allowed = work.left
                try:
                    self.answers[question] = answer()
                except NotProvenError:
                    self.answers[question] = None
            self.left[of] -= allowed - work.left
        found: T | None = self.answers[question]
        return found


_LATEST: list[Asides] = []


def asides_of(assessment: Assessment) -> Asides:
    """Those of an assessment, which are kept until another is asked about."""
    if not _LATEST or _LATEST[0].assessment is not assessment:
        _LATEST[:] = [Asides(assessment)]
    return _LATEST[0]
