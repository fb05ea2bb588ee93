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
 * @returns {(section: number) => boolean} tells what is wrong in a section and was not told yet, the focus in the field;
 *   whether there was any: what somebody believes to be an answer is not passed over unseen
 */
export function bindEntries(page, questions, session) {
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (page.root.querySelectorAll('fieldset [type="number"]'));
  if (fields.length === 0) return () => false;
  /** @type {Map<HTMLInputElement, boolean>} fields to be judged, and whether a fault is spoken */
  const left = new Map();
  let pressed = false;
  const judgeLeft = () => {
    for (const [field, told] of left) judge(field, told);
    left.clear();
  };
  const leave = (/** @type {HTMLInputElement} */ field, /** @type {boolean} */ told) => {
    left.set(field, told);
    if (!pressed) setTimeout(judgeLeft);
  };
  // Only when the field is left: while somebody is still typing, a number may be only half there.
  page.listen(page.root, 'change', ({ target }) => isNumberField(target) && leave(target, true));
  // Text that is no number at all is no change to the browser: the value was empty and still is.
  page.listen(page.root, 'focusout', ({ target }) => {
    if (!isNumberField(target) || isInHand(target) || left.has(target)) return;
    leave(target, !isToldWrong(target));
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
      if (isToldWrong(field)) judge(field, false);
    }
  });
  // Somebody who scrolls past the field in hand means the page, not the number.
  page.listen(page.root, 'wheel', ({ target }) => isNumberField(target) && target.blur());
  return (section) => {
    const untold = [...fields].filter((field) => isIn(field, section) && !isToldWrong(field));
    for (const field of untold) {
      judge(field, false);
      left.delete(field);
    }
    const wrong = untold.find(isToldWrong);
    wrong?.closest('fieldset')?.scrollIntoView();
    wrong?.focus();
    return wrong !== undefined;
  };

  /**
   * @param {HTMLInputElement} field
   * @param {number} section
   * @returns {boolean} whether it is asked there
   */
  function isIn(field, section) {
    const id = questions.around(field);
    return id !== null && questions.isAsked(id) && questions.section(id) === section;
  }

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
 * @param {HTMLInputElement} field  one that has just lost the focus
 * @returns {boolean} whether only the window did: somebody who comes back to it is still in the field
 */
export function isInHand(field) {
  return document.activeElement === field;
}

/** @param {HTMLInputElement} field */
function isToldWrong({ ariaInvalid }) {
  return ariaInvalid === 'true';
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
