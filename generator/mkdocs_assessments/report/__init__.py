"""A problem → words: for a terminal, for a build's annotations, as JSON, for the panel in a preview.

All words come from ``error_messages.md``, which is also the manual. A slot ``{name}`` is filled from the problem's
data; a piece between ``[[`` and ``]]`` is left out unless all its slots are filled, with no more than fits a line. What
fills a slot is a coach's text and may hold anything, so it is made harmless for a terminal and cut to a length a person
reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from mkdocs_assessments.problem import Place, Problem
from mkdocs_assessments.report.catalogue import Entry, Severity, around, catalogue, filled, manual
from mkdocs_assessments.report.columns import columns
from mkdocs_assessments.report.excerpt import excerpt
from mkdocs_assessments.report.harmless import harmless

__all__ = [
    "Entry",
    "Severity",
    "Worded",
    "as_annotations",
    "as_json",
    "as_text",
    "blocks",
    "catalogue",
    "columns",
    "harmless",
    "made",
    "manual",
    "not_overwritten",
    "not_written",
    "nothing_to_check",
    "only_shared",
    "severity",
    "summary",
    "terminal",
    "worded",
]

MAX_SHOWN = 20
"""More problems than this are not read in one go; the rest are counted."""

MAX_PASTE_LINES = 400

_BOLD, _FAINT, _OFF = "\x1b[1m", "\x1b[2m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Worded:
    """A problem in words. ``excerpt`` holds lines of the file with a line of carets, ready for a fixed-width font."""

    file: str
    line: int
    column: int
    length: int
    code: str
    name: str
    severity: Severity
    message: str
    expected: str | None
    fix: str | None
    paste: str | None
    """Lines that may take the place of what is wrong."""
    shown: str | None
    """Lines that show it closer than the excerpt can: what was expected beside what was found."""
    excerpt: tuple[str, ...]


def severity(problem: Problem) -> Severity:
    """Whether the problem stands in the way of a page."""
    return catalogue()[problem.code].severity


def blocks(problem: Problem) -> bool:
    """Whether the problem stands in the way of a page."""
    return severity(problem) == "error"


def worded(problem: Problem) -> Worded:
    """A located problem in words. Reads its file again for the excerpt; a file that is gone has none."""
    entry, place = catalogue()[problem.code], problem.where
    if not isinstance(place, Place):
        raise TypeError(f"{problem.code} has no place yet")
    return Worded(
        file=harmless(place.file),
        line=place.line,
        column=place.column,
        length=place.length,
        code=entry.code,
        name=entry.name,
        severity=entry.severity,
        message=filled(entry.message, problem.data) or "",
        expected=filled(entry.expected, problem.data),
        fix=filled(entry.fix, problem.data),
        paste=_lines(entry.paste, problem),
        shown=_lines(entry.shown, problem),
        excerpt=excerpt(place) if place.length else (),
    )


def _lines(slot: str | None, problem: Problem) -> str | None:
    """What fills a slot that stands for whole lines."""
    text = problem.data.get(slot.strip("{}"), "") if slot else ""
    return "\n".join(harmless(line) for line in text.split("\n")[:MAX_PASTE_LINES]) or None


def terminal(problem: Problem, colour: bool = False) -> str:
    """A located problem for a terminal: where, what, a look at the lines, expected, fix."""
    words = worded(problem)
    bold, faint, off = (_BOLD, _FAINT, _OFF) if colour else ("", "", "")
    kind = "" if words.severity == "error" else f" ({words.severity})"
    lines = [
        f"{bold}{words.file}:{words.line}:{words.column}{off}  {words.code} {words.name}{kind}",
        f"  {bold}{words.message}{off}",
    ]
    if words.excerpt:
        lines += ["", *(f"  {faint}{line}{off}" if "^" not in line else f"  {line}" for line in words.excerpt)]
    if words.shown:
        lines += ["", *(f"  {line}" for line in words.shown.split("\n"))]
    lines += [""] if words.expected or words.fix else []
    lines += [f"  Expected: {words.expected}"] if words.expected else []
    lines += [f"  Fix: {words.fix}"] if words.fix else []
    if words.paste:
        lines += ["", *(f"      {line}" for line in words.paste.split("\n"))]
    return "\n".join(line.rstrip() for line in lines)


def as_text(problems: Iterable[Problem], files: int, colour: bool = False) -> str:
    """All problems of a run over so many files, and a closing line."""
    found = list(problems)
    shown = [terminal(problem, colour) for problem in found[:MAX_SHOWN]]
    return "\n\n".join([*shown, summary(found, files)]) + "\n"


def summary(problems: Iterable[Problem], files: int) -> str:
    """How a run ended, in a line."""
    found = list(problems)
    counts = {kind: sum(severity(problem) == kind for problem in found) for kind in ("error", "warning")}
    parts = [] if found else [_count("good", files)]
    parts += [_count(kind, count) for kind, count in counts.items() if count]
    if len(found) > MAX_SHOWN:
        parts.append(_count("more", len(found) - MAX_SHOWN))
    return " ".join(parts)


def nothing_to_check(folder: str) -> str:
    """What is said where there is no assessment at all."""
    return filled(around()["nothing"], {"folder": folder}) or ""


def only_shared(file: str) -> str:
    """What is said where an assessment is asked for and the file is one of shared scales and levels."""
    return filled(around()["shared"], {"file": file}) or ""


def not_overwritten(file: str) -> str:
    """What is said where a file would be written that is there already."""
    return filled(around()["there-already"], {"file": file}) or ""


def not_written(file: str, reason: str) -> str:
    """What is said where a file cannot be written; ``reason`` is the system's."""
    return filled(around()["not-written"], {"file": file, "reason": reason}) or ""


def made(file: str, source: str) -> str:
    """What is said once an assessment has been made of another program's file."""
    return filled(around()["made"], {"file": file, "source": source}) or ""


def _count(words: str, count: int) -> str:
    return filled(around()[f"{words}-one" if count == 1 else words], {"count": str(count)}) or ""


def as_json(problems: Iterable[Problem]) -> str:
    """All problems as a JSON list."""
    import json

    return json.dumps([asdict(worded(problem)) for problem in problems], ensure_ascii=False, indent=2) + "\n"


def as_annotations(problems: Iterable[Problem]) -> str:
    """All problems as workflow commands, which the pages of a pull request show beside the line."""
    return "".join(f"{_annotation(worded(problem))}\n" for problem in problems)


def _annotation(words: Worded) -> str:
    settings = {
        "file": words.file,
        "line": str(words.line),
        "col": str(words.column),
        "title": f"{words.code} {words.name}",
    }
    escapes = {"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"}
    named = ",".join(f"{name}={_escaped(value, escapes)}" for name, value in settings.items())
    said = [words.message]
    said += [f"Expected: {words.expected}"] if words.expected else []
    said += [f"Fix: {words.fix}"] if words.fix else []
    said += [words.paste] if words.paste else []
    said += [words.shown] if words.shown else []
    return f"::{words.severity} {named}::{_escaped(chr(10).join(said), dict(list(escapes.items())[:3]))}"


def _escaped(text: str, escapes: Mapping[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)
