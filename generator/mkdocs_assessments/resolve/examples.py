"""``written.Example`` → ``model.Example``: names and answers resolved, nothing scored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_assessments import model, suggest, written
from mkdocs_assessments.problem import Path
from mkdocs_assessments.resolve.answers import answer
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.resolve.ids import check_names
from mkdocs_assessments.resolve.joined import could_be_joined
from mkdocs_assessments.resolve.scope import Scope

ALL = "all"
NONE = "none"
"""Not enough answers; of a score with a label or level of that name it is this one."""
NO_LABEL = "no label"
NO_LEVEL = "no level"
"""Not enough answers, wherever a label or a level is expected."""
JOINED = frozenset({"top", "join"})
"""Verbs whose labels are put together from those of their members."""


@dataclass(slots=True)
class Examples:
    """Builds the examples of one assessment."""

    scope: Scope
    findings: Findings
    levels_are_known: bool
    """False where the table of levels is broken."""

    def build(self, examples: Mapping[str, written.Example]) -> tuple[model.Example, ...]:
        """The examples, in the order of the file."""
        check_names(list(examples), self.findings, "examples")
        return tuple(self._build(name, example) for name, example in examples.items())

    def _build(self, name: str, example: written.Example) -> model.Example:
        path = ("examples", name)
        answers = self._answers(example, (*path, "answers"))
        expect = example.expect
        scores: dict[str, model.Expected | None] = {}
        labels: dict[str, str | None] = {}
        for of, figure in expect.scores.items():
            at: Path = (*path, "expect", of)
            self._check_scored(of, ("level", "label", "overall"), at)
            score = self.scope.scores.get(of)
            if score is not None and score.is_label:
                labels[of] = self._label(of, figure.text, at)
            elif figure.value is None and figure.text != NONE and self._is_known(of):
                self.findings.add("PA208", *at, found=figure.text)
            else:
                scores[of] = _expected(figure)
        for setting, stated in (("level", expect.level), ("label", expect.label)):
            for of, label in stated.items():
                at = (*path, "expect", setting, of)
                self._check_scored(of, (), at)
                labels[of] = self._label(of, label, at)
        said = expect.scores or expect.level or expect.label or expect.overall is not None
        if not said and self.findings.whole(*path, "expect"):
            self.findings.add("PA113", *path, "expect", key=True, name="expect")
        overall = _expected(expect.overall) if expect.overall is not None else None
        return model.Example(name, answers, scores, labels, overall, expect.overall is not None)

    def _answers(self, example: written.Example, path: Path) -> dict[str, model.Answer]:
        items = self.scope.items
        answers: dict[str, model.Answer] = {}
        for key, text in example.answers.items():
            if key == ALL:
                chosen = [id_ for id_ in items if id_ not in example.answers and id_ not in self.scope.facts]
            elif key in items:
                chosen = [key]
            else:
                if self._ids_are_known():
                    self.findings.unknown("PA204", key, items, *path, key, key=True)
                continue
            for id_ in chosen:
                item = items[id_]
                if item is not None and not answer(item, text, answers, self.findings, (*path, key)):
                    break
        return answers

    def _ids_are_known(self) -> bool:
        """Whether the file says which items there are; a broken item still has its id."""
        return not any(
            path in {(), ("about",)} or (path[:1] == ("dimensions",) and path[-2:-1] != ("items",))
            for path in self._broken_groups()
        )

    def _broken_groups(self) -> list[Path]:
        return [path for path in self.findings.broken if "items" not in path[:-1]]

    def _is_known(self, name: str) -> bool:
        """Whether it is a dimension, domain or score that is not broken."""
        return bool(self.scope.dimensions.get(name) or self.scope.scores.get(name))

    def _check_scored(self, name: str, more: tuple[str, ...], path: Path) -> None:
        scored = list(dict.fromkeys([*self.scope.dimensions, *self.scope.scores]))
        unread = self.findings.broken & {("dimensions",), ("scores",)}
        if name not in scored and not unread:
            self.findings.unknown("PA207", name, [*scored, *more], *path, key=True)

    def _label(self, of: str, label: str, path: Path) -> str | None:
        known = self.scope.labels(of)
        score = self.scope.scores.get(of)
        leveled = score is None or not score.is_label
        nothing = NO_LEVEL if leveled else NO_LABEL
        if label not in (known or ()) and label in {NONE, nothing}:
            return None
        if known is None or not self.levels_are_known or label in known:
            return label
        none = nothing if NONE in known else NONE
        if score is None or leveled:
            self.findings.unknown("PA121", label, [*known, none], *path)
        elif not (score.verb in JOINED and could_be_joined(label, score, self.scope)):
            near = suggest.nearest(label, known) or ""
            values = f"{', '.join(known)}, or {none} for not enough answers"
            self.findings.add("PA167", *path, of=of, found=label, values=values, nearest=near)
        return label


def _expected(figure: written.Figure) -> model.Expected | None:
    return None if figure.value is None else model.Expected(figure.value, figure.decimals)
