/**
 * Where answers are kept, in words and in deeds: in this browser, in this tab, or nowhere. `session.keeping` knows.
 *
 * @import { Page } from './page.js'
 * @import { Session } from './session.js'
 */
import { toggle } from './notices.js';

/**
 * Keeps the words about where answers are kept true, and asks before leaving where leaving would lose them.
 *
 * @param {Page} page
 * @param {Session} session
 */
export function bindStorageStatus(page, session) {
  /** @type {AbortController | null} */
  let leaving = null;
  let shared = false;
  session.onChange(({ elsewhere }) => {
    draw();
    if (!elsewhere || shared || session.keeping !== 'browser') return;
    shared = true;
    toggle(page, 'shared', true);
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
