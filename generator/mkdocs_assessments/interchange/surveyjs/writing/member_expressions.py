"""The members of a score as expressions of SurveyJS: what each counts, and what stands in for a blank."""

from __future__ import annotations

from fractions import Fraction

from mkdocs_assessments.interchange.surveyjs.writing.expressions import (
    Known,
    chosen,
    every,
    number,
    some,
    stand_in_passes,
)
from mkdocs_assessments.interchange.surveyjs.writing.sheet import Sheet, mirrored
from mkdocs_assessments.model import Score, Term


class Members:
    """The terms of a score on the sheet, as expressions."""

    def __init__(self, sheet: Sheet, score: Score) -> None:
        self.sheet = sheet
        self.score = score
        self.terms = score.terms
        self.known = [self._known(term) for term in score.terms]
        self.real = [one.present for one in self.known]

    def _known(self, term: Term) -> Known:
        known = self.sheet.member(term.of)
        if term.test is not None:
            return Known(known.present, chosen(self.sheet.passes(term.test), "1", "0"), known.counts, known.fillable)
        if not term.reverse:
            return known
        return Known(known.present, mirrored(self.sheet.items[term.of], known.value), known.counts, known.fillable)

    def enough(self) -> str:
        """Whether as many have a value as are needed."""
        need = min(self.score.need, max(len(self.terms), 1))
        if not need:
            return ""
        if need == len(self.real) and not any(one.counts for one in self.known):
            return every(self.real)
        real = self.sheet.put(f"{self.score.id} answered", added([chosen(one, "1", "0") for one in self.real]))
        if not any(one.counts for one in self.known):
            return f"{real} >= {need}"
        asked = added([chosen(one.counts, "1", "0") if one.counts else "1" for one in self.known])
        name = self.sheet.put(f"{self.score.id} asked", asked)
        return some([f"{real} >= {need}", every([f"{real} >= {name}", f"{name} > 0"])])

    def value(self, place: int) -> str:
        """What a term counts, stand-ins among it; empty where there is nothing."""
        known, blank = self.known[place], self.score.blank
        fillable = known.fillable
        if self.terms[place].of not in self.sheet.items:
            fillable = f"!({known.present})"
        if blank == "left out" or fillable is None:
            return chosen(known.present, known.value)
        if blank == "mean":
            return chosen(
                known.present, known.value, chosen(every([fillable, f"{self._mean()} notempty"]), self._mean())
            )
        assert isinstance(blank, Fraction)
        return chosen(known.present, known.value, chosen(fillable, self._stand_in(place, blank)))

    def _stand_in(self, place: int, blank: Fraction) -> str:
        term = self.terms[place]
        item = self.sheet.items.get(term.of)
        if term.test is not None:
            return str(int(stand_in_passes(term.test, item, blank)))
        return mirrored(item, number(blank)) if item and term.reverse else number(blank)

    def _mean(self) -> str:
        name = f"{self.score.id} mean of answers"
        if name not in self.sheet.values:
            real = added([chosen(one.present, "1", "0") for one in self.known])
            values = added([chosen(one.present, one.value, "0") for one in self.known])
            self.sheet.put(name, chosen(some(self.real), f"({values}) / ({real})"))
        return f"{{{name}}}"


def added(parts: list[str]) -> str:
    """A sum; of nothing, 0."""
    return " + ".join(parts) if parts else "0"
