/**
 * Questions and answers as rows, section by section: for the review, and for "All my answers".
 *
 * @import { Page } from './page.js'
 * @import { Questions } from './questions.js'
 * @import { Session } from './session.js'
 */
import { linkTo } from './questions.js';

/**
 * @param {Page} page
 * @param {Questions} questions
 * @param {Session} session
 * @param {boolean} toChange  whether each row has a link that leads to its question
 * @returns {DocumentFragment}
 */
export function answerRows(page, questions, session, toChange) {
  const all = document.createDocumentFragment();
  questions.sections.forEach((_, section) => {
    const rows = document.createDocumentFragment();
    for (const id of questions.inSection(section)) rows.append(row(page, questions, session, id, toChange));
    if (rows.hasChildNodes()) all.append(page.say('rows', { title: questions.title(section), rows }));
  });
  return all;
}

/**
 * @param {Page} page
 * @param {Questions} questions
 * @param {Session} session
 * @param {string} id
 * @param {boolean} toChange
 */
function row(page, questions, session, id, toChange) {
  const answer = session.answers[id] ?? null;
  const n = questions.number(id);
  const change = toChange ? page.say(answer === null ? 'answer' : 'change', { n }) : null;
  if (change) linkTo(change, id);
  return page.say('row', {
    n,
    text: questions.text(id),
    answer: answer === null ? page.say('not-answered') : questions.label(id, answer),
    change,
  });
}
