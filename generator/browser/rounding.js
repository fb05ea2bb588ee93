/**
 * Rounding, half up; nothing is decided on a rounded number but where a score's own step says so. The Python twin is
 * `rounding.py`.
 *
 * @import { Fraction } from './spec.d.ts'
 */

/**
 * @param {Fraction} number
 * @param {number} decimals
 * @returns {bigint} the nearest multiple of 10^-decimals, counted in those; halves upwards
 */
export function halfUp({ num, den }, decimals) {
  return floor(2n * num * 10n ** BigInt(decimals) + den, 2n * den);
}

/**
 * @param {bigint} num
 * @param {bigint} den  positive
 * @returns {bigint}
 */
function floor(num, den) {
  const whole = num / den;
  return num < 0n && whole * den !== num ? whole - 1n : whole;
}
