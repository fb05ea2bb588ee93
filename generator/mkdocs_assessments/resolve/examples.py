"""``written.Example`` → ``model.Example``: names and answers resolved, nothing scored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mkdocs_assessments import model, suggest, written
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.resolve.ids import check_names
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal

NOT_APPLICABLE = "na"
BLANK = "blank"
ALL = "all"


def build_examples(
    examples: Mapping[str, written.Example],
    items: Mapping[str, model.Item | None],
    dimensions: Iterable[str],
    levels: Iterable[str] | None,
    findings: Findings,
) -> tuple[model.Example, ...]:
    """The examples of one assessment. ``items`` holds every item, ``None`` for one without a usable scale;
    ``levels`` is ``None`` where the levels are broken."""
    check_names(list(examples), findings, "examples")
    names = list(dimensions)
    return tuple(_build(name, example, items, names, levels, findings) for name, example in examples.items())


def _build(
    name: str,
    example: written.Example,
    items: Mapping[str, model.Item | None],
    dimensions: list[str],
    levels: Iterable[str] | None,
    findings: Findings,
) -> model.Example:
    path = ("examples", name)
    answers: dict[str, model.Answer] = {}
    for key, text in example.answers.items():
        if key == ALL:
            chosen = [id_ for id_ in items if id_ not in example.answers]
        elif key in items:
            chosen = [key]
        else:
            if _ids_are_known(findings):
                findings.unknown("PA204", key, items, *path, "answers", key, key=True)
            continue
        for id_ in chosen:
            item = items[id_]
            if item is not None and not _answer(item, text, answers, findings, (*path, "answers", key)):
                break
    expect = example.expect
    scores: dict[str, model.Expected | None] = {}
    for dimension, figure in expect.scores.items():
        if dimension not in dimensions and ("dimensions",) not in findings.broken:
            names = [*dimensions, "level", "overall"]
            findings.unknown("PA207", dimension, names, *path, "expect", dimension, key=True)
        scores[dimension] = _expected(figure)
    for dimension, level in expect.level.items():
        if dimension not in dimensions and ("dimensions",) not in findings.broken:
            findings.unknown("PA207", dimension, dimensions, *path, "expect", "level", dimension, key=True)
        if levels is not None and level not in (known := list(levels)):
            findings.unknown("PA121", level, known, *path, "expect", "level", dimension)
    stated = expect.overall is not None
    nothing = not scores and not expect.level and not stated
    if nothing and findings.whole(*path, "expect"):
        findings.add("PA113", *path, "expect", key=True, name="expect")
    overall = _expected(expect.overall) if expect.overall is not None else None
    return model.Example(name, answers, scores, dict(expect.level), overall, stated)


def _ids_are_known(findings: Findings) -> bool:
    """Whether the file says which items there are; a broken item still has its id."""
    return not any(
        path[:1] in {(), ("dimensions",)} and (len(path) < 3 or path[2:] == ("items",)) for path in findings.broken
    )


def _expected(figure: written.Figure) -> model.Expected | None:
    return None if figure.value is None else model.Expected(figure.value, figure.decimals)


def _answer(
    item: model.Item, text: str, answers: dict[str, model.Answer], findings: Findings, path: tuple[str, ...]
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
        position = _position(item.scale, text)
        if position is None:
            _no_such_option(item, text, findings, path)
            return False
        answers[item.id] = position
    return True


def _position(scale: model.Scale, text: str) -> int | None:
    """The position of the option with that value or, failing that, that label."""
    value = written.number(text)
    for position, option in enumerate(scale.options):
        if value is not None and option.value == value:
            return position
    return next((position for position, option in enumerate(scale.options) if option.label == text), None)


def _no_such_option(item: model.Item, text: str, findings: Findings, path: tuple[str, ...]) -> None:
    values = ", ".join(f"{decimal(option.value, MAX_DECIMALS)} ({option.label})" for option in item.scale.options)
    labels = [option.label for option in item.scale.options]
    near = "" if written.number(text) is not None else suggest.nearest(text, labels) or ""
    findings.add("PA205", *path, item=item.id, found=text, values=values, nearest=near)
