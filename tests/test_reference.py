"""The page of all settings: every setting of the form once, in the form's words, with an example that works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from example_files import Sample, problems_of, samples, text_of
from mkdocs_assessments import source, written
from mkdocs_assessments.reference import reference

SAMPLES = [pytest.param(sample, id=sample.name) for sample in samples()]


def kinds() -> Iterator[type[written.Part]]:
    """Every part in ``written`` that has settings, found without the form's help."""
    for kind in vars(written).values():
        if isinstance(kind, type) and issubclass(kind, written.Part) and kind.settings():
            yield kind


def fields() -> Iterator[tuple[str, str]]:
    """Every setting of every part, as part and setting."""
    for kind in kinds():
        yield from ((kind.__name__, name) for name in kind.settings())


def chapters() -> dict[str, str]:
    """What the page says of each setting, by the heading it says it under."""
    _, *found = re.split(r"(?m)^### ", reference())
    return {heading: re.split(r"(?m)^## ", text)[0] for heading, _, text in (part.partition("\n") for part in found)}


def test_every_setting_stands_there_once() -> None:
    headings = re.findall(r"(?m)^### (.+)$", reference())
    assert sorted(headings) == sorted(f"{part}: `{name}`" for part, name in fields())
    assert len(set(headings)) == len(headings)


def test_every_part_stands_there_once_with_its_description_and_where_it_belongs() -> None:
    headings = re.findall(r"(?m)^## (.+)$", reference())
    assert sorted(headings) == sorted(kind.__name__ for kind in kinds())
    assert (headings[0], headings[-1]) == ("Assessment", "Shared")
    assert (
        "## Level\n\nA band of scores, from its lower bound up to the next level's.\n\nWhere it stands: "
        "each entry of [`levels`](#assessment-levels), each entry of [`levels`](#shared-levels).\n"
    ) in reference()
    assert "Where it stands: [`expect`](#example-expect).\n" in reference()


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_setting_is_told_with_description_default_and_example(sample: Sample) -> None:
    setting = sample.setting
    said = chapters()[f"{sample.part}: `{setting.name}`"]
    words, _, example = said.partition("\n\n```yaml\n")
    assert words.strip() == f"{setting.description} {setting.otherwise}"
    required = setting.name in WANTED[sample.part]
    assert (setting.otherwise == "Must be given.") is required
    assert required or re.fullmatch(r"Left out: .+\.", setting.otherwise)
    node = source.read(example.removesuffix("\n").rstrip().removesuffix("```"), "example").node
    assert plain(node) == {**setting.beside, setting.name: setting.example}


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_example_of_a_setting_works_in_a_whole_file(sample: Sample, tmp_path: Path) -> None:
    assert problems_of(text_of(sample.data), sample.shared, tmp_path) == ()


WANTED = {kind.__name__: {name for name, one in kind.settings().items() if one.required} for kind in kinds()}
"""By part, the settings that must be given."""


def plain(node: source.Node | None) -> object:
    """A node as data whose every value is a text."""
    if isinstance(node, source.Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, source.Sequence):
        return [plain(entry) for entry in node.entries]
    assert isinstance(node, source.Scalar)
    return node.text
