/**
 * What the page says of one score beyond the dimensions' own. The Python twin is `interpretation/scores.py`.
 *
 * @import { Fraction, ScoreReading, ScoredScore, SpecScore } from '../spec.d.ts'
 */
import { halfUp } from '../rounding.js';
import { divide, fraction, subtract } from '../scoring/fractions.js';

/**
 * @param {SpecScore} score
 * @param {SpecScore[]} scores  all of the spec
 * @param {ScoredScore[]} results  of each of them
 * @returns {ScoreReading}
 */
export function readScore(score, scores, results) {
  const { id, value, label, norm } = results[scores.indexOf(score)];
  return {
    id,
    text: value && fixed(value, score.decimals ?? 0),
    at: value && place(score, value),
    label,
    labels: labelsIn(score, scores, results),
    normGroup: norm,
  };
}

/**
 * The labels that one is put together from. Of a `join` over scores that name their members each has the id of the
 * score it is from before it: `strengths:case`.
 *
 * @param {SpecScore} score
 * @param {SpecScore[]} scores
 * @param {ScoredScore[]} results
 * @returns {string[]}
 */
function labelsIn(score, scores, results) {
  const { label, parts } = results[scores.indexOf(score)];
  if (score.verb !== 'join' || !namesMembers(score, scores)) return parts.length > 0 ? parts : label === null ? [] : [label];
  return parts.flatMap((part, index) => {
    const { of } = /** @type {NonNullable<SpecScore['of']>} */ (score.of)[index];
    const member = scores.find(({ id }) => id === of);
    const inner = member && namesMembers(member, scores) ? labelsIn(member, scores, results) : [part];
    return inner.map((one) => `${of}:${one}`);
  });
}

/**
 * @param {SpecScore} score
 * @param {SpecScore[]} scores
 * @returns {boolean} whether its label is put together from ids, which nobody is to read as they are
 */
function namesMembers({ verb, of = [] }, scores) {
  const inner = scores.filter(({ id }) => of.some((term) => term.of === id));
  return verb === 'top' || (verb === 'join' && inner.some((member) => namesMembers(member, scores)));
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
  const at = (100 * Number(num)) / Number(den);
  // beyond a range that the coach has given and that could not be proven there is the number, and no mark
  return at < 0 || at > 100 ? null : at;
}
