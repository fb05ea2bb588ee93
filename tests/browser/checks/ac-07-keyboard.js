import assert from 'node:assert/strict';
import { test } from 'node:test';

import { checked, onScreen, opened, plainAnswers, specOf } from '../walk.js';
import { SHIPPED } from '../world.js';

/** @typedef {import('../world.js').Tab} Tab */

const SIZES = [
  [1280, 500],
  [390, 664],
];

/** More stops than any page has between two controls that matter. */
const PATIENCE = 80;

/**
 * Press Tab until an element has focus; every stop on the way must be seen.
 * @param {Tab} tab
 * @param {string} selector
 */
export async function tabTo(tab, selector) {
  const passed = [];
  for (let stop = 0; stop < PATIENCE; stop++) {
    if (await tab.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    await tab.press('Tab');
    passed.push(await seen(tab));
  }
  assert.fail(`Tab never reached ${selector}; it stopped at ${passed.join(', ')}`);
}

/**
 * The theme slides its search away when Tab leaves it, so a stop may come into view a moment later.
 * @param {Tab} tab
 */
async function seen(tab) {
  const end = Date.now() + 2000;
  for (;;) {
    const { name, fault } = await tab.evaluate(stopInView);
    if (!fault) return name;
    assert.ok(Date.now() < end, `${name} ${fault}, at ${await tab.url()}`);
  }
}

/** In the page: what has focus, and what is wrong with how it shows. */
function stopInView() {
  const stop = document.activeElement;
  const name = `${stop.tagName.toLowerCase()} ${stop.id || stop.getAttribute('name') || stop.textContent.trim().slice(0, 40)}`;
  if (stop === document.body) return { name, fault: '' };
  const label = stop.closest('label');
  // The ring may be the element's own, its label's, that of the card it stretches over, or of the box it fills.
  const around = [stop, label, stop.parentElement, stop.closest('form')].filter((one) => one !== null);
  const ringed = around.some((element) =>
    [null, '::before', '::after'].some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element, part);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    }),
  );
  if (!ringed) return { name, fault: 'has no ring' };
  const box = stop.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return { name, fault: `is out of view at ${x},${y}` };
  const there = document.elementFromPoint(x, y);
  const seen = there && (stop.contains(there) || there.contains(stop) || label?.contains(there));
  return { name, fault: seen ? '' : `is covered by ${there?.outerHTML.slice(0, 80)}` };
}

/**
 * Choose an answer with the arrow keys; the group's first radio has focus.
 * @param {Tab} tab
 * @param {number} answer
 */
async function choose(tab, answer) {
  await tab.press('Space');
  for (let step = 0; step < answer; step++) await tab.press('ArrowDown');
}

/** @param {import('../world.js').World} world */
export default function keyboard(world) {
  for (const [width, height] of world.name === 'webkit' ? [[1280, 500]] : SIZES) {
    test(`AC-07 from the home page to the printed results without a mouse, every stop in view, ${width} × ${height}`, async (t) => {
      const tab = await world.visit(t, world.site('index.html'), { width, height });
      if (world.name === 'webkit') {
        // The theme's script blurs its search box on Tab, and after any such blur WebKitGTK (2.50) starts again at the
        // top of the page: so it does on a page with nothing but a link, a field that blurs on Tab and a button.
        await tabTo(tab, '.md-skip');
        await tab.press('Enter');
      }
      await tabTo(tab, `a[href$="${SHIPPED}"]`);
      await tab.press('Enter');
      await opened(tab);
      const spec = await specOf(tab);
      const answers = plainAnswers(spec);
      for (const [n, { of }] of spec.dimensions.entries()) {
        await onScreen(tab, `section-${n + 1}`);
        for (const at of of) {
          const { id } = spec.items[at];
          await tabTo(tab, `#q-${id} input`);
          await choose(tab, Number(answers[id]));
        }
        await tabTo(tab, `#section-${n + 1} [data-act="next"]`);
        await tab.press('Enter');
      }
      await onScreen(tab, 'review');
      assert.deepEqual(await checked(tab), answers);
      await tabTo(tab, '#review [data-act="results"]');
      await tab.press('Space');
      await onScreen(tab, 'results');
      await tab.evaluate(() => {
        window.print = () => {
          document.documentElement.dataset.printed = 'yes';
        };
      });
      await tabTo(tab, '#results [data-act="print"]');
      await tab.press('Enter');
      await tab.until(() => document.documentElement.dataset.printed === 'yes');
    });
  }
}
