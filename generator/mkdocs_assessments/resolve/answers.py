"""The answers of a worked example: the text that stands for one → the whole number the model has for it."""

from __future__ import annotations

from fractions import Fraction

from mkdocs_assessments import model, suggest, written
from mkdocs_assessments.problem import Path
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal

NOT_APPLICABLE = "na"
BLANK = "blank"


def answer(
    item: model.Item, text: str | list[str], answers: dict[str, model.Answer], findings: Findings, path: Path
) -> bool:
    """Put the answer ``text`` stands for into ``answers``; False, with a problem, where it stands for none."""
    if text == BLANK:
        answers[item.id] = None
    elif text == NOT_APPLICABLE and item.na is not None:
        answers[item.id] = "na"
    elif text == NOT_APPLICABLE:
        findings.add("PA206", *path, item=item.id)
        return False
    else:
        position = _position(item, text, findings, path)
        if position is None:
            return False
        answers[item.id] = position
    return True


def _position(item: model.Item, text: str | list[str], findings: Findings, path: Path) -> int | None:
    scale = item.scale
    if scale.many:
        return _ticks(item, scale, text, findings, path)
    if isinstance(text, list):
        if len(text) == 1:
            return _position(item, text[0], findings, (*path, 0))
        data = {"item": item.id, "found": ", ".join(text), "values": _values(scale), "na": _na(item)}
        findings.add("PA205", *path, key=True, **data)
        return None
    found = _number(scale.number, text) if scale.number else _option(scale, text)
    if found is None:
        labels = [option.label for option in scale.options]
        near = "" if written.number(text) is not None else suggest.nearest(text, labels) or ""
        data = {"item": item.id, "found": text, "values": _values(scale), "na": _na(item), "nearest": near}
        findings.add("PA205", *path, key=False, **data)
    return found


def _option(scale: model.Scale, text: str) -> int | None:
    """The position of the option with that value or, failing that, that label."""
    value = written.number(text)
    for position, option in enumerate(scale.options):
        if value is not None and option.value == value:
            return position
    return next((position for position, option in enumerate(scale.options) if option.label == text), None)


def _number(numbers: model.NumberRange, text: str) -> int | None:
    """How many steps a number lies above the lowest; ``None`` where it is not one that may be given."""
    value = written.number(text)
    if value is None or not numbers.lowest <= value <= numbers.highest:
        return None
    steps = (value - numbers.lowest) / numbers.step
    return int(steps) if steps.denominator == 1 else None


def _ticks(item: model.Item, scale: model.Scale, text: str | list[str], findings: Findings, path: Path) -> int | None:
    """The bits of the options named; the words for none of them stand for no bit."""
    labels = [option.label for option in scale.options]
    if scale.none is not None and text in (scale.none, [scale.none]):
        return 0
    bits = 0
    for position, label in enumerate([text] if isinstance(text, str) else text):
        if label not in labels:
            at = path if isinstance(text, str) else (*path, position)
            near = suggest.nearest(label, labels) or ""
            data = {"item": item.id, "found": label, "values": _values(scale), "na": _na(item), "nearest": near}
            findings.add("PA205", *at, key=False, **data)
            return None
        bits |= 1 << labels.index(label)
    if not bits and findings.whole(*path):
        findings.add("PA113", *path, key=True, name=item.id)
    return bits or None


def _values(scale: model.Scale) -> str:
    """What may be answered, in words."""
    if scale.number:
        low, high, step = (_text(of) for of in (scale.number.lowest, scale.number.highest, scale.number.step))
        return f"a number from {low} to {high} in steps of {step}"
    if scale.many:
        known = [option.label for option in scale.options] + ([scale.none] if scale.none else [])
        return f"a list of {', '.join(known)}"
    return "one of " + ", ".join(f"{_text(option.value)} ({option.label})" for option in scale.options)


def _na(item: model.Item) -> str:
    """The word for does-not-apply, where it is offered."""
    return NOT_APPLICABLE if item.na is not None else ""


def _text(number: Fraction) -> str:
    return decimal(number, MAX_DECIMALS)
