"""Ids for what comes without them: as found where they can be ids, else made of the words, each only once."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_assessments import suggest, written
from mkdocs_assessments.interchange.data import Group, Way, group
from mkdocs_assessments.mistakes import NO_ITEM_IDS
from mkdocs_assessments.resolve.ids import ABOUT, well_formed


class Ids:
    """Gives ids, and remembers which were changed."""

    def __init__(self) -> None:
        self.taken = {*written.RESERVED, ABOUT, *NO_ITEM_IDS}
        self.renamed: list[str] = []
        """In words: ids that could not stay."""
        self._dimensions: dict[Way, str] = {}

    def take_settings(self, kept: Group) -> None:
        """Takes the ids of facts and scores, which stand beside the items."""
        self.taken |= {id_.casefold() for name in ("about", "scores") for id_ in group(kept.get(name))}

    def dimension(self, names: Sequence[str], as_it_is: bool) -> str:
        """The id of a dimension found under these names, outermost first; the same each time it is named."""
        way = tuple(name.casefold() for name in names)
        if way not in self._dimensions:
            name = names[-1]
            fits = as_it_is and well_formed(name) and name.casefold() not in self.taken
            self._dimensions[way] = self._new(name if fits else suggest.an_id(name, self.taken))
        return self._dimensions[way]

    def item(self, name: str, text: str, place: str) -> str:
        """The id of an item that came as ``name``, or without one, at ``place``."""
        if not name:
            return self._new(suggest.an_id(text, self.taken))
        if well_formed(name) and name.casefold() not in self.taken and name not in NO_ITEM_IDS:
            return self._new(name)
        found = self._new(suggest.an_id(name, self.taken))
        self.renamed.append(f'the id "{name}" of {place}, which is {found} now')
        return found

    def _new(self, id_: str) -> str:
        self.taken.add(id_.casefold())
        return id_
