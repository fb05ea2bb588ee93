/** Skip logic: what earlier answers rule out goes at once and without a word, and comes back as it was. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { addressed, choose, counted, onScreen, opened, press, screens, stored, text } from '../walk.js';
import { FORMATS } from '../world.js';

/** @typedef {import('../world.js').Tab} Tab */

const PAGE = `http://trial.test/${FORMATS}`;

/** @param {Tab} tab @param {string} item */
const asked = (tab, item) => tab.evaluate((id) => document.querySelector(`#q-${id}`).checkVisibility(), item);

/** @param {import('../world.js').World} world */
export default function skipping(world) {
  test('skipping: a question goes and comes with the answer above it; focus, speech and its own answer stay as they are', async (t) => {
    const tab = await world.visit(t, `${PAGE}#section-2`);
    await onScreen(tab, 'section-2');
    assert.equal(await asked(tab, 'a2'), true, 'nothing rules it out yet');
    assert.equal(await text(tab, '.pa-progress'), '0 of 13 questions answered');
    await choose(tab, 'a1', 0);
    assert.equal(await asked(tab, 'a2'), false);
    await choose(tab, 'a1', 3);
    assert.equal(await asked(tab, 'a2'), true);
    await choose(tab, 'a2', 1);
    await counted(tab, '2 of 13 questions answered');
    await tab.evaluate(() => document.querySelector('#q-a1 input:checked').focus());
    await tab.press('ArrowUp');
    await tab.press('ArrowUp');
    assert.equal(await asked(tab, 'a2'), false);
    assert.equal(await tab.evaluate(() => document.activeElement.closest('fieldset').id), 'q-a1');
    assert.equal(await text(tab, '[data-place="status"]'), '');
    await counted(tab, '1 of 12 questions answered');
    assert.deepEqual(await stored(tab), { a1: 1, a2: 1 });
    await tab.press('ArrowDown');
    assert.equal(await tab.evaluate(() => document.querySelector('#q-a2 [value="1"]').checked), true);
    await counted(tab, '2 of 13 questions answered');
  });

  test('skipping: Continue, Back, the address and the history pass over a section that is not asked', async (t) => {
    const tab = await world.visit(t, `${PAGE}#section-4`);
    await onScreen(tab, 'section-4');
    assert.equal(await text(tab, '#section-4 [data-act="next"]'), 'Continue to Your hours');
    await press(tab, 'section-4', 'next');
    await press(tab, 'section-4', 'skip-gaps');
    await onScreen(tab, 'section-6');
    assert.equal(await text(tab, '#section-6-cap'), 'Section 4 of 4');
    await press(tab, 'section-6', 'back');
    await onScreen(tab, 'section-4');
    await addressed(tab, 'section-4');
    await tab.back();
    await onScreen(tab, 'section-6');
    await tab.back();
    await onScreen(tab, 'section-4');
    await tab.forward();
    await onScreen(tab, 'section-6');
    await tab.open('about:blank');
    await tab.open(`${PAGE}#section-5`);
    await opened(tab);
    assert.deepEqual(await screens(tab), ['section-6']);

    await tab.open('about:blank');
    await tab.open(PAGE);
    await opened(tab);
    await choose(tab, 'role', 1);
    assert.equal(await text(tab, '#section-1 [data-act="next"]'), 'Continue to Acts');
    await tab.open('about:blank');
    await tab.open(`${PAGE}#section-4`);
    await opened(tab);
    await onScreen(tab, 'section-4');
    assert.equal(await text(tab, '#section-4-cap'), 'Section 3 of 5 · Working together');
    assert.equal(await text(tab, '#section-4 [data-act="next"]'), 'Continue to Leading');
  });

  test('skipping: the review has what is asked, and says in a line what is not', async (t) => {
    const tab = await world.visit(t, `${PAGE}#section-2`);
    await onScreen(tab, 'section-2');
    await choose(tab, 'a1', 0);
    await tab.open('about:blank');
    await tab.open(`${PAGE}#review`);
    await onScreen(tab, 'review');
    assert.equal(
      await text(tab, '[data-place="not-asked"]'),
      '4 questions were not asked: your other answers say that they do not apply. Nothing is missing.',
    );
    const rows = await tab.evaluate(() => [...document.querySelectorAll('#review a')].map((link) => link.getAttribute('href')));
    assert.deepEqual(rows.filter((link) => /a2|l\d/.test(link)), []);
    assert.equal(rows.length, 14);
    assert.equal(await tab.evaluate(() => [...document.querySelectorAll('#review h3')].some((title) => title.textContent === 'Leading')), false);
    await press(tab, 'review', 'results');
    await tab.until(() => document.activeElement.matches('.pa-error'));
    // Two of the three are asked and one is answered; of an area that is not asked nothing is missing.
    assert.equal(await text(tab, '#review .pa-error p'), 'Acts needs 2 or more answers before it can be scored.');
    assert.deepEqual(
      await tab.evaluate(() => [...document.querySelectorAll('#review .pa-error a')].map((link) => link.getAttribute('href'))),
      ['#q-a3'],
    );
  });
}
