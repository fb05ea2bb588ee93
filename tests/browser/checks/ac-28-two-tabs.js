import assert from 'node:assert/strict';
import { test } from 'node:test';

import { checked, choose, radio, specOf, stored } from '../walk.js';
import { SHIPPED } from '../world.js';

/** @param {import('../world.js').Tab} tab @param {string} item @param {number} answer */
const shows = (tab, item, answer) => tab.until((wanted) => document.querySelector(wanted).checked, radio(item, answer));

/** @param {import('../world.js').World} world */
export default function twoTabs(world) {
  test('AC-28 two tabs of one browser share their answers, and the later one wins', async (t) => {
    const person = await world.person(t);
    const [one, two] = [await person.tab(), await person.tab()];
    await one.open(world.site(SHIPPED));
    await two.open(world.site(SHIPPED));
    const { items } = await specOf(one);
    const [a, b, c] = items.map(({ id }) => id);
    await choose(one, a, 1);
    await shows(two, a, 1);
    await choose(two, b, 2);
    await shows(one, b, 2);
    await choose(one, c, 1);
    await shows(two, c, 1);
    await choose(two, c, 3);
    await shows(one, c, 3);
    const all = { [a]: 1, [b]: 2, [c]: 3 };
    assert.deepEqual(await checked(one), all);
    assert.deepEqual(await checked(two), all);
    assert.deepEqual(await stored(two), all);
  });
}
