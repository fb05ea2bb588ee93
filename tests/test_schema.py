"""The schema for editors: fresh, good files pass, and what it refuses the compiler refuses."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from example_files import ARTICLES, ROOT, Sample, samples, text_of
from mkdocs_assessments import cli, report, written
from mkdocs_assessments.folder import assessment_files
from mkdocs_assessments.resolve import load
from mkdocs_assessments.schema import editor_schema
from mkdocs_assessments.shape import CODES, shape
from mkdocs_assessments.source import Node, Scalar, Sequence, read, read_file
from mkdocs_assessments.written import kinds
from mkdocs_assessments.written.values import MeaninglessError
from random_assessments import Written, draw_assessment
from test_samples import SAMPLES as FOLDERS
from test_samples import examples
from wrong_uses import wrong_uses

SCHEMA = editor_schema()
EDITOR = Draft202012Validator(SCHEMA)
FRAGMENTS = Draft202012Validator({name: value for name, value in SCHEMA.items() if name != "required"})
"""For a few settings of an assessment by themselves."""

FORM_CODES = {*CODES.values(), "PA103", "PA105", "PA112"}
"""What is wrong with the form of a file, apart from what its names refer to and what its numbers come to."""

UNDER_TESTS_AND_LABELS = {"groups", "outcomes"}
"""Settings whose entries have no names of their own."""

SHIPPED = assessment_files(ROOT / "assessments")


def as_an_editor(node: Node) -> Any:
    """A node as data with the types that YAML 1.2 (core schema), and so an editor, gives to what is not quoted."""
    if isinstance(node, Sequence):
        return [as_an_editor(entry) for entry in node.entries]
    if not isinstance(node, Scalar):
        return {key.text: as_an_editor(value) for key, value in node.entries}
    text = node.text
    if not node.plain:
        return text
    if text in {"", "~", "null", "Null", "NULL"}:
        return None
    if text in {"true", "True", "TRUE", "false", "False", "FALSE"}:
        return text.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", text) and len(text) < 4000:
        return int(text)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text):
        return float(text)
    return text


def refused_by_compiler(text: str, folder: Path) -> set[str]:
    """The codes of what stands in the way of a file of that text."""
    file = folder / "x.yml"
    file.write_text(text, "utf-8")
    return {problem.code for problem in load(file, None, ARTICLES).problems if report.blocks(problem)}


def node_of(text: str) -> Node:
    """A text that can be read."""
    node = read(text, "x.yml").node
    assert node is not None
    return node


def test_the_committed_schema_is_what_the_form_gives(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["schema"]) == 0
    assert capsys.readouterr().out == (ROOT / "assessments" / "schema.json").read_text("utf-8")


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def subschemas(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema within a schema."""
    if isinstance(schema, dict):
        yield schema
        for key, value in schema.items():
            if key in {"properties", "$defs"}:
                for inner in value.values():
                    yield from subschemas(inner)
            elif key not in {"examples", "enum"}:
                for inner in value if isinstance(value, list) else [value]:
                    yield from subschemas(inner)


def test_it_holds_no_mark_of_ours_and_nothing_of_python() -> None:
    keywords = {key for schema in subschemas(SCHEMA) for key in schema}
    assert keywords <= {
        *("$schema", "$defs", "$ref", "type", "enum", "anyOf", "oneOf", "not", "const"),
        *("properties", "required", "additionalProperties", "propertyNames", "items"),
        *("pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
        *("description", "markdownDescription", "examples"),
    }


def test_nothing_unknown_may_stand_anywhere_but_under_names_of_ones_own() -> None:
    for part in (SCHEMA, *SCHEMA["$defs"].values()):
        assert part["additionalProperties"] is False or {"type", "$ref"} & set(part["additionalProperties"])
        for name, setting in part["properties"].items():
            entries = setting.get("additionalProperties", {})
            if "$ref" in entries and name not in UNDER_TESTS_AND_LABELS:
                assert setting["propertyNames"]["pattern"] == f"^{written.NAME}$"


@pytest.mark.parametrize("sample", [pytest.param(sample, id=sample.name) for sample in samples()])
def test_a_setting_has_its_words_and_an_example_that_passes(sample: Sample) -> None:
    part = SCHEMA["$defs"].get(sample.part, SCHEMA)
    setting = part["properties"][sample.setting.name]
    assert setting["markdownDescription"] == f"{sample.setting.description} {sample.setting.otherwise}"
    assert setting["description"] == setting["markdownDescription"].replace("`", "")
    assert setting["examples"] == [sample.setting.example]
    assert EDITOR.evolve(schema={**setting, "$defs": SCHEMA["$defs"]}).is_valid(setting["examples"][0])
    if not sample.shared:
        assert EDITOR.is_valid(sample.data)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_a_shipped_file_names_the_schema_and_passes(path: Path) -> None:
    assert path.read_text("utf-8").splitlines()[0] == "# yaml-language-server: $schema=schema.json"
    node = read_file(path).node
    assert node is not None
    assert [error.message for error in EDITOR.iter_errors(as_an_editor(node))] == []


def test_the_whole_files_of_the_manual_pass() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", (ROOT / "content" / "coaches" / "index.md").read_text("utf-8"), re.DOTALL)
    wholes = [as_an_editor(node_of(block)) for block in blocks if block.startswith("title: ")]
    assert len(wholes) == 3
    for whole in wholes:
        assert [error.message for error in EDITOR.iter_errors(whole)] == []


def settings_in(word: str) -> Iterator[tuple[str, Any]]:
    """Code and data of the catalogue's examples that are readable settings of an assessment, with nothing left open."""
    for code, block in examples(word):
        node = read(block, "x.yml").node
        data = as_an_editor(node) if node else None
        if (
            isinstance(data, dict)
            and set(data) <= set(SCHEMA["properties"])
            and (word == "Wrong" or all(data.values()))
        ):
            yield code, data


@pytest.mark.parametrize(("code", "data"), list(settings_in("Right")))
def test_right_examples_of_the_catalogue_pass(code: str, data: Any) -> None:
    if "items" not in str(data):
        assert [error.message for error in FRAGMENTS.iter_errors(data)] == []


def test_wrong_examples_of_the_catalogue_do_not() -> None:
    refused = {code for code, data in settings_in("Wrong") if not FRAGMENTS.is_valid(data)}
    assert refused >= {"PA109", "PA110", "PA112", "PA113", "PA116", "PA117", "PA118", "PA119", "PA138"}


def sample_files() -> Iterator[Path]:
    """The assessments among the samples that can be read."""
    for path in sorted(FOLDERS.rglob("*.yml")):
        if not path.name.startswith("_") and read_file(path).node is not None:
            yield path


def test_samples_are_refused_only_where_the_compiler_refuses_them(tmp_path: Path) -> None:
    passed, refused = 0, set()
    for path in sample_files():
        text = path.read_text("utf-8")
        found = refused_by_compiler(text, tmp_path)
        if EDITOR.is_valid(as_an_editor(node_of(text))):
            passed += not found
        else:
            assert found, path
            refused |= found
    assert passed > 0
    assert refused >= FORM_CODES


@pytest.mark.parametrize("sample", [pytest.param(sample, id=sample.name) for sample in samples() if not sample.shared])
def test_every_wrong_use_that_the_form_can_show_is_refused(sample: Sample) -> None:
    for use in wrong_uses(sample):
        if use.formal:
            assert not EDITOR.is_valid(as_an_editor(node_of(text_of(use.data)))), use


def test_random_assessments_pass_and_mutated_ones_are_judged_alike(tmp_path: Path) -> None:
    chance = random.Random(20260)
    judged = {True: 0, False: 0}
    for _ in range(300):
        good = draw_assessment(chance)
        assert EDITOR.is_valid(good)
        assert EDITOR.is_valid(as_an_editor(node_of(text_of(good))))
        assert refused_by_compiler(json.dumps(good), tmp_path) == set()
        for _ in range(3):
            mutant = mutated(chance, good)
            text = json.dumps(mutant)
            valid = EDITOR.is_valid(mutant)
            found = refused_by_compiler(text, tmp_path)
            assert valid or found, text
            formal = bool(shape(written.Assessment, node_of(text), "x.yml").problems) or bool(found & NAMES)
            assert valid is not formal, text
            judged[valid] += 1
    assert min(judged.values()) > 100


NAMES = {"PA105", "PA112"}
"""What is wrong with names, which is found after the shape."""


def mutated(chance: random.Random, good: Written) -> Written:
    """An assessment with an unknown setting, one missing, or a value of another kind, anywhere in it."""
    mutant: Written = json.loads(json.dumps(good))
    holders = list(groups(mutant))
    holder = chance.choice(holders)
    name = chance.choice(list(holder))
    kind = chance.choice(["unknown", "missing", "kind"])
    if kind == "unknown":
        holder[chance.choice(["unheard-of", "not a name", "level"])] = chance.choice(["x", "1", ["x"], {"x": "y"}])
    elif kind == "missing":
        del holder[name]
    else:
        holder[name] = chance.choice(["x", "", ["x"], [["x"]], {"x": "y"}, {"x": ["y"]}])
    return mutant


def groups(data: Any) -> Iterator[dict[str, Any]]:
    """Every group with something in it."""
    if isinstance(data, dict) and data:
        yield data
        for value in data.values():
            yield from groups(value)


KINDS = {
    name: mark
    for name, kind in vars(kinds).items()
    for mark in getattr(kind, "__metadata__", ())
    if isinstance(mark, kinds.Reads)
}
"""The kinds of values, by name: each has a meaning and a schema."""

texts = st.one_of(
    st.text(st.sampled_from("0123456789+-.% "), max_size=13),
    st.text(st.sampled_from("0.% 1"), max_size=6),
    st.from_regex(r"\s?[+-]?[0-9]{1,10}(\.[0-9]{1,7})? ?%?\s?", fullmatch=True),
    st.sampled_from(
        ["yes", "No", "TRUE", "fAlse", "yess", "all", "half", "none", "dimensions", "items", "1.0.0", "01.0.0"]
    ),
    st.from_regex(r"[0-9]{1,3} {0,2}(day|Week|MONTH|year|sprint)s? ?", fullmatch=True),
    st.from_regex(r"[0-9]{1,7}(\.[0-9]{1,2}){1,3}", fullmatch=True),
    st.text(max_size=5),
)


@pytest.mark.parametrize("name", list(KINDS))
@given(text=texts)
def test_a_text_has_a_meaning_just_where_the_schema_takes_it(name: str, text: str) -> None:
    try:
        KINDS[name].read(text)
    except MeaninglessError:
        meant = False
    else:
        meant = True
    assert EDITOR.evolve(schema=KINDS[name].taken).is_valid(text) is meant
