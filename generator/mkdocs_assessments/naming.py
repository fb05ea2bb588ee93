"""What scores and labels are called in print, each by a name of its own, so that one rule can speak of another.

Titles need not be unique; a name that two would share is told apart by the domains above, or else by the id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from mkdocs_assessments.model import Assessment, Score


def names(assessment: Assessment) -> Mapping[str, str]:
    """Of every dimension, domain and score: its title; a score that is not shown and has none goes by its id."""
    titles = {score.id: score.title or score.id for score in assessment.scores}
    titles |= {domain.id: domain.title for domain in assessment.domains}
    titles |= {dimension.id: dimension.title for dimension in assessment.dimensions}
    paths = {id: " › ".join([*_above(id, assessment), title]) for id, title in titles.items()}
    for longer in (paths, {id: f"{path} ({id})" for id, path in paths.items()}):
        shared = _shared(titles.values())
        titles = {id: longer[id] if title in shared else title for id, title in titles.items()}
    return titles


def label_names(score: Score) -> Mapping[str, str]:
    """Of every label a score can give: its title, or the label itself where two have the same title."""
    shared = _shared(outcome.title for outcome in score.outcomes.values())
    return {
        label: label if outcome.title in shared else outcome.title or label for label, outcome in score.outcomes.items()
    }


def level_names(id: str, assessment: Assessment) -> Mapping[str, str]:
    """Of every level or label of a dimension or score: its title."""
    for dimension in assessment.dimensions:
        if dimension.id == id:
            return {level.id: level.title or level.id for level in dimension.levels}
    score = next(score for score in assessment.scores if score.id == id)
    if score.is_label:
        return label_names(score)
    return {level.id: level.title or level.id for bands in score.bands for level in bands.levels}


def names_members(score: Score, scores: Mapping[str, Score]) -> bool:
    """Whether its label is put together from ids of what it is made of, which nobody is to read as they are."""
    members = (scores[term.of] for term in score.terms if term.of in scores)
    return score.verb == "top" or (score.verb == "join" and any(names_members(one, scores) for one in members))


def label_in_words(id: str, label: str, assessment: Assessment) -> str:
    """What a level or label is called, or the labels that one is put together from: ``Driver, Mixer``."""
    return " or ".join(label_readings(id, label, assessment))


def label_readings(id: str, label: str, assessment: Assessment) -> tuple[str, ...]:
    """As ``label_in_words``, with a text for each way to put the label together: without a separator ``ab`` may be
    the member ``ab``, or ``a`` and then ``b``."""
    known = level_names(id, assessment)
    scores = {score.id: score for score in assessment.scores}
    score = scores.get(id)
    titled = score is not None and label in known.keys() - {term.of for term in score.terms} and known[label] != label
    if score is None or not names_members(score, scores) or titled:
        return (known.get(label, label),)
    whole = (names for names, rest in _put_together(label, id, assessment, scores) if not rest)
    return tuple(dict.fromkeys(", ".join(names) for names in whole)) or (label,)


_Beginning = tuple[tuple[str, ...], str]
"""What the parts are called of a label that a text begins with, and the text left behind it."""


def _put_together(text: str, id: str, assessment: Assessment, scores: Mapping[str, Score]) -> Iterator[_Beginning]:
    """Every way in which ``text`` begins with a label of ``id``."""
    score = scores.get(id)
    if score is not None and score.verb == "top":
        yield from _ranked(text, score, frozenset())
    elif score is not None and score.verb == "join" and names_members(score, scores):
        yield from _side_by_side(text, score, 0, assessment, scores)
    else:
        for label, name in level_names(id, assessment).items():
            if text.startswith(label):
                yield (name,), text[len(label) :]


def _ranked(text: str, top: Score, used: frozenset[str]) -> Iterator[_Beginning]:
    """Members of ``top``, each once, up to as many as it takes."""
    titles = label_names(top)
    before = top.separator if used else ""
    for of in [term.of for term in top.terms if term.of not in used and text.startswith(before + term.of)]:
        names, rest = (titles.get(of, of),), text[len(before + of) :]
        yield names, rest
        if len(used) + 1 < top.take:
            yield from ((names + more, left) for more, left in _ranked(rest, top, used | {of}))


def _side_by_side(
    text: str, join: Score, place: int, assessment: Assessment, scores: Mapping[str, Score]
) -> Iterator[_Beginning]:
    """A label of every member of ``join`` from ``place`` on."""
    if place == len(join.terms):
        yield (), text
        return
    before = join.separator if place else ""
    if text.startswith(before):
        for names, rest in _put_together(text[len(before) :], join.terms[place].of, assessment, scores):
            for more, left in _side_by_side(rest, join, place + 1, assessment, scores):
                yield names + more, left


def _above(id: str, assessment: Assessment) -> list[str]:
    for domain in assessment.domains:
        if id in domain.children:
            return [*_above(domain.id, assessment), domain.title]
    return []


def _shared(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(text for text, count in Counter(texts).items() if count > 1)
