/**
 * What is known of a sheet while its scores are worked out: numbers and labels by id, and the tests on them.
 *
 * @import { Fraction, Given, Spec, SpecCondition, SpecItem, SpecTest } from '../spec.d.ts'
 */
import { holds, passes } from './asked.js';
import { fraction, within } from './fractions.js';

/** Numbers and labels of items, dimensions and scores; ids are unique over all of them. */
export class Known {
  /** @type {number} every value of an item is a multiple of 1 / unit */
  unit;
  /** @type {Map<string, { item: SpecItem, given: Given }>} */
  #items;
  /** @type {Map<string, { number: Fraction | null, label: string | null }>} */
  #scores = new Map();

  /**
   * @param {Spec} spec
   * @param {Given[]} given
   */
  constructor(spec, given) {
    this.unit = spec.unit;
    this.#items = new Map(spec.items.map((item, position) => [item.id, { item, given: given[position] }]));
  }

  /**
   * Takes in a dimension or a score; its label is the id of its level where it has a number.
   *
   * @param {string} id
   * @param {Fraction | null} number
   * @param {string | null} label
   */
  add(id, number, label) {
    this.#scores.set(id, { number, label });
  }

  /**
   * @param {string} id
   * @returns {{ item: SpecItem, given: Given } | undefined} where it is an item
   */
  item(id) {
    return this.#items.get(id);
  }

  /**
   * @param {string} id
   * @returns {Fraction | null} of a dimension or score; of an item what it scores before any reversal
   */
  number(id) {
    const item = this.#items.get(id);
    if (!item) return this.#scores.get(id)?.number ?? null;
    return item.given.value === null ? null : fraction(item.given.value, this.unit);
  }

  /**
   * @param {string} id
   * @returns {string | null} the label or level of a score or dimension; the position of an item's answer, as text
   */
  label(id) {
    const item = this.#items.get(id);
    if (!item) return this.#scores.get(id)?.label ?? null;
    return item.given.answer === null ? null : String(item.given.answer);
  }

  /**
   * @param {string} id
   * @returns {boolean} whether there is a number or a label at all
   */
  has(id) {
    return this.number(id) !== null || this.label(id) !== null;
  }

  /**
   * @param {SpecCondition | undefined} condition  none always holds
   * @returns {boolean}
   */
  holds(condition) {
    return holds(condition, (test) => this.passes(test));
  }

  /**
   * @param {SpecTest} test
   * @returns {boolean} on something unknown it does not pass
   */
  passes(test) {
    const item = this.#items.get(test.of);
    if (item) return passes(test, item.item, this.unit, item.given.answer, this.number(test.of));
    if (test.label !== undefined) return this.label(test.of) === test.label;
    const number = this.number(test.of);
    return number !== null && test.within !== undefined && within(test.within, number);
  }
}
