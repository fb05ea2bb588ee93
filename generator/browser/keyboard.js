/**
 * The keyboard beyond what native inputs do: number keys choose an answer, single letters do nothing, Enter sends nothing.
 *
 * @import { Page } from './page.js'
 * @import { Questions } from './questions.js'
 */
import { isNumberField } from './number_entry.js';

/**
 * @param {Page} page
 * @param {Questions} questions
 */
export function bindKeyboard(page, questions) {
  page.listen(document, 'keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = /** @type {KeyboardEvent} */ (event);
    // Enter in an input would send the form.
    if (key === 'Enter' && target instanceof HTMLInputElement) commit(target, event);
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
  const inputs = questions.inputs(id);
  const input = inputs[number - 1];
  if (!input || isNumberField(inputs[0])) return;
  event.preventDefault();
  input.focus();
  // A click, unlike setting `checked`, is told to everyone who listens for a change.
  input.click();
}

/**
 * @param {HTMLInputElement} input
 * @param {Event} event
 */
function commit(input, event) {
  event.preventDefault();
  if (isNumberField(input)) input.dispatchEvent(new Event('change', { bubbles: true }));
}
