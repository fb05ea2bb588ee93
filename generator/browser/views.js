/**
 * Which part of the page is shown: one section of questions, the review, or the results; its fragment in the address,
 * its entry in the history, its title, and the focus on its heading.
 *
 * @import { Page } from './page.js'
 */
import { find } from './page.js';

/** @typedef {number | 'review' | 'results'} View  sections count from 0 */

/** @typedef {{ mounted?: boolean, change?: boolean }} Mark  what we keep in a history entry */

/** Shows one view at a time and keeps the address in step. */
export class Views {
  /** @type {View} */
  current = 0;
  /** Which view to show for one that an address names. @type {(view: View) => View} */
  guard = (view) => view;
  /** Whether nothing in a section is asked, so that nobody is led there. @type {(section: number) => boolean} */
  skips = () => false;
  /** Sections that stay visible beside the current one until somebody moves on. @type {Set<number>} */
  #kept = new Set();
  /** @type {((view: View) => void)[]} */
  #listeners = [];
  /** Around the results. */
  #curtain = document.createElement('div');
  /** Whether somebody came from the review to change one answer. */
  changing = false;
  /** Writes the address and the title of the view shown, where that is still to be done. @type {(() => void) | null} */
  #address = null;

  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.sections = (page.spec.sections ?? page.spec.dimensions).length;
    const results = this.element('results');
    results.replaceWith(this.#curtain);
    this.#curtain.append(results);
    page.listen(window, 'popstate', () => this.#follow());
    // After popstate the browser scrolls to where the page once was, or to the fragment, and takes the focus away.
    page.listen(window, 'hashchange', () => {
      const shown = this.current;
      if (this.addressed !== null) requestAnimationFrame(() => shown === this.current && this.focusHeading());
    });
  }

  /** Whether this history entry has shown the page before: a reload or a way back, not a new visit. */
  get returning() {
    return Boolean(mark().mounted);
  }

  /** @param {(view: View) => void} listener  called before a view is shown, to fill it */
  onShow(listener) {
    this.#listeners.push(listener);
  }

  /**
   * Shows the first view, moving neither focus nor what is in front of somebody already at work.
   *
   * @param {View} view
   * @param {number[]} kept  sections in which somebody is at work: they are not hidden
   */
  open(view, kept) {
    this.#kept = new Set(kept);
    const anchor = document.activeElement?.closest('fieldset') ?? null;
    const before = anchor?.getBoundingClientRect().top ?? 0;
    this.#show(view, Boolean(mark().change));
    // A visit begins under the page's own title, which is the one to bookmark.
    if (location.hash !== '') document.title = this.#titleOf(view);
    if (anchor) scrollBy(0, anchor.getBoundingClientRect().top - before);
  }

  /** Marks the history entry as one that has shown the page. */
  settle() {
    write('replaceState', { ...mark(), mounted: true }, location.hash);
  }

  /**
   * Moves on to a view: its top in sight, the focus on its heading, a new history entry. The entry and the title wait
   * until the view is painted: telling the browser's other parts of them takes as long as drawing it, and Chromium
   * fetches the icon again for each.
   *
   * @param {View} view
   * @param {{ change?: boolean, focus?: boolean }} options
   */
  go(view, { change = false, focus = true } = {}) {
    this.catchUp();
    this.#kept.clear();
    this.#show(view, change);
    if (focus) this.focusHeading();
    this.#address = () => {
      if (!mark().mounted) this.settle();
      write('pushState', { mounted: true, change }, fragmentOf(view));
      document.title = this.#titleOf(view);
    };
    this.page.afterPaint(() => this.catchUp());
  }

  /** Writes the address and the title of the view shown now, if they have waited so far: nothing may overtake them. */
  catchUp() {
    const address = this.#address;
    this.#address = null;
    address?.();
  }

  /** @returns {View} what Back leads to */
  get previous() {
    if (this.current === 'results') return 'review';
    return this.#beside(this.current === 'review' ? this.sections : this.current, -1) ?? 0;
  }

  /** @returns {View} what Continue leads to */
  get following() {
    if (typeof this.current !== 'number') return 'results';
    return this.#beside(this.current, 1) ?? 'review';
  }

  /**
   * @param {number} section
   * @returns {View} that section, or what comes after it where nothing in it is asked
   */
  asked(section) {
    return this.skips(section) ? this.#beside(section, 1) ?? 'review' : section;
  }

  /**
   * @param {number} section
   * @param {1 | -1} step
   * @returns {number | undefined} the next section that way in which something is asked
   */
  #beside(section, step) {
    let beside = section + step;
    while (beside >= 0 && beside < this.sections && this.skips(beside)) beside += step;
    return beside >= 0 && beside < this.sections ? beside : undefined;
  }

  /** @returns {View | null} the view the address names; null where it names none of ours */
  get addressed() {
    const { hash } = location;
    if (hash === '') return 0;
    if (hash === '#review' || hash === '#results') return /** @type {View} */ (hash.slice(1));
    const number = Number(/^#section-([1-9]\d{0,3})$/.exec(hash)?.[1] ?? NaN);
    return number <= this.sections ? number - 1 : null;
  }

  /**
   * Lays the results out, unseen, while the review is shown: the click that shows them then has only to paint. What
   * `content-visibility` hides is out of reach for keyboard, search and screen reader, while its layout is kept.
   */
  layResultsOut() {
    if (this.current !== 'review' || !('contentVisibility' in this.#curtain.style)) return;
    this.#curtain.style.contentVisibility = 'hidden';
    const results = this.element('results');
    results.hidden = false;
    // Asking where something stands is what makes the browser lay out what it does not show.
    results.getBoundingClientRect();
  }

  /** Brings the top of the page in sight and puts the focus on the heading of what is shown. */
  focusHeading() {
    this.page.root.scrollIntoView();
    find(this.element(this.current), 'h2').focus({ preventScroll: true });
  }

  /** @param {View} view */
  #titleOf(view) {
    const { dataset } = this.element(view);
    if (typeof view !== 'number') return dataset.title ?? '';
    const words = (/** @type {string} */ part) => find(this.page.root, `${fragmentOf(view)}-${part}`).textContent;
    return this.page.text('title', { section: words('cap'), title: words('title') });
  }

  /**
   * @param {View} view
   * @returns {HTMLElement}
   */
  element(view) {
    return find(this.page.root, fragmentOf(view));
  }

  /** Follows the browser's own Back and Forward, and fragments typed by hand. Fragments that are not ours are left alone. */
  #follow() {
    const view = this.addressed;
    if (view === null) return;
    this.#address = null;
    this.#kept.clear();
    const shown = this.guard(view);
    this.#show(shown, Boolean(mark().change));
    document.title = this.#titleOf(shown);
  }

  /**
   * @param {View} view
   * @param {boolean} changing
   */
  #show(view, changing) {
    for (const listener of this.#listeners) listener(view);
    this.current = view;
    this.changing = changing;
    for (let section = 0; section < this.sections; section += 1) {
      this.element(section).hidden = section !== view && !this.#kept.has(section);
    }
    this.element('review').hidden = view !== 'review';
    this.element('results').hidden = view !== 'results';
    this.#curtain.style.contentVisibility = '';
    const answering = typeof view === 'number';
    find(this.page.root, '.pa-form').hidden = !answering;
    this.page.place('start').hidden = view !== 0;
    this.page.place('method').hidden = view !== 'results';
    this.page.place('return').hidden = !this.changing;
    this.page.root.dataset.view = view === 0 ? 'start' : answering ? 'section' : view;
    this.page.root.toggleAttribute('data-changing', this.changing);
  }
}

/**
 * @param {View} view
 * @returns {string}
 */
function fragmentOf(view) {
  return typeof view === 'number' ? `#section-${view + 1}` : `#${view}`;
}

/** @returns {Mark} */
function mark() {
  const state = history.state;
  return typeof state === 'object' && state !== null ? state : {};
}

/**
 * @param {'pushState' | 'replaceState'} method
 * @param {Mark} state
 * @param {string} fragment
 */
function write(method, state, fragment) {
  try {
    history[method](state, '', fragment || undefined);
  } catch {
    // Safari refuses more than 100 entries in 30 seconds, and some browsers any entry for a local file: the page
    // then moves without one.
  }
}
