/**
 * The landing page's cards say where a draft in this browser can be taken up again ("12 of 30 answered").
 *
 * The build wrote the sentences; this reveals the one that holds and fills its number. It stands beside the cards, in
 * the page's content, where navigation.instant runs a script again whenever it brings the page back.
 */

import { resume } from './card_draft.js';
import { draftKey } from './storage_keys.js';

/**
 * @param {HTMLElement} slot the card's empty place, with the build's facts in data attributes
 */
function announce(slot) {
  const { draft: id = '', layout = '', items, root = '' } = slot.dataset;
  /** @type {string | null} */
  let text = null;
  try {
    text = localStorage.getItem(draftKey(new URL(root, location.href).pathname, id));
  } catch {
    // With cookies blocked, even naming localStorage throws: there is nothing to resume then.
  }
  const found = resume(text, id, layout, Number(items));
  slot.hidden = !found;
  for (const sentence of slot.querySelectorAll('[data-say]')) {
    const said = sentence instanceof HTMLElement && sentence.dataset.say === found?.say;
    sentence.toggleAttribute('hidden', !said);
    if (said && found?.say === 'count') {
      const number = sentence.querySelector('[data-count]');
      if (number) number.textContent = String(found.count);
    }
  }
}

function announceAll() {
  for (const slot of document.querySelectorAll('[data-draft]')) {
    if (slot instanceof HTMLElement) announce(slot);
  }
}

announceAll();
// Coming back from an assessment, the browser may show this page from its cache, without running scripts.
addEventListener('pageshow', announceAll);
// Answers given in another tab.
addEventListener('storage', announceAll);
