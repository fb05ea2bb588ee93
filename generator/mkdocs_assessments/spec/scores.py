"""Scores beyond the dimensions' own in the spec: what each is made of, and nothing that only the page prints."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from mkdocs_assessments.model import Amount, Bands, Cap, Condition, Lookup, Norm, Round, Score, Step, Term
from mkdocs_assessments.spec.conditions import condition_spec, interval_spec, test_spec

Spec = dict[str, Any]


def score_spec(score: Score) -> Spec:
    """One score; what does not matter to its verb, or says nothing, is left out."""
    parts: Spec = {
        "id": score.id,
        "verb": score.verb,
        "of": [_term(term) for term in score.terms],
        "need": score.need,
        "blank": str(score.blank) if isinstance(score.blank, Fraction) else score.blank,
        "else": _text(score.otherwise),
        "steps": [_step(step) for step in score.steps],
        "bands": [_bands(bands) for bands in score.bands],
        "rows": [{"then": row.then} | _when(row.when) for row in score.rows],
        "needs": list(score.needs),
        "table": [[row, column, label] for (row, column), label in score.table.items()],
        "decimals": score.decimals,
        "min": _text(score.lowest),
        "max": _text(score.highest),
    }
    if score.verb == "top":
        parts["take"] = score.take
    idle = {name for name, part in parts.items() if part in (None, "left out", 0, [])}
    if score.verb in ("top", "join"):
        parts["separator"] = score.separator
    return {name: part for name, part in parts.items() if name not in idle}


def _term(term: Term) -> Spec:
    weight = {"by": term.weight} if isinstance(term.weight, str) else {"weight": str(term.weight)}
    return (
        {"of": term.of}
        | ({"reverse": True} if term.reverse else {})
        | ({} if term.weight == 1 else weight)
        | ({} if term.test is None else {"test": test_spec(term.test)})
    )


def _bands(bands: Bands) -> Spec:
    levels = [[level.id, "above" if level.above else "from", str(level.start)] for level in bands.levels]
    return _when(bands.when) | {"levels": levels}


def _step(step: Step) -> Spec:
    match step:
        case Amount():
            return {"kind": step.kind} | ({"of": step.by} if isinstance(step.by, str) else {"by": str(step.by)})
        case Lookup():
            groups = [
                _when(when) | {"rows": [[interval_spec(interval), str(value)] for interval, value in rows]}
                for when, rows in step.groups
            ]
            return {"kind": "table", "groups": groups}
        case Norm():
            norms = [_when(group.when) | {"mean": str(group.mean), "sd": str(group.deviation)} for group in step.groups]
            return {"kind": "norm", "groups": norms, "to": [str(step.to_mean), str(step.to_deviation)]}
        case Round():
            return {"kind": "round", "decimals": step.decimals}
        case Cap():
            unless = {} if step.unless == Condition() else {"unless": condition_spec(step.unless)}
            return {"kind": "cap", "at": str(step.at)} | unless


def _when(condition: Condition) -> Spec:
    return {} if condition == Condition() else {"when": condition_spec(condition)}


def _text(number: Fraction | None) -> str | None:
    return None if number is None else str(number)
