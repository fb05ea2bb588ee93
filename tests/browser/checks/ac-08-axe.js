import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { choose, fillSection, comeBackWith, onScreen, plainAnswers, press, specOf, toReview } from '../walk.js';
import { SHIPPED, TRIAL } from '../world.js';

/** @typedef {import('../world.js').Tab} Tab */
/** @typedef {import('../world.js').View} View */

const AXE = /** @type {() => void} */ (
  new Function(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
);
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** @type {Record<string, View>} */
export const VIEWS = {
  '1280 light': { width: 1280, scheme: 'light' },
  '390 dark': { width: 390, height: 844, scheme: 'dark' },
  '320 light': { width: 320, height: 640, scheme: 'light' },
  'forced colours': { width: 1280, forcedColors: true },
};

const PAGES = [
  'index.html',
  'guidance/a-case-a-sceptic-can-check.html',
  'coaches/index.html',
  'where-these-ideas-come-from.html',
  '404.html',
];

/**
 * @param {Tab} tab
 * @param {string} state
 * @param {string[]} [without]  rules to leave out
 */
export async function clean(tab, state, without = []) {
  if (!(await tab.evaluate(() => 'axe' in window))) await tab.evaluate(AXE);
  const violations = await tab.evaluate(async (tags, without) => {
    const { axe } = /** @type {any} */ (window);
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags }, rules: without, resultTypes: ['violations'] });
    return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ node) => `${node.html.slice(0, 120)} ${node.any[0]?.message ?? ''}`).join(' | ')}`);
  }, TAGS, Object.fromEntries(without.map((rule) => [rule, { enabled: false }])));
  assert.deepEqual(violations, [], state);
}

/** @param {import('../world.js').World} world */
export default function axe(world) {
  // What a colour or a width changes is the same in every engine; what an engine makes of names and roles is not. To
  // tell contrasts takes the most time by far.
  const views = world.name === 'chromium' ? VIEWS : { [world.name]: { width: 1280 } };
  const without = world.name === 'chromium' ? [] : ['color-contrast'];
  for (const [name, view] of Object.entries(views)) {
    test(`AC-08 no violation in any state of an assessment, ${name}`, async (t) => {
      const tab = await world.visit(t, world.site(SHIPPED), view);
      const spec = await specOf(tab);
      const answers = plainAnswers(spec);
      await clean(tab, 'fresh', without);
      await choose(tab, spec.items[0].id, 2);
      await clean(tab, 'first answer', without);
      await press(tab, 'section-1', 'next');
      await clean(tab, 'notice of gaps', without);
      await press(tab, 'section-1', 'skip-gaps');
      await onScreen(tab, 'section-2');
      await fillSection(tab, spec, 1, answers);
      await clean(tab, 'half answered', without);

      await comeBackWith(tab, answers);
      await clean(tab, 'resume panel', without);
      await tab.click('[data-act="start-over"]');
      await tab.until(() => document.querySelector('dialog[open]'));
      await clean(tab, 'start over asked', without);
      await tab.click('dialog[open] [value="no"]');
      await tab.click('[data-act="check"]');
      await onScreen(tab, 'review');
      await clean(tab, 'review', without);
      await press(tab, 'review', 'results');
      await onScreen(tab, 'results');
      await clean(tab, 'results', without);
      await tab.evaluate(() => {
        for (const more of document.querySelectorAll('details')) more.open = true;
      });
      await clean(tab, 'results, all opened', without);
      await press(tab, 'results', 'forget');
      await tab.until(() => document.querySelector('dialog[open]'));
      await clean(tab, 'forget asked', without);
      await tab.click('dialog[open] [value="yes"]');
      await tab.until(() => document.querySelector('[data-notice="forgotten"]').checkVisibility());
      await clean(tab, 'forgotten', without);
    });

    test(`AC-08 no violation where something is wrong, ${name}`, async (t) => {
      const tab = await world.visit(t, `http://trial.test/${TRIAL}`, view);
      await toReview(tab, { a1: 1, a2: 1, a3: 1, b1: 2, b2: 'na' });
      await clean(tab, 'review with gaps', without);
      await press(tab, 'review', 'results');
      await clean(tab, 'error summary', without);
      const denied =
        world.name === 'webkit'
          ? await world.visit(t, `http://plain.denied/${SHIPPED}`, view)
          : await world.visit(t, world.site(SHIPPED), { ...view, storage: false });
      const spec = await specOf(denied);
      await choose(denied, spec.items[0].id, 2);
      await clean(denied, 'storage denied', without);
    });

    if (world.name !== 'chromium') continue;

    test(`AC-08 no violation on the theme's pages, ${name}`, async (t) => {
      const person = await world.person(t, view);
      const tab = await person.tab();
      for (const page of PAGES) {
        await tab.open(world.site(page));
        await clean(tab, page);
      }
    });
  }
}
