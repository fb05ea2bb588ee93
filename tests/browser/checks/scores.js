/**
 * Results of the full model: what each row says is worked out again here from the rules of `trial/full.yml` alone, on
 * random sheets; fractions are plain numbers, since those of this file are all exact in binary or rounded far from ties.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { answerElsewhere, comeBackWith, onScreen, text } from '../walk.js';
import { FULL } from '../world.js';
import { clean } from './ac-08-axe.js';

/** @typedef {import('../walk.js').Answers} Answers */
/** @typedef {{ words: string, number: string, more: string }} Row */

const URL = `http://trial.test/${FULL}`;
const ITEMS = ['p1', 'p2', 'a1', 'a2', 's1', 's2', 's3'];

/**
 * @param {Answers} answers
 * @param {string[]} ids
 */
const known = (answers, ids) => ids.map((id) => answers[id]).filter((one) => typeof one === 'number').map(Number);
/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);
/** @param {number} number @param {number} decimals half up, as the page prints it */
const print = (number, decimals) =>
  (Math.floor(number * 10 ** decimals + 0.5) / 10 ** decimals).toFixed(decimals).replace('-', '−');

/** @param {Answers} answers @returns {Record<string, Row>} what every score's row has to say */
function expected(answers) {
  const sex = answers.sex;
  const plans = known(answers, ['p1', 'p2']);
  const acts = [...known(answers, ['a1']), ...known(answers, ['a2']).map((one) => 3 - one)];
  const plan = plans.length > 0 ? sum(plans) / plans.length : null;
  const act = acts.length > 0 ? sum(acts) / acts.length : null;
  const strains = known(answers, ['s1', 's2', 's3']);
  const total = strains.length === 3 ? sum(strains) : null;
  const level = (/** @type {number} */ mean) => (mean >= 1.5 ? 'high' : 'low');
  const label = (/** @type {string} */ words, more = '') => ({ words: [words, more].filter(Boolean).join(' '), number: '', more: '' });
  const lacking = (/** @type {string} */ needs) => `Not enough answers: needs ${needs}`;
  const noPlan = label(lacking('“Plan”, “Act”'));

  const both = plan !== null && act !== null;
  const work = both ? plan + act : 0;
  const styles = /** @type {const} */ ({ both: 'Plans and acts', planner: 'Plans first', actor: 'Acts first', neither: 'Neither so far' });
  const style = both && (plan >= 2 ? (act >= 2 ? 'both' : 'planner') : act >= 2 ? 'actor' : 'neither');
  const stage = both && (plan < 1 ? 'Begun' : act < 1 ? 'Going' : 'Steady');
  const ranked = [['Plan', plan], ['Act', act], ['Total', total]]
    .filter(([, value]) => value !== null)
    .sort(([, a], [, b]) => Number(b) - Number(a));
  const places = { low: { low: 'Corner', high: 'Edge' }, high: { low: 'Side', high: 'Middle' } };
  const [mean, deviation] = sex === 0 ? [4, 2] : [5, 2.5];
  const many = total !== null && total >= (sex === 0 ? 4 : 6);
  const { p1, p2, s1, s2 } = answers;
  const weighs = [p1, p2, s1, s2].every((one) => typeof one === 'number');
  const weight = Number(p1) + Number(p2);
  return {
    work: {
      words: both ? (work >= 4 ? 'Much' : 'Little') : `Little Counts 0 for want of answers: needs all of “Plan”, “Act”`,
      number: `${print(work, 1)} of 6`,
      more: `What you do with others.${both && work >= 4 ? ' You said that much of this happens.' : ''}`,
    },
    total: {
      words: total === null ? lacking('all of questions 5–7') : sex === null ? 'No level without an answer to question A' : many ? 'Many' : 'Few',
      number: total === null ? '' : `${total} points of 9`,
      more: `All of strain.${total === null || sex === null ? '' : many ? ' You said many. A case a sceptic can check 4 min' : ' You said few.'}`,
    },
    beside: {
      words: total === null || sex === null ? lacking('all of question A, “Total”') : '',
      number: total === null || sex === null ? '' : `${print(((total - mean) / deviation) * 10 + 50, 0)} from 30 to 75`,
      more:
        total === null || sex === null
          ? ''
          : `Compared with ${sex === 0 ? 'Women' : 'Men'} 2026: mean 50, one standard deviation 10. Source: Invented 2026.`,
    },
    style: style ? label(styles[style], style === 'both' ? 'You said that you do both. A case a sceptic can check 4 min' : '') : noPlan,
    weighed: {
      words: !weighs ? lacking('all of questions 1, 2, 5, 6') : weight === 0 ? 'No number can be worked out from these answers' : '',
      number: weighs && weight > 0 ? `${print((Number(s1) * Number(p1) + Number(s2) * Number(p2)) / weight, 1)} of 3` : '',
      more: '',
    },
    lean:
      act === null
        ? label(lacking('“Act”'))
        : label(plan === null ? 'No description fits these answers' : plan >= 2 ? 'Plans it' : 'Acts on it'),
    most: ranked.length >= 2 ? label(ranked.slice(0, 2).map(([name]) => name).join(' ')) : label(lacking('at least 2 of “Plan”, “Act”, “Total”')),
    stage: stage ? label(stage) : noPlan,
    pair: style && stage ? label(`${stage.toLowerCase()}-${style}`) : label(lacking('all of “Stage”, “Style”')),
    named: style
      ? label([...ranked.slice(0, 2).map(([name]) => name), styles[style]].join(' '))
      : label(lacking('all of “Most”, “Style”')),
    place: both ? label(places[level(plan)][level(act)]) : label(lacking('all of “Plan”, “Act”')),
  };
}

/** @param {import('../world.js').Tab} tab @returns {Promise<Record<string, Row>>} what is in sight of every score */
function shown(tab) {
  return tab.evaluate(() => {
    /** @param {HTMLElement | null} element */
    const read = (element) => (element?.checkVisibility() ? element.innerText.replace(/\s+/g, ' ').trim() : '');
    return Object.fromEntries(
      [...document.querySelectorAll('[data-score]')].map((row) => {
        const id = row.dataset.score;
        const more = document.querySelector(`[data-said="${id}"]`);
        return [id, { words: read(row.querySelector('td')), number: read(row.querySelector('.pa-score')), more: read(more) }];
      }),
    );
  });
}

/**
 * @param {() => number} chance
 * @returns {Answers}
 */
function draw(chance) {
  const gaps = [0, 0, 0.2, 0.5][Math.floor(chance() * 4)];
  /** @type {Answers} */
  const answers = { sex: [0, 1, null][Math.floor(chance() * 2 + (gaps > 0 ? chance() : 0))] };
  for (const id of ITEMS) answers[id] = chance() < gaps ? (chance() < 0.3 ? 'na' : null) : Math.floor(chance() * 4);
  return answers;
}

/** @param {number} seed */
function stream(seed) {
  return () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 4294967296;
  };
}

/** @param {import('../world.js').Tab} tab @param {Answers} answers */
async function toResultsOf(tab, answers) {
  await answerElsewhere(tab, answers);
  await tab.evaluate(() => {
    location.hash = '#review';
  });
  await onScreen(tab, 'review');
  await tab.evaluate(() => {
    location.hash = '#results';
  });
  await onScreen(tab, 'results');
}

/** @param {import('../world.js').World} world */
export default function everyScore(world) {
  const sheets = world.name === 'chromium' ? 120 : 15;

  test(`scores: ${sheets} random sheets say what an independent recomputation says`, async (t) => {
    const tab = await world.visit(t, URL);
    const chance = stream(Number(process.env.SHEETS_SEED ?? 20261122));
    const seen = new Set();
    for (let n = 0; n < sheets; n++) {
      const answers = draw(chance);
      const given = known(answers, ITEMS);
      const most = Math.max(0, ...given.map((one) => given.filter((other) => other === one).length));
      if (given.length === 0) continue;
      await toResultsOf(tab, answers);
      const headline = await text(tab, '[data-place="headline"]');
      if (given.length < 2 || most > 6) {
        assert.equal(headline, 'Your answers were not scored');
        assert.equal(
          await text(tab, '.pa-invalid'),
          `${given.length < 2 ? 'Fewer than two questions were answered.' : 'Every question has the same answer.'} So nothing is scored. You can change your answers below, or start over.`,
        );
        assert.ok(await tab.evaluate(() => [...document.querySelectorAll('.pa-chart')].every((chart) => !chart.checkVisibility())));
        continue;
      }
      assert.equal(headline, 'Your results');
      const rows = await shown(tab);
      assert.deepEqual(rows, expected(answers), JSON.stringify(answers));
      const strains = known(answers, ['s1', 's2', 's3']);
      const sums = strains.length < 2 ? '' : `${Number(print(sum(strains) * (3 / strains.length), 2))} of 9`;
      assert.equal(await text(tab, '[data-dimension="strain"] .pa-score'), sums);
      for (const { words } of Object.values(rows)) seen.add(words);
    }
    if (world.name === 'chromium') assert.ok(seen.size > 25, [...seen].join(' · '));
  });

  test('scores: where the answers are there and still give no number or fit no description, the row says that', async (t) => {
    const tab = await world.visit(t, URL);
    const rows = async (/** @type {Answers} */ answers) => {
      await toResultsOf(tab, answers);
      const { weighed, lean } = await shown(tab);
      return [weighed, lean].map(({ words, number }) => `${words}|${number}`);
    };
    assert.deepEqual(await rows({ p1: 0, p2: 0, a1: 1, s1: 2, s2: 1 }), [
      'No number can be worked out from these answers|',
      'Acts on it|',
    ]);
    assert.deepEqual(await rows({ p1: 1, p2: 2, s1: 2, s2: 1 }), ['|1.3 of 3', 'Not enough answers: needs “Act”|']);
    assert.deepEqual((await rows({ a1: 1, s1: 2 }))[1], 'No description fits these answers|');
  });

  if (world.name !== 'chromium') return;

  test('scores: domains stand above what lies in them, as row headers', async (t) => {
    const tab = await world.visit(t, URL);
    await toResultsOf(tab, { sex: 0, p1: 3, p2: 2, a1: 1, a2: 0, s1: 2, s2: 1, s3: 0 });
    const heads = await tab.evaluate(() =>
      [...document.querySelectorAll('.pa-chart')].map((chart) => [...chart.querySelectorAll('th[scope="row"]')].map((th) => th.textContent)),
    );
    assert.deepEqual(heads, [
      ['Work', 'Plan', 'Act', 'Strain'],
      ['Total', 'Beside others', 'Style', 'Most', 'Stage', 'In two words', 'In names', 'Place', 'Strain by plan', 'Lean'],
    ]);
  });

  for (const [name, view] of /** @type {[string, import('../world.js').View][]} */ ([
    ['1280 light', { width: 1280, scheme: 'light' }],
    ['390 dark', { width: 390, height: 844, scheme: 'dark' }],
  ])) {
    test(`scores: no violation in the results, whole, with gaps and not scored, nor on paper, ${name}`, async (t) => {
      const tab = await world.visit(t, URL, view);
      await comeBackWith(tab, { sex: 0, p1: 3, p2: 2, a1: 1, a2: 0, s1: 2, s2: 3, s3: 0 });
      await tab.click('[data-act="check"]');
      await onScreen(tab, 'review');
      for (const [state, answers] of /** @type {[string, Answers][]} */ ([
        ['whole', { sex: 0, p1: 3, p2: 2, a1: 3, a2: 0, s1: 2, s2: 3, s3: 0 }],
        ['with gaps', { p1: 3, p2: 2, s1: 2 }],
        ['not scored', { p1: 3 }],
      ])) {
        await toResultsOf(tab, answers);
        await tab.evaluate(() => {
          for (const more of document.querySelectorAll('details')) more.open = true;
        });
        await clean(tab, state);
        const wide = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${state} is ${wide} px too wide`);
      }
      await tab.open(URL.replace('assessments/', 'assessments/paper/'));
      await clean(tab, 'on paper');
    });
  }
}
