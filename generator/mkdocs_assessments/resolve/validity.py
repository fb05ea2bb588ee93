"""``written.Validity`` → ``model.Validity``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from mkdocs_assessments import model, written
from mkdocs_assessments.problem import Path
from mkdocs_assessments.resolve.conditions import unknown
from mkdocs_assessments.resolve.findings import Findings
from mkdocs_assessments.resolve.formats import check_settings
from mkdocs_assessments.resolve.intervals import interval_of
from mkdocs_assessments.resolve.scope import Scope, members

ALL = "all"


def build_validity(
    screens: Sequence[written.Validity], groups: Mapping[str, Sequence[str]], scope: Scope, findings: Findings
) -> tuple[model.Validity, ...]:
    """The screens of an assessment, in the order of the file; ``groups`` are the item ids of dimensions and domains."""
    return tuple(_build(screen, groups, scope, findings, ("validity", place)) for place, screen in enumerate(screens))


def _build(
    screen: written.Validity, groups: Mapping[str, Sequence[str]], scope: Scope, findings: Findings, path: Path
) -> model.Validity:
    check_settings(screen, findings, *path)
    if screen.answered is None and screen.same is None and findings.whole("validity"):
        findings.add("PA146", *path, key=True, name="validity", names="answered, same")
    of = _items(screen.of, groups, scope, findings, (*path, "of"))
    answered, same = (_counts(getattr(screen, name), len(of), findings, (*path, name)) for name in ("answered", "same"))
    return model.Validity(tuple(of), answered, same, screen.say)


def _items(
    written_list: str | list[str],
    groups: Mapping[str, Sequence[str]],
    scope: Scope,
    findings: Findings,
    path: Path,
) -> list[str]:
    """The items a list stands for, each once and in file order; facts only where they are named."""
    questions = [name for name in scope.items if name not in scope.facts]
    found: set[str] = set()
    entries: Iterable[tuple[Path, str]] = (
        [(path, written_list)]
        if isinstance(written_list, str)
        else [((*path, number), entry) for number, entry in enumerate(written_list)]
    )
    for at, entry in entries:
        named: Sequence[str] = members(entry, scope.items if entry in scope.facts else questions)
        if entry == ALL or entry in groups:
            named = questions if entry == ALL else groups[entry]
        if not named and entry in scope.scores:
            data = {"score": entry, "names": ", ".join([ALL, *questions, *groups])}
            findings.add("PA162", *at, key=False, ids="the id of an item or a dimension", **data)
        elif not named:
            unknown(entry, [ALL, *questions, *groups], scope, findings, *at)
        found.update(named)
    return [name for name in scope.items if name in found]


def _counts(text: str | None, count: int, findings: Findings, path: Path) -> model.Interval | None:
    """The test of a number of items out of ``count``."""
    if text is None:
        return None
    interval = interval_of(text)
    if interval is None:
        findings.add("PA166", *path, found=text)
    elif not any(interval.holds(Fraction(number)) for number in range(count + 1)) and count:
        findings.add("PA168", *path, of=str(path[-1]), found=text, values=f"0 to {count}")
    return interval
