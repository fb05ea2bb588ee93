"""The rule of one area or score: what it is made of, sentence by sentence in the order one works."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from mkdocs_assessments.branching import passing
from mkdocs_assessments.model import Condition, Dimension, Score, Term
from mkdocs_assessments.naming import label_in_words, label_names
from mkdocs_assessments.scoring_key.printed import Print, number
from mkdocs_assessments.scoring_key.steps import steps_in_words


@dataclass(frozen=True, slots=True)
class Rule:
    """One area or score."""

    id: str
    name: str
    how: str
    """What it is, without the name before it and the full stop behind it."""
    rows: tuple[str, ...] = ()
    """The rows ``how`` speaks of, in order."""
    table: tuple[tuple[str, ...], ...] = ()
    """The table it speaks of: first the columns' heads, after an empty one; then each row, its head first."""
    then: tuple[str, ...] = ()
    """Whole sentences, in the order to work in."""
    levels: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """For whom (nothing: for all), then title and bound of each level, lowest first."""


def area_rule(dimension: Dimension, printed: Print) -> Rule:
    """The rule of a dimension."""
    ids = [item.id for item in dimension.items]
    reverse = [item.id for item in dimension.items if item.reverse]
    of = printed.questions(ids) + (f" ({printed.numbered(reverse)} reversed)" if reverse else "")
    count = len(ids)
    certain = dimension.need >= count and all(
        item.ask is None or item.otherwise is not None for item in dimension.items
    )
    verb, times = ("sum", "") if dimension.sum and certain else ("mean", f", times {count}" if dimension.sum else "")
    bounds = tuple((level.title or level.id, f"from {number(level.start)}") for level in dimension.levels)
    needed = _needed(dimension.need, count)
    possible = f"It can be {number(dimension.lowest)} to {number(dimension.highest)}."
    levels = (("", bounds),) if bounds else ()
    return Rule(
        dimension.id, printed.names[dimension.id], f"the {verb} of {of}{times}", then=(needed, possible), levels=levels
    )


def score_rule(score: Score, printed: Print) -> Rule:
    """The rule of a score."""
    rows: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    if score.verb == "count":
        rows = _counted(score.terms, printed)
    elif score.rows:
        rows = _rows(score, printed)
    elif score.verb == "cross":
        table = _table(score, printed)
    return Rule(
        id=score.id,
        name=printed.names[score.id],
        how=_how(score, printed),
        rows=rows,
        table=table,
        then=tuple(_then(score, printed)),
        levels=_levels(score, printed),
    )


def _how(score: Score, printed: Print) -> str:
    members = _members(score.terms, printed)
    listed = ", ".join(_member(term, printed) for term in score.terms)
    match score.verb:
        case "sum":
            return f"the sum of {members}"
        case "mean" | "weigh":
            if all(term.weight == 1 for term in score.terms):
                return f"the mean of {members}"
            return f"the weighted mean of {members}: their sum, divided by the sum of the weights"
        case "value":
            return f"the number of {members}"
        case "min":
            return f"the lowest of {members}"
        case "max":
            return f"the highest of {members}"
        case "count":
            return "how many of these questions or scores pass"
        case "choose":
            return "the first of these that holds"
        case "stages":
            return "the last of these up to which all hold"
        case "top":
            some = f"the {score.take} highest of" if score.take > 1 else "the highest of"
            return f"{some} {listed}; of equals, the one listed first"
        case "join":
            return f"one after the other what these are: {listed}"
    return f"by the table, with {printed.of(score.terms[0].of)} down and {printed.of(score.terms[1].of)} across"


def _members(terms: Sequence[Term], printed: Print) -> str:
    """Questions of weight 1 in one list, all others one by one."""
    plain = [term for term in terms if term.of in printed.items and term.weight == 1]
    reverse = [term.of for term in plain if term.reverse]
    parts = [printed.questions([term.of for term in plain])] if plain else []
    parts += [f"({printed.numbered(reverse)} reversed)"] if reverse else []
    others = [_member(term, printed) for term in terms if term not in plain]
    return ", ".join([*([" ".join(parts)] if parts else []), *others])


def _member(term: Term, printed: Print) -> str:
    base = printed.of(term.of) + (" (reversed)" if term.reverse else "")
    if term.weight == 1:
        return base
    return f"{base} times {printed.of(term.weight) if isinstance(term.weight, str) else number(term.weight)}"


def _counted(terms: Sequence[Term], printed: Print) -> tuple[str, ...]:
    groups: dict[str, list[str]] = {}
    for term in terms:
        assert term.test is not None
        if words := passing(term.test, printed.assessment):
            groups.setdefault(words, []).append(term.of)
    return tuple(f"{printed.all_of(ids)}: {words}" for words, ids in groups.items())


def _rows(score: Score, printed: Print) -> tuple[str, ...]:
    titles = label_names(score)
    always = "in any other case" if score.verb == "choose" else "always"
    return tuple(f"“{titles.get(row.then, row.then)}”: {printed.when(row.when) or always}" for row in score.rows)


def _table(score: Score, printed: Print) -> tuple[tuple[str, ...], ...]:
    rows_of, columns_of = (term.of for term in score.terms)
    down = list(dict.fromkeys(row for row, _ in score.table))
    across = list(dict.fromkeys(column for _, column in score.table))
    titles = label_names(score)
    rows = []
    for row in down:
        labels = [score.table.get((row, column), "") for column in across]
        rows.append((_head(rows_of, row, printed), *(titles.get(label, label) or "–" for label in labels)))
    return (("", *(_head(columns_of, column, printed) for column in across)), *rows)


def _head(id: str, label: str, printed: Print) -> str:
    """What a label at the side of a table is called; of a question it is the position of an option."""
    if id not in printed.items:
        return label_in_words(id, label, printed.assessment)
    scale = printed.items[id].scale
    return f"box {int(label) + 1}" if scale.poles else scale.options[int(label)].label


def _then(score: Score, printed: Print) -> list[str]:
    said = []
    if score.terms and score.verb not in ("join", "cross"):
        count = len(score.terms)
        if score.verb == "count":
            of = printed.all_of(term.of for term in score.terms)
            said.append(_needed(score.need, count, f" of {of}" if count > 1 else ""))
        else:
            said.append(_needed(score.need, count))
        said.append(_blank(score))
    if weights := [term.weight for term in score.terms if isinstance(term.weight, str)]:
        said.append(f"Only if the weights of those that count are known: {printed.all_of(weights)}.")
    if score.verb in ("join", "cross"):
        said.append("Only if all of them are known.")
    if score.needs:
        said.append(f"Only if known: {printed.all_of(score.needs)}.")
    said += steps_in_words(score.steps, printed)
    if score.otherwise is not None:
        said.append(f"Where that gives no number, it is {number(score.otherwise)}.")
    if score.lowest is not None and score.highest is not None:
        said.append(f"It can be {number(score.lowest)} to {number(score.highest)}.")
    return [sentence for sentence in said if sentence]


def _needed(need: int, count: int, of: str = "") -> str:
    if need == 0:
        return ""
    if count == 1:
        return "Only if it is known."
    return (
        f"Only if all{of or ' of them'} are known."
        if need >= count
        else f"Only if at least {need}{of or ' of them'} are known."
    )


def _blank(score: Score) -> str:
    if score.blank == "mean":
        return "Each that was asked, applies and is not known counts the mean of those that are."
    if isinstance(score.blank, Fraction):
        before = " before it is reversed" if any(term.reverse for term in score.terms) else ""
        return f"Each that was asked, applies and is not known counts {number(score.blank)}{before}."
    return "Those that are not known are left out." if score.need < len(score.terms) else ""


def _levels(score: Score, printed: Print) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    return tuple(
        (
            "" if bands.when == Condition() else printed.when(bands.when),
            tuple(
                (level.title or level.id, f"{'above' if level.above else 'from'} {number(level.start)}")
                for level in bands.levels
            ),
        )
        for bands in score.bands
    )
