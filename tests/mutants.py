"""Scoring rules broken on purpose, one at a time: the module, what stands there, and what is put in its place."""

from __future__ import annotations

from typing import NamedTuple


class Mutant(NamedTuple):
    """One broken rule. ``old`` stands in ``module`` exactly once."""

    module: str
    old: str
    new: str


DIMENSION_NEED = "max(min(dimension.need, asked), 1)"
TERM_NEED = "min(score.need, max(asked, 1))"

PYTHON_MUTANTS = {
    # dimensions
    "drop the reverse key": Mutant(
        "scoring/__init__.py",
        "return mirrored(item.scale, given.value) if item.reverse else given.value",
        "return given.value",
    ),
    "count a blank as zero": Mutant("scoring/asked.py", "return BLANK", "return Given(value=Fraction(0))"),
    "count does-not-apply as zero": Mutant(
        "scoring/asked.py", "return DOES_NOT_APPLY", "return Given(value=Fraction(0))"
    ),
    "floor before the level": Mutant(
        "scoring/__init__.py",
        "level_of(result, dimension.levels)",
        "level_of(Fraction(result.numerator // result.denominator), dimension.levels)",
    ),
    "round before the level": Mutant(
        "scoring/__init__.py",
        "level_of(result, dimension.levels)",
        "level_of(Fraction(round(result * 10), 10), dimension.levels)",
    ),
    "lower bound exclusive": Mutant(
        "scoring/__init__.py", "level.start <= score", "level.start < score or level is levels[0]"
    ),
    "ignore need": Mutant("scoring/__init__.py", f"len(answered) < {DIMENSION_NEED}", "not answered"),
    "need more than are asked": Mutant("scoring/__init__.py", DIMENSION_NEED, "dimension.need"),
    "need nothing where nothing is asked": Mutant("scoring/__init__.py", DIMENSION_NEED, "min(dimension.need, asked)"),
    "mean over the items asked": Mutant(
        "scoring/__init__.py", "_mean(answered) *", "sum(answered, Fraction(0)) / asked *"
    ),
    "a sum as a mean": Mutant("scoring/__init__.py", "_mean(answered) * dimension.times", "_mean(answered)"),
    "overall without a dimension": Mutant(
        "scoring/__init__.py", "or not parts or len(parts) < len(whole)", "or not parts"
    ),
    "overall of items as of dimensions": Mutant(
        "scoring/__init__.py", 'if assessment.overall == "items":', "if False:"
    ),
    "overall of all there is": Mutant("scoring/__init__.py", "if id not in inside", "if id"),
    # what is asked
    "ask ignored": Mutant("scoring/asked.py", "asked = item.ask is None or holds(item.ask, may_pass)", "asked = True"),
    "stale answer used": Mutant(
        "scoring/asked.py",
        "Given(asked=False, value=item.otherwise)",
        "Given(asked=False, value=_answered(item, answers).value or item.otherwise)",
    ),
    "otherwise ignored": Mutant("scoring/asked.py", "value=item.otherwise)", "value=None)"),
    "a blank rules out": Mutant("scoring/asked.py", "open_ = given.blank and test.of not in facts", "open_ = False"),
    "a blank fact rules nothing out": Mutant("scoring/asked.py", "given.blank and test.of not in facts", "given.blank"),
    "does-not-apply rules nothing out": Mutant(
        "scoring/asked.py", "open_ = given.blank and", "open_ = (given.blank or given.na) and"
    ),
    "all alternatives needed": Mutant("scoring/asked.py", "any(all(map(passes, tests))", "all(all(map(passes, tests))"),
    "what is scored otherwise passes no test": Mutant(
        "scoring/asked.py",
        "any(scale.value(one) == value for one in test.answers) if answer is None",
        "False if answer is None",
    ),
    "one tick is the answer": Mutant("scoring/asked.py", "answer >> test.ticked & 1 == 1", "answer == test.ticked"),
    "split not checked": Mutant(
        "scoring/asked.py", "if len(values) < len(counted) or sum(values) != block[0].scale.total:", "if False:"
    ),
    "split with a blank": Mutant("scoring/asked.py", "len(values) < len(counted) or ", ""),
    "validity ignored": Mutant("scoring/validity.py", "if not _holds(screen, given)", "if not screen"),
    "validity off by one": Mutant("scoring/validity.py", "Fraction(len(answers))", "Fraction(len(answers) + 1)"),
    "sameness ignored": Mutant("scoring/validity.py", "max(Counter(answers).values(), default=0)", "0"),
    # terms
    "key dropped in a term": Mutant("scoring/terms.py", "if value is not None and term.reverse:", "if False:"),
    "blank number as zero": Mutant(
        "scoring/terms.py", "return _as_answered(score.blank, member.term, known)", "return Fraction(0)"
    ),
    "blank number after reversal": Mutant(
        "scoring/terms.py", "mirrored(item.scale, number) if item and term.reverse else number", "number"
    ),
    "person mean missing": Mutant(
        "scoring/terms.py",
        'score.blank == "left out" or (score.blank == "mean" and not real)',
        'score.blank in ("left out", "mean")',
    ),
    "what does not apply is filled": Mutant(
        "scoring/terms.py", "given.counts, given.blank)", "given.counts, given.asked)"
    ),
    "what is not asked is filled": Mutant(
        "scoring/terms.py", "given.counts, given.blank)", "given.counts, value is None and not given.na)"
    ),
    "stand-ins count towards need": Mutant(
        "scoring/terms.py", f"if len(real) < {TERM_NEED}", f"if len(_filled(score, members, real, known)) < {TERM_NEED}"
    ),
    "one less than needed": Mutant("scoring/terms.py", f"len(real) < {TERM_NEED}", f"len(real) + 1 < {TERM_NEED}"),
    "one more than needed": Mutant("scoring/terms.py", f"len(real) < {TERM_NEED}", f"len(real) <= {TERM_NEED}"),
    "need more terms than are asked": Mutant("scoring/terms.py", TERM_NEED, "score.need"),
    "need no terms where none are asked": Mutant("scoring/terms.py", TERM_NEED, "min(score.need, asked)"),
    # verbs
    "weights ignored": Mutant(
        "scoring/verbs.py", "isinstance(weight, str) else weight", "isinstance(weight, str) else Fraction(1)"
    ),
    "a score for a weight ignored": Mutant("scoring/verbs.py", "known.number(weight) if", "Fraction(1) if"),
    "weights not divided by": Mutant("scoring/verbs.py", "total / whole if whole", "total / len(weights) if whole"),
    "weights of nothing": Mutant(
        "scoring/verbs.py", "return total / whole if whole else None", "return total / (whole or 1)"
    ),
    "a sum divided": Mutant("scoring/verbs.py", 'total if score.verb == "sum" else', "total if False else"),
    "count what is answered": Mutant("scoring/terms.py", "Fraction(known.passes(term.test)) if", "Fraction(1) if"),
    "the highest for the lowest": Mutant("scoring/verbs.py", "return min(values", "return max(values"),
    "zero score ignored": Mutant("scoring/scores.py", "value = score.otherwise", "value = None"),
    "zero score before the modifiers": Mutant(
        "scoring/scores.py",
        "number_of(score, known), known)",
        "score.otherwise if (found := number_of(score, known)) is None else found, known)",
    ),
    # modifiers and levels
    "modifiers in the wrong order": Mutant("scoring/steps.py", "for step in steps:", "for step in reversed(steps):"),
    "plus for minus": Mutant("scoring/steps.py", "else number - by", "else number + by"),
    "minus for plus": Mutant(
        "scoring/steps.py", 'number + by if step.kind == "plus"', 'number - by if step.kind == "plus"'
    ),
    "times as plus": Mutant("scoring/steps.py", "return number * by", "return number + by"),
    "round half down": Mutant(
        "scoring/steps.py", "half_up(number * 10**step.decimals)", "-half_up(-number * 10**step.decimals)"
    ),
    "round half to even": Mutant("scoring/steps.py", "half_up(number", "round(number"),
    "cap ignored": Mutant("scoring/steps.py", "min(number, step.at)", "number"),
    "cap without exception": Mutant(
        "scoring/steps.py", "step.unless != Condition() and known.holds(step.unless)", "False"
    ),
    "cap with no exception never holds": Mutant("scoring/steps.py", "step.unless != Condition() and ", ""),
    "table row shifted": Mutant("scoring/steps.py", "interval.holds(number)", "interval.holds(number + 1)"),
    "table of another group": Mutant("scoring/steps.py", "step.groups if known.holds(when)), ())", "step.groups), ())"),
    "norm of another group": Mutant("scoring/steps.py", "if known.holds(one.when)), None)", "), None)"),
    "norm without its mean": Mutant("scoring/steps.py", "(number - norm.mean)", "number"),
    "norm without its deviation": Mutant("scoring/steps.py", "/ norm.deviation", ""),
    "norm not converted": Mutant("scoring/steps.py", " * step.to_deviation + step.to_mean", ""),
    "bounds swapped": Mutant("scoring/bands.py", "if level.above else", "if not level.above else"),
    "all bounds inclusive": Mutant("scoring/bands.py", "number > level.start if level.above else number", "number"),
    "cut moved by one step": Mutant("scoring/bands.py", "number >= level.start)", "number >= level.start + 1)"),
    "bands of another group": Mutant("scoring/bands.py", "if known.holds(group.when)", "if group"),
    "the lowest level reached": Mutant("scoring/bands.py", "return reached[-1]", "return reached[0]"),
    # labels
    "the last row that holds": Mutant("scoring/labels.py", "tuple(holding)[:1]", "tuple(holding)[-1:]"),
    "a stage after a gap": Mutant("scoring/labels.py", "reached = takewhile(", "reached = filter("),
    "the first stage": Mutant("scoring/labels.py", "for row in reached)[-1:]", "for row in reached)[:1]"),
    "needs ignored": Mutant("scoring/labels.py", "if not all(map(known.has, score.needs)):", "if False:"),
    "ties in top reversed": Mutant("scoring/labels.py", "sorted(members,", "sorted(members[::-1],"),
    "the lowest on top": Mutant("scoring/labels.py", "reverse=True", "reverse=False"),
    "take ignored": Mutant("scoring/labels.py", "ranked[: score.take]", "ranked[:1]"),
    "rows for columns": Mutant("scoring/labels.py", "row, column = labels", "column, row = labels"),
    "join what there is": Mutant("scoring/labels.py", "if len(labels) < len(score.terms):", "if not labels:"),
    "separator ignored": Mutant("scoring/scores.py", "score.separator.join", "'+'.join"),
    "a label is no test": Mutant("scoring/known.py", "self._labels[test.of] == test.label", "False"),
}

BROWSER_NEED = "Math.max(Math.min(dimension.need, asked), 1)"
BROWSER_TERM_NEED = "Math.min(score.need ?? 0, Math.max(asked, 1))"

BROWSER_MUTANTS = {
    # dimensions
    "drop the reverse key": Mutant("scoring/scoring.js", "dimension.reverse.includes(position)", "false"),
    "count a blank as zero": Mutant(
        "scoring/scoring.js", "if (value === null) continue;", "if (value === null) { answered += 1; continue; }"
    ),
    "count does-not-apply as zero": Mutant(
        "scoring/scoring.js",
        "return typeof answer === 'number' ? values?.[answer] ?? null : null;",
        "return answer === 'na' ? 0 : typeof answer === 'number' ? values?.[answer] ?? null : null;",
    ),
    "floor before the level": Mutant(
        "scoring/scoring.js",
        "levelOf(score, dimension) }",
        "levelOf({ num: Math.floor(score.num / score.den), den: 1 }, dimension) }",
    ),
    "round before the level": Mutant(
        "scoring/scoring.js",
        "levelOf(score, dimension) }",
        "levelOf({ num: Math.round((10 * score.num) / score.den), den: 10 }, dimension) }",
    ),
    "lower bound exclusive": Mutant(
        "scoring/scoring.js",
        "level[1] * score.den <= score.num * level[2]",
        "level[1] * score.den < score.num * level[2]",
    ),
    "ignore need": Mutant("scoring/scoring.js", f"answered < {BROWSER_NEED}", "answered === 0"),
    "need more than are asked": Mutant("scoring/scoring.js", BROWSER_NEED, "dimension.need"),
    "need nothing where nothing is asked": Mutant(
        "scoring/scoring.js", BROWSER_NEED, "Math.min(dimension.need, asked)"
    ),
    "mean over the items asked": Mutant(
        "scoring/scoring.js", "den: answered * spec.unit };\n  return { id", "den: asked * spec.unit };\n  return { id"
    ),
    "forget the unit": Mutant(
        "scoring/scoring.js", "den: answered * spec.unit };\n  return { id", "den: answered };\n  return { id"
    ),
    "a sum as a mean": Mutant("scoring/scoring.js", "num: num * (dimension.times ?? 1),", "num,"),
    "reversed between the ends of a sum": Mutant(
        "scoring/scoring.js",
        "(dimension.min + dimension.max) / (dimension.times ?? 1)",
        "dimension.min + dimension.max",
    ),
    "overall without a dimension": Mutant("scoring/scoring.js", " || scores.includes(null)", ""),
    "overall of items as of dimensions": Mutant("scoring/scoring.js", "if (spec.overall === 'items')", "if (false)"),
    "overall of all there is": Mutant("scoring/scoring.js", ".filter((id) => !inside.includes(id))", ""),
    "overall of domains ignored": Mutant("scoring/scoring.js", "spec.domains !== undefined && ", "false && "),
    # what is asked
    "ask ignored": Mutant("scoring/asked.js", "const asked = holds(item.ask, mayPass);", "const asked = true;"),
    "stale answer used": Mutant(
        "scoring/asked.js",
        "notAsked(item.else ?? null)",
        "notAsked(answered(item, ownAnswer(answers, item.id)).value ?? item.else ?? null)",
    ),
    "otherwise ignored": Mutant("scoring/asked.js", "notAsked(item.else ?? null)", "notAsked(null)"),
    "a blank rules out": Mutant("scoring/asked.js", "if (asked && value === null", "if (false && value === null"),
    "a blank fact rules nothing out": Mutant("scoring/asked.js", " && !spec.items[position].fact", ""),
    "does-not-apply rules nothing out": Mutant("scoring/asked.js", " && !na && ", " && "),
    "all alternatives needed": Mutant("scoring/asked.js", "condition.any?.some(", "condition.any?.every("),
    "what is scored otherwise passes no test": Mutant(
        "scoring/asked.js",
        "return test.answers.some((one) => equal(fraction(valueAt(item, one), unit), value));",
        "return false;",
    ),
    "one tick is the answer": Mutant(
        "scoring/asked.js", "((answer >> test.ticked) & 1) === 1", "answer === test.ticked"
    ),
    "a tick for each bit": Mutant(
        "scoring/asked.js", "((answer >> bit) & 1 ? sum + value : sum)", "answer >= bit ? sum + value : sum"
    ),
    "a number without its steps": Mutant(
        "scoring/asked.js", "return number.from + answer * number.step;", "return number.from + answer;"
    ),
    "any number is an answer": Mutant("scoring/asked.js", " && answer < sizeOf(item)", ""),
    "a part of a number is an answer": Mutant("scoring/asked.js", "Number.isInteger(answer) && ", ""),
    "split not checked": Mutant(
        "scoring/asked.js",
        "if (!values.includes(null) && equal(fraction(sum, spec.unit), fraction(total)))",
        "if (true)",
    ),
    "split with a blank": Mutant("scoring/asked.js", "!values.includes(null) && ", ""),
    "validity ignored": Mutant("scoring/validity.js", "return failing < 0 ? null : failing;", "return null;"),
    "validity off by one": Mutant("scoring/validity.js", "fraction(answers.length)", "fraction(answers.length + 1)"),
    "sameness ignored": Mutant("scoring/validity.js", "fraction(most)", "fraction(0)"),
    # terms
    "key dropped in a term": Mutant("scoring/terms.js", "else if (value && item && term.reverse)", "else if (false)"),
    "blank number as zero": Mutant("scoring/terms.js", "asAnswered(fraction(blank), one.term, known)", "ZERO"),
    "blank number after reversal": Mutant(
        "scoring/terms.js", "item && reverse ? mirrored(item, known.unit, number) : number", "number"
    ),
    "person mean missing": Mutant("scoring/terms.js", "(blank === 'mean' && real.length === 0)", "blank === 'mean'"),
    "what does not apply is filled": Mutant("scoring/terms.js", " && !item.given.na;", ";"),
    "what is not asked is filled": Mutant("scoring/terms.js", "const blank = item.given.asked && ", "const blank = "),
    "stand-ins count towards need": Mutant(
        "scoring/terms.js", "if (real.length < Math.min", "if (filled(score, members, real, known).length < Math.min"
    ),
    "one less than needed": Mutant(
        "scoring/terms.js", f"real.length < {BROWSER_TERM_NEED}", f"real.length + 1 < {BROWSER_TERM_NEED}"
    ),
    "one more than needed": Mutant(
        "scoring/terms.js", f"real.length < {BROWSER_TERM_NEED}", f"real.length <= {BROWSER_TERM_NEED}"
    ),
    "need more terms than are asked": Mutant("scoring/terms.js", BROWSER_TERM_NEED, "(score.need ?? 0)"),
    "need no terms where none are asked": Mutant("scoring/terms.js", "Math.max(asked, 1)", "asked"),
    # verbs
    "weights ignored": Mutant("scoring/verbs.js", "fraction(term.weight ?? 1)", "fraction(1)"),
    "a score for a weight ignored": Mutant("scoring/verbs.js", "known.number(term.by)", "fraction(1)"),
    "weights not divided by": Mutant(
        "scoring/verbs.js", "divide(total, whole)", "divide(total, fraction(members.length))"
    ),
    "weights of nothing": Mutant("scoring/verbs.js", "whole.num === 0n ? null", "whole.num === 0n ? fraction(0)"),
    "a sum divided": Mutant("scoring/verbs.js", "if (verb === 'sum') return total;", ""),
    "count what is answered": Mutant("scoring/terms.js", "truth(known.passes(term.test))", "truth(true)"),
    "the highest for the lowest": Mutant("scoring/verbs.js", "compare(low, one) <= 0", "compare(low, one) >= 0"),
    "zero score ignored": Mutant("scoring/scores.js", "found === null && score.else !== undefined", "false"),
    "zero score before the modifiers": Mutant(
        "scoring/scores.js",
        "numberOf(score, known), known)",
        "numberOf(score, known) ?? (score.else === undefined ? null : fraction(score.else)), known)",
    ),
    # modifiers and levels
    "modifiers in the wrong order": Mutant("scoring/steps.js", "of steps) {", "of [...steps].reverse()) {"),
    "plus for minus": Mutant("scoring/steps.js", "minus: subtract", "minus: add"),
    "minus for plus": Mutant("scoring/steps.js", "plus: add", "plus: subtract"),
    "times as plus": Mutant("scoring/steps.js", "times: multiply", "times: add"),
    "round half down": Mutant(
        "scoring/steps.js",
        "num: halfUp(number, step.decimals)",
        "num: -halfUp({ num: -number.num, den: number.den }, step.decimals)",
    ),
    "round towards zero": Mutant("rounding.js", "num < 0n && whole * den !== num ? whole - 1n : whole", "whole"),
    "cap ignored": Mutant("scoring/steps.js", "return free || ", "return true || "),
    "cap without exception": Mutant("scoring/steps.js", "return free || ", "return "),
    "cap with no exception never holds": Mutant("scoring/steps.js", "step.unless && ", ""),
    "table row shifted": Mutant(
        "scoring/steps.js", "within(interval, number)", "within(interval, add(number, fraction(1)))"
    ),
    "table of another group": Mutant(
        "scoring/steps.js", "step.groups.find(({ when }) => known.holds(when))?.rows", "step.groups[0].rows"
    ),
    "norm of another group": Mutant(
        "scoring/steps.js",
        "const group = step.groups.find(({ when }) => known.holds(when));",
        "const group = step.groups[0];",
    ),
    "norm without its mean": Mutant("scoring/steps.js", "subtract(number, fraction(group.mean))", "number"),
    "norm without its deviation": Mutant("scoring/steps.js", "fraction(group.sd)", "fraction(1)"),
    "norm not converted": Mutant(
        "scoring/steps.js",
        "return add(multiply(deviations, fraction(deviation)), fraction(mean));",
        "return deviations;",
    ),
    "bounds swapped": Mutant("scoring/bands.js", "kind === 'above'", "kind !== 'above'"),
    "all bounds inclusive": Mutant("scoring/bands.js", "kind === 'above' ? side > 0 : side >= 0", "side >= 0"),
    "cut moved by one step": Mutant(
        "scoring/bands.js",
        "compare(number, fraction(start))",
        "compare({ ...number, num: number.num - number.den }, fraction(start))",
    ),
    "bands of another group": Mutant(
        "scoring/bands.js", "bands.find(({ when }) => known.holds(when))", "bands.find(() => true)"
    ),
    "the lowest level reached": Mutant("scoring/bands.js", "reached = id;", "reached ??= id;"),
    "an inclusive test excludes its lower bound": Mutant(
        "scoring/fractions.js", "compare(number, fraction(min)) >= 0", "compare(number, fraction(min)) > 0"
    ),
    "an exclusive test includes its lower bound": Mutant(
        "scoring/fractions.js", "compare(number, fraction(above)) > 0", "compare(number, fraction(above)) >= 0"
    ),
    "an inclusive test excludes its upper bound": Mutant(
        "scoring/fractions.js", "compare(number, fraction(max)) <= 0", "compare(number, fraction(max)) < 0"
    ),
    "an exclusive test includes its upper bound": Mutant(
        "scoring/fractions.js", "compare(number, fraction(below)) < 0", "compare(number, fraction(below)) <= 0"
    ),
    # labels
    "the last row that holds": Mutant("scoring/labels.js", ".slice(0, 1).map(", ".slice(-1).map("),
    "a stage after a gap": Mutant(
        "scoring/labels.js",
        "return rows.slice(0, failing < 0 ? rows.length : failing)",
        "return rows.filter(({ when }) => known.holds(when))",
    ),
    "the first stage": Mutant("scoring/labels.js", ".slice(-1).map(", ".slice(0, 1).map("),
    "needs ignored": Mutant("scoring/labels.js", "if (!needs.every((id) => known.has(id))) return [];", ""),
    "ties in top reversed": Mutant("scoring/labels.js", "?? [])].sort(", "?? [])].reverse().sort("),
    "the lowest on top": Mutant("scoring/labels.js", "compare(b.value, a.value)", "compare(a.value, b.value)"),
    "take ignored": Mutant("scoring/labels.js", "ranked.slice(0, score.take)", "ranked.slice(0, 1)"),
    "rows for columns": Mutant(
        "scoring/labels.js", "row === labels[0] && column === labels[1]", "row === labels[1] && column === labels[0]"
    ),
    "join what there is": Mutant(
        "scoring/labels.js", "return labels.length < of.length ? [] : labels;", "return labels;"
    ),
    "separator ignored": Mutant("scoring/scores.js", "parts.join(score.separator ?? '')", "parts.join('+')"),
    "a label is no test": Mutant("scoring/known.js", "this.label(test.of) === test.label", "false"),
}
