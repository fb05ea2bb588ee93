import assert from 'node:assert/strict';
import { test } from 'node:test';

import { choose, focused, onScreen, press, radio, screens, specOf, text, toReview } from '../walk.js';
import { SHIPPED, TRIAL } from '../world.js';

/** @param {import('../world.js').World} world */
export default function gaps(world) {
  test('AC-17 Continue on a section with gaps names them once, and the second time moves on', async (t) => {
    const tab = await world.visit(t, world.site(SHIPPED));
    const spec = await specOf(tab);
    const [first, ...open] = spec.dimensions[0].of.map((at) => spec.items[at].id);
    await choose(tab, first, 2);
    await press(tab, 'section-1', 'next');
    await tab.until(() => document.activeElement.matches('.pa-gaps'));
    assert.equal(await text(tab, '.pa-gaps h3'), `${open.length} questions have no answer`);
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

  test('AC-17 what the notice says stays true while one answers, and it goes with the last gap', async (t) => {
    const tab = await world.visit(t, world.site(SHIPPED));
    const spec = await specOf(tab);
    const ids = spec.dimensions[0].of.map((at) => spec.items[at].id);
    const open = ids.slice(-2);
    for (const id of ids.slice(0, -2)) await choose(tab, id, 2);
    await press(tab, 'section-1', 'next');
    await tab.until(() => document.activeElement.matches('.pa-gaps'));
    assert.equal(await text(tab, '.pa-gaps h3'), '2 questions have no answer');
    await choose(tab, open[0], 1);
    assert.equal(await text(tab, '.pa-gaps h3'), '1 question has no answer');
    assert.deepEqual(await tab.evaluate(() => [...document.querySelectorAll('.pa-gaps a')].map((link) => link.getAttribute('href'))), [`#q-${open[1]}`]);
    await choose(tab, open[1], 1);
    assert.equal(await tab.evaluate(() => document.querySelector('.pa-gaps')), null);
    assert.deepEqual(await screens(tab), ['section-1']);
  });

  test('AC-17 over the review gaps that no result needs are named without alarm, with a way to each, and hold nobody back', async (t) => {
    const tab = await world.visit(t, `http://trial.test/${TRIAL}`);
    await toReview(tab, { a1: 1, a2: 1, a3: 1, a4: 2, b1: 2, b2: 1, b3: 3, b4: 0, c1: 2, c2: 2, c3: 1 });
    assert.equal(await focused(tab), 'review-title');
    assert.match(await text(tab, '#review .pa-gaps'), /^1 question has no answer Answer question 5: speak over somebody$/);
    assert.equal(await tab.evaluate(() => document.querySelector('#review .pa-error')), null);
    await tab.click('#review .pa-gaps a');
    await onScreen(tab, 'section-1');
    assert.equal(await tab.evaluate((wanted) => document.activeElement.matches(wanted), radio('a5', 0)), true);
    await tab.click('[data-act="return"]');
    await onScreen(tab, 'review');
    await press(tab, 'review', 'results');
    await onScreen(tab, 'results');
    await press(tab, 'results', 'back');
    await onScreen(tab, 'review');
    await tab.click('#review .pa-gaps a');
    await choose(tab, 'a5', 1);
    await tab.click('[data-act="return"]');
    await onScreen(tab, 'review');
    assert.equal(await tab.evaluate(() => document.querySelector('#review .pa-gaps')), null);
  });
}
