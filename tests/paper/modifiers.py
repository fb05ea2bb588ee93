"""What a rule does to its number in the end: the sentences that begin with "Then", and the levels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from paper.conditions import holds
from paper.notation import NAME, NUMBER, Quoted, interval, number
from paper.work import Work


def modified(value: Fraction, spans: Sequence[str], work: Work) -> Fraction | None:
    """All sentences that begin with "Then", one after the other; of tables and groups the first that fits."""
    result: Fraction | None = value
    done: str | None = None
    for span in spans:
        quoted = Quoted(span)
        if result is None or not span.startswith("Then"):
            if span.startswith(("Where no row", "Where no group")) and done is None:
                return None
            done = None
            continue
        if match := re.fullmatch(rf"Then (plus|minus|times) ({NUMBER}|{NAME}|question \w+)\.", quoted.text):
            by = number(match[2]) if re.fullmatch(NUMBER, match[2]) else work.number(quoted.name(match[2]))
            if by is None:
                return None
            result = result + by if match[1] == "plus" else result - by if match[1] == "minus" else result * by
        elif match := re.fullmatch(r"Then rounded to (a whole number|(\d+) decimals?), halves up\.", span):
            ten = 10 ** int(match[2] or 0)
            result = Fraction((result * ten + Fraction(1, 2)) // 1, ten)
        elif match := re.fullmatch(rf"Then no more than ({NUMBER})(?:, unless (.+))?\.", span):
            result = result if match[2] and holds(match[2], work) else min(result, number(match[1]))
        elif match := re.fullmatch(r"Then by this table(?: \([^)]*\))?(?:, if (.+?))?: ([^:]+)\.", span):
            if done is None and (not match[1] or holds(match[1], work)):
                done = "table"
                rows = (row.split(" becomes ") for row in match[2].split("; "))
                result = next((number(then) for when, then in rows if interval(when)(result)), None)
        elif match := re.fullmatch(
            r"Then, compared with (?:“[^”]*”|a reference group)(?: \([^)]*\))?(?: if (.+?))?: ([^:]+)\.", span
        ):
            if done is None and (not match[1] or holds(match[1], work)):
                done = "norm"
                for sum_ in match[2].split(", "):
                    kind, amount = sum_.rsplit(" ", 1)
                    by = number(amount)
                    result = {
                        "minus": result - by,
                        "divided by": result / by if by else result,
                        "times": result * by,
                        "plus": result + by,
                    }[kind]
        else:
            raise AssertionError(span)
    return result


def level_reached(value: Fraction, tables: Sequence[str], work: Work) -> str | None:
    """The highest level that a number reaches, by the first table whose condition holds."""
    for table in tables:
        match = re.fullmatch(rf"Levels(?: if (.+?))?: ((?:“[^”]*” (?:from|above) {NUMBER}(?:, )?)+)\.", table)
        assert match, table
        if match[1] and not holds(match[1], work):
            continue
        reached = None
        for title, kind, bound in re.findall(rf"“([^”]*)” (from|above) ({NUMBER})", match[2]):
            if value > number(bound) or (kind == "from" and value == number(bound)):
                reached = title
        return reached
    return None
