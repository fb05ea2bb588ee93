"""``written.Score`` → ``model.Score``: members found, tests understood, ranges worked out, everything in order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import get_args

from mkdocs_assessments import model, written
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.resolve.formats import not_a_range
from mkdocs_assessments.resolve.scope import Scope, span_of
from mkdocs_assessments.resolve.scores.bands import build_bands
from mkdocs_assessments.resolve.scores.labels import build_cross, build_needs, build_outcomes, build_rows
from mkdocs_assessments.resolve.scores.names import Names
from mkdocs_assessments.resolve.scores.order import in_order, taken_in
from mkdocs_assessments.resolve.scores.ranges import Ranges, ranges_of
from mkdocs_assessments.resolve.scores.steps import build_steps
from mkdocs_assessments.resolve.scores.terms import build_terms, need_of
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal, exact
from mkdocs_assessments.written.scores import VERBS, Table

__all__ = ["Names", "Ranges", "build_bands", "build_scores", "ranges_of"]

MOST_LISTED = 6
"""More ids than this are not written out in a suggestion."""


def build_scores(
    scores: Mapping[str, written.Score], scope: Scope, articles: Collection[str], findings: Findings
) -> tuple[model.Score, ...]:
    """The scores of a file, each after those it is made of; ``scope`` has everything else and is given each of them.

    ``articles`` are the stems of the guidance folder. A score in which there is a mistake is left out.
    """
    names = Names(scope, scores)
    order, circles = in_order(names)
    for circle in circles:
        findings.add("PA169", "scores", circle[0], key=True, **_round(circle, names))
    own = [name for name in scores if name not in scope.names]
    scope.scores.update(dict.fromkeys(own))  # so that a misspelt name is compared with those to come as well
    circular = {name for circle in circles for name in circle}
    builder = _Builder(names, Ranges(scope), frozenset(articles), findings)
    built = []
    for name in order:
        if name in circular or name not in own:
            continue
        found = builder.build(name, scores[name])
        del scope.scores[name]
        scope.scores[name] = found
        if found is not None:
            built.append(found)
    return tuple(built)


def _round(circle: Sequence[str], names: Names) -> dict[str, str]:
    """The data of PA169: the way round and, where a pattern leads on, what it takes in and what to write instead."""
    data = {"score": circle[0], "trail": " → ".join([*circle, circle[0]])}
    found = taken_in(circle, names)
    if found is None:
        return data | {"one": "one of them"}
    by, pattern, ids, taken = found
    others = [name for name in ids if name not in circle]
    listed = ", ".join(others) if len(others) <= MOST_LISTED else ""
    instead = span_of(others, names.everything) or listed
    return data | {"by": by, "pattern": pattern, "taken": taken, "instead": instead or "the ids that you mean"}


class _Builder:
    """Builds one score after the other."""

    def __init__(self, names: Names, ranges: Ranges, articles: frozenset[str], findings: Findings) -> None:
        self.names = names
        self.ranges = ranges
        self.articles = articles
        self.findings = findings
        self.before = 0
        """How many problems there were when the score at hand was begun."""

    def build(self, name: str, score: written.Score) -> model.Score | None:
        """The score, or ``None`` where there is a mistake in it or in what it is made of."""
        self.before = len(self.findings.problems)
        whole = self.findings.whole("scores", name)
        self._check_settings(name, score, whole)
        if not score.verbs:
            return None
        verb = score.verbs[0]
        found = self._of_labels(name, score, verb) if score.gives_label else self._of_numbers(name, score, verb)
        return found if found is not None and whole and self._is_sound() else None

    def _is_sound(self) -> bool:
        return len(self.findings.problems) == self.before

    def _check_settings(self, name: str, score: written.Score, whole: bool) -> None:
        """PA160, PA161, PA172 and PA184: verbs too few or too many, modifiers that do not fit, no title."""
        path = ("scores", name)
        add = self.findings.add
        if not score.verbs and whole:
            add("PA160", *path, key=True, score=name, names=", ".join(VERBS))
        for verb in score.verbs[1:]:
            add("PA161", *path, verb, key=True, score=name, first=score.verbs[0], second=verb)
        if score.verbs and whole:
            for modifier, verbs in score.alone():
                data = {"modifier": modifier, "verb": score.verbs[0], "names": " or ".join(verbs)}
                add("PA172", *path, modifier, key=True, **data)
            self._check_blank(name, score)
        for first, second in score.norm.apart() if score.norm else ():
            add("PA145", *path, "norm", second, key=True, name=second, other=first)
        for alone, others in score.norm.alone() if score.norm else ():
            add("PA147", *path, "norm", alone, key=True, name=alone, other=f'"{others[0]}"')
        if score.title is None and score.show and whole:
            add("PA184", *path, key=True, score=name)

    def _check_blank(self, name: str, score: written.Score) -> None:
        """PA172 again: a blank that could not count what the file says."""
        verb = score.verbs[0]
        mean = score.blank == "mean" and (verb not in {"sum", "mean"} or isinstance(getattr(score, verb), dict))
        number = isinstance(score.blank, Fraction) and verb == "count"
        if (mean or number) and not score.gives_label:
            shown = f"{verb} with weights" if mean and verb in {"sum", "mean"} else verb
            names = "sum or mean, without weights" if mean else "every verb for numbers but count"
            data = {"modifier": "blank: mean" if mean else "a number for blanks", "verb": shown, "names": names}
            self.findings.add("PA172", "scores", name, "blank", key=False, **data)

    def _of_numbers(self, name: str, score: written.Score, verb: str) -> model.Score | None:
        terms = build_terms(name, score, verb, self.names, self.findings)
        steps = build_steps(name, score, self.names, self.findings)
        need = need_of(name, score, len(terms), self.findings) if terms else 0
        if terms is None or len(steps) < _steps_written(score):
            return None
        zero = score.blank == "zero score"
        blank: model.Blank = "left out"
        if score.blank == "mean" or isinstance(score.blank, Fraction):
            blank = score.blank
        found = replace(
            _plain(name, score, verb),
            terms=tuple(terms),
            need=need,
            blank=blank,
            otherwise=Fraction(0) if zero else None,
            steps=steps,
        )
        found = self._with_range(found, score)
        if found.lowest is None and score.table is not None and self._is_sound():
            self._report_table(found, score.table)
        if score.levels is None:
            return found
        path = ("scores", name, "levels")
        if not score.levels.named and self.findings.whole(*path):
            self.findings.add("PA113", *path, key=True, name="levels")
        levels, by = score.levels.named, score.levels.by
        if any(bad[:2] == path[:2] and bad[2:3] != path[2:] for bad in self.findings.broken):
            found = replace(found, lowest=None, highest=None)  # the number is not what the file says it is
        bands = build_bands(found, levels, by, self.names, self.articles, self.findings, path)
        return replace(found, bands=bands)

    def _with_range(self, found: model.Score, score: written.Score) -> model.Score:
        """The score with its bounds: those of the file, where it says any (PA150: and they are no range)."""
        found = self.ranges.with_range(found, score.decimals)
        if score.range is None or found.lowest is None:
            return found
        if len(score.range) != 2 or score.range[0] >= score.range[1]:
            self.findings.add(
                "PA150", "scores", found.id, "range", key=True, setting="range", **not_a_range(found.id, score.range)
            )
            return found
        low, high = score.range
        wanted = max(len(exact(bound).partition(".")[2]) for bound in score.range) if score.decimals is None else 0
        return replace(found, lowest=low, highest=high, decimals=max(found.decimals, wanted))

    def _report_table(self, score: model.Score, table: Table) -> None:
        """PA168: a table in whose rows no number of the score lies."""
        place = next((place for place, step in enumerate(score.steps) if isinstance(step, model.Lookup)), 0)
        before = self.ranges.of_score(replace(score, steps=score.steps[:place]))
        if before is None or not table.rows:
            return
        low, high = (decimal(bound, MAX_DECIMALS) for bound in (before.low, before.high))
        row = next(iter(table.rows))
        data = {"of": score.id, "found": row, "values": f"a number from {low} to {high}"}
        self.findings.add("PA168", "scores", score.id, "table", "rows", row, key=True, **data)

    def _of_labels(self, name: str, score: written.Score, verb: str) -> model.Score | None:
        found = replace(_plain(name, score, verb), separator=score.separator)
        if verb in {"choose", "stages"}:
            rows = build_rows(name, score, verb, self.names, self.findings)
            needs = build_needs(name, score, rows, self.names, self.findings)
            found = replace(found, rows=rows, needs=needs)
        elif verb == "cross":
            assert score.cross is not None
            sides = build_cross(name, score.cross, self.names, self.findings)
            if sides is None:
                return None
            found = replace(found, terms=sides[0], table=sides[1])
        else:
            terms = build_terms(name, score, verb, self.names, self.findings)
            if terms is None:
                return None
            need = need_of(name, score, len(terms), self.findings) if verb == "top" else len(terms)
            found = replace(found, terms=tuple(terms), need=need, take=score.take)
            if verb == "top" and score.take > len(terms) and self.findings.whole("scores", name, verb):
                data = {"score": name, "count": str(len(terms)), "found": str(score.take)}
                self.findings.add("PA185", "scores", name, "take", key=False, **data)
        outcomes = build_outcomes(found, score.outcomes, self.names.scope, self.articles, self.findings)
        return replace(found, outcomes=outcomes)


def _steps_written(score: written.Score) -> int:
    modifiers = (score.minus, score.plus, score.times, score.table, score.norm, score.round, score.cap)
    return sum(modifier is not None for modifier in modifiers)


def _plain(name: str, score: written.Score, verb: str) -> model.Score:
    """A score with what its words alone say."""
    known = next(one for kind in get_args(model.Verb) for one in get_args(kind) if one == verb)
    return model.Score(
        name,
        score.title or "",
        known,
        about=score.about or "",
        unit=score.unit or "",
        show=score.show,
    )
