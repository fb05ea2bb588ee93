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
  const { draft: id = '', layout = '', items, facts = '', root = '' } = slot.dataset;
  /** @type {string | null} */
  let text = null;
  try {
    text = localStorage.getItem(draftKey(new URL(root, location.href).pathname, id));
  } catch {
    // With cookies blocked, even naming localStorage throws: there is nothing to resume then.
  }
  const found = resume(text, id, layout, Number(items), facts);
  slot.hidden = !found;
  for (const sentence of all(slot, '[data-say]')) sentence.hidden = sentence.dataset.say !== found?.say;
  if (found?.say === 'count') {
    for (const number of all(slot, '[data-count]')) number.textContent = String(found.count);
  }
}

/**
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {NodeListOf<HTMLElement>}
 */
function all(within, selector) {
  return within.querySelectorAll(selector);
}

function announceAll() {
  all(document, '[data-draft]').forEach(announce);
}

announceAll();
// Coming back from an assessment, the browser may show this page from its cache, without running scripts.
addEventListener('pageshow', announceAll);
// Answers given in another tab.
addEventListener('storage', announceAll);
