/** One run of Lighthouse, mobile, against a page on this machine. */

import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

import { FLAGS } from '../tests/browser/engines/chromium.js';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

/**
 * @param {string} executable  Chromium
 * @param {string} url
 * @returns {Promise<{ scores: Record<string, number>, failed: string[] }>} scores of 100; audits below full marks
 */
export async function lighthouseScores(executable, url) {
  const chrome = await launch({
    chromePath: executable,
    chromeFlags: ['--headless', '--no-sandbox', ...FLAGS],
    logLevel: 'silent',
  });
  try {
    const run = await lighthouse(url, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: 'silent' });
    if (!run) throw new Error(`Lighthouse gave nothing for ${url}`);
    const { categories, audits } = run.lhr;
    const failed = Object.values(categories).flatMap(({ auditRefs }) =>
      auditRefs
        .filter(({ id, weight }) => weight > 0 && (audits[id].score ?? 1) < 1)
        .map(({ id }) => `${id} ${audits[id].displayValue ?? ''}`.trim()),
    );
    const scores = Object.fromEntries(CATEGORIES.map((id) => [id, Math.round((categories[id].score ?? 0) * 100)]));
    return { scores, failed };
  } finally {
    chrome.kill();
  }
}
