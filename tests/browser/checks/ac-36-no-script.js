import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SHIPPED } from '../world.js';

/** @param {import('../world.js').World} world */
export default function noScript(world) {
  test('AC-36 without JavaScript every question and option can be read, chosen and printed, and a note says so', async (t) => {
    // The other engines have no switch for it, so there the server forbids the page every script.
    const tab =
      world.name === 'chromium'
        ? await world.visit(t, world.site(SHIPPED), { script: false })
        : await world.visit(t, `http://plain.unscripted/${SHIPPED}`);
    const page = await tab.evaluate(() => {
      const spec = JSON.parse(document.querySelector('pa-assessment').dataset.spec);
      const seen = (/** @type {Element | null} */ element) => Boolean(element?.checkVisibility());
      return {
        questions: spec.items.filter((/** @type {any} */ { id }) => !seen(document.querySelector(`#q-${id} legend`))),
        options: [...document.querySelectorAll('fieldset label')].filter((option) => !seen(option)).length,
        note: [...document.querySelectorAll('.pa-unscripted')].filter(seen).map((note) => note.textContent),
        buttons: [...document.querySelectorAll('button')].filter(seen).map((button) => button.textContent),
        results: seen(document.querySelector('#results')),
      };
    });
    assert.deepEqual({ ...page, note: page.note.length }, { questions: [], options: 0, note: 1, buttons: [], results: false });
    assert.match(page.note[0], /JavaScript/);
    assert.match(page.note[0], /score them by hand/);
    await tab.click('fieldset label');
    assert.equal(await tab.evaluate(() => document.querySelector('fieldset input').checked), true);
  });
}
