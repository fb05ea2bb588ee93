/**
 * The scores beyond the dimensions' own, each worked out in turn, on exact fractions of big integers. The Python twin
 * is the package `scores`.
 *
 * @import { Fraction, ScoredScore, Spec, SpecBands, SpecScore } from '../spec.d.ts'
 * @import { Known } from './known.js'
 * @import { Present } from './terms.js'
 */
import { add, compare, divide, fraction, multiply, sum } from './fractions.js';
import { isLabel, labelsOf } from './labels.js';
import { applySteps } from './steps.js';
import { presentMembers } from './terms.js';

/**
 * @param {Spec} spec
 * @param {Known} known  holds the items and dimensions, and is told each score as it comes
 * @returns {ScoredScore[]}
 */
export function evaluate(spec, known) {
  return (spec.scores ?? []).map((score) => {
    const result = scoreOf(score, known);
    known.add(score.id, result.value, result.label);
    return result;
  });
}

/**
 * @param {SpecScore} score
 * @returns {ScoredScore} one without a value
 */
export function unscored({ id }) {
  return { id, value: null, label: null, parts: [], norm: null };
}

/**
 * @param {SpecScore} score
 * @param {Known} known
 * @returns {ScoredScore}
 */
function scoreOf(score, known) {
  if (isLabel(score)) {
    const parts = labelsOf(score, known);
    return { ...unscored(score), label: parts.length > 0 ? parts.join(score.separator ?? '') : null, parts };
  }
  const { value: found, norm } = applySteps(score.steps ?? [], numberOf(score, known), known);
  const value = found === null && score.else !== undefined ? fraction(score.else) : found;
  return { ...unscored(score), value, label: levelIn(score.bands ?? [], value, known), norm };
}

/**
 * @param {SpecScore} score
 * @param {Known} known
 * @returns {Fraction | null} the number before any modifier
 */
function numberOf(score, known) {
  const members = presentMembers(score, known);
  if (members === null) return null;
  const values = members.map(({ value }) => value);
  switch (score.verb) {
    case 'count':
      return sum(values);
    case 'value':
      return values[0] ?? null;
    case 'min':
      return values.reduce((/** @type {Fraction | null} */ low, one) => (low && compare(low, one) <= 0 ? low : one), null);
    case 'max':
      return values.reduce((/** @type {Fraction | null} */ high, one) => (high && compare(high, one) >= 0 ? high : one), null);
    default:
      return weighted(score, members, known);
  }
}

/**
 * @param {SpecScore} score
 * @param {Present[]} members
 * @param {Known} known
 * @returns {Fraction | null} the weighted sum, or divided by the weights the mean; there is none where these are not
 *   known or add up to nothing
 */
function weighted({ verb }, members, known) {
  let total = fraction(0);
  let whole = fraction(0);
  for (const { term, value } of members) {
    const weight = term.by === undefined ? fraction(term.weight ?? 1) : known.number(term.by);
    if (weight === null) return null;
    total = add(total, multiply(weight, value));
    whole = add(whole, weight);
  }
  if (verb === 'sum') return total;
  return whole.num === 0n ? null : divide(total, whole);
}

/**
 * @param {SpecBands[]} bands
 * @param {Fraction | null} number
 * @param {Known} known
 * @returns {string | null} the highest level reached, of the first bands that hold for this person
 */
function levelIn(bands, number, known) {
  if (number === null) return null;
  let reached = null;
  for (const [id, kind, start] of bands.find(({ when }) => known.holds(when))?.levels ?? []) {
    const side = compare(number, fraction(start));
    if (kind === 'above' ? side > 0 : side >= 0) reached = id;
  }
  return reached;
}
