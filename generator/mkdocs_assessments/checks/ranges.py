"""The range of a score, as the page gives it and levels are cut by it, must be that of its numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from mkdocs_assessments.model import Assessment, Score
from mkdocs_assessments.problem import At, Path, Problem
from mkdocs_assessments.prove import Numbers, Proven, empty_groups, ends_of, needs_every_answer
from mkdocs_assessments.prove.latest import proofs_of
from mkdocs_assessments.resolve.scores import ranges_of
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal
from mkdocs_assessments.sheets import in_words
from mkdocs_assessments.source import Mapping, Node, Scalar, at_path
from mkdocs_assessments.written import number

SHARE = "%"


def check_ranges(assessment: Assessment, content: Node) -> Iterator[Problem]:
    """The ranges of all scores; nothing is said of one that is not proven.

    PA229: some answers lead to a number outside the range that the file gives. PA230, a remark: the range worked out
    from the members is wider than what answers lead to, and the page gives it; PA231: and a level begins at a share of
    it, or at its lowest number. PA226, a remark: whether a given range holds answers with gaps was not gone through.
    """
    domains = {domain.id for domain in assessment.domains}
    for score in assessment.scores:
        proven = None if score.is_label or score.id in domains else proofs_of(assessment)[score.id]
        if proven is None or proven.numbers is None or score.lowest is None or score.highest is None:
            continue
        if at_path(content, ("scores", score.id, "range")) is None:
            yield from _too_wide(assessment, content, score, _Span(score.lowest, score.highest), proven.numbers)
        else:
            yield from _too_narrow(assessment, content, score, proven, proven.numbers)


def unproven_range(assessment: Assessment, content: Node, score: Score) -> dict[str, str]:
    """For a message: the range that the file gives a score and what is proven of it without counting, if that is less;
    nothing where it gives none."""
    worked_out = None if score.is_label else ranges_of(assessment).of_score(score)
    written = at_path(content, ("scores", score.id, "range")) is not None
    if not written or worked_out is None or score.lowest is None or score.highest is None:
        return {}
    given = _Span(score.lowest, score.highest)
    if given.holds(_Span(worked_out.low, worked_out.high)):
        return {}
    return {
        "low": _said(given.low),
        "high": _said(given.high),
        "from": _said(worked_out.low),
        "to": _said(worked_out.high),
    }


@dataclass(frozen=True, slots=True)
class _Span:
    low: Fraction
    high: Fraction

    def holds(self, other: _Span) -> bool:
        return self.low <= other.low and other.high <= self.high

    def with_all(self, other: _Span) -> _Span:
        return _Span(min(self.low, other.low), max(self.high, other.high))

    def at(self, share: Fraction) -> Fraction:
        return self.low + share * (self.high - self.low)

    def setting(self, score: Score) -> str:
        """As a file says it, rounded outwards where it cannot be written exactly; empty where it is too long."""
        bounds = [_written(bound, toward, score) for bound, toward in ((self.low, floor), (self.high, ceil))]
        return "" if None in map(number, bounds) else f"range: [{', '.join(bounds)}]"


def _written(bound: Fraction, toward: Callable[[Fraction], int], score: Score) -> str:
    fine = 10**MAX_DECIMALS
    if fine % bound.denominator:
        bound = Fraction(toward(bound * 10**score.decimals), 10**score.decimals)
    return decimal(bound, MAX_DECIMALS)


def _too_narrow(
    assessment: Assessment, content: Node, score: Score, proven: Proven, numbers: Numbers
) -> Iterator[Problem]:
    unproven = unproven_range(assessment, content, score)
    if not unproven:
        return
    assert score.lowest is not None
    assert score.highest is not None
    given = _Span(score.lowest, score.highest)
    complete = _Span(numbers.lowest, numbers.highest)
    only_complete = needs_every_answer(assessment, score)
    ends = None if only_complete else ends_of(assessment, score, blanks=True)
    every = complete.with_all(_Span(ends.lowest, ends.highest)) if ends else complete
    if given.holds(every):
        if (
            ends is None and not only_complete and not any(found.unknown for found in proven.found)
        ):  # else that has been said
            at = At(assessment.file, ("scores", score.id, "range"), key=True)
            yield Problem("PA226", at, {"score": score.id, **unproven})
        return
    if not given.holds(complete):
        ends = ends_of(assessment, score, blanks=False)
    data = {"score": score.id, "low": _said(given.low), "high": _said(given.high)}
    data["range"] = given.with_all(every).setting(score)
    if ends:
        end, sheet = (ends.lowest, ends.least) if ends.lowest < given.low else (ends.highest, ends.most)
        data["number"] = _said(end)
        if sheet:
            data["sheet"] = in_words([item for item in assessment.items if item.id in sheet], sheet)
    yield Problem("PA229", At(assessment.file, ("scores", score.id, "range"), key=True), data)


def _too_wide(
    assessment: Assessment, content: Node, score: Score, worked_out: _Span, numbers: Numbers
) -> Iterator[Problem]:
    complete = _Span(numbers.lowest, numbers.highest)
    cuts = list(_cuts(content, score))
    if complete == worked_out or not (score.show or cuts):
        return
    ends = ends_of(assessment, score, blanks=True)
    if ends is None:
        return
    every = complete.with_all(_Span(ends.lowest, ends.highest))
    if every == worked_out or every.low == every.high or any(empty_groups(assessment, score)):
        return
    data = {"score": score.id, "range": every.setting(score)}
    if not data["range"]:
        return
    data |= {"from": _said(worked_out.low), "to": _said(worked_out.high)}
    data |= {"low": _said(every.low), "high": _said(every.high)}
    moved = [cut for cut in cuts if worked_out.at(cut.share) != every.at(cut.share) and (cut.written or score.show)]
    if moved:
        cut = max(moved, key=lambda one: one.share)  # all are put right by the same line
        data |= {"level": cut.level, "start": _said(worked_out.at(cut.share)), "other": _said(every.at(cut.share))}
        yield Problem("PA231", At(assessment.file, cut.path, key=not cut.written), data)
    elif score.show and _printed(worked_out, score) != _printed(every, score):
        yield Problem("PA230", At(assessment.file, ("scores", score.id), key=True), data)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A level that begins at a share of the range."""

    level: str
    share: Fraction
    path: Path
    """Where the share is written, or else the level."""
    written: bool = True


def _cuts(content: Node, score: Score) -> Iterator[_Cut]:
    """Levels that begin at a share of the score's range; the lowest, where it says nothing, at none of it."""
    path: Path = ("scores", score.id, "levels")
    levels = at_path(content, path)
    for name, level in levels.entries if isinstance(levels, Mapping) else ():
        if not isinstance(level, Mapping):
            continue
        bounds = [(key.text, value) for key, value in level.entries if key.text in ("from", "above")]
        if not bounds:
            yield _Cut(name.text, Fraction(0), (*path, name.text), written=False)
        for setting, value in bounds:
            groups = value.entries if isinstance(value, Mapping) else ()
            for at, one in [((), value), *(((group.text,), bound) for group, bound in groups)]:
                text = one.text.strip() if isinstance(one, Scalar) else ""
                if text.endswith(SHARE):
                    yield _Cut(
                        name.text, Fraction(text.removesuffix(SHARE).strip()) / 100, (*path, name.text, setting, *at)
                    )


def _printed(span: _Span, score: Score) -> tuple[str, str]:
    return decimal(span.low, score.decimals), decimal(span.high, score.decimals)


def _said(number: Fraction) -> str:
    fine = 10**MAX_DECIMALS
    return f"about {decimal(number)}" if fine % number.denominator else decimal(number, MAX_DECIMALS)
