"""A text as a YAML value in quotation marks: one rule for every suggestion a message makes."""

from __future__ import annotations


def quoted(text: str) -> str:
    """``text`` between double marks, or between single ones (each inside doubled) where double ones would need more."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
