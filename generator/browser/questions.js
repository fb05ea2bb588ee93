/**
 * The questions as they stand on the page: their elements, numbers and words.
 *
 * Everything is looked up when it is asked for, so that a page of 300 questions costs nothing until then.
 *
 * @import { Page } from './page.js'
 * @import { Answer, Answers } from './spec.d.ts'
 */
import { controlOf } from './controls.js';
import { find } from './page.js';

/** Looks things up by item id; sections count from 0. */
export class Questions {
  /** Which items are asked, by position. Null: all of them. @type {boolean[] | null} */
  asked = null;
  /** @type {Map<string, number>} item id to its position */
  #positions;
  /** @type {Map<string, number>} item id to its section's position */
  #sections;

  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.ids = page.spec.items.map((item) => item.id);
    this.#positions = new Map(this.ids.map((id, position) => [id, position]));
    this.#sections = new Map();
    /** Positions of the items, section by section. */
    this.sections = page.spec.sections ?? page.spec.dimensions.map(({ of }) => of);
    this.sections.forEach((positions, section) => {
      for (const position of positions) this.#sections.set(this.ids[position], section);
    });
    /** How many of the items are facts; they come first, and do not count as questions. */
    this.facts = page.spec.items.filter(({ fact }) => fact).length;
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
  inputs(id) {
    return [...this.fieldset(id).querySelectorAll('input')];
  }

  /**
   * @param {string} id
   * @returns {number | string} the question's number on the page, from 1; a fact's letter. The twin of `numbering.py`
   */
  number(id) {
    const position = this.#positions.get(id) ?? 0;
    if (position >= this.facts) return position - this.facts + 1;
    const turn = Math.floor(position / 26);
    return String.fromCharCode(65 + (position % 26)) + (turn > 0 ? turn + 1 : '');
  }

  /**
   * @param {string} id
   * @returns {boolean} whether it asks about the person, and not about what they do
   */
  isFact(id) {
    return (this.#positions.get(id) ?? 0) < this.facts;
  }

  /**
   * @param {string} id
   * @returns {boolean}
   */
  isAsked(id) {
    return this.asked === null || this.asked[this.#positions.get(id) ?? 0];
  }

  /**
   * @param {string} id
   * @returns {number} the section it is asked in
   */
  section(id) {
    return this.#sections.get(id) ?? 0;
  }

  /** How many questions are asked; facts are none. */
  get count() {
    return this.ids.filter((id, position) => position >= this.facts && this.isAsked(id)).length;
  }

  /**
   * @param {Answers} answers
   * @returns {number} how many of the questions asked have an answer, does-not-apply among them
   */
  answered(answers) {
    return this.ids.filter((id, position) => position >= this.facts && id in answers && this.isAsked(id)).length;
  }

  /**
   * @param {number} section
   * @returns {string[]} the ids of its items that are asked, in that order
   */
  inSection(section) {
    return this.sections[section].map((position) => this.ids[position]).filter((id) => this.isAsked(id));
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
   * @returns {string} an answer's words
   */
  label(id, answer) {
    const inputs = this.inputs(id);
    return controlOf(inputs).words(inputs, answer);
  }

  /**
   * @param {number} section
   * @returns {string} its title
   */
  title(section) {
    return find(this.page.root, `#section-${section + 1}-title`).textContent ?? '';
  }

  /**
   * @param {string} dimension  its id
   * @returns {number} its section
   */
  sectionOf(dimension) {
    const found = this.page.spec.dimensions.find((one) => one.id === dimension);
    return this.section(this.ids[found?.of[0] ?? 0]);
  }

  /**
   * @param {string} dimension  its id
   * @returns {string} its title
   */
  titleOf(dimension) {
    return this.title(this.sectionOf(dimension));
  }

  /**
   * Where the item's first tab stop is: its checked radio, else the first input.
   *
   * @param {string} id
   */
  focus(id) {
    const inputs = this.inputs(id);
    (inputs.find((input) => input.checked) ?? inputs[0]).focus();
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
 * @param {Page} page
 * @param {Questions} questions
 * @param {string} id
 * @returns {DocumentFragment} a line of a list that names the question and leads to it
 */
export function questionLink(page, questions, id) {
  const line = page.say('question', { n: questions.number(id), text: questions.text(id) });
  linkTo(line, id);
  return line;
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
