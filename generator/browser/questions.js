/**
 * The questions as they stand on the page: their elements, numbers and words.
 *
 * Everything is looked up when it is asked for, so that a page of 300 questions costs nothing until then.
 *
 * @import { Page } from './page.js'
 * @import { Answer } from './spec.d.ts'
 */
import { find } from './page.js';

/** Looks things up by item id; sections count from 0. */
export class Questions {
  /** @type {Map<string, number>} item id to its position */
  #positions;
  /** @type {Map<string, number>} item id to its dimension's position */
  #sections;

  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.ids = page.spec.items.map((item) => item.id);
    this.#positions = new Map(this.ids.map((id, position) => [id, position]));
    this.#sections = new Map();
    page.spec.dimensions.forEach((dimension, section) => {
      for (const position of dimension.of) this.#sections.set(this.ids[position], section);
    });
  }

  /**
   * @param {string} id
   * @returns {HTMLElement} the item's element
   */
  fieldset(id) {
    return find(this.page.root, `#${address(id)}`);
  }

  /**
   * @param {string} id
   * @returns {HTMLInputElement[]} in the order shown, does-not-apply last
   */
  radios(id) {
    return [...this.fieldset(id).querySelectorAll('input')];
  }

  /**
   * @param {string} id
   * @returns {number} the question's number on the page, from 1
   */
  number(id) {
    return (this.#positions.get(id) ?? 0) + 1;
  }

  /**
   * @param {string} id
   * @returns {number} the section it is asked in
   */
  section(id) {
    return this.#sections.get(id) ?? 0;
  }

  /**
   * @param {number} section
   * @returns {string[]} the ids of its items, in the order asked
   */
  inSection(section) {
    return this.page.spec.dimensions[section].of.map((position) => this.ids[position]);
  }

  /**
   * @param {string} id
   * @returns {string} the question's words
   */
  text(id) {
    return find(this.fieldset(id), 'legend span').textContent ?? '';
  }

  /**
   * @param {string} id
   * @param {Answer} answer
   * @returns {string} the words of an option
   */
  label(id, answer) {
    return find(this.fieldset(id), `input[value="${answer}"]`).nextSibling?.textContent?.trim() ?? '';
  }

  /**
   * @param {number} section
   * @returns {string} the dimension's title
   */
  title(section) {
    return find(this.page.root, `#section-${section + 1}-title`).textContent ?? '';
  }

  /**
   * @param {string} dimension  its id
   * @returns {number} its section
   */
  sectionOf(dimension) {
    return this.page.spec.dimensions.findIndex((one) => one.id === dimension);
  }

  /**
   * @param {string} dimension  its id
   * @returns {string} its title
   */
  titleOf(dimension) {
    return this.title(this.sectionOf(dimension));
  }

  /**
   * Where the item's tab stop is: its checked radio, else the first.
   *
   * @param {string} id
   */
  focus(id) {
    const radios = this.radios(id);
    (radios.find((radio) => radio.checked) ?? radios[0]).focus();
  }

  /**
   * @param {Event} event
   * @returns {string | null} the id of the item an event happened in
   */
  at(event) {
    return event.target instanceof Element ? this.around(event.target) : null;
  }

  /**
   * @param {Element} element
   * @returns {string | null} the id of the item an element stands in
   */
  around(element) {
    const fieldset = element.closest('fieldset');
    const id = fieldset?.id.slice(address('').length) ?? '';
    return this.#positions.has(id) ? id : null;
  }
}

/**
 * @param {string} id
 * @returns {string} the id of the item's element
 */
function address(id) {
  return `q-${id}`;
}

/**
 * Points the link in a sentence at a question.
 *
 * @param {ParentNode} sentence
 * @param {string} id  of the item
 */
export function linkTo(sentence, id) {
  find(sentence, 'a').setAttribute('href', `#${address(id)}`);
}

/**
 * @param {Element | null} link
 * @returns {string | null} the id of the item a link points at
 */
export function itemOf(link) {
  const target = link?.getAttribute('href') ?? '';
  const start = `#${address('')}`;
  return target.startsWith(start) ? target.slice(start.length) : null;
}
