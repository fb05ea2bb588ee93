import assert from 'node:assert/strict';
import { test } from 'node:test';

import { checked, fillSection, firstOf, plainAnswers, specOf } from '../walk.js';
import { SHIPPED } from '../world.js';

const KEYS = ['n', 'p', '.', ',', 's', 'f', '/', 'Alt+n'];

/** @param {import('../world.js').World} world */
export default function strayKeys(world) {
  test('AC-03 a letter pressed by mistake on a radio, a button or a link changes nothing', async (t) => {
    const tab = await world.visit(t, world.site(SHIPPED));
    const spec = await specOf(tab);
    const answers = firstOf(spec, plainAnswers(spec), 3);
    await fillSection(tab, spec, 0, answers);
    const url = await tab.url();
    const controls = await tab.evaluate(() => {
      const wanted = [...document.querySelectorAll('a[href], button, summary, input')].filter((one) => one.checkVisibility());
      for (const [n, control] of wanted.entries()) control.setAttribute('data-stop', String(n));
      return wanted.length;
    });
    assert.ok(controls > spec.dimensions[0].of.length);
    for (let stop = 0; stop < controls; stop++) {
      await tab.evaluate((n) => document.querySelector(`[data-stop="${n}"]`).focus(), stop);
      for (const key of KEYS) {
        await tab.press(key);
        const held = await tab.evaluate(() => document.activeElement.getAttribute('data-stop'));
        assert.equal(held, String(stop), `${key} on control ${stop}`);
      }
    }
    assert.deepEqual(await checked(tab), answers);
    assert.equal(await tab.url(), url);
  });
}
