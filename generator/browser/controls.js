/**
 * The ways to answer a question: one of several options, any of several, or a number. Each reads one whole number from
 * its inputs and writes one to them: the option's position, the ticked options as bits, or the steps above the lowest
 * number. What the inputs are says which it is.
 *
 * @import { Answer } from './spec.d.ts'
 */

/** What is typed and is no number that the question knows. */
export const NO_NUMBER = Symbol('no such number');

/**
 * @typedef {object} Control
 * @property {(inputs: HTMLInputElement[], changed?: HTMLInputElement) => Answer | typeof NO_NUMBER} read
 *   `changed`: the input that somebody has just used; where two exclude each other it is the one that counts
 * @property {(inputs: HTMLInputElement[], answer: Answer) => void} write
 * @property {(inputs: HTMLInputElement[], answer: Answer) => string} words  the answer, as the page words it
 */

/** Ticked answers that exclude all others. */
const NONE = 'none';
const NOT_APPLICABLE = 'na';

/** @type {Control} */
const oneOf = {
  read(inputs) {
    const chosen = inputs.find((input) => input.checked);
    return chosen ? fromValue(chosen.value) : null;
  },
  write(inputs, answer) {
    for (const input of inputs) check(input, input.value === String(answer));
  },
  words(inputs, answer) {
    return labelOf(inputs.find((input) => input.value === String(answer)));
  },
};

/** @type {Control} */
const anyOf = {
  read(inputs, changed) {
    if (changed?.checked && isExclusive(changed)) return fromValue(changed.value);
    const ticked = inputs.filter((input) => input.checked);
    const bits = ticked.filter((input) => !isExclusive(input)).reduce((sum, input) => sum + 2 ** Number(input.value), 0);
    if (bits > 0) return bits;
    return ticked.length > 0 ? fromValue(ticked[0].value) : null;
  },
  write(inputs, answer) {
    for (const input of inputs) check(input, isTicked(input, answer));
  },
  words(inputs, answer) {
    return inputs.filter((input) => isTicked(input, answer)).map(labelOf).join('; ');
  },
};

/** @type {Control} */
const someNumber = {
  read([field, notApplicable], changed) {
    if (notApplicable?.checked && changed !== field) return NOT_APPLICABLE;
    if (field.value === '') return field.validity.badInput ? NO_NUMBER : null;
    const { from, step, size } = rangeOf(field);
    const steps = (Number(field.value) - from) / step;
    const answer = Math.round(steps);
    // Decimals are not exact in binary; a real miss is far more than this.
    return Math.abs(steps - answer) < 1e-6 && answer >= 0 && answer < size ? answer : NO_NUMBER;
  },
  write([field, notApplicable], answer) {
    if (notApplicable) check(notApplicable, answer === NOT_APPLICABLE);
    const shown = someNumber.read([field]);
    // What somebody has typed stays as typed, whether it says the same in other digits or is no answer yet.
    if (shown === answer || (answer === null && shown === NO_NUMBER)) return;
    field.value = typeof answer === 'number' ? plain(valueOf(field, answer)) : '';
  },
  words([field, notApplicable], answer) {
    if (typeof answer !== 'number') return labelOf(notApplicable);
    const unit = field.parentElement?.querySelector('span')?.textContent ?? '';
    return `${plain(valueOf(field, answer)).replace('-', '−')} ${unit}`.trim();
  },
};

/**
 * @param {HTMLInputElement[]} inputs  of one question
 * @returns {Control}
 */
export function controlOf([first]) {
  return first.type === 'number' ? someNumber : first.type === 'checkbox' ? anyOf : oneOf;
}

/**
 * @param {HTMLInputElement} field
 * @param {number} answer
 * @returns {number} the number that an answer stands for
 */
export function valueOf(field, answer) {
  const { from, step } = rangeOf(field);
  return from + answer * step;
}

/**
 * @param {number} value
 * @returns {string} without the far decimals that binary arithmetic leaves
 */
export function plain(value) {
  return String(Number(value.toFixed(6)));
}

/** @param {HTMLInputElement} field */
function rangeOf(field) {
  const [from, to, step] = [field.min, field.max, field.step].map(Number);
  return { from, step, size: Math.round((to - from) / step) + 1 };
}

/**
 * @param {string} value  of an input
 * @returns {Answer}
 */
function fromValue(value) {
  if (value === NOT_APPLICABLE) return NOT_APPLICABLE;
  return value === NONE ? 0 : Number(value);
}

/** @param {HTMLInputElement} input */
function isExclusive({ value }) {
  return value === NONE || value === NOT_APPLICABLE;
}

/**
 * @param {HTMLInputElement} input
 * @param {Answer} answer
 */
function isTicked(input, answer) {
  if (isExclusive(input)) return answer === fromValue(input.value);
  return typeof answer === 'number' && Math.floor(answer / 2 ** Number(input.value)) % 2 === 1;
}

/**
 * Writing an unchanged state would still make the browser work out style and layout again.
 *
 * @param {HTMLInputElement} input
 * @param {boolean} checked
 */
function check(input, checked) {
  if (input.checked !== checked) input.checked = checked;
}

/** @param {HTMLInputElement | undefined} input */
function labelOf(input) {
  return input?.nextSibling?.textContent?.trim() ?? '';
}
