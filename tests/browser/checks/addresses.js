/** Every screen has its address, its title and its place in the history: all three follow what is shown. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { addressed, onScreen, plainAnswers, press, specOf, toReview } from '../walk.js';
import { SHIPPED } from '../world.js';

/** @typedef {import('../world.js').Tab} Tab */

/** @param {Tab} tab @param {RegExp} begins */
const titled = (tab, begins) => tab.until((wanted) => new RegExp(wanted).test(document.title), begins.source);

/** @param {import('../world.js').World} world */
export default function addresses(world) {
  test('addresses: a screen that is shown is named, bookmarked and gone back to', async (t) => {
    const tab = await world.visit(t, world.site(SHIPPED));
    await toReview(tab, plainAnswers(await specOf(tab)));
    await addressed(tab, 'review');
    await titled(tab, /^Check your answers – /);
    await press(tab, 'review', 'results');
    await onScreen(tab, 'results');
    await addressed(tab, 'results');
    await titled(tab, /^Your results – /);
    await tab.back();
    await onScreen(tab, 'review');
    assert.match(await tab.evaluate(() => document.title), /^Check your answers – /);
  });

  test('addresses: a screen left before it was painted has its place in the history too', async (t) => {
    const tab = await world.visit(t, world.site(SHIPPED));
    await toReview(tab, plainAnswers(await specOf(tab)));
    await addressed(tab, 'review');
    const before = await tab.evaluate(() => {
      const { length } = history;
      /** @type {HTMLElement} */ (document.querySelector('#review [data-act="results"]')).click();
      /** @type {HTMLElement} */ (document.querySelector('#results [data-act="back"]')).click();
      return length;
    });
    await tab.until((length) => history.length === length + 2, before);
    await addressed(tab, 'review');
    await titled(tab, /^Check your answers – /);
    await tab.back();
    await onScreen(tab, 'results');
    await addressed(tab, 'results');
    await titled(tab, /^Your results – /);
  });
}
