/**
 * The entry: makes `<pa-assessment>` come alive.
 *
 * The element holds a complete page already. Mounting takes over what somebody has answered meanwhile, shows one
 * section at a time, and wires the parts to each other. If anything here fails, the page stays the form it was.
 *
 * @import { Spec } from './spec.d.ts'
 * @import { Parts } from './button_acts.js'
 * @import { View } from './views.js'
 */
import { bindActs } from './button_acts.js';
import { bindAnswers } from './answers.js';
import { bindAsking } from './branching.js';
import { bindEntries } from './number_entry.js';
import { Gaps } from './left_out.js';
import { bindStorageStatus } from './storage_status.js';
import { bindKeyboard } from './keyboard.js';
import { showChanged } from './notices.js';
import { Page } from './page.js';
import { bindPrint } from './print.js';
import { Questions } from './questions.js';
import { drawAnswers, drawResults } from './results.js';
import { Returning } from './returning.js';
import { drawReview } from './review.js';
import { SPEC_VERSION } from './scoring/scoring.js';
import { Session } from './session.js';
import { Splits } from './constant_sums.js';
import { openStore } from './storage.js';
import { Views } from './views.js';

const NAME = 'pa-assessment';

class AssessmentElement extends HTMLElement {
  /** @type {AbortController | null} */
  #mounted = null;

  connectedCallback() {
    if (this.#mounted) return;
    this.#mounted = new AbortController();
    try {
      mount(this, this.#mounted.signal);
    } catch (error) {
      this.#mounted.abort();
      console.error(error);
      reveal(this);
    }
  }

  disconnectedCallback() {
    this.#mounted?.abort();
    this.#mounted = null;
  }
}

/**
 * @param {HTMLElement} root
 * @param {AbortSignal} signal
 */
function mount(root, signal) {
  const page = new Page(root, specOf(root), signal);
  const site = new URL(root.dataset.root ?? '', location.href).pathname;
  const store = openStore(site, page.spec.id);
  const session = new Session(page.spec, store, () => Math.max(Date.now(), 1));
  const questions = new Questions(page);
  bindAsking(page, questions, session);
  const early = bindAnswers(page, questions, session);
  const tellWrong = bindEntries(page, questions, session);
  const views = new Views(page);
  const splits = new Splits(page, questions, session);
  const gaps = new Gaps(page, questions, session, views, splits);
  const returning = new Returning(page, questions, session, views, splits);
  const parts = { page, session, questions, views, splits, gaps, returning, tellWrong };
  bindKeyboard(page, questions);
  bindStorageStatus(page, session);
  bindPrint(page, views);
  bindActs(parts);
  followChanges(parts, store.key);
  /** @type {HTMLDetailsElement} */ (page.place('method')).open = false;
  openFirst(parts, early);
}

/**
 * Draws the review and the results when they are shown and when another tab changes what they say.
 *
 * @param {Parts} parts
 * @param {string} key  the name under which the draft is kept
 */
function followChanges({ page, session, questions, views, splits }, key) {
  // While somebody checks their answers there is time to fill the results and to lay them out, unseen; the click that
  // shows them finds it done. On a slow phone that is 70 ms, half of it code that has never run. A page that is never
  // idle does it all the same: the click would have to.
  const whenIdle = (/** @type {() => void} */ later) =>
    'requestIdleCallback' in window ? requestIdleCallback(later, { timeout: 200 }) : setTimeout(later, 200);
  let filled = false;
  const fillResults = () => {
    if (!filled) drawResults(page, questions, session, splits);
    filled = true;
  };
  session.onChange(() => (filled = false));
  const draw = (/** @type {View} */ view) => {
    if (view === 'review') {
      drawReview(page, questions, session);
      whenIdle(() => {
        if (views.current === 'review') fillResults();
        whenIdle(() => views.layResultsOut());
      });
    }
    if (view === 'results') fillResults();
  };
  // Without a single answer there is nothing to check and nothing to say.
  views.skips = (section) => questions.inSection(section).length === 0;
  views.guard = (view) => {
    if (typeof view === 'number') return views.asked(view);
    return questions.answered(session.answers) === 0 ? 0 : view;
  };
  views.onShow(draw);
  session.onChange(({ elsewhere }) => elsewhere && draw(views.current));
  const answers = /** @type {HTMLElement} */ (page.place('answer-rows').parentElement);
  page.listen(answers, 'toggle', () => drawAnswers(page, questions, session));
  page.listen(window, 'storage', (event) => {
    const { key: changed, newValue } = /** @type {StorageEvent} */ (event);
    // The event's own text, not the storage's: what was written may have been removed again by now.
    if (changed === null || changed === key) session.refresh(newValue);
  });
  // A page taken back from the back-forward cache has missed what other tabs wrote.
  page.listen(window, 'pageshow', (event) => /** @type {PageTransitionEvent} */ (event).persisted && session.refresh());
}

/**
 * Shows the view that somebody is in already, else the one the address names, else the first.
 *
 * @param {Parts} parts
 * @param {string[]} early  ids of the items answered before this script arrived
 */
function openFirst({ page, session, questions, views, returning }, early) {
  const busy = document.activeElement?.closest('.pa-section')?.id.slice('section-'.length);
  const kept = [...early.map((id) => questions.section(id)), ...(busy ? [Number(busy) - 1] : [])];
  views.open(kept.length > 0 ? kept[kept.length - 1] : views.guard(views.addressed ?? 0), kept);
  showChanged(page, session);
  if (session.resumed && !views.returning && kept.length === 0) returning.offer();
  else views.settle();
}

/**
 * @param {HTMLElement} root
 * @returns {Spec}
 * @throws {Error} for a version of the spec this script does not know: the page is newer than the script
 */
function specOf(root) {
  const spec = JSON.parse(root.dataset.spec ?? '');
  if (!(spec.spec <= SPEC_VERSION)) throw new Error(`spec version ${spec.spec}, this script knows ${SPEC_VERSION}`);
  return spec;
}

/**
 * Turns the page back into the form it is without this script.
 *
 * @param {HTMLElement} root
 */
function reveal(root) {
  delete root.dataset.view;
  delete document.documentElement.dataset.script;
  for (const part of root.querySelectorAll('.pa-form, .pa-start, .pa-section, .pa-method, [data-notice="broken"]')) {
    part.removeAttribute('hidden');
  }
}

if (!customElements.get(NAME)) customElements.define(NAME, AssessmentElement);
