/** The driver for Firefox: stock Firefox speaks WebDriver BiDi, and Puppeteer is its client. */

import puppeteer from 'puppeteer-core';

import { call, chord, question, waitUntil } from './port.js';

/**
 * @param {{ executable: string, proxy: string }} where
 * @returns {Promise<import('./port.js').Engine>}
 */
export async function launch({ executable, proxy }) {
  const browser = await start(executable, proxy, {});
  return {
    name: 'firefox',
    version: (await browser.version()).replace(/^firefox\//i, ''),
    close: () => browser.close(),
    async profile(view = {}) {
      if (view.script === false) throw new Error('Firefox offers no such switch to its remote control');
      const owner =
        view.storage === false ? await start(executable, proxy, { 'network.cookie.cookieBehavior': 2 }) : browser;
      const context = await owner.createBrowserContext();
      return {
        async tab() {
          const page = await context.newPage();
          await page.setViewport({ width: view.width ?? 1280, height: view.height ?? 800 });
          return tab(page);
        },
        close: () => (owner === browser ? context.close() : owner.close()),
      };
    },
  };
}

/**
 * @param {string} executable
 * @param {string} proxy
 * @param {Record<string, unknown>} preferences
 */
function start(executable, proxy, preferences) {
  const { hostname, port } = new URL(proxy);
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: executable,
    extraPrefsFirefox: {
      // "/" and "'" would open the browser's own search, which takes the focus out of the page.
      'accessibility.typeaheadfind.manual': false,
      'network.proxy.type': 1,
      'network.proxy.http': hostname,
      'network.proxy.http_port': Number(port),
      ...preferences,
    },
  });
}

/**
 * @param {import('puppeteer-core').Page} page
 * @returns {import('./port.js').Tab}
 */
function tab(page) {
  /** @type {string[]} */
  const faults = [];
  /** @type {string[]} */
  const requests = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  return {
    open: async (url) => void (await page.goto(url)),
    url: async () => page.url(),
    reload: async () => void (await page.reload()),
    // Puppeteer's own goBack waits for an event that a page out of the back/forward cache never sends.
    back: () => page.evaluate('history.back()').then(() => {}),
    forward: () => page.evaluate('history.forward()').then(() => {}),
    click: (selector) => page.click(selector),
    async press(key) {
      const { held, key: last } = chord(key);
      for (const modifier of held) await page.keyboard.down(/** @type {any} */ (modifier));
      await page.keyboard.press(/** @type {any} */ (last === 'Space' ? ' ' : last));
      for (const modifier of held.reverse()) await page.keyboard.up(/** @type {any} */ (modifier));
    },
    evaluate: (body, ...args) => /** @type {any} */ (page.evaluate(call(body, args))),
    until: (body, ...args) => waitUntil(() => page.evaluate(question(body, args)), call(body, args)),
    resize: (width, height) => page.setViewport({ width, height }),
    screenshot: async () => Buffer.from(await page.screenshot()),
    async told(within, role, name = '') {
      const element = await page.$(within);
      if (!element) throw new Error(`nothing matches ${within}`);
      return (await element.$$(`aria/${name}[role="${role}"]`)).length;
    },
    pdf: async (format) => Buffer.from(await page.pdf({ format })),
    close: () => page.close(),
    faults: () => [...faults],
    requests: () => [...requests],
  };
}
