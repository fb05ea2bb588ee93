"""What is known of one sheet so far: what was given to each question, and what the rules came to."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from paper.key import Key, Ticked


@dataclass
class Result:
    """A number, a label or several; of what is not known, nothing."""

    number: Fraction | None = None
    labels: tuple[str, ...] = ()
    level: str | None = None

    @property
    def known(self) -> bool:
        """Whether there is anything."""
        return self.number is not None or bool(self.labels)


@dataclass
class Given:
    """A question on one sheet."""

    asked: bool
    ticked: Ticked | None = None
    value: Fraction | None = None
    blank: bool = False
    """Asked, applies, and has no answer."""


@dataclass
class Work:
    """One sheet as far as it is worked out."""

    key: Key
    given: dict[str, Given] = field(default_factory=dict)
    results: dict[str, Result] = field(default_factory=dict)

    def number(self, name: str) -> Fraction | None:
        """Of a question or, in quotes, of a score."""
        return self.results[name[1:]].number if name[0] == "“" else self.given[name].value

    def known(self, name: str) -> bool:
        """Of a question or, in quotes, of a score."""
        return self.results[name[1:]].known if name[0] == "“" else self.given[name].value is not None
