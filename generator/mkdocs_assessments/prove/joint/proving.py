"""What the parts of a joint proof are asked of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from mkdocs_assessments.prove.automata.screening import Screen
from mkdocs_assessments.prove.circuit import Circuit
from mkdocs_assessments.prove.leaves.items import ItemLeaf, Leaf
from mkdocs_assessments.prove.straight_lining import StraightLine


class Proving(Protocol):
    """Who proves the parts."""

    circuit: Circuit
    blanks: bool

    def part(self, id: str) -> Leaf:
        """A score that shares nothing with the rest."""
        ...

    def item(self, id: str) -> ItemLeaf:
        """An item."""
        ...

    def ways(self, items: frozenset[str]) -> int:
        """In how many ways some things can be answered."""
        ...


Screens = Mapping[int, Screen | StraightLine]
"""Screens of validity by the numbers under which parts keep what is seen for them."""
