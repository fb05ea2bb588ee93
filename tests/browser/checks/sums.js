/** Numbers that must add up: how far they do is always in sight, and nobody is held back by it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { enter, onScreen, press, text } from '../walk.js';
import { FORMATS } from '../world.js';

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
    assert.equal(await text(tab, '.pa-gaps h3'), 'Some numbers on this page do not add up yet');
    assert.equal(
      await text(tab, '.pa-gaps li'),
      'Questions 14–16: 12 of 10 hours given out, 2 too many They count only if they add up.',
    );
    await press(tab, 'section-6', 'fill-gaps');
    assert.equal(await tab.evaluate(() => document.activeElement.id), 'q-h1-number');
    await enter(tab, 'h3', '3');
    assert.equal(await total(), 'All 10 hours given out');
    await enter(tab, 'h3', '2');
    await press(tab, 'section-6', 'next');
    await onScreen(tab, 'review');
  });
}
