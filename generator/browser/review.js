/**
 * The review: every answer with a way to change it, and what is missing for a score.
 *
 * @import { Page } from './page.js'
 * @import { Questions } from './questions.js'
 * @import { Session } from './session.js'
 * @import { ScoredDimension } from './spec.d.ts'
 * @import { Splits } from './constant_sums.js'
 */
import { find } from './page.js';
import { questionLink } from './questions.js';
import { answerRows } from './answer_rows.js';
import { notAsked } from './branching.js';
import { score } from './scoring/scoring.js';

/**
 * Fills the review from the session.
 *
 * @param {Page} page
 * @param {Questions} questions
 * @param {Session} session
 */
export function drawReview(page, questions, session) {
  page.place('problem').replaceChildren();
  page.root.querySelector('[data-place="not-asked"]')?.replaceChildren(notAsked(page, questions));
  page.place('review-rows').replaceChildren(answerRows(page, questions, session, true));
  const short = shortDimensions(page, session);
  const without = page.place('without');
  // Scores of their own may stand without any dimension.
  without.hidden = short.length === 0 || (short.length === page.spec.dimensions.length && !page.spec.scores);
  if (!without.hidden) without.replaceChildren(page.sayNames('without', short.map(({ id }) => questions.titleOf(id))));
}

/**
 * Names the dimensions that lack answers, with a link to each question left open and to each sum that is wrong. One
 * whose questions all have an answer, does-not-apply among them, lacks nothing that somebody could still do.
 *
 * @param {Page} page
 * @param {Questions} questions
 * @param {Session} session
 * @param {Splits} splits
 * @returns {boolean} whether there was such a problem; it has the focus then
 */
export function showProblem(page, questions, session, splits) {
  const isOpen = (/** @type {string} */ id) => !(id in session.answers);
  const short = shortDimensions(page, session).filter(({ id }) => {
    const items = openItems(page, questions, session, id);
    return items.some(isOpen) || splits.wrong(questions.sectionOf(id)).length > 0;
  });
  if (short.length === 0) return false;
  const needs = document.createDocumentFragment();
  const links = document.createDocumentFragment();
  for (const dimension of short) {
    const { id } = dimension;
    const title = questions.titleOf(id);
    const items = openItems(page, questions, session, id);
    // Where every question has an answer, what is wrong is a sum, and it says so itself.
    if (items.some(isOpen)) needs.append(page.say('need', { title, need: needOf(page, dimension) }));
    for (const open of items) {
      links.append(questionLink(page, questions, open));
      markItem(page, questions, open, title);
    }
    links.append(...splits.wrong(questions.sectionOf(id)).map(({ line }) => line));
  }
  const summary = page.say('gaps', { title: page.say('problem'), needs, links, go: null });
  const box = find(summary, '.pa-gaps');
  box.classList.replace('pa-gaps', 'pa-error');
  const told = page.place('problem').firstChild !== null;
  page.place('problem').replaceChildren(summary);
  if (!told) document.title = page.text('error', { title: document.title });
  // The focus alone would bring the end of a tall summary in sight.
  box.scrollIntoView();
  box.focus({ preventScroll: true });
  return true;
}

/**
 * @param {Page} page
 * @param {Session} session
 * @returns {ScoredDimension[]} those without enough answers for a score
 */
function shortDimensions(page, session) {
  const scored = score(page.spec, session.answers).dimensions;
  return scored.filter((dimension) => dimension.asked > 0 && dimension.answered < needOf(page, dimension));
}

/**
 * @param {Page} page
 * @param {ScoredDimension} dimension
 * @returns {number} how many answers its score needs: no more than are asked
 */
function needOf(page, { id, asked }) {
  return Math.min(page.spec.dimensions.find((one) => one.id === id)?.need ?? 0, asked);
}

/**
 * @param {Page} page
 * @param {Questions} questions
 * @param {Session} session
 * @param {string} dimension  its id
 * @returns {string[]} ids of its items that have no answer, or does-not-apply, which scores nothing either
 */
function openItems(page, questions, session, dimension) {
  const of = page.spec.dimensions.find((one) => one.id === dimension)?.of ?? [];
  const asked = of.map((position) => questions.ids[position]).filter((id) => questions.isAsked(id));
  return asked.filter((id) => typeof session.answers[id] !== 'number');
}

/**
 * @param {Page} page
 * @param {Questions} questions
 * @param {string} id
 * @param {string} title  of its dimension
 */
function markItem(page, questions, id, title) {
  const fieldset = questions.fieldset(id);
  if (fieldset.querySelector('.pa-message')) return;
  const message = page.say('missing', { n: questions.number(id), title });
  find(fieldset, 'legend').append(message);
}
