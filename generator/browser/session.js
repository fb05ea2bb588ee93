/**
 * The one truth about somebody's answers while the page is open: the draft in memory and its copy in storage.
 * The page is drawn from here, never the other way round.
 *
 * @import { Answer, Answers, Spec } from './spec.d.ts'
 * @import { Draft } from './draft.js'
 */
import { NOT_BEGUN, after, emptyDraft, fit, latest, merge, parse, serialise, withAnswer } from './draft.js';

/**
 * What a session needs of storage; `storage.js` provides it.
 *
 * @typedef {object} Store
 * @property {'browser' | 'denied'} access  denied: nothing can be read or written here
 * @property {string} key  of the draft
 * @property {() => string | null} read  the draft's text
 * @property {(text: string) => boolean} write  the draft; false where there is no room
 * @property {(text: string) => void} setAside  keeps under another name what is there and is no draft of ours
 * @property {() => void} forget  the draft
 * @property {() => void} forgetSite  all that this site keeps, of every assessment
 */

/**
 * Where answers are kept: in this browser; in this tab because somebody chose so, or because the saved copy was
 * deleted elsewhere; nowhere, because the browser does not let us; or nowhere for now, because there is no room.
 *
 * @typedef {'browser' | 'tab' | 'gone' | 'denied' | 'full'} Keeping
 */

/**
 * @typedef {object} Change
 * @property {string[] | null} items  ids of items whose answer may have changed; null for all
 * @property {boolean} elsewhere  whether another tab made the change
 */

/** One page’s answers from opening to closing. */
export class Session {
  /** @type {Keeping} */
  keeping;
  /** Whether there was a saved draft with answers when the page was opened. @type {boolean} */
  resumed;
  /** Whether the questions have changed since that draft was last answered. @type {boolean} */
  changed;
  /** @type {Answers} the usable answers, by item id */
  answers;
  /** @type {{ unknown: string[], rescaled: string[] }} */
  unused;
  /** @type {Draft} */
  #draft;
  /** @type {Draft | null} what "Start over" cleared */
  #previous = null;
  /** @type {string | null} what we last wrote or read, to see whether another tab wrote since */
  #stored;
  #spec;
  #store;
  #now;
  /** @type {((change: Change) => void)[]} */
  #listeners = [];

  /**
   * @param {Spec} spec
   * @param {Store} store
   * @param {() => number} now  milliseconds since 1970
   */
  constructor(spec, store, now) {
    this.#spec = spec;
    this.#store = store;
    this.#now = now;
    this.keeping = store.access;
    this.#stored = store.read();
    const draft = parse(this.#stored, spec);
    // A later format's draft, say, is not ours to drop.
    if (!draft && this.#stored !== null) store.setAside(this.#stored);
    this.#draft = draft ?? emptyDraft(spec, NOT_BEGUN);
    const { answers, ...unused } = fit(this.#draft, spec);
    this.answers = answers;
    this.unused = unused;
    const unfit = unused.unknown.length + unused.rescaled.length > 0;
    this.resumed = this.answered > 0 || unfit;
    this.changed = this.resumed && this.#draft.layout !== spec.layout;
  }

  /** How many of the questions have an answer, does-not-apply among them. */
  get answered() {
    return Object.keys(this.answers).length;
  }

  /** When an answer was last given or cleared, in milliseconds since 1970. */
  get latest() {
    return latest(this.#draft);
  }

  /** @param {(change: Change) => void} listener */
  onChange(listener) {
    this.#listeners.push(listener);
  }

  /**
   * Saves before anything is told, so that a fault in drawing cannot lose an answer.
   *
   * @param {string} id
   * @param {Answer} answer  null clears it
   */
  answer(id, answer) {
    this.#draft = withAnswer(this.#draft, this.#spec, id, answer, this.#now());
    this.#use();
    const others = this.#save();
    this.#tell(others ? null : [id], others);
  }

  /** Empties the draft; `undo` brings it back. Other tabs follow, because an empty draft begun later replaces theirs. */
  startOver() {
    if (this.#draft.answers.size > 0) this.#previous = this.#draft;
    this.#replace(emptyDraft(this.#spec, this.#later()));
  }

  /** Takes `startOver` back; answers given since stay, as the newer ones. */
  undo() {
    if (!this.#previous) return;
    const begun = this.#later();
    this.#replace(merge({ ...this.#previous, begun }, { ...this.#draft, begun }));
    this.#previous = null;
  }

  /** Stops saving and deletes the saved copy; answers stay in this tab. */
  keepInTab() {
    if (this.keeping === 'denied') return;
    this.keeping = 'tab';
    this.#stored = null;
    this.#store.forget();
    this.#tell([], false);
  }

  /** Saves in this browser again. */
  keepInBrowser() {
    if (this.keeping === 'denied') return;
    this.keeping = 'browser';
    this.#tell(null, this.#save());
  }

  /** Deletes all this site keeps in this browser, and what this tab and others hold of this assessment. */
  forgetSite() {
    this.#previous = null;
    this.#draft = emptyDraft(this.#spec, this.#later());
    this.#use();
    // The empty draft comes first: it makes other tabs empty theirs, which a mere removal would not.
    this.#store.write(serialise(this.#draft));
    this.#store.forgetSite();
    this.#stored = null;
    if (this.keeping === 'gone' || this.keeping === 'full') this.keeping = 'browser';
    this.#tell(null, false);
  }

  /**
   * Takes in what another tab has written or deleted.
   *
   * @param {string | null} text  the draft as that tab left it
   */
  refresh(text = this.#store.read()) {
    if (this.keeping !== 'browser' && this.keeping !== 'full') return;
    if (text === this.#stored) return;
    if (text === null) {
      this.#lose();
      return;
    }
    const other = parse(text, this.#spec);
    if (other) this.#draft = merge(this.#draft, other);
    this.#use();
    this.#save();
    this.#tell(null, true);
  }

  #lose() {
    this.#stored = null;
    if (this.answered > 0) this.keeping = 'gone';
    this.#tell([], true);
  }

  /** @param {Draft} draft */
  #replace(draft) {
    this.#draft = draft;
    this.#use();
    this.#save();
    this.#tell(null, false);
  }

  #use() {
    const { answers, ...unused } = fit(this.#draft, this.#spec);
    this.answers = answers;
    this.unused = unused;
  }

  #later() {
    return after(this.#draft.begun, this.#now());
  }

  /**
   * Writes the draft, joined with what another tab wrote since.
   *
   * @returns {boolean} whether another tab's answers came in
   */
  #save() {
    if (this.keeping !== 'browser' && this.keeping !== 'full') return false;
    const text = this.#store.read();
    if (text === null && this.#stored !== null) {
      this.#lose();
      return false;
    }
    const other = text === this.#stored ? null : parse(text, this.#spec);
    if (this.#draft.begun === NOT_BEGUN) this.#draft = { ...this.#draft, begun: other?.begun ?? this.#later() };
    const before = serialise(this.#draft);
    if (other) {
      this.#draft = merge(this.#draft, other);
      this.#use();
    }
    const merged = other ? serialise(this.#draft) : before;
    if (merged !== text) this.keeping = this.#store.write(merged) ? 'browser' : 'full';
    this.#stored = this.keeping === 'full' ? text : merged;
    return merged !== before;
  }

  /**
   * @param {string[] | null} items
   * @param {boolean} elsewhere
   */
  #tell(items, elsewhere) {
    for (const listener of this.#listeners) listener({ items, elsewhere });
  }
}
