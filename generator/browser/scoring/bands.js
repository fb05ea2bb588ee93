/**
 * The level a score's number lies in. The Python twin is `scoring/bands.py`.
 *
 * @import { Fraction, SpecBands } from '../spec.d.ts'
 * @import { Known } from './known.js'
 */
import { compare, fraction } from './fractions.js';

/**
 * @param {SpecBands[]} bands
 * @param {Fraction | null} number
 * @param {Known} known
 * @returns {string | null} the highest level reached, of the first bands that hold for this person
 */
export function levelIn(bands, number, known) {
  if (number === null) return null;
  let reached = null;
  for (const [id, kind, start] of bands.find(({ when }) => known.holds(when))?.levels ?? []) {
    const side = compare(number, fraction(start));
    if (kind === 'above' ? side > 0 : side >= 0) reached = id;
  }
  return reached;
}
