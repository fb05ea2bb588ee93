"""Labels that say something else in a test or an example: a number they do not score, or a test of numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from mkdocs_assessments import model, suggest, written
from mkdocs_assessments.problem import Path
from mkdocs_assessments.quoting import quoted
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.resolve.intervals import interval_of
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal

Points = Sequence[str] | Mapping[str, Fraction]
"""Labels, or labels with what each scores."""


def check_labels(
    id_: str, options: Sequence[model.Option], points: Points, findings: Findings, path: Path, counted: bool
) -> bool:
    """PA232 and PA233, of the first label that is one or the other; False where there is one.

    ``points`` are the labels as they stand at ``path``, ``counted`` is whether their order alone says what they score.
    Where it does not, a number that none of them scores is understood as the label.
    """
    for position, option in enumerate(options):
        at, key = ((*path, list(points)[position]), True) if isinstance(points, Mapping) else ((*path, position), False)
        if (value := written.number(option.label)) is not None:
            several = path[-1] == "many"
            other = next((one.label for one in options if one.value == value), "")
            by_order = counted and not isinstance(points, Mapping)
            if several or (value != option.value and (by_order or other)):
                instead = _counted(options, str(path[-1])) if by_order else ""
                data = {"name": id_, "label": option.label, "value": _text(option.value), "suggestion": instead}
                data |= {"several": option.label} if several else {"other": other, "read": option.label}
                data |= {"words": "" if instead else _in_words(option.label)}
                findings.add("PA232", *at, key=key, **data)
                return False
        elif interval_of(option.label) is not None:
            findings.add("PA233", *at, key=key, name=id_, label=option.label, words=_in_words(option.label))
            return False
    return True


def _counted(options: Sequence[model.Option], setting: str) -> str:
    """The setting by which the labels score the numbers they are; empty where there is none."""
    numbers = [written.number(option.label) for option in options]
    starts = {number - place for place, number in enumerate(numbers) if number is not None}
    if setting not in {"labels", "choices"} or (len(starts) > 1 and None in numbers):
        return ""
    if setting == "labels" and len(starts) == 1:
        return f"from: {_text(starts.pop())}"
    start = min(starts)
    values = [number if number is not None else start + place for place, number in enumerate(numbers)]
    if setting == "labels":
        return f"values: [{', '.join(map(_text, values))}]"
    pairs = (f"{_key(option.label)}: {_text(value)}" for option, value in zip(options, values, strict=True))
    return f"choices: {{{', '.join(pairs)}}}"


def _key(label: str) -> str:
    """A label before a colon, within braces."""
    return quoted(label) if set(label) & set(",[]{}") else suggest.scalar(label)


def _in_words(label: str) -> str:
    """A number or a test of numbers in words."""
    interval = interval_of(label)
    assert interval is not None
    low, high = (None if bound is None else _text(bound) for bound in (interval.low, interval.high))
    if low is None:
        return f"less than {high}" if interval.high_open else f"{high} or less"
    if high is None:
        return f"more than {low}" if interval.low_open else f"{low} or more"
    if low != high:
        return f"{low} to {high}"
    return suggest.WORDS[int(low)] if low.isdigit() and int(low) < len(suggest.WORDS) else f"exactly {low}"


def _text(number: Fraction) -> str:
    return decimal(number, MAX_DECIMALS)
