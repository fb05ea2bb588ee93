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
        "scoring.py",
        "return mirrored(item.scale, given.value) if item.reverse else given.value",
        "return given.value",
    ),
    "count a blank as zero": Mutant("asked.py", "return BLANK", "return Given(value=Fraction(0))"),
    "count does-not-apply as zero": Mutant("asked.py", "return DOES_NOT_APPLY", "return Given(value=Fraction(0))"),
    "floor before the level": Mutant(
        "scoring.py",
        "level_of(result, dimension.levels)",
        "level_of(Fraction(result.numerator // result.denominator), dimension.levels)",
    ),
    "round before the level": Mutant(
        "scoring.py",
        "level_of(result, dimension.levels)",
        "level_of(Fraction(round(result * 10), 10), dimension.levels)",
    ),
    "lower bound exclusive": Mutant("scoring.py", "level.start <= score", "level.start < score or level is levels[0]"),
    "ignore need": Mutant("scoring.py", f"len(answered) < {DIMENSION_NEED}", "not answered"),
    "need more than are asked": Mutant("scoring.py", DIMENSION_NEED, "dimension.need"),
    "need nothing where nothing is asked": Mutant("scoring.py", DIMENSION_NEED, "min(dimension.need, asked)"),
    "mean over the items asked": Mutant("scoring.py", "_mean(answered) *", "sum(answered, Fraction(0)) / asked *"),
    "a sum as a mean": Mutant("scoring.py", "_mean(answered) * dimension.times", "_mean(answered)"),
    "overall without a dimension": Mutant("scoring.py", "or not parts or len(parts) < len(whole)", "or not parts"),
    "overall of items as of dimensions": Mutant("scoring.py", 'if assessment.overall == "items":', "if False:"),
    "overall of all there is": Mutant("scoring.py", "if id not in inside", "if id"),
    # what is asked
    "ask ignored": Mutant("asked.py", "asked = item.ask is None or holds(item.ask, may_pass)", "asked = True"),
    "stale answer used": Mutant(
        "asked.py",
        "Given(asked=False, value=item.otherwise)",
        "Given(asked=False, value=_answered(item, answers).value or item.otherwise)",
    ),
    "otherwise ignored": Mutant("asked.py", "value=item.otherwise)", "value=None)"),
    "a blank rules out": Mutant("asked.py", "open_ = given.blank and test.of not in facts", "open_ = False"),
    "a blank fact rules nothing out": Mutant("asked.py", "given.blank and test.of not in facts", "given.blank"),
    "does-not-apply rules nothing out": Mutant(
        "asked.py", "open_ = given.blank and", "open_ = (given.blank or given.na) and"
    ),
    "all alternatives needed": Mutant("asked.py", "any(all(map(passes, tests))", "all(all(map(passes, tests))"),
    "what is scored otherwise passes no test": Mutant(
        "asked.py",
        "any(scale.value(one) == value for one in test.answers) if answer is None",
        "False if answer is None",
    ),
    "one tick is the answer": Mutant("asked.py", "answer >> test.ticked & 1 == 1", "answer == test.ticked"),
    "split not checked": Mutant(
        "asked.py", "if len(values) < len(counted) or sum(values) != block[0].scale.total:", "if False:"
    ),
    "split with a blank": Mutant("asked.py", "len(values) < len(counted) or ", ""),
    "validity ignored": Mutant("validity.py", "if not _holds(screen, given)", "if not screen"),
    "validity off by one": Mutant("validity.py", "Fraction(len(answers))", "Fraction(len(answers) + 1)"),
    "sameness ignored": Mutant("validity.py", "max(Counter(answers).values(), default=0)", "0"),
    # terms
    "key dropped in a term": Mutant("scores/terms.py", "if value is not None and term.reverse:", "if False:"),
    "blank number as zero": Mutant(
        "scores/terms.py", "return _as_answered(score.blank, member.term, known)", "return Fraction(0)"
    ),
    "blank number after reversal": Mutant(
        "scores/terms.py", "mirrored(item.scale, number) if item and term.reverse else number", "number"
    ),
    "person mean missing": Mutant(
        "scores/terms.py",
        'score.blank == "left out" or (score.blank == "mean" and not real)',
        'score.blank in ("left out", "mean")',
    ),
    "what does not apply is filled": Mutant(
        "scores/terms.py", "given.counts, given.blank)", "given.counts, given.asked)"
    ),
    "what is not asked is filled": Mutant(
        "scores/terms.py", "given.counts, given.blank)", "given.counts, value is None and not given.na)"
    ),
    "stand-ins count towards need": Mutant(
        "scores/terms.py", f"if len(real) < {TERM_NEED}", f"if len(_filled(score, members, real, known)) < {TERM_NEED}"
    ),
    "one less than needed": Mutant("scores/terms.py", f"len(real) < {TERM_NEED}", f"len(real) + 1 < {TERM_NEED}"),
    "one more than needed": Mutant("scores/terms.py", f"len(real) < {TERM_NEED}", f"len(real) <= {TERM_NEED}"),
    "need more terms than are asked": Mutant("scores/terms.py", TERM_NEED, "score.need"),
    "need no terms where none are asked": Mutant("scores/terms.py", TERM_NEED, "min(score.need, asked)"),
    # verbs
    "weights ignored": Mutant(
        "scores/verbs.py", "isinstance(weight, str) else weight", "isinstance(weight, str) else Fraction(1)"
    ),
    "a score for a weight ignored": Mutant("scores/verbs.py", "known.number(weight) if", "Fraction(1) if"),
    "weights not divided by": Mutant("scores/verbs.py", "total / whole if whole", "total / len(weights) if whole"),
    "weights of nothing": Mutant(
        "scores/verbs.py", "return total / whole if whole else None", "return total / (whole or 1)"
    ),
    "a sum divided": Mutant("scores/verbs.py", 'total if score.verb == "sum" else', "total if False else"),
    "count what is answered": Mutant("scores/terms.py", "Fraction(known.passes(term.test)) if", "Fraction(1) if"),
    "the highest for the lowest": Mutant("scores/verbs.py", "return min(values", "return max(values"),
    "zero score ignored": Mutant("scores/__init__.py", "value = score.otherwise", "value = None"),
    "zero score before the modifiers": Mutant(
        "scores/__init__.py",
        "number_of(score, known), known)",
        "score.otherwise if (found := number_of(score, known)) is None else found, known)",
    ),
    # modifiers and levels
    "modifiers in the wrong order": Mutant("scores/steps.py", "for step in steps:", "for step in reversed(steps):"),
    "plus for minus": Mutant("scores/steps.py", "else number - by", "else number + by"),
    "minus for plus": Mutant(
        "scores/steps.py", 'number + by if step.kind == "plus"', 'number - by if step.kind == "plus"'
    ),
    "times as plus": Mutant("scores/steps.py", "return number * by", "return number + by"),
    "round half down": Mutant(
        "scores/steps.py", "half_up(number * 10**step.decimals)", "-half_up(-number * 10**step.decimals)"
    ),
    "round half to even": Mutant("scores/steps.py", "half_up(number", "round(number"),
    "cap ignored": Mutant("scores/steps.py", "min(number, step.at)", "number"),
    "cap without exception": Mutant(
        "scores/steps.py", "step.unless != Condition() and known.holds(step.unless)", "False"
    ),
    "cap with no exception never holds": Mutant("scores/steps.py", "step.unless != Condition() and ", ""),
    "table row shifted": Mutant("scores/steps.py", "interval.holds(number)", "interval.holds(number + 1)"),
    "table of another group": Mutant("scores/steps.py", "step.groups if known.holds(when)), ())", "step.groups), ())"),
    "norm of another group": Mutant("scores/steps.py", "if known.holds(one.when)), None)", "), None)"),
    "norm without its mean": Mutant("scores/steps.py", "(number - norm.mean)", "number"),
    "norm without its deviation": Mutant("scores/steps.py", "/ norm.deviation", ""),
    "norm not converted": Mutant("scores/steps.py", " * step.to_deviation + step.to_mean", ""),
    "bounds swapped": Mutant("scores/bands.py", "if level.above else", "if not level.above else"),
    "all bounds inclusive": Mutant("scores/bands.py", "number > level.start if level.above else number", "number"),
    "cut moved by one step": Mutant("scores/bands.py", "number >= level.start)", "number >= level.start + 1)"),
    "bands of another group": Mutant("scores/bands.py", "if known.holds(group.when)", "if group"),
    "the lowest level reached": Mutant("scores/bands.py", "return reached[-1]", "return reached[0]"),
    # labels
    "the last row that holds": Mutant("scores/labels.py", "tuple(holding)[:1]", "tuple(holding)[-1:]"),
    "a stage after a gap": Mutant("scores/labels.py", "reached = takewhile(", "reached = filter("),
    "the first stage": Mutant("scores/labels.py", "for row in reached)[-1:]", "for row in reached)[:1]"),
    "needs ignored": Mutant("scores/labels.py", "if not all(map(known.has, score.needs)):", "if False:"),
    "ties in top reversed": Mutant("scores/labels.py", "sorted(members,", "sorted(members[::-1],"),
    "the lowest on top": Mutant("scores/labels.py", "reverse=True", "reverse=False"),
    "take ignored": Mutant("scores/labels.py", "ranked[: score.take]", "ranked[:1]"),
    "rows for columns": Mutant("scores/labels.py", "row, column = labels", "column, row = labels"),
    "join what there is": Mutant("scores/labels.py", "if len(labels) < len(score.terms):", "if not labels:"),
    "separator ignored": Mutant("scores/__init__.py", "score.separator.join", "'+'.join"),
    "a label is no test": Mutant("scores/known.py", "self._labels[test.of] == test.label", "False"),
}

BROWSER_NEED = "Math.max(Math.min(dimension.need, asked), 1)"
BROWSER_TERM_NEED = "Math.min(score.need ?? 0, Math.max(asked, 1))"

BROWSER_MUTANTS = {
    # dimensions
    "drop the reverse key": Mutant("scoring.js", "dimension.reverse.includes(position)", "false"),
    "count a blank as zero": Mutant(
        "scoring.js", "if (value === null) continue;", "if (value === null) { answered += 1; continue; }"
    ),
    "count does-not-apply as zero": Mutant(
        "scoring.js",
        "return typeof answer === 'number' ? values?.[answer] ?? null : null;",
        "return answer === 'na' ? 0 : typeof answer === 'number' ? values?.[answer] ?? null : null;",
    ),
    "floor before the level": Mutant(
        "scoring.js",
        "levelOf(score, dimension) }",
        "levelOf({ num: Math.floor(score.num / score.den), den: 1 }, dimension) }",
    ),
    "round before the level": Mutant(
        "scoring.js",
        "levelOf(score, dimension) }",
        "levelOf({ num: Math.round((10 * score.num) / score.den), den: 10 }, dimension) }",
    ),
    "lower bound exclusive": Mutant(
        "scoring.js", "level[1] * score.den <= score.num * level[2]", "level[1] * score.den < score.num * level[2]"
    ),
    "ignore need": Mutant("scoring.js", f"answered < {BROWSER_NEED}", "answered === 0"),
    "need more than are asked": Mutant("scoring.js", BROWSER_NEED, "dimension.need"),
    "need nothing where nothing is asked": Mutant("scoring.js", BROWSER_NEED, "Math.min(dimension.need, asked)"),
    "mean over the items asked": Mutant(
        "scoring.js", "den: answered * spec.unit };\n  return { id", "den: asked * spec.unit };\n  return { id"
    ),
    "forget the unit": Mutant(
        "scoring.js", "den: answered * spec.unit };\n  return { id", "den: answered };\n  return { id"
    ),
    "a sum as a mean": Mutant("scoring.js", "num: num * (dimension.times ?? 1),", "num,"),
    "reversed between the ends of a sum": Mutant(
        "scoring.js", "(dimension.min + dimension.max) / (dimension.times ?? 1)", "dimension.min + dimension.max"
    ),
    "overall without a dimension": Mutant("scoring.js", " || scores.includes(null)", ""),
    "overall of items as of dimensions": Mutant("scoring.js", "if (spec.overall === 'items')", "if (false)"),
    "overall of all there is": Mutant("scoring.js", ".filter((id) => !inside.includes(id))", ""),
    "overall of domains ignored": Mutant("scoring.js", "spec.domains !== undefined && ", "false && "),
    # what is asked
    "ask ignored": Mutant("asked.js", "const asked = holds(item.ask, mayPass);", "const asked = true;"),
    "stale answer used": Mutant(
        "asked.js",
        "notAsked(item.else ?? null)",
        "notAsked(answered(item, ownAnswer(answers, item.id)).value ?? item.else ?? null)",
    ),
    "otherwise ignored": Mutant("asked.js", "notAsked(item.else ?? null)", "notAsked(null)"),
    "a blank rules out": Mutant("asked.js", "if (asked && value === null", "if (false && value === null"),
    "a blank fact rules nothing out": Mutant("asked.js", " && !spec.items[position].fact", ""),
    "does-not-apply rules nothing out": Mutant("asked.js", " && !na && ", " && "),
    "all alternatives needed": Mutant("asked.js", "condition.any?.some(", "condition.any?.every("),
    "what is scored otherwise passes no test": Mutant(
        "asked.js",
        "return test.answers.some((one) => equal(fraction(valueAt(item, one), unit), value));",
        "return false;",
    ),
    "one tick is the answer": Mutant("asked.js", "((answer >> test.ticked) & 1) === 1", "answer === test.ticked"),
    "a tick for each bit": Mutant(
        "asked.js", "((answer >> bit) & 1 ? sum + value : sum)", "answer >= bit ? sum + value : sum"
    ),
    "a number without its steps": Mutant(
        "asked.js", "return number.from + answer * number.step;", "return number.from + answer;"
    ),
    "any number is an answer": Mutant("asked.js", " && answer < sizeOf(item)", ""),
    "a part of a number is an answer": Mutant("asked.js", "Number.isInteger(answer) && ", ""),
    "split not checked": Mutant(
        "asked.js", "if (!values.includes(null) && equal(fraction(sum, spec.unit), fraction(total)))", "if (true)"
    ),
    "split with a blank": Mutant("asked.js", "!values.includes(null) && ", ""),
    "validity ignored": Mutant("validity.js", "return failing < 0 ? null : failing;", "return null;"),
    "validity off by one": Mutant("validity.js", "fraction(answers.length)", "fraction(answers.length + 1)"),
    "sameness ignored": Mutant("validity.js", "fraction(most)", "fraction(0)"),
    # terms
    "key dropped in a term": Mutant("score_terms.js", "else if (value && item && term.reverse)", "else if (false)"),
    "blank number as zero": Mutant("score_terms.js", "asAnswered(fraction(blank), one.term, known)", "ZERO"),
    "blank number after reversal": Mutant(
        "score_terms.js", "item && reverse ? mirrored(item, known.unit, number) : number", "number"
    ),
    "person mean missing": Mutant("score_terms.js", "(blank === 'mean' && real.length === 0)", "blank === 'mean'"),
    "what does not apply is filled": Mutant("score_terms.js", " && !item.given.na;", ";"),
    "what is not asked is filled": Mutant("score_terms.js", "const blank = item.given.asked && ", "const blank = "),
    "stand-ins count towards need": Mutant(
        "score_terms.js", "if (real.length < Math.min", "if (filled(score, members, real, known).length < Math.min"
    ),
    "one less than needed": Mutant(
        "score_terms.js", f"real.length < {BROWSER_TERM_NEED}", f"real.length + 1 < {BROWSER_TERM_NEED}"
    ),
    "one more than needed": Mutant(
        "score_terms.js", f"real.length < {BROWSER_TERM_NEED}", f"real.length <= {BROWSER_TERM_NEED}"
    ),
    "need more terms than are asked": Mutant("score_terms.js", BROWSER_TERM_NEED, "(score.need ?? 0)"),
    "need no terms where none are asked": Mutant("score_terms.js", "Math.max(asked, 1)", "asked"),
    # verbs
    "weights ignored": Mutant("scores.js", "fraction(term.weight ?? 1)", "fraction(1)"),
    "a score for a weight ignored": Mutant("scores.js", "known.number(term.by)", "fraction(1)"),
    "weights not divided by": Mutant("scores.js", "divide(total, whole)", "divide(total, fraction(members.length))"),
    "weights of nothing": Mutant("scores.js", "whole.num === 0n ? null", "whole.num === 0n ? fraction(0)"),
    "a sum divided": Mutant("scores.js", "if (verb === 'sum') return total;", ""),
    "count what is answered": Mutant("score_terms.js", "truth(known.passes(term.test))", "truth(true)"),
    "the highest for the lowest": Mutant("scores.js", "compare(low, one) <= 0", "compare(low, one) >= 0"),
    "zero score ignored": Mutant("scores.js", "found === null && score.else !== undefined", "false"),
    "zero score before the modifiers": Mutant(
        "scores.js",
        "numberOf(score, known), known)",
        "numberOf(score, known) ?? (score.else === undefined ? null : fraction(score.else)), known)",
    ),
    # modifiers and levels
    "modifiers in the wrong order": Mutant("score_steps.js", "of steps) {", "of [...steps].reverse()) {"),
    "plus for minus": Mutant("score_steps.js", "minus: subtract", "minus: add"),
    "minus for plus": Mutant("score_steps.js", "plus: add", "plus: subtract"),
    "times as plus": Mutant("score_steps.js", "times: multiply", "times: add"),
    "round half down": Mutant(
        "score_steps.js",
        "num: halfUp(number, step.decimals)",
        "num: -halfUp({ num: -number.num, den: number.den }, step.decimals)",
    ),
    "round towards zero": Mutant("fractions.js", "num < 0n && whole * den !== num ? whole - 1n : whole", "whole"),
    "cap ignored": Mutant("score_steps.js", "return free || ", "return true || "),
    "cap without exception": Mutant("score_steps.js", "return free || ", "return "),
    "cap with no exception never holds": Mutant("score_steps.js", "step.unless && ", ""),
    "table row shifted": Mutant(
        "score_steps.js", "within(interval, number)", "within(interval, add(number, fraction(1)))"
    ),
    "table of another group": Mutant(
        "score_steps.js", "step.groups.find(({ when }) => known.holds(when))?.rows", "step.groups[0].rows"
    ),
    "norm of another group": Mutant(
        "score_steps.js",
        "const group = step.groups.find(({ when }) => known.holds(when));",
        "const group = step.groups[0];",
    ),
    "norm without its mean": Mutant("score_steps.js", "subtract(number, fraction(group.mean))", "number"),
    "norm without its deviation": Mutant("score_steps.js", "fraction(group.sd)", "fraction(1)"),
    "norm not converted": Mutant(
        "score_steps.js", "return add(multiply(deviations, fraction(deviation)), fraction(mean));", "return deviations;"
    ),
    "bounds swapped": Mutant("scores.js", "kind === 'above'", "kind !== 'above'"),
    "all bounds inclusive": Mutant("scores.js", "kind === 'above' ? side > 0 : side >= 0", "side >= 0"),
    "cut moved by one step": Mutant(
        "scores.js", "compare(number, fraction(start))", "compare(number, add(fraction(start), fraction(1)))"
    ),
    "bands of another group": Mutant(
        "scores.js", "bands.find(({ when }) => known.holds(when))", "bands.find(() => true)"
    ),
    "the lowest level reached": Mutant("scores.js", "reached = id;", "reached ??= id;"),
    "an inclusive test excludes its lower bound": Mutant(
        "fractions.js", "compare(number, fraction(min)) >= 0", "compare(number, fraction(min)) > 0"
    ),
    "an exclusive test includes its lower bound": Mutant(
        "fractions.js", "compare(number, fraction(above)) > 0", "compare(number, fraction(above)) >= 0"
    ),
    "an inclusive test excludes its upper bound": Mutant(
        "fractions.js", "compare(number, fraction(max)) <= 0", "compare(number, fraction(max)) < 0"
    ),
    "an exclusive test includes its upper bound": Mutant(
        "fractions.js", "compare(number, fraction(below)) < 0", "compare(number, fraction(below)) <= 0"
    ),
    # labels
    "the last row that holds": Mutant("score_labels.js", ".slice(0, 1).map(", ".slice(-1).map("),
    "a stage after a gap": Mutant(
        "score_labels.js",
        "return rows.slice(0, failing < 0 ? rows.length : failing)",
        "return rows.filter(({ when }) => known.holds(when))",
    ),
    "the first stage": Mutant("score_labels.js", ".slice(-1).map(", ".slice(0, 1).map("),
    "needs ignored": Mutant("score_labels.js", "if (!needs.every((id) => known.has(id))) return [];", ""),
    "ties in top reversed": Mutant("score_labels.js", "?? [])].sort(", "?? [])].reverse().sort("),
    "the lowest on top": Mutant("score_labels.js", "compare(b.value, a.value)", "compare(a.value, b.value)"),
    "take ignored": Mutant("score_labels.js", "ranked.slice(0, score.take)", "ranked.slice(0, 1)"),
    "rows for columns": Mutant(
        "score_labels.js", "row === labels[0] && column === labels[1]", "row === labels[1] && column === labels[0]"
    ),
    "join what there is": Mutant(
        "score_labels.js", "return labels.length < of.length ? [] : labels;", "return labels;"
    ),
    "separator ignored": Mutant("scores.js", "parts.join(score.separator ?? '')", "parts.join('+')"),
    "a label is no test": Mutant("known.js", "this.label(test.of) === test.label", "false"),
}
