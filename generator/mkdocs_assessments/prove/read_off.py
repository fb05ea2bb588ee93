"""What the distribution of a score's results proves of it: its numbers, what is reached, and what leads nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from mkdocs_assessments.model import Score, ScoreLevel
from mkdocs_assessments.prove.denominators import common_denominator
from mkdocs_assessments.prove.proofs import Found, Gap, Numbers, Proven, Sheet
from mkdocs_assessments.prove.results import Result
from mkdocs_assessments.prove.straight_lining import Counted
from mkdocs_assessments.prove.work import spend


def read_off(score: Score, complete: Counted, blanks: Callable[[], Counted | None]) -> Proven:
    """What is proven, from the distribution of uniform respondents.

    ``blanks`` gives that of sheets with blanks, and ``None`` where it takes too much work; it is asked for only where
    complete sheets leave something unreached.
    """
    wanted = list(_wanted(score))
    spend(len(wanted) * len(complete.results) // 2)
    getting = [_getting(complete, goal) for goal in wanted]
    found = [
        replace(goal, reached=bool(some), share=_share(complete, some))
        for goal, some in zip(wanted, getting, strict=True)
    ]
    if not all(one.reached for one in found):
        more = blanks()
        if more is None:
            found = [replace(one, unknown=not one.reached) for one in found]
        else:
            spend(2 * (len(complete.results) + len(more.results)))
            every = sorted({one.number for one in (*complete.results, *more.results) if one.number is not None})
            found = [one if one.reached else _with_blanks(score, one, more, every) for one in found]
    return Proven(
        score.id,
        numbers=_numbers(complete),
        found=tuple(found),
        gaps=tuple(_gaps(complete)),
        none=_share(complete, [one for one in complete.results if not one.known]),
    )


def with_middle(proven: Proven, middle: Counted) -> Proven:
    """What is proven, with the shares of those in the middle."""
    spend(len(proven.found) * len(middle.results) // 2)
    found = [replace(one, middle=_share(middle, _getting(middle, one))) for one in proven.found]
    return replace(proven, found=tuple(found))


def with_sheets(proven: Proven, complete: Counted) -> Proven:
    """What is proven, with complete answers that come to the ends, and to all that such answers reach."""
    spend(len(proven.found) * len(complete.results) // 2)
    chosen: dict[int, Result] = {}
    for place, one in enumerate(proven.found):
        if some := _getting(complete, one):
            spend(len(some))
            ordered = sorted(some, key=number_of)
            chosen[place] = ordered[len(ordered) // 2]
    numbers, ends = proven.numbers, []
    if numbers:
        known = {result.number: result for result in complete.results}
        ends = [known[numbers.lowest], known[numbers.highest]]
    sheets = complete.sheets([*chosen.values(), *ends])
    if numbers:
        least, most = map(sheets.get, ends)
        numbers = replace(numbers, least=least, most=most)
    return replace(proven, numbers=numbers, found=_with_witnesses(proven.found, sheets, chosen))


def with_sheets_with_blanks(proven: Proven, blanks: Callable[[], Counted | None]) -> Proven:
    """What is proven, with answers with as few blanks as will do for what no complete ones reach."""
    places = [place for place, one in enumerate(proven.found) if only_with_blanks(one)]
    more = blanks() if places else None
    if more is None:
        return proven
    spend(len(places) * len(more.results))
    chosen = {place: min(_getting(more, proven.found[place]), key=more.results.__getitem__) for place in places}
    return replace(proven, found=_with_witnesses(proven.found, more.sheets(chosen.values()), chosen))


def _with_witnesses(
    found: Sequence[Found], sheets: Mapping[Result, Sheet], chosen: Mapping[int, Result]
) -> tuple[Found, ...]:
    return tuple(
        replace(one, witness=sheets.get(chosen[place])) if place in chosen else one for place, one in enumerate(found)
    )


def only_with_blanks(found: Found) -> bool:
    """Whether no complete sheet gets there, and some with blanks do."""
    return found.reached and not found.share


def _getting(counted: Counted, wanted: Found) -> list[Result]:
    return [one for one in counted.results if _gets(one, wanted)]


def _numbers(complete: Counted) -> Numbers | None:
    """Compared as whole numbers of one part, which sort quickly."""
    known = {result.number for result in complete.results if result.number is not None}
    if not known:
        return None
    part = common_denominator(known)
    spend(len(complete.results))
    places = sorted(number.numerator * (part // number.denominator) for number in known)
    step = min((high - low for low, high in pairwise(places)), default=None)
    return Numbers(
        Fraction(places[0], part),
        Fraction(places[-1], part),
        None if step is None else Fraction(step, part),
        len(places),
    )


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


def _with_blanks(score: Score, wanted: Found, more: Counted, every: Sequence[Fraction]) -> Found:
    spend(len(more.results) + len(every))
    if _getting(more, wanted):
        return replace(wanted, reached=True)
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
