"""Somebody who scores an assessment on paper: knows the printed text, a pencil and plain arithmetic, and nothing else.

``read_key`` takes the printed page. What it gives back works out a sheet whose answers are what one ticks or writes:
an option's label, several of them, a number, the words of does-not-apply. It fails on any sentence it does not know.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import cast

from html_tree import Element

Ticked = str | frozenset[str] | Fraction
"""The label of an option (of a bipolar scale ``box 3``), the labels ticked, or a number."""

Sheet = dict[str, Ticked]
"""Question, by its printed number, to what is ticked; ``na`` is a label like any other."""

NUMBER = r"−?\d+(?:\.\d+)?(?:/\d+)?"
LIST = r"(?:[A-Z]\d*|\d+)(?:–\d+)?(?:, (?:[A-Z]\d*|\d+)(?:–\d+)?)*"
QUOTE = re.compile(r"“([^”]*)”")
NAME = r"⟦\d+⟧"


def number(text: str) -> Fraction:
    """A printed number."""
    return Fraction(text.replace("−", "-"))


def listed(text: str) -> list[str]:
    """``A, 1–3, 7`` as single questions."""
    found = []
    for part in text.split(", "):
        first, _, last = part.partition("–")
        found += [str(one) for one in range(int(first), int(last) + 1)] if last else [first]
    return found


@dataclass
class Result:
    """A number, a label or several; of what is not known, nothing."""

    number: Fraction | None = None
    labels: tuple[str, ...] = ()
    level: str | None = None

    @property
    def known(self) -> bool:
        """Whether there is anything."""
        return self.number is not None or bool(self.labels)


@dataclass
class Given:
    """A question on one sheet."""

    asked: bool
    ticked: Ticked | None = None
    value: Fraction | None = None
    blank: bool = False
    """Asked, applies, and has no answer."""


@dataclass
class Work:
    """One sheet as far as it is worked out."""

    key: Key
    given: dict[str, Given] = field(default_factory=dict)
    results: dict[str, Result] = field(default_factory=dict)

    def number(self, name: str) -> Fraction | None:
        """Of a question or, in quotes, of a score."""
        return self.results[name[1:]].number if name[0] == "“" else self.given[name].value

    def known(self, name: str) -> bool:
        """Of a question or, in quotes, of a score."""
        return self.results[name[1:]].known if name[0] == "“" else self.given[name].value is not None


class Quoted:
    """A text with what stands in quotes taken out, so that its commas do not part anything."""

    def __init__(self, text: str) -> None:
        self.quotes: list[str] = []
        self.text = QUOTE.sub(self._take, text)

    def _take(self, match: re.Match[str]) -> str:
        self.quotes.append(match[1])
        return f"⟦{len(self.quotes) - 1}⟧"

    def quote(self, mark: str) -> str:
        """What a mark stands for."""
        return self.quotes[int(mark[1:-1])]

    def name(self, text: str) -> str:
        """``question 3`` as ``3``, a score's mark as its name behind a quote."""
        return "“" + self.quote(text) if text.startswith("⟦") else text.removeprefix("question ")

    def members(self, text: str) -> list[str]:
        """``questions 1–3, 5, “People”``."""
        found: list[str] = []
        for match in re.finditer(rf"questions? ({LIST})|({NAME})", text):
            found += listed(match[1]) if match[1] else ["“" + self.quote(match[2])]
        assert re.sub(rf"questions? {LIST}|{NAME}|, ", "", text) == "", text
        return found


def interval(text: str) -> Callable[[Fraction], bool]:
    """``3``, ``3 to 5``, ``3 or more``, ``more than 3 and less than 5``."""
    if match := re.fullmatch(rf"({NUMBER}) to ({NUMBER})", text):
        return lambda value: number(match[1]) <= value <= number(match[2])
    if text == "any number":
        return lambda value: True
    tests: list[Callable[[Fraction], bool]] = []
    for part in text.split(" and "):
        bound = number(cast(re.Match[str], re.search(NUMBER, part))[0])
        form = re.sub(NUMBER, "#", part)
        passes: dict[str, Callable[[Fraction, Fraction], bool]] = {
            "#": lambda value, bound: value == bound,
            "# or more": lambda value, bound: value >= bound,
            "# or less": lambda value, bound: value <= bound,
            "more than #": lambda value, bound: value > bound,
            "less than #": lambda value, bound: value < bound,
        }
        test = passes[form]
        tests.append(lambda value, test=test, bound=bound: test(value, bound))  # type: ignore[misc]
    return lambda value: all(test(value) for test in tests)


def holds(text: str, work: Work, open_passes: bool = False) -> bool:
    """Whether a printed condition holds; ``open_passes`` where a question without an answer rules nothing out."""
    quoted = Quoted(text)
    parts = quoted.text.split("; and ")
    if parts[-1].startswith("either "):
        ways = re.split(rf", or (?=question |{NAME} is )", parts.pop().removeprefix("either "))
        if not any(_all(way, quoted, work, open_passes) for way in ways):
            return False
    return all(_all(part, quoted, work, open_passes) for part in parts)


def _all(text: str, quoted: Quoted, work: Work, open_passes: bool) -> bool:
    tests = re.split(rf" and (?=question |{NAME} is )", text)
    return all(_passes(test, quoted, work, open_passes) for test in tests)


def _passes(test: str, quoted: Quoted, work: Work, open_passes: bool) -> bool:
    if match := re.fullmatch(rf"({NAME}) is (.+)", test):
        result = work.results[quoted.quote(match[1])]
        if match[2] == "what it cannot be":
            return False
        if match[2].startswith("⟦"):
            return quoted.quote(match[2]) in (result.level, ", ".join(result.labels))
        return result.number is not None and interval(match[2])(result.number)
    match = re.fullmatch(r"question (\w+) (is|includes|counts) (.+)", test)
    assert match, test
    question, verb, wanted = match.groups()
    if open_passes and question.isdigit() and work.given[question].blank:
        return True
    return passes(question, wanted, verb == "includes", quoted, work, work.given[question])


def passes(question: str, wanted: str, includes: bool, quoted: Quoted, work: Work, given: Given) -> bool:
    """Whether an answer is among those ``wanted``: labels, boxes, numbers, something ticked."""
    if wanted in ("something it does not offer", "what it cannot") or (given.value is None and given.ticked is None):
        return False
    if wanted.endswith(" is ticked"):
        return passes(question, wanted.removesuffix(" is ticked"), True, quoted, work, given)
    if includes:
        return isinstance(given.ticked, frozenset) and quoted.quote(wanted) in given.ticked
    if not wanted.startswith(("⟦", "box ")):
        return given.value is not None and interval(wanted)(given.value)
    labels: list[Ticked] = [f"box {place}" for place in re.findall(r"box (\d+) of \d+", wanted)]
    for words in re.split(r", | or ", wanted) if not labels else []:
        marks = [quoted.quote(mark) for mark in words.split(" + ")]
        alone = len(marks) == 1 and question not in work.key.many
        labels.append(marks[0] if alone else frozenset(marks))
    if given.ticked is not None:
        return given.ticked in labels
    return given.value in [work.key.counts[question](label) for label in labels]


@dataclass
class Key:
    """The printed key of an assessment of the full model."""

    questions: list[str] = field(default_factory=list)
    na: dict[str, str] = field(default_factory=dict)
    screens: list[str] = field(default_factory=list)
    skips: dict[str, tuple[str, Fraction | None]] = field(default_factory=dict)
    many: set[str] = field(default_factory=set)
    """Questions of which several boxes may be ticked."""
    splits: list[tuple[list[str], Fraction]] = field(default_factory=list)
    counts: dict[str, Callable[[Ticked], Fraction]] = field(default_factory=dict)
    mirrors: dict[str, Fraction] = field(default_factory=dict)
    rules: list[Element] = field(default_factory=list)
    areas: list[Element] = field(default_factory=list)
    """Those of the rules that are areas'."""
    overall: str = ""

    def work(self, sheet: Sheet) -> Work | None:
        """A sheet, worked out; nothing where the key says that nothing is scored."""
        work = Work(self)
        for question in self.questions:
            work.given[question] = self._given(question, sheet, work)
        for questions, total in self.splits:
            counted = [question for question in questions if self._counts(work.given[question])]
            values = [value for question in counted if (value := work.given[question].value) is not None]
            if len(values) < len(counted) or sum(values) != total:
                for question in counted:
                    work.given[question] = Given(work.given[question].asked, blank=work.given[question].asked)
        if not all(self._scorable(screen, work) for screen in self.screens):
            return None
        for rule in self.rules:
            name = rule.one("strong").text
            work.results[name] = apply(rule, work)
        if self.overall:
            work.results["overall"] = Result(self._overall(work))
        return work

    def _given(self, question: str, sheet: Sheet, work: Work) -> Given:
        when, otherwise = self.skips.get(question, ("", None))
        if when and not holds(when, work, open_passes=True):
            return Given(False, value=otherwise)
        ticked = sheet.get(question)
        if ticked is None:
            return Given(True, blank=True)
        if ticked == self.na.get(question):
            return Given(True)
        count = self.counts.get(question)
        # of a question whose answers count nothing, all that matters is that it has one
        return Given(True, ticked, count(ticked) if count else Fraction(0))

    @staticmethod
    def _counts(given: Given) -> bool:
        return given.value is not None or given.blank

    def _scorable(self, screen: str, work: Work) -> bool:
        match = re.fullmatch(r"the (number of answers|answer given most often) to (questions? .+?) is (.+)", screen)
        assert match, screen
        kind, of, wanted = match.groups()
        ticked = [work.given[question].ticked for question in Quoted("").members(of)]
        answers = [self._position(one) for one in ticked if one is not None]
        if kind == "number of answers":
            return interval(wanted)(Fraction(len(answers)))
        most = max(Counter(answers).values(), default=0)
        return interval(wanted.removeprefix("given this often: "))(Fraction(most))

    @staticmethod
    def _position(ticked: Ticked) -> Ticked:
        return ticked

    def _overall(self, work: Work) -> Fraction | None:
        if self.overall == "the mean of all answers that count in an area, if every area has a number":
            if not all(work.results[area.one("strong").text].known for area in self.areas):
                return None
            values = [value for area in self.areas for value in _counted_in(area, work)]
            return sum(values, Fraction(0)) / len(values)
        quoted = Quoted(self.overall)
        names = [quoted.quote(mark) for mark in re.findall(NAME, quoted.text)]
        numbers = [work.results[name].number for name in names]
        if any(one is None for one in numbers):
            return None
        return sum(cast(list[Fraction], numbers), Fraction(0)) / len(numbers)


def _how(rule: Element) -> tuple[Quoted, str]:
    """What a rule says after its name and before its rows, table and sentences."""
    text = "".join(part for part in rule.content if isinstance(part, str))
    quoted = Quoted(" ".join(text.split()).removeprefix(": ").removeprefix(":").strip())
    return quoted, quoted.text.rstrip(".:")


def _counted_in(area: Element, work: Work) -> list[Fraction]:
    """What the answers of an area count."""
    quoted, how = _how(area)
    match = re.fullmatch(r"the (?:sum|mean) of (.+?)(?:, times \d+)?", how)
    assert match, how
    return [value for _, value, _ in _detailed(match[1], quoted, work, None) if value is not None]


def _detailed(
    text: str, quoted: Quoted, work: Work, stand_in: Fraction | None
) -> list[tuple[str, Fraction | None, Fraction | None]]:
    found = []
    pattern = re.compile(
        rf"(?:questions? (?P<of>{LIST})|(?P<score>{NAME}))(?: \((?P<reversed>{LIST} )?reversed\))?"
        rf"(?: times (?P<weight>{NUMBER}|{NAME}|question \w+))?"
    )
    assert pattern.sub("", text).replace(", ", "") == "", text
    for match in pattern.finditer(text):
        names = listed(match["of"]) if match["of"] else ["“" + quoted.quote(match["score"])]
        reverse: list[str] = []
        if "reversed)" in match[0]:
            reverse = listed(match["reversed"].strip()) if match["reversed"] else names
        weight: Fraction | None = Fraction(1)
        if by := match["weight"]:
            weight = number(by) if re.fullmatch(NUMBER, by) else work.number(quoted.name(by))
        for name in names:
            value = work.number(name)
            if value is None and stand_in is not None and _fillable(name, work):
                value = stand_in
            if value is not None and name in reverse:
                value = work.key.mirrors[name] - value
            found.append((name, value, weight))
    return found


def _fillable(name: str, work: Work) -> bool:
    return name[0] == "“" or work.given[name].blank


def _asked(names: Iterable[str], work: Work) -> int:
    return sum(name[0] == "“" or work.given[name].asked or work.given[name].value is not None for name in names)


def apply(rule: Element, work: Work) -> Result:
    """Follow one rule."""
    quoted, how = _how(rule)
    spans = [span.text for span in rule.all("span")]
    result = _begin(rule, quoted, how, spans, work)
    if result.number is not None:
        result.number = _modified(result.number, spans, work)
    for span in spans:
        if match := re.fullmatch(rf"Where that gives no number, it is ({NUMBER})\.", span):
            result.number = number(match[1]) if result.number is None else result.number
    if result.number is not None:
        result.level = _level(result.number, [span for span in spans if span.startswith("Levels")], work)
    known = ("Only if ", "Each that ", "Those that ", "Then", "Where ", "It can be ", "Levels")
    assert all(span.startswith(known) for span in spans), spans
    return result


def _begin(rule: Element, quoted: Quoted, how: str, spans: Sequence[str], work: Work) -> Result:
    if not _may(spans, work):
        return Result()
    if how.startswith(("the first of these", "the last of these")):
        return _chosen(rule, how, work)
    if match := re.fullmatch(rf"by the table, with (question \w+|{NAME}) down and (question \w+|{NAME}) across", how):
        return _crossed(rule, quoted.name(match[1]), quoted.name(match[2]), work)
    if match := re.fullmatch(r"one after the other what these are: (.+)", how):
        labels = [_label(name, work) for name in quoted.members(match[1])]
        return Result() if None in labels else Result(labels=tuple(cast(list[str], labels)))
    stand_in, mean = None, False
    for span in spans:
        if match := re.match(rf"Each that was asked, applies and is not known counts (the mean|{NUMBER})", span):
            mean = match[1] == "the mean"
            stand_in = None if mean else number(match[1])
    if how == "how many of these questions or scores pass":
        return Result(_counted(rule, spans, stand_in, mean, work))
    if match := re.fullmatch(r"the (?:(\d+) )?highest of (.+); of equals, the one listed first", how):
        members = _filled(match[2], quoted, spans, stand_in, mean, work)
        ranked = sorted(members or [], key=lambda one: one[1], reverse=True)
        return Result(labels=tuple(name.removeprefix("“") for name, _, _ in ranked[: int(match[1] or 1)]))
    return Result(_calculated(how, quoted, spans, stand_in, mean, work))


def _may(spans: Sequence[str], work: Work) -> bool:
    for span in spans:
        if match := re.fullmatch(r"Only if known: (.+)\.", span):
            quoted = Quoted(match[1])
            if not all(work.known(name) for name in quoted.members(quoted.text)):
                return False
    return True


def _needed(spans: Sequence[str], names: Sequence[str], work: Work) -> bool:
    """Whether as many of the members are known as must be."""
    for span in spans:
        match = re.fullmatch(r"Only if (it is|all of .+ are|at least (\d+) of .+ are) known\.", span)
        if match:
            need = int(match[2]) if match[2] else len(names)
            have = sum(work.known(name) for name in names)
            if have < min(need, max(_asked(names, work), 1)):
                return False
    return True


Members = list[tuple[str, Fraction, Fraction | None]]


def _filled(
    text: str, quoted: Quoted, spans: Sequence[str], stand_in: Fraction | None, mean: bool, work: Work
) -> Members | None:
    members = _detailed(text, quoted, work, stand_in)
    if not _needed(spans, [name for name, _, _ in members], work):
        return None
    real = [value for _, value, _ in members if value is not None]
    filled: Members = []
    for name, value, weight in members:
        if value is None and mean and real and _fillable(name, work):
            filled.append((name, sum(real, Fraction(0)) / len(real), weight))
        elif value is not None:
            filled.append((name, value, weight))
    return filled


def _calculated(
    how: str, quoted: Quoted, spans: Sequence[str], stand_in: Fraction | None, mean: bool, work: Work
) -> Fraction | None:
    match = re.fullmatch(
        r"the (sum|mean|weighted mean|number|lowest|highest) of (.+?)"
        rf"(?:: their sum, divided by the sum of the weights|, times (?P<times>{NUMBER}))?",
        how,
    )
    assert match, how
    members = _filled(match[2], quoted, spans, stand_in, mean, work)
    if members is None:
        return None
    values = [value for _, value, _ in members]
    if match[1] in ("number", "lowest", "highest"):
        if not values:
            return None
        return min(values) if match[1] == "lowest" else max(values)
    if any(weight is None for _, _, weight in members):
        return None
    total = sum((value * cast(Fraction, weight) for _, value, weight in members), Fraction(0))
    if match[1] == "sum":
        return total
    weights = sum((cast(Fraction, weight) for _, _, weight in members), Fraction(0))
    return total / weights * number(match["times"] or "1") if weights else None


def _counted(rule: Element, spans: Sequence[str], stand_in: Fraction | None, mean: bool, work: Work) -> Fraction | None:
    passing: dict[str, tuple[Quoted, str]] = {}
    rows = rule.all("ol")[0].all("li") if rule.all("ol") else []
    for row in rows:
        quoted = Quoted(row.text)
        of, wanted = quoted.text.split(": ", 1)
        passing |= dict.fromkeys(quoted.members(of), (quoted, wanted))
    names = list(passing)
    for span in spans:
        if match := re.fullmatch(r"Only if (?:all|at least \d+) of (questions? .+|“.+) are known\.", span):
            quoted = Quoted(match[1])
            names = quoted.members(quoted.text)
    if not _needed(spans, names, work):
        return None
    counted: list[Fraction] = []
    blanks = 0
    for name in names:
        if work.known(name):
            counted.append(Fraction(name in passing and _test(name, *passing[name], work)))
        elif stand_in is not None and _fillable(name, work):
            counted.append(Fraction(name in passing and _would(name, *passing[name], stand_in, work)))
        elif mean and _fillable(name, work):
            blanks += 1
    total = sum(counted, Fraction(0))
    return total + blanks * total / len(counted) if blanks and counted else total


def _test(name: str, quoted: Quoted, wanted: str, work: Work) -> bool:
    if name[0] != "“":
        return passes(name, wanted, False, quoted, work, work.given[name])
    result = work.results[name[1:]]
    if wanted.startswith("⟦"):
        return quoted.quote(wanted) in (result.level, ", ".join(result.labels))
    return result.number is not None and interval(wanted)(result.number)


def _would(name: str, quoted: Quoted, wanted: str, value: Fraction, work: Work) -> bool:
    if name[0] == "“":
        return not wanted.startswith("⟦") and interval(wanted)(value)
    return passes(name, wanted, False, quoted, work, Given(True, value=value))


def _chosen(rule: Element, how: str, work: Work) -> Result:
    last: str | None = None
    for row in rule.one("ol").all("li"):
        match = re.fullmatch(r"“([^”]*)”: (.+)", row.text)
        assert match, row.text
        held = match[2] in ("in any other case", "always") or holds(match[2], work)
        if how.startswith("the first") and held:
            return Result(labels=(match[1],))
        if how.startswith("the last"):
            if not held:
                break
            last = match[1]
    return Result(labels=(last,) if last is not None else ())


def _crossed(rule: Element, down: str, across: str, work: Work) -> Result:
    rows = [[cell.text for cell in row if cell.tag in ("th", "td")] for row in rule.one("table").all("tr")]
    row, column = _label(down, work), _label(across, work)
    if row is None or column is None:
        return Result()
    cells = next((cells for cells in rows[1:] if cells[0] == row), rows[0])
    found = cells[rows[0].index(column)] if column in rows[0] else "–"
    return Result(labels=() if found == "–" or cells is rows[0] else (found,))


def _label(name: str, work: Work) -> str | None:
    if name[0] == "“":
        result = work.results[name[1:]]
        return result.level if result.number is not None else "".join(result.labels) or None
    ticked = work.given[name].ticked
    return ticked if isinstance(ticked, str) else None


def _modified(value: Fraction, spans: Sequence[str], work: Work) -> Fraction | None:
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


def _level(value: Fraction, tables: Sequence[str], work: Work) -> str | None:
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


def read_key(page: Element) -> Key:
    """The printed key of the full model."""
    key = Key()
    for question in page.all("li"):
        if (question.attributes.get("id") or "").startswith("q-"):
            printed = question.all("b")[0].text.rstrip(".")
            key.questions.append(printed)
            if any(note.text == "All that apply:" for note in question.all("em")):
                key.many.add(printed)
            for na in question.all(class_="pa-na"):
                key.na[printed] = na.text
    section = page.one(class_="pa-key")
    rules = section.all("ul", class_="pa-rules")
    key.rules = [part for one in rules for part in one.content if isinstance(part, Element)]
    if any(paragraph.text == "Areas:" for paragraph in section.all("p")):
        key.areas = [part for part in rules[0].content if isinstance(part, Element)]
    inside = {id(element) for one in rules for element in one}
    for line in section.all("li"):
        if id(line) not in inside:
            _read_line(line.text, key)
    for paragraph in section.all("p"):
        text = paragraph.text
        if match := re.match(r"Nothing is scored unless (.+?)\. Otherwise: ", text):
            key.screens.append(match[1])
        elif match := re.match(rf"Questions? ({LIST}) must add up to ({NUMBER})", text):
            key.splits.append((listed(match[1]), number(match[2])))
        elif match := re.search(r"Overall: (.+?); shown as points", text):
            key.overall = match[1]
    return key


def _read_line(text: str, key: Key) -> None:
    match = re.match(
        rf"Questions? ({LIST}): only if (.+)\. If not asked, "
        rf"(?:(?:each )?counts ({NUMBER}), as if answered so|left out)\.$",
        text,
    )
    if match:
        for question in listed(match[1]):
            key.skips[question] = (match[2], number(match[3]) if match[3] else None)
        return
    quoted = Quoted(text)
    match = re.match(rf"Questions? ({LIST}): (.+)\.$", quoted.text)
    if not match:
        return
    how = match[2]
    mirror = None
    if found := re.search(rf"; reversed, ({NUMBER}) minus that$", how):
        mirror, how = number(found[1]), how[: found.start()]
    how = re.sub(rf"; {NAME} is not known$", "", how)
    for question in listed(match[1]):
        key.counts[question] = _counting(how, quoted)
        if mirror is not None:
            key.mirrors[question] = mirror


def _counting(how: str, quoted: Quoted) -> Callable[[Ticked], Fraction]:
    if how == "the number given":
        return lambda ticked: cast(Fraction, ticked)
    if how.startswith("the boxes from left to right "):
        values = [number(one) for one in how.removeprefix("the boxes from left to right ").split(", ")]
        return lambda ticked: values[int(cast(str, ticked).removeprefix("box ")) - 1]
    points = {quoted.quote(mark): number(value) for mark, value in re.findall(rf"({NAME}) ({NUMBER})", how)}
    if "added up for all that are ticked" in how:
        return lambda ticked: sum((points[one] for one in cast(frozenset[str], ticked)), Fraction(0))
    return lambda ticked: points[cast(str, ticked)]


@dataclass
class SimpleKey:
    """The printed key of the simple form."""

    scales: list[tuple[list[str], dict[str, Fraction], Fraction]] = field(default_factory=list)
    """The questions (none: all), what each label counts, and what a reversed answer is taken away from."""
    areas: dict[str, tuple[list[str], list[str], int]] = field(default_factory=dict)
    """Questions, those of them reversed, and how many answers there must be."""
    low: Fraction = Fraction(0)
    span: Fraction = Fraction(1)
    levels: list[tuple[list[str], list[tuple[str, Fraction]]]] = field(default_factory=list)
    overall: bool = False

    def work(self, sheet: Sheet) -> dict[str, tuple[Fraction | None, int | None, str | None]]:
        """Of every area its score, its points and its level; of ``overall`` the first two."""
        found: dict[str, tuple[Fraction | None, int | None, str | None]] = {}
        for title, (questions, reverse, need) in self.areas.items():
            values = [value for one in questions if (value := self._value(one, one in reverse, sheet)) is not None]
            if len(values) < need:
                found[title] = (None, None, None)
                continue
            score = sum(values, Fraction(0)) / len(values)
            bounds = next(bounds for titles, bounds in self.levels if not titles or title in titles)
            level = [name for name, start in bounds if score >= start][-1]
            found[title] = (score, self._points(score), level)
        scores = [score for score, _, _ in found.values() if score is not None]
        if self.overall and len(scores) == len(found):
            mean = sum(scores, Fraction(0)) / len(scores)
            found["overall"] = (mean, self._points(mean), None)
        elif self.overall:
            found["overall"] = (None, None, None)
        return found

    def _value(self, question: str, reverse: bool, sheet: Sheet) -> Fraction | None:
        _, values, mirror = next(one for one in self.scales if not one[0] or question in one[0])
        value = values.get(cast(str, sheet.get(question)))
        return value if value is None or not reverse else mirror - value

    def _points(self, score: Fraction) -> int:
        return (100 * (score - self.low) / self.span + Fraction(1, 2)) // 1


def read_simple_key(page: Element) -> SimpleKey:
    """The printed key of the simple form."""
    key = SimpleKey()
    section = page.one(class_="pa-key")
    need = None
    for paragraph in section.all("p"):
        text = paragraph.text
        if match := re.match(
            rf"(?:Questions ({LIST})|Answers) count: (.+?)\.(?: Reversed questions count ({NUMBER}) minus that\.)?$",
            text,
        ):
            pairs = [one.rsplit(" ", 1) for one in match[2].split("; ")]
            values = {label: number(value) for label, value in pairs}
            key.scales.append((listed(match[1]) if match[1] else [], values, number(match[3] or "0")))
        elif match := re.match(r"An area’s score is the mean of its answers(?:, if there are at least (\d+))?;", text):
            need = int(match[1]) if match[1] else None
        elif match := re.match(
            rf"Points: (?:score|\(score − ({NUMBER})\)) ÷ ({NUMBER}) × 100, halves rounded up\.", text
        ):
            key.low, key.span = number(match[1] or "0"), number(match[2])
            key.overall = text.endswith("Overall: the mean of all areas, if every area has a score.")
        elif match := re.match(
            rf"(?:(.+): )?(.+ from {NUMBER}(?:, .+ from {NUMBER})*)\. The bounds are conventions\.", text
        ):
            bounds = [one.rsplit(" from ", 1) for one in match[2].split(", ")]
            titles = match[1].split(", ") if match[1] else []
            key.levels.append((titles, [(title, number(start)) for title, start in bounds]))
    for line in section.all("ul")[0].all("li"):
        match = re.fullmatch(
            rf"(.+): questions ({LIST})(?: \(({LIST}) reversed\))?(?:, at least (\d+) answered)?", line.text
        )
        assert match, line.text
        reverse = listed(match[3]) if match[3] else []
        key.areas[match[1]] = (listed(match[2]), reverse, int(match[4]) if match[4] else need or 1)
    return key


@dataclass
class Line:
    """A line of the printed grid."""

    numbers: list[Fraction]
    bands: list[tuple[str, str, list[Fraction]]]
    """Title, bound and the numbers below it."""

    def circled(self, value: Fraction) -> Fraction:
        """The number one circles: the nearest, of two as near the higher."""
        return min(self.numbers, key=lambda one: (abs(one - value), -one))

    def level(self, value: Fraction) -> str | None:
        """The level that a number reaches by the bounds above the line."""
        reached = None
        for title, bound, _ in self.bands:
            kind, _, start = bound.partition(" ")
            if start and (value > number(start) or (kind == "from" and value == number(start))):
                reached = title
        return reached


def read_grid(page: Element) -> dict[str, Line]:
    """The printed grid by the names of its lines."""
    lines: dict[str, Line] = {}
    for table in page.one(class_="pa-grid").all("table"):
        if table.attributes.get("class") == "pa-labels":
            continue
        heads = table.one("thead").all("th", scope="colgroup")
        for row in table.one("tbody").all("tr"):
            numbers = [number(cell.text) for cell in row.all("td")]
            left = iter(numbers)
            bands = []
            for head in heads:
                bound = head.all("small")[0].text if head.all("small") else ""
                title = head.text.removesuffix(bound).strip()
                below = [next(left) for _ in range(int(head.attributes["colspan"] or 1))]
                bands.append((title, bound, below))
            assert next(left, None) is None
            lines[row.one("th").text] = Line(numbers, bands if bands[0][0] != "Numbers" else [])
    return lines
