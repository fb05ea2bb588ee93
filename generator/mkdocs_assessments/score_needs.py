"""What must be answered before a score has a number or label: the end of "Not enough answers: needs …".

Whoever takes an assessment never sees a score that is not shown, so what such a score needs stands in its place,
unless its coach gave it a title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mkdocs_assessments.model import Lookup, Norm, Score
from mkdocs_assessments.scoring_key.printed import Print


def needs_in_words(score: Score, printed: Print) -> str:
    """``all of questions 1–3``, ``question A and at least 5 of questions 1–8``; empty where nothing is needed."""
    wanted = _Wanted(printed)
    whole = wanted.of_score(score)
    named = printed.all_of(whole)
    parts = [f"all of {named}" if len(whole) > 1 and not score.needs else named, *wanted.some]
    return " and ".join(dict.fromkeys(part for part in parts if part))


def level_needs_in_words(score: Score, printed: Print) -> str:
    """The questions and scores that decide which levels it has; empty where all have the same."""
    wanted = _Wanted(printed)
    whole = wanted.expanded(test.of for bands in score.bands for test in bands.when.every_test)
    return " and ".join(dict.fromkeys(part for part in (printed.all_of(whole), *wanted.some) if part))


class _Wanted:
    """Gathers what is needed, with the parts of a nameless score in its place."""

    def __init__(self, printed: Print) -> None:
        self._printed = printed
        self._nameless: Mapping[str, Score] = {
            score.id: score for score in printed.assessment.scores if not (score.show or score.title)
        }
        self.some: list[str] = []
        """Of members of which only some are needed."""

    def of_score(self, score: Score) -> list[str]:
        """All that it cannot do without, each once; what it needs only some of goes to ``some``."""
        members = [term.of for term in score.terms]
        if score.needs:
            members = [*score.needs]
        elif not (score.verb in ("join", "cross") or score.need >= len(members)):
            if score.need:
                self.some.append(f"at least {score.need} of {self._printed.all_of(members)}")
            members = []
        return self.expanded([*members, *_beside(score)])

    def expanded(self, ids: Iterable[str]) -> list[str]:
        """The ids, each once and each nameless score as what it needs itself."""
        return list(dict.fromkeys(self._each(ids)))

    def _each(self, ids: Iterable[str]) -> Iterator[str]:
        for id in ids:
            score = self._nameless.get(id)
            if score is None:
                yield id
            elif score.otherwise is None:
                yield from self.of_score(score)


def _beside(score: Score) -> Iterator[str]:
    """What else its number depends on: weights that are scores, the other number of a step, groups."""
    yield from (term.weight for term in score.terms if isinstance(term.weight, str))
    for step in score.steps:
        by = getattr(step, "by", None)
        if isinstance(by, str):
            yield by
        whens = [when for when, _ in step.groups] if isinstance(step, Lookup) else []
        whens += [group.when for group in step.groups] if isinstance(step, Norm) else []
        yield from (test.of for when in whens for test in when.every_test)
