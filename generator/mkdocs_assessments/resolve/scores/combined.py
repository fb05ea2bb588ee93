"""The numbers a verb can give, from the numbers its members can have.

The bounds hold in any case. They are exact unless members share items or weights are scores.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from mkdocs_assessments import model
from mkdocs_assessments.resolve.intervals import is_empty
from mkdocs_assessments.resolve.scores.reach import ZERO, Grain, Reach, added, either
from mkdocs_assessments.resolve.scores.weighed import weighed

ONE = Fraction(1)


def combined(score: model.Score, terms: Sequence[Reach], weights: Sequence[Reach]) -> Reach:
    """The numbers of a number verb over such terms, with such weights, before its modifiers."""
    if score.verb == "count":
        return Reach(ZERO, Fraction(sum(map(_may_pass, score.terms))), Grain(Fraction(1)))
    grain = either(*(term.grain for term in terms))
    if isinstance(score.blank, Fraction):
        grain = either(grain, Grain(score.blank))
    if score.verb in {"value", "min", "max"}:
        low, high = _extreme(score, terms)
        return Reach(low, high, grain, skipped=score.verb == "value" and terms[0].skipped)
    known = [term.weight for term in score.terms if isinstance(term.weight, Fraction)]
    alike = len(known) == len(terms) and len(set(known)) == 1
    if score.blank == "mean" and set(known) != {ONE}:
        terms = [_hull(terms)] * len(terms)
    if score.verb == "sum":
        return _summed(score, terms, known)
    least = _least(score, terms)
    if alike:
        low, high = _mean(score, terms, [ONE] * len(terms))
        return Reach(low, high, grain.of_mean(least, len(terms)))
    if isinstance(score.blank, Fraction):
        terms = [
            term.with_number(_filled(term, score.blank, written))
            for term, written in zip(terms, score.terms, strict=True)
        ]
    found = weighed(terms, weights, least)
    if len(known) == len(terms) and min(known) > 0:
        low, high = _mean(score, terms, known)
        return replace(found, low=low, high=high)
    return found


def _may_pass(term: model.Term) -> bool:
    """Whether the term's test is one that some answer passes; of many, some may not offer what is counted."""
    test = term.test
    return test is None or not (test.answers == frozenset() or (test.within is not None and is_empty(test.within)))


def _filled(term: Reach, blank: Fraction, written: model.Term) -> Fraction:
    return term.low + term.high - blank if written.reverse else blank


def _hull(terms: Sequence[Reach]) -> Reach:
    """Every number that one of several can have, so also every mean of some of them."""
    over = sum(term.grain.over for term in terms) * len(terms)
    grain = replace(either(*(term.grain for term in terms)), over=over)
    lows, highs = [term.low for term in terms], [term.high for term in terms]
    return Reach(min(lows), max(highs), grain, any(term.skipped for term in terms), any(term.na for term in terms))


def _least(score: model.Score, terms: Sequence[Reach]) -> int:
    """With how few real values there is a score at all."""
    return max(1, min(score.need, len(terms) - sum(term.skipped for term in terms)))


def _extreme(score: model.Score, terms: Sequence[Reach]) -> tuple[Fraction, Fraction]:
    """The bounds of a highest member; of a lowest one by turning all numbers round."""
    turned = Fraction(-1 if score.verb == "min" else 1)
    lows, highs = (sorted(end * turned for end in ends) for ends in zip(*((t.low, t.high) for t in terms), strict=True))
    if turned < 0:
        lows, highs = highs, lows
    bounds = [lows[_least(score, terms) - 1]] if score.need else []
    if isinstance(score.blank, Fraction) and score.need < len(terms):
        for term, written in zip(terms, score.terms, strict=True):
            filled = _filled(term, score.blank, written) * turned
            highs.append(filled)
            if not (term.na or term.skipped):
                bounds.append(min(filled, term.low * turned, term.high * turned))
            elif not score.need:
                lows.append(filled)
    found = sorted((max(bounds, default=min(lows)) * turned, max(highs) * turned))
    return found[0], found[1]


def _summed(score: model.Score, terms: Sequence[Reach], weights: Sequence[Fraction]) -> Reach:
    missing = max(0, len(terms) - score.need)
    if score.blank == "mean" and missing and set(weights) == {ONE}:
        return _summed_from_mean(score, terms)
    lows: list[Fraction] = []
    highs: list[Fraction] = []
    low = high = ZERO
    for term, written, weight in zip(terms, score.terms, weights, strict=True):
        least, most = sorted((term.low * weight, term.high * weight))
        if term.skipped:
            least, most = min(ZERO, least), max(ZERO, most)
        low, high = low + least, high + most
        absent = [ZERO]
        if isinstance(score.blank, Fraction):
            filled = _filled(term, score.blank, written) * weight
            absent = [filled, ZERO] if term.na else [filled]
        lows.append(min(ZERO, min(absent) - least))
        highs.append(max(ZERO, max(absent) - most))
    low += sum(sorted(lows)[:missing], ZERO)
    high += sum(sorted(highs, reverse=True)[:missing], ZERO)
    grains = [term.grain.times(weight) for term, weight in zip(terms, weights, strict=True)]
    if isinstance(score.blank, Fraction) and missing:
        grains += [Grain(score.blank * weight) for weight in weights]
        grains += [Grain((term.low + term.high) * weight) for term, weight in zip(terms, weights, strict=True)]
    return Reach(low, high, added(*grains))


def _summed_from_mean(score: model.Score, terms: Sequence[Reach]) -> Reach:
    """A sum whose blanks count the mean of the others: that mean, times those that were asked and apply."""
    least = _least(score, terms)
    lows, highs = sorted(term.low for term in terms), sorted((term.high for term in terms), reverse=True)
    counts = {len(terms), max(least, sum(not (term.skipped or term.na) for term in terms))}
    low = min(sum(lows[:least], ZERO) / least * count for count in counts)
    high = max(sum(highs[:least], ZERO) / least * count for count in counts)
    found = Reach(low, high, either(*(term.grain for term in terms)).of_mean(least, len(terms)))
    return found.with_number(ZERO) if score.need == 0 else found


def _mean(score: model.Score, terms: Sequence[Reach], weights: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    least = _least(score, terms)
    lows, highs = [term.low for term in terms], [term.high for term in terms]
    if isinstance(score.blank, Fraction) and score.need < len(terms):
        if not any(term.na or term.skipped for term in terms):
            summed = _summed(score, terms, weights)
            return summed.low / sum(weights, ZERO), summed.high / sum(weights, ZERO)
        filled = [_filled(term, score.blank, written) for term, written in zip(terms, score.terms, strict=True)]
        lows = [min(pair) for pair in zip(lows, filled, strict=True)]
        highs = [max(pair) for pair in zip(highs, filled, strict=True)]
    return _lowest_mean(lows, weights, least), -_lowest_mean([-high for high in highs], weights, least)


def _lowest_mean(values: Sequence[Fraction], weights: Sequence[Fraction], least: int) -> Fraction:
    """The lowest weighted mean of at least so many of the values (Dinkelbach 1967: it only ever falls)."""
    pairs = list(zip(values, weights, strict=True))
    mean = sum((value * weight for value, weight in pairs), ZERO) / sum(weights, ZERO)
    while True:
        ordered = sorted(pairs, key=lambda pair: (pair[0] - mean) * pair[1])
        taken = [pair for place, pair in enumerate(ordered) if place < least or pair[0] < mean]
        lower = sum((value * weight for value, weight in taken), ZERO) / sum((weight for _, weight in taken), ZERO)
        if lower >= mean:
            return mean
        mean = lower
