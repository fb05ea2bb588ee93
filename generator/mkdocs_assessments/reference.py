"""The page of all settings, for coaches: the form in the words of ``written``, laid out by ``theme/reference.md``."""

from __future__ import annotations

from functools import cache
from typing import Any

from mkdocs_assessments.form import Setting, parts
from mkdocs_assessments.pages import render_text
from mkdocs_assessments.problem import Place
from mkdocs_assessments.source import Mapping, Node, Scalar, Sequence
from mkdocs_assessments.suggest import written_out

_NOWHERE = Place("", 1, 1, 0)


@cache
def reference() -> str:
    """The page in Markdown."""
    return render_text("reference.md", parts=parts(), example=_example)


def _example(setting: Setting) -> str:
    """A setting's example in YAML, after the settings it needs beside it."""
    return "\n".join(written_out(_node({**setting.beside, setting.name: setting.example})))


def _node(data: Any) -> Node:
    if isinstance(data, dict):
        return Mapping(tuple((Scalar(name, _NOWHERE), _node(value)) for name, value in data.items()), _NOWHERE)
    if isinstance(data, list):
        return Sequence(tuple(map(_node, data)), _NOWHERE)
    return Scalar(data, _NOWHERE)
