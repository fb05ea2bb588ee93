/**
 * The friendly word about answers left out and numbers that do not add up: once per section, once more over the review,
 * and never in the way.
 *
 * @import { Page, Slots } from './page.js'
 * @import { Questions } from './questions.js'
 * @import { Session } from './session.js'
 * @import { Splits } from './constant_sums.js'
 * @import { Views } from './views.js'
 */
import { questionLink } from './questions.js';
import { find } from './page.js';

/** More open questions than this, and the review only counts them: each of its own lines leads to one. */
const MOST_LINKS = 5;

/** Asks about gaps, keeps what it says true, and closes its question again. */
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
    views.onShow((view) => {
      this.close();
      if (view === 'review') this.#remind();
    });
    session.onChange(() => this.#notice && this.#renew(this.#notice));
    page.listen(page.root, 'keydown', (event) => {
      if (/** @type {KeyboardEvent} */ (event).key === 'Escape' && this.#notice?.contains(document.activeElement)) this.#dismiss();
    });
  }

  /**
   * @param {number} section
   * @returns {boolean} whether there was something to ask, and it has the focus now
   */
  ask(section) {
    const notice = this.#asked.has(section) ? null : this.#write([section], {});
    if (!notice) return false;
    this.#asked.add(section);
    find(this.views.element(section), '.pa-go').before(notice);
    this.#notice = notice;
    notice.focus();
    return true;
  }

  /** Says over the review what has no answer or does not add up: results do not need it, so that is no problem. */
  #remind() {
    this.#notice = this.#write([...this.questions.sections.keys()], { go: null }, MOST_LINKS);
    if (this.#notice) this.page.place('problem').before(this.#notice);
  }

  /**
   * Says what is left to say since an answer has changed.
   *
   * @param {HTMLElement} notice
   */
  #renew(notice) {
    const { current } = this.views;
    // Only another tab can answer while somebody is in the notice: it stays as it is until they leave it.
    if (notice.contains(document.activeElement)) return;
    this.close();
    if (current === 'review') return this.#remind();
    this.#notice = typeof current === 'number' ? this.#write([current], {}) : null;
    if (this.#notice) find(this.views.element(current), '.pa-go').before(this.#notice);
  }

  /**
   * @param {number[]} sections
   * @param {Slots} slots
   * @param {number} most  so many open questions are listed, more only counted
   * @returns {HTMLElement | null} what is open there, each with a way to it; null where nothing is
   */
  #write(sections, slots, most = Infinity) {
    const { page, questions } = this;
    const open = sections.flatMap((section) => this.#open(section));
    const wrong = sections.flatMap((section) => this.splits.wrong(section));
    const n = open.length;
    if (n + wrong.length === 0) return null;
    const links = document.createDocumentFragment();
    if (n <= most) links.append(...open.map((id) => questionLink(page, questions, id)));
    links.append(...wrong.map(({ line }) => line));
    const title = page.say(n === 0 ? 'split' : n === 1 ? 'gaps-1' : 'gaps-n', { n });
    return find(page.say('gaps', { title, needs: null, links, ...slots }), '.pa-gaps');
  }

  /** Goes to the first question of the current section that has no answer, else to the first number that is wrong. */
  fill() {
    if (typeof this.views.current !== 'number') return;
    const section = this.views.current;
    const [first] = [...this.#open(section), ...this.splits.wrong(section).map(({ id }) => id)];
    this.close();
    if (first) this.questions.focus(first);
  }

  /** Closes the notice; the focus returns to the button that led to it. */
  #dismiss() {
    const button = this.#notice?.parentElement?.querySelector('[data-act="next"]');
    this.close();
    if (button instanceof HTMLElement) button.focus();
  }

  /** Takes away what it says. */
  close() {
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
