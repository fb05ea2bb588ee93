"""Text → located nodes: what is kept, where it stands, and what a file may hold without bringing anything down."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_assessments import source
from mkdocs_assessments.problem import At, Place, Problem
from mkdocs_assessments.source import Mapping, Read, Scalar, Sequence, in_order, locate, placed, read, read_file
from mutated_files import GOOD, mutated, revalued

SAMPLES = Path(__file__).with_name("samples")

TEXT = """\
# a remark
title: Discovery
items:
  one: ask
  two: {text: "look: twice", reverse: yes}
sources: [a, b]
notes:
  - first
  - |
    second
    third
empty:
"""


def node_of(text: str) -> Mapping:
    """The content of a text that is a group of settings."""
    node = read(text, "x.yml").node
    assert isinstance(node, Mapping)
    return node


@pytest.mark.parametrize(
    "text", ["no", "on", "Yes", "null", "~", "010", "0x1F", "12:30", "1_000", "2026-08-20", "1e3", ".5"]
)
def test_values_stay_the_text_that_was_written(text: str) -> None:
    assert node_of(f"value: {text}\n").get("value") == Scalar(text, Place("x.yml", 1, 8, len(text)))


def test_values_know_whether_they_were_in_quotation_marks() -> None:
    node = node_of("a: 'no'\nb: no\n")
    assert node.get("a") == Scalar("no", Place("x.yml", 1, 4, 4), plain=False)
    assert node.get("b") == Scalar("no", Place("x.yml", 2, 4, 2), plain=True)


@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        (("title",), False, (2, 8, 9)),
        (("title",), True, (2, 1, 5)),
        (("items", "two", "text"), False, (5, 15, 13)),
        (("items", "two", "reverse"), True, (5, 30, 7)),
        (("sources", 1), False, (6, 14, 1)),
        (("notes", 1), False, (9, 5, 1)),
        (("empty",), False, (12, 1, 5)),
        (("items",), False, (3, 1, 5)),
        (("items", "three"), False, (3, 1, 5)),
        (("items", "one", "text"), False, (4, 3, 3)),
        (("sources", 7), False, (6, 1, 7)),
        (("absent", "deeper"), True, (1, 1, 0)),
        ((), False, (1, 1, 0)),
    ],
)
def test_a_path_leads_to_a_place_or_to_the_nearest_name_above(
    path: tuple[str | int, ...], key: bool, place: tuple[int, int, int]
) -> None:
    assert locate(At("x.yml", path, key), node_of(TEXT)) == Place("x.yml", *place)


def test_a_value_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    node = node_of("about: one\n  two\n")
    assert node.get("about") == Scalar("one two", Place("x.yml", 1, 8, 3))


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_counts_one_line(ends: str) -> None:
    assert node_of("a: 1\nb: 2\nc: 3\n".replace("\n", ends)).get("c") == Scalar("3", Place("x.yml", 3, 4, 1))


def test_a_repeated_name_keeps_its_first_value() -> None:
    found = read("a: 1\nb: 2\na: 3\n", "x.yml")
    assert [(problem.code, problem.where, problem.data) for problem in found.problems] == [
        ("PA006", Place("x.yml", 3, 1, 1), {"name": "a", "first": "1", "second": "3"})
    ]
    assert isinstance(found.node, Mapping)
    assert [(key.text, value) for key, value in found.node.entries] == [
        ("a", Scalar("1", Place("x.yml", 1, 4, 1))),
        ("b", Scalar("2", Place("x.yml", 2, 4, 1))),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "---\n", "''\n"])
def test_a_text_that_says_nothing_is_no_problem_here(text: str) -> None:
    assert read(text, "x.yml") == Read(None, (), text)


def test_a_byte_order_mark_is_remarked_and_does_not_move_anything() -> None:
    found = read("\ufefftitle: x\n", "x.yml")
    assert [problem.code for problem in found.problems] == [source.BYTE_ORDER_MARK]
    assert found.node == Mapping(
        ((Scalar("title", Place("x.yml", 1, 1, 5)), Scalar("x", Place("x.yml", 1, 8, 1))),), Place("x.yml", 1, 1, 5)
    )


SLIPS = [
    ("title: Customer: discovery\n", "PA002", (1, 16)),
    ("title: Customer:\nversion: 1\n", "PA002", (1, 16)),
    ("title: Customer is\n  the thing here: discovery\n", "PA002", (2, 17)),
    ("a: {b: c: d}\n", "PA002", (1, 9)),
    ("title: A\n   summary: B\n", "PA003", (2, 4)),
    ("a:\n    b: 1\n   c: 2\n", "PA003", (3, 4)),
    ("a:\n  b: 1\n    c: 2\n", "PA003", (3, 5)),
    ("a:\n  b:\n    x: 1\n   c: 2\n", "PA003", (4, 4)),
    ("# a remark\n\n a: 1\nb: 2\n", "PA003", (3, 2)),
    ("items: x\n  b: c\n", "PA003", (2, 3)),
    ("- a: 1\n  b: 2\n   c: 3\n", "PA003", (3, 4)),
    ('title: "Customer\nversion: 1\n', "PA004", (1, 8)),
    ('title: "Customer\nversion: "1"\nsummary: x\n', "PA004", (1, 8)),
    ('a: "b\n  c"\ntitle: "Customer\nversion: "1"\n', "PA004", (3, 8)),
    ("title: 'Customer\nversion: 1\n", "PA004", (1, 8)),
    ("it: 'x\na: 'b\nc: “d: e”\n", "PA004", (1, 5)),
    ('a: "b\n---\nc: d\n', "PA004", (1, 4)),
    ("sources:\n  – a\n  – b\n", "PA005", (2, 3)),
    ("sources:\n– a: b\n– b\n", "PA005", (2, 1)),
    ("sources:\n• a\n• b\n", "PA005", (2, 1)),
    ("sources:\n  - a\n  – b\n", "PA005", (3, 3)),
    ("sources:\n  * a\n  * b\n", "PA005", (2, 3)),
    ("title: *really* good\n", "PA008", (1, 8)),
    ("title: & co\n", "PA008", (1, 8)),
    ("title: @home\n", "PA008", (1, 8)),
    ("title: %5 x\n", "PA008", (1, 8)),
    ("title: `x` y\n", "PA008", (1, 8)),
    ("a: | text\n", "PA008", (1, 4)),
    ("a: > text\n", "PA008", (1, 4)),
    ("a: ? x\n", "PA008", (1, 4)),
    ("a: , x\n", "PA008", (1, 4)),
    ("a: ]x\n", "PA008", (1, 4)),
    ("a: - x\n", "PA008", (1, 4)),
    ("- @x\n", "PA008", (1, 3)),
    ("@x: a\n", "PA008", (1, 1)),
    ("a: [b, @c]\n", "PA008", (1, 8)),
    ("stem: {period} ago you\nversion: 1\n", "PA008", (1, 7)),
    ("stem: [a] ago you\nversion: 1\n", "PA008", (1, 7)),
    ("%YAML 1.2\na: 1\n", "PA008", (1, 1)),
    ("a: “x: y”\n", "PA011", (1, 4)),
    ("a: ‘b’\n", "PA011", (1, 4)),
    ("a: „b“\n", "PA011", (1, 4)),
    ("a: {t: x, r: “a, b: c”}\n", "PA011", (1, 14)),
    ("a:\n\u00a0\u00a0b: 1\nc: 2\n", "PA012", (2, 1)),
    ("title:\u00a0Influ\nversion: 1\n", "PA012", (1, 7)),
    ("version: 1\ntitle:\u00a0Influ\nsummary: a\n", "PA012", (2, 7)),
    ("a: b\n\u3000c: d\ne: f: g\n", "PA012", (2, 1)),
    ("title: 'don't do'\nversion: 1\n", "PA013", (1, 13)),
    ('title: "No" is a word\nversion: 1\n', "PA013", (1, 12)),
    ("a: !x y\n", "PA017", (1, 4)),
    ("a: ! y\n", "PA017", (1, 4)),
    ("a: !!str y\n", "PA017", (1, 4)),
    ("a: &x 1\n", "PA017", (1, 4)),
    ("a: *x\n", "PA017", (1, 4)),
    ("a: &x {b: c}\n", "PA017", (1, 4)),
    ("items:\n  a: b\n    reverse: yes\n", "PA031", (3, 5)),
    ("items:\n  a: b\n    c\n    reverse: yes\n", "PA031", (4, 5)),
    ("items:\n  text: b\n    c: yes\n", "PA003", (3, 5)),
    ("about: b\n  help: yes\n", "PA003", (2, 3)),
    ("a: b #c\n", "PA032", (1, 6)),
    ("a: [b #c\n  ]\n", "PA032", (1, 7)),
    ("a: 1\n---\nb: 1\n", "PA018", (2, 1)),
    ("a: 1\n...\nb: 2\n", "PA018", (2, 1)),
    ("a: 1\n... x\n", "PA018", (2, 1)),
    ("title Influence\nversion: 1\n", "PA020", (1, 1)),
    ("version: 1\ntitle Influence\nsummary: x\n", "PA020", (2, 1)),
    ("title:Influence\nversion: 1\n", "PA020", (1, 1)),
    ("version: 1\ntitle:Influence\nsummary: x\n", "PA020", (2, 1)),
    ("a: 1\ntitle Influence\n", "PA020", (2, 1)),
    ("a:\n  b:c\n", "PA020", (2, 3)),
    ("a: {b:1, c: d}\n", "PA020", (1, 5)),
    ('sources: ["a", "b"\nseeds: [x]\nb: 1\n', "PA022", (1, 10)),
    ("lev: {from: 0, title: x\nb: 1\n", "PA022", (1, 6)),
    ("a: [x]]\nb: 1\n", "PA022", (1, 7)),
    ("a: [x}\nb: 1\n", "PA022", (1, 4)),
    ("a: [x\n", "PA022", (1, 4)),
    ("? [a]\n: b\n", "PA024", (1, 1)),
    ("{a: 1}: b\n", "PA024", (1, 1)),
    ("s:\n  -a\n  -b\n", "PA026", (2, 3)),
    ("s:\n  - a\n  -b\n  - c\n", "PA026", (3, 3)),
    ('a: "c:\\dir"\n', "PA027", (1, 7)),
    ('a: ["b" "c"]\n', "PA028", (1, 9)),
    ("items:\n  - a\n  b: c\n", "PA029", (3, 3)),
    ("items:\n  b: c\n  - a\n", "PA029", (3, 3)),
    ("a:\n\tb: 1\n", "PA001", (2, 1)),
    ("a:\n  b: 1\n\tc: 2\n", "PA001", (3, 1)),
    ("a: b\n\tc\n", "PA001", (2, 1)),
]


@pytest.mark.parametrize(("text", "code", "place"), SLIPS, ids=[repr(text) for text, _, _ in SLIPS])
def test_a_slip_is_named_where_it_was_made(text: str, code: str, place: tuple[int, int]) -> None:
    for found in both_parsers(text):
        problem = found.problems[0]
        assert isinstance(problem.where, Place)
        assert (problem.code, problem.where.line, problem.where.column) == (code, *place)


def test_the_parser_in_python_takes_fewer_tabs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "_LOADER", yaml.SafeLoader)
    assert [(problem.code, problem.where) for problem in read("a:\tb\n", "x.yml").problems] == [
        ("PA001", Place("x.yml", 1, 3))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a: “Yes” is an answer\n",
        "a: He said “yes”\n",
        "a: -5\n",
        "a:\n  - -5\n",
        "a: x – y\n",
        "a: |\n  – one\n  – two\n",
        'a: "– one"\n',
        "a: https://example.org\n",
        "a:\n  https://example.org\n",
        "a: 12:30\n",
        "a:\tb\n",
        "---\na: b\n...\n",
        "a: b # c: d\n",
        "a: b #\n",
        "a: b ## c\n",
        "a: b#c\n",
        "a: 'b' #c\n",
        "a: [b] #c\n",
        "a: #c\n",
        "a: it's “fine”, isn't it?\n",
    ],
)
def test_what_only_looks_like_a_slip_is_none(text: str) -> None:
    assert read(text, "x.yml").problems == ()


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("title: a: b  # why\n", 'title: "a: b"'),
        ('title: say "a": b\n', "title: 'say \"a\": b'"),
        ("- *a* b\n", '"*a* b"'),
        ("title: 'it's'\n", 'title: "it\'s"'),
        ('a: "b" c\n', "a: '\"b\" c'"),
        ('a: “b "c" d”\n', "'b \"c\" d'"),
        ("title:x\nb: c\n", "title: x"),
        ('title: "No" and "yes"\n', 'title: \'"No" and "yes"\''),
        ("title: 'No', or 'yes'\n", "title: \"'No', or 'yes'\""),
        ('title: "say "hi" now"\n', "title: 'say \"hi\" now'"),
        ("title: fix #12 now\n", 'title: "fix #12 now"'),
        ("- fix #12 now\n", '"fix #12 now"'),
    ],
)
def test_the_line_is_written_as_it_should_be(text: str, suggestion: str) -> None:
    assert read(text, "x.yml").problems[0].data["suggestion"] == suggestion


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a: \x00", "PA014", (1, 4, 1)),
        ("a: b\nc: d\x1b[31m", "PA014", (2, 5, 1)),
        ("a: b\u2028c", "PA014", (1, 5, 1)),
        ("a: \ud800", "PA014", (1, 4, 1)),
        ('a: "\\0"', "PA014", (1, 4, 4)),
        ("a: " + "[" * 5000, "PA016", (1, 23, 1)),
        ("- " * 5000 + "a", "PA016", (1, 41, 1)),
        ("{" * 5000, "PA016", (1, 21, 1)),
        ("a: &x [*x, *x]", "PA017", (1, 4, 4)),
        ("? [a, b]\n: c", "PA024", (1, 1, 1)),
    ],
    ids=str,
)
def test_hostile_text_is_one_clear_problem(text: str, code: str, place: tuple[int, int, int]) -> None:
    first = read(text, "x.yml").problems[0]
    assert (first.code, first.where) == (code, Place("x.yml", *place))


def test_a_line_of_a_megabyte_is_read() -> None:
    text = "a: " + "word " * 190_000
    assert node_of(text).get("a") == Scalar(("word " * 190_000).strip(), Place("x.yml", 1, 4, 949_999))


@pytest.mark.parametrize(
    "text",
    [
        "a: " + " " * 900_000 + "b: c",
        "a: '" + "''" * 400_000,
        'a: "' + '\\"' * 400_000,
        ":" * 900_000 + " x\n y: z: w",
        "x\n" * 400_000 + "a: b",
        "a: b\n" * 2_000 + "\tc: d",
        "–" * 300_000 + " x: y: z",
    ],
    ids=["spaces", "single", "double", "colons", "lines", "late", "dashes"],
)
def test_a_long_broken_file_is_explained_without_delay(text: str) -> None:
    # A search that looks again at what it has seen would take hours here, and the run would be cut off.
    assert len(read(text, "x.yml").problems) >= 1


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "x.yml"
    file.write_text("a: b\n" * 300_000)
    assert [problem.code for problem in read_file(file).problems] == ["PA015"]
    assert [problem.code for problem in read("a: b\n" * 300_000, "x.yml").problems] == ["PA015"]


def test_what_is_no_file_is_a_problem(tmp_path: Path) -> None:
    assert [problem.code for problem in read_file(tmp_path).problems] == ["PA021"]
    assert [problem.code for problem in read_file(tmp_path / "absent.yml").problems] == ["PA021"]


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    file = tmp_path / "x.yml"
    file.write_text("a: b")
    monkeypatch.setattr(Path, "open", refuse)
    assert [problem.code for problem in read_file(file).problems] == ["PA021"]


def test_a_problem_is_placed_once() -> None:
    node = node_of(TEXT)
    found = placed(Problem("PA109", At("x.yml", ("title",))), {"x.yml": node})
    assert found == Problem("PA109", Place("x.yml", 2, 8, 9))
    assert placed(found, {}) == found
    assert placed(Problem("PA109", At("y.yml", ("title",))), {}) == Problem("PA109", Place("y.yml", 1, 1, 0))


def test_problems_are_sorted_and_each_said_once() -> None:
    first, second = Problem("PA109", Place("x.yml", 2, 1)), Problem("PA101", Place("x.yml", 10, 1), {"name": "a"})
    other = Problem("PA101", Place("x.yml", 10, 1), {"name": "b"})
    elsewhere = Problem("PA101", Place("a.yml", 99, 1))
    assert in_order([second, other, first, elsewhere, second]) == (elsewhere, first, second, other)


@pytest.mark.parametrize(
    ("data", "place", "byte"),
    [(b"a: b\nc: \xe9\n", (2, 4), "E9"), (b"\xff\xfea\x00", (1, 1), "FF"), ("é: ".encode() + b"\x96", (1, 4), "96")],
)
def test_a_file_of_another_encoding_is_a_problem(
    tmp_path: Path, data: bytes, place: tuple[int, int], byte: str
) -> None:
    file = tmp_path / "x.yml"
    file.write_bytes(data)
    problem = read_file(file, "x.yml").problems[0]
    assert (problem.code, problem.where, problem.data) == ("PA007", Place("x.yml", *place), {"byte": byte})


def both_parsers(text: str) -> tuple[Read, Read]:
    """What a text is with the parser in C and with the one in Python, which stands in where the first is missing."""
    found = []
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(source, "_LOADER", loader)
            found.append(read(text, "x.yml"))
    return found[0], found[1]


AGREED = [
    file
    for file in sorted(SAMPLES.rglob("*.yml"))
    # ``{from:, …}`` is a name without a value to the parser in Python, and an error to the one in C.
    if file.parent.name != "unreadable"
]


@pytest.mark.parametrize("file", AGREED, ids=lambda file: str(file.relative_to(SAMPLES)))
def test_both_parsers_agree_on_every_sample(file: Path) -> None:
    first, second = both_parsers(file.read_bytes().decode("utf-8", "replace"))
    assert first == second


def test_both_parsers_agree_on_a_good_file() -> None:
    first, second = both_parsers(GOOD)
    assert first == second
    assert first.problems == ()


@given(st.one_of(mutated(), revalued(), st.text(), st.binary().map(lambda data: data.decode("latin-1"))))
def test_no_text_brings_the_reader_down(text: str) -> None:
    found = read(text, "x.yml")
    lines = source.lines_of(text)
    for problem in found.problems:
        assert isinstance(problem.where, Place)
        assert 1 <= problem.where.line <= len(lines)
        assert 1 <= problem.where.column <= len(lines[problem.where.line - 1]) + 1


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff")))
def test_a_text_in_quotation_marks_is_kept_letter_by_letter(text: str) -> None:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    value = node_of(f'a: "{escaped}"\n').get("a")
    assert isinstance(value, Scalar)
    assert value.text == text


def test_a_list_knows_where_it_begins() -> None:
    node = node_of(TEXT)
    assert node.get("sources") == Sequence(
        (Scalar("a", Place("x.yml", 6, 11, 1)), Scalar("b", Place("x.yml", 6, 14, 1))), Place("x.yml", 6, 10, 1)
    )
