"""The levels of one score: bounds of their own, for everybody or for each group of a fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from mkdocs_assessments import model, written
from mkdocs_assessments.problem import Path
from mkdocs_assessments.resolve.articles import check_articles
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.resolve.ids import check_names
from mkdocs_assessments.resolve.scores.leaves import may_be_narrower
from mkdocs_assessments.resolve.scores.names import Names
from mkdocs_assessments.resolve.scores.steps import fact_of, group_of
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal
from mkdocs_assessments.written.scores import ScoreLevel

EVERYBODY = ""


def build_bands(
    score: model.Score,
    levels: Mapping[str, ScoreLevel],
    by: str | None,
    names: Names,
    articles: frozenset[str],
    findings: Findings,
    path: Path,
) -> tuple[model.Bands, ...]:
    """The bands of a score whose range is known, from the ``levels`` written at ``path``."""
    check_names(list(levels), findings, *map(str, path))
    for name, level in levels.items():
        check_articles(level.guidance, articles, findings, (*path, name, "guidance"))
        for first, second in level.apart():
            findings.add("PA145", *path, name, second, key=True, name=second, other=first)
    if not levels or score.lowest is None or score.highest is None:
        return ()
    fact = None if by is None else fact_of(by, (*path, "by"), names, findings)
    before = len(findings.problems)
    groups = _groups(levels, by, findings, path)
    whom = {
        group: model.Condition() if group == EVERYBODY else group_of(fact, group, at, names, findings)
        for group, at in groups.items()
    }
    if len(findings.problems) == before:
        _check_each_has_bounds(levels, groups, by, findings, path)
    if len(findings.problems) > before or not findings.whole(*path):
        return ()
    found = []
    for group, when in whom.items():
        built = sorted(
            (_level(name, level, group, score.lowest, score.highest) for name, level in levels.items()),
            key=_begins,
        )
        _check_range(score, built, levels, group, names, findings, path)
        found.append(model.Bands(when, tuple(built)))
    _check_order(score, dict(zip(groups, found, strict=True)), levels, findings, path)
    return tuple(found)


def _groups(levels: Mapping[str, ScoreLevel], by: str | None, findings: Findings, path: Path) -> dict[str, Path]:
    """The groups that have bounds of their own, each with where it is first named; everybody where there are none."""
    groups: dict[str, Path] = {}
    for name, setting, bound in _bounds(levels):
        at = (*path, name, setting)
        if not isinstance(bound, Mapping):
            continue
        if by is None:
            findings.add("PA179", *at, key=True, name=name, setting="levels")
            return {EVERYBODY: path}
        for group in bound:
            groups.setdefault(group, (*at, group))
    if by is not None and not groups and findings.whole(*path):
        findings.add("PA180", *path, "by", key=True, fact=by)
    return groups or {EVERYBODY: path}


def _check_each_has_bounds(
    levels: Mapping[str, ScoreLevel], groups: Iterable[str], by: str | None, findings: Findings, path: Path
) -> None:
    """PA177: a level that has bounds of groups, and none of one of them."""
    for name, setting, bound in _bounds(levels):
        if isinstance(bound, Mapping):
            for group in groups:
                if group not in bound and findings.whole(*path):
                    findings.add("PA177", *path, name, setting, key=True, name=group, fact=str(by))


def _check_order(
    score: model.Score,
    found: Mapping[str, model.Bands],
    levels: Mapping[str, ScoreLevel],
    findings: Findings,
    path: Path,
) -> None:
    """PA235: levels that are not in the same order for every group."""
    first, *others = found
    rank = {level.id: place for place, level in enumerate(found[first].levels)}
    for group in others:
        for low, high in pairwise(found[group].levels):
            if rank[low.id] > rank[high.id] and _begins(low) < _begins(high):
                own = [name for name, _, bound in _bounds({low.id: levels[low.id]}) if isinstance(bound, Mapping)]
                setting = "from" if levels[low.id].start is not None else "above"
                at = (*path, low.id, *((setting, group) if own else ()))
                data = {"score": score.id, "low": low.id, "high": high.id, "group": group, "other": first}
                findings.add("PA235", *at, key=not own, **data)
                return


def _bounds(
    levels: Mapping[str, ScoreLevel],
) -> Iterator[tuple[str, str, written.Amount | Mapping[str, written.Amount]]]:
    for name, level in levels.items():
        if level.start is not None:
            yield name, "from", level.start
        if level.above is not None:
            yield name, "above", level.above


def _level(name: str, level: ScoreLevel, group: str, lowest: Fraction, highest: Fraction) -> model.ScoreLevel:
    bound = level.above if level.start is None else level.start
    amount = bound.get(group) if isinstance(bound, Mapping) else bound
    start = lowest
    if amount is not None:
        start = lowest + amount.value * (highest - lowest) if amount.share else amount.value
    above = level.start is None and level.above is not None
    return model.ScoreLevel(
        name, level.title, start, level.reading or "", above, tuple(level.guidance), level.reachable
    )


def _check_range(
    score: model.Score,
    built: list[model.ScoreLevel],
    levels: Mapping[str, ScoreLevel],
    group: str,
    names: Names,
    findings: Findings,
    path: Path,
) -> None:
    """PA106, PA131 and PA132: numbers without a level, and levels without a number."""
    lowest, highest = score.lowest, score.highest
    assert lowest is not None
    assert highest is not None
    bounds = {"low": decimal(lowest, MAX_DECIMALS), "high": decimal(highest, MAX_DECIMALS), "dimension": score.id}

    def report(code: str, level: model.ScoreLevel, **data: str) -> None:
        written_level = levels[level.id]
        setting = "from" if written_level.start is not None else "above"
        at = (*path, level.id, setting, group) if group != EVERYBODY else (*path, level.id, setting)
        start = decimal(level.start, MAX_DECIMALS)
        findings.add(code, *at, key=False, **{**bounds, "level": level.id, "start": start, **data})

    first = built[0]
    if _begins(first) > (lowest, False):
        narrower = path[0] == "scores" and first.start < highest and may_be_narrower(score, names.scope)
        from_there = f"range: [{decimal(first.start, MAX_DECIMALS)}, {bounds['high']}]"
        report("PA106", first, **({"range": from_there} if narrower else {}))
    for level, following in zip(built, [*built[1:], None], strict=True):
        if following and _begins(following) == _begins(level):
            report("PA131", following, other=level.id)
        elif _begins(level) >= (highest, True) or (following and _begins(following) <= (lowest, False)):
            report("PA132", level)


def _begins(level: model.ScoreLevel) -> tuple[Fraction, bool]:
    """Where a level begins, to be compared: at a number comes before above it."""
    return level.start, level.above
