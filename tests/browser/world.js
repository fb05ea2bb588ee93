/**
 * What all checks of one engine share: one browser, one server, the built sites. Opened before the first, closed
 * after the last.
 */

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { start } from './engines/engines.js';
import { serve } from './server.js';

/**
 * @typedef {import('./engines/port.js').View} View
 * @typedef {import('./engines/port.js').Tab} Tab
 * @typedef {import('./engines/port.js').Profile} Profile
 * @typedef {import('node:test').TestContext} TestContext
 */

const SITES = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'build', 'sites');

/** The assessment of the shipped site that most checks answer, and the invented one with known scores. */
export const SHIPPED = 'assessments/influence.html';
export const TRIAL = 'assessments/trial.html';
export const LONG = 'assessments/long.html';
/** One question of every kind, and some that depend on answers. */
export const FORMATS = 'assessments/formats.html';
/** An area scored from numbers that must add up. */
export const SHARING = 'assessments/sharing.html';
/** Every kind of score. */
export const FULL = 'assessments/full.html';

export class World {
  /** @type {import('./engines/port.js').Engine | undefined} */
  #engine;
  /** @type {Awaited<ReturnType<typeof serve>> | undefined} */
  #server;

  /** @param {'chromium'|'firefox'|'webkit'} name */
  constructor(name) {
    this.name = name;
  }

  async open() {
    const plain = join(SITES, 'plain');
    if (!existsSync(plain)) throw new Error('no site is built: python tests/browser/build_sites.py');
    this.#server = await serve({
      '127.0.0.1': plain,
      'plain.test': plain,
      'plain.denied': plain,
      'plain.unscripted': plain,
      'instant.test': join(SITES, 'instant'),
      'trial.test': join(SITES, 'trial'),
    });
    this.#engine = await start(this.name, this.#server.origin);
  }

  async close() {
    await this.#engine?.close();
    await this.#server?.close();
  }

  get #open() {
    if (!this.#engine || !this.#server) throw new Error('the world is not open');
    return { engine: this.#engine, server: this.#server };
  }

  /** The engine's name and version. */
  get engine() {
    return `${this.name} ${this.#open.engine.version}`;
  }

  /** Everything the server was asked for so far. */
  get asked() {
    return this.#open.server.asked;
  }

  /**
   * The address of a page of the shipped site. @param {string} path
   */
  site(path) {
    return `${this.#open.server.origin}/${path}`;
  }

  /** The folder of the shipped site, as an address. */
  get folder() {
    return `${pathToFileURL(join(SITES, 'plain'))}/`;
  }

  /**
   * A person's browser, closed at the end of the test.
   * @param {TestContext} t
   * @param {View} [view]
   */
  async person(t, view) {
    const profile = await this.#open.engine.profile(view);
    t.after(() => profile.close());
    return profile;
  }

  /**
   * A first tab of a new person, open at an address.
   * @param {TestContext} t
   * @param {string} url
   * @param {View} [view]
   */
  async visit(t, url, view) {
    const profile = await this.person(t, view);
    const tab = await profile.tab();
    await tab.open(url);
    return tab;
  }
}

/**
 * A world for the tests of this file.
 * @param {'chromium'|'firefox'|'webkit'} name
 */
export function openWorld(name) {
  const world = new World(name);
  before(() => world.open());
  after(() => world.close());
  return world;
}
