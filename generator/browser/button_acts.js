/**
 * What buttons and links do. A button names its act in `data-act`; a link to a question is followed into its section.
 *
 * @import { Page } from './page.js'
 * @import { Questions } from './questions.js'
 * @import { Session } from './session.js'
 * @import { View, Views } from './views.js'
 * @import { Splits } from './constant_sums.js'
 * @import { Gaps } from './left_out.js'
 * @import { Returning } from './returning.js'
 */
import { clearAnswer } from './answers.js';
import { dismiss } from './notices.js';
import { itemOf } from './questions.js';
import { showProblem } from './review.js';

/**
 * The parts of a mounted page, which know each other only through what wires them.
 *
 * @typedef {object} Parts
 * @property {Page} page
 * @property {Session} session
 * @property {Questions} questions
 * @property {Views} views
 * @property {Splits} splits
 * @property {Gaps} gaps
 * @property {Returning} returning
 * @property {(section: number) => boolean} tellWrong  from `number_entry.js`
 */

/** @param {Parts} parts */
export function bindActs(parts) {
  const { page } = parts;
  const acts = actsOf(parts);
  swallowSecondClicks(page);
  page.listen(page.root, 'click', (event) => {
    const target = /** @type {Element} */ (event.target);
    const act = target.closest('[data-act]')?.getAttribute('data-act');
    parts.views.catchUp();
    if (act) acts[act]?.(event);
    const id = itemOf(target.closest('a'));
    if (id) openQuestion(parts, event, id);
  });
}

/**
 * @param {Parts} parts
 * @returns {Record<string, (event: Event) => unknown>}
 */
function actsOf({ page, session, questions, views, gaps, returning, tellWrong }) {
  const move = (/** @type {View} */ view) => {
    returning.close();
    views.go(view);
  };
  const leave = (/** @type {View} */ view) => {
    const { current } = views;
    return (typeof current === 'number' && tellWrong(current)) || move(view);
  };
  const swap = (/** @type {() => void} */ act, /** @type {string} */ other) => {
    act();
    // The button pressed has gone; the one that takes it back stands in its place, unless that is folded away.
    const back = [...page.root.querySelectorAll(`[data-act="${other}"]`)].find((button) => button.checkVisibility());
    if (back instanceof HTMLElement) back.focus();
    else views.focusHeading();
  };
  return {
    clear: (event) => clearAnswer(page, questions, session, event),
    back: () => move(views.previous),
    next: () => (typeof views.current === 'number' && gaps.ask(views.current)) || leave(views.following),
    'fill-gaps': () => gaps.fill(),
    'skip-gaps': () => leave(views.following),
    return: () => leave('review'),
    check: () => move('review'),
    results: () => {
      gaps.close();
      return showProblem(page, questions, session, gaps.splits) || move('results');
    },
    'results-without': () => move('results'),
    print: () => window.print(),
    resume: () => returning.resume(),
    'start-over': () => returning.startOver().catch((error) => page.fail(error)),
    undo: () => returning.undo(),
    forget: () => returning.forget().catch((error) => page.fail(error)),
    'keep-in-tab': () => swap(() => session.keepInTab(), 'keep-in-browser'),
    'keep-in-browser': () => swap(() => session.keepInBrowser(), 'keep-in-tab'),
    dismiss: (event) => {
      dismiss(event);
      views.focusHeading();
    },
  };
}

/**
 * Opens a question in its section, with the focus on its radios.
 *
 * @param {Parts} parts
 * @param {Event} event
 * @param {string} id  of the item
 */
function openQuestion({ questions, views }, event, id) {
  if (!questions.ids.includes(id)) return;
  event.preventDefault();
  const section = questions.section(id);
  if (views.current !== section) views.go(section, { change: true, focus: false });
  questions.fieldset(id).scrollIntoView();
  questions.focus(id);
}

/**
 * Drops the second click of a double click where the first has put something else under the pointer: a question that
 * nobody has read yet, or the button that confirms. Somebody who scrolls and presses again means what is there now.
 *
 * @param {Page} page
 */
function swallowSecondClicks(page) {
  /** The click before, and where its target and the page stood. */
  let first = { target: /** @type {Element | null} */ (null), top: 0, scrolled: 0 };
  const pressed = (/** @type {Event} */ event) =>
    event.target instanceof Element ? event.target.closest('button, a, label, summary') : null;
  const topOf = (/** @type {Element | null} */ target) => Math.round(target?.getBoundingClientRect().top ?? 0);
  const isStray = (/** @type {MouseEvent} */ event) => {
    const { target, top, scrolled } = first;
    if (event.detail < 2 || pressed(event) === target) return false;
    // Buttons and links move the page. An answer can as well, by taking away what is said above it.
    return Boolean(target?.matches('button, a')) || (scrollY === scrolled && topOf(target) !== top);
  };
  for (const type of ['mousedown', 'click']) {
    page.listen(
      document,
      type,
      (event) => {
        // A click by key, or the one a label passes on to its radio, counts as no click of the mouse.
        if (!(event instanceof MouseEvent) || event.detail === 0) return;
        if (isStray(event) && page.root.contains(/** @type {Node} */ (event.target))) {
          event.preventDefault();
          event.stopPropagation();
        } else if (type === 'click') {
          const target = pressed(event);
          first = { target, top: topOf(target), scrolled: scrollY };
        }
      },
      true,
    );
  }
}
