"""What our own SurveyJS files keep for the way back, and whether it still fits the questions beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from mkdocs_assessments.interchange.carried import known_scales
from mkdocs_assessments.interchange.data import Data, Group, Way, clean, group, items_of, leaves
from mkdocs_assessments.interchange.options import Options, options_of
from mkdocs_assessments.interchange.surveyjs.writing import KEPT

_DEEPEST = 25
_FORMATS = ("choices", "pairs", "number", "many")
_OF_NUMBER = ("number", "step", "unit")

Json = dict[str, Any]


def kept_in(elements: Iterable[Json]) -> Kept:
    """What the first element of that name keeps; nothing where there is none, or it cannot be read."""
    for element in elements:
        if element.get("name") == KEPT and isinstance(element.get("html"), str):
            try:
                return Kept(group(_as_data(json.loads(element["html"]), 0)))
            except (ValueError, RecursionError):
                return Kept({})
    return Kept({})


def _as_data(value: object, depth: int) -> Data:
    if depth > _DEEPEST:
        raise ValueError
    if isinstance(value, dict):
        return {clean(str(name)): _as_data(entry, depth + 1) for name, entry in value.items()}
    if isinstance(value, list):
        return [_as_data(entry, depth + 1) for entry in value]
    if not isinstance(value, str):
        raise ValueError
    return clean(value) if value.strip() else value


class Kept:
    """The settings of a file whose title and words stand in the survey. Empty for a survey that is not ours."""

    def __init__(self, whole: Group) -> None:
        self.whole = whole
        self.items = items_of(whole)
        self._ways: dict[str, Way] = {way[-1]: way for way, _ in leaves(group(whole.get("dimensions")))}
        self._known = known_scales()

    def is_it(self, element: Json) -> bool:
        """Whether the element is the one that keeps this."""
        return element.get("name") == KEPT and element.get("type") == "html"

    def take_fact(self, name: str, words: str) -> bool:
        """Whether a question is a fact of the file; then its words are the survey's."""
        fact = group(self.whole.get("about")).get(name)
        if not isinstance(fact, dict):
            return False
        fact["text"] = words
        return True

    def way_of(self, dimension: str) -> Way:
        """The domains around a dimension, and itself."""
        return self._ways.get(dimension, (dimension,))

    def settings_of(self, id_: str, found: Group, options: Options | None) -> tuple[Group, Options | None]:
        """The settings of an item: those that were kept, but its answers as the survey has them if they differ."""
        if id_ not in self.items:
            return found, options
        kept = {name: value for name, value in self.items[id_].items() if name != "text"}
        if "help" in found:
            kept["help"] = found["help"]
        own = any(name in kept for name in _FORMATS)
        name = str(kept.get("scale", self.whole.get("scale", "")))
        scale = kept if own else group(group(self.whole.get("scales")).get(name))
        if self._fits(scale, name, found, options):
            return (kept if own else {**kept, "scale": name}), None
        rest = {
            setting: value
            for setting, value in kept.items()
            if setting not in (*_FORMATS, *_OF_NUMBER, "scale", "none")
        }
        return {**rest, **found}, options

    def _fits(self, scale: Group, name: str, found: Group, options: Options | None) -> bool:
        """Whether a question is still answered as ``scale`` says."""
        if "split" in scale:
            return "number" in found
        if "number" in scale:
            return scale["number"] == found.get("number")
        if "left" in scale:
            return options is not None
        if "many" in scale:
            many, labels = found.get("many"), scale["many"]
            return isinstance(many, list) and list(labels) == many
        known = options_of(scale) or self._known.get(name)
        if known is None or options is None:
            return False
        labels = [label for label, _ in known]
        coded = len({value for _, value in known}) < len(known)
        return known == options or (coded and labels == [label for label, _ in options])
