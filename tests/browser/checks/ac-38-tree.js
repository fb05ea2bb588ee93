import assert from 'node:assert/strict';
import { test } from 'node:test';

import { comeBackWith, onScreen, plainAnswers, press, specOf } from '../walk.js';
import { SHIPPED } from '../world.js';

/** @param {import('../world.js').Tab} tab */
async function tree(tab) {
  if (!tab.accessibility) throw new Error('this engine tells its tree');
  return (await tab.accessibility()).filter(({ ignored }) => !ignored);
}

/** @param {import('../world.js').World} world */
export default function accessibilityTree(world) {
  if (world.name !== 'chromium') return;

  for (const width of [1280, 390]) {
    test(`AC-38 questions are groups of radios named by number and text; results are a table with headers, ${width} px`, async (t) => {
      const tab = await world.visit(t, world.site(SHIPPED), { width });
      const spec = await specOf(tab);
      const texts = await tab.evaluate(() =>
        [...document.querySelectorAll('fieldset legend span')].map((text) => text.textContent.trim()),
      );
      const first = spec.dimensions[0];
      const nodes = await tree(tab);
      const groups = nodes.filter(({ role, name }) => role === 'group' && /^\d+\. /.test(name)).map(({ name }) => name);
      assert.deepEqual(groups, first.of.map((at) => `${at + 1}. ${texts[at]}`));
      const options = first.of.reduce((sum, at) => sum + spec.items[at].values.length + (spec.items[at].na ? 1 : 0), 0);
      assert.equal(nodes.filter(({ role }) => role === 'radio').length, options);

      await comeBackWith(tab, plainAnswers(spec));
      await tab.click('[data-act="resume"]');
      await press(tab, 'review', 'results');
      await onScreen(tab, 'results');
      const seen = await tree(tab);
      const names = (/** @type {string} */ role) => seen.filter((node) => node.role === role).map(({ name }) => name);
      const caption = await tab.evaluate(() => document.querySelector('.pa-chart caption').textContent);
      assert.equal(names('table').filter((name) => name === caption).length, 1);
      assert.deepEqual(names('columnheader').slice(0, 2), ['Area', 'In words']);
      const titles = await tab.evaluate(() => [...document.querySelectorAll('[data-dimension] th')].map((th) => th.textContent));
      assert.deepEqual(names('rowheader').slice(0, titles.length), titles);
    });
  }
}
