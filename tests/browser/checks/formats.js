/** Every way to answer: without a mouse, after coming back, on paper, without script, and for every pair of eyes. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { choose, enter, onScreen, opened, overtype, press, shown, stored, text } from '../walk.js';
import { FORMATS } from '../world.js';
import { tabTo } from './ac-07-keyboard.js';
import { VIEWS, clean } from './ac-08-axe.js';
import { cut, small, widen } from './ac-23-24-reflow-and-targets.js';

/** @typedef {import('../world.js').Tab} Tab */

const PAGE = `http://trial.test/${FORMATS}`;

/** What the keys of the walk below come to: as stored, as shown, and as the review words it. */
const STORED = {
  role: 1, age: 26, a1: 3, a2: 1, a3: 'na', m1: 2, m2: 10, m3: 7, m4: 1, w1: 1, w2: 5, w3: 0, l1: 0, l2: 0, l3: 0, h1: 4, h2: 6, h3: 0,
};
const SHOWN = {
  role: 'Lead', age: '42', a1: 'Most times', a2: 'Now and then', a3: 'Did not come up',
  m1: '3 of 7, towards Calm', m2: '11 of 11, Still unclear at the end', m3: '35', m4: '-0.5',
  w1: 'I look for a trade that both of us can live with', w2: 'Email + Talk, in person or by telephone', w3: 'The same day',
  l1: 'Not at all', l2: 'Not at all', l3: 'Not at all', h1: '4', h2: '6', h3: '0',
};
const WORDED = {
  ...SHOWN, age: '42 years', m3: '35 points', m4: '−0.5', w2: 'Email; Talk, in person or by telephone', h1: '4 hours', h2: '6 hours', h3: '0 hours',
};

/** Keys by screen and item: how often the arrow goes down, digits to type, or which boxes of a list take a Space. */
const KEYS = [
  { role: 1, age: '42' },
  { a1: 3, a2: 1, a3: 5 },
  { m1: 2, m2: 10, m3: '35', m4: '-0.5' },
  { w1: 1, w2: [0, 2], w3: 0 },
  { l1: 0, l2: 0, l3: 0 },
  { h1: '4', h2: '6', h3: '0' },
];

/** @param {Tab} tab @param {string} item @param {number | string | number[]} keys */
async function answer(tab, item, keys) {
  await tabTo(tab, `#q-${item} input`);
  if (typeof keys === 'string') return overtype(tab, keys);
  if (typeof keys === 'number') {
    await tab.press('Space');
    for (let step = 0; step < keys; step++) await tab.press('ArrowDown');
    return;
  }
  for (const box of keys) {
    await tabTo(tab, `#q-${item} input[value="${box}"]`);
    await tab.press('Space');
  }
}

/** @param {Tab} tab  at the review: item id to answer, as read */
function reviewed(tab) {
  return tab.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('#review .pa-answer')].map((row) => [
        row.querySelector('a').getAttribute('href').replace('#q-', ''),
        row.querySelector('dd').textContent.trim(),
      ]),
    ),
  );
}

/** @param {Tab} tab  all screens answered by mouse, to the review */
async function fill(tab) {
  for (const [screen, items] of KEYS.entries()) {
    await onScreen(tab, `section-${screen + 1}`);
    for (const [item, keys] of Object.entries(items)) {
      if (typeof keys === 'string') await enter(tab, item, keys);
      else for (const at of [keys].flat()) await choose(tab, item, /** @type {any} */ (STORED)[item] === 'na' ? 'na' : at);
    }
    await press(tab, `section-${screen + 1}`, 'next');
  }
  await onScreen(tab, 'review');
}

/**
 * In the page: options whose words, made three lines long, do not begin on the line of their button and to its right.
 * @param {string[]} items
 */
function below(items) {
  const labels = items.flatMap((item) => [...document.querySelectorAll(`#q-${item} label:has([type="radio"], [type="checkbox"])`)]);
  const plain = labels.filter((label) => !label.closest('.pa-line'));
  return plain.flatMap((label) => {
    const words = label.querySelector('input').nextSibling;
    words.textContent = 'so many words that they cannot stand on one line '.repeat(3);
    const range = document.createRange();
    range.selectNodeContents(words);
    const [line] = range.getClientRects();
    const button = label.querySelector('input').getBoundingClientRect();
    const beside = line.top < button.bottom && line.bottom > button.top && line.left >= button.right;
    const inside = [...range.getClientRects()].every(({ left, right }) => left >= button.right && right <= label.getBoundingClientRect().right);
    return beside && inside ? [] : [`${label.closest('fieldset').id} ${label.querySelector('input').value}`];
  });
}

/** @param {import('../world.js').World} world */
export default function formats(world) {
  test('formats: every way to answer without a mouse, worded in the review, and there again on another visit', async (t) => {
    const person = await world.person(t, { width: 1280, height: 600 });
    const tab = await person.tab();
    await tab.open(PAGE);
    await opened(tab);
    for (const [screen, items] of KEYS.entries()) {
      await onScreen(tab, `section-${screen + 1}`);
      for (const [item, keys] of Object.entries(items)) await answer(tab, item, keys);
      await tabTo(tab, `#section-${screen + 1} [data-act="next"]`);
      await tab.press('Enter');
    }
    await onScreen(tab, 'review');
    assert.deepEqual(await stored(tab), STORED);
    assert.deepEqual(await shown(tab), SHOWN);
    assert.deepEqual(await reviewed(tab), WORDED);

    const later = await person.tab();
    await later.open(PAGE);
    await later.until(() => document.querySelector('[data-notice="resume"]').checkVisibility());
    assert.match(await text(later, '[data-place="progress"]'), /^16 of 16 answered, /);
    assert.deepEqual(await shown(later), SHOWN);
    await later.click('[data-act="check"]');
    await onScreen(later, 'review');
  });

  test('formats: a box that leaves no other ticked does so both ways; does-not-apply and a number exclude each other', async (t) => {
    const tab = await world.visit(t, `${PAGE}#section-4`);
    await onScreen(tab, 'section-4');
    await choose(tab, 'w2', 0);
    await choose(tab, 'w2', 3);
    assert.equal((await stored(tab)).w2, 9);
    await tab.click('#q-w2 label:has(> [value="none"])');
    assert.deepEqual([(await shown(tab)).w2, (await stored(tab)).w2], ['None of these', 0]);
    await choose(tab, 'w2', 'na');
    assert.deepEqual([(await shown(tab)).w2, (await stored(tab)).w2], ['Does not apply: I work alone', 'na']);
    await choose(tab, 'w2', 1);
    assert.deepEqual([(await shown(tab)).w2, (await stored(tab)).w2], ['Chat', 2]);
    await choose(tab, 'w2', 1);
    assert.deepEqual([(await shown(tab)).w2, (await stored(tab)).w2], [undefined, undefined]);

    await tab.open('about:blank');
    await tab.open(`${PAGE}#section-3`);
    await onScreen(tab, 'section-3');
    await enter(tab, 'm3', '40');
    assert.equal((await stored(tab)).m3, 8);
    await choose(tab, 'm3', 'na');
    assert.deepEqual([(await shown(tab)).m3, (await stored(tab)).m3], ['No such task', 'na']);
    await enter(tab, 'm3', '5');
    assert.deepEqual([(await shown(tab)).m3, (await stored(tab)).m3], ['5', 1]);
    await tab.click('#q-m3 [data-act="clear"]');
    assert.deepEqual([(await shown(tab)).m3, (await stored(tab)).m3], [undefined, undefined]);
    assert.equal(await text(tab, '[data-place="status"]'), 'Answer to question 6 cleared');
  });

  test('formats: what was ticked and typed before the script came is kept', async (t) => {
    const tab = await world.visit(t, PAGE);
    await opened(tab);
    await tab.evaluate(() => {
      const root = document.querySelector('pa-assessment');
      const place = root.parentNode;
      root.remove();
      root.querySelector('#q-m3 [type="number"]').value = '35';
      root.querySelector('#q-w2 [value="0"]').checked = true;
      root.querySelector('#q-w2 [value="2"]').checked = true;
      root.querySelector('#q-age [type="number"]').value = '7';
      place.append(root);
    });
    assert.deepEqual(await stored(tab), { m3: 7, w2: 5 });
    assert.deepEqual(await shown(tab), { m3: '35', w2: 'Email + Talk, in person or by telephone', age: '7' });
  });

  if (world.name !== 'webkit') {
    test('formats: at 320 px, with wide spacing, nothing is cut or too small, and a row of eleven stays a row', async (t) => {
      const tab = await world.visit(t, PAGE, { width: 320, height: 640 });
      for (let screen = 1; screen <= 6; screen++) {
        if (screen === 5) continue;
        await onScreen(tab, `section-${screen}`);
        assert.deepEqual(await tab.evaluate(small), [], `screen ${screen}`);
        if (screen === 3) {
          const tops = await tab.evaluate(() => [...document.querySelectorAll('#q-m2 label')].map((one) => one.getBoundingClientRect().top));
          assert.equal(new Set(tops).size, 1);
          await enter(tab, 'm3', '33');
        }
        await widen(tab);
        assert.deepEqual(await tab.evaluate(cut), [], `screen ${screen}`);
        await press(tab, `section-${screen}`, 'next');
        if (screen > 1) {
          assert.deepEqual(await tab.evaluate(cut), [], `notice on screen ${screen}`);
          await press(tab, `section-${screen}`, 'skip-gaps');
        }
      }
    });
  }

  test('formats: the words of an answer begin beside its button, however long they are', async (t) => {
    const tab = await world.visit(t, PAGE, { width: 390, height: 844 });
    for (const [section, answers] of /** @type {[number, string[]][]} */ ([
      [1, ['role']],
      [2, ['a1']],
      [3, ['m1', 'm3']],
      [4, ['w1', 'w2', 'w3']],
    ])) {
      await tab.open('about:blank');
      await tab.open(`${PAGE}#section-${section}`);
      await onScreen(tab, `section-${section}`);
      assert.deepEqual(await tab.evaluate(below, answers), [], `screen ${section}`);
    }
  });

  if (world.name !== 'chromium') return;

  for (const [name, view] of Object.entries(VIEWS)) {
    test(`formats: no violation on any screen, fresh, half answered, wrong, and reviewed, ${name}`, async (t) => {
      const tab = await world.visit(t, PAGE, view);
      await enter(tab, 'age', '7');
      await tab.press('Tab');
      await clean(tab, 'wrong fact');
      await enter(tab, 'age', '42');
      await choose(tab, 'role', 1);
      await press(tab, 'section-1', 'next');
      await onScreen(tab, 'section-2');
      await press(tab, 'section-2', 'next');
      await press(tab, 'section-2', 'skip-gaps');
      await onScreen(tab, 'section-3');
      await clean(tab, 'poles and numbers, fresh');
      await choose(tab, 'm1', 2);
      await enter(tab, 'm3', '33');
      await press(tab, 'section-3', 'next');
      await clean(tab, 'poles and numbers, half answered and wrong');
      await press(tab, 'section-3', 'skip-gaps');
      await onScreen(tab, 'section-4');
      await choose(tab, 'w1', 0);
      await choose(tab, 'w2', 2);
      await clean(tab, 'pairs and boxes');
      await press(tab, 'section-4', 'next');
      await press(tab, 'section-4', 'skip-gaps');
      await onScreen(tab, 'section-5');
      await press(tab, 'section-5', 'next');
      await press(tab, 'section-5', 'skip-gaps');
      await onScreen(tab, 'section-6');
      await enter(tab, 'h1', '4');
      await enter(tab, 'h2', '9');
      await clean(tab, 'a sum that is over');
      await press(tab, 'section-6', 'next');
      await clean(tab, 'notice of a sum');
      await press(tab, 'section-6', 'skip-gaps');
      await onScreen(tab, 'review');
      await clean(tab, 'review');
    });
  }

  test('formats: groups are named by number and text, and every control by what it means', async (t) => {
    const tab = await world.visit(t, `${PAGE}#section-3`);
    await onScreen(tab, 'section-3');
    if (!tab.accessibility) throw new Error('this engine tells its tree');
    const nodes = (await tab.accessibility()).filter(({ ignored }) => !ignored);
    const names = (/** @type {string} */ role) => nodes.filter((node) => node.role === role).map(({ name }) => name);
    assert.deepEqual(names('group').filter((name) => /^\d/.test(name)), [
      '4. How did the week feel?', '5. How clear was the goal?', '6. How much effort was it?', '7. How much did it move you?',
    ]);
    assert.deepEqual(names('radio').filter((name) => !/ of 11, /.test(name)).sort(), [
      '1 of 7, Calm', '2 of 7, towards Calm', '3 of 7, towards Calm', '4 of 7, in the middle', '5 of 7, towards Tense',
      '6 of 7, towards Tense', '7 of 7, Tense', 'Cannot say',
    ]);
    assert.deepEqual(names('spinbutton'), ['points from 0 to 100 in steps of 5', 'from −1 to 2 in steps of 0.5']);
    assert.deepEqual(names('checkbox'), ['No such task']);
  });

  test('formats: on paper every question stands with what to fill in and when it is asked, answered or not', async (t) => {
    const tab = await world.visit(t, PAGE, { scheme: 'dark' });
    await fill(tab);
    if (!tab.medium || !tab.pdf) throw new Error('this engine prints');
    await tab.medium('print');
    const paper = await tab.evaluate(() => {
      const seen = (/** @type {Element} */ element) => element.checkVisibility();
      return {
        hidden: [...document.querySelectorAll('fieldset, fieldset input, legend, .pa-pole')].filter((one) => !seen(one)).length,
        conditions: [...document.querySelectorAll('.pa-only-if')].filter(seen).map((one) => one.textContent),
        fields: [...document.querySelectorAll('[type="number"]')].filter((one) => one.getBoundingClientRect().width < 60).length,
        totals: [...document.querySelectorAll('.pa-total, .pa-wrong, button')].filter(seen).length,
      };
    });
    assert.deepEqual(paper, {
      hidden: 0,
      conditions: [
        'Answer only if question 1 is “About half the time”, “Most times” or “Every time, or nearly”.',
        'Answer these only if question A is “Lead”.',
      ],
      fields: 0,
      totals: 0,
    });
    assert.ok((await tab.pdf('A4')).length > 0);
  });

  test('formats: without script every question can be read and filled in', async (t) => {
    const tab = await world.visit(t, PAGE, { script: false });
    const page = await tab.evaluate(() => {
      const seen = (/** @type {Element} */ element) => element.checkVisibility();
      return {
        hidden: [...document.querySelectorAll('fieldset, fieldset input, legend, .pa-only-if, .pa-share')].filter((one) => !seen(one)).length,
        buttons: [...document.querySelectorAll('button, output, .pa-wrong')].filter(seen).length,
      };
    });
    assert.deepEqual(page, { hidden: 0, buttons: 0 });
    await enter(tab, 'm3', '35');
    await choose(tab, 'w2', 0);
    await choose(tab, 'm1', 6);
    assert.deepEqual(await shown(tab), { m1: '7 of 7, Tense', m3: '35', w2: 'Email' });
  });
}
