import assert from 'node:assert/strict';
import { test } from 'node:test';

import { comeBackWith, onScreen, plainAnswers, specOf } from '../walk.js';
import { SHIPPED } from '../world.js';

/** @param {import('../world.js').World} world */
export default function accessibilityTree(world) {
  // WebKitGTK's window does not become narrower than that; in Firefox every question to the tree takes a second.
  const widths = { chromium: [1280, 390], firefox: [390], webkit: [1280, 450] }[world.name];

  for (const width of widths) {
    test(`AC-38 questions are groups of radios named by number and text; results are a table with headers, ${width} px`, async (t) => {
      const tab = await world.visit(t, world.site(SHIPPED), { width });
      const spec = await specOf(tab);
      const texts = await tab.evaluate(() =>
        [...document.querySelectorAll('fieldset legend span')].map((text) => text.textContent.trim()),
      );
      const { of } = spec.dimensions[0];
      assert.equal(await tab.told('#section-1', 'group'), of.length);
      for (const at of of) assert.equal(await tab.told('#section-1', 'group', `${at + 1}. ${texts[at]}`), 1, texts[at]);
      const options = of.reduce((sum, at) => sum + spec.items[at].values.length + (spec.items[at].na ? 1 : 0), 0);
      assert.equal(await tab.told('#section-1', 'radio'), options);

      await comeBackWith(tab, plainAnswers(spec));
      await tab.click('[data-act="resume"]');
      await onScreen(tab, 'results');
      const { caption, titles } = await tab.evaluate(() => ({
        caption: document.querySelector('.pa-chart caption').textContent,
        titles: [...document.querySelectorAll('[data-dimension] th')].map((th) => th.textContent),
      }));
      assert.equal(await tab.told('#results', 'table', caption), 1);
      assert.equal(await tab.told('.pa-chart', 'columnheader'), 4);
      for (const name of ['Area', 'In words']) assert.equal(await tab.told('.pa-chart', 'columnheader', name), 1, name);
      assert.equal(await tab.told('.pa-chart', 'rowheader'), titles.length);
      for (const name of titles) assert.equal(await tab.told('.pa-chart', 'rowheader', name), 1, name);
    });
  }
}
