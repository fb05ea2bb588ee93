import assert from 'node:assert/strict';
import { test } from 'node:test';
import { constants, inflateSync } from 'node:zlib';

import { answerElsewhere, comeBackWith, onScreen, plainAnswers, specOf, text } from '../walk.js';
import { SHIPPED } from '../world.js';

/** @typedef {import('../world.js').Tab} Tab */
/** @typedef {import('../walk.js').Answers} Answers */
/** @typedef {import('../../../generator/browser/spec.d.ts').Spec} Spec */

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
  if (!document.querySelector('.pa-chart + .pa-note').checkVisibility()) faults.push('what dot and band are is not said');
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
    await toPaper(tab);
    assert.deepEqual(await tab.evaluate(onPaper), []);
  });

  test('AC-35 whichever two areas have room, the results of every assessment are one page', async (t) => {
    for (const page of EVERY) {
      const tab = await world.visit(t, world.site(page));
      if (!tab.pdf) return;
      const spec = await specOf(tab);
      await comeBackWith(tab, leaving(spec, 0));
      await tab.click('[data-act="resume"]');
      await onScreen(tab, 'results');
      for (const first of spec.dimensions.keys()) {
        await answerElsewhere(tab, leaving(spec, first));
        await tab.until((ids) => {
          const rows = [...document.querySelectorAll('[data-edge]')].map((row) => row.dataset.dimension);
          return rows.length === ids.length && ids.every((/** @type {string} */ id) => rows.includes(id));
        }, lowest(spec, first));
        assert.deepEqual([pages(await tab.pdf('A4')), pages(await tab.pdf('Letter'))], [1, 1], `${page}, ${lowest(spec, first)}`);
      }
    }
  });

  test('AC-35 answers are printed with the results if they are open, and the key has its heading', async (t) => {
    const tab = await world.visit(t, world.site(SHIPPED));
    await toPaper(tab);
    assert.equal(await text(tab, '#method > summary'), 'How this is worked out');
    assert.equal(await tab.evaluate(() => document.querySelector('#method > summary').checkVisibility()), true);
    const visible = () => document.querySelector('#results .pa-answers').checkVisibility();
    const other = await world.visit(t, world.site(SHIPPED));
    await comeBackWith(other, plainAnswers(await specOf(other)));
    await other.click('[data-act="resume"]');
    await onScreen(other, 'results');
    await other.click('#results .pa-answers summary');
    await other.until(() => document.querySelector('#results .pa-answer') !== null);
    await toPaper(other);
    assert.equal(await other.evaluate(visible), true);
    await other.evaluate(() => {
      document.querySelector('#results .pa-answers').open = false;
    });
    assert.equal(await other.evaluate(visible), false);
  });
}

const EVERY = ['influence', 'servant-leadership', 'discovery-mindset'].map((id) => `assessments/${id}.html`);

/** The areas that `leaving` makes the lowest. @param {Spec} spec @param {number} first */
const lowest = ({ dimensions }, first) => [dimensions[first].id, dimensions[(first + 1) % dimensions.length].id];

/**
 * Answers that leave room in an area and in the next one.
 * @param {Spec} spec
 * @param {number} first  its position
 * @returns {Answers}
 */
function leaving(spec, first) {
  const low = lowest(spec, first);
  const of = spec.dimensions.flatMap(({ id, of: items, reverse }) => items.map((at) => [at, low.includes(id) === reverse.includes(at) ? 3 : 1]));
  return Object.fromEntries(of.map(([at, answer]) => [spec.items[at].id, answer]));
}

/** @param {Tab} tab */
async function toPaper(tab) {
  if (tab.medium) await tab.medium('print');
  else await tab.evaluate(printOnScreen);
}
