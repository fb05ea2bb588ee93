/**
 * The entry: makes `<pa-assessment>` come alive.
 *
 * The element holds a complete page already. Mounting takes over what somebody has answered meanwhile, shows one
 * section at a time, and wires the parts to each other. If anything here fails, the page stays the form it was.
 *
 * @import { Spec } from './spec.d.ts'
 * @import { View } from './views.js'
 */
import { bindAnswers, clearAnswer } from './answers.js';
import { Gaps } from './gaps.js';
import { bindKeyboard } from './keyboard.js';
import { bindKeeping, dismiss, showChanged } from './notices.js';
import { Page } from './page.js';
import { bindPrint } from './print.js';
import { Questions } from './questions.js';
import { drawAnswers, drawResults } from './results.js';
import { Returning } from './returning.js';
import { drawReview, showProblem } from './review.js';
import { SPEC_VERSION } from './scoring.js';
import { Session } from './session.js';
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
  const session = new Session(page.spec, store, Date.now);
  const questions = new Questions(page);
  const early = bindAnswers(page, questions, session);
  const views = new Views(page);
  const gaps = new Gaps(page, questions, session, views);
  const returning = new Returning(page, questions, session, views);
  bindKeyboard(page, questions);
  bindKeeping(page, session);
  bindPrint(page, views);

  const draw = (/** @type {View} */ view) => {
    if (view === 'review') drawReview(page, questions, session);
    if (view === 'results') drawResults(page, questions, session);
  };
  views.onShow(draw);
  session.onChange(({ elsewhere }) => elsewhere && draw(views.current));
  page.listen(page.place('answer-rows').parentElement ?? root, 'toggle', () => drawAnswers(page, questions, session));
  page.listen(window, 'storage', (event) => {
    const { key } = /** @type {StorageEvent} */ (event);
    if (key === null || key === store.key) session.refresh();
  });
  // A page taken back from the back-forward cache has missed what other tabs wrote.
  page.listen(window, 'pageshow', (event) => /** @type {PageTransitionEvent} */ (event).persisted && session.refresh());

  const move = (/** @type {View} */ view) => {
    returning.close();
    views.go(view);
  };
  /** @type {Record<string, (event: Event) => unknown>} */
  const acts = {
    clear: (event) => clearAnswer(page, questions, session, event),
    back: () => move(views.previous),
    next: () => (typeof views.current === 'number' && gaps.ask(views.current)) || move(views.following),
    'fill-gaps': () => gaps.fill(),
    'skip-gaps': () => move(views.following),
    return: () => move('review'),
    results: () => showProblem(page, questions, session) || move('results'),
    'results-without': () => move('results'),
    print: () => window.print(),
    resume: () => returning.resume(),
    'start-over': () => returning.startOver().catch((error) => page.fail(error)),
    undo: () => returning.undo(),
    forget: () => returning.forget().catch((error) => page.fail(error)),
    'keep-in-tab': () => session.keepInTab(),
    'keep-in-browser': () => session.keepInBrowser(),
    dismiss: (event) => {
      dismiss(event);
      views.focusHeading();
    },
  };
  page.listen(root, 'click', (event) => {
    const target = /** @type {Element} */ (event.target);
    const act = target.closest('[data-act]')?.getAttribute('data-act');
    if (act) acts[act]?.(event);
    const link = target.closest('a[href^="#q-"]');
    if (link) openQuestion(event, link);
  });

  /**
   * Follows a link to a question: in its section, with the focus on its radios.
   *
   * @param {Event} event
   * @param {Element} link
   */
  function openQuestion(event, link) {
    const id = link.getAttribute('href')?.slice('#q-'.length) ?? '';
    if (!questions.ids.includes(id)) return;
    event.preventDefault();
    const section = questions.section(id);
    if (views.current !== section) views.go(section, { change: true, focus: false });
    questions.fieldset(id).scrollIntoView();
    questions.focus(id);
  }

  /** @type {HTMLDetailsElement} */ (page.place('method')).open = false;
  openFirst();

  /** Shows the view that somebody is in already, else the one the address names, else the first. */
  function openFirst() {
    const busy = document.activeElement?.closest('.pa-section')?.id.slice('section-'.length);
    const kept = [...early.map((id) => questions.section(id)), ...(busy ? [Number(busy) - 1] : [])];
    const addressed = views.addressed ?? 0;
    const empty = session.answered === 0 && typeof addressed !== 'number';
    views.open(kept.length > 0 ? kept[kept.length - 1] : empty ? 0 : addressed, kept);
    showChanged(page, session);
    if (session.resumed && !views.returning && kept.length === 0) returning.offer();
    else views.settle();
  }
}

/**
 * @param {HTMLElement} root
 * @returns {Spec}
 * @throws {Error} for a version of the spec this script does not know: the page is newer than the script
 */
function specOf(root) {
  const spec = JSON.parse(root.dataset.spec ?? '');
  if (spec.spec !== SPEC_VERSION) throw new Error(`spec version ${spec.spec}, this script knows ${SPEC_VERSION}`);
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
