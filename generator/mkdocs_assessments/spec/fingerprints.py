"""Whether what an earlier build left behind still fits: *layout* guards drafts and codes, *scoring* results.

A fingerprint is sixteen hex digits. What goes into it outlives a release and is decided in ``DECISIONS.md``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mkdocs_assessments.model import Assessment, Item

LAYOUT_VERSION = 1
"""Of the layout fingerprint alone: a new spec must not make saved drafts look as if their questions had changed."""


def layout_fingerprint(assessment: Assessment) -> str:
    """Over what an answer needs to be read again.

    These are the ordered item ids, their numbers of answers, where does-not-apply is offered, and of an item that is
    not answered by one of several options, what its answers stand for.
    """
    return _fingerprint(
        "layout",
        LAYOUT_VERSION,
        [assessment.id, [[*_layout(item)] for item in assessment.items]],
    )


def scoring_fingerprint(version: int, content: Mapping[str, Any]) -> str:
    """Over all that scoring depends on: the spec, less its fingerprints and the version its coach gave the file."""
    return _fingerprint("scoring", version, content)


def _layout(item: Item) -> Iterator[Any]:
    yield from (item.id, item.scale.size, item.na is not None)
    if item.scale.many:
        yield "many"
    if item.scale.number:
        yield from ("number", str(item.scale.number.lowest), str(item.scale.number.step))


def _fingerprint(kind: str, version: int, content: Sequence[Any] | Mapping[str, Any]) -> str:
    canonical = json.dumps([kind, version, content], sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]
