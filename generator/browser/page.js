/**
 * What all parts of the page share: its places, its sentences, its status line, and listeners that end with it.
 *
 * @import { Spec } from './spec.d.ts'
 */

/** @typedef {Record<string, string | number | Node | null>} Slots  null leaves a slot empty */

/** One mounted page. */
export class Page {
  /** @type {Map<string, HTMLElement>} */
  #places = new Map();
  /** @type {Map<string, HTMLTemplateElement>} */
  #sentences = new Map();

  /**
   * @param {HTMLElement} root  the custom element
   * @param {Spec} spec
   * @param {AbortSignal} signal  ends every listener
   */
  constructor(root, spec, signal) {
    this.root = root;
    this.spec = spec;
    this.signal = signal;
  }

  /**
   * @param {string} name
   * @returns {HTMLElement} the first element marked `data-place` with this name
   */
  place(name) {
    const known = this.#places.get(name);
    if (known) return known;
    const found = find(this.root, `[data-place="${name}"]`);
    this.#places.set(name, found);
    return found;
  }

  /**
   * @param {string} name  of a sentence the build has rendered
   * @param {Slots} slots
   * @returns {DocumentFragment} a copy with its slots filled
   */
  say(name, slots = {}) {
    const sentence = this.#sentences.get(name) ?? /** @type {HTMLTemplateElement} */ (find(this.root, `[data-say="${name}"]`));
    this.#sentences.set(name, sentence);
    const copy = /** @type {DocumentFragment} */ (sentence.content.cloneNode(true));
    for (const [slot, value] of Object.entries(slots)) {
      const hole = copy.querySelector(`slot[name="${slot}"]`);
      hole?.replaceWith(...(value === null ? [] : [typeof value === 'number' ? String(value) : value]));
    }
    return copy;
  }

  /**
   * @param {string} name
   * @param {Slots} slots
   * @returns {string} the sentence as plain text
   */
  text(name, slots = {}) {
    return (this.say(name, slots).textContent ?? '').trim();
  }

  /**
   * Speaks through the one status line, which stays in place so that screen readers keep watching it.
   *
   * @param {string} message
   */
  announce(message) {
    const status = this.place('status');
    // The same text twice is no change, and what does not change is not spoken.
    status.textContent = status.textContent === message ? `${message}\u00a0` : message;
  }

  /**
   * Listens until the page ends. A fault in one listener is shown and leaves the others alone.
   *
   * @param {EventTarget} target
   * @param {string} type
   * @param {(event: Event) => void} listener
   * @param {boolean} capture  whether it hears of the event before the parts of the target do
   */
  listen(target, type, listener, capture = false) {
    const guarded = (/** @type {Event} */ event) => {
      try {
        listener(event);
      } catch (error) {
        this.fail(error);
      }
    };
    target.addEventListener(type, guarded, { signal: this.signal, capture });
  }

  /**
   * Acts once what has just changed is painted: for work that is no part of the response to a click. A fault in it is
   * told as any other.
   *
   * @param {() => void} act
   */
  afterPaint(act) {
    const told = () => {
      try {
        act();
      } catch (error) {
        this.fail(error);
      }
    };
    requestAnimationFrame(() => setTimeout(told));
  }

  /** @param {unknown} error  ours: told to the console for us, and to the person in words that help */
  fail(error) {
    console.error(error);
    this.root.querySelector('[data-notice="broken"]')?.removeAttribute('hidden');
  }

  /**
   * The page's words are English, and so are the month names the language standard prescribes here. `Intl` would say
   * the same and cost 14 ms the first time (Chromium 156), as much as the whole results page.
   *
   * @param {number} moment  in milliseconds since 1970
   * @returns {string} the day, such as "21 Nov 2026"
   */
  day(moment) {
    const [, month, day, year] = new Date(moment).toDateString().split(' ');
    return `${Number(day)} ${month} ${year}`;
  }

  /**
   * @param {string} sentence  one that has a form for 1 (`-1`), maybe for 2 (`-2`), and for more (`-n`)
   * @param {string[]} names
   * @returns {DocumentFragment}
   */
  sayNames(sentence, names) {
    const form = names.length > 2 ? 'n' : names.length;
    return this.say(`${sentence}-${form}`, { n: names.length, a: names[0], b: names[1] ?? '' });
  }
}

/**
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {HTMLElement}
 * @throws {Error} where the page lacks it: a fault of the build
 */
export function find(within, selector) {
  const found = within.querySelector(selector);
  if (!found) throw new Error(`no ${selector} on this page`);
  return /** @type {HTMLElement} */ (found);
}
