/**
 * Exact fractions of big integers, for all that is worked out beyond the dimensions' own scores.
 *
 * @import { Fraction, SpecInterval } from '../spec.d.ts'
 */

/** The sum of nothing. */
export const ZERO = fraction(0);

/**
 * @param {number | string} number  a whole number, or a fraction as the spec writes it: `-3/2`
 * @param {number} [unit]  what a whole number is a multiple of: 1 / unit
 * @returns {Fraction}
 */
export function fraction(number, unit = 1) {
  if (typeof number === 'number') return lowestTerms(BigInt(number), BigInt(unit));
  const [num, den = '1'] = number.split('/');
  return { num: BigInt(num), den: BigInt(den) };
}

/**
 * @param {Fraction} a
 * @param {Fraction} b
 * @returns {Fraction}
 */
export function add(a, b) {
  return lowestTerms(a.num * b.den + b.num * a.den, a.den * b.den);
}

/**
 * @param {Fraction} a
 * @param {Fraction} b
 * @returns {Fraction}
 */
export function subtract(a, b) {
  return lowestTerms(a.num * b.den - b.num * a.den, a.den * b.den);
}

/**
 * @param {Fraction} a
 * @param {Fraction} b
 * @returns {Fraction}
 */
export function multiply(a, b) {
  return lowestTerms(a.num * b.num, a.den * b.den);
}

/**
 * @param {Fraction} a
 * @param {Fraction} b  not zero
 * @returns {Fraction}
 */
export function divide(a, b) {
  return lowestTerms(a.num * b.den, a.den * b.num);
}

/**
 * @param {Fraction[]} numbers
 * @returns {Fraction}
 */
export function sum(numbers) {
  return numbers.reduce(add, ZERO);
}

/**
 * @param {Fraction} a
 * @param {Fraction} b
 * @returns {number} below, at or above zero as a is below, at or above b
 */
export function compare(a, b) {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * @param {Fraction} a
 * @param {Fraction} b
 * @returns {boolean}
 */
export function equal(a, b) {
  return compare(a, b) === 0;
}

/**
 * @param {SpecInterval} interval
 * @param {Fraction} number
 * @returns {boolean} whether the number lies between the bounds
 */
export function within({ min, above, max, below }, number) {
  return (
    (min === undefined || compare(number, fraction(min)) >= 0) &&
    (above === undefined || compare(number, fraction(above)) > 0) &&
    (max === undefined || compare(number, fraction(max)) <= 0) &&
    (below === undefined || compare(number, fraction(below)) < 0)
  );
}

/**
 * @param {bigint} num
 * @param {bigint} den  not zero
 * @returns {Fraction} with a positive denominator
 */
function lowestTerms(num, den) {
  let [shared, rest] = [den, num];
  while (rest !== 0n) [shared, rest] = [rest, shared % rest];
  // the sign of the greatest common divisor is ours to choose: with it goes that of the denominator
  if (shared < 0n !== den < 0n) shared = -shared;
  return { num: num / shared, den: den / shared };
}
