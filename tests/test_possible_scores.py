"""What a page says the scores can come to: every figure and every word of it, worked out again from all sheets."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, product
from pathlib import Path

import pytest

from html_tree import Element, read_html
from mkdocs_assessments.links import Links
from mkdocs_assessments.model import Assessment
from mkdocs_assessments.pages import render_page, render_paper
from mkdocs_assessments.possible_scores import NOT_PROVEN, Possible, describe_possible
from mkdocs_assessments.prove import Proofs
from mkdocs_assessments.prove.latest import proofs_of
from mkdocs_assessments.resolve import load
from mkdocs_assessments.scoring import Scored, score
from mkdocs_assessments.spec import compile_spec

ROOT = Path(__file__).parent.parent
SHIPPED = sorted(file for file in (ROOT / "assessments").glob("*.yml") if not file.name.startswith("_"))
ARTICLES = frozenset(path.stem for path in (ROOT / "content" / "guidance").glob("*.md"))
INSTRUMENTS = ROOT / "tests" / "instruments"

SIMPLE = """\
title: Simple
scale: own
need: 1
scales: {own: {labels: [a, b, c, d], from: 1}}
dimensions:
  one: {title: One, items: {p: do p, q: {text: do q, reverse: yes}}}
  two: {title: Two, items: {r: do r, s: do s}}
  three: {title: Three, items: {t: do t}}
levels:
  low: {from: 1, title: Low, reading: Less.}
  mid: {from: 2.25, title: Mid, reading: Some.}
  high: {from: 4, title: High, reading: More.}
"""

FULL = """\
title: Full
scale: own
overall: none
scales:
  own: {labels: [a, b, c]}
  ten: {number: [0, 9]}
about: {role: {text: Role, choices: [PM, Lead, Other]}}
dimensions:
  acts:
    title: Acts
    score: none
    items: {x: do x, y: do y, z: {text: do z, ask: {role: Lead}}, n: {text: count n, scale: ten}}
scores:
  total:
    title: Total
    sum: [x, y]
    unit: "%"
    levels:
      low: {from: 0, title: Low}
      gap: {from: 3.2, title: Gap, reachable: no}
      high: {from: 3.8, title: High}
  leads: {title: Leads, value: z}
  rare: {title: Rare, sum: [x, n], times: 0.0625, levels: {most: {from: 0, title: Most}, few: {from: 0.68, title: Few}}}
  part:
    title: Part
    mean: [x, y, z]
    need: 2
    levels: {by: role, few: {title: Few}, many: {from: {PM: 1, Lead: 2}, title: Many}}
  spread: {title: Spread, sum: {x: 1, y: 3}, times: 0.333333}
  same: {title: Same, mean: [x, y]}
  other: {title: Other, mean: [y, x]}
  kind: {title: Kind, choose: [{if: {x: c}, then: top}, {if: {y: c}, then: side}, {if: {x: b, y: b}, then: top}]}
  best: {title: Best, top: [total, rare], take: 1}
  hidden: {title: Hidden, sum: [x], show: no}
"""


def loaded(text: str, folder: Path) -> Assessment:
    """The assessment that a text stands for."""
    file = folder / "x.yml"
    file.write_text(text, "utf-8")
    found = load(file, None, ())
    assert found.assessment is not None, found.problems
    return found.assessment


def every_sheet(assessment: Assessment) -> list[Scored]:
    """All complete answer sheets, scored; what is not asked is answered too, which changes no share."""
    sizes = [item.scale.answers for item in assessment.items]
    ids = [item.id for item in assessment.items]
    return [score(assessment, dict(zip(ids, sheet, strict=True))) for sheet in product(*sizes)]


def of_100(some: int, all: int) -> str:
    """A share as it should be printed."""
    rounded = int(Fraction(100 * some, all) + Fraction(1, 2))
    return (
        "fewer than 1" if rounded == 0 and some else "more than 99" if rounded == 100 and some < all else str(rounded)
    )


def counted(labels: list[str | None], titles: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Each level or label with its share."""
    found = Counter(labels)
    return tuple((title, of_100(found[id], len(labels))) for id, title in titles.items())


def test_of_the_simple_form_it_is_what_counting_gives(tmp_path: Path) -> None:
    assessment = loaded(SIMPLE, tmp_path)
    sheets = every_sheet(assessment)
    titles = {"low": "Low", "mid": "Mid", "high": "High"}
    one, two, three = (counted([sheet.dimensions[place].level for sheet in sheets], titles) for place in range(3))
    assert one == two != three
    overall = sorted({sheet.overall for sheet in sheets if sheet.overall is not None})
    assert {high - low for low, high in pairwise(overall)} == {Fraction(1, 6)}
    assert describe_possible(assessment) == (
        Possible(("One", "Two"), "1 to 4, in steps of 0.5", one),
        Possible(("Three",), "1 to 4, in steps of 1", three),
        Possible(("Overall",), f"1 to 4, {len(overall)} different numbers"),
    )
    assert [share for _, share in one] == ["38", "56", "6"]
    assert describe_possible(replace(assessment, overall="none"))[-1].scores == ("Three",)
    alike = replace(assessment, dimensions=assessment.dimensions[:2])
    assert describe_possible(alike)[0].scores == ()
    alone = replace(assessment, dimensions=assessment.dimensions[:1])
    assert describe_possible(alone)[0].scores == ("One",)


def test_of_the_full_model_it_is_what_counting_gives(tmp_path: Path) -> None:
    assessment = loaded(FULL, tmp_path)
    sheets = every_sheet(assessment)
    places = {one.id: place for place, one in enumerate(assessment.scores)}
    labels = {id: [sheet.scores[place].label for sheet in sheets] for id, place in places.items()}
    numbers = {id: [sheet.scores[place].value for sheet in sheets] for id, place in places.items()}
    said = {name: one for one in describe_possible(assessment) for name in one.scores}

    assert "Hidden" not in said
    low, gap, high = counted(labels["total"], {"low": "Low", "gap": "Gap", "high": "High"})
    assert gap[1] == "0"
    assert said["Total"] == Possible(("Total",), "0 to 4 %, in steps of 1", (low, ("Gap", "none can"), high))

    without = of_100(numbers["leads"].count(None), len(sheets))
    assert said["Leads"] == Possible(("Leads",), "0 to 2, in steps of 1", (("no score", without),))
    assert without == "67"

    assert said["Rare"].shares == counted(labels["rare"], {"most": "Most", "few": "Few"})
    assert said["Rare"] == Possible(("Rare",), "0 to about 0.69, 12 different numbers", (("Most", "97"), ("Few", "3")))

    others = of_100(labels["part"].count(None) - numbers["part"].count(None), len(sheets))
    assert said["Part"].shares == (*counted(labels["part"], {"few": "Few", "many": "Many"}), ("no level", others))
    assert others == "33"

    assert len(set(numbers["spread"])) == 9
    assert said["Spread"].numbers == "0 to about 2.67, 9 different numbers"
    assert said["Same"].scores == ("Same", "Other")

    kinds = counted(labels["kind"], {"top": "top", "side": "side"})
    assert said["Kind"] == Possible(
        ("Kind",), "", (*kinds, ("no score", of_100(labels["kind"].count(None), len(sheets))))
    )

    best = counted(labels["best"], {"total": "Total", "rare": "Rare"})
    assert said["Best"] == Possible(("Best",), "", best)


def test_what_only_gaps_lead_to_is_said_to_be_so(tmp_path: Path) -> None:
    text = SIMPLE.replace("mid: {from: 2.25", "mid: {from: 2.3").replace("high: {from: 4", "high: {from: 2.4")
    text = text.replace("items: {r: do r, s: do s}", "need: 3, items: {r: do r, s: do s, u: do u, v: do v}")
    assert ("Mid", "0, and some only with gaps") in describe_possible(loaded(text, tmp_path))[1].shares


def test_what_is_not_proven_is_said_to_be_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assessment = loaded(FULL, tmp_path)
    proofs = {**proofs_of(assessment), "total": None, "kind": None, "hidden": None}
    monkeypatch.setattr("mkdocs_assessments.possible_scores.proofs_of", lambda _: proofs)
    assert Possible(("Total", "Kind"), NOT_PROVEN, (("–", ""),)) in describe_possible(assessment)


def test_labels_that_nobody_gets_are_not_listed_and_of_many_not_all(tmp_path: Path) -> None:
    items = ", ".join(f"i{place}: {{text: do, pairs: [y, n]}}" for place in range(6))
    names = ", ".join(f"s{place}" for place in range(7))
    # The last one goes by the first question again, so that half of the words cannot be put together.
    scores = "".join(
        f"  s{place}: {{title: S{place}, choose: [{{if: {{i{place % 6}: y}}, then: y}}, {{then: n}}]}}\n"
        for place in range(7)
    )
    text = f"title: T\noverall: none\ndimensions: {{d: {{title: D, score: none, items: {{{items}}}}}}}\n"
    text += f"scores:\n{scores}  word: {{title: Word, join: [{names}], separator: ''}}\n"
    [word] = [one for one in describe_possible(loaded(text, tmp_path)) if one.scores == ("Word",)]
    assert len(word.shares) == 41
    assert word.shares[0] == ("yyyyyyy", "2")
    assert {label[0] for label, _ in word.shares[:40] if label[-1] == "n"} == {"n"}
    assert word.shares[-1] == ("and 24 more labels", "")


def test_what_is_not_nobody_and_not_everybody_is_not_called_so(tmp_path: Path) -> None:
    text = SIMPLE.replace("items: {r: do r, s: do s}", "items: {r: do r, s: do s, u: do u, v: do v}")
    text = text.replace("  mid: {from: 2.25, title: Mid, reading: Some.}\n", "")
    assert describe_possible(loaded(text, tmp_path))[1].shares == (("Low", "more than 99"), ("High", "fewer than 1"))


CAPTION = (
    "What complete answers can come to, and how many of 100 sheets reach each level{} if answers are drawn by lot. "
    "That tells of the scale and its bounds, not of people."
)


def table_of(page: Element, id: str) -> Element:
    """The table, directly in the account of scoring or in the key."""
    [place] = page.all(id=id) or page.all(class_=id)
    [table] = [one for one in place.content if isinstance(one, Element) and one.tag == "table"]
    return table


@pytest.mark.parametrize(
    "file",
    [*SHIPPED, INSTRUMENTS / "sus.yml", INSTRUMENTS / "kinds" / "roles.yml", INSTRUMENTS / "kinds" / "letters.yml"],
    ids=lambda file: file.stem,
)
def test_the_page_and_the_form_on_paper_print_it(file: Path) -> None:
    assessment = load(file, None, ARTICLES).assessment
    assert assessment is not None
    links = Links("../", pages=frozenset())
    simple = replace(assessment, dimensions=tuple(replace(one, guidance={}) for one in assessment.dimensions))
    spec = compile_spec(simple)
    screen = table_of(read_html(render_page(simple, spec, {}, links)), "method")
    for table in (screen, table_of(read_html(render_paper(simple, spec, links)), "pa-key")):
        assert table.one("caption").text == CAPTION.format("" if file in SHIPPED else " or label")
        assert [(head.text, head.attributes["scope"]) for head in table.one("thead").all("th")] == [
            ("Score", "col"),
            ("Can be", "col"),
            ("By lot", "col"),
        ]
        rows = [
            (row.one("th", scope="row").text, *(cell.text for cell in row.all("td")))
            for row in table.one("tbody").all("tr")
        ]
        assert rows == [
            (
                ", ".join(one.scores) or "Every area",
                one.numbers or "a label",
                "; ".join(f"{what}: {share}" if share else what for what, share in one.shares) or "no levels",
            )
            for one in describe_possible(assessment)
        ]


def test_the_shipped_ones_say_it_in_two_lines() -> None:
    for file in SHIPPED:
        assessment = load(file, None, ARTICLES).assessment
        assert assessment is not None
        assert describe_possible(assessment) == (
            Possible((), "0 to 4, in steps of 0.2", (("Starting", "22"), ("Building", "64"), ("Sustaining", "14"))),
            Possible(("Overall",), "0 to 4, 121 different numbers"),
        )
    # Counted once more, of five answers from 0 to 4: below 7.5, from there below 13.75, and the rest.
    sums = Counter(sum(answers) for answers in product(range(5), repeat=5))
    bands = [range(8), range(8, 14), range(14, 21)]
    assert [of_100(sum(sums[one] for one in band), 5**5) for band in bands] == ["22", "64", "14"]


def test_an_assessment_is_proven_once_for_its_check_and_its_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assessment, other = loaded(SIMPLE, tmp_path), loaded(FULL, tmp_path)
    made: list[str] = []

    def proving(one: Assessment) -> Proofs:
        made.append(one.title)
        return {}

    monkeypatch.setattr("mkdocs_assessments.prove.latest.prove", proving)
    for one in (assessment, assessment, other, replace(other), assessment):
        proofs_of(one)
    assert made == ["Simple", "Full", "Full", "Simple"]
