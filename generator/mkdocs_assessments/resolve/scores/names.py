"""What the members of a score may be, and what each entry of its list stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_assessments import model, written
from mkdocs_assessments.resolve.scope import Scope, members

ALL = "all"
REVERSED = "-"


@dataclass(frozen=True, slots=True)
class Names:
    """The ids of a file, whether built yet or not."""

    scope: Scope
    scores: Mapping[str, written.Score]

    @property
    def everything(self) -> list[str]:
        """Every id that a score may name."""
        return list(dict.fromkeys([*self.scope.names, *self.scores]))

    def gives_label(self, name: str) -> bool:
        """Whether it is a score that has a label and no number."""
        if (score := self.scores.get(name)) is not None:
            return score.gives_label
        built = self.scope.scores.get(name)
        return built is not None and built.is_label

    def has_label(self, name: str) -> bool:
        """Whether it has a label, or levels, or is at least a score that could have them."""
        if (score := self.scores.get(name)) is not None:
            return score.gives_label or score.levels is not None
        built: model.Score | None = self.scope.scores.get(name)
        return name in self.scope.dimensions or (built is not None and bool(built.bands))

    def stands_for(self, entry: str, own: str, label: bool = False, either: bool = False) -> list[str]:
        """The ids an entry stands for in the score ``own``; ``label`` where labels are wanted and not numbers.

        Patterns stand for what has what is wanted, and never for facts or the score itself. Where ``either`` will do,
        they stand for what has numbers, and only where nothing does for what has labels.
        """
        if entry == ALL:
            items = self.scope.items.items()
            return [name for name, item in items if name not in self.scope.facts and (item is None or item.scored)]
        names = self.everything
        if entry in names:
            return [entry]
        suited = [name for name in names if name != own and name not in self.scope.facts]
        if label:
            return members(entry, [name for name in suited if self.has_label(name)])
        found = members(entry, [name for name in suited if not self.gives_label(name)])
        return found or (members(entry, suited) if either else [])


def unreversed(entry: str) -> tuple[str, bool]:
    """An entry without the mark of reversal, and whether it had one."""
    return entry.removeprefix(REVERSED).strip(), entry.startswith(REVERSED)
