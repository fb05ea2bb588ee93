"""Breaks the scoring in the instruments' files, one mistake at a time, and demands that their cases notice.

The mistakes are a coach's: a reverse key left out, a cut moved by one step, another rule for blanks. That a mutant is
refused by the check of the file counts as noticed too.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from instrument_cases import INSTRUMENTS, Case, Sheet, assessment_at, cases_of, found_in, misses, sheet_of, titles_of
from instrument_mutants import Written, mutants
from mkdocs_assessments.resolve import load
from mkdocs_assessments.scoring import score

_ZERO = "what is not asked leaves a sum as a zero does; items 4 to 6 are asked or not asked together"
_UNSCORED = "item 10 is not scored"
_NO_MEAN = "with nothing answered there is no mean either"
_BETWEEN = "no score lies exactly on this cut"
_NOBODY = "multiples of 2.5 jump over B-, from 72.5 to 75"
_SCREEN = "the screen has seen to it that there is an answer"

EQUIVALENT: dict[str, dict[str, str]] = {
    "audit": {
        f"drop else at dimensions.{at}.else": _ZERO
        for at in (
            "consumption.items.a2",
            "consumption.items.a3",
            "dependence.items.a4",
            "dependence.items.a5",
            "dependence.items.a6",
        )
    },
    "leadership_matrix": {"swap rows 1 and 2 at scores.style.choose": "where both hold, row 0 holds before them"},
    "phq9": {
        **{f"swap values {one} and {one + 1} at scales.diff4": _UNSCORED for one in range(3)},
        "drop a member at dimensions.total.items.p10": _UNSCORED,
    },
    "rand36": {
        **{
            f"need one less at scores.{scale}.need": _NO_MEAN
            for scale in (
                "physical",
                "role_physical",
                "role_emotional",
                "energy",
                "wellbeing",
                "social",
                "pain",
                "general",
            )
        },
        **{f"need less than half at scores.{scale}_half.need": _NO_MEAN for scale in ("social", "pain")},
    },
    "sus": {
        "need one more at scores.sus.need": _SCREEN,
        **{
            f"the other bound at scores.sus.levels.{level}": _BETWEEN
            for level in (
                "d",
                "c-minus",
                "c-plus",
                "b-minus",
                "b",
                "b-plus",
                "a-minus",
                "a",
                "a-plus",
            )
        },
        **{f"cut moved to {cut} at scores.sus.levels.b-minus.from": _NOBODY for cut in ("70.1", "75.1")},
    },
    "who5": {"the other bound at scores.percent.levels.adequate": _BETWEEN},
}
"""Mutants that score every sheet as the file does, by instrument, each with the reason."""


@pytest.mark.parametrize("file", INSTRUMENTS, ids=lambda file: file.stem)
def test_every_mistake_in_a_file_is_noticed(file: Path, tmp_path: Path) -> None:
    assessment = assessment_at(file)
    cases = [(case, sheet_of(assessment, case)) for case in cases_of(file.stem)]
    made = list(mutants(yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)))
    unnoticed = [what for what, mutant in made if not noticed(mutant, cases, tmp_path / file.name)]
    assert sorted(unnoticed) == sorted(EQUIVALENT.get(file.stem, {}))
    assert len(made) >= 10


def noticed(mutant: Written, cases: list[tuple[Case, Sheet]], file: Path) -> bool:
    """Whether a case comes out otherwise than expected, or the file is refused."""
    file.write_text(json.dumps({key: part for key, part in mutant.items() if key != "examples"}), "utf-8")
    assessment = load(file, None, ()).assessment
    if assessment is None:
        return True
    titles, asked = titles_of(assessment), {item.id for item in assessment.items}
    return any(
        misses(case, found_in(score(assessment, {id_: one for id_, one in sheet.items() if id_ in asked})), titles)
        for case, sheet in cases
    )
