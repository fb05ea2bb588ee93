"""A coach's text, made safe to show on a terminal."""

from __future__ import annotations

import re

# Controls move a terminal's cursor or its colours; direction marks turn a line around.
HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(text: str) -> str:
    """A text in one line, without characters that do anything but show."""
    return HARMFUL.sub("\ufffd", " ".join(text.splitlines()) if "\n" in text else text)
