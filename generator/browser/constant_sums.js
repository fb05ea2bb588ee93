/**
 * Constant sums: numbers that together must come to a total. A line below them says how far they do; they count for
 * nothing until then, which somebody is told when they want to go on.
 *
 * @import { Page } from './page.js'
 * @import { Questions } from './questions.js'
 * @import { Session } from './session.js'
 */
import { plain, valueOf } from './controls.js';
import { linkTo } from './questions.js';

/** @typedef {{ output: HTMLOutputElement, ids: string[], total: number }} Split */

/** Keeps the running totals, and knows which are wrong. */
export class Splits {
  /** @type {Split[]} */
  #all;

  /**
   * @param {Page} page
   * @param {Questions} questions
   * @param {Session} session
   */
  constructor(page, questions, session) {
    this.page = page;
    this.questions = questions;
    this.session = session;
    const outputs = /** @type {NodeListOf<HTMLOutputElement>} */ (page.root.querySelectorAll('output[data-total]'));
    this.#all = [...outputs].map((output) => ({
      output,
      ids: [...output.htmlFor].map((field) => field.slice('q-'.length, -'-number'.length)),
      total: Number(output.dataset.total),
    }));
    if (this.#all.length > 0) session.onChange(() => this.#draw());
    this.#draw();
  }

  /**
   * @param {number} section
   * @returns {{ id: string, line: DocumentFragment }[]} for each sum there that is wrong, the question it begins with and a
   *   line that leads to it. One that merely lacks answers is not among them.
   */
  wrong(section) {
    const wrong = this.#all.filter((split) => this.questions.section(split.ids[0]) === section && this.#isWrong(split));
    return wrong.map((split) => {
      const line = this.page.say('share', { questions: split.output.dataset.questions ?? '', given: split.output.value });
      linkTo(line, split.ids[0]);
      return { id: split.ids[0], line };
    });
  }

  #draw() {
    for (const split of this.#all) {
      const { total, left } = this.#sum(split);
      const slots = { given: plain(total - left), total: plain(total) + split.output.dataset.unit, left: plain(Math.abs(left)) };
      split.output.value = this.page.text(left === 0 ? 'given-all' : left < 0 ? 'given-over' : 'given', slots);
      split.output.toggleAttribute('data-over', left < 0);
    }
  }

  /** @param {Split} split */
  #isWrong(split) {
    const { left, given, open } = this.#sum(split);
    return given > 0 && (left < 0 || (left > 0 && open === 0));
  }

  /**
   * @param {Split} split
   * @returns {{ total: number, left: number, given: number, open: number }} what is left to give out, and how many of the
   *   questions have a number and how many lack one
   */
  #sum({ ids, total }) {
    const { questions, session } = this;
    const counted = ids.filter((id) => questions.isAsked(id) && session.answers[id] !== 'na');
    const given = counted.filter((id) => id in session.answers);
    const sum = given.reduce((all, id) => all + valueOf(questions.inputs(id)[0], Number(session.answers[id])), 0);
    return { total, left: Number((total - sum).toFixed(6)), given: given.length, open: counted.length - given.length };
  }
}
