/**
 * A draft: the answers somebody has given so far, each with its moment, as kept in this browser.
 *
 * Drafts outlive releases and pass through storage that anything on this origin can write, so `parse` takes every
 * byte as hostile, and what does not fit the questions of today is kept, never dropped, and never used.
 *
 * @import { Answer, Answers, Spec, SpecItem } from './spec.d.ts'
 */

import { sizeOf } from './scoring/asked.js';
import { fraction } from './scoring/fractions.js';

/** When a draft began that was never saved: a page merely opened must not outdo the answers of another tab. */
export const NOT_BEGUN = 0;
/** The version of the stored form. */
const FORMAT = 1;
const LONGEST_TEXT = 1_000_000;
const MOST_ANSWERS = 5_000;
/** The year 9999, in milliseconds: no clock says so, and a moment that late leaves no room for later ones. */
const NEVER = 253_370_764_800_000;
/** What stands for a moment that cannot be true: whatever comes next is newer. */
const LONG_AGO = NOT_BEGUN + 1;
const ID = /^[A-Za-z][A-Za-z0-9_-]{0,127}$/;
const FINGERPRINT = /^[0-9a-f]{16}$/;
/** More than any item has answers: from here on `options` tells apart ranges of numbers. This one fits no range. */
const UNKNOWN_RANGE = 2 ** 17;

/**
 * @typedef {object} Entry
 * @property {Answer} answer  null where an answer was cleared
 * @property {number} at  when, in milliseconds since 1970
 * @property {number} options  how many different answers the item had then; of a numeric item what tells its range
 *   from others, since the same position in another range is another number
 */

/**
 * @typedef {object} Draft
 * @property {string} assessment  the assessment's id
 * @property {string} version  of the assessment when last answered
 * @property {string} layout  fingerprint of its questions when last answered
 * @property {number} begun  in milliseconds since 1970; a later one replaces an earlier draft whole. `NOT_BEGUN` in one
 *   that was never saved
 * @property {ReadonlyMap<string, Entry>} answers  by item id
 */

/**
 * @param {Spec} spec
 * @param {number} begun
 * @returns {Draft} one without answers
 */
export function emptyDraft(spec, begun) {
  return { assessment: spec.id, version: spec.version, layout: spec.layout, begun, answers: new Map() };
}

/**
 * @param {Draft} draft
 * @param {Spec} spec  must have an item of this id
 * @param {string} id
 * @param {Answer} answer
 * @param {number} now
 * @returns {Draft} with this answer the newest of its item, even on a clock that was put back
 */
export function withAnswer(draft, spec, id, answer, now) {
  const item = spec.items.find((one) => one.id === id);
  if (!item) throw new RangeError(`no item ${id}`);
  const at = after(draft.answers.get(id)?.at ?? NOT_BEGUN, now);
  const answers = new Map(draft.answers).set(id, { answer, at, options: optionsOf(item, spec) });
  return { ...draft, version: spec.version, layout: spec.layout, answers };
}

/**
 * @param {number} moment
 * @param {number} now
 * @returns {number} now, or just after that moment where the clock was put back: always one that can be read again
 */
export function after(moment, now) {
  return Math.max(toMoment(now), toMoment(moment + 1));
}

/**
 * The numbers of a range are told apart by a hash of its lowest, its step and its size (FNV-1a, 32 bits; Fowler, Noll
 * and Vo): a whole number, so that scripts from before numeric ranges were told apart keep the entry.
 *
 * @param {SpecItem} item
 * @param {Spec} spec
 * @returns {number} what an answer is stored with, and must be to be used again
 */
function optionsOf(item, { unit }) {
  if (!item.number) return sizeOf(item);
  const { from, step, size } = item.number;
  const ends = [fraction(from, unit), fraction(step, unit)].map(({ num, den }) => `${num}/${den}`);
  let hash = 0x811c9dc5;
  for (const character of `${ends.join(':')}:${size}`) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  }
  return UNKNOWN_RANGE + 1 + (hash >>> 0);
}

/**
 * Two copies of a draft as one, the same whichever comes first: a later beginning wins whole, else each item's newest
 * answer does.
 *
 * @param {Draft} a
 * @param {Draft} b
 * @returns {Draft}
 */
export function merge(a, b) {
  if (a.begun !== b.begun) return a.begun > b.begun ? a : b;
  const answers = new Map(a.answers);
  for (const [id, entry] of b.answers) {
    const other = answers.get(id);
    if (!other || isNewer(entry, other)) answers.set(id, entry);
  }
  return { ...(latest(b) > latest(a) ? b : a), answers };
}

/**
 * @param {Entry} a
 * @param {Entry} b
 * @returns {boolean} in the same millisecond any rule will do, so long as both tabs follow it
 */
function isNewer(a, b) {
  if (a.at !== b.at) return a.at > b.at;
  return a.answer === b.answer ? a.options > b.options : JSON.stringify(a.answer) > JSON.stringify(b.answer);
}

/**
 * @param {Draft} draft
 * @returns {number} when an answer was last given or cleared; when it was begun, without any
 */
export function latest(draft) {
  let moment = draft.begun;
  for (const { at } of draft.answers.values()) moment = Math.max(moment, at);
  return moment;
}

/**
 * What of a draft can be used for the questions of `spec`.
 *
 * @param {Draft} draft
 * @param {Spec} spec
 * @returns {{ answers: Answers, unknown: string[], rescaled: string[] }} the answers, and the ids of items answered
 *   that are no longer asked, or that had other options when they were answered
 */
export function fit(draft, spec) {
  const items = new Map(spec.items.map((item) => [item.id, item]));
  /** @type {Answers} */
  const answers = Object.create(null);
  const unknown = [];
  const rescaled = [];
  for (const [id, { answer, options }] of draft.answers) {
    const item = items.get(id);
    if (answer === null) continue;
    if (!item) unknown.push(id);
    else if (!fits(options, item, spec) || (answer === 'na' && !item.na)) rescaled.push(id);
    else answers[id] = answer;
  }
  return { answers, unknown, rescaled };
}

/**
 * @param {number} options  as stored
 * @param {SpecItem} item
 * @param {Spec} spec
 * @returns {boolean} whether the answers of then are those of now; drafts from before numeric ranges were told apart
 *   have their size, and `parse` has seen to it that it is the size of this range
 */
function fits(options, item, spec) {
  return options === optionsOf(item, spec) || options === sizeOf(item);
}

/**
 * @param {Draft} draft
 * @returns {string} JSON, the same for the same draft
 */
export function serialise(draft) {
  const { assessment, version, layout, begun } = draft;
  const answers = [...draft.answers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { answer, at, options }]) => [id, [answer, at, options]]);
  return JSON.stringify({ format: FORMAT, assessment, version, layout, begun, answers: Object.fromEntries(answers) });
}

/**
 * @param {string | null} text
 * @param {Spec} spec  of the assessment it must be of
 * @returns {Draft | null} null for anything that is not such a draft; entries that cannot be true are left out
 */
export function parse(text, spec) {
  const found = text !== null && text.length <= LONGEST_TEXT ? fromJson(text) : null;
  if (!isRecord(found) || found.format !== FORMAT || found.assessment !== spec.id) return null;
  const { version, layout, begun, answers } = found;
  if (typeof version !== 'string' || version.length > 64) return null;
  if (typeof layout !== 'string' || !FINGERPRINT.test(layout) || !isMoment(begun) || !isRecord(answers)) return null;
  const asked = new Set(spec.items.map(({ id }) => id));
  const all = Object.entries(answers);
  // What is asked no longer must not crowd out an answer to what is asked, nor one that is still to be given.
  const others = all.filter(([id]) => !asked.has(id)).slice(0, Math.max(MOST_ANSWERS - asked.size, 0));
  const numeric = new Set(spec.items.filter(({ number }) => number).map(({ id }) => id));
  const entries = new Map();
  for (const [id, value] of [...all.filter(([id]) => asked.has(id)), ...others]) {
    const entry = ID.test(id) ? toEntry(value) : null;
    // Before numeric ranges were told apart only the size was stored: of which range, the layout alone can say.
    const lost = entry && layout !== spec.layout && numeric.has(id) && entry.options < UNKNOWN_RANGE;
    if (entry) entries.set(id, lost ? { ...entry, options: UNKNOWN_RANGE } : entry);
  }
  return { assessment: spec.id, version, layout, begun: toMoment(begun), answers: entries };
}

/**
 * @param {string} text
 * @returns {unknown}
 */
function fromJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * @param {unknown} value
 * @returns {Entry | null}
 */
function toEntry(value) {
  if (!Array.isArray(value) || value.length !== 3) return null;
  const [answer, at, options] = value;
  if (!isMoment(at) || !Number.isSafeInteger(options) || options < 2) return null;
  const possible = answer === null || answer === 'na' || (Number.isInteger(answer) && answer >= 0 && answer < options);
  return possible ? { answer, at: toMoment(at), options } : null;
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
function isMoment(value) {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/**
 * @param {number} value
 * @returns {number}
 */
function toMoment(value) {
  return value < NEVER ? value : LONG_AGO;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
