import assert from 'node:assert/strict';
import { test } from 'node:test';

import { checked, radio, screens, specOf } from '../walk.js';
import { SHIPPED } from '../world.js';

/**
 * A page with focus on the first radio of the first question, and a count of what the live region says.
 * @param {import('../world.js').World} world
 * @param {import('../world.js').TestContext} t
 */
async function firstRadio(world, t) {
  const tab = await world.visit(t, world.site(SHIPPED));
  const { items } = await specOf(tab);
  await tab.evaluate(() => {
    document.documentElement.dataset.before = 'yes';
    document.documentElement.dataset.spoken = '0';
    const { dataset } = document.documentElement;
    new MutationObserver(() => (dataset.spoken = String(Number(dataset.spoken) + 1))).observe(
      document.querySelector('[data-place="status"]'),
      { childList: true, characterData: true, subtree: true },
    );
  });
  const first = items[0];
  await tab.evaluate((wanted) => document.querySelector(wanted).focus(), radio(first.id, 0));
  return { tab, first, items };
}

/** @param {import('../world.js').Tab} tab */
const spoken = (tab) => tab.evaluate(() => document.documentElement.dataset.spoken);

/** @param {import('../world.js').World} world */
export default function radioKeys(world) {
  test('AC-19 arrow keys move the answer as the browser does, and nothing else happens', async (t) => {
    const { tab, first } = await firstRadio(world, t);
    const url = await tab.url();
    const seen = [];
    const steps = first.values.length + (first.na ? 1 : 0);
    for (let press = 0; press < steps; press++) {
      await tab.press('ArrowDown');
      seen.push((await checked(tab))[first.id]);
    }
    const options = [...first.values.keys(), ...(first.na ? ['na'] : [])];
    // WebKitGTK's own radios stop at the last one; the others go round.
    const last = world.name === 'webkit' ? options.at(-1) : options[0];
    assert.deepEqual(seen, [...options.slice(1), last]);
    assert.deepEqual(await screens(tab), ['section-1']);
    assert.equal(await tab.url(), url);
    assert.equal(await spoken(tab), '0');
  });

  test('AC-20 a digit chooses that option of that question only', async (t) => {
    const { tab, first } = await firstRadio(world, t);
    for (const [at] of first.values.entries()) {
      await tab.press(String(at + 1));
      assert.deepEqual(await checked(tab), { [first.id]: at });
      assert.equal(await tab.evaluate((wanted) => document.activeElement.matches(wanted), radio(first.id, at)), true);
    }
    const before = await checked(tab);
    await tab.press('0');
    await tab.press('9');
    assert.deepEqual(await checked(tab), before);
    assert.equal(await spoken(tab), '0');
  });

  test('AC-20 Enter on a radio submits nothing and loads nothing', async (t) => {
    const { tab, first } = await firstRadio(world, t);
    await tab.press('2');
    const url = await tab.url();
    await tab.press('Enter');
    assert.deepEqual(await checked(tab), { [first.id]: 1 });
    assert.deepEqual(await screens(tab), ['section-1']);
    assert.equal(await tab.url(), url);
    assert.equal(await tab.evaluate(() => document.documentElement.dataset.before), 'yes');
  });
}
