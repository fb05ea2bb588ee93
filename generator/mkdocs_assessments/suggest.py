"""What a coach most likely meant: the nearest name, a well-formed id, a value in quotation marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from fractions import Fraction

from mkdocs_assessments.problem import Path
from mkdocs_assessments.quoting import quoted
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal
from mkdocs_assessments.source import Mapping, Node, Scalar, Sequence

WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
"""Numbers that are written in words."""

_PERIOD = re.compile(rf"\s*(an?|{'|'.join(WORDS)}|[0-9]{{1,3}})[\s-]*(day|week|month|year|fortnight)")

_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")

_SHORT = frozenset({"labels", "values", "guidance", "seeds", "choices", "many", "pairs"})
"""Lists whose entries have no commas of their own."""

LONGEST_NAME = 64
"""Longer names are compared by their beginning only; nobody mistypes a name of this length by two letters."""


LONGEST_ID = 40
"""Suggested ids end here: short enough to read, and with room for a number behind them."""


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The first of ``names`` at the smallest edit distance, if that is at most 2 or a third of the length."""
    wanted = name[:LONGEST_NAME].casefold()
    best: str | None = None
    limit = max(2, len(wanted) // 3)
    for candidate in names:
        distance = _distance(wanted, candidate[:LONGEST_NAME].casefold(), limit)
        if distance <= limit and distance < len(wanted):
            best, limit = candidate, distance - 1
    return best


def _distance(one: str, other: str, limit: int) -> int:
    """Levenshtein distance, or any number above ``limit`` as soon as it is known to be above."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (left != right))
        if min(row) > limit:
            return limit + 1
    return row[-1]


def an_id(text: str, taken: Collection[str] = (), words: int = 3) -> str:
    """A well-formed id made of the first words of ``text``, differing from every id in ``taken``."""
    ascii_text = unicodedata.normalize("NFKD", text[:400]).encode("ascii", "ignore").decode().lower()
    parts = re.findall(r"[a-z0-9]+", ascii_text.replace("'", ""))
    base = "-".join(parts[:words]) or "item"
    if not base[0].isalpha():
        base = f"item-{base}"
    base = base[:LONGEST_ID].rstrip("-")
    used = {name.casefold() for name in taken}
    found, number = base, 2
    while found in used:
        found, number = f"{base}-{number}", number + 1
    return found


def scalar(text: str) -> str:
    """``text`` as a YAML value, in quotation marks only where it needs them."""
    needs = not text or text != text.strip() or text[0] in "\"'*&!@%`|>{}[]?,#-:" or re.search(r": |:$| #", text)
    return quoted(text) if needs else text


def value(code: str, found: str) -> str | None:
    """A repaired value for a value the catalogue's ``code`` complains about, where one is likely."""
    if code == "PA114" and re.fullmatch(r"[+-]?[0-9]+,[0-9]+\s*%?", found):
        return found.replace(",", ".")
    if code == "PA114" and (ratio := re.fullmatch(r"([0-9]{1,9})\s*/\s*([1-9][0-9]{0,8})", found)):
        return decimal(Fraction(int(ratio[1]), int(ratio[2])), MAX_DECIMALS)
    if code == "PA116" and re.fullmatch(r"v?[0-9]{1,6}(\.[0-9]{1,6}){0,3}", found):
        parts = [str(int(part)) for part in found.removeprefix("v").split(".")]
        return ".".join([*parts, "0", "0"][:3])
    if code == "PA117" and (match := _PERIOD.match(found.lower())):
        count, unit = match[1], match[2]
        number = int(count) if count.isdigit() else 1 if count in {"a", "an"} else WORDS.index(count)
        if unit == "fortnight":
            number, unit = number * 2, "week"
        return f"{number} {unit}{'s' if number > 1 else ''}" if number else None
    return None


def one_text(node: Node, between: str) -> str | None:
    """A group or list of texts as the one text it may have been; ``None`` where it holds more than texts."""
    if isinstance(node, Scalar):
        return node.text or None
    if isinstance(node, Sequence):
        parts = [entry.text for entry in node.entries if isinstance(entry, Scalar)]
    else:
        pairs = [(key.text, value.text) for key, value in node.entries if isinstance(value, Scalar) and value.text]
        parts = [f"{name}: {text}" for name, text in pairs]
    return between.join(parts) if parts and len(parts) == len(node.entries) else None


def listed(path: Path, text: str) -> str:
    """A text as the list it was meant to be; commas separate only what is short by nature."""
    name = path[-1] if path[-2:-1] != ("guidance",) else "guidance"
    texts = text.split(",") if name in _SHORT else [text]
    return f"[{', '.join(_listed_scalar(part.strip(), name == 'values') for part in texts if part.strip())}]"


def bounds(text: str) -> str | None:
    """Two numbers written as one text, such as ``0 to 100``, as a list of two."""
    match = re.fullmatch(rf"({_NUMBER.pattern})\s*(?:-|–|\.\.|,|to)\s*({_NUMBER.pattern})", text.strip())
    return f"[{match[1]}, {match[3]}]" if match else None


def first_number(node: Node | None) -> str | None:
    """The number that a text or a list of numbers begins with."""
    if isinstance(node, Sequence):
        node = node.entries[0] if node.entries else None
    match = re.match(r"(?:[<>]=?\s*)?([0-9]+(?:\.[0-9]+)?%?)", node.text.strip()) if isinstance(node, Scalar) else None
    return match[1] if match else None


def one_group(node: Node) -> str | None:
    """A group of texts, or a list of such groups, as one group on a line; ``None`` where it holds anything else."""
    groups = node.entries if isinstance(node, Sequence) else (node,)
    pairs = [pair for group in groups if isinstance(group, Mapping) for pair in group.entries]
    if not pairs or not all(isinstance(group, Mapping) for group in groups):
        return None
    shown = [f"{scalar(key.text)}: {value.text}" for key, value in pairs if isinstance(value, Scalar) and value.text]
    return f"{{{', '.join(shown)}}}" if len(shown) == len(pairs) else None


def written_out(node: Node, indent: int = 0) -> list[str]:
    """A node as the lines of YAML a coach could paste, indented by ``indent`` spaces."""
    pad = " " * indent
    if isinstance(node, Scalar):
        return [pad + scalar(node.text)]
    if isinstance(node, Sequence):
        texts = [_listed_scalar(entry.text) for entry in node.entries if isinstance(entry, Scalar)]
        if len(texts) == len(node.entries):
            return [f"{pad}[{', '.join(texts)}]"]
        return [pad + "- " + line[indent + 2 :] if first else line for first, line in _listed(node, indent)]
    lines: list[str] = []
    for key, child in node.entries:
        inner = written_out(child, indent + 2)
        name = f"{pad}{scalar(key.text)}:"
        if len(inner) == 1 and not isinstance(child, Mapping) and not inner[0].lstrip().startswith("- "):
            lines.append(f"{name} {inner[0].strip()}")
        else:
            lines.extend([name, *inner])
    return lines


def _listed_scalar(text: str, number: bool = True) -> str:
    return text if number and _NUMBER.fullmatch(text) else quoted(text)


def _listed(node: Sequence, indent: int) -> Iterable[tuple[bool, str]]:
    for entry in node.entries:
        yield from ((position == 0, line) for position, line in enumerate(written_out(entry, indent + 2)))
