/**
 * The radios and the session: a choice is saved the moment it is made, and what the session says is drawn.
 *
 * @import { Page } from './page.js'
 * @import { Questions } from './questions.js'
 * @import { Session } from './session.js'
 * @import { Answer } from './spec.d.ts'
 */
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

  page.listen(page.root, 'change', (event) => {
    const id = questions.at(event);
    if (id && event.target instanceof HTMLInputElement) session.answer(id, valueOf(event.target));
  });
  session.onChange(({ items }) => {
    if (items === null) for (const message of page.root.querySelectorAll('.pa-message')) message.remove();
    const changed = items ?? questions.ids;
    // The browser has drawn a choice itself; counting it and offering to clear it can wait until that is seen.
    if (items?.every((id) => id in session.answers)) afterPaint(() => draw(changed));
    else draw(changed);
  });
  // WebKit resets a form under autocomplete="off", without an event that could be stopped, when it takes the page out
  // of its back-forward cache (WebKitGTK 2.50): so, on leaving, the answers become what a reset comes back to.
  page.listen(window, 'pagehide', () => {
    for (const radio of page.root.querySelectorAll('fieldset input')) {
      if (radio instanceof HTMLInputElement) radio.defaultChecked = radio.checked;
    }
  });
  draw(questions.ids.filter((id) => id in session.answers));
  return early;

  /** @param {string[]} ids */
  function draw(ids) {
    for (const id of ids) drawItem(id, session.answers[id] ?? null);
    page.place('answered').textContent = String(session.answered);
    progress.value = session.answered;
  }

  /**
   * @param {string} id
   * @param {Answer} answer
   */
  function drawItem(id, answer) {
    const fieldset = questions.fieldset(id);
    for (const radio of fieldset.querySelectorAll('input')) {
      const checked = radio.value === String(answer);
      // Writing an unchanged state would still make the browser work out style and layout again.
      if (radio.checked !== checked) radio.checked = checked;
    }
    const clear = fieldset.querySelector('.pa-clear');
    if (answer === null) clear?.remove();
    else if (!clear) fieldset.append(page.say('clear', { n: questions.number(id) }));
    if (answer !== null) fieldset.querySelector('.pa-message')?.remove();
  }
}

/** @param {() => void} act  what is not part of the response to a click */
function afterPaint(act) {
  requestAnimationFrame(() => setTimeout(act));
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
  questions.radios(id)[0].focus();
  page.announce(page.text('cleared', { n: questions.number(id) }));
}

/**
 * Radios that are checked already were chosen while this script was on its way: they are newer than any draft.
 *
 * @param {Page} page
 * @param {Questions} questions
 * @param {Session} session
 */
function takeEarlyAnswers(page, questions, session) {
  const early = [];
  for (const radio of page.root.querySelectorAll('fieldset input:checked')) {
    const id = questions.around(radio);
    if (!id || !(radio instanceof HTMLInputElement)) continue;
    session.answer(id, valueOf(radio));
    early.push(id);
  }
  return early;
}

/**
 * @param {HTMLInputElement} radio
 * @returns {Answer}
 */
function valueOf(radio) {
  return radio.value === 'na' ? 'na' : Number(radio.value);
}
