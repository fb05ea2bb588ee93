/**
 * Notices that stand above the questions: shown when they become true, each spoken once through the status line.
 *
 * @import { Page } from './page.js'
 * @import { Session } from './session.js'
 */
import { find } from './page.js';

/**
 * @param {Page} page
 * @param {string} name
 * @returns {HTMLElement} the notice marked with this name
 */
export function notice(page, name) {
  return find(page.root, `[data-notice="${name}"]`);
}

/**
 * @param {Page} page
 * @param {string} name
 * @param {boolean} shown
 */
function toggle(page, name, shown) {
  const element = notice(page, name);
  if (element.hidden !== shown) return;
  element.hidden = !shown;
  if (shown) page.announce(find(element, 'p').textContent ?? '');
}

/**
 * Keeps the words about where answers are kept true, and asks before leaving where leaving would lose them.
 *
 * @param {Page} page
 * @param {Session} session
 */
export function bindKeeping(page, session) {
  /** @type {AbortController | null} */
  let leaving = null;
  session.onChange(({ elsewhere }) => {
    draw();
    if (elsewhere && session.keeping === 'browser') toggle(page, 'shared', true);
  });
  draw();

  function draw() {
    const { keeping } = session;
    const unsaved = keeping === 'denied' || keeping === 'full';
    const words = unsaved ? 'unsaved' : keeping === 'gone' ? 'tab' : keeping;
    for (const element of page.root.querySelectorAll('[data-keeping]')) {
      element.toggleAttribute('hidden', element.getAttribute('data-keeping') !== words);
    }
    for (const name of ['denied', 'full', 'gone']) toggle(page, name, keeping === name);
    askBeforeLeaving(unsaved && session.answered > 0);
  }

  /** @param {boolean} wanted */
  function askBeforeLeaving(wanted) {
    if (wanted === (leaving !== null)) return;
    leaving?.abort();
    leaving = wanted ? new AbortController() : null;
    // Only while it is needed: a page that listens for this is kept out of some browsers' back-forward cache.
    if (leaving) addEventListener('beforeunload', (event) => event.preventDefault(), { signal: leaving.signal });
  }
}

/**
 * Says that the questions have changed since the draft was begun, and what became of its answers.
 *
 * @param {Page} page
 * @param {Session} session
 */
export function showChanged(page, session) {
  if (session.changedFrom === null) return;
  const { unknown, rescaled } = session.unused;
  const line = page.say('changed', {
    from: session.changedFrom,
    kept: session.answered,
    unknown: unknown.length,
    rescaled: rescaled.length,
  });
  page.place('changed').replaceChildren(line);
  toggle(page, 'changed', true);
}

/**
 * Closes the notice a button stands in.
 *
 * @param {Event} event
 */
export function dismiss(event) {
  const element = event.target instanceof Element ? event.target.closest('[data-notice]') : null;
  element?.setAttribute('hidden', '');
}
