/**
 * Numbers as they are typed: what is none that the question knows is told beside the field, and stays as typed.
 *
 * @import { Page } from './page.js'
 * @import { Questions } from './questions.js'
 * @import { Session } from './session.js'
 */
import { NO_NUMBER, controlOf } from './controls.js';
import { find } from './page.js';

/**
 * @param {Page} page
 * @param {Questions} questions
 * @param {Session} session
 */
export function bindEntries(page, questions, session) {
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (page.root.querySelectorAll('fieldset [type="number"]'));
  if (fields.length === 0) return;
  /** @type {Set<HTMLInputElement>} fields to be judged */
  const left = new Set();
  let pressed = false;
  const judgeLeft = () => {
    for (const field of left) judge(field, true);
    left.clear();
  };
  // Only when the field is left: while somebody is still typing, a number may be only half there.
  page.listen(page.root, 'change', ({ target }) => {
    if (!isNumberField(target)) return;
    left.add(target);
    if (!pressed) setTimeout(judgeLeft);
  });
  // The press that leaves the field may be on a button, which the message must not move away before the release.
  page.listen(document, 'pointerdown', () => (pressed = true), true);
  const release = () => {
    pressed = false;
    setTimeout(judgeLeft);
  };
  page.listen(document, 'pointerup', release, true);
  page.listen(document, 'pointercancel', release, true);
  session.onChange(({ items, elsewhere }) => {
    const emptied = items === null && !elsewhere && session.answered === 0;
    for (const field of fields) {
      if (emptied) field.value = '';
      if (field.ariaInvalid === 'true') judge(field, false);
    }
  });
  // Somebody who scrolls past the field in hand means the page, not the number.
  page.listen(page.root, 'wheel', ({ target }) => isNumberField(target) && target.blur());

  /**
   * @param {HTMLInputElement} field
   * @param {boolean} told  whether a fault is spoken too
   */
  function judge(field, told) {
    const id = questions.around(field);
    if (!id) return;
    const inputs = questions.inputs(id);
    const wrong = controlOf(inputs).read(inputs, field) === NO_NUMBER;
    const message = find(questions.fieldset(id), '.pa-wrong');
    message.hidden = !wrong;
    field.ariaInvalid = String(wrong);
    describe(field, message.id, wrong);
    if (wrong && told && field.checkVisibility()) page.announce(message.textContent ?? '');
  }
}

/**
 * @param {EventTarget | null} target
 * @returns {target is HTMLInputElement}
 */
export function isNumberField(target) {
  return target instanceof HTMLInputElement && target.type === 'number';
}

/**
 * @param {Element} field
 * @param {string} message  its id
 * @param {boolean} described  whether the message belongs to what the field is described by
 */
function describe(field, message, described) {
  const ids = (field.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && id !== message);
  if (described) ids.push(message);
  if (ids.length > 0) field.setAttribute('aria-describedby', ids.join(' '));
  else field.removeAttribute('aria-describedby');
}
