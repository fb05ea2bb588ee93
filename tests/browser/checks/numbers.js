/** Numbers that the question does not know: told at the field, kept as typed, and no answer. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { enter, onScreen, overtype, press, screens, shown, stored, text } from '../walk.js';
import { FORMATS } from '../world.js';

/** @typedef {import('../world.js').Tab} Tab */

/** @param {Tab} tab @param {string} item */
function told(tab, item) {
  return tab.evaluate((id) => {
    const field = document.querySelector(`#q-${id} [type="number"]`);
    const message = document.querySelector(`#q-${id} .pa-wrong`);
    const described = (field.getAttribute('aria-describedby') ?? '').split(' ').includes(message.id);
    return message.checkVisibility() && described && field.ariaInvalid === 'true' ? message.textContent : null;
  }, item);
}

/**
 * The page judges a field in a task of its own after the key; a task asked for later comes after it.
 * @param {Tab} tab
 * @param {string} key  that leaves the field in focus, or ends what is typed there
 */
async function finish(tab, key) {
  await tab.press(key);
  await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
}

const NO_EFFORT = 'Error: Enter a number from 0 to 100 in steps of 5, or leave this empty.';

/** What a field for numbers takes, and no number comes of it. */
const NO_NUMBERS = ['--', '1e', '9-3', '1e400'];

/** @param {Tab} tab @param {string} words  into the field that has the focus, all at once */
function paste(tab, words) {
  return tab.evaluate((all) => document.execCommand('insertText', false, all), words);
}

/** @param {import('../world.js').World} world */
export default function numbers(world) {
  test('numbers: what is none at all is told once an empty field is left, and no longer once it is empty again', async (t) => {
    const tab = await world.visit(t, `http://trial.test/${FORMATS}#section-3`);
    await onScreen(tab, 'section-3');
    const leave = async () => {
      assert.equal(await told(tab, 'm3'), null, 'not while typing');
      // The window that loses the focus takes it from the field for a while; nobody has left it.
      await tab.evaluate(() => document.activeElement.dispatchEvent(new FocusEvent('focusout', { bubbles: true })));
      await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
      assert.equal(await told(tab, 'm3'), null, 'not while somebody is elsewhere');
      await finish(tab, 'Tab');
      return told(tab, 'm3');
    };
    const empty = async () => {
      await tab.click('#q-m3 [type="number"]');
      await overtype(tab, '');
      await finish(tab, 'Tab');
      assert.equal(await told(tab, 'm3'), null, 'empty is blank, not wrong');
    };
    for (const wrong of NO_NUMBERS) {
      await enter(tab, 'm3', wrong);
      assert.equal(await leave(), NO_EFFORT, wrong);
      assert.match(await text(tab, '[data-place="status"]'), /^Error: Enter a number from 0 to 100/);
      await empty();
    }
    await tab.click('#q-m3 [type="number"]');
    await paste(tab, '9'.repeat(5000));
    assert.equal(await leave(), NO_EFFORT, '5,000 digits');
    await empty();
    // Chromium lets no letter in but the one of powers of ten.
    await enter(tab, 'm3', 'lots');
    assert.equal(await leave(), world.name === 'chromium' ? null : NO_EFFORT, 'letters');
    assert.deepEqual(await stored(tab), {});
    await enter(tab, 'm3', '35');
    await finish(tab, 'Tab');
    assert.deepEqual([await told(tab, 'm3'), await stored(tab)], [null, { m3: 7 }]);
  });

  test('numbers: what is wrong and was not told yet is told before the page moves on, once', async (t) => {
    const tab = await world.visit(t, `http://trial.test/${FORMATS}`);
    await onScreen(tab, 'section-1');
    for (const wrong of ['--', '7']) {
      await enter(tab, 'age', wrong);
      await press(tab, 'section-1', 'next');
      await tab.until(() => document.activeElement.id === 'q-age-number');
      assert.equal(await told(tab, 'age'), 'Error: Enter a whole number from 16 to 99, or leave this empty.');
      assert.deepEqual(await screens(tab), ['section-1']);
      await press(tab, 'section-1', 'next');
      await onScreen(tab, 'section-2');
      await press(tab, 'section-2', 'back');
      await onScreen(tab, 'section-1');
      await tab.click('#q-age-number');
      await overtype(tab, '');
      await finish(tab, 'Tab');
      assert.equal(await told(tab, 'age'), null);
    }
    // A question with such an answer is named among those that have none; typed after that, it is told at the field.
    await press(tab, 'section-1', 'next');
    await press(tab, 'section-2', 'next');
    await press(tab, 'section-2', 'skip-gaps');
    await onScreen(tab, 'section-3');
    await press(tab, 'section-3', 'next');
    await enter(tab, 'm3', '--');
    await press(tab, 'section-3', 'skip-gaps');
    await tab.until(() => document.activeElement.id === 'q-m3-number');
    assert.deepEqual([await told(tab, 'm3'), await screens(tab)], [NO_EFFORT, ['section-3']]);
    await press(tab, 'section-3', 'skip-gaps');
    await onScreen(tab, 'section-4');
  });

  test('numbers: the press that leaves a field lands on the button it was meant for', async (t) => {
    const tab = await world.visit(t, `http://trial.test/${FORMATS}#section-3`);
    await onScreen(tab, 'section-3');
    await enter(tab, 'm3', '33');
    await press(tab, 'section-3', 'next');
    await tab.until(() => document.activeElement.matches('.pa-gaps'));
    await tab.until(() => document.querySelector('#q-m3 .pa-wrong').checkVisibility());
  });

  test('numbers: one out of range or between steps is told at the field, keeps what is typed, and is no answer', async (t) => {
    const tab = await world.visit(t, `http://trial.test/${FORMATS}#section-3`);
    await onScreen(tab, 'section-3');
    await enter(tab, 'm3', '35');
    assert.deepEqual(await stored(tab), { m3: 7 });
    for (const wrong of ['33', '105', '-5']) {
      await enter(tab, 'm3', wrong);
      assert.equal(await told(tab, 'm3'), null, 'not while typing');
      await finish(tab, 'Tab');
      assert.equal(await told(tab, 'm3'), NO_EFFORT);
      assert.match(await text(tab, '[data-place="status"]'), /^Error: Enter a number from 0 to 100/);
      assert.deepEqual([await shown(tab), await stored(tab)], [{ m3: wrong }, {}]);
      await enter(tab, 'm3', '40');
      assert.equal(await told(tab, 'm3'), null);
      assert.deepEqual(await stored(tab), { m3: 8 });
    }
    await overtype(tab, '');
    await finish(tab, 'Tab');
    assert.equal(await told(tab, 'm3'), null, 'empty is blank, not wrong');
    assert.deepEqual(await stored(tab), {});
    await enter(tab, 'm4', '1.5');
    assert.deepEqual(await stored(tab), { m4: 5 });
  });

  test('numbers: Enter tells what is wrong and loads nothing; a notice names the question', async (t) => {
    const tab = await world.visit(t, `http://trial.test/${FORMATS}#section-3`);
    await onScreen(tab, 'section-3');
    const url = await tab.url();
    await enter(tab, 'm3', '7');
    await finish(tab, 'Enter');
    assert.notEqual(await told(tab, 'm3'), null);
    assert.deepEqual([await tab.url(), await screens(tab)], [url, ['section-3']]);
    await press(tab, 'section-3', 'next');
    assert.equal(await text(tab, '.pa-gaps li:nth-child(3)'), 'Answer question 6: How much effort was it?');
    await tab.click('.pa-gaps li:nth-child(3) a');
    assert.equal(await tab.evaluate(() => document.activeElement.id), 'q-m3-number');
    assert.deepEqual(await shown(tab), { m3: '7' });
  });

  test('numbers: a digit is typed, not taken for the number of an option', async (t) => {
    const tab = await world.visit(t, `http://trial.test/${FORMATS}#section-3`);
    await onScreen(tab, 'section-3');
    await enter(tab, 'm3', '10');
    assert.deepEqual([await shown(tab), await stored(tab)], [{ m3: '10' }, { m3: 2 }]);
    await tab.evaluate(() => document.querySelector('#q-m1 input').focus());
    await tab.press('6');
    assert.deepEqual(await stored(tab), { m1: 5, m3: 2 });
  });

  test('numbers: no other tab writes into the field somebody is in; left, it has what they typed, else the newer answer', async (t) => {
    const person = await world.person(t);
    const tab = await person.tab();
    const open = async (/** @type {Tab} */ one) => {
      await one.open(`http://trial.test/${FORMATS}#section-6`);
      await onScreen(one, 'section-6');
    };
    /** @param {string} item @param {string} hours @param {string} sum  of all, from which the first tab shows it has heard */
    const elsewhere = async (item, hours, sum) => {
      const other = await person.tab();
      await open(other);
      await enter(other, item, hours);
      // Firefox tells a tab of its focus only while it is in front.
      await other.close();
      await tab.until((given) => document.querySelector('#section-6 output').value.startsWith(given), `${sum} of 10`);
      await tab.until(() => document.hasFocus());
    };
    const seen = async (/** @type {string} */ item) => [(await shown(tab))[item], (await stored(tab))[item]];
    await open(tab);

    await enter(tab, 'h1', '1');
    await elsewhere('h1', '7', '7');
    assert.deepEqual(await seen('h1'), ['1', 7]);
    await tab.press('0');
    assert.deepEqual(await seen('h1'), ['10', 10], 'typed on');

    await elsewhere('h1', '7', '7');
    await finish(tab, 'Tab');
    assert.deepEqual(await seen('h1'), ['10', 10], 'typed before');

    await tab.click('#q-h1-number');
    await elsewhere('h1', '4', '4');
    await finish(tab, 'Enter');
    assert.deepEqual(await seen('h1'), ['10', 4], 'nothing entered');
    await finish(tab, 'Tab');
    assert.deepEqual(await seen('h1'), ['4', 4], 'nothing typed');

    await enter(tab, 'h2', '1');
    await overtype(tab, '');
    await elsewhere('h2', '3', '7');
    await finish(tab, 'Tab');
    assert.deepEqual(await seen('h2'), ['3', 3], 'nothing left of what was typed');
  });

  test('numbers: starting over empties a field, and what is wrong with it is no longer said', async (t) => {
    const tab = await world.visit(t, `http://trial.test/${FORMATS}`);
    for (const wrong of ['7', '--']) {
      await tab.evaluate(() => {
        location.hash = '#section-3';
      });
      await tab.until(() => document.activeElement.id === 'section-3-title');
      await enter(tab, 'm4', '2');
      await enter(tab, 'm3', wrong);
      await finish(tab, 'Tab');
      assert.notEqual(await told(tab, 'm3'), null);
      await tab.evaluate(() => document.querySelector('[data-act="start-over"]').click());
      await tab.until(() => document.querySelector('dialog[open]'));
      await tab.click('dialog[open] [value="yes"]');
      await tab.until(() => document.querySelector('[data-notice="deleted"]').checkVisibility());
      assert.deepEqual([await shown(tab), await told(tab, 'm3')], [{}, null]);
      await tab.click('[data-act="undo"]');
      assert.deepEqual(await shown(tab), { m4: '2' });
    }
  });
}
