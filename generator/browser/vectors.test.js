/** The browser's engine against the hand-worked vectors in tests/vectors; `tests/test_vectors.py` is its twin. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { read } from './reading.js';
import { score } from './scoring.js';

const folder = new URL('../../tests/vectors/', import.meta.url);

/** @param {import('./spec.d.ts').Score | null} exact */
function asText(exact) {
  if (!exact) return null;
  const shared = greatestCommonDivisor(Math.abs(exact.num), exact.den);
  const [num, den] = [exact.num / shared, exact.den / shared];
  return den === 1 ? `${num}` : `${num}/${den}`;
}

/** @type {(a: number, b: number) => number} */
function greatestCommonDivisor(a, b) {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

for (const name of readdirSync(folder).sort()) {
  const vector = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  for (const expected of vector.cases) {
    test(`${vector.id}: ${expected.name}`, () => {
      const scored = score(vector.spec, expected.answers);
      const reading = read(vector.spec, scored, expected.answers);
      const byId = (/** @type {(d: any) => unknown} */ value, /** @type {any[]} */ of) =>
        Object.fromEntries(of.map((one) => [one.id, value(one)]));
      assert.deepEqual(byId((one) => asText(one.score), scored.dimensions), expected.scores);
      assert.deepEqual(byId((one) => one.level, scored.dimensions), expected.levels);
      assert.equal(asText(scored.overall), expected.overall);
      assert.deepEqual(reading.headline, expected.headline);
      assert.deepEqual(reading.edges, expected.edges);
      if (expected.points) assert.deepEqual(byId((one) => one.points, reading.rows), expected.points);
    });
  }
}

test('names that every object lends are no answers', () => {
  const vector = JSON.parse(readFileSync(new URL('keys.json', folder), 'utf8'));
  const spec = structuredClone(vector.spec);
  spec.items[0].id = 'constructor';
  assert.equal(score(spec, { c2: 4, c3: 4 }).dimensions[0].answered, 2);
});

test('a position that is no option is no answer', () => {
  const vector = JSON.parse(readFileSync(new URL('keys.json', folder), 'utf8'));
  for (const hostile of [5, -1, 1.5, NaN, Infinity]) {
    assert.equal(score(vector.spec, { c1: hostile, c2: 4, c3: 4 }).dimensions[0].answered, 2);
  }
});
