import assert from 'node:assert/strict';
import { test } from 'node:test';

import { checked, fillSection, firstOf, onScreen, opened, plainAnswers, press, specOf } from '../walk.js';
import { SHIPPED } from '../world.js';

const HOME = 'http://instant.test/index.html';

/**
 * A mark that only a page loaded afresh is without, set once the theme has the site's map: before that it takes no click.
 * @param {import('../world.js').Tab} tab
 */
const mark = (tab) =>
  tab.until(() => {
    document.documentElement.dataset.before = 'yes';
    return performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/sitemap.xml'));
  });

/**
 * Between the map's arrival and the theme's use of it a click is still the browser's own. So the link is clicked, and the
 * browser kept from following it, until the theme has taken one.
 * @param {import('../world.js').Tab} tab
 * @param {string} link
 */
const clickOnceTaken = (tab, link) =>
  tab.until((selector) => {
    let taken = false;
    const look = (/** @type {Event} */ event) => {
      taken = event.defaultPrevented;
      event.preventDefault();
    };
    addEventListener('click', look, { once: true });
    document.querySelector(selector).click();
    return taken;
  }, link);

/** @param {import('../world.js').Tab} tab */
const loadedAfresh = async (tab) => {
  await opened(tab);
  assert.equal(await tab.evaluate(() => document.documentElement.dataset.before ?? 'afresh'), 'afresh');
  assert.equal(await tab.evaluate(() => document.querySelector('[data-md-component]')), null);
};

/** @param {import('../world.js').World} world */
export default function instantNavigation(world) {
  test('AC-04 under instant navigation an article replaces the page in place, as the theme means it', async (t) => {
    const tab = await world.visit(t, HOME);
    await mark(tab);
    await clickOnceTaken(tab, 'a[href^="guidance/"], a[href^="http://instant.test/guidance/"]');
    await tab.until(() => location.pathname.startsWith('/guidance/'));
    assert.equal(await tab.evaluate(() => document.documentElement.dataset.before), 'yes');
  });

  test('AC-04 a card opens the assessment as an ordinary page, and leaving and coming back keeps answers and section', async (t) => {
    const tab = await world.visit(t, HOME);
    await mark(tab);
    await tab.click(`.pa-card a[href$="${SHIPPED}"]`);
    await loadedAfresh(tab);
    const spec = await specOf(tab);
    const answers = plainAnswers(spec);
    await fillSection(tab, spec, 0, answers);
    await press(tab, 'section-1', 'next');
    await onScreen(tab, 'section-2');
    const given = firstOf(spec, answers, spec.dimensions[0].of.length + 2);
    await fillSection(tab, spec, 1, given);

    await tab.click('.pa-home');
    await tab.until(() => document.querySelector('.pa-card'));
    await tab.back();
    await loadedAfresh(tab);
    await onScreen(tab, 'section-2');
    assert.deepEqual(await checked(tab), given);

    await tab.back();
    await onScreen(tab, 'section-1');
    assert.deepEqual(await checked(tab), given);
    await tab.forward();
    await onScreen(tab, 'section-2');
    await tab.forward();
    await tab.until(() => document.querySelector('.pa-card'));
    await tab.back();
    await onScreen(tab, 'section-2');
    assert.deepEqual(await checked(tab), given);
  });

  test('AC-04 a search hit opens the assessment as an ordinary page', async (t) => {
    const tab = await world.visit(t, HOME);
    await mark(tab);
    await tab.evaluate(() => {
      document.querySelector('[data-md-toggle="search"]').click();
      const query = document.querySelector('[data-md-component="search-query"]');
      query.focus();
      query.value = 'influence without authority';
      query.dispatchEvent(new InputEvent('input', { bubbles: true }));
      query.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }));
    });
    await tab.until((page) => document.querySelector(`.md-search-result__link[href*="${page}"]`), SHIPPED);
    await tab.evaluate((page) => document.querySelector(`.md-search-result__link[href*="${page}"]`).click(), SHIPPED);
    await loadedAfresh(tab);
  });

  test('AC-04 a link inside the theme opens the assessment as an ordinary page', async (t) => {
    const tab = await world.visit(t, 'http://instant.test/guidance/a-case-a-sceptic-can-check.html');
    await mark(tab);
    await tab.evaluate(() => document.querySelector('.pa-assessed-by a').click());
    await loadedAfresh(tab);
  });
}
