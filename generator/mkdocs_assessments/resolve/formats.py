"""How an item, a fact or a scale is answered: written settings → ``model.Scale``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from mkdocs_assessments import model, written
from mkdocs_assessments.problem import Path
from mkdocs_assessments.resolve.ambiguous import Points, check_labels
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal

MOST_NUMBERS = 10_001
"""Each number is an answer of its own; more than these cannot all be looked at in good time."""

MOST_POINTS = 101
"""Options between two poles; past this a number is asked for."""


def check_settings(part: written.Part, findings: Findings, *path: str | int) -> None:
    """Report settings that cannot stand together, and those that mean nothing without another."""
    said: set[str] = set()
    for pair in part.apart():
        first, second = sorted(pair, key=lambda setting: findings.place(*path, setting, key=True))
        if second not in said:
            findings.add("PA145", *path, second, key=True, name=second, other=first)
        said.add(second)
    for name, others in part.alone():
        if findings.whole(*path):
            findings.add("PA147", *path, name, key=True, name=name, other=_or(others))


def _or(names: Sequence[str]) -> str:
    return " or ".join(f'"{name}"' for name in names)


def build_choices(id_: str, points: Points, findings: Findings, path: Path) -> model.Scale | None:
    """One of some options; a list of labels scores 0, 1, 2 and so on."""
    options = _options(id_, points, findings, path, 2, counting=True)
    if options is None or not check_labels(id_, options, points, findings, path, counted=True):
        return None
    return model.Scale(id_, options)


def build_many(id_: str, points: Points, none: str | None, findings: Findings, path: Path) -> model.Scale | None:
    """Several of some options; each label of a list counts 1."""
    options = _options(id_, points, findings, path, 1, counting=False)
    if options is None:
        return None
    if len(options) > model.MOST_TICKS:
        findings.add("PA152", *path, key=True, name=id_, count=str(len(options)), limit=str(model.MOST_TICKS))
        return None
    if not check_labels(id_, options, points, findings, path, counted=False):
        return None
    return model.Scale(id_, options, many=True, none=none)


def build_pair(id_: str, pair: Sequence[str], findings: Findings, path: Path) -> model.Scale | None:
    """One of two statements: the first counts 1, the second 0."""
    if len(pair) != 2:
        findings.add("PA153", *path, key=True, name=id_, count=str(len(pair)))
        return None
    options = _options(id_, pair, findings, path, 2, counting=True)
    if options is None:
        return None
    both = tuple(model.Option(option.label, Fraction(value)) for option, value in zip(options, (1, 0), strict=True))
    return model.Scale(id_, both) if check_labels(id_, both, pair, findings, path, counted=False) else None


def build_number(
    id_: str, bounds: Sequence[Fraction], step: Fraction | None, unit: str | None, findings: Findings, path: Path
) -> model.Scale | None:
    """A number from the first bound to the second."""
    if len(bounds) != 2 or bounds[0] >= bounds[1]:
        findings.add("PA150", *path, key=True, setting="number", **not_a_range(id_, bounds))
        return None
    number = model.NumberRange(bounds[0], bounds[1], step or Fraction(1), unit or "")
    steps = (bounds[1] - bounds[0]) / number.step
    shown = {"low": _text(bounds[0]), "high": _text(bounds[1]), "step": _text(number.step)}
    if steps.denominator != 1:
        near = _text(number.lowest + int(steps) * number.step) if steps > 1 else ""
        findings.add("PA151", *path, key=True, name=id_, nearest=near, **shown)
        return None
    if number.size > MOST_NUMBERS:
        findings.add("PA152", *path, key=True, name=id_, count=f"{number.size:,}", limit=f"{MOST_NUMBERS:,}")
        return None
    return model.Scale(id_, (), number=number)


def build_bipolar(
    id_: str, poles: tuple[str, str], points: int, start: Fraction, findings: Findings, path: Path
) -> model.Scale | None:
    """Numbered points between two poles, the left one lowest."""
    if points < 2:
        findings.add("PA123", *path, "points", key=True, name=id_)
        return None
    if points > MOST_POINTS:
        findings.add("PA152", *path, "points", key=True, name=id_, count=f"{points:,}", limit=f"{MOST_POINTS:,}")
        return None
    values = [start + position for position in range(points)]
    return model.Scale(id_, tuple(model.Option(_text(value), value) for value in values), poles=poles)


def _options(
    id_: str, points: Points, findings: Findings, path: Path, least: int, counting: bool
) -> tuple[model.Option, ...] | None:
    """Options with their values, or ``None`` where they are too few or two are the same."""
    labels = [label.strip() for label in points]
    if not findings.whole(*path):
        return None
    if len(labels) < least:
        findings.add("PA123", *path, key=True, name=id_)
        return None
    found = True
    for position, (entry, label) in enumerate(zip(points, labels, strict=True)):
        step = entry if isinstance(points, Mapping) else position
        if not label:
            findings.add("PA113", *path, key=True, name=str(path[-1]))
            found = False
        elif label in labels[:position]:
            findings.add("PA124", *path, step, name=id_, label=label)
            found = False
    if not found:
        return None
    if isinstance(points, Mapping):
        return tuple(map(model.Option, labels, points.values()))
    values = [Fraction(position) if counting else Fraction(1) for position in range(len(labels))]
    return tuple(map(model.Option, labels, values))


def _text(number: Fraction) -> str:
    return decimal(number, MAX_DECIMALS)


def not_a_range(name: str, bounds: Sequence[Fraction]) -> dict[str, str]:
    """The data of PA150: what ``name`` has instead of a lower number and a higher one."""
    if len(bounds) == 2 and bounds[0] == bounds[1]:
        return {"of": name, "same": _text(bounds[0])}
    return {"name": name}
