"""What the results can say of each score beyond the dimensions' own, for the templates in ``theme/body/scores``.

Every sentence a score can need is here, the way it is missing among them; the script reveals those that hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from mkdocs_assessments.articles import Article
from mkdocs_assessments.model import Assessment, Dimension, Norm, Score, ScoreLevel
from mkdocs_assessments.naming import level_names, names_members
from mkdocs_assessments.rounding import decimal, in_print
from mkdocs_assessments.score_needs import level_needs_in_words, needs_in_words
from mkdocs_assessments.scoring_key.printed import Print, number
from mkdocs_assessments.screens import Screen


@dataclass(frozen=True, slots=True)
class Saying:
    """A level or a label with what is said of it."""

    id: str
    title: str
    reading: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A reference group, with what the number means beside it."""

    position: int
    words: str


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A score as a row of the results."""

    id: str
    title: str
    about: str
    is_label: bool
    sayings: tuple[Saying, ...]
    """Levels, each once though several groups may have it; or labels."""
    range: str
    """Behind the number: ``of 27``, ``from 5 to 25``; empty where the ends are not known."""
    unit: str
    ticks: tuple[str, ...]
    """Where levels begin on the track, in per cent of its width, and its ends."""
    groups: tuple[Group, ...]
    source: str
    """Of the norm."""
    needs: str
    """What there must be for a number or label, as the end of a sentence."""
    level_needs: str
    """The questions its level depends on; empty where it depends on none."""
    otherwise: str
    """The number it has where there would be none; empty where it has none then."""

    @property
    def guided(self) -> bool:
        """Whether it names an article."""
        return any(saying.articles for saying in self.sayings)


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A row of the chart of dimensions: a dimension's screen, or a domain above what follows one step further in."""

    depth: int
    section: Screen | None
    domain: ScoreRow | None


def chart_rows(
    assessment: Assessment, sections: Iterable[Screen], articles: Mapping[str, Article]
) -> tuple[ChartRow, ...]:
    """The dimensions in their order, each domain before what lies in it."""
    screens = {screen.dimension.id: screen for screen in sections if screen.dimension}
    parents = {child: domain.id for domain in assessment.domains for child in domain.children}
    domains = _rows(assessment, {domain.id for domain in assessment.domains}, articles)
    rows: list[ChartRow] = []
    open_: list[str] = []
    for id, screen in screens.items():
        path = _path(id, parents)
        while open_ != path[: len(open_)]:
            open_.pop()
        for domain in path[len(open_) :]:
            rows.append(ChartRow(len(open_), None, domains[domain]))
            open_.append(domain)
        rows.append(ChartRow(len(path), screen, None))
    return tuple(rows)


def score_rows(assessment: Assessment, articles: Mapping[str, Article]) -> tuple[ScoreRow, ...]:
    """The scores that are shown, in order, without the domains'."""
    domains = {domain.id for domain in assessment.domains}
    shown = {score.id for score in assessment.scores if score.show and score.id not in domains}
    return tuple(_rows(assessment, shown, articles).values())


def sum_range(dimension: Dimension) -> str:
    """What stands behind the number of a dimension that is a sum; empty for a mean, which is shown as points."""
    return _range(dimension.lowest, dimension.highest, 2) if dimension.sum else ""


def _rows(assessment: Assessment, ids: Iterable[str], articles: Mapping[str, Article]) -> dict[str, ScoreRow]:
    printed = Print(assessment)
    wanted = set(ids)
    return {score.id: _row(score, printed, articles) for score in assessment.scores if score.id in wanted}


def _path(id: str, parents: Mapping[str, str]) -> list[str]:
    return [*_path(parents[id], parents), parents[id]] if id in parents else []


def _row(score: Score, printed: Print, articles: Mapping[str, Article]) -> ScoreRow:
    norm = next((step for step in reversed(score.steps) if isinstance(step, Norm)), None)
    domain = next((domain for domain in printed.assessment.domains if domain.id == score.id), None)
    return ScoreRow(
        id=score.id,
        title=domain.title if domain else score.title or score.id,
        about=domain.about if domain else score.about,
        is_label=score.is_label,
        sayings=(*_sayings(score, articles), *_named(score, printed.assessment)),
        range=_range(score.lowest, score.highest, score.decimals),
        unit=score.unit,
        ticks=_ticks(score),
        groups=tuple(Group(place, _beside(norm, place)) for place in range(len(norm.groups))) if norm else (),
        source=norm.source if norm else "",
        needs=needs_in_words(score, printed),
        level_needs=level_needs_in_words(score, printed),
        otherwise="" if score.otherwise is None else number(score.otherwise),
    )


def _sayings(score: Score, articles: Mapping[str, Article]) -> tuple[Saying, ...]:
    if not score.is_label:
        levels: dict[str, ScoreLevel] = {level.id: level for bands in score.bands for level in bands.levels}
        return tuple(
            Saying(level.id, level.title or level.id, level.reading, _articles(level.guidance, articles))
            for level in levels.values()
        )
    # Of the labels that others are joined to there may be a thousand; those of which nothing is said need no words.
    return tuple(
        Saying(outcome.id, outcome.title, outcome.reading, _articles(outcome.guidance, articles))
        for outcome in score.outcomes.values()
        if score.verb != "join" or outcome.reading or outcome.guidance or outcome.title != outcome.id
    )


def _named(score: Score, assessment: Assessment) -> Iterator[Saying]:
    """What the parts are called of a label that is put together from ids: those of members of ``top``."""
    scores = {one.id: one for one in assessment.scores}
    if score.verb == "join" and names_members(score, scores):
        yield from _parts(score, assessment, scores, "")


def _parts(score: Score, assessment: Assessment, scores: Mapping[str, Score], before: str) -> Iterator[Saying]:
    for term in score.terms:
        member, prefix = scores.get(term.of), f"{before}{term.of}:"
        if member and member.verb == "join":
            yield from _parts(member, assessment, scores, prefix) if names_members(member, scores) else ()
        else:
            outcomes = member.outcomes if member and member.is_label else {}
            titles = {id: outcome.title for id, outcome in outcomes.items()} or level_names(term.of, assessment)
            for label, title in titles.items():
                yield Saying(f"{prefix}{label}", title, "", ())


def _articles(stems: Iterable[str], articles: Mapping[str, Article]) -> tuple[Article, ...]:
    return tuple(articles[stem] for stem in stems)


def _range(lowest: Fraction | None, highest: Fraction | None, decimals: int) -> str:
    if lowest is None or highest is None:
        return ""
    low, high = (in_print(decimal(bound, decimals)) for bound in (lowest, highest))
    return f"of {high}" if lowest == 0 else f"from {low} to {high}"


def _ticks(score: Score) -> tuple[str, ...]:
    low, high = score.lowest, score.highest
    if low is None or high is None or low == high:
        return ()
    starts = [level.start for level in score.bands[0].levels] if len(score.bands) == 1 else []
    inner = sorted({start for start in starts if low < start < high})
    return tuple(decimal(100 * (at - low) / (high - low)) for at in (low, *inner, high))


def _beside(norm: Norm, place: int) -> str:
    title = norm.groups[place].title or "the reference group"
    return f"Compared with {title}: mean {number(norm.to_mean)}, one standard deviation {number(norm.to_deviation)}."
