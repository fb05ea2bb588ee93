import assert from 'node:assert/strict';
import { test } from 'node:test';

import { checked, fillSection, firstOf, onScreen, plainAnswers, press, screens, specOf, text } from '../walk.js';
import { SHIPPED } from '../world.js';

/** @param {import('../world.js').World} world */
export default function resume(world) {
  test('AC-02 ten answers come back in a new tab, when asked for', async (t) => {
    const person = await world.person(t);
    const first = await person.tab();
    await first.open(world.site(SHIPPED));
    const spec = await specOf(first);
    const ten = firstOf(spec, plainAnswers(spec), 10);
    await fillSection(first, spec, 0, ten);
    await press(first, 'section-1', 'next');
    await onScreen(first, 'section-2');
    await fillSection(first, spec, 1, ten);
    const second = await person.tab();
    await first.close();

    await second.open(world.site(SHIPPED));
    await second.until(() => document.querySelector('[data-notice="resume"]').checkVisibility());
    assert.match(await text(second, '[data-place="progress"]'), new RegExp(`^10 of ${spec.items.length} answered, `));
    await second.click('[data-act="resume"]');
    await second.until(() => !document.querySelector('[data-notice="resume"]').checkVisibility());
    assert.deepEqual(await checked(second), ten);
    assert.deepEqual(await screens(second), ['section-3']);
    assert.equal(await text(second, '[data-place="answered"]'), '10');
  });
}
