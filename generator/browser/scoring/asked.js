/**
 * Which items a sheet is asked, and what each answer comes to. The Python twin, `scoring/asked.py`, gives the rules.
 *
 * @import { Answer, Answers, Fraction, Given, Spec, SpecCondition, SpecItem, SpecTest } from '../spec.d.ts'
 */
import { equal, fraction, within } from './fractions.js';

const hasOwn = Object.prototype.hasOwnProperty;

/**
 * An answer by item id; what a prototype would lend the object is not one.
 *
 * @param {Answers} answers
 * @param {string} id
 * @returns {Answer}
 */
export function ownAnswer(answers, id) {
  return hasOwn.call(answers, id) ? answers[id] : null;
}

/**
 * @param {SpecItem} item
 * @returns {number} how many different answers there are; they are the whole numbers below it
 */
export function sizeOf({ values, number, many }) {
  if (number) return number.size;
  return many ? 2 ** many.length : /** @type {number[]} */ (values).length;
}

/**
 * @param {SpecItem} item
 * @param {number} answer  one the item can have
 * @returns {number} what it scores before reversal, in units of the spec
 */
export function valueAt({ values, number, many }, answer) {
  if (number) return number.from + answer * number.step;
  if (many) return many.reduce((sum, value, bit) => ((answer >> bit) & 1 ? sum + value : sum), 0);
  return /** @type {number[]} */ (values)[answer];
}

/**
 * @param {SpecItem} item
 * @returns {[lowest: number, highest: number]} the smallest and the largest value an answer scores
 */
export function rangeOf({ values, number, many }) {
  if (number) return [number.from, number.from + (number.size - 1) * number.step];
  const sum = (/** @type {number[]} */ numbers) => numbers.reduce((total, value) => total + value, 0);
  if (many) return [sum(many.filter((value) => value < 0)), sum(many.filter((value) => value > 0))];
  return [Math.min(.../** @type {number[]} */ (values)), Math.max(.../** @type {number[]} */ (values))];
}

/**
 * @param {Spec} spec
 * @param {Answers} answers
 * @returns {boolean[]} by position, whether this sheet is asked the item
 */
export function askedItems(spec, answers) {
  return asAnswered(spec, answers).map(({ asked }) => asked);
}

/**
 * @param {Spec} spec
 * @param {Answers} answers  answers that the item cannot have count as none
 * @returns {Given[]} what each item comes to, by position
 */
export function givenItems(spec, answers) {
  const given = asAnswered(spec, answers);
  for (const { of, total } of spec.splits ?? []) {
    const counted = of.filter((position) => counts(given[position]) && !given[position].na);
    const values = counted.map((position) => given[position].value);
    const sum = values.reduce((/** @type {number} */ all, value) => all + (value ?? 0), 0);
    if (!values.includes(null) && equal(fraction(sum, spec.unit), fraction(total))) continue;
    for (const position of counted) given[position] = { ...given[position], answer: null, value: null };
  }
  return given;
}

/**
 * @param {Given} given
 * @returns {boolean} whether it is among the items of which some number must be answered
 */
export function counts({ asked, value }) {
  return asked || value !== null;
}

/**
 * @param {SpecCondition | undefined} condition  none always holds
 * @param {(test: SpecTest) => boolean} passes
 * @returns {boolean} whether all tests pass and, where there are alternatives, all tests of one of them
 */
export function holds(condition, passes) {
  if (!condition) return true;
  return (condition.all ?? []).every(passes) && (condition.any?.some((tests) => tests.every(passes)) ?? true);
}

/**
 * @param {SpecTest} test  of an item
 * @param {SpecItem} item
 * @param {number} unit
 * @param {number | null} answer
 * @param {Fraction | null} value  what the answer scores before reversal, or what there is without an answer
 * @returns {boolean}
 */
export function passes(test, item, unit, answer, value) {
  if (value === null) return false;
  if (test.within) return within(test.within, value);
  if (test.answers) {
    if (answer !== null) return test.answers.includes(answer);
    return test.answers.some((one) => equal(fraction(valueAt(item, one), unit), value));
  }
  return test.ticked !== undefined && answer !== null && ((answer >> test.ticked) & 1) === 1;
}

/**
 * @param {Spec} spec
 * @param {Answers} answers
 * @returns {Given[]} before the items that must add up to a total are looked at together
 */
function asAnswered(spec, answers) {
  /** @type {Given[]} */
  const found = [];
  const positions = new Map(spec.items.map(({ id }, position) => [id, position]));
  const mayPass = (/** @type {SpecTest} */ test) => {
    const position = /** @type {number} */ (positions.get(test.of));
    const { asked, answer, value, na } = found[position];
    if (asked && value === null && !na && !spec.items[position].fact) return true;
    return passes(test, spec.items[position], spec.unit, answer, value === null ? null : fraction(value, spec.unit));
  };
  for (const item of spec.items) {
    const asked = holds(item.ask, mayPass);
    found.push(asked ? answered(item, ownAnswer(answers, item.id)) : notAsked(item.else ?? null));
  }
  return found;
}

/**
 * @param {number | null} value
 * @returns {Given}
 */
function notAsked(value) {
  return { asked: false, answer: null, value, na: false };
}

/**
 * @param {SpecItem} item
 * @param {Answer} answer
 * @returns {Given}
 */
function answered(item, answer) {
  const possible = typeof answer === 'number' && Number.isInteger(answer) && answer >= 0 && answer < sizeOf(item);
  const value = possible ? valueAt(item, answer) : null;
  return { asked: true, answer: possible ? answer : null, value, na: answer === 'na' };
}
