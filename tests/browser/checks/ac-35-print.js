import assert from 'node:assert/strict';
import { test } from 'node:test';

import { comeBackWith, onScreen, plainAnswers, press, specOf } from '../walk.js';
import { SHIPPED } from '../world.js';

/** @param {Buffer} pdf */
const pages = (pdf) => [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;

/** In the page, as it would be printed: what should not be on paper, or should be and is not. */
function onPaper() {
  /** @param {string} colour */
  const light = (colour) => {
    const [red, green, blue, alpha = 1] = /** @type {RegExpMatchArray} */ (colour.match(/[\d.]+/g)).map(Number);
    return alpha === 0 || Math.min(red, green, blue) >= 250;
  };
  const faults = [];
  for (const element of [document.documentElement, document.body, ...document.querySelectorAll('main, pa-assessment, #results')]) {
    const { backgroundColor } = getComputedStyle(element);
    if (!light(backgroundColor)) faults.push(`${element.tagName} has the ground ${backgroundColor}`);
  }
  for (const control of document.querySelectorAll('button, .pa-header, .pa-footer')) {
    if (control.checkVisibility()) faults.push(`${control.textContent.trim()} is printed`);
  }
  for (const row of document.querySelectorAll('.pa-row')) {
    const dot = row.querySelector('.pa-dot');
    const box = dot.getBoundingClientRect();
    if (box.width < 4 || box.height < 4) faults.push('a mark has no size');
    if (light(getComputedStyle(dot).fill)) faults.push('a mark is white on white');
    const words = row.querySelector('[data-place="words"]');
    if (light(getComputedStyle(words).color)) faults.push('words are white on white');
  }
  return faults;
}

/** @param {import('../world.js').World} world */
export default function print(world) {
  if (world.name !== 'chromium') return;

  test('AC-35 results in dark colours print on one white page, without buttons, with their marks, on A4 and Letter', async (t) => {
    const tab = await world.visit(t, world.site(SHIPPED), { scheme: 'dark' });
    await comeBackWith(tab, plainAnswers(await specOf(tab)));
    await tab.click('[data-act="resume"]');
    await press(tab, 'review', 'results');
    await onScreen(tab, 'results');
    assert.equal(await tab.evaluate(() => document.documentElement.dataset.scheme), 'slate');
    if (!tab.medium || !tab.pdf) throw new Error('this engine prints');
    await tab.medium('print');
    assert.deepEqual(await tab.evaluate(onPaper), []);
    assert.deepEqual([pages(await tab.pdf('A4')), pages(await tab.pdf('Letter'))], [1, 1]);
  });
}
