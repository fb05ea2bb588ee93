/**
 * Coming back to a draft, starting over, and forgetting: nothing is resumed silently, nothing deleted unasked.
 *
 * @import { Page } from './page.js'
 * @import { Questions } from './questions.js'
 * @import { Session } from './session.js'
 * @import { Splits } from './constant_sums.js'
 * @import { Views } from './views.js'
 */
import { notice } from './notices.js';
import { find } from './page.js';

const UNDO_MILLISECONDS = 10_000;

/** The resume panel, and the ways to delete answers. */
export class Returning {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #closing;

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
    page.signal.addEventListener('abort', () => clearTimeout(this.#closing));
    session.onChange(() => {
      if (notice(page, 'resume').hidden) return;
      if (session.answered > 0) this.offer();
      else this.close();
    });
  }

  /** Says what was found, and offers to continue, or the results of what is complete, or to start over. */
  offer() {
    const { page, session } = this;
    const { questions } = this;
    const counts = { answered: questions.answered(session.answers), asked: questions.count };
    page.place('progress').replaceChildren(page.say('progress', { ...counts, date: page.day(session.latest) }));
    const next = this.#next();
    const panel = notice(page, 'resume');
    const review = find(page.root, '#review-title').textContent ?? '';
    const results = find(page.root, '#review [data-act="results"]').textContent ?? '';
    const words = typeof next === 'number' ? page.say('resume', { title: questions.title(next) }) : null;
    page.place('resume').replaceChildren(words ?? (next === 'review' ? review : results));
    panel.querySelector('[data-act="check"]')?.remove();
    if (next === 'results') find(panel, '[data-act="start-over"]').before(button('check', review));
    panel.hidden = false;
  }

  /** Goes on: to the first section with a question left open, to sums that are wrong in the review, or to the results. */
  resume() {
    this.close();
    this.views.go(this.#next());
  }

  /** Takes the offer away. */
  close() {
    notice(this.page, 'resume').hidden = true;
  }

  /** Asks, naming what goes; then empties the draft and offers it back for a while. */
  async startOver() {
    const { page, session, views } = this;
    const { unknown, rescaled } = session.unused;
    const n = session.answered + unknown.length + rescaled.length;
    const count = { n, ...(n === 1 ? { s: null } : {}) };
    page.place('start-over').replaceChildren(page.say('start-over', { ...count, date: page.day(session.latest) }));
    if (!(await confirmed(page, 'confirm-start-over'))) return;
    session.startOver();
    this.close();
    notice(page, 'changed').hidden = true;
    views.go(0, { focus: false });
    this.#showDeleted();
  }

  /** Takes `startOver` back. */
  undo() {
    clearTimeout(this.#closing);
    this.session.undo();
    notice(this.page, 'deleted').hidden = true;
    this.views.focusHeading();
    this.page.announce(this.page.text('restored'));
  }

  /** Asks; then deletes all that this site keeps in this browser. */
  async forget() {
    const { page, session, views } = this;
    if (!(await confirmed(page, 'confirm-forget'))) return;
    session.forgetSite();
    this.close();
    notice(page, 'deleted').hidden = true;
    views.go(0, { focus: false });
    show(notice(page, 'forgotten'));
  }

  #showDeleted() {
    const deleted = notice(this.page, 'deleted');
    show(deleted);
    clearTimeout(this.#closing);
    this.#closing = setTimeout(() => this.#closeDeleted(deleted), UNDO_MILLISECONDS);
  }

  /**
   * Hides the notice, but not under the focus of somebody who is in it: then when the focus leaves.
   *
   * @param {HTMLElement} deleted
   */
  #closeDeleted(deleted) {
    const hide = () => void (deleted.hidden = true);
    if (!deleted.contains(document.activeElement)) hide();
    else deleted.addEventListener('focusout', hide, { once: true, signal: this.page.signal });
  }

  /** @returns {import('./views.js').View} */
  #next() {
    const { questions, session } = this;
    const open = questions.ids.find((id) => !(id in session.answers) && !questions.isFact(id) && questions.isAsked(id));
    if (open !== undefined) return questions.section(open);
    return [...questions.sections.keys()].some((section) => this.splits.wrong(section).length > 0) ? 'review' : 'results';
  }
}

/**
 * @param {string} act
 * @param {string} words  that the page has elsewhere
 */
function button(act, words) {
  const made = document.createElement('button');
  made.dataset.act = act;
  made.textContent = words;
  return made;
}

/** @param {HTMLElement} element */
function show(element) {
  element.hidden = false;
  element.scrollIntoView({ block: 'nearest' });
  element.focus();
}

/**
 * @param {Page} page
 * @param {string} place  of a dialog
 * @returns {Promise<boolean>} whether somebody said yes
 */
function confirmed(page, place) {
  const dialog = /** @type {HTMLDialogElement} */ (page.place(place));
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true, signal: page.signal });
  });
}
