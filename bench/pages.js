/**
 * Measures the pages: `node bench/pages.js` prints each budget that concerns a browser, with what it is here and, where
 * the budget asks, beside a page with the same questions made by hand (`handmade.html`). Run `python bench/sites.py`
 * first. Medians of `SAMPLES` runs, five unless told.
 *
 * "Slow" is a processor four times slower and slow 4G, as Lighthouse throttles a real browser: 562.5 ms for each
 * request, 1474.56 kbit/s down, 675 up.
 */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { build } from 'esbuild';
import { chromium } from 'playwright-core';

import { FLAGS } from '../tests/browser/engines/chromium.js';
import { locate } from '../tests/browser/engines/engines.js';
import { serve } from '../tests/browser/server.js';
import { lighthouseScores } from './lighthouse.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BENCH = join(ROOT, 'build', 'bench');
const SAMPLES = Number(process.env.SAMPLES ?? 5);
const LENGTHS = [24, 300];
/** Questions answered in a run; the first ones, which is enough for a 98th percentile. */
const ANSWERED = 50;

/**
 * @param {string} what @param {string} measured @param {string} budget @param {boolean} held
 */
function row(what, measured, budget, held) {
  console.log(`${held ? 'ok  ' : 'OVER'}  ${what.padEnd(66)} ${measured.padStart(22)}   budget ${budget}`);
}

/** @param {number[]} numbers @param {number} [share] */
function quantile(numbers, share = 0.5) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** @param {string} folder @param {string} file */
const kilobytes = (folder, file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length / 1000;

/**
 * What the chart adds: the page with and without its drawings, and the function that places the marks.
 * @param {string} page
 */
function chartBytes(page) {
  const packed = (/** @type {string} */ text) => gzipSync(text, { level: 9 }).length;
  const without = page.replaceAll(/<svg class="?pa-track"?.*?<\/svg><\/td>/gs, '</td>');
  if (without === page) throw new Error('the page has no chart');
  const source = readFileSync(join(ROOT, 'generator', 'browser', 'results.js'), 'utf8');
  const [code] = source.match(/^function drawMark[\s\S]*?^}/m) ?? [];
  if (code === undefined) throw new Error('results.js does not draw the marks');
  return packed(page) - packed(without) + packed(code);
}

function sizes() {
  const shipped = join(BENCH, 'shipped');
  for (const page of readdirSync(join(shipped, 'assessments')).filter((name) => /^(?!index\.).*\.html$/.test(name))) {
    const size = kilobytes(shipped, `assessments/${page}`);
    row(`HTML and CSS of ${page}, gzip`, `${size.toFixed(1)} kB`, '≤ 14 kB', size <= 14);
  }
  const invented = join(BENCH, 'invented');
  const long = kilobytes(invented, 'assessments/invented-300.html');
  row('HTML and CSS of 300 items, gzip', `${long.toFixed(1)} kB`, '≤ 30 kB', long <= 30);
  const script = kilobytes(shipped, 'assets/assessments/assessment.js');
  row('script, gzip', `${script.toFixed(1)} kB`, '≤ 25 kB', script <= 25);
  const cards = readFileSync(join(shipped, 'assets/assessments/cards.js')).length;
  row('script of the landing page, as it is', `${cards} B`, '≤ 1024 B', cards <= 1024);
  const chart = chartBytes(readFileSync(join(shipped, 'assessments', 'influence.html'), 'utf8'));
  row('chart: its share of the page and the code that moves it, gzip', `${chart} B`, '≤ 1500 B', chart <= 1500);
}

/**
 * A page in a slow browser of its own.
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {() => void} [watch]  runs in the page before anything else
 */
async function openSlowly(browser, url, watch) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 562.5,
    downloadThroughput: (1474.56 * 1000) / 8,
    uploadThroughput: (675 * 1000) / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  if (watch) await page.addInitScript(watch);
  await page.goto(url, { waitUntil: 'load' });
  return { page, close: () => context.close() };
}

/** In the page: note when the first radio is painted. */
function watchAnswerable() {
  const seen = /** @type {any} */ (window);
  seen.answerable = 0;
  const look = () => {
    const radio = document.querySelector('input[type="radio"]');
    if (!radio?.getClientRects().length) return requestAnimationFrame(look);
    requestAnimationFrame(() => setTimeout(() => (seen.answerable = performance.now())));
  };
  requestAnimationFrame(look);
}

/** In the page: note every long task. */
function watchBlocking() {
  const seen = /** @type {any} */ (window);
  seen.blocked = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.blocked += Math.max(0, duration - 50);
  }).observe({ type: 'longtask', buffered: true });
}

/**
 * @param {import('playwright-core').Browser} browser @param {string} url
 * @returns {Promise<number>} milliseconds until the first question is painted
 */
async function answerable(browser, url) {
  const { page, close } = await openSlowly(browser, url, watchAnswerable);
  await page.waitForFunction(() => /** @type {any} */ (window).answerable > 0);
  const found = await page.evaluate(() => /** @type {any} */ (window).answerable);
  await close();
  return found;
}

/**
 * In a load of its own: to look for the first question in every frame has the page laid out there and then, which makes
 * tasks longer.
 * @param {import('playwright-core').Browser} browser @param {string} url
 * @returns {Promise<number>} milliseconds that tasks took beyond 50 each, from 0 until nothing more is loaded
 */
async function blocking(browser, url) {
  const { page, close } = await openSlowly(browser, url, watchBlocking);
  await page.waitForLoadState('networkidle');
  const found = await page.evaluate(() => /** @type {any} */ (window).blocked);
  await close();
  return found;
}

/** In the page: for every click, the time from the event to the end of the next paint. */
function watchClicks() {
  const seen = /** @type {any} */ (window);
  seen.painted = [];
  addEventListener(
    'click',
    ({ timeStamp, isTrusted }) => {
      if (!isTrusted) return;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => seen.painted.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    },
    true,
  );
}

/**
 * Answer the first questions and go on to the results.
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {(page: import('playwright-core').Page) => Promise<void>} next  from the last answer of a screen onwards
 * @param {(page: import('playwright-core').Page) => Promise<void>} finish  the click that shows the results
 */
async function answering(browser, url, next, finish) {
  const { page, close } = await openSlowly(browser, url, watchClicks);
  const items = page.locator('fieldset');
  const count = await items.count();
  /** @type {number[]} */
  const answers = [];
  for (let n = 0; n < count; n++) {
    const radio = items.nth(n).locator('input').nth(n % 5);
    if (!(await radio.isVisible())) await next(page);
    const before = await page.evaluate(() => /** @type {any} */ (window).painted.length);
    if (n >= ANSWERED) {
      await radio.evaluate((/** @type {HTMLInputElement} */ input) => input.click());
      continue;
    }
    await radio.click();
    await page.waitForFunction((had) => /** @type {any} */ (window).painted.length > had, before);
    answers.push(await page.evaluate(() => /** @type {any} */ (window).painted.at(-1)));
  }
  await next(page);
  const before = await page.evaluate(() => /** @type {any} */ (window).painted.length);
  await finish(page);
  await page.waitForFunction((had) => /** @type {any} */ (window).painted.length > had, before);
  const result = await page.evaluate(() => /** @type {any} */ (window).painted.at(-1));
  const shown = await page.evaluate(() => document.querySelector('#results')?.checkVisibility());
  if (!shown) throw new Error(`${url} shows no results`);
  await close();
  return { answers, result };
}

const HANDMADE = {
  next: async () => {},
  finish: (/** @type {import('playwright-core').Page} */ page) => page.click('form button'),
};
const OURS = {
  next: (/** @type {import('playwright-core').Page} */ page) => page.locator('.pa-section [data-act="next"]:visible').click(),
  finish: (/** @type {import('playwright-core').Page} */ page) => page.click('#review [data-act="results"]'),
};

/**
 * @param {import('playwright-core').Browser} browser @param {string} origin
 */
async function speed(browser, origin) {
  for (const items of LENGTHS) {
    const urls = { ours: `${origin}/assessments/invented-${items}.html`, hand: `${origin}/handmade-${items}.html` };
    const ours = [];
    const hand = [];
    const blocked = [];
    for (let sample = 0; sample < SAMPLES; sample++) {
      ours.push(await answerable(browser, urls.ours));
      hand.push(await answerable(browser, urls.hand));
      if (items === 24) blocked.push(await blocking(browser, urls.ours));
    }
    const [a, b] = [quantile(ours), quantile(hand)];
    const times = (/** @type {number} */ x, /** @type {number} */ y) => `${x.toFixed(0)} / ${y.toFixed(0)} ms = ${(x / y).toFixed(2)} ×`;
    row(`first item answerable, slow, ${items} items`, times(a, b), '≤ 1.25 × hand-made', a <= 1.25 * b);
    if (items === 24) {
      const blocks = quantile(blocked);
      row('blocking time from 0, slow, 24 items', `${blocks.toFixed(0)} ms`, '0 ms', blocks === 0);
    }
    const walks = [];
    const walksByHand = [];
    for (let sample = 0; sample < SAMPLES; sample++) {
      walks.push(await answering(browser, urls.ours, OURS.next, OURS.finish));
      walksByHand.push(await answering(browser, urls.hand, HANDMADE.next, HANDMADE.finish));
    }
    const painted = [walks, walksByHand].map((all) => all.flatMap(({ answers }) => answers));
    for (const [name, share] of /** @type {[string, number][]} */ ([
      ['p50', 0.5],
      ['p98', 0.98],
    ])) {
      const [x, y] = painted.map((numbers) => quantile(numbers, share));
      row(`answer to next paint ${name}, slow, ${items} items`, times(x, y), '≤ 1.5 × hand-made', x <= 1.5 * y);
    }
    const [x, y] = [walks, walksByHand].map((all) => quantile(all.map(({ result }) => result)));
    row(`finish to result, slow, ${items} items`, times(x, y), '≤ 1.5 × hand-made', x <= 1.5 * y);
  }
}

/**
 * @param {import('playwright-core').Browser} browser @param {string} origin
 */
async function scoring(browser, origin) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${origin}/assessments/invented-24.html`);
  const spec = await page.evaluate(() => JSON.parse(/** @type {any} */ (document.querySelector('pa-assessment')).dataset.spec));
  const built = await build({
    entryPoints: [join(ROOT, 'generator', 'browser', 'scoring', 'scoring.js')],
    bundle: true,
    format: 'esm',
    write: false,
  });
  const address = `data:text/javascript,${encodeURIComponent(built.outputFiles[0].text)}`;
  const batches = await page.evaluate(
    async ({ address, spec }) => {
      const { score } = await import(address);
      const sheets = Array.from({ length: 64 }, (_, n) =>
        Object.fromEntries(spec.items.map((/** @type {any} */ item, /** @type {number} */ at) => [item.id, (at * 7 + n) % 5])),
      );
      const rounds = 20_000;
      return Array.from({ length: 20 }, () => {
        const start = performance.now();
        for (let n = 0; n < rounds; n++) score(spec, sheets[n % 64]);
        return ((performance.now() - start) / rounds) * 1000;
      });
    },
    { address, spec },
  );
  // Code is optimised on a thread beside, which on a busy machine takes longer than any warm-up of fixed length: 20 000
  // rounds were often not enough. The first half of the batches is the warm-up, the second is measured.
  const micro = quantile(batches.slice(10));
  row('one response scored in the browser, 24 items', `${micro.toFixed(2)} µs`, '≤ 2 µs', micro <= 2);
  await page.context().close();
}

/** @param {import('playwright-core').Browser} browser @param {string} origin */
async function silence(browser, origin) {
  const { page, close } = await openSlowly(browser, `${origin}/assessments/invented-24.html`, watchClicks);
  const requests = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const own = requests.filter((name) => name.includes('/assets/assessments/'));
  row('requests of the page beside its document', String(own.length), '1, the script', own.length === 1);
  await close();
}

/** @param {string} executable */
async function lighthouse(executable) {
  const { origin, close } = await serve({ '127.0.0.1': join(BENCH, 'shipped') });
  const pages = {
    'assessments/influence.html': true,
    'assessments/paper/influence.html': true,
    'index.html': false,
    'guidance/a-case-a-sceptic-can-check.html': false,
    'coaches/index.html': false,
    'where-these-ideas-come-from.html': false,
  };
  for (const [page, ours] of Object.entries(pages)) {
    /** @type {Awaited<ReturnType<typeof lighthouseScores>>[]} */
    const runs = [];
    for (let sample = 0; sample < (ours ? SAMPLES : 1); sample++) runs.push(await lighthouseScores(executable, `${origin}/${page}`));
    const median = Object.fromEntries(Object.keys(runs[0].scores).map((name) => [name, quantile(runs.map(({ scores }) => scores[name]))]));
    const wanted = Object.entries(median).filter(([name]) => ours || name !== 'performance');
    const held = wanted.every(([, score]) => score === 100);
    row(`Lighthouse, mobile, ${page}`, Object.values(median).join(' '), `100 ${ours ? 'each' : 'but for performance'}`, held);
    if (!held) console.log(`      ${runs[0].failed.join(', ')}`);
  }
  await close();
}

const place = locate('chromium');
if ('missing' in place) throw new Error(place.missing);
const { executable } = place.found;
const { origin, close } = await serve({ '127.0.0.1': join(BENCH, 'invented') });
sizes();
const browser = await chromium.launch({ executablePath: executable, args: FLAGS });
await silence(browser, origin);
await scoring(browser, origin);
await speed(browser, origin);
await browser.close();
await close();
await lighthouse(executable);
