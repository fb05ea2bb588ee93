/**
 * The inputs and the session: an answer is saved the moment it is given, and what the session says is drawn.
 *
 * @import { Page } from './page.js'
 * @import { Questions } from './questions.js'
 * @import { Session } from './session.js'
 * @import { Answer } from './spec.d.ts'
 */
import { NO_NUMBER, controlOf } from './controls.js';
import { isInHand, isNumberField } from './number_entry.js';
import { find } from './page.js';

/**
 * @param {Page} page
 * @param {Questions} questions
 * @param {Session} session
 * @returns {string[]} ids of the items answered before the script arrived
 */
export function bindAnswers(page, questions, session) {
  const progress = /** @type {HTMLProgressElement} */ (find(page.root, 'progress'));
  const early = takeEarlyAnswers(page, questions, session);
  /** The number field in which something was typed since it got the focus. @type {EventTarget | null} */
  let typedIn = null;
  /** The question whose answer from another tab waits until somebody leaves its number field. @type {string | null} */
  let waiting = null;

  page.listen(page.root, 'change', (event) => {
    // Leaving an empty field, or Enter where nothing was typed, says nothing against the answer that waits.
    if (waiting === null || waiting !== questions.at(event) || says(event.target)) take(event);
  });
  // A number is saved as it is typed: some ways of leaving a page tell nobody of the change.
  page.listen(page.root, 'input', (event) => {
    if (!isNumberField(event.target)) return;
    typedIn = event.target;
    take(event);
  });
  page.listen(page.root, 'focusout', (event) => {
    if (!isNumberField(event.target) || isInHand(event.target)) return;
    const id = waiting;
    waiting = null;
    if (id !== null && id === questions.at(event)) {
      // What stands there as typed is what somebody says now, however late the other tab was answered.
      if (says(event.target)) take(event);
      else drawItem(id, session.answers[id] ?? null);
    }
    typedIn = null;
  });
  session.onChange(({ items, elsewhere }) => {
    if (items === null) for (const message of page.root.querySelectorAll('.pa-message')) message.remove();
    if (elsewhere) waiting = inHand();
    const changed = (items ?? questions.ids).filter((id) => !elsewhere || id !== waiting);
    if (items?.every(isDrawn)) page.afterPaint(() => draw(changed));
    else draw(changed);
  });
  // WebKit resets a form under autocomplete="off", without an event that could be stopped, when it takes the page out
  // of its back-forward cache (WebKitGTK 2.50): so, on leaving, the answers become what a reset comes back to.
  page.listen(window, 'pagehide', () => {
    for (const input of page.root.querySelectorAll('fieldset input')) {
      if (isNumberField(input)) input.defaultValue = input.value;
      else if (input instanceof HTMLInputElement) input.defaultChecked = input.checked;
    }
  });
  draw(questions.ids.filter((id) => id in session.answers));
  return early;

  /**
   * A choice among radios the browser has drawn itself: counting it and offering to clear it can wait until that is
   * seen. Boxes and numbers may rule each other out, which nobody but us draws.
   *
   * @param {string} id
   */
  function isDrawn(id) {
    return id in session.answers && questions.inputs(id)[0].type === 'radio';
  }

  /** @returns {string | null} the question whose number field has the focus: nothing is written under somebody's hands */
  function inHand() {
    const { activeElement } = document;
    return isNumberField(activeElement) ? questions.around(activeElement) : null;
  }

  /**
   * @param {EventTarget | null} target
   * @returns {boolean} whether what it holds is what somebody has just said
   */
  function says(target) {
    if (!isNumberField(target)) return true;
    return typedIn === target && (target.value !== '' || target.validity.badInput);
  }

  /** @param {string[]} ids */
  function draw(ids) {
    for (const id of ids) drawItem(id, session.answers[id] ?? null);
    const answered = questions.answered(session.answers);
    page.place('answered').textContent = String(answered);
    progress.value = answered;
  }

  /** @param {Event} event */
  function take(event) {
    const id = questions.at(event);
    if (!id || !(event.target instanceof HTMLInputElement)) return;
    const inputs = questions.inputs(id);
    const read = controlOf(inputs).read(inputs, event.target);
    const answer = read === NO_NUMBER ? null : read;
    if (answer !== (session.answers[id] ?? null)) session.answer(id, answer);
    // An answer that has not changed may still be shown in a new way.
    else drawItem(id, answer);
  }

  /**
   * @param {string} id
   * @param {Answer} answer
   */
  function drawItem(id, answer) {
    const fieldset = questions.fieldset(id);
    const inputs = questions.inputs(id);
    controlOf(inputs).write(inputs, answer);
    const clear = fieldset.querySelector('.pa-clear');
    if (answer === null) clear?.remove();
    else if (!clear) fieldset.append(page.say('clear', { n: questions.number(id) }));
    if (answer !== null) fieldset.querySelector('.pa-message')?.remove();
  }
}

/**
 * Clears one answer and says so; the focus stays in the item.
 *
 * @param {Page} page
 * @param {Questions} questions
 * @param {Session} session
 * @param {Event} event
 */
export function clearAnswer(page, questions, session, event) {
  const id = questions.at(event);
  if (!id) return;
  session.answer(id, null);
  questions.inputs(id)[0].focus();
  page.announce(page.text('cleared', { n: questions.number(id) }));
}

/**
 * What is checked or typed already was answered while this script was on its way: it is newer than any draft.
 *
 * @param {Page} page
 * @param {Questions} questions
 * @param {Session} session
 */
function takeEarlyAnswers(page, questions, session) {
  /** @type {Set<string>} */
  const early = new Set();
  for (const input of page.root.querySelectorAll('fieldset input:is(:checked,[type="number"])')) {
    const id = questions.around(input);
    if (!id || early.has(id)) continue;
    const inputs = questions.inputs(id);
    const read = controlOf(inputs).read(inputs);
    if (read !== null) early.add(id);
    if (read !== null && read !== NO_NUMBER) session.answer(id, read);
  }
  return [...early];
}
