"""What Material's search index keeps. Every page of the theme loads the whole of it, so it is cut short.

The index is JSON: ``docs`` is a list of sections ``{location, title, text}``, where ``location`` is a page's address
with a fragment, and ``text`` is HTML of a few tags.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from typing import Any

Index = dict[str, Any]

_TAG = re.compile(r"<[^>]*>")


def trimmed(index: Index, characters: int) -> Index:
    """The index with each section's text cut at the end of a word; 0 characters means all of them."""
    if not characters:
        return index
    return index | {"docs": [entry | {"text": _beginning(entry["text"], characters)} for entry in index["docs"]]}


def merged(old: Index, new: Index, kept: Collection[str]) -> Index:
    """The new index with the old one's sections of pages that were not built again; ``kept`` are their addresses."""
    sections = [entry for entry in old["docs"] if entry["location"].partition("#")[0] in kept]
    return new | {"docs": new["docs"] + sections}


def dumped(index: Index) -> str:
    """The index as the text of its file."""
    return json.dumps(index, separators=(",", ":"))


def _beginning(html: str, characters: int) -> str:
    text = " ".join(_TAG.sub(" ", html).split())
    return text if len(text) <= characters else text[: characters + 1].rpartition(" ")[0] or text[:characters]
