"""Somebody who scores an assessment on paper: knows the printed text, a pencil and plain arithmetic, and nothing else.

``read_key`` takes the printed page, ``follow`` a key and a sheet whose answers are what one ticks or writes: an
option's label, several of them, a number, the words of does-not-apply. Both fail on any sentence they do not know.

Reading the page: ``notation``, ``key``. Following it: ``work``, ``conditions``, ``members``, ``rules``, ``modifiers``,
``following``. The two other things printed are read and followed in one module each: ``simple_key``, ``grid``.
"""

from paper.following import follow
from paper.grid import read_grid
from paper.key import Key, Sheet, Ticked, read_key
from paper.simple_key import read_simple_key

__all__ = ["Key", "Sheet", "Ticked", "follow", "read_grid", "read_key", "read_simple_key"]
