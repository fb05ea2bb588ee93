"""From and to what coaches already have: spreadsheets and SurveyJS files.

``imported`` reads one and makes an assessment file of it; ``as_csv`` and ``as_surveyjs`` write one. What cannot be
carried is handed back in words, with its place. Whatever comes in goes through the same model and problems as a file
that was written by hand: this package makes text, and judges none.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs_assessments import suggest
from mkdocs_assessments.interchange.carried import Carried, Exported, carried, known_scales
from mkdocs_assessments.interchange.not_carried import CARRIED, NOT_CARRIED, NOT_DONE, list_of
from mkdocs_assessments.interchange.outline import assemble
from mkdocs_assessments.interchange.spreadsheet.reading import read_csv
from mkdocs_assessments.interchange.spreadsheet.writing import as_csv
from mkdocs_assessments.interchange.surveyjs.reading import read_surveyjs
from mkdocs_assessments.interchange.surveyjs.writing import as_surveyjs
from mkdocs_assessments.interchange.yaml_writing import block
from mkdocs_assessments.problem import Place, Problem
from mkdocs_assessments.source import in_order

__all__ = [
    "CARRIED",
    "NOT_CARRIED",
    "NOT_DONE",
    "Carried",
    "Exported",
    "Imported",
    "as_csv",
    "as_surveyjs",
    "carried",
    "id_for",
    "imported",
    "list_of",
]

MAX_BYTES = 5_000_000
"""More than any spreadsheet of questions; SurveyJS files repeat themselves."""

SPREADSHEETS = (".csv", ".tsv", ".txt")
SURVEYS = (".json",)

HEADER = "# yaml-language-server: $schema=schema.json\n# Made from {name} by assess import.\n"


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file of another program came to."""

    text: str | None
    """The assessment file; ``None`` where problems stand in the way."""
    problems: tuple[Problem, ...]
    left: tuple[str, ...]
    """What was in the file and is not in the assessment."""


def imported(path: Path) -> Imported:
    """Read the spreadsheet or SurveyJS file at ``path``. Never raises for what is in it."""
    file = path.as_posix()
    text = _text(path)
    if isinstance(text, Problem):
        return Imported(None, (text,), ())
    title = _title(path.stem)
    read = read_surveyjs(text, file, title) if path.suffix.lower() in SURVEYS else read_csv(text, file, title)
    if read.problems:
        return Imported(None, in_order(read.problems), ())
    whole = assemble(read.outline, known_scales())
    name = " ".join(path.name.split())
    return Imported(HEADER.format(name=name) + block(whole), (), tuple(read.left))


def id_for(path: Path) -> str:
    """The id, and so the file name, of an assessment made from the file at ``path``."""
    return suggest.an_id(path.stem, words=9)


def _title(stem: str) -> str:
    words = " ".join(stem.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:] or "Assessment"


def _text(path: Path) -> str | Problem:
    file = path.as_posix()
    whole = Place(file, 1, 1, 0)
    kind = "SurveyJS file" if path.suffix.lower() in SURVEYS else "spreadsheet"
    if path.suffix.lower() not in SPREADSHEETS + SURVEYS:
        return Problem("PA199", whole, {"name": path.name})
    try:
        data = path.read_bytes() if path.is_file() else None
    except OSError:
        data = None
    if data is None:
        return Problem("PA021", whole, {"file": file})
    if len(data) > MAX_BYTES:
        return Problem("PA190", whole, {"kind": kind, "reason": f"it is larger than {MAX_BYTES // 1_000_000} MB"})
    # After UTF-8 what Excel writes where nobody chose otherwise, and then what has a letter for every byte.
    encodings = ["utf-8-sig", *(("cp1252", "latin-1") if kind == "spreadsheet" else ())]
    for encoding in ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return Problem("PA190", whole, {"kind": kind, "reason": "its letters cannot be read; save it as UTF-8"})
