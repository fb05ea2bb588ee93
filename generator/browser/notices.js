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
 * Shows a notice, spoken once, or takes it away.
 *
 * @param {Page} page
 * @param {string} name
 * @param {boolean} shown
 */
export function toggle(page, name, shown) {
  const element = notice(page, name);
  if (element.hidden !== shown) return;
  element.hidden = !shown;
  if (shown) page.announce(find(element, 'p').textContent ?? '');
}

/**
 * Says that the questions have changed since the draft was begun, and what became of its answers.
 *
 * @param {Page} page
 * @param {Session} session
 */
export function showChanged(page, session) {
  if (!session.changed) return;
  const { unknown, rescaled } = session.unused;
  const line = page.say('changed', {
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
