"""A problem is a value: which rule was broken, where, and the words the message needs.

Producing a problem (``source``, ``shape``, ``checks``), finding its place (``source.locate``) and wording it
(``report`` with ``error_messages.md``) are three different hands. Nothing here knows YAML or English.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Path = tuple[str | int, ...]
"""Keys and list positions from the top of a file down to a value, such as ``("dimensions", "case", "items")``."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A run of characters on one line of a file; line and column count from 1, in characters."""

    file: str
    line: int
    column: int
    length: int = 1


@dataclass(frozen=True, slots=True)
class At:
    """A place named by its path in a file's content, to be turned into a ``Place`` by ``source.locate``."""

    file: str
    path: Path
    key: bool = False
    """True where the key itself is meant (an unknown or repeated name), not the value behind it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a coach has to mend. ``code`` names an entry of ``error_messages.md``; ``data`` fills its slots."""

    code: str
    where: Place | At
    data: Mapping[str, str] = field(default_factory=dict)
