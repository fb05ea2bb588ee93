"""What scores and labels are called in print, each by a name of its own, so that one rule can speak of another.

Titles need not be unique; a name that two would share is told apart by the domains above, or else by the id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

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


def label_in_words(id: str, label: str, assessment: Assessment) -> str:
    """What a level or label is called, or the labels that one is put together from: ``Driver, Mixer``."""
    known = level_names(id, assessment)
    score = next((score for score in assessment.scores if score.id == id), None)
    if label in known or score is None or score.verb != "top" or not score.separator:
        return known.get(label, label)
    return ", ".join(known.get(part, part) for part in label.split(score.separator))


def _above(id: str, assessment: Assessment) -> list[str]:
    for domain in assessment.domains:
        if id in domain.children:
            return [*_above(domain.id, assessment), domain.title]
    return []


def _shared(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(text for text, count in Counter(texts).items() if count > 1)
