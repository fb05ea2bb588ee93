"""``written.Assessment`` → ``model.Assessment``, part by part in the order in which they refer to each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from mkdocs_assessments import model, written
from mkdocs_assessments.resolve.dimensions import Range
from mkdocs_assessments.resolve.examples import Examples
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.resolve.ids import ABOUT, check_ids
from mkdocs_assessments.resolve.items import Items
from mkdocs_assessments.resolve.scope import Scope
from mkdocs_assessments.resolve.scores import build_scores
from mkdocs_assessments.resolve.sections import Tree
from mkdocs_assessments.resolve.tables import ScaleOf, Tables, own_tables
from mkdocs_assessments.resolve.validity import build_validity
from mkdocs_assessments.resolve.words import period_words, stem_words

ABOUT_TITLE = "About you"


def resolve(
    id_: str, whole: written.Assessment, tables: list[Tables], articles: Collection[str], findings: Findings
) -> model.Assessment:
    """The assessment, or something near it where ``findings`` has problems."""
    tables = [own_tables(whole, findings), *tables]
    table = next(table.levels for table in tables if table.levels is not None)
    check_ids(whole, findings)
    scope = Scope(whole=_names_are_known(findings))
    above = {*_scored(whole.dimensions), *whole.scores}
    every = [*whole.about, *_items(whole.dimensions)]
    items = Items(scope, every, above, ScaleOf(whole.scale, tables, findings), findings)
    facts = items.facts(whole.about)
    if not whole.dimensions and findings.whole("dimensions"):
        findings.add("PA113", "dimensions", key=True, name="dimensions")
    tree = Tree(scope, items, table, articles, whole.need, findings)
    top = tree.build(whole.dimensions)
    build_scores(whole.scores, scope, articles, findings)
    about = (model.Section(ABOUT, ABOUT_TITLE, "", facts),) if whole.about else ()
    return model.Assessment(
        id=id_,
        file=findings.file,
        title=whole.title,
        version=whole.version,
        summary=whole.summary or "",
        construct=whole.records,
        period=period_words(whole.period),
        stem=stem_words(whole.stem, whole.period, findings),
        dimensions=tuple(tree.dimensions),
        overall=_overall(whole.overall, top, tree, findings),
        noise=whole.noise,
        not_for=tuple(whole.not_for),
        sources=tuple(whole.sources),
        sections=(*about, *tree.sections),
        scores=tuple(score for score in scope.scores.values() if score is not None),
        domains=tuple(tree.domains),
        validity=build_validity(whole.validity, tree.groups, scope, findings),
        examples=Examples(scope, findings, table.whole).build(whole.examples),
    )


def _names_are_known(findings: Findings) -> bool:
    """Whether a name that is not there is missing only because a coach forgot it."""
    return not any(
        path in {(), ("about",), ("scores",)} or path[-1:] == ("items",) or path[-1:] == ("dimensions",)
        for path in findings.broken
    )


def _items(dimensions: Mapping[str, written.Dimension]) -> Iterator[str]:
    for part in dimensions.values():
        yield from part.items
        yield from _items(part.dimensions)


def _scored(dimensions: Mapping[str, written.Dimension]) -> Iterator[str]:
    for name, part in dimensions.items():
        yield name
        yield from _scored(part.dimensions)


def _overall(stated: str | None, top: tuple[str, ...], tree: Tree, findings: Findings) -> model.Overall:
    """The kind of overall score; what is at the top has to run over one range, or there is none."""
    if stated == "none" or not top:
        if stated not in {None, "none"} and findings.whole("dimensions"):
            findings.add("PA149", "overall", key=True, name="overall", of="dimensions")
        return "none"
    ranges = _ranges(top, tree) if stated != "items" else _ranges_of_items(tree)
    different = len(set(ranges.values())) > 1
    if different and stated is None:
        return "none"
    if different:
        first = next(iter(ranges))
        other = next(name for name in ranges if ranges[name] != ranges[first])
        findings.add("PA134", "overall", first=first, other=other, found=str(stated))
    return "items" if stated == "items" else "dimensions"


def _ranges(top: tuple[str, ...], tree: Tree) -> dict[str, Range]:
    found = dict(tree.ranges)
    for name, score in tree.scope.scores.items():
        if score is not None and score.lowest is not None and score.highest is not None:
            found[name] = (score.lowest, score.highest)
    return {name: found[name] for name in top if name in found}


def _ranges_of_items(tree: Tree) -> dict[str, Range]:
    return {one.id: (one.lowest / one.times, one.highest / one.times) for one in tree.dimensions}
