import assert from 'node:assert/strict';
import { test } from 'node:test';

import { resume } from './card_draft.js';

const LAYOUT = '0123456789abcdef';

/** @param {Record<string, unknown>} change */
function draft(change = {}) {
  const answers = { evidence: [3, 1760000000000, 5], 'by-rank': [null, 1760000000001, 5], 'weak-point': ['na', 2, 5] }
  return JSON.stringify({ format: 1, assessment: 'influence', layout: LAYOUT, begun: 1, answers, ...change });
}

/** @param {string | null} text */
const read = (text, items = 30, facts = '') => resume(text, 'influence', LAYOUT, items, facts);

test('answers are counted, cleared ones are not, and does-not-apply is', () => {
  assert.deepEqual(read(draft()), { say: 'count', count: 2 });
});

test('facts are no questions, and yet a beginning', () => {
  assert.deepEqual(read(draft(), 30, 'sex evidence'), { say: 'count', count: 1 });
  assert.deepEqual(read(draft({ answers: { sex: [1, 1, 2] } }), 30, 'sex age'), { say: 'count', count: 0 });
  assert.deepEqual(read(draft(), 1, 'evidence'), { say: 'count', count: 1 });
});

test('there is nothing to resume without a draft or without an answer', () => {
  assert.equal(read(null), null);
  assert.equal(read(''), null);
  assert.equal(read(draft({ answers: {} })), null);
  assert.equal(read(draft({ answers: { evidence: [null, 1, 5] } })), null);
});

test('answers to other questions are mentioned without a number', () => {
  assert.deepEqual(read(draft({ layout: 'fedcba9876543210' })), { say: 'begun' });
  assert.deepEqual(read(draft(), 1), { say: 'begun' });
});

test('a draft of another assessment or another format is left alone', () => {
  assert.equal(read(draft({ assessment: 'discovery' })), null);
  assert.equal(read(draft({ format: 2 })), null);
});

for (const hostile of [
  'null',
  '7',
  '"pa1"',
  '[]',
  '{',
  draft({ answers: null }),
  draft({ answers: 'evidence' }),
  draft({ answers: [1, 2] }),
  draft({ answers: { evidence: 3 } }),
  draft({ answers: { evidence: [-1, 0, 5], 'by-rank': [1.5, 0, 5], 'weak-point': ['<img src=x>', 0, 5] } }),
  '{"format":1,"assessment":"influence","__proto__":{"answers":{"evidence":[1]}}}',
]) {
  test(`nothing is made of ${hostile.slice(0, 90)}`, () => {
    assert.equal(read(hostile), null);
  });
}
