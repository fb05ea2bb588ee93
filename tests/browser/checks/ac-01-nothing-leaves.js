import assert from 'node:assert/strict';
import { test } from 'node:test';

import { plainAnswers, press, specOf, toResults } from '../walk.js';
import { SHIPPED } from '../world.js';

/**
 * The browser's own errands are not the page's: updates and the like reach the proxy as well, and the icon is asked
 * for whenever the browser likes. What a page asks of other hosts is in `tab.requests`.
 * @param {import('../server.js').Asked} asked
 */
const ours = ({ host, path }) => host === '127.0.0.1' && !/^[^?]*\.(svg|ico)$/.test(path);

/** @param {import('../world.js').World} world */
export default function nothingLeaves(world) {
  test('AC-01 nothing is asked for after the page has loaded, and nothing that is asked carries an answer', async (t) => {
    const before = world.asked.length;
    const tab = await world.visit(t, world.site(SHIPPED));
    const loading = world.asked.slice(before).filter(ours).map(({ path }) => path.replace(/\?v=[0-9a-f]{8}$/, '?v='));
    assert.deepEqual(loading.sort(), [`/${SHIPPED}`, '/assets/assessments/assessment.js?v=']);
    const loaded = world.asked.length;
    await tab.evaluate(() => performance.clearResourceTimings());
    await toResults(tab, plainAnswers(await specOf(tab)));
    await tab.evaluate(() => {
      window.print = () => {
        document.documentElement.dataset.printed = 'yes';
      };
    });
    await press(tab, 'results', 'print');
    await tab.until(() => document.documentElement.dataset.printed === 'yes');
    assert.deepEqual(world.asked.slice(loaded).filter(ours), []);
    assert.deepEqual(await tab.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !/\.(svg|ico)$/.test(name))), []);
    const sent = world.asked.slice(before).filter(ours);
    assert.deepEqual(new Set(sent.map(({ method, body, host }) => `${method} ${host} ${body}`)), new Set(['GET 127.0.0.1 ']));
    assert.deepEqual(sent.filter(({ referrer }) => referrer.includes('#')), []);
    if (tab.requests) {
      // Firefox counts its own built-in font among the requests.
      const sentOut = tab.requests().filter((url) => !url.startsWith('data:') && !url.startsWith(world.site('')));
      assert.deepEqual(sentOut, []);
    }
  });
}
