/** Within one answer of another level, the articles of both are offered: a cut is a convention, not a border. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { answerElsewhere, plainAnswers, specOf, toResults } from '../walk.js';
import { SHIPPED } from '../world.js';

const BUILDING = ['ten-minutes-in-their-world', 'listening-that-costs-you-something'];
const SUSTAINING = ['ten-minutes-in-their-world', 'asking-someone-what-they-saw'];
/** Of the fourth area, its cuts at 1.5 and 2.75: the keyed values of its five answers, and the articles offered. */
const CASES = [
  { values: [3, 3, 2, 2, 2], articles: BUILDING },
  { values: [3, 3, 3, 2, 2], articles: [...BUILDING, SUSTAINING[1]] },
  { values: [3, 3, 3, 3, 2], articles: [...BUILDING, SUSTAINING[1]] },
  { values: [3, 3, 3, 3, 3], articles: SUSTAINING },
];

/** @param {import('../world.js').World} world */
export default function nearACut(world) {
  test('near a cut: the articles of both levels are offered, the reading is that of one', async (t) => {
    const tab = await world.visit(t, world.site(SHIPPED));
    const spec = await specOf(tab);
    const { id, of, reverse } = spec.dimensions[3];
    await toResults(tab, plainAnswers(spec));
    for (const { values, articles } of CASES) {
      const answers = Object.fromEntries(of.map((at, place) => [spec.items[at].id, reverse.includes(at) ? 4 - values[place] : values[place]]));
      await answerElsewhere(tab, answers);
      await tab.until((wanted) => {
        const more = document.querySelector(`[data-more="${wanted.id}"]`);
        const links = more.querySelectorAll('.pa-articles li:not([hidden]) a');
        const found = [...links].map((link) => link.href.replace(/.*\/(.*)\.html$/, '$1'));
        return found.length === wanted.articles.length && wanted.articles.every((/** @type {string} */ stem) => found.includes(stem));
      }, { id, articles });
      const readings = await tab.evaluate((area) => document.querySelectorAll(`[data-more="${area}"] [data-title]:not([hidden])`).length, id);
      assert.equal(readings, 1);
    }
  });
}
