import assert from 'node:assert/strict';
import { test } from 'node:test';

import { choose, focused, onScreen, press, radio, screens, specOf, text } from '../walk.js';
import { SHIPPED } from '../world.js';

/** @param {import('../world.js').World} world */
export default function gaps(world) {
  test('AC-17 Continue on a section with gaps names them once, and the second time moves on', async (t) => {
    const tab = await world.visit(t, world.site(SHIPPED));
    const spec = await specOf(tab);
    const [first, ...open] = spec.dimensions[0].of.map((at) => spec.items[at].id);
    await choose(tab, first, 2);
    await press(tab, 'section-1', 'next');
    await tab.until(() => document.activeElement.matches('.pa-gaps'));
    assert.equal(await text(tab, '.pa-gaps h3'), `${open.length} questions on this page have no answer`);
    assert.equal(await tab.evaluate(() => document.querySelectorAll('.pa-gaps a').length), open.length);
    for (const [n, id] of open.entries()) {
      await tab.click(`.pa-gaps li:nth-child(${n + 1}) a`);
      assert.equal(await tab.evaluate((wanted) => document.activeElement.matches(wanted), radio(id, 0)), true);
    }
    assert.deepEqual(await screens(tab), ['section-1']);
    await press(tab, 'section-1', 'next');
    await onScreen(tab, 'section-2');
    assert.equal(await focused(tab), 'section-2-title');
  });
}
