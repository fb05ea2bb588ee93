"""``written.Scale`` → ``model.Scale``."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from mkdocs_assessments import model, suggest, written
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.resolve.ids import check_names
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal

Scales = Mapping[str, model.Scale | None]
"""Scales by name; ``None`` for one that is there but broken."""


def build_scales(scales: Mapping[str, written.Scale], findings: Findings) -> dict[str, model.Scale | None]:
    """The scales of one file."""
    check_names(list(scales), findings, "scales")
    return {name: _build(name, scale, findings) for name, scale in scales.items()}


def _build(name: str, scale: written.Scale, findings: Findings) -> model.Scale | None:
    path = ("scales", name)
    if not findings.whole(*path, "labels"):
        return None
    before = len(findings.problems)
    labels = scale.labels
    if len(labels) < 2:
        findings.add("PA123", *path, "labels", key=True, name=name, count=str(len(labels)))
    for position, label in enumerate(labels):
        if label in labels[:position]:
            findings.add("PA124", *path, "labels", position, name=name, label=label)
    if scale.values is not None and scale.start is not None:
        findings.add("PA127", *path, "from", key=True, name=name)
    values = _values(name, scale, findings)
    for label in scale.hints:
        if label not in labels:
            known = [suggest.scalar(label) for label in labels]
            new = suggest.nearest(label, labels)
            near = suggest.scalar(new) if new else ""
            findings.add("PA126", *path, "hints", label, key=True, label=label, names=", ".join(known), nearest=near)
    if len(findings.problems) > before or not findings.whole(*path):
        return None
    options = (model.Option(label, value, scale.hints.get(label)) for label, value in zip(labels, values, strict=True))
    return model.Scale(name, tuple(options), scale.na)


def _values(name: str, scale: written.Scale, findings: Findings) -> list[Fraction]:
    if scale.values is None:
        start = scale.start or Fraction(0)
        return [start + position for position in range(len(scale.labels))]
    path = ("scales", name, "values")
    if len(scale.values) != len(scale.labels):
        counts = {"labels": str(len(scale.labels)), "values": str(len(scale.values))}
        findings.add("PA107", *path, key=True, name=name, **counts)
    for position, value in enumerate(scale.values):
        if value in scale.values[:position]:
            findings.add("PA125", *path, position, name=name, value=decimal(value, MAX_DECIMALS))
    return scale.values
