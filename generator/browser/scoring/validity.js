/**
 * Screens over a whole sheet: whether it can be scored at all. The Python twin is `scoring/validity.py`.
 *
 * @import { Given, Spec } from '../spec.d.ts'
 */
import { fraction, within } from './fractions.js';

/**
 * @param {Spec} spec
 * @param {Given[]} given
 * @returns {number | null} the position of the first screen that fails; only answers to items asked are looked at
 */
export function failingScreen(spec, given) {
  const failing = (spec.validity ?? []).findIndex(({ of, answered, same }) => {
    const answers = of.map((position) => given[position].answer).filter((answer) => answer !== null);
    const most = Math.max(0, ...answers.map((answer) => answers.filter((other) => other === answer).length));
    return (answered && !within(answered, fraction(answers.length))) || (same && !within(same, fraction(most)));
  });
  return failing < 0 ? null : failing;
}
