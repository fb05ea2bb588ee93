"""How much work proofs may take: counted in steps, so that they end soon, and say the same, on every machine.

Whatever a proof goes through draws on what is allowed, and ends with ``NotProvenError`` where that is used up. A step
is about a microsecond; what takes longer counts as several.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from mkdocs_assessments.prove.proofs import NotProvenError

MANY = 2_000_000
"""Steps to prove all of one assessment."""

MIDDLE = 1_000_000
"""Steps for the shares of all those in the middle."""

MORE = 1_000_000
"""Steps for all the examples."""

ASIDE = 600_000
"""Steps for all the questions that come up once it is proven; …"""

ROWS = 300_000
"""… for those whether any answers meet the tests of a row; …"""

TABLES = 300_000
"""… and for those which numbers a table has no row for."""

BYTES = 4000
"""Bytes of large integers that are gone through in one step."""


class Work:
    """Steps that are left."""

    def __init__(self, steps: int) -> None:
        self.left = steps


_CURRENT: ContextVar[Work | None] = ContextVar("work", default=None)


@contextmanager
def at_most(steps: int) -> Iterator[Work]:
    """Allow so many steps, and no more than are left of those allowed around it."""
    around = _CURRENT.get()
    allowed = steps if around is None else min(steps, around.left)
    inside = Work(allowed)
    token = _CURRENT.set(inside)
    try:
        yield inside
    finally:
        _CURRENT.reset(token)
        if around is not None:
            around.left -= allowed - inside.left


def spend(steps: int) -> None:
    """Take steps; raises ``NotProvenError`` where so many are not left. Outside ``at_most`` nothing is counted."""
    work = _CURRENT.get()
    if work is not None:
        if work.left < steps:
            work.left = 0
            raise NotProvenError
        work.left -= steps


def steps_left() -> int | None:
    """How many there are; ``None`` where they are not counted."""
    work = _CURRENT.get()
    return None if work is None else work.left
