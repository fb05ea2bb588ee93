"""The level a score's number lies in."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from mkdocs_assessments.model import Bands
from mkdocs_assessments.scoring.known import Known


def level_in(bands: Sequence[Bands], number: Fraction | None, known: Known) -> str | None:
    """The id of the highest level reached, of the first bands that hold for this person; ``None`` below all."""
    if number is None:
        return None
    levels = next((group.levels for group in bands if known.holds(group.when)), ())
    reached = [level.id for level in levels if (number > level.start if level.above else number >= level.start)]
    return reached[-1] if reached else None
