import assert from 'node:assert/strict';
import { test } from 'node:test';

import { checked, choose, fillSection, onScreen, opened, plainAnswers, press, radio, specOf, stored, text } from '../walk.js';
import { SHIPPED } from '../world.js';

/** @param {import('../world.js').World} world */
export default function clearAndFresh(world) {
  test('AC-21 "Clear my answer" takes the answer back, says so and leaves focus in the question', async (t) => {
    const tab = await world.visit(t, world.site(SHIPPED));
    const { items } = await specOf(tab);
    const id = items[2].id;
    await choose(tab, id, 3);
    assert.deepEqual(await stored(tab), { [id]: 3 });
    // The button comes once the choice has been painted.
    await tab.until((wanted) => document.querySelector(wanted), `#q-${id} [data-act="clear"]`);
    await tab.click(`#q-${id} [data-act="clear"]`);
    assert.deepEqual(await checked(tab), {});
    assert.deepEqual(await stored(tab), {});
    assert.equal(await tab.evaluate((wanted) => document.activeElement.matches(wanted), radio(id, 0)), true);
    assert.equal(await text(tab, '[data-place="status"]'), 'Answer to question 3 cleared');
    assert.equal(await tab.evaluate(() => document.querySelector('[data-act="clear"]')?.checkVisibility() ?? false), false);
  });

  test('AC-22 nothing is chosen for anybody, and after Reload and Back what is shown is what is stored', async (t) => {
    const tab = await world.visit(t, world.site(SHIPPED));
    assert.deepEqual(await checked(tab), {});
    const spec = await specOf(tab);
    const answers = plainAnswers(spec);
    await fillSection(tab, spec, 0, answers);
    await press(tab, 'section-1', 'next');
    await onScreen(tab, 'section-2');
    await fillSection(tab, spec, 1, answers);
    const kept = await stored(tab);
    assert.equal(Object.keys(kept).length, spec.dimensions[0].of.length + spec.dimensions[1].of.length);
    await tab.reload();
    assert.deepEqual(await checked(tab), kept);
    assert.deepEqual(await stored(tab), kept);
    await tab.open(world.site('index.html'));
    await tab.back();
    await opened(tab);
    assert.deepEqual(await checked(tab), kept);
    assert.deepEqual(await stored(tab), kept);
  });
}
