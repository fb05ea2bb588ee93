/** Which browsers this machine has, and how to start one. */

import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const MAC = '/Applications';

/**
 * Where an engine's programs are, or the first that is missing.
 * @param {'chromium'|'firefox'|'webkit'} name
 * @returns {{ found: Record<string, string> } | { missing: string }}
 */
export function locate(name) {
  /** @type {Record<string, string[]>} */
  const wanted = {
    chromium: {
      executable: ['chromium', 'chromium-browser', 'google-chrome', `${MAC}/Google Chrome.app/Contents/MacOS/Google Chrome`],
    },
    firefox: { executable: ['firefox-esr', 'firefox', `${MAC}/Firefox.app/Contents/MacOS/firefox`] },
    webkit: {
      driver: ['WebKitWebDriver'],
      executable: debianLibraries().map((folder) => join(folder, 'webkit2gtk-4.1', 'MiniBrowser')),
      screen: ['Xvfb'],
    },
  }[name];
  /** @type {Record<string, string>} */
  const found = {};
  for (const [part, names] of Object.entries(wanted)) {
    const place = names.flatMap(candidates).find(runs);
    if (place === undefined) return { missing: `${name}: no ${names[0] ?? part}` };
    found[part] = place;
  }
  return { found };
}

/**
 * @param {'chromium'|'firefox'|'webkit'} name
 * @param {string} proxy  address of the test's own server
 * @returns {Promise<import('./port.js').Engine>}
 */
export async function start(name, proxy) {
  const place = locate(name);
  if ('missing' in place) throw new Error(place.missing);
  const { launch } = await import(`./${name}.js`);
  return launch({ ...place.found, proxy });
}

/** Debian keeps a folder of libraries for each kind of machine. */
function debianLibraries() {
  try {
    return readdirSync('/usr/lib').map((name) => join('/usr/lib', name));
  } catch {
    return [];
  }
}

/** @param {string} name */
function candidates(name) {
  if (name.startsWith('/')) return [name];
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
}

/** @param {string} file */
function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
