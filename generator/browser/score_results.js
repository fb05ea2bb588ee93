/**
 * Results of the full model: scores beyond the dimensions' own, domains, sums on their own range, and a sheet that
 * cannot be scored. Every sentence stands in the page; here is decided which of them hold.
 *
 * @import { Page } from './page.js'
 * @import { Answers, Reading, Scored, ScoreReading, SpecScore } from './spec.d.ts'
 */
import { givenItems } from './scoring/asked.js';
import { find } from './page.js';
import { fixed } from './interpretation/scores.js';
import { isLabel } from './scoring/labels.js';

/** Decimals of a sum, which has some only where blanks are made up for. */
const SUM_DECIMALS = 2;

/**
 * Fills what only pages of the full model have; on others there is nothing to fill.
 *
 * @param {Page} page
 * @param {Scored} scored
 * @param {Reading} reading
 * @param {Answers} answers
 */
export function drawScores(page, scored, reading, answers) {
  const { spec } = page;
  if (spec.spec === 1) return;
  drawScreens(page, scored.invalid);
  drawSums(page, scored);
  const known = knownIds(page, scored, answers);
  (spec.scores ?? []).forEach((score, index) => drawScore(page, score, reading.scores[index], known));
}

/**
 * @param {Page} page
 * @param {number | null} failed  the screen that fails
 */
function drawScreens({ root }, failed) {
  find(root, '#results').toggleAttribute('data-invalid', failed !== null);
  for (const screen of all(root, '[data-screen]')) screen.hidden = screen.dataset.screen !== String(failed);
}

/**
 * A sum is shown as what it adds up to, and not as points of 100.
 *
 * @param {Page} page
 * @param {Scored} scored
 */
function drawSums(page, scored) {
  for (const { id, score } of scored.dimensions) {
    const cell = page.root.querySelector(`[data-dimension="${id}"] [data-range]`);
    if (!cell || !score) continue;
    const number = { num: BigInt(score.num), den: BigInt(score.den) };
    const text = trimmed(fixed(number, SUM_DECIMALS));
    cell.replaceChildren(page.say('number', { number: text, range: /** @type {HTMLElement} */ (cell).dataset.range ?? '' }));
  }
}

/**
 * @param {Page} page
 * @param {SpecScore} score
 * @param {ScoreReading} said
 * @param {Set<string>} known
 */
function drawScore(page, score, said, known) {
  const row = /** @type {HTMLElement | null} */ (page.root.querySelector(`[data-score="${score.id}"]`));
  if (!row) return;
  const label = isLabel(score);
  const why = missing(score, said, enough(score, known));
  for (const reason of all(row, '[data-missing]')) {
    reason.hidden = reason.dataset.missing !== why;
  }
  if (label) drawLabel(row, said);
  else drawNumber(row, said);
  const more = page.root.querySelector(`[data-said="${score.id}"]`);
  for (const part of more ? all(more, '[data-label]') : []) part.hidden = part.dataset.label !== said.label;
  for (const group of more ? all(more, '[data-group]') : []) group.hidden = group.dataset.group !== String(said.normGroup);
}

/**
 * @param {SpecScore} score
 * @param {ScoreReading} said
 * @param {boolean} complete  whether all is known that it needs
 * @returns {string} which sentence tells what is missing, if any does
 */
function missing(score, { text, label }, complete) {
  if ((isLabel(score) ? label : text) === null) return complete ? 'fit' : 'answers';
  if (!complete && score.else !== undefined) return 'otherwise';
  return label === null ? 'level' : '';
}

/**
 * @param {HTMLElement} row
 * @param {ScoreReading} said
 */
function drawNumber(row, { text, at, label }) {
  const number = find(row, '[data-place="number"]');
  number.hidden = text === null;
  find(number, 'b').textContent = text;
  for (const level of all(row, '[data-label]')) level.hidden = level.dataset.label !== label;
  const dot = row.querySelector('.pa-dot');
  dot?.setAttribute('visibility', at === null ? 'hidden' : 'visible');
  if (at !== null) dot?.setAttribute('cx', `${at}%`);
}

/**
 * A label of which something is said, or else the labels it is put together from, highest first.
 *
 * @param {HTMLElement} row
 * @param {ScoreReading} said
 */
function drawLabel(row, { label, labels }) {
  const told = all(row, '[data-label]');
  for (const one of told) one.hidden = true;
  const whole = told.find((one) => one.dataset.label === label);
  const found = labels.flatMap((part) => told.find((one) => one.dataset.label === part) ?? []);
  const parts = whole ? [whole] : found.length === labels.length ? found : [];
  const plain = find(row, '[data-place="label"]');
  plain.textContent = parts.length === 0 ? label : null;
  for (const part of parts) {
    part.hidden = false;
    plain.before(part);
  }
}

/**
 * Whether all is known that a score needs, so that it is missing for another reason.
 *
 * @param {SpecScore} score
 * @param {Set<string>} known
 * @returns {boolean}
 */
function enough({ verb, of = [], needs = [], need = 0, steps = [] }, known) {
  const terms = of.filter((term) => known.has(term.of)).length;
  const wanted = verb === 'join' || verb === 'cross' ? of.length : need;
  const others = [...needs, ...of.flatMap(({ by }) => by ?? []), ...steps.flatMap((step) => usedBy(step))];
  return terms >= wanted && others.every((id) => known.has(id));
}

/**
 * @param {NonNullable<SpecScore['steps']>[number]} step
 * @returns {string[]} ids of the scores and facts it takes
 */
function usedBy(step) {
  if ('of' in step && step.of !== undefined) return [step.of];
  if (step.kind !== 'table' && step.kind !== 'norm') return [];
  const tests = step.groups.flatMap(({ when }) => [...(when?.all ?? []), ...(when?.any ?? []).flat()]);
  return tests.map(({ of }) => of);
}

/**
 * @param {Page} page
 * @param {Scored} scored
 * @param {Answers} answers
 * @returns {Set<string>} ids of what has an answer, a number or a label
 */
function knownIds({ spec }, scored, answers) {
  const given = givenItems(spec, answers);
  return new Set([
    ...spec.items.filter((_, position) => given[position].value !== null).map(({ id }) => id),
    ...scored.dimensions.filter(({ score }) => score).map(({ id }) => id),
    ...scored.scores.filter(({ value, label }) => value || label !== null).map(({ id }) => id),
  ]);
}

/**
 * @param {string} text  a number with a fixed count of decimals
 * @returns {string} the same without idle zeros
 */
function trimmed(text) {
  return text.replace(/\.?0+$/, '');
}

/**
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
function all(within, selector) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll(selector))];
}
