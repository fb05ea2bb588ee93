import assert from 'node:assert/strict';
import { test } from 'node:test';

import { addressed, checked, plainAnswers, said, screens, specOf, stored, toResults } from '../walk.js';
import { SHIPPED } from '../world.js';

/** @param {import('../world.js').World} world */
export default function anywhere(world) {
  /** @type {Record<string, () => string>} */
  const places = {
    'a web server': () => world.site(''),
    'a folder': () => world.folder,
    'an ordinary host without encryption': () => 'http://plain.test/',
  };
  for (const [place, base] of Object.entries(places)) {
    test(`AC-37 from ${place} the whole way works, and a reload keeps the results`, async (t) => {
      const tab = await world.visit(t, base() + SHIPPED);
      if (place.startsWith('an ordinary')) assert.equal(await tab.evaluate(() => isSecureContext), false);
      const answers = plainAnswers(await specOf(tab));
      await toResults(tab, answers);
      const results = await said(tab);
      assert.equal(results.rows.every(({ points }) => / of 100$/.test(points)), true);
      assert.equal(results.edges.length, 2);
      await addressed(tab, 'results');
      await tab.reload();
      assert.deepEqual(await screens(tab), ['results']);
      assert.deepEqual(await said(tab), results);
      assert.deepEqual(await checked(tab), answers);
      assert.deepEqual(await stored(tab), answers);
      await tab.click('.pa-home');
      await tab.until(() => document.querySelector('.pa-card'));
      await tab.until(
        (page) =>
          [...document.querySelectorAll('.pa-card')]
            .find((card) => card.querySelector('a').href.endsWith(page))
            .querySelector('.pa-card__resume')
            .checkVisibility(),
        SHIPPED,
      );
    });
  }
}
