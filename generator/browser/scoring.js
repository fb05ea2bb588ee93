/**
 * Exact scoring in the browser, version 1 of the scoring rules; the Python twin is `scoring.py`.
 *
 * Everything is integers below 2^53, which the build has proven (`spec.largest_integer`), and fractions meet by
 * cross-multiplication, so no level depends on binary rounding.
 *
 * @import { Answer, Answers, Score, Scored, ScoredDimension, Spec, SpecDimension } from './spec.d.ts'
 */

/** The version of the spec this script understands. */
export const SPEC_VERSION = 1;

/**
 * Scores one answer sheet. Keys that are no item's id and positions that are no option count as no answer.
 *
 * @param {Spec} spec
 * @param {Answers} answers
 * @returns {Scored}
 */
export function score(spec, answers) {
  /** @type {(number | null)[]} */
  const given = [];
  for (const item of spec.items) given.push(valueOf(item.values, ownAnswer(answers, item.id)));
  const dimensions = spec.dimensions.map((dimension) => scoreDimension(spec, dimension, given));
  return { dimensions, overall: overall(spec, dimensions, given) };
}

const hasOwn = Object.prototype.hasOwnProperty;

/**
 * An answer by item id; what a prototype would lend the object is not one.
 *
 * @param {Answers} answers
 * @param {string} id
 * @returns {Answer}
 */
export function ownAnswer(answers, id) {
  return hasOwn.call(answers, id) ? answers[id] : null;
}

/**
 * @param {number[]} values
 * @param {Answer} answer
 * @returns {number | null} the option's value before reversal
 */
function valueOf(values, answer) {
  return typeof answer === 'number' ? values[answer] ?? null : null;
}

/**
 * @param {Spec} spec
 * @param {SpecDimension} dimension
 * @param {(number | null)[]} given
 * @returns {ScoredDimension}
 */
function scoreDimension(spec, dimension, given) {
  const { num, answered } = sumOf(dimension, given);
  const asked = dimension.of.length;
  if (answered < dimension.need) return { id: dimension.id, answered, asked, score: null, level: null };
  const score = { num, den: answered * spec.unit };
  return { id: dimension.id, answered, asked, score, level: levelOf(score, dimension) };
}

/**
 * @param {SpecDimension} dimension
 * @param {(number | null)[]} given
 */
function sumOf(dimension, given) {
  let num = 0;
  let answered = 0;
  for (const position of dimension.of) {
    const value = given[position];
    if (value === null) continue;
    num += dimension.reverse.includes(position) ? dimension.min + dimension.max - value : value;
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
  if (spec.overall === 'none' || scores.includes(null)) return null;
  if (spec.overall === 'items') {
    const sums = spec.dimensions.map((dimension) => sumOf(dimension, given));
    const answered = sums.reduce((total, sum) => total + sum.answered, 0);
    return { num: sums.reduce((total, sum) => total + sum.num, 0), den: answered * spec.unit };
  }
  const sum = /** @type {Score[]} */ (scores).reduce(add);
  return lowestTerms({ num: sum.num, den: sum.den * scores.length });
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
