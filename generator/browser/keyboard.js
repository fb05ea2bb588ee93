/**
 * The keyboard beyond what native radios do: number keys choose an answer, single letters do nothing, Enter sends nothing.
 *
 * @import { Page } from './page.js'
 * @import { Questions } from './questions.js'
 */

/**
 * @param {Page} page
 * @param {Questions} questions
 */
export function bindKeyboard(page, questions) {
  page.listen(document, 'keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = /** @type {KeyboardEvent} */ (event);
    // Enter on a radio would send the form.
    if (key === 'Enter' && target instanceof HTMLInputElement && target.type === 'radio') event.preventDefault();
    if (key.length !== 1 || ctrlKey || metaKey) return;
    // Shortcuts that a site's own script hangs on the window must not fire while somebody is answering.
    event.stopPropagation();
    const id = questions.at(event);
    if (id && !altKey && /[1-9]/.test(key)) choose(questions, id, Number(key), event);
  });
}

/**
 * @param {Questions} questions
 * @param {string} id
 * @param {number} number  the option's, counted from 1
 * @param {Event} event
 */
function choose(questions, id, number, event) {
  const radio = questions.radios(id)[number - 1];
  if (!radio) return;
  event.preventDefault();
  radio.focus();
  // A click, unlike setting `checked`, is told to everyone who listens for a change.
  radio.click();
}
