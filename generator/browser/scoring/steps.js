/**
 * The modifiers that a number goes through, one after the other, each exact. The Python twin is `scoring/steps.py`.
 *
 * @import { Fraction, SpecStep } from '../spec.d.ts'
 * @import { Known } from './known.js'
 */
import { add, compare, divide, fraction, multiply, subtract, within } from './fractions.js';
import { halfUp } from '../rounding.js';

/**
 * @param {SpecStep[]} steps
 * @param {Fraction | null} number
 * @param {Known} known
 * @returns {{ value: Fraction | null, norm: number | null }} the number after all steps, and the position of the norm
 *   group it was compared with; no number where a step has no result
 */
export function applySteps(steps, number, known) {
  let norm = null;
  let value = number;
  for (const step of steps) {
    if (value === null) break;
    if (step.kind === 'norm') norm = step.groups.findIndex(({ when }) => known.holds(when));
    value = after(step, value, known);
  }
  return { value, norm: value === null ? null : norm };
}

/**
 * @param {SpecStep} step
 * @param {Fraction} number
 * @param {Known} known
 * @returns {Fraction | null}
 */
function after(step, number, known) {
  switch (step.kind) {
    case 'table': {
      const rows = step.groups.find(({ when }) => known.holds(when))?.rows ?? [];
      const row = rows.find(([interval]) => within(interval, number));
      return row ? fraction(row[1]) : null;
    }
    case 'norm': {
      const group = step.groups.find(({ when }) => known.holds(when));
      if (!group) return null;
      const deviations = divide(subtract(number, fraction(group.mean)), fraction(group.sd));
      const [mean, deviation] = step.to;
      return add(multiply(deviations, fraction(deviation)), fraction(mean));
    }
    case 'round':
      return divide({ num: halfUp(number, step.decimals), den: 1n }, { num: 10n ** BigInt(step.decimals), den: 1n });
    case 'cap': {
      const free = step.unless && known.holds(step.unless);
      return free || compare(number, fraction(step.at)) <= 0 ? number : fraction(step.at);
    }
    default: {
      const by = step.of === undefined ? fraction(step.by) : known.number(step.of);
      if (by === null) return null;
      return { plus: add, minus: subtract, times: multiply }[step.kind](number, by);
    }
  }
}
