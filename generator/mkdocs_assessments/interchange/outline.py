"""What an import found, line by line, and the assessment file it comes to.

Whatever the format: items with their dimension and their options, and settings that were kept beside them. What
stands with an item goes before what was kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from mkdocs_assessments import suggest, written
from mkdocs_assessments.interchange.data import Data, Group, Way, group, leaves
from mkdocs_assessments.interchange.options import Options, options_of, written_as_choices, written_as_scale

FORMATS = ("choices", "number", "pairs", "many")
"""Settings of an item that say how it is answered, in the place of a scale."""

ORDER = (
    *("title", "version", "summary", "construct", "period", "stem", "scale", "overall", "need", "noise", "not_for"),
    *("sources", "scales", "about", "dimensions", "levels", "scores", "validity", "examples"),
)
"""The settings of a file in the order a reader wants them."""

ORDER_OF_DIMENSION = (
    *("title", "about", "practice", "score", "rollup", "need", "blank", "ask", "items", "dimensions"),
    *("readings", "guidance", "levels", "sources", "seeds"),
)

MORE_THAN_ONE = 2
"""Items with the same options, from which on these are a scale of their own."""


@dataclass(slots=True)
class Line:
    """One item as it was found."""

    id: str
    text: str
    dimension: Way
    """Ids from the outermost domain down to the dimension."""
    settings: Group = field(default_factory=dict)
    """Everything about it but its text, as a file writes it; ``scale`` is the name that was given with it."""
    options: Options | None = None


@dataclass(slots=True)
class Outline:
    """What was found, in the order asked."""

    title: str
    lines: list[Line]
    titles: dict[str, str] = field(default_factory=dict)
    """Of dimensions and domains by id, where it was said."""
    kept: Group = field(default_factory=dict)
    """Settings of the file that stood beside the items."""


def assemble(outline: Outline, known: dict[str, Options]) -> Group:
    """The assessment file; ``known`` are scales that every file may use."""
    whole: Group = {"title": outline.title, "version": "1.0.0", **outline.kept}
    scales = dict(group(whole.get("scales")))
    _take_over(outline.lines, scales, known)
    named = [_scale_of(line, outline.lines, scales, known) for line in outline.lines]
    by_use = Counter(name for name in named if name)
    kept = whole.get("scale")
    usual = (
        kept if isinstance(kept, str) and kept in by_use else next((name for name, _ in by_use.most_common(1)), None)
    )
    if usual:
        whole["scale"] = usual
    used = by_use.keys() | {str(group(fact).get("scale")) for fact in group(whole.get("about")).values()}
    whole["scales"] = {name: scale for name, scale in scales.items() if name in used}
    whole["dimensions"] = _dimensions(outline, named, usual)
    return {name: whole[name] for name in _sorted(whole, ORDER) if whole[name] not in ({}, [])}


def _sorted(names: Group, order: Sequence[str]) -> list[str]:
    return [*(name for name in order if name in names), *(name for name in names if name not in order)]


def _options(name: str, scales: Group, known: dict[str, Options]) -> Options | None:
    return options_of(group(scales[name])) if name in scales else known.get(name)


def _name_of(line: Line) -> str | None:
    """The name of a scale that was given with an item, unless it says itself how it is answered."""
    name = line.settings.get("scale")
    return name if isinstance(name, str) and not any(own in line.settings for own in FORMATS) else None


def _take_over(lines: Sequence[Line], scales: Group, known: dict[str, Options]) -> None:
    """Gives every named scale the options that most items with its name have."""
    uses: dict[str, Counter[Options]] = {}
    for line in lines:
        name = _name_of(line)
        if name and line.options:
            uses.setdefault(name, Counter())[line.options] += 1
    for name, found in uses.items():
        options = found.most_common(1)[0][0]
        if options != _options(name, scales, known):
            scales[name] = written_as_scale(options, group(scales.get(name)))


def _scale_of(line: Line, lines: Sequence[Line], scales: Group, known: dict[str, Options]) -> str | None:
    """The name of the scale of an item; ``None`` where it brings its own options."""
    name = _name_of(line)
    line.settings.pop("scale", None)
    if any(own in line.settings for own in FORMATS):
        return None
    if line.options is None or (name and _options(name, scales, known) == line.options):
        return name
    if name is None:
        found = next((one for one in scales if _options(one, scales, known) == line.options), None)
        if found:
            return found
        if sum(one.options == line.options for one in lines) >= MORE_THAN_ONE:
            new = suggest.an_id(f"answers{len(line.options)}", [*scales, *known])
            scales[new] = written_as_scale(line.options, {})
            return new
    line.settings["choices"] = written_as_choices(line.options)
    return None


def _dimensions(outline: Outline, named: Sequence[str | None], usual: str | None) -> Group:
    top: Group = {}
    kept = group(outline.kept.get("dimensions"))
    for line, scale in zip(outline.lines, named, strict=True):
        here, there = top, kept
        part: Group = {}
        for depth, id_ in enumerate(line.dimension):
            there_part = group(there.get(id_))
            if id_ not in here:
                beside = {name: value for name, value in there_part.items() if name not in ("items", "dimensions")}
                here[id_] = {**beside, "title": outline.titles.get(id_) or beside.get("title", id_)}
            part = group(here[id_])
            inner: Data = part.setdefault("items" if depth == len(line.dimension) - 1 else "dimensions", {})
            here, there = group(inner), group(there_part.get("dimensions"))
        settings = {**line.settings, **({"scale": scale} if scale and scale != usual else {})}
        here[line.id] = {"text": line.text, **settings} if settings else line.text
    _in_order(top)
    return top


def _in_order(dimensions: Group) -> None:
    """Puts the settings of each dimension into the usual order."""
    for id_, part in dimensions.items():
        found = group(part)
        dimensions[id_] = {name: found[name] for name in _sorted(found, ORDER_OF_DIMENSION)}
        _in_order(group(found.get("dimensions")))


def range_of(line: Line) -> tuple[Fraction, Fraction] | None:
    """The lowest and the highest an item scores, where its options say so."""
    if line.options is None:
        return None
    values = [value for _, value in line.options]
    return min(values), max(values)


def ids_taken(whole: Group) -> set[str]:
    """Every id of a file, and the words that no id may be."""
    found = {*written.RESERVED, "about", *group(whole.get("scores")), *group(whole.get("about"))}
    for way, part in leaves(group(whole.get("dimensions"))):
        found.update(way, group(part.get("items")))
    return found
