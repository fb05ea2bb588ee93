/**
 * What the results have to say about a sheet, worked out again without a line of the product's own code: from the
 * questions and sentences on the page and the rules as DECISIONS.md and the manual state them. The wording is the
 * page's; which sentence holds and what stands in its gaps is not. Fractions are pairs of BigInt.
 *
 * @typedef {import('../../generator/browser/spec.d.ts').Spec} Spec
 * @typedef {import('./walk.js').Answers} Answers
 * @typedef {import('./walk.js').Said} Said
 */

/**
 * Words of an assessment's page that the results repeat.
 * @typedef {object} Facts
 * @property {Spec} spec
 * @property {string[]} labels  of the one response scale all items share
 * @property {Record<string, string>} titles  dimension id to title
 * @property {Record<string, string>} items   item id to text
 * @property {Record<string, Record<string, { title: string, guided: boolean }>>} levels  by dimension id and level id
 * @property {Record<string, string>} sentences  by name, with {gaps}
 */

/** @param {import('./engines/port.js').Tab} tab @returns {Promise<Facts>} */
export function factsOf(tab) {
  return tab.evaluate(() => {
    /** @param {Element} element */
    const plain = (element) => element.textContent.replace(/\s+/g, ' ').trim();
    /** @type {Spec} */
    const spec = JSON.parse(document.querySelector('pa-assessment').dataset.spec);
    const first = document.querySelector('fieldset');
    /** @param {HTMLTemplateElement} template */
    const sentence = (template) => {
      const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
      for (const gap of copy.querySelectorAll('slot')) gap.replaceWith(`{${gap.name}}`);
      return copy.textContent.replace(/\s+/g, ' ').trim();
    };
    return {
      spec,
      labels: [...first.querySelectorAll('input')]
        .filter((radio) => radio.value !== 'na')
        .map((radio) => {
          const label = radio.closest('label').cloneNode(true);
          label.querySelector('small')?.remove();
          return plain(label);
        }),
      titles: Object.fromEntries(
        spec.dimensions.map(({ id }) => [id, plain(document.querySelector(`[data-dimension="${id}"] th`))]),
      ),
      items: Object.fromEntries(spec.items.map(({ id }) => [id, plain(document.querySelector(`#q-${id} legend span`))])),
      levels: Object.fromEntries(
        spec.dimensions.map(({ id }) => [
          id,
          Object.fromEntries(
            [...document.querySelectorAll(`[data-more="${id}"] [data-title]`)].map((level) => [
              level.dataset.levels,
              {
                title: level.dataset.title,
                guided: document.querySelector(`[data-more="${id}"] li[data-levels~="${level.dataset.levels}"]`) !== null,
              },
            ]),
          ),
        ]),
      ),
      sentences: Object.fromEntries(
        [...document.querySelectorAll('template[data-say]')].map((template) => [template.dataset.say, sentence(template)]),
      ),
    };
  });
}

/** @typedef {{ n: bigint, d: bigint }} Fraction */
/** @param {number | bigint} n @param {number | bigint} [d] @returns {Fraction} */
const over = (n, d = 1) => ({ n: BigInt(n), d: BigInt(d) });
/** @param {Fraction} a @param {Fraction} b */
const compare = (a, b) => Number(a.n * b.d - b.n * a.d);
/** @param {Fraction} a @param {Fraction} b */
const minus = (a, b) => over(a.n * b.d - b.n * a.d, a.d * b.d);
/** @param {Fraction} share  from 0 to 1 @returns {number} points of 100, halves up */
const points = ({ n, d }) => Number((200n * n + d) / (2n * d));

/**
 * The answer steps that a retake without change passes at most one time in twenty, three answers in ten moving one
 * step: counted over all 20^n equally likely retakes, where 3 of 20 faces say down and 3 say up.
 * @param {number} answered
 */
export function clearSteps(answered) {
  let ways = new Map([[0, 1n]]);
  for (let n = 0; n < answered; n++) {
    /** @type {Map<number, bigint>} */
    const moved = new Map();
    for (const [total, count] of ways) {
      for (const [step, faces] of /** @type {[number, bigint][]} */ ([[-1, 3n], [0, 14n], [1, 3n]])) {
        moved.set(total + step, (moved.get(total + step) ?? 0n) + count * faces);
      }
    }
    ways = moved;
  }
  const all = 20n ** BigInt(answered);
  for (let steps = 1; ; steps++) {
    let passing = 0n;
    for (const [total, count] of ways) if (Math.abs(total) >= steps) passing += count;
    if (passing * 20n <= all) return steps;
  }
}

/**
 * @param {Facts} facts  options must be worth 0, 1, 2 …, as in the shipped scale
 * @param {Answers} answers
 * @returns {Said}
 */
export function expected({ spec, labels, titles, items, levels, sentences }, answers) {
  const top = labels.length - 1;
  /** @param {string} name @param {Record<string, string | number>} [gaps] */
  const say = (name, gaps = {}) =>
    sentences[name].replace(/\{(\w+)\}/g, (_, gap) => {
      if (!(gap in gaps)) throw new Error(`nothing for {${gap}} in ${name}`);
      return String(gaps[gap]);
    });
  /** @param {number} at @param {boolean} reverse */
  const worth = (at, reverse) => {
    const answer = answers[spec.items[at].id];
    return typeof answer === 'number' ? (reverse ? top - answer : answer) : null;
  };
  const areas = spec.dimensions.map(({ id, of, reverse, need, levels: bounds }) => {
    const given = of
      .map((at) => ({ at, reverse: reverse.includes(at), worth: worth(at, reverse.includes(at)) }))
      .filter((one) => one.worth !== null);
    const enough = given.length >= need;
    const sum = given.reduce((total, one) => total + Number(one.worth), 0);
    const score = enough ? over(sum, given.length) : null;
    const share = score && over(sum, given.length * top);
    const held = score && bounds.filter(([, num, den]) => compare(score, over(num, den)) >= 0).at(-1);
    return { id, title: titles[id], asked: of.length, need, given, score, share, level: held ? levels[id][held[0]] : null };
  });
  const scored = areas.filter((area) => area.share !== null);
  const shares = scored.map((area) => /** @type {Fraction} */ (area.share)).sort(compare);
  const [lowest, highest] = [shares[0], shares.at(-1)];

  const room = scored
    .filter(({ share, given }) => {
      const gap = minus(/** @type {Fraction} */ (highest), /** @type {Fraction} */ (share));
      return compare(gap, over(clearSteps(given.length), given.length * top)) >= 0;
    })
    .sort((a, b) => compare(/** @type {Fraction} */ (a.share), /** @type {Fraction} */ (b.share)))
    .slice(0, 2);

  // The same box ticked throughout cannot tell areas apart, whatever the reversed statements make of it.
  const ticked = new Set(areas.flatMap(({ given }) => given.map((one) => answers[spec.items[one.at].id])));
  const edges = (ticked.size > 1 ? room : []).map(({ title, given, share }) => {
    const same = shares.filter((one) => compare(one, /** @type {Fraction} */ (share)) === 0).length > 1;
    const least = compare(/** @type {Fraction} */ (share), lowest) === 0;
    const standing = say(least && !same ? 'lowest' : 'among-lowest');
    const item = given.reduce((low, one) => (Number(one.worth) < Number(low.worth) ? one : low));
    const { id } = spec.items[item.at];
    const reason = { label: labels[Number(answers[id])], item: items[id] };
    return { title, why: `${standing} ${say(item.reverse ? 'reason-reverse' : 'reason', reason)}` };
  });

  const complete = scored.length === areas.length;
  const mean = areas.reduce(
    (sum, { share }) => (share ? over(sum.n * share.d + share.n * sum.d, sum.d * share.d) : sum),
    over(0),
  );
  const overall = over(mean.n, mean.d * BigInt(areas.length));
  return {
    headline: headline(),
    overall: complete ? say('overall', { words: inWords(overall), points: points(overall) }) : '',
    rows: areas.map(({ id, asked, need, given, share, level }) => ({
      id,
      words: share ? inWords(share) : say('too-few', { answered: given.length, asked, need }),
      points: share ? say('points', { points: points(share) }) : '',
      level: share ? say(level.guided ? 'level' : 'level-alone', { level: level.title }) : '',
      at: share ? Number((share.n * 1_000_000n) / share.d) / 10_000 : null,
    })),
    edges,
  };

  /** @param {Fraction} share */
  function inWords({ n, d }) {
    const quarters = (n * BigInt(top) * 4n) / d;
    const exact = (n * BigInt(top) * 4n) % d === 0n;
    const low = Number(quarters / 4n);
    const rest = Number(quarters % 4n);
    if (rest === 0 || (rest === 1 && exact)) return say('near', { low: labels[low] });
    if (rest === 3) return say('near', { low: labels[low + 1] });
    return say('between', { low: labels[low], high: labels[low + 1] });
  }

  function headline() {
    const given = areas.flatMap((area) => area.given);
    const worths = new Set(given.map((one) => one.worth));
    if (scored.length === 0) return say('nothing');
    if (worths.size === 1 && worths.has(top)) return say('top');
    if (worths.size === 1 && worths.has(0)) return say('low');
    if (scored.length === 1) return say('one', { a: scored[0].title });
    if (ticked.size === 1) return say('same');
    if (edges.length === 0) return say('flat');
    /** @param {Fraction | undefined} share */
    const at = (share) =>
      scored
        .filter((area) => compare(/** @type {Fraction} */ (area.share), /** @type {Fraction} */ (share)) === 0)
        .map((area) => area.title);
    const [high, low] = [at(highest), at(lowest)];
    const names = (/** @type {string} */ name, /** @type {string[]} */ all) =>
      say(`${name}-${all.length > 2 ? 'n' : all.length}`, { a: all[0], b: all[1], n: all.length });
    const lowestIsClear = edges.some(({ title }) => low.includes(title));
    const below = lowestIsClear ? names('room', low) : say('clearly-below', { a: edges[0].title });
    return `${names('highest', high)} ${below}`;
  }
}
