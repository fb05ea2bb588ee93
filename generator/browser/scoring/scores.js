/**
 * The scores beyond the dimensions' own, each worked out in turn, on exact fractions of big integers. The Python twin
 * is `scoring/scores.py`.
 *
 * @import { ScoredScore, Spec, SpecScore } from '../spec.d.ts'
 * @import { Known } from './known.js'
 */
import { levelIn } from './bands.js';
import { fraction } from './fractions.js';
import { isLabel, labelsOf } from './labels.js';
import { applySteps } from './steps.js';
import { numberOf } from './verbs.js';

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
