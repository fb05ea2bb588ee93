/**
 * The number verbs: what a score comes to before its modifiers. The Python twin is `scoring/verbs.py`.
 *
 * @import { Fraction, SpecScore } from '../spec.d.ts'
 * @import { Known } from './known.js'
 * @import { Present } from './terms.js'
 */
import { add, compare, divide, fraction, multiply, sum } from './fractions.js';
import { presentMembers } from './terms.js';

/**
 * @param {SpecScore} score
 * @param {Known} known
 * @returns {Fraction | null} the number before any modifier
 */
export function numberOf(score, known) {
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
