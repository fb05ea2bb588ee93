/** Exported surveys, run in SurveyJS itself: every score and level it works out is ours, on random sheets. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import test from "node:test";

const { Model } = createRequire(import.meta.url)("survey-core");

/** How far a number may lie from ours: SurveyJS calculates with binary numbers, rounded to nine decimals. */
const TOLERANCE = 1e-6;

/** Scores that the expression language of SurveyJS cannot say; the export lists them. */
const NOT_DONE = { roles: ["strengths"], three_letters: ["code", "both", "social-first"] };

const cases = JSON.parse(
  execFileSync("python", ["tests/interchange/cases.py"], { encoding: "utf-8", maxBuffer: 2 ** 28 }),
);

for (const { name, survey, notDone, sheets } of cases) {
  test(`${name} scores in SurveyJS as it does here`, () => {
    assert.deepEqual(new Model(survey).jsonErrors ?? [], []);
    const worked = new Set(survey.calculatedValues.map((/** @type {{name: string}} */ value) => value.name));
    const missing = Object.keys(sheets[0]?.expected ?? {}).filter((id) => !worked.has(id));
    if (!name.startsWith("random")) assert.deepEqual(missing, NOT_DONE[name] ?? []);
    for (const id of missing) {
      const of = id.replace(" level", "");
      assert.ok(notDone.some((/** @type {string} */ words) => words.includes(of)), `${id} is missing without a word`);
    }
    for (const sheet of sheets) compare(survey, sheet, worked);
  });
}

/**
 * @param {object} survey
 * @param {{data: object, expected: Record<string, number | string | null>}} sheet
 * @param {Set<string>} worked
 */
function compare(survey, { data, expected }, worked) {
  const model = new Model(survey);
  model.data = structuredClone(data);
  for (const [id, ours] of Object.entries(expected)) {
    if (!worked.has(id)) continue;
    const theirs = model.getVariable(id) ?? null;
    const said = `${id}: ${theirs} and not ${ours} with ${JSON.stringify(data)}`;
    if (typeof ours === "number") {
      assert.ok(typeof theirs === "number" && Math.abs(theirs - ours) <= TOLERANCE, said);
    } else {
      assert.equal(theirs === "" ? null : theirs, ours, said);
    }
  }
}
