"""Written + defaults + shared file → the model: what holds where nothing is said, and what cannot be built."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_assessments import checks, report, source
from mkdocs_assessments.model import Assessment, Expected, Level, Option
from mkdocs_assessments.problem import Place
from mkdocs_assessments.resolve import Loaded, check_shared, load
from mutated_files import ARTICLES, FULL, GOOD, mutated, revalued

BASE = """\
title: Discovery
scale: share5
dimensions:
  find:
    title: Find
    items:
      ask: ask a customer
      watch: watch a customer
      listen: listen to a customer
      test: test a guess
      stop: {text: stop asking, reverse: yes}
"""

EXAMPLE = "examples: {e: {answers: {a: 1}, expect: {find: 1}}}\n"

TWO = """\
  ship:
    title: Ship
    items: {early: ship early, often: ship often}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def loaded(text: str, shared: str | None = None, name: str = "discovery.yml") -> Loaded:
    """What a text is as a file of that name, beside a shared file."""
    Path(name).write_text(text, "utf-8")
    if shared is not None:
        Path("_shared.yml").write_text(shared, "utf-8")
    return load(Path(name), None if shared is None else Path("_shared.yml"), {"keep-a-list", "stand-back"})


def built(text: str, shared: str | None = None) -> Assessment:
    """The assessment of a text without problems."""
    result = loaded(text, shared)
    assert result.problems == ()
    assert result.assessment is not None
    return result.assessment


def codes(text: str, shared: str | None = None) -> list[str]:
    """The codes of a text's problems, in order."""
    result = loaded(text, shared)
    assert result.assessment is None
    return [problem.code for problem in result.problems]


@pytest.mark.usefixtures("folder")
class TestDefaults:
    """What holds where a file says nothing."""

    def test_of_an_assessment(self) -> None:
        found = built(BASE)
        assert (found.id, found.file, found.version, found.summary) == ("discovery", "discovery.yml", "1.0.0", "")
        assert (found.construct, found.period, found.stem) == (None, None, None)
        assert (found.overall, found.noise, found.not_for, found.sources, found.examples) == (
            *("dimensions", Fraction(3, 10)),
            *((), (), ()),
        )

    def test_of_a_dimension(self) -> None:
        find = built(BASE).dimensions[0]
        assert (find.id, find.title, find.about, find.practice) == ("find", "Find", "", None)
        assert (find.sources, find.seeds) == ((), ())
        assert dict(find.guidance) == {"starting": (), "building": (), "sustaining": ()}

    def test_of_an_item(self) -> None:
        ask, *_, stop = built(BASE).items
        assert (ask.id, ask.text, ask.reverse, ask.na) == ("ask", "ask a customer", False, "Did not come up")
        assert (ask.observer, ask.attempt, ask.help, ask.scale.id) == (None, None, None, "share5")
        assert (stop.id, stop.reverse) == ("stop", True)

    def test_of_the_scale_share5(self) -> None:
        scale = built(BASE).items[0].scale
        assert scale.options == (
            Option("Not at all", Fraction(0), "it came up, I did not"),
            Option("Now and then", Fraction(1), "about one time in five"),
            Option("About half the time", Fraction(2)),
            Option("Most times", Fraction(3), "about four in five"),
            Option("Every time, or nearly", Fraction(4)),
        )
        assert scale.na == "Did not come up"

    def test_of_the_scale_frequency5(self) -> None:
        scale = built(BASE.replace("share5", "frequency5")).items[0].scale
        labels = ["Never", "Rarely", "Sometimes", "Often", "Almost always"]
        assert [(option.label, option.value) for option in scale.options] == list(
            zip(labels, map(Fraction, range(5)), strict=True)
        )
        assert scale.na is None

    @pytest.mark.parametrize(
        ("scale", "starts"),
        [
            ("labels: [a, b, c, d, e]", ["0", "3/2", "11/4"]),
            ("{labels: [a, b, c], from: 1}", ["1", "7/4", "19/8"]),
            ("{labels: [a, b], values: [-2, 2]}", ["-2", "-1/2", "3/4"]),
            ("{labels: [a, b], values: [100, 0]}", ["0", "75/2", "275/4"]),
        ],
    )
    def test_of_the_levels_on_any_scale(self, scale: str, starts: list[str]) -> None:
        text = BASE.replace("share5", "mine") + f"scales:\n  mine: {scale if scale[0] == '{' else '{' + scale + '}'}\n"
        levels = built(text).dimensions[0].levels
        assert [level.id for level in levels] == ["starting", "building", "sustaining"]
        assert [level.start for level in levels] == [Fraction(start) for start in starts]
        assert [level.title for level in levels] == ["Starting", "Building", "Sustaining"]

    def test_no_default_reading_names_a_label(self) -> None:
        find = built(BASE).dimensions[0]
        labels = [option.label.casefold() for option in find.items[0].scale.options]
        readings = [level.reading.casefold() for level in find.levels]
        assert [label for label in labels for reading in readings if label in reading] == []


@pytest.mark.usefixtures("folder")
class TestNearestWins:
    """The file's own scales and levels go before the shared ones, and those before the built-in ones."""

    SHARED = "scales:\n  share5: {labels: [No, Yes]}\nlevels:\n  any: {from: 0, title: Any, reading: Something.}\n"
    OWN = "scales:\n  share5: {labels: [Nie, Immer]}\nlevels:\n  one: {from: 0, title: One, reading: Own.}\n"

    @pytest.mark.parametrize(
        ("own", "shared", "label", "level"),
        [
            ("", None, "Not at all", "starting"),
            ("", SHARED, "No", "any"),
            (OWN, SHARED, "Nie", "one"),
            (OWN, None, "Nie", "one"),
            ("", "# nothing\n", "Not at all", "starting"),
        ],
    )
    def test_of_scales_and_levels(self, own: str, shared: str | None, label: str, level: str) -> None:
        find = built(BASE + own, shared).dimensions[0]
        assert (find.items[0].scale.options[0].label, find.levels[0].id) == (label, level)

    def test_of_readings(self) -> None:
        text = BASE.replace("    items:", "    readings: {building: Own words.}\n    items:")
        find = built(text).dimensions[0]
        assert find.levels[1] == Level("building", "Building", Fraction(3, 2), "Own words.")
        assert find.levels[0].reading != ""

    @pytest.mark.parametrize(
        ("own", "na"),
        [("", "Did not come up"), ("na: No reports", "No reports"), ("na: no", None), ("na: false", None)],
    )
    def test_of_does_not_apply(self, own: str, na: str | None) -> None:
        text = BASE.replace("{text: stop asking, reverse: yes}", f"{{text: stop asking{', ' if own else ''}{own}}}")
        assert built(text).items[4].na == na

    def test_of_does_not_apply_where_the_scale_has_none(self) -> None:
        text = BASE.replace("share5", "frequency5").replace("reverse: yes", "na: No reports")
        assert [item.na for item in built(text).items] == [None, None, None, None, "No reports"]


@pytest.mark.usefixtures("folder")
class TestNeed:
    """How many items must be answered: the default is 60 %, at least three, all where there are fewer."""

    @pytest.mark.parametrize(
        ("count", "need", "needed"),
        [
            *[(1, None, 1), (2, None, 2), (3, None, 3), (5, None, 3), (6, None, 4), (10, None, 6), (11, None, 7)],
            *[(5, "60%", 3), (5, "61%", 4), (2, "60%", 2), (5, "1%", 1), (5, "all", 5), (5, "half", 3), (4, "half", 2)],
            *[(5, "2", 2), (5, "5", 5)],
        ],
    )
    def test_of_an_assessment(self, count: int, need: str | None, needed: int) -> None:
        items = "".join(f"      i{number}: do {number}\n" for number in range(count))
        text = f"title: T\nscale: share5\ndimensions:\n  find:\n    title: Find\n    items:\n{items}"
        assert built(text + (f"need: {need}\n" if need else "")).dimensions[0].need == needed

    def test_of_a_dimension_goes_before(self) -> None:
        text = BASE.replace("    items:", "    need: 2\n    items:") + TWO + "need: all\n"
        assert [dimension.need for dimension in built(text).dimensions] == [2, 2]

    def test_that_nobody_can_meet(self) -> None:
        assert codes(BASE + TWO + "need: 3\n") == ["PA135"]
        assert loaded(BASE + TWO + "need: 3\n").problems[0].data["dimension"] == "ship"
        assert codes(BASE.replace("    items:", "    need: 6\n    items:")) == ["PA135"]


@pytest.mark.usefixtures("folder")
class TestOverall:
    """The overall score exists by default where all dimensions have one range."""

    OTHER = TWO.replace("{early: ship early, often: ship often}", "{early: {text: ship early, scale: yn}}")
    SCALES = "scales:\n  yn: {labels: [No, Yes]}\n"

    @pytest.mark.parametrize("stated", ["dimensions", "items", "none"])
    def test_as_stated(self, stated: str) -> None:
        assert built(f"{BASE}{TWO}overall: {stated}\n").overall == stated

    def test_of_different_ranges(self) -> None:
        assert built(BASE + self.OTHER + self.SCALES).overall == "none"
        assert built(BASE + self.OTHER + self.SCALES + "overall: none\n").overall == "none"
        assert codes(BASE + self.OTHER + self.SCALES + "overall: items\n") == ["PA134"]


@pytest.mark.usefixtures("folder")
class TestWords:
    """The period in words, and the stem with it."""

    @pytest.mark.parametrize(
        ("written", "words"),
        [
            ("4 weeks", "four weeks"),
            ("12 days", "twelve days"),
            ("13 days", "13 days"),
            ("2 year", "two years"),
        ],
    )
    def test_of_the_period(self, written: str, words: str) -> None:
        found = built(f"{BASE}period: {written}\nstem: In the last {{period}}, and {{period}}, how often …\n")
        assert (found.period, found.stem) == (words, f"In the last {words}, and {words}, how often …")

    def test_of_a_single_unit_after_last(self) -> None:
        found = built(f"{BASE}period: 1 month\nstem: In the last {{period}}, or within {{period}}, how often …\n")
        assert found.stem == "In the last month, or within one month, how often …"

    def test_of_a_stem_without_a_period(self) -> None:
        assert built(f"{BASE}stem: How often did you …\n").stem == "How often did you …"
        assert codes(f"{BASE}stem: In the last {{period}} …\n") == ["PA129"]

    def test_of_a_stem_with_another_name_in_braces(self) -> None:
        assert codes(f"{BASE}period: 4 weeks\nstem: In {{Period}} {{}} {{name of team}} …\n") == ["PA130"] * 3


@pytest.mark.usefixtures("folder")
class TestExamples:
    """Names and answers are resolved; nothing is scored here."""

    def test_answers_are_values_or_labels(self) -> None:
        text = BASE + "examples:\n  e:\n    answers: {ask: 4.0, watch: Now and then, listen: na, test: blank, all: 2}\n"
        example = built(text + "    expect: {find: 2.50, level: {find: building}, overall: none}\n").examples[0]
        assert example.id == "e"
        assert dict(example.answers) == {"ask": 4, "watch": 1, "listen": "na", "test": None, "stop": 2}
        assert dict(example.scores) == {"find": Expected(Fraction(5, 2), 2)}
        assert dict(example.levels) == {"find": "building"}
        assert (example.overall, example.overall_stated) == (None, True)

    def test_what_is_not_mentioned_is_not_expected(self) -> None:
        text = BASE + "examples:\n  e: {answers: {ask: 1}, expect: {find: none}}\n"
        example = built(text).examples[0]
        assert (dict(example.answers), dict(example.scores)) == ({"ask": 1}, {"find": None})
        assert (example.overall, example.overall_stated) == (None, False)

    def test_a_label_that_is_the_number_of_another_is_no_answer_to_either(self) -> None:
        scales = 'scales:\n  mine: {labels: ["1", "2", "3"], values: [3, 2, 1]}\n'
        text = BASE.replace("share5", "mine") + scales + "examples:\n  e: {answers: {all: 3}, expect: {find: 3}}\n"
        assert [problem.code for problem in loaded(text).problems] == ["PA232"]
        apart = text.replace("[3, 2, 1]", "[30, 20, 10]").replace("find: 3", "find: 20")
        assert set(built(apart).examples[0].answers.values()) == {2}

    def test_an_answer_for_all_must_fit_all(self) -> None:
        text = BASE.replace("reverse: yes", "na: no") + "examples:\n  e: {answers: {all: na}, expect: {find: none}}\n"
        result = loaded(text)
        assert [(problem.code, problem.data["item"]) for problem in result.problems] == [("PA206", "stop")]


@pytest.mark.usefixtures("folder")
class TestNothingFollows:
    """A mistake is said once; nothing is said that would go away with it."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (BASE.replace("share5", "mine") + "scales:\n  mine: {labels: a}\n", ["PA110"]),
            (BASE.replace("share5", "mine") + "scales:\n  mine: {labels: [a]}\n", ["PA123"]),
            (BASE.replace("share5", "mine") + "scales: nothing\n", ["PA111"]),
            (BASE.replace("scale: share5", "scale:"), ["PA113"]),
            (BASE + "levels:\n  one: {from: x, title: One}\n", ["PA114"]),
            (BASE + "levels: [one]\nexamples:\n  e: {answers: {all: 1}, expect: {level: {find: one}}}\n", ["PA111"]),
            (BASE + "period: soon\nstem: In the last {period} …\n", ["PA117"]),
            (BASE.replace("items:", "items: all"), ["PA003"]),
            ("title: T\nscale: share5\ndimensions: {find: {title: F, items: x}}\nneed: 3\n", ["PA111"]),
            ("title: T\ndimensions: {find: {title: F, items: x}}\n" + EXAMPLE, ["PA111"]),
            ("title: T\ndimensions: x\n" + EXAMPLE, ["PA111"]),
            ("title: T\ndimensions: {}\n", ["PA113"]),
            (BASE + "examples:\n  e: {answers: {all: 1}, expect: {find: high}}\n", ["PA208"]),
            (BASE.replace("ask: ask", "ask: [ask]").replace("[ask] a customer", "[ask]") + "need: 5\n", ["PA109"]),
            ("title: T\nscale: share5\ndimensions: [{title: F, items: [a, b]}]\noverall: items\n", ["PA103"]),
            (BASE.replace("title: Discovery", "“title”: Discovery"), ["PA011"]),
            (BASE.replace("ask: ask a customer", "ask: {text: ask, number: [0, 1000000000]}"), ["PA137"]),
            ("title: T\ndimensions: {d: {title: D, items: {a: {text: a, number: [0, 1e9]}}}}\n", ["PA114"]),
            (BASE + "scores: {s: {title: S, sum: {ask: 0.33333333}}}\n", ["PA137"]),
            (BASE + "scores: {s: {title: S, sum: [ask], times: 1/0, levels: {a: {from: 9, title: A}}}}\n", ["PA114"]),
            (BASE + "scores: {s: {title: S, sum: [ask], rank: [ask]}}\n", ["PA102"]),
        ],
    )
    def test_from_a_mistake(self, text: str, expected: list[str]) -> None:
        assert codes(text) == expected

    def test_from_a_broken_shared_file(self) -> None:
        text = BASE.replace("share5", "ours")
        assert codes(text, "scales:\n  ours: {labels: [a, b}\n") == ["PA022"]
        assert codes(text, "scales: {ours: {labels: [a]}}\n") == ["PA123"]
        assert codes(text, "scales: [ours]\n") == ["PA111"]
        assert codes(text, "- ours\n") == ["PA030"]
        assert codes(text, "levels: {}\n") == ["PA120"]

    def test_independent_mistakes_of_every_stage_come_together(self) -> None:
        text = BASE.replace("title: Find", "titel: Find").replace("watch:", "Ask:") + "scales:\n  a: {labels: [b]}\n"
        assert codes(text + "period: soon\n") == ["PA102", "PA104", "PA123", "PA117"]


def test_the_shared_file_is_checked_alone(folder: Path) -> None:
    shared = folder / "_shared.yml"
    shared.write_text("scales:\n  a: {labels: [b]}\nlevels:\n  1st: {from: 0, title: A}\nitems: {}\n", "utf-8")
    assert [problem.code for problem in check_shared(shared)] == ["PA123", "PA105", "PA102"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("discovery.yml", None),
        ("Discovery_2.yml", None),
        ("2nd.yml", "PA023"),
        ("a b.yml", "PA023"),
        ("ü.yml", "PA023"),
    ],
)
def test_the_name_of_a_file_is_an_id(name: str, code: str | None) -> None:
    assert [problem.code for problem in loaded(BASE, name=name).problems] == ([code] if code else [])


@pytest.mark.usefixtures("folder")
def test_a_remark_does_not_stand_in_the_way() -> None:
    result = loaded("\ufeff" + BASE)
    assert [problem.code for problem in result.problems] == ["PA009"]
    assert result.assessment is not None


@pytest.mark.usefixtures("folder")
def test_articles_are_named_by_their_stem() -> None:
    text = BASE.replace("    items:", "    guidance: {starting: [stand-back, keep-a-list], building: []}\n    items:")
    assert built(text).dimensions[0].guidance["starting"] == ("stand-back", "keep-a-list")
    result = loaded(text.replace("stand-back", "../guidance/stand-bak.md"))
    assert [(problem.code, problem.data["nearest"]) for problem in result.problems] == [("PA108", "stand-back")]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("more", "choices"),
    [
        ("", '{Never: 0, "Often, or so": 1, Always: 1}'),
        ("\n    hints: {Never: not once}", ""),
    ],
)
def test_answers_that_count_the_same_may_be_choices(more: str, choices: str) -> None:
    scale = f'scales:\n  mine:\n    labels: [Never, "Often, or so", Always]\n    values: [0, 1, 1]{more}\n'
    found = loaded(BASE + scale).problems
    assert [(one.code, one.data["choices"]) for one in found if one.code == "PA125"] == [("PA125", choices)]


@pytest.mark.parametrize("text", [GOOD, FULL])
def test_the_file_that_the_mutations_start_from_is_good(folder: Path, text: str) -> None:
    (folder / "x.yml").write_text(text, "utf-8")
    result = load(folder / "x.yml", None, ARTICLES)
    assert (result.problems, checks.run(result)) == ((), ())


@settings(max_examples=300, deadline=None)
@given(st.one_of(mutated(), revalued()))
def test_no_file_brings_the_compiler_down(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / "mutated.yml"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    result = load(file, None, ARTICLES)
    problems = (*result.problems, *checks.run(result))
    assert (result.assessment is None) == any(report.blocks(problem) for problem in result.problems)
    assert all(isinstance(problem.where, Place) for problem in problems)
    assert report.as_text(problems, 1) != ""


def test_what_leaves_an_assessment_whole_is_what_the_catalogue_calls_a_warning() -> None:
    warnings = {code for code, entry in report.catalogue().items() if entry.severity == "warning"}
    found_by_checks = {"PA211", "PA226", "PA228", "PA230", "PA234", "PA237", "PA238", "PA239", "PA240", "PA241"}
    assert warnings - found_by_checks == source.REMARKS
