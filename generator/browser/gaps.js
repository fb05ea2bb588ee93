/**
 * The friendly question about answers left out: once per section, and never in the way.
 *
 * @import { Page } from './page.js'
 * @import { Questions } from './questions.js'
 * @import { Session } from './session.js'
 * @import { Splits } from './splits.js'
 * @import { Views } from './views.js'
 */
import { linkTo } from './questions.js';
import { find } from './page.js';

/** Asks about gaps, and closes its question again. */
export class Gaps {
  /** Sections that have been asked about. @type {Set<number>} */
  #asked = new Set();
  /** @type {HTMLElement | null} */
  #notice = null;

  /**
   * @param {Page} page
   * @param {Questions} questions
   * @param {Session} session
   * @param {Views} views
   * @param {Splits} splits
   */
  constructor(page, questions, session, views, splits) {
    this.page = page;
    this.questions = questions;
    this.session = session;
    this.views = views;
    this.splits = splits;
    views.onShow(() => this.#close());
    page.listen(page.root, 'keydown', (event) => {
      if (/** @type {KeyboardEvent} */ (event).key === 'Escape' && this.#notice?.contains(document.activeElement)) this.#dismiss();
    });
  }

  /**
   * @param {number} section
   * @returns {boolean} whether there was something to ask, and it has the focus now
   */
  ask(section) {
    const open = this.#open(section);
    const wrong = this.splits.wrong(section);
    if (open.length + wrong.length === 0 || this.#asked.has(section)) return false;
    this.#asked.add(section);
    const links = document.createDocumentFragment();
    for (const id of open) {
      const link = this.page.say('question', { n: this.questions.number(id), text: this.questions.text(id) });
      linkTo(link, id);
      links.append(link);
    }
    links.append(...wrong.map(({ line }) => line));
    const n = open.length;
    const filled = this.page.say('gaps', { title: this.page.say(n === 0 ? 'split' : n === 1 ? 'gaps-1' : 'gaps-n', { n }), links });
    this.#notice = find(filled, '.pa-gaps');
    find(this.views.element(section), '.pa-go').before(filled);
    this.#notice.focus();
    return true;
  }

  /** Goes to the first question of the current section that has no answer, else to the first number that is wrong. */
  fill() {
    if (typeof this.views.current !== 'number') return;
    const section = this.views.current;
    const [first] = [...this.#open(section), ...this.splits.wrong(section).map(({ id }) => id)];
    this.#close();
    if (first) this.questions.focus(first);
  }

  /** Closes the notice; the focus returns to the button that led to it. */
  #dismiss() {
    const button = this.#notice?.parentElement?.querySelector('[data-act="next"]');
    this.#close();
    if (button instanceof HTMLElement) button.focus();
  }

  #close() {
    this.#notice?.remove();
    this.#notice = null;
  }

  /**
   * @param {number} section
   * @returns {string[]} ids of its questions without an answer. Facts are left out without a word.
   */
  #open(section) {
    const { questions, session } = this;
    return questions.inSection(section).filter((id) => !(id in session.answers) && !questions.isFact(id));
  }
}
