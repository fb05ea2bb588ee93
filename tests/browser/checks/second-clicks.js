/** A double click answers and deletes nothing that nobody saw; quick answers all count. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { focused, onScreen, opened, specOf, stored } from '../walk.js';
import { SHIPPED } from '../world.js';

/** @typedef {import('../world.js').Tab} Tab */

/**
 * A click of the mouse or a tap on what a selector finds, wherever that has come to stand.
 * @param {Tab} tab
 * @param {string} selector
 * @param {number} count  which in a row of quick ones at the same point, from 1
 */
function clickAs(tab, selector, count) {
  return tab.evaluate(
    (wanted, detail) => {
      const target = document.querySelector(wanted);
      for (const type of ['mousedown', 'mouseup', 'click']) {
        target.dispatchEvent(new MouseEvent(type, { detail, view: window, bubbles: true, cancelable: true, composed: true }));
      }
    },
    selector,
    count,
  );
}

/** @param {Tab} tab @param {string} selector  to the middle of what is in view, as a person would scroll */
function scrollTo(tab, selector) {
  return tab.evaluate((wanted) => document.querySelector(wanted).scrollIntoView({ block: 'center', behavior: 'instant' }), selector);
}

/** @param {string} item @param {number} answer */
const option = (item, answer) => `#q-${item} label:has(> input[value="${answer}"])`;

/** @param {import('../world.js').World} world */
export default function secondClicks(world) {
  test('second clicks: one that follows Continue answers nothing on the next screen', async (t) => {
    const tab = await world.visit(t, world.site(SHIPPED));
    await opened(tab);
    const { items, dimensions } = await specOf(tab);
    const [first, second] = [0, 1].map((section) => items[dimensions[section].of[0]].id);
    for (const at of dimensions[0].of) {
      await scrollTo(tab, `#q-${items[at].id}`);
      await clickAs(tab, option(items[at].id, 1), 1);
    }
    const answers = await stored(tab);
    await clickAs(tab, '#section-1 [data-act="next"]', 1);
    await onScreen(tab, 'section-2');
    for (const count of [2, 3]) await clickAs(tab, option(second, 3), count);
    assert.deepEqual([await stored(tab), await focused(tab)], [answers, 'section-2-title']);
    await clickAs(tab, option(second, 3), 1);
    assert.deepEqual(await stored(tab), { ...answers, [second]: 3 });
    await clickAs(tab, '#section-2 [data-act="back"]', 1);
    await onScreen(tab, 'section-1');
    await clickAs(tab, option(first, 2), 2);
    assert.deepEqual(await stored(tab), { ...answers, [second]: 3 });
  });

  test('second clicks: one that follows "Start over" confirms nothing', async (t) => {
    const tab = await world.visit(t, world.site(SHIPPED));
    await opened(tab);
    const { items } = await specOf(tab);
    await clickAs(tab, option(items[0].id, 2), 1);
    await clickAs(tab, '[data-act="start-over"]', 1);
    await tab.until(() => document.querySelector('dialog[open]'));
    await clickAs(tab, 'dialog[open] [value="yes"]', 2);
    assert.equal(await tab.evaluate(() => document.querySelectorAll('dialog[open]').length), 1);
    assert.deepEqual(await stored(tab), { [items[0].id]: 2 });
    await clickAs(tab, 'dialog[open] [value="yes"]', 1);
    await tab.until(() => document.activeElement.matches('[data-notice="deleted"]'));
    assert.deepEqual(await stored(tab), {});
    await clickAs(tab, option(items[0].id, 2), 2);
    assert.deepEqual(await stored(tab), {}, 'nor does one that follows the confirmation answer');
  });

  test('second clicks: quick answers at one point all count, scrolled to or beside each other', async (t) => {
    const tab = await world.visit(t, world.site(SHIPPED), { width: 390, height: 700 });
    await opened(tab);
    const { items, dimensions } = await specOf(tab);
    const ids = dimensions[0].of.map((at) => items[at].id);
    for (const [n, id] of ids.entries()) {
      await scrollTo(tab, option(id, 2));
      await clickAs(tab, option(id, 2), n + 1);
    }
    assert.deepEqual(await stored(tab), Object.fromEntries(ids.map((id) => [id, 2])));
    const last = ids[ids.length - 1];
    await clickAs(tab, option(last, 1), 1);
    await clickAs(tab, option(last, 2), 2);
    assert.equal((await stored(tab))[last], 2, 'another answer at once');
  });

  test('second clicks: one that hits another answer because the first took a message away does not count', async (t) => {
    const tab = await world.visit(t, world.site(SHIPPED));
    await opened(tab);
    const { items, dimensions } = await specOf(tab);
    const id = items[dimensions[0].of[0]].id;
    await tab.evaluate(() => document.querySelector('#review [data-act="results"]').click());
    await tab.until((item) => document.querySelector(`#q-${item} .pa-message`), id);
    await scrollTo(tab, `#q-${id}`);
    await clickAs(tab, option(id, 1), 1);
    await tab.until((item) => !document.querySelector(`#q-${item} .pa-message`), id);
    await clickAs(tab, option(id, 2), 2);
    assert.deepEqual(await stored(tab), { [id]: 1 });
  });
}
