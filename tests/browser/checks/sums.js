/** Numbers that must add up: how far they do is always in sight, and nobody is held back by it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { choose, enter, onScreen, press, text } from '../walk.js';
import { FORMATS, SHARING } from '../world.js';

/** @param {import('../world.js').World} world */
export default function sums(world) {
  test('sums: what is given out and left is told as one types, and once more on the way on', async (t) => {
    const tab = await world.visit(t, `http://trial.test/${FORMATS}#section-6`);
    await onScreen(tab, 'section-6');
    const total = () => text(tab, 'output');
    assert.equal(await text(tab, '.pa-share'), 'Share out 10 hours over questions 14–16. Put 0 where you give none.');
    assert.equal(await total(), '0 of 10 hours given out, 10 left');
    await enter(tab, 'h1', '4');
    await enter(tab, 'h2', '3');
    assert.equal(await total(), '7 of 10 hours given out, 3 left');
    assert.equal(
      await tab.evaluate(() => document.querySelector(`#${document.activeElement.getAttribute('aria-describedby')}`).textContent),
      '7 of 10 hours given out, 3 left',
    );
    await enter(tab, 'h3', '5');
    assert.equal(await total(), '12 of 10 hours given out, 2 too many');
    await press(tab, 'section-6', 'next');
    await tab.until(() => document.activeElement.matches('.pa-gaps'));
    assert.equal(await text(tab, '.pa-gaps h3'), 'Some numbers do not add up yet');
    assert.equal(
      await text(tab, '.pa-gaps li'),
      'Questions 14–16: 12 of 10 hours given out, 2 too many. They count only if they add up.',
    );
    await press(tab, 'section-6', 'fill-gaps');
    assert.equal(await tab.evaluate(() => document.activeElement.id), 'q-h1-number');
    await enter(tab, 'h3', '3');
    assert.equal(await total(), 'All 10 hours given out');
    await enter(tab, 'h3', '2');
    await press(tab, 'section-6', 'next');
    await onScreen(tab, 'review');
    const links = () => tab.evaluate(() => [...document.querySelectorAll('#review .pa-gaps li')].map((line) => line.textContent));
    const line = (await links()).pop();
    assert.equal(line, 'Questions 14–16: 9 of 10 hours given out, 1 left. They count only if they add up.');
    await tab.click('#review .pa-gaps li:last-child a');
    await onScreen(tab, 'section-6');
    assert.equal(await tab.evaluate(() => document.activeElement.id), 'q-h1-number');
    await enter(tab, 'h3', '3');
    await tab.click('[data-act="return"]');
    await onScreen(tab, 'review');
    assert.deepEqual((await links()).filter((one) => /given out/.test(one)), []);
  });

  test('sums: where an area has no score for a sum that is wrong, the review says so and leads to it', async (t) => {
    const tab = await world.visit(t, `http://trial.test/${SHARING}`);
    await onScreen(tab, 'section-1');
    await enter(tab, 'f1', '4');
    await enter(tab, 'f2', '3');
    await press(tab, 'section-1', 'next');
    await press(tab, 'section-1', 'skip-gaps');
    await onScreen(tab, 'section-2');
    for (const item of ['t1', 't2', 't3']) await choose(tab, item, 1);
    await press(tab, 'section-2', 'next');
    await onScreen(tab, 'review');
    await press(tab, 'review', 'results');
    await tab.until(() => document.activeElement.matches('.pa-error'));
    assert.equal(
      await text(tab, '#review .pa-error'),
      'There is a problem Questions 1, 2: 7 of 10 hours given out, 3 left. They count only if they add up.',
    );
    assert.equal(await text(tab, '[data-act="results-without"]'), 'See results without Focus');
    await tab.click('[data-act="results-without"]');
    await onScreen(tab, 'results');
    assert.equal(await text(tab, '#results .pa-wrong-sums'), 'Questions 1, 2: 7 of 10 hours given out, 3 left. They count only if they add up.');
    await press(tab, 'results', 'back');
    await onScreen(tab, 'review');
    await press(tab, 'review', 'results');
    await tab.until(() => document.activeElement.matches('.pa-error'));
    await tab.click('#review .pa-error a');
    await onScreen(tab, 'section-1');
    assert.equal(await tab.evaluate(() => document.activeElement.id), 'q-f1-number');
    await enter(tab, 'f1', '7');
    await tab.click('[data-act="return"]');
    await onScreen(tab, 'review');
    await press(tab, 'review', 'results');
    await onScreen(tab, 'results');
    assert.equal(await text(tab, '#results .pa-wrong-sums'), '');
  });
}
