"""What the landing page says of an assessment that asks facts first, and leaves questions out."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

import mkdocs_assessments
from mkdocs_assessments.cards import Card, card
from mkdocs_assessments.minutes import answering_minutes
from mkdocs_assessments.resolve import load

BASE = Path(mkdocs_assessments.__file__).parent / "theme" / "_base"

FULL = """
title: Full
scale: share5
about:
  role: {text: Your role, choices: [PM, Lead]}
  age: {text: Your age, number: [16, 99]}
dimensions:
  one:
    title: One
    items:
      first: do one thing
      second: {text: do another, ask: {first: ">=1"}}
"""

SIMPLE = """
title: Simple
scale: share5
dimensions:
  one:
    title: One
    items: {first: do one thing}
"""


def announced(text: str, folder: Path) -> tuple[Card, str]:
    """The card of an assessment, and how the landing page shows it."""
    file = folder / "made.yml"
    file.write_text(text, "utf-8")
    assessment = load(file, None, ()).assessment
    assert assessment is not None
    found = card(assessment)
    cards = [asdict(found) | {"url": found.uri}]
    # The texts of the template are escaped one by one, as in MkDocs' own templates.
    templates = Environment(loader=FileSystemLoader(BASE))
    return found, templates.get_template("cards.html").render(cards=cards, root="./", script="cards.js")


def test_facts_are_no_questions_but_take_their_time(tmp_path: Path) -> None:
    found, html = announced(FULL, tmp_path)
    assert (found.questions, found.facts, found.branches) == (2, ("role", "age"), True)
    assert found.minutes == answering_minutes(4)
    assert ">Up to 2 questions, 1 to 2 minutes<" in html
    assert re.findall(r'data-(?:items|facts)="(.*?)"', html) == ["2", "role age"]
    assert "<span data-count></span> of 2 answered" in html


def test_the_card_of_the_simple_form_names_no_facts(tmp_path: Path) -> None:
    found, html = announced(SIMPLE, tmp_path)
    assert (found.questions, found.facts, found.branches) == (1, (), False)
    assert ">1 question, about 1 minute<" in html
    assert "data-facts" not in html
