import assert from 'node:assert/strict';
import { test } from 'node:test';

import { press, said, toResults, toReview } from '../walk.js';
import { TRIAL } from '../world.js';

/**
 * Worked out by hand from trial/trial.yml; positions are values, 0 to 4, and a5 and b4 are turned round.
 *
 *   First area   a1 4, a2 3, a3 not applicable, a4 left out, a5 1 → 3: (4 + 3 + 3) / 3 = 3.33 of 4, 83 of 100
 *   Second area  b1 1, b2 0, b3 2, b4 4 → 0: 3 / 4 = 0.75 of 4, 18.75, 19 of 100
 *   Third area   c1 2, c2 2, c3 3: 7 / 3 = 2.33 of 4, 58 of 100; three answers, so 3 of 12 steps count, and it lies
 *                exactly 3 of 12 below the first
 *   Overall      (10/3 + 3/4 + 7/3) / 3 = 77/36 = 2.139 of 4, 53 of 100
 *
 * @type {import('../walk.js').Answers}
 */
const SHEET = { a1: 4, a2: 3, a3: 'na', a5: 1, b1: 1, b2: 0, b3: 2, b4: 4, c1: 2, c2: 2, c3: 3 };
const LABELS = ['Not at all', 'Now and then', 'About half the time', 'Most times', 'Every time, or nearly'];
const SAID = {
  headline: 'Your answers were highest for First area. Second area has the most room.',
  overall: `Taken together, your answers lie nearest to “${LABELS[2]}”: 53 of 100.`,
  rows: [
    {
      id: 'first',
      words: `between “${LABELS[3]}” and “${LABELS[4]}”`,
      points: '83 of 100',
      level: 'Sustaining: what your answers say',
      at: 83.33,
    },
    {
      id: 'second',
      words: `nearest to “${LABELS[1]}”`,
      points: '19 of 100',
      level: 'Starting: what your answers say',
      at: 18.75,
    },
    {
      id: 'third',
      words: `between “${LABELS[2]}” and “${LABELS[3]}”`,
      points: '58 of 100',
      level: 'Building: what your answers say',
      at: 58.33,
    },
  ],
  edges: [
    {
      title: 'Second area',
      why: `Suggested because it is your lowest area. You answered “${LABELS[0]}” to “write things down”.`,
    },
    {
      title: 'Third area',
      why: `Suggested because it is one of your lowest areas. You answered “${LABELS[2]}” to “watch somebody use it”.`,
    },
  ],
};

/** The same sheet without c2: the third area needs all three of its answers, and the overall score all areas. */
const GAP = {
  ...SAID,
  overall: '',
  rows: SAID.rows.with(2, {
    id: 'third',
    words: 'Not enough answers to score: 2 of 3, needs 3',
    points: '',
    level: '',
    at: null,
  }),
  edges: SAID.edges.slice(0, 1),
};

/** @param {import('../walk.js').Said} results */
const rounded = (results) => ({
  ...results,
  rows: results.rows.map((row) => ({ ...row, at: row.at === null ? null : Math.round(row.at * 100) / 100 })),
});

/** @param {import('../world.js').World} world */
export default function scores(world) {
  test('AC-05 a known sheet with reversed, left-out and not-applicable answers scores as worked out by hand', async (t) => {
    const tab = await world.visit(t, `http://trial.test/${TRIAL}`);
    await toResults(tab, SHEET);
    assert.deepEqual(rounded(await said(tab)), SAID);
    if (tab.medium) {
      await tab.medium('print');
      // Readings and further articles stay on the screen: the results are one sheet of paper.
      const onPaper = { ...SAID, rows: SAID.rows.map((row) => ({ ...row, level: '' })) };
      assert.deepEqual(rounded(await said(tab)), onPaper);
    }
  });

  test('AC-05 an area with too few answers has no score, and then there is no overall score', async (t) => {
    const tab = await world.visit(t, `http://trial.test/${TRIAL}`);
    await toReview(tab, { ...SHEET, c2: null });
    await press(tab, 'review', 'results');
    await tab.click('[data-act="results-without"]');
    await tab.until(() => document.querySelector('#results').checkVisibility());
    assert.deepEqual(rounded(await said(tab)), GAP);
  });
}
