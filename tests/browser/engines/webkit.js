/**
 * The driver for WebKitGTK: a small client of the WebDriver protocol (W3C), MiniBrowser, and a virtual screen.
 *
 * One WebKitWebDriver serves one session at a time, so every profile brings a driver of its own; the screen is shared.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

import { PATIENCE, call, chord, question, waitUntil } from './port.js';

/** WebDriver's code points for keys that have no character. */
const KEYS = /** @type {Record<string, string>} */ ({
  Enter: '\uE007',
  Tab: '\uE004',
  Space: ' ',
  Escape: '\uE00C',
  Backspace: '\uE003',
  Delete: '\uE017',
  Home: '\uE011',
  End: '\uE010',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
});

/** Which elements may have a role; WebDriver tells the role of one element at a time. */
const ROLES = /** @type {Record<string, string>} */ ({
  group: 'fieldset, [role="group"]',
  radio: '[type="radio"]',
  table: 'table',
  columnheader: 'th',
  rowheader: 'th',
});

/** The name under which WebDriver passes an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/**
 * @param {{ driver: string, executable: string, screen: string, proxy: string }} where
 * @returns {Promise<import('./port.js').Engine>}
 */
export async function launch({ driver, executable, screen, proxy }) {
  const { display, close } = await openScreen(screen);
  /** @param {import('./port.js').View} [view] */
  const profile = async (view = {}) => {
    if (view.script === false || view.storage === false) throw new Error('WebKitGTK offers no such switch here');
    const session = await openSession(driver, executable, display, proxy);
    let first = true;
    return {
      session,
      async tab() {
        // A window, not a tab: WebKitGTK paints nothing, and so takes no screenshot, in a tab that is not in front.
        const handle = first
          ? await session.send('GET', '/window')
          : (await session.send('POST', '/window/new', { type: 'window' })).handle;
        first = false;
        const made = tab(session, handle);
        await made.resize(view.width ?? 1280, view.height ?? 800);
        return made;
      },
      close: session.close,
    };
  };
  const probe = await profile();
  await probe.close();
  return { name: 'webkit', version: probe.session.version, profile, close };
}

/**
 * A virtual screen on the first free display number. No window manager runs on it, so the window under the pointer has
 * the focus; the pointer stands in the middle, and the screen is small enough for every window to lie there.
 * @param {string} executable
 */
async function openScreen(executable) {
  const server = started(executable, ['-displayfd', '3', '-screen', '0', '1300x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const pipe = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
  const number = await new Promise((resolve, reject) => {
    pipe.once('data', (data) => resolve(String(data).trim()));
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`${executable} ended with ${code}`)));
  });
  return { display: `:${number}`, close: () => ended(server) };
}

/** How long a browser may take to come up, in milliseconds, and how often it may be tried. */
const START = 6000;
const TRIES = 4;

/**
 * A driver with a browser. Now and then the two do not find each other; then both are ended and started afresh.
 * @param {string} driver
 * @param {string} executable
 * @param {string} display
 * @param {string} proxy
 */
async function openSession(driver, executable, display, proxy) {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const server = started(driver, [`--port=${port}`, '--host=127.0.0.1'], {
      stdio: 'ignore',
      env: {
        ...process.env,
        DISPLAY: display,
        GDK_BACKEND: 'x11',
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      },
    });
    try {
      return await firstSession(`http://127.0.0.1:${port}`, server, executable, proxy);
    } catch (error) {
      await ended(server);
      if (attempt === TRIES) throw error;
    }
  }
}

/**
 * @param {string} base
 * @param {import('node:child_process').ChildProcess} server
 * @param {string} executable
 * @param {string} proxy
 */
async function firstSession(base, server, executable, proxy) {
  await waitUntil(async () => (await fetch(`${base}/status`)).ok, 'WebKitWebDriver answers');
  const wanted = {
    'webkitgtk:browserOptions': { binary: executable, args: ['--automation'] },
    proxy: { proxyType: 'manual', httpProxy: new URL(proxy).host, noProxy: ['127.0.0.1'] },
    pageLoadStrategy: 'normal',
  };
  const { sessionId, capabilities } = await ask(base, 'POST', '/session', { capabilities: { alwaysMatch: wanted } }, START);
  /** @param {string} method @param {string} path @param {unknown} [body] */
  const send = (method, path, body) => ask(`${base}/session/${sessionId}`, method, path, body);
  let current = '';
  return {
    version: /** @type {string} */ (capabilities.browserVersion),
    send,
    /** @param {string} handle */
    async select(handle) {
      if (handle === current) return;
      await send('POST', '/window', { handle });
      current = handle;
    },
    async close() {
      await send('DELETE', '').catch(() => {});
      await ended(server);
    },
  };
}

/**
 * @param {string} base
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @param {number} [patience]  milliseconds
 */
async function ask(base, method, path, body, patience = 2 * PATIENCE) {
  const response = await fetch(base + path, {
    method,
    signal: AbortSignal.timeout(patience),
    body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
    headers: method === 'POST' ? { 'content-type': 'application/json' } : {},
  }).catch((cause) => {
    throw new Error(`${method} ${path} ${JSON.stringify(body)?.slice(0, 200)}: no answer`, { cause });
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
  return value;
}

/**
 * A process that, with all it starts, does not outlive this one.
 * @param {string} executable
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
function started(executable, args, options) {
  const server = spawn(executable, args, { ...options, detached: true });
  const kill = () => end(server, 'SIGKILL');
  process.once('exit', kill);
  server.once('exit', () => process.off('exit', kill));
  return server;
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @param {NodeJS.Signals} signal
 */
function end(server, signal) {
  try {
    if (server.pid !== undefined) process.kill(-server.pid, signal);
  } catch {
    // Gone already.
  }
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<void>} when it is gone
 */
async function ended(server) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'exit');
  end(server, 'SIGTERM');
  const patience = setTimeout(() => end(server, 'SIGKILL'), 3000);
  await gone;
  clearTimeout(patience);
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/**
 * @param {Awaited<ReturnType<typeof openSession>>} session
 * @param {string} handle
 * @returns {import('./port.js').Tab}
 */
function tab(session, handle) {
  /** @param {string} method @param {string} path @param {unknown} [body] */
  const send = async (method, path, body) => {
    await session.select(handle);
    return session.send(method, path, body);
  };
  /** @param {string} script */
  const run = (script) => send('POST', '/execute/sync', { script: `return ${script}`, args: [] });
  /** @param {string} value */
  const code = (value) => KEYS[value] ?? value;
  return {
    open: (url) => send('POST', '/url', { url }),
    url: () => send('GET', '/url'),
    reload: () => send('POST', '/refresh'),
    back: () => send('POST', '/back'),
    forward: () => send('POST', '/forward'),
    async click(selector) {
      const element = await send('POST', '/element', { using: 'css selector', value: selector });
      // The driver's own scrolling stops short where something on the page is sticky.
      await run(`document.querySelector(${JSON.stringify(selector)}).scrollIntoView({ block: 'center', behavior: 'instant' })`);
      await send('POST', `/element/${element[ELEMENT]}/click`);
    },
    async press(key) {
      const { held, key: last } = chord(key);
      const keys = [...held, last].map(code);
      const actions = [
        ...keys.map((value) => ({ type: 'keyDown', value })),
        ...keys.reverse().map((value) => ({ type: 'keyUp', value })),
      ];
      await send('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    evaluate: (body, ...args) => run(call(body, args)),
    until: (body, ...args) => waitUntil(() => run(question(body, args)), call(body, args)),
    async resize(width, height) {
      await send('POST', '/window/rect', { width, height });
      const inner = await run('[innerWidth, innerHeight]');
      await send('POST', '/window/rect', { width: 2 * width - inner[0], height: 2 * height - inner[1] });
    },
    screenshot: async () => Buffer.from(await send('GET', '/screenshot'), 'base64'),
    async told(within, role, name) {
      const root = await send('POST', '/element', { using: 'css selector', value: within });
      const found = await send('POST', `/element/${root[ELEMENT]}/elements`, { using: 'css selector', value: ROLES[role] });
      let count = 0;
      for (const { [ELEMENT]: id } of found) {
        const seen = `return arguments[0].checkVisibility()`;
        if (!(await send('POST', '/execute/sync', { script: seen, args: [{ [ELEMENT]: id }] }))) continue;
        if ((await send('GET', `/element/${id}/computedrole`)) !== role) continue;
        // WebKitGTK gives header cells no name of their own: it leaves that to the words in them.
        const label = (await send('GET', `/element/${id}/computedlabel`)) || (await send('GET', `/element/${id}/text`));
        if (name === undefined || label === name) count++;
      }
      return count;
    },
    close: () => send('DELETE', '/window'),
  };
}
