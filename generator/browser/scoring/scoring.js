/**
 * Exact scoring in the browser, version 1 of the scoring rules; the Python twin is `scoring/__init__.py`.
 *
 * Everything here is integers below 2^53, which the build has proven (`spec.largest_integer`), and fractions meet by
 * cross-multiplication, so no level depends on binary rounding. Scores beyond the dimensions' own are `scores.js`'s.
 *
 * @import { Answer, Answers, Fraction, Given, Score, Scored, ScoredDimension, Spec, SpecDimension } from '../spec.d.ts'
 */
import { counts, givenItems, ownAnswer } from './asked.js';
import { divide, fraction, sum } from './fractions.js';
import { Known } from './known.js';
import { evaluate, unscored } from './scores.js';
import { failingScreen } from './validity.js';

/** The newest version of the spec this script understands; it understands those before it. */
export const SPEC_VERSION = 2;

/**
 * Scores one answer sheet. Keys that are no item's id and positions that are no option count as no answer.
 *
 * @param {Spec} spec
 * @param {Answers} answers
 * @returns {Scored}
 */
export function score(spec, answers) {
  if (spec.spec !== 1) return scoreFull(spec, givenItems(spec, answers));
  /** @type {(number | null)[]} */
  const given = [];
  for (const item of spec.items) given.push(valueOf(item.values, ownAnswer(answers, item.id)));
  const dimensions = spec.dimensions.map((dimension) => scoreDimension(spec, dimension, given));
  return { dimensions, overall: overall(spec, dimensions, given), scores: [], invalid: null };
}

/**
 * @param {Spec} spec
 * @param {Given[]} items  by position
 * @returns {Scored}
 */
function scoreFull(spec, items) {
  const given = items.map(({ value }) => value);
  const dimensions = spec.dimensions.map((dimension) =>
    scoreDimension(spec, dimension, given, dimension.of.filter((position) => counts(items[position])).length),
  );
  const invalid = failingScreen(spec, items);
  if (invalid !== null) {
    const without = dimensions.map((dimension) => ({ ...dimension, score: null, level: null }));
    return { dimensions: without, overall: null, scores: (spec.scores ?? []).map(unscored), invalid };
  }
  const known = new Known(spec, items);
  for (const { id, score, level } of dimensions) known.add(id, score && asFraction(score), level);
  const scores = evaluate(spec, known);
  const nested = spec.domains !== undefined && spec.overall === 'dimensions';
  return { dimensions, overall: nested ? overallOfTop(spec, known) : overall(spec, dimensions, given), scores, invalid };
}

/**
 * @param {Score} score
 * @returns {Fraction}
 */
function asFraction({ num, den }) {
  return fraction(num, den);
}

/**
 * @param {number[] | undefined} values
 * @param {Answer} answer
 * @returns {number | null} the option's value before reversal
 */
function valueOf(values, answer) {
  return typeof answer === 'number' ? values?.[answer] ?? null : null;
}

/**
 * @param {Spec} spec
 * @param {SpecDimension} dimension
 * @param {(number | null)[]} given
 * @param {number} [asked]  how many of its items could count
 * @returns {ScoredDimension}
 */
function scoreDimension(spec, dimension, given, asked = dimension.of.length) {
  const { num, answered } = sumOf(dimension, given);
  if (answered < Math.max(Math.min(dimension.need, asked), 1)) {
    return { id: dimension.id, answered, asked, score: null, level: null };
  }
  const score = { num: num * (dimension.times ?? 1), den: answered * spec.unit };
  return { id: dimension.id, answered, asked, score, level: levelOf(score, dimension) };
}

/**
 * @param {SpecDimension} dimension
 * @param {(number | null)[]} given
 */
function sumOf(dimension, given) {
  const ends = (dimension.min + dimension.max) / (dimension.times ?? 1);
  let num = 0;
  let answered = 0;
  for (const position of dimension.of) {
    const value = given[position];
    if (value === null) continue;
    num += dimension.reverse.includes(position) ? ends - value : value;
    answered += 1;
  }
  return { num, answered };
}

/**
 * @param {Score} score
 * @param {SpecDimension} dimension
 * @returns {string} the highest level whose bound, inclusive, the score reaches
 */
function levelOf(score, dimension) {
  let reached = dimension.levels[0];
  for (const level of dimension.levels) {
    if (level[1] * score.den <= score.num * level[2]) reached = level;
  }
  return reached[0];
}

/**
 * @param {Spec} spec
 * @param {ScoredDimension[]} dimensions
 * @param {(number | null)[]} given
 * @returns {Score | null}
 */
function overall(spec, dimensions, given) {
  const scores = dimensions.map((dimension) => dimension.score);
  if (spec.overall === 'none' || scores.includes(null) || scores.length === 0) return null;
  if (spec.overall === 'items') {
    const sums = spec.dimensions.map((dimension) => sumOf(dimension, given));
    const answered = sums.reduce((total, sum) => total + sum.answered, 0);
    return { num: sums.reduce((total, sum) => total + sum.num, 0), den: answered * spec.unit };
  }
  const sum = /** @type {Score[]} */ (scores).reduce(add);
  return lowestTerms({ num: sum.num, den: sum.den * scores.length });
}

/**
 * @param {Spec} spec
 * @param {Known} known
 * @returns {Fraction | null} the mean of the dimensions and domains that lie in no domain
 */
function overallOfTop(spec, known) {
  const entries = topLevel(spec).map((id) => known.number(id));
  const numbers = entries.filter((number) => number !== null);
  return numbers.length < entries.length ? null : divide(sum(numbers), fraction(numbers.length));
}

/**
 * @param {Spec} spec
 * @returns {string[]} the ids of the dimensions and domains that lie in no domain
 */
export function topLevel({ dimensions, domains = [] }) {
  const inside = domains.flatMap(({ of }) => of);
  return [...dimensions, ...domains].map(({ id }) => id).filter((id) => !inside.includes(id));
}

/**
 * @param {Score} a
 * @param {Score} b
 * @returns {Score} the sum over the least common denominator, which keeps the integers small
 */
function add(a, b) {
  const shared = greatestCommonDivisor(a.den, b.den);
  return { num: a.num * (b.den / shared) + b.num * (a.den / shared), den: a.den * (b.den / shared) };
}

/**
 * @param {Score} score
 * @returns {Score}
 */
function lowestTerms({ num, den }) {
  const shared = greatestCommonDivisor(Math.abs(num), den);
  return { num: num / shared, den: den / shared };
}

/**
 * @param {number} a
 * @param {number} b
 * @returns {number}
 */
function greatestCommonDivisor(a, b) {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
