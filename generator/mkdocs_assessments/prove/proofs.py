"""What is proven of one dimension or score, and how it is read off the distribution of what the score tells."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from mkdocs_assessments.model import Score, ScoreLevel
from mkdocs_assessments.prove.alike import Screened
from mkdocs_assessments.prove.distribution import Distribution
from mkdocs_assessments.prove.leaves import Sheet
from mkdocs_assessments.prove.told import Told

Kind = Literal["level", "row", "label"]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that complete answer sheets come to."""

    lowest: Fraction
    highest: Fraction
    step: Fraction | None
    """The smallest gap between two of them; ``None`` where there is but one."""
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """A level, a row or a label, and whether anybody can get there.

    ``witness`` and ``middle`` are there only where they were asked for.
    """

    kind: Kind
    id: str
    place: int = 0
    """Of a level which bands it is in; of a row its position."""
    guidance: tuple[str, ...] = ()
    reached: bool = False
    witness: Sheet | None = None
    """Answers that get there, of everything that has a say in it, with as few blanks as will do."""
    share: Fraction = Fraction(0)
    """The share of uniform respondents that get there."""
    middle: Fraction | None = None
    """The share of those who answer everything with the middle."""
    below: Fraction | None = None
    """Of a level nobody can get to the nearest number below …"""
    above: Fraction | None = None
    """… and the nearest above."""
    unknown: bool = False
    """Whether sheets with blanks could not be gone through; those without do not get there."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Answers that are enough for a number or a label and lead to none, or to a number without a level."""

    kind: str
    """``level``: below the lowest level; ``table``: in no row; ``rows``: no row holds; ``cell``: no cell; ``group``:
    of no group; ``invalid``: a screen of validity fails."""
    share: Fraction
    number: Fraction | None
    """The lowest number for which something is missing."""
    witness: Sheet


@dataclass(frozen=True, slots=True)
class Proven:
    """All that is proven of one dimension or score."""

    id: str
    numbers: Numbers | None
    """``None`` for a label verb, and where no complete sheet has a number."""
    found: tuple[Found, ...]
    gaps: tuple[Gap, ...] = ()
    none: Fraction = Fraction(0)
    """The share of uniform respondents for whom there is neither number nor label."""


def read_off(
    score: Score,
    complete: Distribution | Screened,
    middle: Distribution | Screened | None,
    blanks: Callable[[], Distribution | Screened | None],
) -> Proven:
    """What is proven, from the distribution of uniform respondents; with that of the middle, witnesses as well.

    ``blanks`` gives that of sheets with blanks, and ``None`` where it takes too much work; it is asked for only where
    complete sheets leave something unreached.
    """
    told = complete.told
    wanted = list(_wanted(score))
    getting = [[one for one in told if _gets(one, goal)] for goal in wanted]
    witnesses = _witnesses(complete, getting) if middle else {}
    found = [
        replace(
            goal,
            reached=bool(some),
            witness=witnesses.get(place),
            share=_share(complete, some),
            middle=_share(middle, [one for one in middle.told if _gets(one, goal)]) if middle else None,
        )
        for place, (goal, some) in enumerate(zip(wanted, getting, strict=True))
    ]
    if not all(one.reached for one in found):
        more = blanks()
        if more is None:
            found = [replace(one, unknown=not one.reached) for one in found]
        else:
            every = sorted({one.number for one in (*told, *more.told) if one.number is not None})
            found = [one if one.reached else _with_blanks(score, one, more, every, middle is not None) for one in found]
    return Proven(
        score.id,
        numbers=_numbers({one.number for one in told if one.number is not None}),
        found=tuple(found),
        gaps=tuple(_gaps(complete)),
        none=_share(complete, [one for one in told if not one.known]),
    )


def _numbers(found: Collection[Fraction]) -> Numbers | None:
    """As whole numbers of one part, which sort quickly."""
    if not found:
        return None
    part = math.lcm(*(number.denominator for number in found))
    places = sorted(number.numerator * (part // number.denominator) for number in found)
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


def _gets(told: Told, wanted: Found) -> bool:
    if wanted.kind == "label":
        return told.label == wanted.id or wanted.id in told.parts
    return told.label == wanted.id and told.row == wanted.place


def _with_blanks(
    score: Score, wanted: Found, more: Distribution | Screened, every: Sequence[Fraction], witness: bool
) -> Found:
    getting = [told for told in more.told if _gets(told, wanted)]
    if getting:
        fewest = [min(getting, key=lambda told: more.told[told])]
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


def _witnesses(distribution: Distribution | Screened, getting: Sequence[Sequence[Told]]) -> dict[int, Sheet]:
    """For each goal that something gets to a sheet of the middle one of what does."""
    chosen = {}
    for place, some in enumerate(getting):
        if some:
            ordered = sorted(some, key=_number)
            chosen[place] = ordered[len(ordered) // 2]
    sheets = distribution.sheets(chosen.values())
    return {place: sheets[told] for place, told in chosen.items() if told in sheets}


def _gaps(complete: Distribution | Screened) -> Iterator[Gap]:
    kinds: dict[str, list[Told]] = {}
    for told in complete.told:
        if told.gap:
            kinds.setdefault(told.gap, []).append(told)
    for kind, some in kinds.items():
        one = min(some, key=_number)
        sheets = complete.sheets([one]) if kind != "invalid" else {}
        yield Gap(kind, _share(complete, some), one.number if one.number is not None else one.lost, sheets.get(one, {}))


def _number(told: Told) -> Fraction:
    return next((number for number in (told.number, told.lost) if number is not None), Fraction(0))


def _share(distribution: Distribution | Screened, some: Iterable[Told]) -> Fraction:
    return (
        Fraction(sum(distribution.told[told] for told in some), distribution.ways) if distribution.ways else Fraction(0)
    )


Proofs = Mapping[str, Proven | None]
"""By id of the dimension or score; ``None`` where it would take too much work."""
