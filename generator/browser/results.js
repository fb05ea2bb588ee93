/**
 * The results: chooses among the sentences the build wrote, fills in numbers, moves the marks, reveals each level's
 * reading. What holds is decided by `interpretation.js`; nothing here computes.
 *
 * @import { Page } from './page.js'
 * @import { Questions } from './questions.js'
 * @import { Session } from './session.js'
 * @import { Splits } from './constant_sums.js'
 * @import { Edge, Headline, Reading, Row, Scored, SpecDimension, Words } from './spec.d.ts'
 */
import { find } from './page.js';
import { read } from './interpretation/interpretation.js';
import { answerRows } from './answer_rows.js';
import { drawScores } from './score_results.js';
import { score } from './scoring/scoring.js';

/**
 * Fills the results from the session.
 *
 * @param {Page} page
 * @param {Questions} questions
 * @param {Session} session
 * @param {Splits} splits
 */
export function drawResults(page, questions, session, splits) {
  const { spec } = page;
  const scored = score(spec, session.answers);
  const reading = read(spec, scored, session.answers);
  const { answered, asked, na } = reading;
  const date = page.day(session.latest);
  const notApplicable = na > 0 ? page.say('na', { n: na }) : null;
  page.place('meta').replaceChildren(page.say('meta', { date, answered, asked, na: notApplicable }));
  page.place('headline').replaceChildren(opening(page, questions, scored, reading));
  page.place('overall').replaceChildren(...overall(page, questions, reading.overall));
  const wrong = questions.sections.flatMap((_, section) => splits.wrong(section).map(({ line }) => line));
  page.root.querySelector('[data-place="wrong-sums"]')?.replaceChildren(...wrong);
  const named = comparesAreas(page) ? reading.edges : [];
  const edgeIds = named.map(({ id }) => id);
  reading.rows.forEach((row, index) => drawRow(page, questions, spec.dimensions[index], row, edgeIds.includes(row.id)));
  page.place('edges').replaceChildren(...edges(page, questions, named));
  drawScores(page, scored, reading, session.answers);
  showAdvice(page, scored);
  drawAnswers(page, questions, session);
}

/**
 * What to do next, and what dot and band are: only where there is a result to act on.
 *
 * @param {Page} page
 * @param {Scored} scored
 */
function showAdvice({ root }, { dimensions, scores }) {
  const areas = dimensions.some(({ score: one }) => one !== null);
  const any = areas || scores.some(({ value, label }) => value !== null || label !== null);
  const steps = find(root, '#results > ol');
  for (const part of [steps, steps.previousElementSibling]) part?.toggleAttribute('hidden', !any);
  root.querySelector('.pa-chart + .pa-note')?.toggleAttribute('hidden', !areas);
}

/**
 * Fills "All my answers" when it is opened: with 300 questions that is most of the page's work.
 *
 * @param {Page} page
 * @param {Questions} questions
 * @param {Session} session
 */
export function drawAnswers(page, questions, session) {
  const rows = page.place('answer-rows');
  const open = /** @type {HTMLDetailsElement} */ (rows.parentElement).open;
  rows.replaceChildren(...(open ? [answerRows(page, questions, session, false)] : []));
}

/**
 * @param {Page} page
 * @param {Questions} questions
 * @param {Scored} scored
 * @param {Reading} reading
 * @returns {DocumentFragment} the first sentence
 */
function opening(page, questions, { invalid }, reading) {
  if (invalid !== null) return page.say('unscored');
  return comparesAreas(page) ? headline(page, questions, reading.headline) : page.say('scored');
}

/**
 * @param {Page} page
 * @returns {boolean} whether there are areas, and more in them means better: of a published sum that is not known
 */
function comparesAreas({ spec }) {
  return spec.dimensions.length > 0 && spec.dimensions.every(({ times }) => times === undefined);
}

/**
 * @param {Page} page
 * @param {Questions} questions
 * @param {Headline} said
 * @returns {DocumentFragment}
 */
function headline(page, questions, { variant, highest, lowest }) {
  const names = (/** @type {string[]} */ ids) => ids.map((id) => questions.titleOf(id));
  if (variant !== 'edges' && variant !== 'clear') return page.say(variant, highest.length > 0 ? { a: names(highest)[0] } : {});
  const sentence = page.sayNames('highest', names(highest));
  sentence.append(variant === 'clear' ? page.say('clearly-below', { a: names(lowest)[0] }) : page.sayNames('room', names(lowest)));
  return sentence;
}

/**
 * @param {Page} page
 * @param {Questions} questions
 * @param {Reading['overall']} said
 * @returns {DocumentFragment[]}
 */
function overall(page, questions, said) {
  if (!said) return [];
  const { points, words } = said;
  if (!words) return [page.say('overall-points', { points })];
  return [page.say('overall', { points, words: inWords(page, questions, questions.ids[page.spec.dimensions[0].of[0]], words) })];
}

/**
 * @param {Page} page
 * @param {Questions} questions
 * @param {SpecDimension} dimension
 * @param {Row} row
 * @param {boolean} edge  whether it is named as a growth edge
 */
function drawRow(page, questions, dimension, row, edge) {
  const line = find(page.root, `[data-dimension="${row.id}"]`);
  line.toggleAttribute('data-edge', edge);
  const first = questions.ids[dimension.of[0]];
  const { answered, asked, points, words } = row;
  const tooFew = page.say('too-few', { answered, asked, need: dimension.need });
  fill(line, '.pa-words', points === null ? tooFew : words && inWords(page, questions, first, words));
  fill(line, '.pa-score', points === null ? null : page.say('points', { points }));
  drawMark(find(line, '[data-place="mark"]'), row);
  drawLevel(page, row);
}

/**
 * @param {Element} mark
 * @param {Row} row
 */
function drawMark(mark, { at, band }) {
  mark.setAttribute('visibility', at === null ? 'hidden' : 'visible');
  if (at === null || band === null) return;
  find(mark, '.pa-dot').setAttribute('cx', `${at}%`);
  find(mark, '.pa-band').setAttribute('x', `${band[0]}%`);
  find(mark, '.pa-band').setAttribute('width', `${band[1] - band[0]}%`);
}

/**
 * Reveals the reading of the level an area is at, and its articles with those of a level that one answer could have led
 * to; hides the others'.
 *
 * @param {Page} page
 * @param {Row} row
 */
function drawLevel(page, row) {
  const details = find(page.root, `[data-more="${row.id}"] details`);
  details.hidden = row.level === null;
  let level = '';
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (details.querySelectorAll('[data-levels]'))) {
    const { levels, title } = part.dataset;
    part.hidden = !(title === undefined ? row.near : [row.level]).some((one) => levels?.split(' ').includes(one ?? ''));
    if (!part.hidden) level ||= title ?? '';
  }
  find(details, 'summary').replaceChildren(page.say(firstArticle(details) ? 'level' : 'level-alone', { level }));
}

/**
 * @param {Element} details  of an area, once its level is drawn
 * @returns {Element | null} the first article that it suggests
 */
function firstArticle(details) {
  return details.querySelector('.pa-articles :not([hidden])');
}

/**
 * @param {Page} page
 * @param {Questions} questions
 * @param {Edge[]} found
 * @returns {DocumentFragment[]}
 */
function edges(page, questions, found) {
  return found.length > 0 ? [page.say('edges'), ...found.map((edge) => growthEdge(page, questions, edge))] : [];
}

/**
 * @param {Page} page
 * @param {Questions} questions
 * @param {Edge} edge
 * @returns {DocumentFragment}
 */
function growthEdge(page, questions, { id, standing, item, option, reverse }) {
  const details = find(page.root, `[data-more="${id}"]`);
  const attempt = questions.fieldset(item).querySelector('template');
  const reason = { label: questions.label(item, option), item: questions.text(item) };
  const articles = firstArticle(details)?.closest('.pa-articles');
  return page.say('edge', {
    title: questions.titleOf(id),
    standing: page.say(standing),
    answer: page.say(reverse ? 'reason-reverse' : 'reason', reason),
    try: attempt && page.say('try', { try: attempt.content.cloneNode(true) }),
    practice: details.querySelector('.pa-practice')?.cloneNode(true) ?? null,
    articles: articles ? page.say('read', { articles: articles.cloneNode(true) }) : page.say('read-nothing'),
  });
}

/**
 * @param {Element} line
 * @param {string} cell
 * @param {Node | null} content
 */
function fill(line, cell, content) {
  find(line, cell).replaceChildren(...(content ? [content] : []));
}

/**
 * @param {Page} page
 * @param {Questions} questions
 * @param {string} item  one with the scale the words belong to
 * @param {Words} words
 * @returns {DocumentFragment}
 */
function inWords(page, questions, item, { low, high }) {
  const labels = { low: questions.label(item, low), high: questions.label(item, high) };
  return page.say(low === high ? 'near' : 'between', labels);
}
