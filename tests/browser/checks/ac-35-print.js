import assert from 'node:assert/strict';
import { test } from 'node:test';
import { constants, inflateSync } from 'node:zlib';

import { comeBackWith, onScreen, plainAnswers, specOf } from '../walk.js';
import { SHIPPED } from '../world.js';

/**
 * How many pages a PDF has. Chromium writes them in the open, Firefox in packed streams.
 * @param {Buffer} pdf
 */
function pages(pdf) {
  const raw = pdf.toString('latin1');
  const streams = [...raw.matchAll(/stream\r?\n([^]*?)\r?\nendstream/g)].map(([, bytes]) => {
    try {
      return inflateSync(Buffer.from(bytes, 'latin1'), { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
    } catch {
      return '';
    }
  });
  return [raw, ...streams].flatMap((text) => [...text.matchAll(/\/Type\s*\/Page\b(?!s)/g)]).length;
}

/** In the page: rules for print hold from now on, and rules for the screen no longer do. */
function printOnScreen() {
  for (const { cssRules } of document.styleSheets) {
    for (const rule of cssRules) {
      if (!(rule instanceof CSSMediaRule)) continue;
      if (rule.media.mediaText === 'print') rule.media.mediaText = 'all';
      else if (rule.media.mediaText === 'screen') rule.media.mediaText = 'not all';
    }
  }
}

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
  for (const control of document.querySelectorAll('button, header, footer')) {
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
  test('AC-35 results in dark colours print on one white page, without buttons, with their marks, on A4 and Letter', async (t) => {
    const tab = await world.visit(t, world.site(SHIPPED));
    await tab.evaluate(() => {
      const site = new URL(document.querySelector('pa-assessment').dataset.root, location.href).pathname;
      localStorage.setItem(`${site}.__palette`, JSON.stringify({ index: 1, color: { media: '', scheme: 'slate' } }));
    });
    await comeBackWith(tab, plainAnswers(await specOf(tab)));
    await tab.click('[data-act="resume"]');
    await onScreen(tab, 'results');
    assert.equal(await tab.evaluate(() => document.documentElement.dataset.scheme), 'slate');
    if (tab.pdf) assert.deepEqual([pages(await tab.pdf('A4')), pages(await tab.pdf('Letter'))], [1, 1]);
    if (tab.medium) await tab.medium('print');
    else await tab.evaluate(printOnScreen);
    assert.deepEqual(await tab.evaluate(onPaper), []);
  });
}
