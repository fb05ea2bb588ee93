/** The driver for Chromium: Playwright's client with the system's browser. */

import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from 'playwright-core';

import { PATIENCE, call, question, waitUntil } from './port.js';

/** Nothing but the pages under test may touch the network. */
export const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * @param {{ executable: string, proxy: string }} where  the proxy is the test's own server: it answers for every name
 * @returns {Promise<import('./port.js').Engine>}
 */
export async function launch({ executable, proxy }) {
  const options = {
    executablePath: executable,
    args: FLAGS,
    proxy: { server: proxy, bypass: '127.0.0.1' },
  };
  const browser = await chromium.launch(options);
  return {
    name: 'chromium',
    version: browser.version(),
    close: () => browser.close(),
    async profile(view = {}) {
      const shown = {
        viewport: { width: view.width ?? 1280, height: view.height ?? 800 },
        colorScheme: view.scheme ?? 'light',
        forcedColors: /** @type {'active'|'none'} */ (view.forcedColors ? 'active' : 'none'),
        javaScriptEnabled: view.script ?? true,
      };
      if (view.storage === false) return deniedProfile({ ...options, ...shown });
      const context = await browser.newContext(shown);
      context.setDefaultTimeout(PATIENCE);
      return { tab: async () => tab(await context.newPage()), close: () => context.close() };
    },
  };
}

/**
 * A browser whose settings refuse site data; only a preference can do that, so it is a browser of its own.
 * @param {Parameters<typeof chromium.launchPersistentContext>[1]} options
 * @returns {Promise<import('./port.js').Profile>}
 */
async function deniedProfile(options) {
  const folder = mkdtempSync(join(tmpdir(), 'profile-'));
  mkdirSync(join(folder, 'Default'));
  writeFileSync(
    join(folder, 'Default', 'Preferences'),
    JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }),
  );
  const context = await chromium.launchPersistentContext(folder, options);
  context.setDefaultTimeout(PATIENCE);
  return {
    tab: async () => tab(await context.newPage()),
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * @param {import('playwright-core').Page} page
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
    back: async () => void (await page.goBack()),
    forward: async () => void (await page.goForward()),
    click: (selector) => page.click(selector),
    press: (key) => page.keyboard.press(key),
    evaluate: (body, ...args) => page.evaluate(call(body, args)),
    until: (body, ...args) => waitUntil(() => page.evaluate(question(body, args)), call(body, args)),
    resize: (width, height) => page.setViewportSize({ width, height }),
    screenshot: () => page.screenshot(),
    close: () => page.close(),
    faults: () => [...faults],
    requests: () => [...requests],
    async asksBeforeLeaving() {
      const asked = page.waitForEvent('dialog').then(async (dialog) => {
        await dialog.dismiss();
        return dialog.type() === 'beforeunload';
      });
      const left = page.waitForEvent('close').then(() => false);
      await page.close({ runBeforeUnload: true });
      return Promise.race([asked, left]);
    },
    pdf: (format) => page.pdf({ format }),
    medium: (media) => page.emulateMedia({ media }),
    async told(within, role, name) {
      const session = await page.context().newCDPSession(page);
      const { result } = await session.send('Runtime.evaluate', {
        expression: `document.querySelector(${JSON.stringify(within)})`,
      });
      const wanted = { objectId: result.objectId, role, accessibleName: name };
      const { nodes } = await session.send('Accessibility.queryAXTree', wanted);
      await session.detach();
      return nodes.filter(({ ignored }) => !ignored).length;
    },
    async accessibility() {
      const session = await page.context().newCDPSession(page);
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      await session.detach();
      return nodes.map((node) => ({
        role: node.role?.value ?? '',
        name: node.name?.value ?? '',
        ignored: node.ignored,
      }));
    },
  };
}
