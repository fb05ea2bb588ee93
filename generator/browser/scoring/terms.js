/**
 * The members of a score's list on one sheet: what each counts, and what stands in where there is no answer. The
 * Python twin is `scoring/terms.py`.
 *
 * @import { Fraction, SpecItem, SpecScore, SpecTerm } from '../spec.d.ts'
 * @import { Known } from './known.js'
 */
import { counts, passes, rangeOf } from './asked.js';
import { ZERO, divide, fraction, subtract, sum, within } from './fractions.js';

/**
 * @typedef {object} Member  one term on one sheet
 * @property {SpecTerm} term
 * @property {Fraction | null} value  what it counts, after reversal; with `count`, 1 where it passes its test, else 0
 * @property {boolean} counts  whether it is among those of which some number must have a value
 * @property {boolean} fillable  whether something may stand in for a missing value
 *
 * @typedef {Member & { value: Fraction }} Present
 */

/**
 * The members that count, stand-ins for blanks among them. Only real values count towards `need`; with a `need` of 0
 * alone there may be none.
 *
 * @param {SpecScore} score
 * @param {Known} known
 * @returns {Present[] | null} null where fewer have a value than are needed
 */
export function presentMembers(score, known) {
  const members = (score.of ?? []).map((term) => member(score, term, known));
  const real = members.filter(hasValue);
  const asked = members.filter((one) => one.counts).length;
  if (real.length < Math.min(score.need ?? 0, Math.max(asked, 1))) return null;
  return filled(score, members, real, known).filter(hasValue);
}

/**
 * @param {Member} member
 * @returns {member is Present}
 */
function hasValue(member) {
  return member.value !== null;
}

/**
 * @param {SpecScore} score
 * @param {SpecTerm} term
 * @param {Known} known
 * @returns {Member}
 */
function member(score, term, known) {
  const item = known.item(term.of);
  let value = known.number(term.of);
  if (score.verb === 'count') value = known.has(term.of) && term.test ? truth(known.passes(term.test)) : null;
  else if (value && item && term.reverse) value = mirrored(item.item, known.unit, value);
  if (!item) return { term, value, counts: true, fillable: true };
  const blank = item.given.asked && item.given.value === null && !item.given.na;
  return { term, value, counts: counts(item.given), fillable: blank };
}

/**
 * @param {SpecScore} score
 * @param {Member[]} members
 * @param {Present[]} real
 * @param {Known} known
 * @returns {Member[]}
 */
function filled({ blank }, members, real, known) {
  if (blank === undefined || (blank === 'mean' && real.length === 0)) return real;
  const mean = blank === 'mean' ? divide(sum(real.map(({ value }) => value)), fraction(real.length)) : null;
  return members.map((one) => {
    if (one.value !== null || !one.fillable) return one;
    return { ...one, value: mean ?? asAnswered(fraction(blank), one.term, known) };
  });
}

/**
 * @param {Fraction} number
 * @param {SpecTerm} term
 * @param {Known} known
 * @returns {Fraction} what the term counts when `number` is its value before reversal
 */
function asAnswered(number, { of, test, reverse }, known) {
  const item = known.item(of)?.item;
  if (test && item) return truth(passes(test, item, known.unit, null, number));
  if (test) return truth(test.within !== undefined && within(test.within, number));
  return item && reverse ? mirrored(item, known.unit, number) : number;
}

/**
 * @param {SpecItem} item
 * @param {number} unit
 * @param {Fraction} value
 * @returns {Fraction} what it counts reversed: lowest + highest - value
 */
function mirrored(item, unit, value) {
  const [lowest, highest] = rangeOf(item);
  return subtract(fraction(lowest + highest, unit), value);
}

/**
 * @param {boolean} holds
 * @returns {Fraction}
 */
function truth(holds) {
  return holds ? fraction(1) : ZERO;
}
