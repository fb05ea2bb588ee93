/** Facts about the person: asked first, said why, and never missed. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { choose, comeBackWith, counted, enter, focused, onScreen, opened, press, screens, text } from '../walk.js';
import { FORMATS } from '../world.js';

/** @param {import('../world.js').World} world */
export default function facts(world) {
  test('facts: a screen of their own says why it asks; left out, nobody is told off, and they are no questions', async (t) => {
    const tab = await world.visit(t, `http://trial.test/${FORMATS}`);
    await opened(tab);
    assert.deepEqual(await screens(tab), ['section-1']);
    assert.match(await text(tab, '#section-1'), /You may leave any of it out\./);
    assert.match(await text(tab, '[data-place="start"]'), /Up to 16 questions in 5 sections/);
    await press(tab, 'section-1', 'next');
    await onScreen(tab, 'section-2');
    assert.equal(await focused(tab), 'section-2-title');
    assert.equal(await text(tab, '#section-2-cap'), 'Section 1 of 4');
    await choose(tab, 'a1', 0);
    await counted(tab, '1 of 12 questions answered');
    await press(tab, 'section-2', 'back');
    await onScreen(tab, 'section-1');
    await enter(tab, 'age', '42');
    await comeBackWith(tab, { a1: 0, age: 26 });
    assert.match(await text(tab, '[data-place="progress"]'), /^1 of 12 answered, /);
    assert.equal(await text(tab, '[data-place="resume"]'), 'Continue at Acts');
  });

  test('facts: the review has them first, by letter', async (t) => {
    const tab = await world.visit(t, `http://trial.test/${FORMATS}`);
    await opened(tab);
    await comeBackWith(tab, { a1: 0, age: 26 });
    await tab.click('[data-act="resume"]');
    await tab.open(`http://trial.test/${FORMATS}#review`);
    await onScreen(tab, 'review');
    assert.equal(await text(tab, '#review .pa-answer'), 'A. Your role Not answered Answer question A');
    await tab.click('#review .pa-answer a');
    await onScreen(tab, 'section-1');
    await tab.until(() => document.activeElement?.closest('fieldset')?.id === 'q-role');
  });
}
