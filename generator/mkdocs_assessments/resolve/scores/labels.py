"""The label verbs: rows of tests, tables of labels, and what is said of each label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from mkdocs_assessments import model, suggest, written
from mkdocs_assessments.problem import Path
from mkdocs_assessments.resolve.articles import check_articles
from mkdocs_assessments.resolve.conditions import build_condition, unknown
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.resolve.joined import could_be_joined
from mkdocs_assessments.resolve.scope import Scope
from mkdocs_assessments.resolve.scores.names import Names
from mkdocs_assessments.written.scores import Cross, Outcome, Row

MOST_JOINED = 1024
"""More labels than this that could be joined are not each given an outcome of their own."""


def build_rows(own: str, score: written.Score, verb: str, names: Names, findings: Findings) -> tuple[model.Row, ...]:
    """The rows of ``choose`` or ``stages``."""
    path: Path = ("scores", own, verb)
    rows: list[Row] = getattr(score, verb)
    if not rows and findings.whole(*path):
        findings.add("PA113", *path, key=True, name=verb)
    built = []
    for position, row in enumerate(rows):
        when = build_condition(row.when, names.scope, findings, (*path, position, "if"))
        if verb == "choose" and row.when is None and position + 1 < len(rows):
            following = rows[position + 1].then
            findings.add("PA181", *path, position, "then", label=row.then, following=following)
        built.append(model.Row(row.then, when))
    return tuple(built)


def build_needs(
    own: str, score: written.Score, rows: Iterable[model.Row], names: Names, findings: Findings
) -> tuple[str, ...]:
    """What must be known before there is a label: what the file says, or else everything its rows name.

    Where a row asks for a level that is cut by groups, what makes the groups is needed too: without it there is a
    number, but nobody can say whether it is that level.
    """
    tests = [test for row in rows for test in row.when.every_test]
    if score.needs is None:
        return tuple(dict.fromkeys(name for test in tests for name in (test.of, *_groups_of(test, names.scope))))
    path: Path = ("scores", own, "needs")
    single = isinstance(score.needs, str)
    entries = [score.needs] if isinstance(score.needs, str) else score.needs
    found: list[str] = []
    for position, entry in enumerate(entries):
        stands_for = names.stands_for(entry, own, either=True)
        if not stands_for:
            unknown(entry, names.everything, names.scope, findings, *path, *([] if single else [position]))
        found.extend(stands_for)
    groups = [name for test in tests if test.of in found for name in _groups_of(test, names.scope)]
    return tuple(dict.fromkeys([*found, *groups]))


def _groups_of(test: model.Test, scope: Scope) -> Iterator[str]:
    """What decides which cuts a level tested is by."""
    tested = scope.scores.get(test.of) if test.label is not None else None
    for bands in tested.bands if tested and not tested.is_label else ():
        yield from (one.of for one in bands.when.every_test)


def build_cross(
    own: str, cross: Cross, names: Names, findings: Findings
) -> tuple[tuple[model.Term, ...], Mapping[tuple[str, str], str]] | None:
    """The row's and the column's terms and the table between them; ``None`` where one is broken or was reported."""
    path: Path = ("scores", own, "cross")
    sides = [
        _side(name, (*path, setting), names, findings)
        for setting, name in (("rows", cross.rows), ("columns", cross.columns))
    ]
    known = [side for side in sides if side is not None]
    if len(known) < 2:
        return None
    rows, columns = known
    table: dict[tuple[str, str], str] = {}
    for row, cells in cross.table.items():
        at = (*path, "table", row)
        if row not in rows:
            _no_label(cross.rows, row, rows, findings, at)
            continue
        for column, label in cells.items():
            if column not in columns:
                _no_label(cross.columns, column, columns, findings, (*at, column))
            else:
                table[rows[row], columns[column]] = label
        lacking = [column for column in columns if column not in cells]
        if lacking and findings.whole(*at) and all(column in columns for column in cells):
            findings.add("PA182", *at, key=True, row=row, column=lacking[0])
    missing = [row for row in rows if row not in cross.table]
    if missing and findings.whole(*path, "table") and all(row in rows for row in cross.table):
        findings.add("PA183", *path, "table", key=True, row=missing[0], name=cross.rows)
    return (model.Term(cross.rows), model.Term(cross.columns)), table


def _no_label(of: str, text: str, labels: Iterable[str], findings: Findings, path: Path) -> None:
    known = list(labels)
    near = suggest.nearest(text, known) or ""
    findings.add("PA167", *path, key=True, of=of, found=text, values=", ".join(known), nearest=near)


def _side(name: str, path: Path, names: Names, findings: Findings) -> dict[str, str] | None:
    """The labels of one side as written, each with what the table has for it: an item's are its positions."""
    scope = names.scope
    if name not in names.everything:
        unknown(name, names.everything, scope, findings, *path)
        return None
    if item := scope.items.get(name):
        if item.scale.number or item.scale.many:
            findings.add("PA171", *path, name=name)
            return None
        return {option.label: str(position) for position, option in enumerate(item.scale.options)}
    if name in scope.items:
        return None
    if not names.has_label(name):
        findings.add("PA171", *path, name=name)
        return None
    labels = scope.labels(name)
    return None if labels is None else {label: label for label in labels}


def build_outcomes(
    score: model.Score,
    outcomes: Mapping[str, Outcome],
    scope: Scope,
    articles: frozenset[str],
    findings: Findings,
) -> dict[str, model.Outcome]:
    """What is said of each label: the file's words, or else the label itself, or the title of what it names."""
    path: Path = ("scores", score.id, "outcomes")
    titles = _titles(score, scope)
    for label, outcome in outcomes.items():
        if label not in titles and not could_be_joined(label, score, scope) and findings.whole("scores", score.id):
            known = list(titles)
            near = suggest.nearest(label, known) or ""
            data = {"score": score.id, "found": label, "values": ", ".join(known), "nearest": near}
            findings.add("PA186", *path, label, key=True, **data)
        check_articles(outcome.guidance, articles, findings, (*path, label, "guidance"))
    built = {label: model.Outcome(label, title) for label, title in titles.items()}
    for label, outcome in outcomes.items():
        title = outcome.title or titles.get(label, label)
        built[label] = model.Outcome(label, title, outcome.reading or "", tuple(outcome.guidance))
    return built


def _titles(score: model.Score, scope: Scope) -> dict[str, str]:
    """Every label of a score with its title where the file says none; of ``top`` those of its members."""
    if score.verb == "top":
        return {term.of: title_of(term.of, scope) for term in score.terms}
    if score.verb == "join":
        return {label: label for label in _joined(score, scope)}
    labels = [row.then for row in score.rows] if score.verb != "cross" else list(score.table.values())
    return {label: label for label in labels}


def _joined(score: model.Score, scope: Scope) -> list[str]:
    parts = [scope.labels(term.of) or () for term in score.terms]
    count = 1
    for part in parts:
        count *= len(part)
    return [score.separator.join(labels) for labels in product(*parts)] if count <= MOST_JOINED else []


def title_of(name: str, scope: Scope) -> str:
    """What something is called on the page: an item by its statement."""
    if item := scope.items.get(name):
        return item.text
    titled = scope.scores.get(name) or scope.dimensions.get(name)
    return titled.title if titled else name
