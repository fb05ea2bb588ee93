"""Labels put together from others: what they can be, and what is shown of them."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path

import pytest

from mkdocs_assessments.interpretation import read
from mkdocs_assessments.model import Answer, Assessment
from mkdocs_assessments.naming import label_in_words, label_readings
from mkdocs_assessments.resolve import load
from mkdocs_assessments.resolve.joined import could_be_joined
from mkdocs_assessments.resolve.scope import Scope
from mkdocs_assessments.score_rows import score_rows
from mkdocs_assessments.scoring import score

FILE = """
title: Joined
scale: share5
dimensions:
  case: {title: A case, items: {a1: do one thing, a2: do two things}}
  ally: {title: Allies, items: {b1: do one thing more, b2: do two things more}}
  plan: {title: A plan, items: {c1: plan one thing, c2: plan two things}}
scores:
  high: {title: Strongest, top: [case, ally, plan], take: 2, need: 1}
  often: {title: Most often, top: [a1, b1], separator: ""}
  style:
    title: Style
    choose: [{if: {case: ">=2"}, then: bold}, {then: careful}]
    outcomes: {bold: A bold way}
  both: {title: Both, join: [high, style, often]}
  deep: {title: Deep, join: [both, case], separator: /}
  code: {title: Code, join: [style, case], separator: "-"}
"""


@pytest.fixture(scope="module")
def assessment(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    file = tmp_path_factory.mktemp("joined") / "joined.yml"
    file.write_text(FILE, "utf-8")
    found = load(file, None, ()).assessment
    assert found is not None
    return found


def test_every_label_that_answers_come_to_is_one_that_could_be_expected(assessment: Assessment) -> None:
    scope = Scope(
        {item.id: item for item in assessment.items},
        dimensions={one.id: one for one in assessment.dimensions},
        scores={one.id: one for one in assessment.scores},
    )
    chance = random.Random(7)
    seen: set[tuple[str, str]] = set()
    for _ in range(400):
        sheet = {item.id: chance.choice([None, 0, 1, 2, 3, 4, 4]) for item in assessment.items}
        scored = score(assessment, sheet)
        seen |= {(one.id, one.label) for one in scored.scores if one.label}
    joined = {one.id: one for one in assessment.scores if one.verb in {"top", "join"}}
    found = {(id, label) for id, label in seen if id in joined}
    assert {id for id, _ in found} == joined.keys()
    assert len(found) > 60
    assert [one for one in sorted(found) if not could_be_joined(one[1], joined[one[0]], scope)] == []
    for wrong in ("case+case", "case+", "+case", "case+ally+plan", "case+bold", ""):
        assert not could_be_joined(wrong, joined["high"], scope), wrong
    for wrong in ("case+plan+bold", "case+plan+neither+a1", "case+plan+bold+a1b1", "bold+case+plan+a1"):
        assert not could_be_joined(wrong, joined["both"], scope), wrong


def test_a_join_of_what_names_its_members_is_shown_by_their_titles(assessment: Assessment) -> None:
    sheet = {item.id: 4 for item in assessment.items} | {"b1": 0, "c1": 3}
    said = {one.id: one for one in read(assessment, score(assessment, sheet), sheet).scores}
    assert (said["both"].label, said["deep"].label) == ("case+plan+bold+a1", "case+plan+bold+a1/sustaining")
    titles = {row.id: {saying.id: saying.title for saying in row.sayings} for row in score_rows(assessment, {})}
    shown = {id: [titles[id].get(label) for label in one.labels] for id, one in said.items()}
    assert shown == {
        "high": ["A case", "A plan"],
        "often": ["do one thing"],
        "style": ["A bold way"],
        "both": ["A case", "A plan", "A bold way", "do one thing"],
        "deep": ["A case", "A plan", "A bold way", "do one thing", "Sustaining"],
        "code": [None, None],  # the label itself is shown: a code is put together from letters that mean to be read
    }


def test_in_print_such_a_label_is_told_by_titles_too(assessment: Assessment) -> None:
    assert label_in_words("both", "case+plan+bold+a1", assessment) == "A case, A plan, A bold way, do one thing"
    assert label_in_words("high", "case+plan", assessment) == "A case, A plan"
    assert label_in_words("code", "bold-sustaining", assessment) == "bold-sustaining"
    assert label_in_words("often", "b1", assessment) == "do one thing more"
    deep = label_in_words("deep", "plan+ally+careful+b1/starting", assessment)
    assert deep == "A plan, Allies, careful, do one thing more, Starting"


LETTERS = """
title: Letters
scale: yn
overall: none
scales: {yn: {choices: [No, Partly, Yes], na: Did not come up}}
dimensions:
  one: {title: One, score: none, items: {a: do one, ab: do two, b: do three, c: {text: do four, ask: {a: Yes}}}}
scores:
  three: {title: Three, top: [a, ab, b], take: 2, separator: ""}
  some: {title: Some, top: [a, ab, b], take: 2, need: 1, separator: ""}
  asked: {title: Asked, top: [a, c], take: 2, separator: ""}
  most: {title: Most, top: [a, ab, b], take: 3, need: 2, separator: ""}
"""


def test_a_label_without_a_separator_is_told_by_titles_in_every_way_it_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "letters.yml"
    file.write_text(LETTERS, "utf-8")
    assessment = load(file, None, ()).assessment
    assert assessment is not None
    assert label_readings("three", "ba", assessment) == ("do three, do one",)
    assert label_readings("three", "aab", assessment) == ("do one, do two",)
    assert label_readings("some", "ab", assessment) == ("do one, do three", "do two")
    assert label_in_words("some", "ab", assessment) == "do one, do three or do two"
    assert label_readings("most", "aba", assessment) == ("do two, do one",), "none stands there twice"


def test_without_a_separator_a_text_is_a_label_just_where_answers_could_join_it(tmp_path: Path) -> None:
    """All texts of up to four letters, against all sheets."""
    file = tmp_path / "letters.yml"
    file.write_text(LETTERS, "utf-8")
    assessment = load(file, None, ()).assessment
    assert assessment is not None
    scope = Scope(
        {item.id: item for item in assessment.items},
        scores={one.id: one for one in assessment.scores},
    )
    found: dict[str, set[str]] = {one.id: set() for one in assessment.scores}
    every: list[Answer] = [None, "na", 0, 1, 2]
    for values in product(every, repeat=4):
        for one in score(assessment, dict(zip(["a", "ab", "b", "c"], values, strict=True))).scores:
            found[one.id] |= {one.label} if one.label else set()
    texts = ["".join(letters) for count in range(1, 5) for letters in product("abc", repeat=count)]
    possible = {one.id: {text for text in texts if could_be_joined(text, one, scope)} for one in assessment.scores}
    assert possible["three"] == {"aab", "ab", "aba", "abb", "ba", "bab"}
    assert possible["some"] == {"a", "ab", "b", "aab", "aba", "abb", "ba", "bab"}
    assert possible["asked"] == {"a", "ac", "c", "ca"}
    assert (possible["three"], possible["some"]) == (found["three"], found["some"])
    assert found["asked"] == {"a", "ac"}, "what makes the others impossible is what the answers score"
