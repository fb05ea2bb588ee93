/**
 * Skip logic on the page: a question that earlier answers rule out is not shown, and comes back with its answer when
 * they change again. Conditions look back only, so nothing above the question in hand ever moves.
 *
 * @import { Page } from './page.js'
 * @import { Questions } from './questions.js'
 * @import { Session } from './session.js'
 */
import { askedItems } from './scoring/asked.js';
import { find } from './page.js';

/**
 * Shows what is asked, from now on. Must hear of a change before whatever draws questions does.
 *
 * @param {Page} page
 * @param {Questions} questions
 * @param {Session} session
 */
export function bindAsking(page, questions, session) {
  if (!page.spec.items.some(({ ask }) => ask)) return;
  const progress = /** @type {HTMLProgressElement} */ (find(page.root, 'progress'));
  session.onChange(draw);
  draw();

  function draw() {
    const asked = askedItems(page.spec, session.answers);
    const changed = asked.some((is, position) => is !== (questions.asked?.[position] ?? true));
    questions.asked = asked;
    if (!changed) return;
    for (const id of questions.ids) {
      const fieldset = questions.fieldset(id);
      const hide = () => void (fieldset.hidden = !questions.isAsked(id));
      // Only another tab can rule out the question somebody is at: it stays until they leave it.
      if (fieldset.contains(document.activeElement)) fieldset.addEventListener('focusout', hide, { once: true });
      else hide();
    }
    page.place('asked').textContent = String(questions.count);
    progress.max = Math.max(questions.count, 1);
    drawSections();
  }

  /** The captions count the sections that are asked; each button names the one that comes next. */
  function drawSections() {
    const shown = [...questions.sections.keys()].filter((section) => questions.inSection(section).length > 0);
    const check = find(page.root, '#review-title').textContent ?? '';
    const counted = shown.filter((section) => !questions.isFact(questions.inSection(section)[0]));
    for (const section of shown) {
      const form = find(page.root, `#section-${section + 1}`);
      const caption = find(form, '.pa-cap').firstChild;
      const n = counted.indexOf(section) + 1;
      if (caption && n > 0) caption.textContent = page.text('section', { n, count: counted.length });
      const next = shown[shown.indexOf(section) + 1];
      const words = next === undefined ? check : page.say('continue', { title: questions.title(next) });
      find(form, '[data-act="next"]').replaceChildren(words);
    }
  }
}

/**
 * @param {Page} page
 * @param {Questions} questions
 * @returns {DocumentFragment | string} how many questions were not asked, and why that is fine; empty where none
 */
export function notAsked(page, questions) {
  const n = questions.ids.filter((id) => !questions.isAsked(id)).length;
  return n === 0 ? '' : page.say(n === 1 ? 'not-asked-1' : 'not-asked-n', { n });
}
