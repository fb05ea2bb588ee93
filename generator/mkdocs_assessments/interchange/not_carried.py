"""What cannot be carried, in plain words with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_assessments.report import harmless

CARRIED = "Everything was carried."
NOT_CARRIED = "Not carried:"
NOT_DONE = "Kept in the file for the way back, but SurveyJS has nothing for it:"


def list_of(left: Sequence[str], not_done: Sequence[str] = ()) -> str:
    """All that was left behind, and what is carried but means nothing to the other program; each part once."""
    said = [NOT_CARRIED, *_entries(left)] if left else [CARRIED]
    return "\n".join([*said, *([NOT_DONE, *_entries(not_done)] if not_done else [])])


def _entries(parts: Sequence[str]) -> list[str]:
    return [f"  - {harmless(part)}" for part in dict.fromkeys(parts)]


_QUOTED = re.compile(r"""(?:^|(?<=[\s\[{,:]))(?:"(?:[^"\\]|\\.)*"|'[^']*')""")
_COMMENT = re.compile(r"(?:^|\s)#(?! yaml-language-server:)")


def comments(text: str) -> list[str]:
    """Remarks of the file's author, which stand behind a ``#`` and are part of no setting."""
    lines = [line for line in text.splitlines() if _COMMENT.search(_QUOTED.sub("", line))]
    count = "1 line" if len(lines) == 1 else f"{len(lines)} lines"
    return [f"the comments of the file ({count})"] if lines else []
