"""What ``surveyjs.test.js`` compares: exported surveys, random sheets as SurveyJS stores them, and our scores."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from mkdocs_assessments.interchange import as_surveyjs
from mkdocs_assessments.interchange.carried import Carried
from mkdocs_assessments.interchange.surveyjs.writing import plain
from mkdocs_assessments.interchange.surveyjs.writing.expressions import NA, NONE, codes, is_coded
from mkdocs_assessments.model import Answer, Assessment, Item
from mkdocs_assessments.scoring import score
from random_models import draw_model, draw_model_sheet
from test_interchange import FILES, a_sheet, assessment_at, exported

SHEETS = 10
RANDOM, RANDOM_SHEETS = 25, 3


def stored(item: Item, answer: Answer) -> Any:
    """An answer as SurveyJS stores it; ``None`` where there is none."""
    scale = item.scale
    if answer is None or answer == "na":
        return None if answer is None else NA
    if scale.number:
        return plain(scale.value(answer))
    if scale.many:
        ticked = [code for bit, code in enumerate(codes(scale)) if answer >> bit & 1]
        return ticked or [NONE]
    return codes(scale)[answer] if is_coded(scale) else plain(scale.options[answer].value)


def expected(assessment: Assessment, sheet: dict[str, Answer]) -> dict[str, float | str | None]:
    """What our engine finds, by the names of the calculated values."""
    scored = score(assessment, sheet)
    found: dict[str, float | str | None] = {}
    for part in scored.dimensions:
        found[part.id] = None if part.score is None else float(part.score)
        found[f"{part.id} level"] = part.level
    for one, result in zip(assessment.scores, scored.scores, strict=True):
        if one.is_label:
            found[one.id] = result.label
        else:
            found[one.id] = None if result.value is None else float(result.value)
            if one.bands:
                found[f"{one.id} level"] = result.label
    if assessment.overall != "none":
        found["overall"] = None if scored.overall is None else float(scored.overall)
    return found


def case(path: Path) -> dict[str, Any]:
    """One file with its sheets."""
    assessment = assessment_at(path)
    out = exported(path, ".json")
    chance = random.Random(path.stem)
    sheets = []
    for _ in range(SHEETS):
        sheet = _possible(assessment, a_sheet(assessment, chance))
        sheets.append(_case(assessment, sheet))
    return {"name": path.stem, "survey": json.loads(out.text), "notDone": out.not_done, "sheets": sheets}


def _case(assessment: Assessment, sheet: dict[str, Answer]) -> dict[str, Any]:
    data = {item.id: stored(item, sheet.get(item.id)) for item in assessment.items}
    given = {id_: answer for id_, answer in data.items() if answer is not None}
    return {"data": given, "expected": expected(assessment, sheet)}


def _possible(assessment: Assessment, sheet: Any) -> dict[str, Answer]:
    """The sheet without what has no option in SurveyJS: nothing ticked, or does-not-apply beside a number."""
    items = {item.id: item for item in assessment.items}
    return {id_: answer if _is_possible(items[id_], answer) else None for id_, answer in sheet.items()}


def _is_possible(item: Item, answer: Answer) -> bool:
    if answer == "na":
        return not item.scale.many and not item.scale.number
    return answer != 0 or not item.scale.many or item.scale.none is not None


def random_case(seed: int) -> dict[str, Any]:
    """A random assessment with its sheets, but for those that only a check beyond SurveyJS makes invalid."""
    chance = random.Random(seed)
    assessment = draw_model(chance)
    out = as_surveyjs(Carried(assessment, {}, ""))
    found = [_possible(assessment, draw_model_sheet(chance, assessment)) for _ in range(RANDOM_SHEETS)]
    unchecked = any(words.startswith("the check") for words in out.not_done)
    good = [sheet for sheet in found if score(assessment, sheet).invalid is None or not unchecked]
    sheets = [_case(assessment, sheet) for sheet in good]
    return {"name": f"random {seed}", "survey": json.loads(out.text), "notDone": out.not_done, "sheets": sheets}


if __name__ == "__main__":
    json.dump([*(case(path) for path in FILES), *map(random_case, range(RANDOM))], sys.stdout)
