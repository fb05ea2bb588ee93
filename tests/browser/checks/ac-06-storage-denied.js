import assert from 'node:assert/strict';
import { test } from 'node:test';

import { choose, plainAnswers, said, specOf, toResults } from '../walk.js';
import { SHIPPED } from '../world.js';

/** @param {import('../world.js').World} world */
export default function storageDenied(world) {
  /** @param {import('../world.js').TestContext} t */
  const visit = (t) =>
    // WebKitGTK has no switch for it, so there the server takes the page's origin away.
    world.name === 'webkit'
      ? world.visit(t, `http://plain.denied/${SHIPPED}`)
      : world.visit(t, world.site(SHIPPED), { storage: false });

  test('AC-06 where nothing may be kept, the whole way works and the page says once that nothing is kept', async (t) => {
    const tab = await visit(t);
    assert.equal(
      await tab.evaluate(() => {
        try {
          return typeof window.localStorage;
        } catch (error) {
          return /** @type {Error} */ (error).name;
        }
      }),
      'SecurityError',
    );
    const spec = await specOf(tab);
    await toResults(tab, plainAnswers(spec));
    assert.equal((await said(tab)).rows.every(({ points }) => / of 100$/.test(points)), true);
    assert.deepEqual(
      await tab.evaluate(() =>
        [...document.querySelectorAll('[data-notice]')]
          .filter((notice) => notice.checkVisibility())
          .map((notice) => notice.dataset.notice),
      ),
      ['denied'],
    );
    assert.deepEqual(tab.faults?.() ?? [], []);
  });

  test('AC-06 leaving asks first once there is an answer, and not before', async (t) => {
    const leaves = (/** @type {import('../world.js').Tab} */ tab) =>
      tab.evaluate(() => window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
    const tab = await visit(t);
    const spec = await specOf(tab);
    assert.equal(await leaves(tab), true);
    await choose(tab, spec.items[0].id, 2);
    assert.equal(await leaves(tab), false);
    if (tab.asksBeforeLeaving) assert.equal(await tab.asksBeforeLeaving(), true);
    const kept = await world.visit(t, world.site(SHIPPED));
    await choose(kept, spec.items[0].id, 2);
    assert.equal(await leaves(kept), true);
  });
}
