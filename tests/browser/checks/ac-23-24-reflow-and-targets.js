import assert from 'node:assert/strict';
import { test } from 'node:test';

import { choose, comeBackWith, onScreen, press, specOf } from '../walk.js';
import { LONG, SHIPPED } from '../world.js';

/** @typedef {import('../world.js').Tab} Tab */

/** The spacing of WCAG 1.4.12, forced upon the page. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;

/** @param {Tab} tab */
export const widen = (tab) =>
  tab.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets.push(sheet);
    for (const more of document.querySelectorAll('details')) more.open = true;
  }, SPACING);

/** In the page: whether it scrolls sideways, and the elements whose text is cut off. */
export function cut() {
  const faults = [];
  if (document.documentElement.scrollWidth > innerWidth) faults.push(`page is ${document.documentElement.scrollWidth} wide`);
  for (const element of document.querySelectorAll('pa-assessment *, main *, header *, footer *')) {
    if (!(element instanceof HTMLElement) || !element.checkVisibility() || !element.innerText.trim()) continue;
    const style = getComputedStyle(element);
    // Words for screen readers only are one pixel by intent.
    if (style.clipPath !== 'none' || style.clip !== 'auto' || element.clientWidth <= 1) continue;
    // The theme's header shortens the site's name on purpose; its lines are spaced beyond its box, its letters whole.
    if (element.matches('.md-ellipsis')) continue;
    const hidden = [style.overflowX, style.overflowY].some((value) => value === 'hidden' || value === 'clip');
    const over = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    if (hidden && over) faults.push(`${element.outerHTML.slice(0, 80)} is cut`);
    const box = element.getBoundingClientRect();
    if (box.width > 0 && box.right > innerWidth + 1 && !element.closest('.md-typeset__table, .md-typeset__scrollwrap, pre')) {
      faults.push(`${element.outerHTML.slice(0, 80)} ends at ${box.right}`);
    }
  }
  return faults;
}

/** In the page: controls that are too small to hit. */
export function small() {
  const faults = [];
  for (const control of document.querySelectorAll('a[href], button, summary, input, select, textarea')) {
    if (!control.checkVisibility()) continue;
    const prose = control.matches('a') && control.closest('p, dd, li')?.textContent.trim() !== control.textContent.trim();
    if (prose) continue;
    const target = control.closest('label') ?? control;
    const { width, height } = target.getBoundingClientRect();
    const least = control.matches('fieldset input') ? 44 : 24;
    if (height < least || width < 24) faults.push(`${control.outerHTML.slice(0, 80)} is ${width} × ${height}`);
  }
  return faults;
}

/** @param {import('../world.js').World} world */
export default function reflowAndTargets(world) {
  if (world.name !== 'webkit') {
    test('AC-23 at 320 px, with words of sixty letters and wide spacing, nothing scrolls sideways and nothing is cut', async (t) => {
      const tab = await world.visit(t, `http://trial.test/${LONG}`, { width: 320, height: 640 });
      const spec = await specOf(tab);
      await widen(tab);
      assert.deepEqual(await tab.evaluate(cut), [], 'first section');
      await choose(tab, spec.items[0].id, 0);
      await press(tab, 'section-1', 'next');
      assert.deepEqual(await tab.evaluate(cut), [], 'notice of gaps');
      await press(tab, 'section-1', 'skip-gaps');
      await onScreen(tab, 'section-2');
      assert.deepEqual(await tab.evaluate(cut), [], 'second section');
      await press(tab, 'section-2', 'next');
      await press(tab, 'section-2', 'skip-gaps');
      await onScreen(tab, 'review');
      await press(tab, 'review', 'results');
      assert.deepEqual(await tab.evaluate(cut), [], 'error summary');
      await comeBackWith(tab, Object.fromEntries(spec.items.map(({ id }, n) => [id, n < 3 ? 1 : 2])));
      await widen(tab);
      assert.deepEqual(await tab.evaluate(cut), [], 'resume panel');
      await tab.click('[data-act="check"]');
      await onScreen(tab, 'review');
      await press(tab, 'review', 'results');
      await onScreen(tab, 'results');
      await widen(tab);
      assert.deepEqual(await tab.evaluate(cut), [], 'results');
      await tab.open('http://trial.test/index.html');
      await widen(tab);
      assert.deepEqual(await tab.evaluate(cut), [], 'home page');
    });
  }

  for (const width of world.name === 'webkit' ? [1280] : [1280, 390, 320]) {
    test(`AC-24 every control can be hit, ${width} px`, async (t) => {
      const tab = await world.visit(t, world.site(SHIPPED), { width });
      const spec = await specOf(tab);
      await choose(tab, spec.items[0].id, 2);
      await tab.evaluate(() => {
        for (const more of document.querySelectorAll('details')) more.open = true;
      });
      assert.deepEqual(await tab.evaluate(small), [], 'section');
      await press(tab, 'section-1', 'next');
      assert.deepEqual(await tab.evaluate(small), [], 'notice of gaps');
      await comeBackWith(tab, Object.fromEntries(spec.items.map(({ id }, n) => [id, n % 5])));
      assert.deepEqual(await tab.evaluate(small), [], 'resume panel');
      await tab.click('[data-act="check"]');
      await onScreen(tab, 'review');
      assert.deepEqual(await tab.evaluate(small), [], 'review');
      await press(tab, 'review', 'results');
      await onScreen(tab, 'results');
      await tab.evaluate(() => {
        for (const more of document.querySelectorAll('details')) more.open = true;
      });
      assert.deepEqual(await tab.evaluate(small), [], 'results');
    });
  }
}
