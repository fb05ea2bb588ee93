/** Coming back, starting over, and the ways to keep: what each says before it is pressed, and where the focus is after. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { choose, comeBackWith, firstOf, focused, onScreen, opened, plainAnswers, press, specOf, text } from '../walk.js';
import { FORMATS, SHIPPED } from '../world.js';

/** @typedef {import('../world.js').Tab} Tab */

/** One answer to every question of `trial/formats.yml` that is asked of nobody in particular; the hours come to ten. */
const COMPLETE = { a1: 0, a3: 1, m1: 2, m2: 3, m3: 4, m4: 1, w1: 0, w2: 1, w3: 2, h1: 5, h2: 5, h3: 0 };

/** @param {Tab} tab @returns {Promise<string[]>} the buttons of the resume panel, as read */
const offered = (tab) =>
  tab.evaluate(() =>
    [...document.querySelectorAll('[data-notice="resume"] button')]
      .filter((button) => button.checkVisibility())
      .map((button) => button.textContent.trim()),
  );

/** @param {Tab} tab @returns {Promise<string>} what is asked before answers go */
async function asked(tab) {
  await tab.click('[data-act="start-over"]');
  await tab.until(() => document.querySelector('dialog[open]'));
  return text(tab, 'dialog[open] h2');
}

/** @param {Tab} tab @returns {Promise<string>} today as the page words it, worked out in another way */
const today = (tab) =>
  tab.evaluate(() => {
    const day = new Date();
    const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
    return `${day.getDate()} ${months[day.getMonth()]} ${day.getFullYear()}`;
  });

/** @param {import('../world.js').World} world */
export default function returning(world) {
  test('returning: with everything answered the results are offered first, then the way to check', async (t) => {
    const tab = await world.visit(t, world.site(SHIPPED));
    const spec = await specOf(tab);
    const answers = plainAnswers(spec);
    await comeBackWith(tab, firstOf(spec, answers, spec.items.length - 1));
    const last = await tab.evaluate((n) => document.querySelector(`#section-${n}-title`).textContent, spec.dimensions.length);
    assert.deepEqual(await offered(tab), [`Continue at ${last}`, 'Start over']);
    await comeBackWith(tab, answers);
    assert.deepEqual(await offered(tab), ['See my results', 'Check your answers', 'Start over']);
    await tab.click('[data-act="resume"]');
    await onScreen(tab, 'results');
    assert.equal(await focused(tab), 'results-title');
    await comeBackWith(tab, answers);
    await tab.click('[data-act="check"]');
    await onScreen(tab, 'review');
    assert.equal(await focused(tab), 'review-title');
  });

  test('returning: with everything answered but a sum that is wrong, the answers are offered first', async (t) => {
    const tab = await world.visit(t, `http://trial.test/${FORMATS}`);
    await opened(tab);
    await comeBackWith(tab, COMPLETE);
    assert.deepEqual(await offered(tab), ['See my results', 'Check your answers', 'Start over']);
    await comeBackWith(tab, { ...COMPLETE, h3: 2 });
    assert.deepEqual(await offered(tab), ['Check your answers', 'Start over']);
    await tab.click('[data-act="resume"]');
    await onScreen(tab, 'review');
    assert.equal(await text(tab, '#review .pa-gaps h3'), 'Some numbers do not add up yet');
  });

  test('returning: starting over asks how many answers go, and of which day', async (t) => {
    const tab = await world.visit(t, world.site(SHIPPED));
    const spec = await specOf(tab);
    const day = await today(tab);
    await comeBackWith(tab, firstOf(spec, plainAnswers(spec), 12));
    assert.equal(await asked(tab), `Delete your 12 answers, last changed on ${day}?`);
    await tab.click('dialog[open] [value="no"]');
    await comeBackWith(tab, firstOf(spec, plainAnswers(spec), 1));
    assert.equal(await asked(tab), `Delete your 1 answer, last changed on ${day}?`);
    await tab.click('dialog[open] [value="yes"]');
    await tab.until(() => document.activeElement.matches('[data-notice="deleted"]'));
  });

  test('returning: "Save again" leaves the focus on something in sight', async (t) => {
    const tab = await world.visit(t, world.site(SHIPPED));
    const spec = await specOf(tab);
    await choose(tab, spec.items[0].id, 2);
    await tab.evaluate(() => {
      const key = Object.keys(localStorage).find((name) => name.endsWith(':draft'));
      if (key === undefined) throw new Error('nothing was saved');
      localStorage.removeItem(key);
      dispatchEvent(new StorageEvent('storage', { key, newValue: null, storageArea: localStorage }));
    });
    await tab.until(() => document.querySelector('[data-notice="gone"]').checkVisibility());
    await tab.click('[data-notice="gone"] button');
    await tab.until(() => !document.querySelector('[data-notice="gone"]').checkVisibility());
    assert.equal(await focused(tab), 'section-1-title');
    await tab.click('.pa-keeping summary');
    await press(tab, 'section-1 ~ .pa-keeping', 'keep-in-tab');
    assert.equal(await tab.evaluate(() => document.activeElement.textContent), 'Save in this browser again');
    await tab.press('Enter');
    assert.equal(await tab.evaluate(() => document.activeElement.textContent), 'Keep answers in this tab only');
  });
}
