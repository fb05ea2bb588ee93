/**
 * What a person does on an assessment's page and what they see there, in the page's own marks (`data-act`,
 * `data-place`, ids). Written once; every engine's driver carries it out.
 */

/**
 * @typedef {import('./engines/port.js').Tab} Tab
 * @typedef {import('../../generator/browser/spec.d.ts').Spec} Spec
 * @typedef {import('../../generator/browser/spec.d.ts').Answer} Answer
 * @typedef {Record<string, Answer>} Answers  item id to answer; null and missing: none
 */

const SCREENS = '.pa-section, #review, #results';

/** @param {Tab} tab @returns {Promise<Spec>} */
export function specOf(tab) {
  return tab.evaluate(() => JSON.parse(document.querySelector('pa-assessment').dataset.spec));
}

/** @param {Tab} tab an assessment's page, until its script has taken it up */
export async function opened(tab) {
  await tab.until(() => document.querySelector('pa-assessment[data-view]') && document.readyState === 'complete');
}

/** @param {Tab} tab @returns {Promise<string[]>} ids of the screens in view */
export function screens(tab) {
  return tab.evaluate(
    (all) => [...document.querySelectorAll(all)].filter((one) => one.checkVisibility()).map((one) => one.id),
    SCREENS,
  );
}

/** @param {Tab} tab @param {string} id */
export async function onScreen(tab, id) {
  await tab.until(
    (all, wanted) =>
      [...document.querySelectorAll(all)]
        .filter((one) => one.checkVisibility())
        .map((one) => one.id)
        .join() === wanted,
    SCREENS,
    id,
  );
}

/** @param {Tab} tab @param {string} id  of the screen shown: until the address names it, which it does once it is painted */
export async function addressed(tab, id) {
  await tab.until((wanted) => location.hash === `#${wanted}`, id);
}

/** @param {Tab} tab @returns {Promise<Answers>} what is checked on the page */
export function checked(tab) {
  return tab.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('fieldset input:checked')].map((radio) => [
        radio.closest('fieldset').id.replace(/^q-/, ''),
        radio.value === 'na' ? 'na' : Number(radio.value),
      ]),
    ),
  );
}

/** @param {Tab} tab @returns {Promise<Answers>} what is stored for this assessment, without what was cleared */
export function stored(tab) {
  return tab.evaluate(() => {
    const { id } = JSON.parse(document.querySelector('pa-assessment').dataset.spec);
    const key = Object.keys(localStorage).find((name) => name.startsWith('pa1:') && name.endsWith(`:${id}:draft`));
    const draft = JSON.parse((key && localStorage.getItem(key)) || '{"answers":{}}');
    return Object.fromEntries(
      Object.entries(draft.answers)
        .map(([item, [answer]]) => [item, answer])
        .filter(([, answer]) => answer !== null),
    );
  });
}

/** @param {string} item @param {Answer} answer */
export function radio(item, answer) {
  return `#q-${item} input[value="${answer}"]`;
}

/**
 * Until the page counts so, which it does once a choice has been painted.
 * @param {Tab} tab
 * @param {string} words  as they stand beside the progress bar
 */
export async function counted(tab, words) {
  await tab.until((wanted) => document.querySelector('.pa-progress').innerText.trim() === wanted, words);
}

/** @param {Tab} tab @param {string} item @param {Answer} answer */
export async function choose(tab, item, answer) {
  await tab.click(`#q-${item} label:has(> input[value="${answer}"])`);
}

/**
 * Type a number over what stands in a question's field.
 * @param {Tab} tab
 * @param {string} item
 * @param {string} digits
 */
export async function enter(tab, item, digits) {
  await tab.click(`#q-${item} [type="number"]`);
  await overtype(tab, digits);
}

/**
 * Type over what stands in the field that has the focus.
 * @param {Tab} tab
 * @param {string} digits
 */
export async function overtype(tab, digits) {
  await tab.evaluate(() => /** @type {HTMLInputElement} */ (document.activeElement).select());
  await tab.press('Backspace');
  for (const digit of digits) await tab.press(digit);
}

/** @param {Tab} tab @returns {Promise<Record<string, string>>} what every answered question shows, as one reads it */
export function shown(tab) {
  return tab.evaluate(() => {
    /** @param {HTMLInputElement} input */
    const words = (input) => (input.type === 'number' ? input.value : input.nextSibling.textContent.trim());
    const found = [...document.querySelectorAll('fieldset')].map((item) => [
      item.id.replace(/^q-/, ''),
      [...item.querySelectorAll('input')]
        .filter((input) => (input.type === 'number' ? input.value : input.checked))
        .map(words)
        .join(' + '),
    ]);
    return Object.fromEntries(found.filter(([, said]) => said));
  });
}

/** @param {Tab} tab @param {string} screen @param {string} act */
export async function press(tab, screen, act) {
  await tab.click(`#${screen} [data-act="${act}"]`);
}

/**
 * Answer the questions of one section by mouse.
 * @param {Tab} tab
 * @param {Spec} spec
 * @param {number} section  from 0
 * @param {Answers} answers
 */
export async function fillSection(tab, spec, section, answers) {
  for (const at of spec.dimensions[section].of) {
    const { id } = spec.items[at];
    const answer = answers[id] ?? null;
    if (answer !== null) await choose(tab, id, answer);
  }
}

/**
 * From the first section to the answers' review, leaving gaps where there is no answer.
 * @param {Tab} tab
 * @param {Answers} answers
 */
export async function toReview(tab, answers) {
  const spec = await specOf(tab);
  for (const [n, dimension] of spec.dimensions.entries()) {
    await onScreen(tab, `section-${n + 1}`);
    await fillSection(tab, spec, n, answers);
    await press(tab, `section-${n + 1}`, 'next');
    if (dimension.of.some((at) => (answers[spec.items[at].id] ?? null) === null)) {
      await press(tab, `section-${n + 1}`, 'skip-gaps');
    }
  }
  await onScreen(tab, 'review');
}

/**
 * The whole way, by mouse.
 * @param {Tab} tab
 * @param {Answers} answers  enough for every area
 */
export async function toResults(tab, answers) {
  await toReview(tab, answers);
  await press(tab, 'review', 'results');
  await onScreen(tab, 'results');
}

/**
 * Answers that make a profile with two areas that have room: positions 3 in all areas, 1 in the second, 2 in the last.
 * @param {Spec} spec
 * @returns {Answers}
 */
export function plainAnswers(spec) {
  /** @type {Answers} */
  const answers = {};
  for (const [n, dimension] of spec.dimensions.entries()) {
    const wanted = n === 1 ? 1 : n === spec.dimensions.length - 1 ? 2 : 3;
    for (const at of dimension.of) {
      const { id, values } = spec.items[at];
      answers[id] = dimension.reverse.includes(at) ? values.length - 1 - wanted : wanted;
    }
  }
  return answers;
}

/**
 * The first answers of a sheet, in the order in which they are asked.
 * @param {Spec} spec
 * @param {Answers} answers
 * @param {number} count
 */
export function firstOf(spec, answers, count) {
  return Object.fromEntries(
    spec.items.slice(0, count).map(({ id }) => /** @type {[string, Answer]} */ ([id, answers[id]])),
  );
}

/**
 * Put a sheet into this browser as another tab would that has started over and answered: drafts are whole, and the one
 * begun last wins.
 * @param {Tab} tab  at any screen of the assessment
 * @param {Answers} answers
 */
export async function answerElsewhere(tab, answers) {
  await tab.evaluate((given) => {
    const root = document.querySelector('pa-assessment');
    /** @type {Spec} */
    const spec = JSON.parse(root.dataset.spec);
    const key = `pa1:${new URL(root.dataset.root, location.href).pathname}:${spec.id}:draft`;
    const before = JSON.parse(localStorage.getItem(key) ?? '{"begun":0}');
    const begun = Math.max(before.begun + 1, Date.now());
    const options = new Map(
      spec.items.map(({ id, number, many, values }) => [id, number ? number.size : many ? 2 ** many.length : values.length]),
    );
    const entries = Object.entries(given)
      .filter(([, answer]) => answer !== null)
      .map(([item, answer]) => [item, [answer, begun, options.get(item)]]);
    const { id, version, layout } = spec;
    const draft = { format: 1, assessment: id, version, layout, begun, answers: Object.fromEntries(entries) };
    const newValue = JSON.stringify(draft);
    localStorage.setItem(key, newValue);
    dispatchEvent(new StorageEvent('storage', { key, newValue, storageArea: localStorage }));
  }, answers);
}

/**
 * Put a sheet into this browser and come back to it on another visit.
 * @param {Tab} tab  at any screen of the assessment
 * @param {Answers} answers
 */
export async function comeBackWith(tab, answers) {
  const url = (await tab.url()).replace(/#.*/, '');
  await answerElsewhere(tab, answers);
  // To open the address that is open already is a reload, and a reload is not another visit.
  await tab.open('about:blank');
  await tab.open(url);
  await tab.until(() => document.querySelector('[data-notice="resume"]').checkVisibility());
}

/** @param {Tab} tab @param {string} selector @returns {Promise<string>} its text as read, spaces collapsed */
export function text(tab, selector) {
  return tab.evaluate((wanted) => {
    const element = document.querySelector(wanted);
    if (!element) throw new Error(`nothing matches ${wanted}`);
    return element.innerText.replace(/\s+/g, ' ').trim();
  }, selector);
}

/** @param {Tab} tab @returns {Promise<string>} id of what has focus, or its tag */
export function focused(tab) {
  return tab.evaluate(() => document.activeElement.id || document.activeElement.tagName.toLowerCase());
}

/** What the results say, as read. */
/**
 * @typedef {object} Said
 * @property {string} headline
 * @property {string} overall
 * @property {{ id: string, words: string, points: string, level: string, at: number | null }[]} rows
 * @property {{ title: string, why: string }[]} edges
 */

/** @param {Tab} tab @returns {Promise<Said>} */
export function said(tab) {
  return tab.evaluate(() => {
    const results = document.querySelector('#results');
    /** @param {ParentNode} within @param {string} selector */
    const read = (within, selector) => {
      const element = within.querySelector(selector);
      return element && element.checkVisibility() ? element.textContent.replace(/\s+/g, ' ').trim() : '';
    };
    return {
      headline: read(results, '[data-place="headline"]'),
      overall: read(results, '[data-place="overall"]'),
      rows: [...results.querySelectorAll('[data-dimension]')].map((row) => {
        const id = row.dataset.dimension;
        const dot = row.querySelector('.pa-dot');
        const marked = row.querySelector('[data-place="mark"]').getAttribute('visibility') !== 'hidden';
        return {
          id,
          words: read(row, '[data-place="words"]'),
          points: read(row, '[data-place="points"]'),
          level: read(results, `[data-more="${id}"] summary`),
          at: marked ? Number.parseFloat(dot.getAttribute('cx')) : null,
        };
      }),
      edges: [...results.querySelectorAll('.pa-edge')].map((edge) => ({
        title: read(edge, 'h4'),
        why: read(edge, '.pa-why'),
      })),
    };
  });
}
