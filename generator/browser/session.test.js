import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Session } from './session.js';

/** @type {import('./spec.d.ts').Spec} */
const SPEC = {
  spec: 1,
  id: 'influence',
  version: '2.0.0',
  layout: '0123456789abcdef',
  scoring: 'fedcba9876543210',
  unit: 1,
  items: ['a', 'b', 'c'].map((id) => ({ id, values: [0, 1, 2], na: true })),
  dimensions: [],
  overall: 'none',
  words: null,
};

/** A browser's storage with room for everything, or none; several tabs may share it. */
class Shelf {
  /** @type {string | null} */
  text = null;
  /** @type {string | null} */
  aside = null;
  full = false;
  /** @type {import('./session.js').Store} */
  store = {
    access: 'browser',
    key: 'pa1:/:influence:draft',
    read: () => this.text,
    write: (text) => {
      if (!this.full) this.text = text;
      return !this.full;
    },
    setAside: (text) => void (this.aside = text),
    forget: () => void (this.text = null),
    forgetSite: () => void (this.text = null),
  };
}

/** @type {import('./session.js').Store} */
const DENIED = { ...new Shelf().store, access: 'denied', read: () => null, write: () => false };

let clock = 1000;
const now = () => (clock += 1);

/** @param {Shelf} shelf */
const tab = (shelf) => new Session(SPEC, shelf.store, now);

/** @param {Session} session */
const answers = (session) => ({ ...session.answers });

/** @param {Shelf} shelf */
const saved = (shelf) => {
  const found = JSON.parse(shelf.text ?? '{"answers":{}}').answers;
  return Object.fromEntries(Object.entries(found).map(([id, entry]) => [id, entry[0]]));
};

test('a page merely opened saves nothing', () => {
  const shelf = new Shelf();
  const session = tab(shelf);
  session.refresh();
  assert.equal(shelf.text, null);
  assert.equal(session.resumed, false);
});

test('every answer is saved at once, before anyone is told', () => {
  const shelf = new Shelf();
  const session = tab(shelf);
  /** @type {unknown[]} */
  const told = [];
  session.onChange((change) => told.push(change, saved(shelf)));
  session.answer('a', 2);
  session.answer('b', 'na');
  session.answer('a', null);
  assert.deepEqual(saved(shelf), { a: null, b: 'na' });
  assert.deepEqual(answers(session), { b: 'na' });
  assert.equal(session.answered, 1);
  assert.deepEqual(told.slice(0, 2), [{ items: ['a'], elsewhere: false }, { a: 2 }]);
});

test('a listener that fails loses no answer', () => {
  const shelf = new Shelf();
  const session = tab(shelf);
  session.onChange(() => {
    throw new Error('drawing failed');
  });
  assert.throws(() => session.answer('a', 1), new Error('drawing failed'));
  assert.deepEqual(saved(shelf), { a: 1 });
});

test('answers come back with the page', () => {
  const shelf = new Shelf();
  tab(shelf).answer('a', 1);
  const again = tab(shelf);
  assert.deepEqual(answers(again), { a: 1 });
  assert.equal(again.resumed, true);
  assert.equal(again.changed, false);
});

test('two tabs opened before either was answered join their answers', () => {
  const shelf = new Shelf();
  const [one, two] = [tab(shelf), tab(shelf)];
  one.answer('a', 1);
  two.answer('b', 2);
  one.refresh();
  assert.deepEqual(answers(one), { a: 1, b: 2 });
  assert.deepEqual(answers(two), { a: 1, b: 2 });
  assert.deepEqual(saved(shelf), { a: 1, b: 2 });
});

test('of two answers to one item the later wins in both tabs', () => {
  const shelf = new Shelf();
  const [one, two] = [tab(shelf), tab(shelf)];
  one.answer('a', 0);
  two.refresh();
  two.answer('a', 2);
  one.refresh();
  assert.deepEqual([answers(one), answers(two)], [{ a: 2 }, { a: 2 }]);
});

test('a tab that hears of another says so once and writes nothing new', () => {
  const shelf = new Shelf();
  const [one, two] = [tab(shelf), tab(shelf)];
  one.answer('a', 0);
  const text = shelf.text;
  /** @type {unknown[]} */
  const told = [];
  two.onChange((change) => told.push(change));
  two.refresh();
  two.refresh();
  assert.deepEqual(told, [{ items: null, elsewhere: true }]);
  assert.equal(shelf.text, text);
});

test('starting over empties every tab, and undo brings the answers back to all', () => {
  const shelf = new Shelf();
  const [one, two] = [tab(shelf), tab(shelf)];
  one.answer('a', 1);
  two.refresh();
  one.startOver();
  two.refresh();
  assert.deepEqual([answers(one), answers(two), saved(shelf)], [{}, {}, {}]);
  one.undo();
  two.refresh();
  assert.deepEqual([answers(one), answers(two), saved(shelf)], [{ a: 1 }, { a: 1 }, { a: 1 }]);
});

test('undo with nothing to undo does nothing', () => {
  const shelf = new Shelf();
  const session = tab(shelf);
  session.undo();
  assert.equal(shelf.text, null);
});

test('what does not fit today’s questions is kept, counted, and goes with starting over', () => {
  const shelf = new Shelf();
  shelf.text =
    '{"format":1,"assessment":"influence","version":"1.0.0","layout":"00000000000000ff","begun":5,' +
    '"answers":{"a":[1,6,3],"b":[4,6,5],"dropped":[0,6,3]}}';
  const session = tab(shelf);
  assert.equal(session.changed, true);
  assert.deepEqual(answers(session), { a: 1 });
  assert.deepEqual(session.unused, { unknown: ['dropped'], rescaled: ['b'] });
  session.answer('c', 2);
  assert.deepEqual(saved(shelf), { a: 1, b: 4, c: 2, dropped: 0 });
  assert.equal(tab(shelf).changed, false, 'said once: it has been answered as it is now');
  session.startOver();
  assert.deepEqual(saved(shelf), {});
  assert.equal(tab(shelf).changed, false);
});

test('an answer to a question with other options than before replaces the old one', () => {
  const shelf = new Shelf();
  shelf.text =
    '{"format":1,"assessment":"influence","version":"1.0.0","layout":"0123456789abcdef","begun":5,"answers":{"b":[4,6,5]}}';
  const session = tab(shelf);
  session.answer('b', 0);
  assert.deepEqual(session.unused, { unknown: [], rescaled: [] });
  assert.equal(tab(shelf).changed, false);
});

test('without access nothing is saved, and answers stay', () => {
  const session = new Session(SPEC, DENIED, now);
  assert.equal(session.keeping, 'denied');
  session.answer('a', 1);
  session.keepInTab();
  session.keepInBrowser();
  assert.equal(session.keeping, 'denied');
  assert.deepEqual(answers(session), { a: 1 });
});

test('without room the page says so, tries again with the next answer, and catches up', () => {
  const shelf = new Shelf();
  const session = tab(shelf);
  session.answer('a', 0);
  shelf.full = true;
  session.answer('b', 1);
  assert.equal(session.keeping, 'full');
  assert.deepEqual(saved(shelf), { a: 0 });
  shelf.full = false;
  session.answer('c', 2);
  assert.equal(session.keeping, 'browser');
  assert.deepEqual(saved(shelf), { a: 0, b: 1, c: 2 });
});

test('kept in this tab, answers leave storage and hear no other tab', () => {
  const shelf = new Shelf();
  const [one, two] = [tab(shelf), tab(shelf)];
  one.answer('a', 1);
  one.keepInTab();
  assert.equal(shelf.text, null);
  one.answer('b', 2);
  assert.equal(shelf.text, null);
  two.answer('c', 0);
  one.refresh();
  assert.deepEqual(answers(one), { a: 1, b: 2 });
});

test('saving again after a time in the tab joins what was saved meanwhile', () => {
  const shelf = new Shelf();
  const session = tab(shelf);
  session.answer('a', 1);
  session.keepInTab();
  session.answer('b', 2);
  session.keepInBrowser();
  assert.equal(session.keeping, 'browser');
  assert.deepEqual(saved(shelf), { a: 1, b: 2 });
});

test('a copy deleted elsewhere is not put back unasked', () => {
  const shelf = new Shelf();
  const session = tab(shelf);
  session.answer('a', 1);
  shelf.text = null;
  session.refresh();
  assert.equal(session.keeping, 'gone');
  session.answer('b', 2);
  assert.equal(shelf.text, null);
  session.keepInBrowser();
  assert.deepEqual(saved(shelf), { a: 1, b: 2 });
});

test('a deletion nobody told of is noticed with the next answer', () => {
  const shelf = new Shelf();
  const session = tab(shelf);
  session.answer('a', 1);
  shelf.text = null;
  session.answer('b', 2);
  assert.equal(session.keeping, 'gone');
  assert.equal(shelf.text, null);
  assert.deepEqual(answers(session), { a: 1, b: 2 });
});

test('forgetting leaves nothing in storage, in this tab, or in another that hears of it', () => {
  const shelf = new Shelf();
  const [one, two] = [tab(shelf), tab(shelf)];
  one.answer('a', 1);
  two.refresh();
  /** @type {(string | null)[]} what other tabs are told, one write or removal at a time */
  const heard = [];
  const { write, forgetSite } = shelf.store;
  shelf.store.write = (text) => {
    heard.push(text);
    return write(text);
  };
  shelf.store.forgetSite = () => {
    heard.push(null);
    forgetSite();
  };
  one.forgetSite();
  assert.equal(shelf.text, null);
  assert.deepEqual(answers(one), {});
  assert.equal(heard.length, 2);
  [shelf.text] = heard;
  two.refresh();
  shelf.text = null;
  two.refresh();
  assert.deepEqual(answers(two), {});
  assert.equal(two.keeping, 'browser');
  assert.equal(shelf.text, null);
});

test('hostile storage is an empty page, set aside before the first answer writes over it', () => {
  for (const text of ['{"format":1,"answers":', '{"format":2,"assessment":"influence","replies":[1,2]}']) {
    const shelf = new Shelf();
    shelf.text = text;
    const session = tab(shelf);
    assert.deepEqual(answers(session), {});
    assert.equal(shelf.aside, text);
    session.answer('a', 1);
    assert.deepEqual(saved(shelf), { a: 1 });
  }
});

test('undo keeps what was answered since, and a second start without answers leaves it possible', () => {
  const shelf = new Shelf();
  const session = tab(shelf);
  session.answer('a', 1);
  session.answer('b', 1);
  session.startOver();
  session.startOver();
  session.answer('b', 2);
  session.undo();
  assert.deepEqual(answers(session), { a: 1, b: 2 });
});

test('forgetting everything empties another tab, which hears of it when the storage is empty already', () => {
  const shelf = new Shelf();
  const [one, two] = [tab(shelf), tab(shelf)];
  two.answer('a', 1);
  one.refresh();
  /** @type {(string | null)[]} */
  const written = [];
  const { store } = shelf;
  const session = new Session(SPEC, { ...store, write: (text) => (written.push(text), store.write(text)) }, now);
  session.forgetSite();
  for (const text of [...written, null]) two.refresh(text);
  assert.deepEqual(answers(two), {});
  assert.equal(two.keeping, 'browser');
});

/** Moments at and near the limits of what is taken for one. */
const LIMITS = [0, 1, 253370764799998, 253370764799999, 253370764800000, 253402300799998, 253402300799999, Number.MAX_SAFE_INTEGER];

/** @param {number} begun @param {number} at */
const stored = (begun, at) =>
  `{"format":1,"assessment":"influence","version":"2.0.0","layout":"0123456789abcdef","begun":${begun},"answers":{"a":[1,${at},3]}}`;

/** @type {Record<string, (session: Session) => void>} */
const ACTS = {
  'answers the same question': (session) => session.answer('a', (Number(session.answers.a ?? 0) + 1) % 3),
  'answers another': (session) => session.answer('b', 2),
  clears: (session) => session.answer('a', null),
  'starts over': (session) => session.startOver(),
  'takes that back': (session) => session.undo(),
};

/** @returns {Generator<string[]>} all ways to act three times */
function* threeActs() {
  const names = Object.keys(ACTS);
  for (const first of names) for (const second of names) for (const third of names) yield [first, second, third];
}

test('whatever moments a draft has, what somebody does after reading it is there on another visit', () => {
  for (const begun of LIMITS) {
    for (const at of LIMITS) {
      for (const acts of threeActs()) {
        const shelf = new Shelf();
        shelf.text = stored(begun, at);
        const session = tab(shelf);
        for (const act of acts) {
          ACTS[act](session);
          assert.deepEqual(answers(tab(shelf)), answers(session), `${begun}, ${at}, ${acts}, after: ${act}`);
        }
        assert.equal(shelf.aside, null);
      }
    }
  }
});

test('whatever moments a draft has, tabs that take turns agree with each other and with a third that is opened then', () => {
  for (const begun of LIMITS) {
    for (const at of LIMITS) {
      for (const acts of threeActs()) {
        const shelf = new Shelf();
        shelf.text = stored(begun, at);
        const tabs = [tab(shelf), tab(shelf)];
        for (const [turn, act] of acts.entries()) {
          const [one, two] = turn % 2 === 0 ? tabs : [...tabs].reverse();
          ACTS[act](one);
          two.refresh();
          one.refresh();
          const all = [one, two, tab(shelf)].map(answers);
          assert.deepEqual(all, [all[0], all[0], all[0]], `${begun}, ${at}, ${acts}, after: ${act}`);
        }
      }
    }
  }
});

test('an answer after the end of time is the newest in every tab, and so is a fresh start', () => {
  const shelf = new Shelf();
  shelf.text = stored(253402300799999, 253402300799999);
  const [one, two] = [tab(shelf), tab(shelf)];
  one.answer('a', 2);
  two.refresh();
  assert.deepEqual([one, two, tab(shelf)].map(answers), [{ a: 2 }, { a: 2 }, { a: 2 }]);
  two.startOver();
  two.answer('b', 1);
  one.refresh();
  assert.deepEqual([one, two, tab(shelf)].map(answers), [{ b: 1 }, { b: 1 }, { b: 1 }]);
});
