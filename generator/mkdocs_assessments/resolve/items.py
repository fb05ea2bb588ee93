"""``written.Item`` and ``written.Fact`` → ``model.Item``."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

from mkdocs_assessments import model, suggest, written
from mkdocs_assessments.problem import Path
from mkdocs_assessments.resolve.conditions import ANY, build_condition, values_of
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.resolve.formats import (
    build_choices,
    build_many,
    build_number,
    build_pair,
    check_settings,
)
from mkdocs_assessments.resolve.scope import Scope, members
from mkdocs_assessments.rounding import MAX_DECIMALS, decimal

TAKEN_AWAY = "no"
UNSAID = frozenset({"yes", "true"})

OWN_FORMATS = frozenset({"choices", "number", "pairs", "many"})
SAYS_SCALE = OWN_FORMATS | {"scale"}

ScaleOf = Callable[[str | None, Path], model.Scale | None]
"""The scale of an item that names that scale (or none) at that path; ``None``, once reported, where there is none."""


@dataclass(frozen=True, slots=True)
class Above:
    """What the dimension and the domains above an item say of when it is asked."""

    ask: model.Condition | None = None
    waits: bool = False
    """Whether they say anything at all, though it may be broken."""


NOTHING = Above()


@dataclass(slots=True)
class Items:
    """Builds items in the order asked; each sees those before it."""

    scope: Scope
    """What is built so far; items are added to it."""
    every: Collection[str]
    """The ids of all items and facts of the file, later ones too."""
    scores: Collection[str]
    """The ids of all dimensions, domains and scores, which no question can wait for."""
    scale_of: ScaleOf
    findings: Findings

    def facts(self, facts: Mapping[str, written.Fact]) -> tuple[model.Item, ...]:
        """The facts of the file."""
        for name, fact in facts.items():
            path = ("about", name)
            check_settings(fact, self.findings, *path)
            scale = self._own_scale(name, fact, path)
            if scale is None and fact.scale is not None:
                scale = self.scale_of(fact.scale, path)
            elif not fact.given & {"choices", "number"} and self.findings.whole(*path):
                self.findings.add("PA146", *path, key=True, name=name, names="choices, number, scale")
            item = None
            if scale is not None:
                item = model.Item(name, fact.text, scale, na=scale.na, help=fact.help, scored=False, fact=True)
            self._add(name, item)
            self.scope.facts.add(name)
        return tuple(item for name in facts if (item := self.scope.items[name]) is not None)

    def group(
        self, items: Mapping[str, written.Item], path: Path, above: Above, scored: bool
    ) -> dict[str, model.Item | None]:
        """The items of a dimension; ``None`` for one whose scale is not known."""
        return {name: self._item(name, item, (*path, "items", name), above, scored) for name, item in items.items()}

    def below(self, above: Above, part: written.Dimension, path: Path) -> Above:
        """What holds for what is in a dimension or domain."""
        ask = both(above.ask, self.condition(part.ask, path))
        return Above(ask, above.waits or part.ask is not None or not self.findings.whole(*path, "ask"))

    def condition(self, ask: written.Condition | None, path: Path) -> model.Condition | None:
        """When something is asked, as written at ``path`` + ``ask``; it may look back only."""
        if ask is None or not self.findings.whole(*path, "ask"):
            return None
        before = len(self.findings.problems)
        for of, at in _tested(ask.written, (*path, "ask")):
            later = [name for name in members(of, self.every) if name not in self.scope.items]
            if later:
                item, name = str(path[-1]), later[0]
                data = {"item": item, "name": name, "later": name if name != item else ""}
                self.findings.add("PA154", *at, key=True, **data)
            elif not members(of, self.every) and members(of, self.scores):
                self.findings.add("PA155", *at, key=True, name=of)
        if len(self.findings.problems) > before:
            return None
        condition = build_condition(ask, self.scope, self.findings, (*path, "ask"))
        return condition if condition.every_test else None

    def _item(self, name: str, item: written.Item, path: Path, above: Above, scored: bool) -> model.Item | None:
        check_settings(item, self.findings, *path)
        scale = self._scale(name, item, path)
        na = item.na or (scale.na if scale else None)
        if item.na is not None and item.na.casefold() in UNSAID:
            self.findings.add("PA128", *path, "na", found=item.na)
        if item.na is not None and item.na.casefold() in {TAKEN_AWAY, "false"}:
            na = None
        if item.reverse and not (scored and item.scored):
            data = {"name": "reverse", "of": name, "reversed": f'"-{name}"'}
            self.findings.add("PA149", *path, "reverse", key=True, **data)
        ask = both(above.ask, self.condition(item.ask, path))
        waits = above.waits or item.ask is not None
        otherwise = self._otherwise(name, item, scale, waits, path)
        built = None
        if scale is not None:
            counts = scored and item.scored
            words = (item.observer, item.attempt, item.help)
            built = model.Item(name, item.text, scale, item.reverse, na, *words, counts, ask, otherwise)
        self._add(name, built)
        return built

    def _add(self, name: str, item: model.Item | None) -> None:
        self.scope.items.setdefault(name, item)

    def _scale(self, name: str, item: written.Item, path: Path) -> model.Scale | None:
        if item.given & OWN_FORMATS:
            return self._own_scale(name, item, path)
        if any(bad[: len(path) + 1] == (*path, setting) for bad in self.findings.broken for setting in SAYS_SCALE):
            return None
        scale = self.scale_of(item.scale, path)
        poles = [setting for setting in ("left", "right") if setting in item.given]
        if scale is None or not poles:
            return scale
        if scale.poles is None:
            self.findings.add("PA148", *path, poles[0], key=True, name=poles[0], scale=scale.id, stray=poles[0])
            return None
        left, right = scale.poles
        return replace(scale, poles=(item.left or left, item.right or right))

    def _own_scale(self, name: str, part: written.Item | written.Fact, path: Path) -> model.Scale | None:
        """The scale written out at an item or fact, ``None`` where there is none or it is broken."""
        if not self.findings.whole(*path):
            return None
        if part.choices is not None:
            return build_choices(name, part.choices, self.findings, (*path, "choices"))
        if part.number is not None:
            return build_number(name, part.number, part.step, part.unit, self.findings, (*path, "number"))
        if isinstance(part, written.Item) and part.pairs is not None:
            return build_pair(name, part.pairs, self.findings, (*path, "pairs"))
        if isinstance(part, written.Item) and part.many is not None:
            return build_many(name, part.many, part.none, self.findings, (*path, "many"))
        return None

    def _otherwise(
        self, name: str, item: written.Item, scale: model.Scale | None, waits: bool, path: Path
    ) -> Fraction | None:
        """What the item counts when it is not asked, where it says so."""
        at = (*path, "else")
        if item.otherwise is None or scale is None:
            return None
        found = item.otherwise
        if isinstance(found, str):
            values = {option.label: option.value for option in scale.options if scale.poles is None}
            if found not in values:
                near = suggest.nearest(found, values) or ""
                self.findings.add("PA167", *at, of=name, found=found, values=values_of(scale), nearest=near)
                return None
            found = values[found]
        if self.findings.whole(*path, "ask") and not waits:
            self.findings.add("PA147", *at, key=True, name="else", other='"ask"')
        elif self.findings.whole(*path, "ask") and not scale.lowest <= found <= scale.highest:
            data = {"item": name, "found": _text(found), "low": _text(scale.lowest), "high": _text(scale.highest)}
            self.findings.add("PA156", *at, key=False, **data)
        return found


def both(one: model.Condition | None, other: model.Condition | None) -> model.Condition | None:
    """The condition that holds where both hold; ``None`` always holds."""
    if one is None or other is None:
        return one or other
    alternatives = one.alternatives or other.alternatives
    if one.alternatives and other.alternatives:
        alternatives = tuple((*first, *second) for first, second in product(one.alternatives, other.alternatives))
    return model.Condition(one.tests + other.tests, alternatives)


def _tested(tests: Mapping[str, object], path: Path) -> list[tuple[str, Path]]:
    """The ids a written condition is about, each with the path to its test."""
    found: list[tuple[str, Path]] = [(of, (*path, of)) for of in tests if of != ANY]
    alternatives = tests.get(ANY)
    if isinstance(alternatives, Mapping):
        found += [(of, (*path, ANY, of)) for of in alternatives]
    elif isinstance(alternatives, list):
        found += [(of, (*path, ANY, number, of)) for number, group in enumerate(alternatives) for of in group]
    return found


def _text(number: Fraction) -> str:
    return decimal(number, MAX_DECIMALS)
