/**
 * What a test may ask of a browser. Three drivers answer: `chromium.js`, `firefox.js`, `webkit.js`.
 *
 * A *profile* is one person's browser: storage of its own, empty at first, and any number of tabs.
 * Everything that only one engine can do (print, forced colours, an accessibility tree) is a field that
 * the other drivers leave out, so that a check that needs it says so.
 */

/**
 * How a profile shows pages.
 * @typedef {object} View
 * @property {number} [width]          CSS pixels, 1280 unless told
 * @property {number} [height]         CSS pixels, 800 unless told
 * @property {'light'|'dark'} [scheme] the colour scheme the system asks for (Chromium)
 * @property {boolean} [forcedColors]  high contrast (Chromium)
 * @property {boolean} [script]        false: JavaScript is off (Chromium)
 * @property {boolean} [storage]       false: the site may keep nothing (Chromium, Firefox)
 */

/**
 * One open page.
 * @typedef {object} Tab
 * @property {(url: string) => Promise<void>} open      go to an address and wait until it has loaded
 * @property {() => Promise<string>} url
 * @property {() => Promise<void>} reload
 * @property {() => Promise<void>} back     start going back; wait for what should appear with `until`
 * @property {() => Promise<void>} forward  likewise
 * @property {(selector: string) => Promise<void>} click   scroll to the element and click its middle, as a mouse does
 * @property {(key: string) => Promise<void>} press        `a`, `Enter`, `Space`, `ArrowDown`, `Shift+Tab`, `Alt+n`
 * @property {<T>(body: (...args: any[]) => T | Promise<T>, ...args: unknown[]) => Promise<T>} evaluate
 *           run a function in the page; arguments and result travel as JSON
 * @property {(body: (...args: any[]) => unknown, ...args: unknown[]) => Promise<void>} until
 *           wait until a function run in the page answers truly; fails after ten seconds
 * @property {(width: number, height: number) => Promise<void>} resize   WebKitGTK's window stays 450 wide or more
 * @property {() => Promise<Buffer>} screenshot            PNG of what is in view
 * @property {() => Promise<void>} close
 * @property {() => string[]} [faults]                     uncaught errors so far (Chromium, Firefox)
 * @property {() => string[]} [requests]                   addresses of all requests so far (Chromium, Firefox)
 * @property {() => Promise<boolean>} [asksBeforeLeaving]  try to close; whether the browser asked first (Chromium)
 * @property {(within: string, role: string, name?: string) => Promise<number>} told   how many parts of the first
 *           element of a selector assistive technology is told of under that role, and under that name
 * @property {(paper: 'A4'|'Letter') => Promise<Buffer>} [pdf]          (Chromium, Firefox)
 * @property {(media: 'print'|'screen') => Promise<void>} [medium]      (Chromium)
 * @property {() => Promise<{role: string, name: string, ignored: boolean}[]>} [accessibility]  (Chromium)
 */

/**
 * @typedef {object} Profile
 * @property {() => Promise<Tab>} tab   a new tab
 * @property {() => Promise<void>} close
 */

/**
 * @typedef {object} Engine
 * @property {'chromium'|'firefox'|'webkit'} name
 * @property {string} version
 * @property {(view?: View) => Promise<Profile>} profile
 * @property {() => Promise<void>} close
 */

/** How long a condition may take to come true, in milliseconds. */
export const PATIENCE = 10_000;

/**
 * Ask again and again until the answer is true. Errors while a page is being replaced count as "not yet".
 * @param {() => Promise<unknown>} ask
 * @param {string} what  for the message when time is up
 */
export async function waitUntil(ask, what) {
  const end = Date.now() + PATIENCE;
  let last;
  do {
    try {
      if (await ask()) return;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  } while (Date.now() < end);
  throw new Error(`still not true after ${PATIENCE / 1000} s: ${what}`, { cause: last });
}

/**
 * The text of a call that a page can evaluate.
 * @param {Function} body
 * @param {unknown[]} args
 */
export function call(body, args) {
  return `(${body})(${args.map((arg) => JSON.stringify(arg) ?? 'undefined').join(',')})`;
}

/**
 * The text of a call that a page can evaluate, its answer cut down to true or false.
 * @param {Function} body
 * @param {unknown[]} args
 */
export function question(body, args) {
  return `(async () => Boolean(await ${call(body, args)}))()`;
}

/**
 * Take `Shift+Tab` apart.
 * @param {string} key
 * @returns {{ held: string[], key: string }}
 */
export function chord(key) {
  if (key.length === 1) return { held: [], key };
  const parts = key.split('+');
  return { held: parts.slice(0, -1), key: /** @type {string} */ (parts.at(-1)) };
}
