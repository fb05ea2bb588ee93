"""The schema for editors: what they complete, explain and underline while somebody types an assessment.

Made from ``written``, so that nothing is described twice. The form's marks become what editors know: words, and a
text in the place of a part.
"""

from __future__ import annotations

from typing import Any

from mkdocs_assessments import written
from mkdocs_assessments.form import Schema, schema_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_MARKS = frozenset({"otherwise", "beside", "elsewhere", "apart", "needs", "one", "short", "refers"})


def editor_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of an assessment file. What it refuses, the compiler refuses as well.

    Editors disagree on the type of a value that is not in quotation marks, so a text may come as a number, and ``yes``
    as true or false. ``markdownDescription`` is what the YAML extension of VS Code and its relatives show.
    """
    return {"$schema": DIALECT, **_for_editors(schema_of(written.Assessment))}


def _for_editors(schema: Any) -> Any:
    """A schema and those within it without marks."""
    if isinstance(schema, list):
        return [_for_editors(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _inner(key, value) for key, value in schema.items() if key not in _MARKS}
    if not found.get("propertyNames", True):
        del found["propertyNames"]
    if "description" in schema:
        words = " ".join(filter(None, (schema["description"], schema.get("otherwise"))))
        found |= {"description": words.replace("`", ""), "markdownDescription": words}
    if "short" in schema:
        text = found["properties"][schema["short"]]
        found |= {"type": ["object", *text["type"]], "pattern": text["pattern"]}
    return found


def _inner(key: str, value: Any) -> Any:
    if key == "examples":
        return value
    if key in {"properties", "$defs"}:
        return {name: _for_editors(schema) for name, schema in value.items()}
    return _for_editors(value)
