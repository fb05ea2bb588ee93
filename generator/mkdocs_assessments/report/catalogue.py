"""The catalogue of messages: entries, slots, and the page for coaches made from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from mkdocs_assessments.report.harmless import harmless

CATALOGUE = Path(__file__).parent.with_name("error_messages.md")

MAX_SLOT = 200

Severity = Literal["error", "warning"]

_HEADING = re.compile(r"## (?P<code>PA[0-9]{3}) (?P<name>[a-z0-9-]+)")
_SETTING = re.compile(r"- (?P<name>[a-z-]+): (?P<words>.+)")
_SLOT = re.compile(r"\{([a-z]+)\}")
_OPTIONAL = re.compile(r"\[\[(.*?)\]\]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the catalogue."""

    code: str
    name: str
    message: str
    expected: str | None
    fix: str | None
    paste: str | None
    shown: str | None
    severity: Severity
    manual: str


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, Entry]:
    """Every entry by code, in the order of the file."""
    return {entry.code: entry for entry in map(_entry, _sections()) if entry}


@lru_cache(maxsize=1)
def _sections() -> tuple[str, ...]:
    return tuple(re.split(r"(?m)^(?=## )", CATALOGUE.read_text("utf-8")))


def _entry(section: str) -> Entry | None:
    heading = _HEADING.match(section)
    if heading is None:
        return None
    settings = _settings(section)
    manual = "\n".join(line for line in section.splitlines()[1:] if not _SETTING.fullmatch(line)).strip()
    return Entry(
        code=heading["code"],
        name=heading["name"],
        message=settings["message"],
        expected=settings.get("expected"),
        fix=settings.get("fix"),
        paste=settings.get("paste"),
        shown=settings.get("shown"),
        severity="warning" if settings.get("severity") == "warning" else "error",
        manual=manual,
    )


def _settings(section: str) -> dict[str, str]:
    """The list at the head of a section, before its first paragraph."""
    head = section.partition("\n\n")[2].partition("\n\n")[0]
    return {match["name"]: match["words"] for line in head.splitlines() if (match := _SETTING.fullmatch(line))}


@lru_cache(maxsize=1)
def around() -> Mapping[str, str]:
    """The words around problems: what a run says at its end."""
    return next(_settings(section) for section in _sections() if section.startswith("## Around"))


def filled(words: str | None, data: Mapping[str, str]) -> str | None:
    """Words with their slots filled, or ``None`` where nothing is left of them."""
    if words is None:
        return None

    def kept(piece: re.Match[str]) -> str:
        slots = [data.get(slot, "") for slot in _SLOT.findall(piece[1])]
        return piece[1] if all(0 < len(slot) <= MAX_SLOT for slot in slots) else ""

    return _SLOT.sub(lambda slot: _short(harmless(data[slot[1]])), _OPTIONAL.sub(kept, words)).strip() or None


def _short(text: str) -> str:
    return text if len(text) <= MAX_SLOT else text[: MAX_SLOT - 1] + "…"


def manual() -> str:
    """The catalogue as a page for coaches, in Markdown."""
    introduction = _sections()[0].strip()
    parts = [introduction]
    for entry in catalogue().values():
        said = [f"> {_open(entry.message)}"]
        said += [f"> Expected: {_open(entry.expected)}"] if entry.expected else []
        said += [f"> Fix: {_open(entry.fix)}"] if entry.fix else []
        parts += [f"## {entry.code} {entry.name}", "\n>\n".join(said), entry.manual]
    return "\n\n".join(parts) + "\n"


def _open(words: str) -> str:
    """Words with their slots left open, for a reader of the manual."""
    return _SLOT.sub(r"*\1*", _OPTIONAL.sub(r"\1", words))
