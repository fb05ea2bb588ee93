/**
 * The friendly question about answers left out: once per section, and never in the way.
 *
 * @import { Page } from './page.js'
 * @import { Questions } from './questions.js'
 * @import { Session } from './session.js'
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
   */
  constructor(page, questions, session, views) {
    this.page = page;
    this.questions = questions;
    this.session = session;
    this.views = views;
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
    if (open.length === 0 || this.#asked.has(section)) return false;
    this.#asked.add(section);
    const links = document.createDocumentFragment();
    for (const id of open) {
      const link = this.page.say('question', { n: this.questions.number(id), text: this.questions.text(id) });
      linkTo(link, id);
      links.append(link);
    }
    const filled = this.page.say('gaps', { title: this.page.say(open.length === 1 ? 'gaps-1' : 'gaps-n', { n: open.length }), links });
    this.#notice = find(filled, '.pa-gaps');
    find(this.views.element(section), '.pa-go').before(filled);
    this.#notice.focus();
    return true;
  }

  /** Goes to the first question of the current section that has no answer. */
  fill() {
    if (typeof this.views.current !== 'number') return;
    const [first] = this.#open(this.views.current);
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

  /** @param {number} section */
  #open(section) {
    return this.questions.inSection(section).filter((id) => !(id in this.session.answers));
  }
}
