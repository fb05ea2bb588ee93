"""What the distribution of a score's results proves of it: its numbers, what is reached, and what leads nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from mkdocs_assessments.model import Score, ScoreLevel
from mkdocs_assessments.prove.denominators import common_denominator
from mkdocs_assessments.prove.proofs import Found, Gap, Numbers, Proven, Sheet
from mkdocs_assessments.prove.results import Result
from mkdocs_assessments.prove.straight_lining import Counted
from mkdocs_assessments.prove.work import spend


def read_off(
    score: Score,
    complete: Counted,
    middle: Counted | None,
    blanks: Callable[[], Counted | None],
) -> Proven:
    """What is proven, from the distribution of uniform respondents; with that of the middle, witnesses as well.

    ``blanks`` gives that of sheets with blanks, and ``None`` where it takes too much work; it is asked for only where
    complete sheets leave something unreached.
    """
    wanted = list(_wanted(score))
    spend(len(wanted) * len(complete.results) // (2 if middle is None else 1))
    getting = [[one for one in complete.results if _gets(one, goal)] for goal in wanted]
    witnesses = _witnesses(complete, getting) if middle else {}
    found = [
        replace(
            goal,
            reached=bool(some),
            witness=witnesses.get(place),
            share=_share(complete, some),
            middle=_share(middle, [one for one in middle.results if _gets(one, goal)]) if middle else None,
        )
        for place, (goal, some) in enumerate(zip(wanted, getting, strict=True))
    ]
    if not all(one.reached for one in found):
        more = blanks()
        if more is None:
            found = [replace(one, unknown=not one.reached) for one in found]
        else:
            spend(2 * (len(complete.results) + len(more.results)))
            every = sorted({one.number for one in (*complete.results, *more.results) if one.number is not None})
            found = [one if one.reached else _with_blanks(score, one, more, every, middle is not None) for one in found]
    return Proven(
        score.id,
        numbers=_numbers(complete, sheets=middle is not None),
        found=tuple(found),
        gaps=tuple(_gaps(complete)),
        none=_share(complete, [one for one in complete.results if not one.known]),
    )


def _numbers(complete: Counted, *, sheets: bool) -> Numbers | None:
    """Compared as whole numbers of one part, which sort quickly."""
    known = {result.number: result for result in complete.results if result.number is not None}
    if not known:
        return None
    part = common_denominator(known)
    spend(len(complete.results))
    places = sorted(number.numerator * (part // number.denominator) for number in known)
    step = min((high - low for low, high in pairwise(places)), default=None)
    lowest, highest = Fraction(places[0], part), Fraction(places[-1], part)
    ends = [known[lowest], known[highest]]
    found = complete.sheets(ends) if sheets else {}
    return Numbers(lowest, highest, None if step is None else Fraction(step, part), len(places), *map(found.get, ends))


def _wanted(score: Score) -> Iterator[Found]:
    for place, bands in enumerate(score.bands):
        for level in bands.levels:
            yield Found("level", level.id, place, level.guidance)
    if score.verb in ("choose", "stages"):
        for place, row in enumerate(score.rows):
            outcome = score.outcomes.get(row.then)
            yield Found("row", row.then, place, outcome.guidance if outcome else ())
    elif score.is_label:
        for id in dict.fromkeys((*score.outcomes, *score.table.values())):
            yield Found("label", id, guidance=score.outcomes[id].guidance if id in score.outcomes else ())


def _gets(result: Result, wanted: Found) -> bool:
    if wanted.kind == "label":
        return result.label == wanted.id or wanted.id in result.parts
    return result.label == wanted.id and result.row == wanted.place


def _with_blanks(score: Score, wanted: Found, more: Counted, every: Sequence[Fraction], witness: bool) -> Found:
    spend(len(more.results) + len(every))
    getting = [result for result in more.results if _gets(result, wanted)]
    if getting:
        fewest = [min(getting, key=lambda result: more.results[result])]
        return replace(wanted, reached=True, witness=_witnesses(more, [fewest]).get(0) if witness else None)
    if wanted.kind != "level":
        return wanted
    levels = score.bands[wanted.place].levels
    place = next(place for place, level in enumerate(levels) if level.id == wanted.id)
    return replace(
        wanted,
        below=max((number for number in every if not _reaches(number, levels[place])), default=None),
        above=min(
            (number for number in every if place + 1 < len(levels) and _reaches(number, levels[place + 1])),
            default=None,
        ),
    )


def _reaches(number: Fraction, level: ScoreLevel) -> bool:
    return number > level.start if level.above else number >= level.start


def _witnesses(distribution: Counted, getting: Sequence[Sequence[Result]]) -> dict[int, Sheet]:
    """For each goal that something gets to a sheet of the middle one of what does."""
    chosen = {}
    for place, some in enumerate(getting):
        if some:
            spend(len(some))
            ordered = sorted(some, key=number_of)
            chosen[place] = ordered[len(ordered) // 2]
    sheets = distribution.sheets(chosen.values())
    return {place: sheets[result] for place, result in chosen.items() if result in sheets}


def _gaps(complete: Counted) -> Iterator[Gap]:
    kinds: dict[str, list[Result]] = {}
    for result in complete.results:
        if result.gap:
            kinds.setdefault(result.gap, []).append(result)
    for kind, some in kinds.items():
        one = min(some, key=number_of)
        sheets = complete.sheets([one]) if kind != "invalid" else {}
        yield Gap(kind, _share(complete, some), one.number if one.number is not None else one.lost, sheets.get(one, {}))


def number_of(result: Result) -> Fraction:
    """The number, or the one for which there was a gap; 0 where there is neither."""
    return next((number for number in (result.number, result.lost) if number is not None), Fraction(0))


def _share(distribution: Counted, some: Iterable[Result]) -> Fraction:
    return (
        Fraction(sum(distribution.results[result] for result in some), distribution.ways)
        if distribution.ways
        else Fraction(0)
    )
