/**
 * What the page says of one score beyond the dimensions' own. The Python twin is `score_reading.py`.
 *
 * @import { Fraction, ScoreReading, ScoredScore, SpecScore } from './spec.d.ts'
 */
import { divide, fraction, halfUp, subtract } from './fractions.js';

/**
 * @param {SpecScore} score
 * @param {ScoredScore} result
 * @returns {ScoreReading}
 */
export function readScore(score, { id, value, label, parts, norm }) {
  return {
    id,
    text: value && fixed(value, score.decimals ?? 0),
    at: value && place(score, value),
    label,
    labels: parts.length > 0 ? parts : label === null ? [] : [label],
    normGroup: norm,
  };
}

/**
 * @param {Fraction} number
 * @param {number} decimals
 * @returns {string} rounded half up, with a true minus sign
 */
export function fixed(number, decimals) {
  const scaled = halfUp(number, decimals);
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(decimals + 1, '0');
  const [whole, part] = [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals)];
  return `${scaled < 0n ? '−' : ''}${whole}${decimals > 0 ? `.${part}` : ''}`;
}

/**
 * @param {SpecScore} score
 * @param {Fraction} value
 * @returns {number | null} from 0 to 100
 */
function place({ min, max }, value) {
  if (min === undefined || max === undefined || min === max) return null;
  const { num, den } = divide(subtract(value, fraction(min)), subtract(fraction(max), fraction(min)));
  return (100 * Number(num)) / Number(den);
}
