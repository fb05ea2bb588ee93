/** The browser's engine against the hand-worked vectors in tests/vectors; `tests/test_vectors.py` is its twin. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { askedItems } from './scoring/asked.js';
import { read } from './interpretation/interpretation.js';
import { score } from './scoring/scoring.js';

const folder = new URL('../../tests/vectors/', import.meta.url);

/** @param {import('./spec.d.ts').Score | import('./spec.d.ts').Fraction | null} exact */
function asText(exact) {
  if (!exact) return null;
  const shared = greatestCommonDivisor(BigInt(exact.num), BigInt(exact.den));
  const [num, den] = [BigInt(exact.num) / shared, BigInt(exact.den) / shared];
  return den === 1n ? `${num}` : `${num}/${den}`;
}

/** @type {(a: bigint, b: bigint) => bigint} */
function greatestCommonDivisor(a, b) {
  return b === 0n ? (a < 0n ? -a : a) : greatestCommonDivisor(b, a % b);
}

/** @type {(value: (one: any) => unknown, of: any[]) => Record<string, unknown>} */
const byId = (value, of) => Object.fromEntries(of.map((one) => [one.id, value(one)]));
const ends = (/** @type {import('./spec.d.ts').Words | null | undefined} */ words) => words && [words.low, words.high];

/** Of these a case names only some scores; of the others, all. */
const PARTIAL = ['values', 'labels', 'parts', 'texts'];

/**
 * @param {import('./spec.d.ts').Spec} spec
 * @param {import('./spec.d.ts').Answers} answers
 * @returns {Record<string, any>} all that a case may state of a sheet, under the names it states it by
 */
function findings(spec, answers) {
  const scored = score(spec, answers);
  const reading = read(spec, scored, answers);
  return {
    scores: byId((one) => asText(one.score), scored.dimensions),
    levels: byId((one) => one.level, scored.dimensions),
    rows: byId((one) => [one.answered, one.asked], scored.dimensions),
    overall: asText(scored.overall),
    values: byId((one) => asText(one.value), scored.scores),
    labels: byId((one) => one.label, scored.scores),
    parts: byId((one) => one.parts, scored.scores),
    invalid: scored.invalid,
    headline: reading.headline,
    edges: reading.edges,
    points: byId((one) => one.points, reading.rows),
    overall_points: reading.overall && reading.overall.points,
    words: { ...byId((one) => ends(one.words), reading.rows), overall: reading.overall && ends(reading.overall.words) },
    texts: byId((one) => one.text, reading.scores),
    counted: { answered: reading.answered, asked: reading.asked, na: reading.na },
    asked: spec.items.filter((_, position) => askedItems(spec, answers)[position]).map(({ id }) => id),
  };
}

for (const name of readdirSync(folder).sort()) {
  const vector = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  for (const { name: sheet, answers, hostile: _, groups, ...expected } of vector.cases) {
    test(`${vector.id}: ${sheet}`, () => {
      const found = findings(vector.spec, answers);
      for (const [key, said] of Object.entries(expected)) {
        const part = PARTIAL.includes(key) ? Object.fromEntries(Object.keys(said).map((id) => [id, found[key][id]])) : found[key];
        assert.deepEqual(part, said, key);
      }
      // the groups' names are the page's; here is whether there is one
      const scores = read(vector.spec, score(vector.spec, answers), answers).scores;
      for (const [id, title] of Object.entries(groups ?? {})) {
        assert.equal(scores.find((one) => one.id === id)?.normGroup === null, title === null, id);
      }
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
