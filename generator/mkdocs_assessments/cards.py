"""How an assessment is announced elsewhere on the site: its card on the landing page, its link under an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mkdocs_assessments.addresses import page_uri, paper_uri
from mkdocs_assessments.minutes import answering_minutes
from mkdocs_assessments.model import Assessment
from mkdocs_assessments.pages import plain
from mkdocs_assessments.spec.fingerprints import layout_fingerprint


@dataclass(frozen=True, slots=True)
class Card:
    """What the landing page says about one assessment. ``uri`` is its page, relative to the content folder."""

    id: str
    uri: str
    paper: str
    """Its form on paper, likewise."""
    title: str
    summary: str
    covers: tuple[str, ...]
    """The titles of the dimensions."""
    questions: int
    """How many there are, without the facts."""
    branches: bool
    """Whether some are asked only after some answers."""
    facts: tuple[str, ...]
    """Ids of what is asked about the person."""
    minutes: tuple[int, int]
    """From and to, in whole minutes, each rounded up; facts take their time as well."""
    layout: str
    """The fingerprint a draft must carry for its answers to count as answers to this version."""


def card(assessment: Assessment) -> Card:
    """The card of one assessment."""
    return Card(
        id=assessment.id,
        uri=page_uri(assessment.id),
        paper=paper_uri(assessment.id),
        title=assessment.title,
        summary=plain(assessment.summary),
        covers=tuple(dimension.title for dimension in assessment.dimensions),
        questions=sum(not item.fact for item in assessment.items),
        branches=any(item.ask for item in assessment.items),
        facts=tuple(item.id for item in assessment.items if item.fact),
        minutes=answering_minutes(len(assessment.items)),
        layout=layout_fingerprint(assessment),
    )


def assessed_by(assessments: Iterable[Assessment]) -> Mapping[str, tuple[Assessment, ...]]:
    """Article stem to the assessments that suggest it, in the order given."""
    found: dict[str, dict[str, Assessment]] = {}
    for assessment in assessments:
        for stem in suggested_articles(assessment):
            found.setdefault(stem, {})[assessment.id] = assessment
    return {stem: tuple(by.values()) for stem, by in found.items()}


def suggested_articles(assessment: Assessment) -> tuple[str, ...]:
    """The stems of the articles an assessment suggests, each once, in the order of its dimensions and levels."""
    return tuple(
        dict.fromkeys(
            stem
            for dimension in assessment.dimensions
            for level in dimension.levels
            for stem in dimension.guidance.get(level.id, ())
        )
    )
