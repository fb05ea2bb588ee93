import assert from 'node:assert/strict';
import { test } from 'node:test';

import { choose, onScreen, press, radio, text, toReview } from '../walk.js';
import { TRIAL } from '../world.js';

const ENOUGH = { a1: 3, a2: 3, a3: 3, a4: 2, a5: 1, b1: 1, b2: 2, b3: 1, b4: 3 };

/** @param {import('../world.js').Tab} tab */
const errorShown = (tab) => tab.until(() => document.activeElement.matches('[data-place="problem"] .pa-error'));

/** @param {import('../world.js').World} world */
export default function tooFew(world) {
  test('AC-18 an area without enough answers is named, each way to mend it leads there, and results go without it', async (t) => {
    const tab = await world.visit(t, `http://trial.test/${TRIAL}`);
    await toReview(tab, { ...ENOUGH, c1: 2 });
    await press(tab, 'review', 'results');
    await errorShown(tab);
    assert.equal(await tab.evaluate(() => document.querySelector('#review .pa-gaps')), null, 'said once, not twice');
    assert.match(await tab.evaluate(() => document.title), /^Error: /);
    assert.match(
      await text(tab, '[data-place="problem"] .pa-error'),
      /^There is a problem Third area needs 3 or more answers before it can be scored\. Answer question 11: .* Answer question 12: /,
    );
    for (const [n, id] of ['c2', 'c3'].entries()) {
      await tab.click(`[data-place="problem"] li:nth-child(${n + 1}) a`);
      await onScreen(tab, 'section-3');
      assert.equal(await tab.evaluate((wanted) => document.activeElement.matches(wanted), radio(id, 0)), true);
      await tab.click('[data-act="return"]');
      await onScreen(tab, 'review');
      await press(tab, 'review', 'results');
      await errorShown(tab);
    }
    assert.equal(await text(tab, '[data-act="results-without"]'), 'See results without Third area');
    await tab.click('[data-act="results-without"]');
    await onScreen(tab, 'results');
    assert.equal(
      await text(tab, '[data-dimension="third"] [data-place="words"]'),
      'Not enough answers to score: 1 of 3, needs 3',
    );
    await tab.until(() => /^Your results – /.test(document.title));
  });

  test('AC-18 an area whose questions all have an answer lacks nothing, even where too many do not apply', async (t) => {
    const tab = await world.visit(t, `http://trial.test/${TRIAL}`);
    await toReview(tab, { ...ENOUGH, c1: 'na', c2: 'na', c3: 1 });
    await press(tab, 'review', 'results');
    await onScreen(tab, 'results');
    assert.equal(
      await text(tab, '[data-dimension="third"] [data-place="words"]'),
      'Not enough answers to score: 1 of 3, needs 3',
    );
  });

  test('AC-18 answering what is missing takes the error away', async (t) => {
    const tab = await world.visit(t, `http://trial.test/${TRIAL}`);
    await toReview(tab, { ...ENOUGH, c1: 2, c2: 2 });
    await press(tab, 'review', 'results');
    await errorShown(tab);
    await tab.click('[data-place="problem"] a');
    await onScreen(tab, 'section-3');
    await choose(tab, 'c3', 4);
    await tab.click('[data-act="return"]');
    await onScreen(tab, 'review');
    await press(tab, 'review', 'results');
    await onScreen(tab, 'results');
    assert.equal(await text(tab, '[data-dimension="third"] [data-place="points"]'), '67 of 100');
  });
}
