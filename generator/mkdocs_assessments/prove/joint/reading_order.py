"""In which order rows of tests are read: so that as few things as can be were read that later ones still matter to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from mkdocs_assessments.prove.automata.rows import Rows
from mkdocs_assessments.prove.work import spend


def in_order(every: Sequence[Rows], ids: Collection[str], place: Callable[[str], int]) -> list[str]:
    """The ids so that rows are whole soon; in the order of the file where rows have no say in it."""
    with_: dict[str, set[str]] = {id: set() for id in ids}
    first: dict[str, int] = {}
    for rows in every:
        of = {bit: id for id, tests in rows.at.items() if id in with_ for bit, _ in tests}
        for row, tests in rows.alternatives:
            together = {id for bit, id in of.items() if tests & bit}
            spend(len(of))
            for id in together:
                with_[id] |= together - {id}
                first.setdefault(id, row)
    found: list[str] = []
    waiting = set(ids)
    last = len(first)
    while waiting:
        spend(sum(1 + len(with_[id]) for id in waiting))

        def after(id: str) -> tuple[int, int, int]:
            """How many more were read and still matter then, …"""
            done = sum(1 for one in with_[id] if one not in waiting and with_[one] & waiting == {id})
            return bool(with_[id] & waiting) - done, first.get(id, last), place(id)

        best = min(waiting, key=after)
        waiting.remove(best)
        found.append(best)
    return found
