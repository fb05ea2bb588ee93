"""No setting can be used wrongly without a message: generated from the form, so a new setting is tested unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from example_files import Sample, problems_of, samples, text_of
from mkdocs_assessments import report
from mkdocs_assessments.problem import Path as Steps
from mkdocs_assessments.problem import Place
from mkdocs_assessments.source import Mapping, Node, Scalar, at_path, read
from wrong_uses import Use, wrong_uses

USES = [
    pytest.param(sample, use, id=f"{sample.name}-{use.kind.replace(' ', '-')}")
    for sample in samples()
    for use in wrong_uses(sample)
]


@pytest.mark.parametrize(("sample", "use"), USES)
def test_a_wrong_use_is_named_where_it_stands(sample: Sample, use: Use, tmp_path: Path) -> None:
    text = text_of(use.data)
    file = tmp_path / ("_shared.yml" if sample.shared else "x.yml")
    found = [problem for problem in problems_of(text, sample.shared, tmp_path) if report.blocks(problem)]
    lines = lines_at(text, use.at)
    inside = [
        problem
        for problem in found
        if isinstance(problem.where, Place) and problem.where.file == file.as_posix() and problem.where.line in lines
    ]
    assert inside, (text, lines, found)
    for problem in inside:
        words = report.worded(problem)
        assert words.message
        assert words.fix


def test_there_are_uses_of_every_kind() -> None:
    kinds = {use.kind.partition(" entry")[0] for sample in samples() for use in wrong_uses(sample)}
    assert kinds >= {
        *("missing", "empty", "text", "list", "group", "senseless", "minimum", "exclusiveMaximum"),
        *("bad name", "reserved name", "unknown name", "unknown name beside", "unknown reference"),
    }


def lines_at(text: str, at: Steps) -> range:
    """The lines of a setting, from its name to the end of its value; of the whole file where nothing is named."""
    node = read(text, "x.yml").node
    assert node is not None
    if not at:
        return range(1, last_line(node) + 1)
    parent, value = at_path(node, at[:-1]), at_path(node, at)
    assert value is not None
    first = value.place.line
    if isinstance(parent, Mapping):
        first = next(name.place.line for name, child in parent.entries if child is value)
    return range(first, max(first, last_line(value)) + 1)


def last_line(node: Node) -> int:
    """The last line on which something of a value begins."""
    if isinstance(node, Scalar):
        return node.place.line
    inner = [value for _, value in node.entries] if isinstance(node, Mapping) else node.entries
    return max([node.place.line, *map(last_line, inner)])
