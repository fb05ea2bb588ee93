/**
 * This browser's storage, under this site's names, with all the ways in which it may not be there.
 *
 * With cookies blocked, Chromium throws on the mere name `localStorage`, so even the access stands in a `try`.
 *
 * @import { Store } from './session.js'
 */
import { draftKey, sitePrefix } from './storage_keys.js';

/**
 * @param {string} site  the path of the site's root: sites of one host share one storage
 * @param {string} assessment  the assessment's id
 * @returns {Store}
 */
export function openStore(site, assessment) {
  const key = draftKey(site, assessment);
  const storage = accessibleStorage();
  if (!storage) return closedStore(key);
  return {
    access: 'browser',
    key,
    read: () => read(storage, key),
    write: (text) => attempt(() => storage.setItem(key, text)),
    setAside: (text) => void attempt(() => storage.setItem(`${key}:aside`, text)),
    forget: () => void attempt(() => storage.removeItem(key)),
    forgetSite: () =>
      void attempt(() => {
        const all = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
        for (const name of all.filter((one) => one.startsWith(sitePrefix(site)))) storage.removeItem(name);
      }),
  };
}

/**
 * @param {string} key
 * @returns {Store}
 */
function closedStore(key) {
  const nothing = () => {};
  return {
    access: 'denied',
    key,
    read: () => null,
    write: () => false,
    setAside: nothing,
    forget: nothing,
    forgetSite: nothing,
  };
}

/** @returns {Storage | null} null where the browser lets this site keep nothing */
function accessibleStorage() {
  try {
    const storage = window.localStorage;
    // Writing is not tried: a full storage can still be read, and says so when the first answer does not fit.
    storage.getItem('pa1');
    return storage;
  } catch {
    return null;
  }
}

/**
 * @param {Storage} storage
 * @param {string} name
 * @returns {string | null} null also where access was taken away while the page was open
 */
function read(storage, name) {
  try {
    return storage.getItem(name);
  } catch {
    return null;
  }
}

/**
 * @param {() => void} action
 * @returns {boolean} whether it went through
 */
function attempt(action) {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
