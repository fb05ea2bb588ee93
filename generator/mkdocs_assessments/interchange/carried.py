"""An assessment on its way out: the model, and the file's own words with what it takes from other files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs_assessments.interchange.data import Data, Group, from_node, group, items_of
from mkdocs_assessments.interchange.options import Options, options_of
from mkdocs_assessments.model import Assessment
from mkdocs_assessments.resolve.tables import DEFAULTS
from mkdocs_assessments.source import Node, read, read_file


@dataclass(frozen=True, slots=True)
class Carried:
    """What an export starts from."""

    assessment: Assessment
    whole: Group
    """The file, with the scales and levels that it takes from the shared file written into it."""
    text: str
    """The file as it is."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export comes to."""

    text: str
    left: tuple[str, ...]
    """What is not in it."""
    not_done: tuple[str, ...] = ()
    """What is in it only to come back with it, because the other program has nothing of the kind."""


def carried(assessment: Assessment, path: Path, shared: Path | None) -> Carried:
    """The assessment that was loaded from ``path`` and, where there is one, the shared file."""
    content = read_file(path)
    whole = dict(group(_data(content.node)))
    offered = group(_data(read_file(shared).node)) if shared else {}
    if "levels" not in whole and "levels" in offered:
        whole["levels"] = offered["levels"]
    parts = [whole, *items_of(whole).values(), *map(group, group(whole.get("about")).values())]
    names = [part.get("scale") for part in parts]
    own, others = group(whole.get("scales")), group(offered.get("scales"))
    taken: Group = {name: others[name] for name in others if name in names and name not in own}
    if taken:
        whole["scales"] = {**own, **taken}
    return Carried(assessment, whole, content.text)


def known_scales() -> dict[str, Options]:
    """The options of the scales that are there without a word."""
    scales = group(group(_data(read(DEFAULTS.read_text("utf-8"), DEFAULTS.name).node)).get("scales"))
    found = {name: options_of(group(scale)) for name, scale in scales.items()}
    return {name: options for name, options in found.items() if options}


def _data(node: Node | None) -> Data:
    return {} if node is None else from_node(node)
