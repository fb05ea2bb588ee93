import assert from 'node:assert/strict';
import { test } from 'node:test';

import { expected, factsOf } from '../oracle.js';
import { addressed, answerElsewhere, onScreen, said } from '../walk.js';
import { SHIPPED } from '../world.js';

/**
 * A repeatable stream of numbers from 0 to 1 (mulberry32).
 * @param {number} seed
 */
function stream(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Sheets of every kind: anything, one answer throughout, the ends of the scale, close together, areas far apart,
 * with and without gaps.
 * @param {import('../oracle.js').Facts} facts
 * @param {() => number} chance
 */
function draw({ spec, labels }, chance) {
  const below = (/** @type {number} */ n) => Math.floor(chance() * n);
  const kind = below(8);
  const gaps = [0, 0, 0.15, 0.45][below(4)];
  const constant = below(labels.length);
  /** @type {import('../walk.js').Answers} */
  const answers = {};
  for (const { of, reverse } of spec.dimensions) {
    const level = below(labels.length);
    for (const at of of) {
      const top = labels.length - 1;
      const straight = [
        below(labels.length),
        below(labels.length),
        constant,
        0,
        top,
        Math.min(top, 2 + below(2)),
        level,
        Math.max(0, Math.min(top, level + below(3) - 1)),
      ][kind];
      const worth = kind !== 2 && reverse.includes(at) ? top - straight : straight;
      const left = chance();
      answers[spec.items[at].id] = left < gaps ? (left < gaps / 3 && spec.items[at].na ? 'na' : null) : worth;
    }
  }
  return answers;
}

/** @param {import('../world.js').World} world */
export default function everySentence(world) {
  const sheets = world.name === 'chromium' ? 200 : 25;

  test(`AC-32 ${sheets} random sheets say what an independent recomputation says`, async (t) => {
    const seed = Number(process.env.SHEETS_SEED ?? 20261121);
    t.diagnostic(`SHEETS_SEED=${seed}`);
    const chance = stream(seed);
    const tab = await world.visit(t, world.site(SHIPPED));
    const facts = await factsOf(tab);
    const variants = new Set();
    for (let n = 0; n < sheets; n++) {
      const answers = draw(facts, chance);
      if (Object.values(answers).every((answer) => answer === null)) continue;
      await answerElsewhere(tab, answers);
      await tab.evaluate(() => {
        location.hash = '#review';
      });
      await onScreen(tab, 'review');
      await tab.evaluate(() => {
        document.querySelector('#review [data-act="results"]').click();
        const without = document.querySelector('[data-act="results-without"]');
        if (without.checkVisibility()) without.click();
        // Where no area has enough answers no button leads on; an address typed or kept still does.
        else if (document.querySelector('#review').checkVisibility()) location.hash = '#results';
      });
      await onScreen(tab, 'results');
      await addressed(tab, 'results');
      const wanted = expected(facts, answers);
      const found = await said(tab);
      for (const row of [...wanted.rows, ...found.rows]) row.at = row.at === null ? null : Math.round(row.at * 100) / 100;
      assert.deepEqual(found, wanted, `SHEETS_SEED=${seed}, sheet ${n}: ${JSON.stringify(answers)}`);
      for (const { why } of found.edges) {
        const [, label, item] = /** @type {RegExpMatchArray} */ (why.match(/You answered “(.*)” to “(.*)”/));
        const [id] = /** @type {[string, string]} */ (Object.entries(facts.items).find(([, text]) => text === item));
        assert.equal(facts.labels[Number(answers[id])], label);
      }
      variants.add(wanted.headline.slice(0, 30));
    }
    if (world.name === 'chromium') assert.ok(variants.size >= 6, `too few kinds of sheet: ${[...variants].join(' · ')}`);
  });
}
