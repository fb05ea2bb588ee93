"""Groups that nobody is in: proven, against every sheet of a small assessment scored one by one."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path

import pytest

from mkdocs_assessments.model import Assessment, Norm, Score
from mkdocs_assessments.prove import empty_groups
from mkdocs_assessments.resolve import load
from mkdocs_assessments.scoring import score

HEAD = """
title: Groups
scale: three
scales:
  three: {labels: [Never, Sometimes, Always], from: 1}
about:
  age: {text: Your age, number: [0, 5]}
"""


def drawn(chance: random.Random) -> str:
    """An assessment with a norm whose groups overlap, for answers that not everybody is asked for."""

    def span(last: int) -> str:
        low, high = sorted(chance.choices(range(last + 1), k=2))
        return chance.choice([f"{low}..{high}", f">={low}", f"<={high}", f"{low}"])

    ask = chance.choice(["", f"ask: {{age: '{span(5)}'}}", "ask: {first: Always}"])
    lead = chance.choice(["other", "first", "age"])
    by = chance.choice(["age", "odd", "both", "steps"])
    last = {"age": 5, "odd": 9, "both": 6, "steps": 4}[by]
    groups = "".join(f"\n        '{span(last)}': {{mean: 1, sd: 1}}" for _ in range(chance.randint(2, 4)))
    return f"""{HEAD}
dimensions:
  one:
    title: One
    score: none
    items:
      first: do one thing
      other: {{text: do another, {ask}}}
      steps: {{text: take steps, number: [0, 4], step: 2, ask: {{first: Never}}, else: 1}}
scores:
  both: {{sum: [first, other], need: 1, show: no}}
  odd: {{value: first, times: 3, show: no}}
  total:
    title: Total
    sum: [{lead}]
    need: {chance.choice(["1", "0"])}
    norm:
      source: Invented
      by: {by}
      groups:{groups}
"""


def used_groups(assessment: Assessment) -> set[int]:
    """The positions of the norm's groups that some sheet is compared with."""
    items = assessment.items
    sheets = product(*([None, *item.scale.answers] for item in items))
    found = set()
    for answers in sheets:
        scored = score(assessment, dict(zip((item.id for item in items), answers, strict=True)))
        found |= {one.norm for one in scored.scores if one.norm is not None}
    return found


def compiled(seed: int, folder: Path) -> tuple[Assessment, Score]:
    """The first assessment drawn that nothing is wrong with before the proofs, and its score with the norm."""
    chance = random.Random(seed)
    file = folder / "groups.yml"
    while True:
        file.write_text(drawn(chance), "utf-8")
        if assessment := load(file, None, ()).assessment:
            return assessment, next(one for one in assessment.scores if one.id == "total")


@pytest.mark.parametrize("seed", range(80))
def test_the_groups_said_to_be_of_nobody_are_those_no_sheet_is_in(seed: int, tmp_path: Path) -> None:
    assessment, total = compiled(seed, tmp_path)
    norm = total.steps[0]
    assert isinstance(norm, Norm)
    empty = list(empty_groups(assessment, total))
    assert {one.group for one in empty} == set(range(len(norm.groups))) - used_groups(assessment)
    assert all(place < one.group for one in empty for place in one.by)
    assert all(one.fits for one in empty if one.by)


def test_the_seeds_have_groups_of_nobody_of_each_kind(tmp_path: Path) -> None:
    kinds = {(bool(one.by), one.fits) for seed in range(80) for one in empty_groups(*compiled(seed, tmp_path))}
    assert kinds == {(True, True), (False, True), (False, False)}
