import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOT_BEGUN, after, emptyDraft, fit, latest, merge, parse, serialise, withAnswer } from './draft.js';

/** @type {import('./spec.d.ts').Spec} */
const SPEC = {
  spec: 1,
  id: 'influence',
  version: '1.0.0',
  layout: '0123456789abcdef',
  scoring: 'fedcba9876543210',
  unit: 1,
  items: [
    { id: 'evidence', values: [0, 1, 2], na: true },
    { id: 'constructor', values: [0, 1, 2], na: false },
  ],
  dimensions: [],
  overall: 'none',
  words: null,
};

const EMPTY = emptyDraft(SPEC, 1000);

/** @param {[id: string, answer: import('./spec.d.ts').Answer, at: number][]} given */
const draft = (...given) => given.reduce((so_far, [id, answer, at]) => withAnswer(so_far, SPEC, id, answer, at), EMPTY);

/** @param {Record<string, unknown>} change */
const text = (change) =>
  JSON.stringify({ format: 1, assessment: 'influence', version: '1.0.0', layout: SPEC.layout, begun: 1000, answers: {}, ...change });

/** @param {Record<string, unknown>} answers */
const parsed = (answers) => Object.fromEntries(parse(text({ answers }), SPEC)?.answers ?? []);

test('a draft is stored as the contract says, sorted by item', () => {
  assert.equal(
    serialise(draft(['evidence', 2, 1001], ['constructor', null, 1002])),
    '{"format":1,"assessment":"influence","version":"1.0.0","layout":"0123456789abcdef","begun":1000,' +
      '"answers":{"constructor":[null,1002,3],"evidence":[2,1001,3]}}',
  );
});

/**
 * @param {{ from: number, step: number, size: number }} number
 * @param {Partial<import('./spec.d.ts').Spec>} more
 */
const numeric = (number, more = {}) =>
  /** @type {import('./spec.d.ts').Spec} */ ({
    ...SPEC,
    spec: 2,
    items: [
      { id: 'load', number, na: false },
      { id: 'signs', many: [1, 1, 1], na: false },
    ],
    ...more,
  });

const LOAD = { from: 0, step: 5, size: 21 };
const MOVED = 'ffffffffffffffff';

test('several answers are kept with how many answers there were, a number with what tells its range', () => {
  const spec = numeric(LOAD);
  const kept = withAnswer(withAnswer(EMPTY, spec, 'load', 20, 1001), spec, 'signs', 5, 1002);
  assert.deepEqual(JSON.parse(serialise(kept)).answers, { load: [20, 1001, 2 ** 17 + 1 + 0x819c_f335], signs: [5, 1002, 8] });
  assert.deepEqual(parse(serialise(kept), spec), kept);
  assert.deepEqual(fit(kept, spec), { answers: Object.assign(Object.create(null), { load: 20, signs: 5 }), unknown: [], rescaled: [] });
});

for (const [name, number, more, used] of /** @type {[string, typeof LOAD, Partial<import('./spec.d.ts').Spec>, boolean][]} */ ([
  ['moved by a step', { ...LOAD, from: 5 }, {}, false],
  ['of another step', { ...LOAD, step: 1 }, {}, false],
  ['with a number more', { ...LOAD, size: 22 }, {}, false],
  ['written in halves, because another item scores them', { from: 0, step: 10, size: 21 }, { unit: 2 }, true],
])) {
  test(`an answer to a range ${name} is ${used ? 'used' : 'kept and not used'}`, () => {
    const kept = withAnswer(EMPTY, numeric(LOAD), 'load', 20, 1001);
    const spec = numeric(number, { layout: MOVED, ...more });
    const found = parse(serialise(kept), spec);
    assert.ok(found);
    assert.deepEqual(fit(found, spec).rescaled, used ? [] : ['load']);
    assert.deepEqual({ ...fit(found, spec).answers }, used ? { load: 20 } : {});
    assert.equal(serialise(found), serialise(kept));
  });
}

test('yesterday’s number, stored with its size alone, is used while no question has changed', () => {
  const stored = text({ answers: { load: [20, 1001, 21], signs: [5, 1002, 8] } });
  const found = parse(stored, numeric(LOAD));
  assert.ok(found);
  assert.deepEqual({ ...fit(found, numeric(LOAD)).answers }, { load: 20, signs: 5 });
  assert.equal(serialise(found), stored);
});

test('yesterday’s number is kept and not used once questions have changed, also after other answers', () => {
  const spec = numeric({ ...LOAD, from: 5 }, { layout: MOVED });
  const found = parse(text({ answers: { load: [20, 1001, 21] } }), spec);
  assert.ok(found);
  const later = parse(serialise(withAnswer(found, spec, 'signs', 1, 1002)), spec);
  assert.ok(later);
  for (const one of [found, later]) assert.deepEqual(fit(one, spec).rescaled, ['load']);
  assert.equal(later.answers.get('load')?.answer, 20);
  const again = withAnswer(later, spec, 'load', 3, 1003);
  assert.deepEqual({ ...fit(again, spec).answers }, { load: 3, signs: 1 });
});

test('of one answer stored in two ways merging takes the same, whichever comes first', () => {
  const spec = numeric({ ...LOAD, from: 5 }, { layout: MOVED });
  const stored = text({ answers: { load: [20, 1001, 21] } });
  const [before, after] = [parse(stored, numeric(LOAD)), parse(stored, spec)];
  assert.ok(before && after);
  for (const merged of [merge(before, after), merge(after, before)]) {
    assert.deepEqual(fit(merged, spec).rescaled, ['load']);
  }
});

test('what is stored is read back as it was', () => {
  const kept = draft(['evidence', 'na', 1001], ['constructor', 0, 1002]);
  assert.deepEqual(parse(serialise(kept), SPEC), kept);
});

test('yesterday’s draft is read: this text was written by version 0.1', () => {
  const stored =
    '{"format":1,"assessment":"influence","version":"0.9.0","layout":"00000000000000ff","begun":1760000000000,' +
    '"answers":{"constructor":[1,1760000000100,3],"dropped":[0,1760000000050,5],"evidence":[4,1760000000200,5]}}';
  const found = parse(stored, SPEC);
  assert.ok(found);
  assert.deepEqual(fit(found, SPEC), {
    answers: Object.assign(Object.create(null), { constructor: 1 }),
    unknown: ['dropped'],
    rescaled: ['evidence'],
  });
  assert.equal(serialise(found), stored);
});

test('an answer is newer than the one before it, on a clock that was put back too', () => {
  const answered = draft(['evidence', 0, 5000], ['evidence', 2, 3000]);
  assert.deepEqual(answered.answers.get('evidence'), { answer: 2, at: 5001, options: 3 });
});

test('an answer to no item is our mistake', () => {
  assert.throws(() => withAnswer(EMPTY, SPEC, 'nobody', 1, 1), new RangeError('no item nobody'));
});

test('an answer leaves the draft it was given to as it was', () => {
  withAnswer(EMPTY, SPEC, 'evidence', 1, 1001);
  assert.equal(EMPTY.answers.size, 0);
});

test('the latest moment is that of the newest answer, cleared or not, and else the beginning', () => {
  assert.equal(latest(EMPTY), 1000);
  assert.equal(latest(draft(['evidence', 1, 3000], ['constructor', null, 2000])), 3000);
});

/** @type {[name: string, a: import('./draft.js').Draft, b: import('./draft.js').Draft, merged: Record<string, unknown>][]} */
const MERGES = [
  ['different items: both', draft(['evidence', 1, 2000]), draft(['constructor', 2, 1500]), { evidence: 1, constructor: 2 }],
  ['the same item: the newer', draft(['evidence', 1, 2000]), draft(['evidence', 2, 2001]), { evidence: 2 }],
  ['cleared later: cleared', draft(['evidence', 1, 2000]), draft(['evidence', null, 2001]), { evidence: null }],
  ['the same millisecond: one of them', draft(['evidence', 1, 2000]), draft(['evidence', 2, 2000]), { evidence: 2 }],
  ['begun later: that one whole', draft(['evidence', 1, 9000]), { ...EMPTY, begun: 1001 }, {}],
  ['never saved: the other', { ...EMPTY, begun: NOT_BEGUN }, draft(['evidence', 1, 2000]), { evidence: 1 }],
];

for (const [name, a, b, expected] of MERGES) {
  test(`merging ${name}, whichever comes first`, () => {
    for (const merged of [merge(a, b), merge(b, a)]) {
      assert.deepEqual(Object.fromEntries([...merged.answers].map(([id, { answer }]) => [id, answer])), expected);
    }
    assert.equal(serialise(merge(a, b)), serialise(merge(b, a)));
    assert.equal(serialise(merge(merge(a, b), b)), serialise(merge(a, b)));
  });
}

test('does-not-apply where it is no longer offered is kept and not used', () => {
  const found = parse(text({ answers: { constructor: ['na', 1001, 3] } }), SPEC);
  assert.ok(found);
  assert.deepEqual(fit(found, SPEC).rescaled, ['constructor']);
});

test('only what can be true of an answer is taken', () => {
  assert.deepEqual(parsed({ evidence: [2, 5, 3] }), { evidence: { answer: 2, at: 5, options: 3 } });
  assert.deepEqual(parsed({ evidence: [null, 0, 2] }), { evidence: { answer: null, at: 0, options: 2 } });
  for (const hostile of [
    7,
    null,
    'na',
    [],
    [1, 5],
    [1, 5, 3, 0],
    { 0: 1, 1: 5, 2: 3, length: 3 },
    [3, 5, 3],
    [-1, 5, 3],
    [1.5, 5, 3],
    ['1', 5, 3],
    ['<img src=x onerror=alert(1)>', 5, 3],
    [true, 5, 3],
    [1, '5', 3],
    [1, -5, 3],
    [1, 1e300, 3],
    [1, 5, 1],
    [1, 5, '3'],
    [1, 5, null],
  ]) {
    assert.deepEqual(parsed({ evidence: hostile }), {}, JSON.stringify(hostile));
  }
});

test('only what can be an id is taken', () => {
  const ids = ['', '1a', 'a b', '<b>', '__proto__', 'a'.repeat(129), 'é'];
  assert.deepEqual(parsed(Object.fromEntries(ids.map((id) => [id, [1, 5, 3]]))), {});
  assert.equal(parse(text({}).replace('"answers":{}', '"answers":{"__proto__":[1,5,3]}'), SPEC)?.answers.size, 0);
});

for (const hostile of [
  null,
  '',
  '{',
  'null',
  '7',
  '[]',
  '"draft"',
  text({ format: 2 }),
  text({ assessment: 'discovery' }),
  text({ version: 1 }),
  text({ version: 'v'.repeat(65) }),
  text({ layout: 'not sixteen digits' }),
  text({ layout: null }),
  text({ begun: '1000' }),
  text({ begun: -1 }),
  text({ begun: 1.5 }),
  text({ answers: null }),
  text({ answers: [] }),
  text({ padding: 'x'.repeat(1_000_001) }),
]) {
  test(`no draft is made of ${String(hostile).slice(0, 110)}`, () => {
    assert.equal(parse(hostile, SPEC), null);
  });
}

test('no more answers are taken than an assessment can have, and those to what is asked always find room', () => {
  const many = Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`a${index}`, [1, 5, 3]]));
  const found = parse(text({ answers: { ...many, evidence: [2, 5, 3] } }), SPEC);
  assert.ok(found);
  assert.deepEqual([found.answers.size, fit(found, SPEC).answers.evidence], [4999, 2]);
  const full = withAnswer(found, SPEC, 'constructor', 1, 6);
  assert.equal(full.answers.size, 5000);
  assert.deepEqual(parse(serialise(full), SPEC), full);
});

test('a moment that cannot be true is read as one long ago, so that whatever comes next is newer', () => {
  const stored = text({ begun: 253402300799999, answers: { evidence: [2, 253402300799999, 3] } });
  const found = parse(stored, SPEC);
  assert.ok(found);
  assert.deepEqual([found.begun, found.answers.get('evidence')], [1, { answer: 2, at: 1, options: 3 }]);
  assert.deepEqual(withAnswer(found, SPEC, 'evidence', 0, 7000).answers.get('evidence'), { answer: 0, at: 7000, options: 3 });
});

/** Moments at and near every limit: of a beginning, of what a clock can say, of a date, of a whole number. */
const LIMITS = [0, 1, 2, 253370764799998, 253370764799999, 253370764800000, 253402300799998, 253402300799999, 253402300800000];
const EXTREMES = [...LIMITS, Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER];

test('what is made of a draft that was read can be read, whatever moments it has and whatever the clock says', () => {
  /** @param {import('./draft.js').Draft} made @param {unknown[]} of */
  const survives = (made, of) => assert.deepEqual(parse(serialise(made), SPEC), made, JSON.stringify(of));
  for (const begun of EXTREMES) {
    for (const at of EXTREMES) {
      const found = parse(text({ begun, answers: { evidence: [1, at, 3] } }), SPEC);
      assert.ok(found);
      survives(found, [begun, at]);
      for (const now of EXTREMES) {
        const once = withAnswer(found, SPEC, 'evidence', 2, now);
        const twice = withAnswer(withAnswer(once, SPEC, 'evidence', 0, now), SPEC, 'constructor', 0, now);
        const again = withAnswer(emptyDraft(SPEC, after(found.begun, now)), SPEC, 'evidence', 0, now);
        for (const made of [once, twice, again, merge(found, twice), merge(once, again), merge(twice, again)]) {
          survives(made, [begun, at, now]);
        }
      }
    }
  }
});
