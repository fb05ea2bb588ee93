"""``written.Scale`` → ``model.Scale``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from mkdocs_assessments import model, suggest, written
from mkdocs_assessments.problem import Path
from mkdocs_assessments.resolve.ambiguous import check_labels
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.resolve.formats import (
    build_bipolar,
    build_choices,
    build_many,
    build_number,
    build_pair,
    check_settings,
)
from mkdocs_assessments.resolve.ids import check_names
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal
from mkdocs_assessments.shape.conditions import value_in_braces

Scales = Mapping[str, model.Scale | None]
"""Scales by name; ``None`` for one that is there but broken."""

DEFAULT_POINTS = 7


def build_scales(scales: Mapping[str, written.Scale], findings: Findings) -> dict[str, model.Scale | None]:
    """The scales of one file."""
    check_names(list(scales), findings, "scales")
    return {name: _build(name, scale, findings) for name, scale in scales.items()}


def _build(name: str, scale: written.Scale, findings: Findings) -> model.Scale | None:
    path = ("scales", name)
    if not findings.whole(*path, "labels"):
        return None
    before = len(findings.problems)
    check_settings(scale, findings, *path)
    formats = [setting for setting in written.FORMATS if setting in scale.given]
    if not formats and "right" not in scale.given and findings.whole(*path):
        findings.add("PA146", *path, key=True, name=name, names=", ".join(written.FORMATS))
    built = _formatted(name, scale, findings, path) if len(formats) == 1 else None
    if built is not None:
        _check_hints(scale, built, findings, path)
    if len(findings.problems) > before or not findings.whole(*path) or built is None:
        return None
    options = (replace(option, hint=scale.hints.get(option.label)) for option in built.options)
    return replace(built, options=tuple(options), na=scale.na)


def _formatted(name: str, scale: written.Scale, findings: Findings, path: Path) -> model.Scale | None:
    """The scale as its one format says, without hints."""
    if scale.choices is not None:
        return build_choices(name, scale.choices, findings, (*path, "choices"))
    if scale.many is not None:
        return build_many(name, scale.many, scale.none, findings, (*path, "many"))
    if scale.pairs is not None:
        return build_pair(name, scale.pairs, findings, (*path, "pairs"))
    if scale.number is not None:
        return build_number(name, scale.number, scale.step, scale.unit, findings, (*path, "number"))
    if scale.split is not None:
        bounds = (Fraction(0), scale.split)
        built = build_number(name, bounds, scale.step, scale.unit, findings, (*path, "split"))
        return built and replace(built, total=scale.split)
    if scale.left is not None and scale.right is not None:
        start = Fraction(1) if scale.start is None else scale.start
        poles = (scale.left, scale.right)
        return build_bipolar(name, poles, scale.points or DEFAULT_POINTS, start, findings, path)
    return _labelled(name, scale.labels, scale, findings) if scale.labels is not None else None


def _labelled(name: str, labels: list[str], scale: written.Scale, findings: Findings) -> model.Scale | None:
    path = ("scales", name)
    before = len(findings.problems)
    if len(labels) < 2:
        findings.add("PA123", *path, "labels", key=True, name=name)
    for position, label in enumerate(labels):
        if label in labels[:position]:
            findings.add("PA124", *path, "labels", position, name=name, label=label)
    if scale.values is not None and scale.start is not None:
        findings.add("PA127", *path, "from", key=True, name=name)
    values = _values(name, labels, scale, findings)
    if len(findings.problems) > before:
        return None
    options = tuple(map(model.Option, labels, values))
    counted = scale.values is None and scale.start is None
    if not check_labels(name, options, labels, findings, (*path, "labels"), counted):
        return None
    return model.Scale(name, options)


def _check_hints(scale: written.Scale, built: model.Scale, findings: Findings, path: Path) -> None:
    labels = [option.label for option in built.options]
    for label in scale.hints:
        if label not in labels:
            known = [suggest.scalar(label) for label in labels]
            new = suggest.nearest(label, labels)
            near = suggest.scalar(new) if new else ""
            findings.add("PA126", *path, "hints", label, key=True, label=label, names=", ".join(known), nearest=near)


def _values(name: str, labels: list[str], scale: written.Scale, findings: Findings) -> list[Fraction]:
    if scale.values is None:
        start = scale.start or Fraction(0)
        return [start + position for position in range(len(labels))]
    path = ("scales", name, "values")
    if len(scale.values) != len(labels):
        counts = {"labels": str(len(labels)), "values": str(len(scale.values))}
        findings.add("PA107", *path, key=True, name=name, **counts)
    for position, value in enumerate(scale.values):
        if value in scale.values[:position]:
            choices = _as_choices(labels, scale) if len(scale.values) == len(labels) else ""
            data = {"value": decimal(value, MAX_DECIMALS), "choices": choices}
            findings.add("PA125", *path, position, key=False, name=name, **data)
    return scale.values


def _as_choices(labels: list[str], scale: written.Scale) -> str:
    """The labels with their values as ``choices``, of which several may score the same; empty where more than a
    line would have to change."""
    if scale.values is None or scale.hints:
        return ""
    pairs = zip(labels, scale.values, strict=True)
    return f"{{{', '.join(f'{value_in_braces(label)}: {decimal(value, MAX_DECIMALS)}' for label, value in pairs)}}}"
