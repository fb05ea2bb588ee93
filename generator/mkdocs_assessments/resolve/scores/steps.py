"""What happens to a number after the verb: the modifiers as written → ``model.Step``, in the order applied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations

from mkdocs_assessments import model, suggest, written
from mkdocs_assessments.problem import Path
from mkdocs_assessments.resolve.conditions import build_condition, build_test
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.resolve.intervals import interval_of, is_empty, shared
from mkdocs_assessments.resolve.scope import Scope
from mkdocs_assessments.resolve.scores.names import Names
from mkdocs_assessments.resolve.scores.terms import number_of
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal
from mkdocs_assessments.written.scores import Norm, Table

AMOUNTS = ("minus", "plus", "times")


def build_steps(own: str, score: written.Score, names: Names, findings: Findings) -> tuple[model.Step, ...]:
    """The modifiers of a score; one in which there is a mistake, reported here, is left out."""
    return tuple(_steps(("scores", own), score, names, findings))


def _steps(path: Path, score: written.Score, names: Names, findings: Findings) -> Iterator[model.Step]:
    for kind in AMOUNTS:
        amount = _amount(kind, getattr(score, kind), (*path, kind), names, findings)
        if amount is not None:
            yield amount
    if score.table is not None:
        yield _lookup(score.table, (*path, "table"), names, findings)
    if score.norm is not None:
        yield _norm(score.norm, (*path, "norm"), names, findings)
    if score.round is not None:
        yield model.Round(score.round)
    if score.cap is not None:
        unless = build_condition(score.cap.unless, names.scope, findings, (*path, "cap", "unless"))
        yield model.Cap(score.cap.at, unless)


def _amount(kind: str, by: Fraction | str | None, path: Path, names: Names, findings: Findings) -> model.Amount | None:
    if by is None:
        return None
    found: Fraction | str | None = by
    if isinstance(by, str):
        found = number_of(by, path, names, findings)
    elif kind == "times" and by == 0:
        findings.add("PA165", *path, name=kind, found="0")
        return None
    if found is None:
        return None
    match kind:
        case "minus":
            return model.Amount("minus", found)
        case "plus":
            return model.Amount("plus", found)
    return model.Amount("times", found)


def fact_of(by: str, path: Path, names: Names, findings: Findings) -> str | None:
    """What makes the groups: a fact, or whatever else has answers or a label; ``None``, once reported, where it is
    nothing known."""
    if by in names.everything:
        return by
    if names.scope.whole:
        findings.unknown("PA178", by, _group_makers(names), *path)
    return None


def _group_makers(names: Names) -> list[str]:
    return [name for name in names.everything if name in names.scope.facts or names.gives_label(name)]


def group_of(fact: str | None, test: str, path: Path, names: Names, findings: Findings) -> model.Condition:
    """Whom a group is for: its test is its name, at ``path``. Nobody is told twice that there is no such fact."""
    tried = Findings(findings.file, findings.node, findings.broken)
    found = None if fact is None else build_test(fact, test, names.scope, tried, path)
    for problem in tried.problems:
        more = _named_group(fact, test, names.scope) if fact is not None and problem.code == "PA167" else {}
        findings.add(problem.code, *path, key=True, **{**problem.data, **more})
    return model.Condition() if found is None else model.Condition((found,))


def _named_group(fact: str, test: str, scope: Scope) -> dict[str, str]:
    """What PA167 offers for a group of an item's answers: their labels, one of which may be short for what was written,
    or written out."""
    item = scope.items.get(fact)
    if item is None or item.scale.number or item.scale.many:
        return {"suggestion": ""}
    labels = [option.label for option in item.scale.options]
    wanted = test.casefold()
    alike = [label for label in labels if wanted.startswith(label.casefold()) or label.casefold().startswith(wanted)]
    near = alike[0] if len(alike) == 1 else suggest.nearest(test, labels)
    return {"suggestion": "", "test": "", "values": ", ".join(labels), "nearest": near or ""}


def _lookup(table: Table, path: Path, names: Names, findings: Findings) -> model.Lookup:
    rows = (*path, "rows")
    if not table.rows and findings.whole(*rows):
        findings.add("PA113", *rows, key=True, name="rows")
    if table.by is None:
        plain = {key: value for key, value in table.rows.items() if not isinstance(value, Mapping)}
        for key in table.rows:
            if key not in plain:
                findings.add("PA179", *rows, key, key=True, name=key, setting="table")
        return model.Lookup(((model.Condition(), _rows(plain, rows, findings)),), table.source)
    fact = fact_of(table.by, (*path, "by"), names, findings)
    groups = []
    for key, value in table.rows.items():
        when = group_of(fact, key, (*rows, key), names, findings)
        if isinstance(value, Mapping):
            groups.append((when, _rows(value, (*rows, key), findings)))
        else:
            findings.add("PA177", *rows, key, name=key, fact=table.by)
    return model.Lookup(tuple(groups), table.source)


def _rows(rows: Mapping[str, Fraction], path: Path, findings: Findings) -> tuple[tuple[model.Interval, Fraction], ...]:
    found: dict[str, tuple[model.Interval, Fraction]] = {}
    for key, value in rows.items():
        interval = interval_of(key)
        if interval is None:
            findings.add("PA166", *path, key, key=True, found=key)
        elif is_empty(interval):
            low, high = (decimal(bound or Fraction(0), MAX_DECIMALS) for bound in (interval.high, interval.low))
            findings.add("PA176", *path, key, key=True, found=key, suggestion=f"{low}..{high}")
        else:
            found[key] = interval, value
    for (first, (one, _)), (second, (other, _)) in combinations(found.items(), 2):
        if (number := shared(one, other)) is not None:
            data = {"first": first, "second": second, "number": decimal(number, MAX_DECIMALS)}
            findings.add("PA175", *path, second, key=True, **data)
            break
    return tuple(found.values())


def _norm(norm: Norm, path: Path, names: Names, findings: Findings) -> model.Norm:
    groups: list[model.NormGroup] = []
    fact = fact_of(norm.by, (*path, "by"), names, findings) if norm.by is not None else None
    for key, group in norm.groups.items():
        at = (*path, "groups", key)
        when = group_of(fact, key, at, names, findings)
        groups.append(
            model.NormGroup(group.title or key, when, group.mean, _deviation(group.sd, (*at, "sd"), findings))
        )
    if norm.mean is not None and norm.sd is not None:
        deviation = _deviation(norm.sd, (*path, "sd"), findings)
        groups.append(model.NormGroup(norm.group or "", model.Condition(), norm.mean, deviation))
    elif norm.mean is None and norm.sd is None and not norm.groups and findings.whole(*path):
        findings.add("PA101", *path, key=True, name="mean", inside="norm")
    to = norm.to or [Fraction(0), Fraction(1)]
    if len(to) != 2:
        findings.add("PA189", *path, "to", count=str(len(to)))
        to = [Fraction(0), Fraction(1)]
    return model.Norm(tuple(groups), to[0], _deviation(to[1], (*path, "to", 1), findings), norm.source)


def _deviation(number: Fraction, path: Path, findings: Findings) -> Fraction:
    if number <= 0:
        name = next(step for step in reversed(path) if isinstance(step, str))
        findings.add("PA158", *path, name=name, found=decimal(number, MAX_DECIMALS), above="0")
        return Fraction(1)
    return number
