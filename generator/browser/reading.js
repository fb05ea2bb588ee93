/**
 * What an answer sheet lets the page say: points, words, growth edges, and which sentences hold. The Python twin,
 * `reading.py`, gives the rules and their sources. The words themselves stand in the page already.
 *
 * Positions of scores are compared as exact fractions of big integers: six of them per reading, so their cost
 * does not matter, and a tie is a tie.
 *
 * @import { Answers, Edge, Headline, Reading, Row, Score, Scored, ScoredDimension, Spec, SpecDimension, Words } from './spec.d.ts'
 */
import { ownAnswer } from './scoring.js';

const MOST_EDGES = 2;

/** @typedef {{ num: bigint, den: bigint }} Fraction  den is positive */

/**
 * @param {Spec} spec
 * @param {Scored} scored
 * @param {Answers} answers
 * @returns {Reading}
 */
export function read(spec, scored, answers) {
  const given = spec.items.map((item) => ownAnswer(answers, item.id));
  const places = new Map();
  spec.dimensions.forEach((dimension, index) => {
    const { score } = scored.dimensions[index];
    if (score) places.set(dimension.id, position(spec, dimension, score));
  });
  const edges = edgesOf(spec, scored, places, answers);
  const opening = headline(spec, places, edges, answers);
  return {
    answered: given.filter((answer) => typeof answer === 'number').length,
    asked: given.length,
    na: given.filter((answer) => answer === 'na').length,
    headline: opening,
    overall: overallOf(spec, scored.overall),
    rows: spec.dimensions.map((dimension, index) => row(spec, dimension, scored.dimensions[index])),
    // reverse keys can pull areas apart although every answer is the same: that is no difference to act on
    edges: opening.variant === 'edges' || opening.variant === 'clear' ? edges : [],
  };
}

/**
 * @param {Spec} spec
 * @param {SpecDimension} dimension
 * @param {Score} score
 * @returns {Fraction} from 0, the lowest score there is, to 1
 */
function position(spec, dimension, score) {
  const [num, den] = [BigInt(score.num), BigInt(score.den)];
  return {
    num: num * BigInt(spec.unit) - BigInt(dimension.min) * den,
    den: den * BigInt(dimension.max - dimension.min),
  };
}

/**
 * @param {Fraction} a
 * @param {Fraction} b
 * @returns {number} below, at or above zero as a is below, at or above b
 */
function compare(a, b) {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * @param {Fraction} part
 * @returns {number} 0 to 100, rounded half up
 */
function points({ num, den }) {
  return Number((200n * num + den) / (2n * den));
}

/**
 * @param {Spec} spec
 * @param {SpecDimension} dimension
 * @param {ScoredDimension} result
 * @returns {Row}
 */
function row(spec, dimension, result) {
  const { id, answered, asked, score, level } = result;
  if (!score) return { id, answered, asked, points: null, words: null, level: null, at: null, band: null };
  const exact = position(spec, dimension, score);
  const at = (100 * Number(exact.num)) / Number(exact.den);
  const step = 100 / (dimension.steps * answered);
  return {
    id,
    answered,
    asked,
    points: points(exact),
    words: dimension.words && inWords(spec, score, dimension.words),
    level,
    at,
    band: [Math.max(at - step, 0), Math.min(at + step, 100)],
  };
}

/**
 * @param {Spec} spec
 * @param {Score} score
 * @param {[value: number, option: number][]} scale
 * @returns {Words | null} the label, or the two labels, a score lies nearest to
 */
function inWords(spec, score, scale) {
  const value = BigInt(score.num) * BigInt(spec.unit);
  const den = BigInt(score.den);
  for (let index = 1; index < scale.length; index += 1) {
    const [low, lowOption] = scale[index - 1];
    const [high, highOption] = scale[index];
    if (value > BigInt(high) * den) continue;
    const above = 4n * (value - BigInt(low) * den);
    const gap = BigInt(high - low) * den;
    if (above <= gap) return { low: lowOption, high: lowOption };
    if (above >= 3n * gap) return { low: highOption, high: highOption };
    return { low: lowOption, high: highOption };
  }
  return null;
}

/**
 * @param {Spec} spec
 * @param {Score | null} score
 * @returns {Reading['overall']}
 */
function overallOf(spec, score) {
  if (!score) return null;
  return {
    points: points(position(spec, spec.dimensions[0], score)),
    words: spec.words && inWords(spec, score, spec.words),
  };
}

/**
 * @param {Spec} spec
 * @param {Scored} scored
 * @param {Map<string, Fraction>} places
 * @param {Answers} answers
 * @returns {Edge[]}
 */
function edgesOf(spec, scored, places, answers) {
  const ordered = [...places].sort(([, a], [, b]) => compare(a, b));
  if (ordered.length === 0) return [];
  const highest = ordered[ordered.length - 1][1];
  return ordered
    .map(([id, place]) => ({ place, index: spec.dimensions.findIndex((dimension) => dimension.id === id) }))
    .filter(({ place, index }) => clearlyBelow(place, highest, spec.dimensions[index], scored.dimensions[index].answered))
    .slice(0, MOST_EDGES)
    .map(({ place, index }) => edge(spec, spec.dimensions[index], standing(place, ordered.map(([, other]) => other)), answers));
}

/**
 * @param {Fraction} place
 * @param {Fraction} highest
 * @param {SpecDimension} dimension
 * @param {number} answered
 */
function clearlyBelow(place, highest, dimension, answered) {
  const difference = { num: highest.num * place.den - place.num * highest.den, den: highest.den * place.den };
  const needed = { num: BigInt(dimension.clear[answered]), den: BigInt(answered * dimension.steps) };
  return compare(difference, needed) >= 0;
}

/**
 * @param {Fraction} place
 * @param {Fraction[]} all  its own among them
 * @returns {Edge['standing']}
 */
function standing(place, all) {
  return all.filter((other) => compare(other, place) <= 0).length === 1 ? 'lowest' : 'among-lowest';
}

/**
 * @param {Spec} spec
 * @param {SpecDimension} dimension
 * @param {Edge['standing']} standing
 * @param {Answers} answers
 * @returns {Edge} with the answer that scored lowest, the first in file order where several did
 */
function edge(spec, dimension, standing, answers) {
  const lowest = answeredItems(spec, answers)
    .filter(({ index }) => dimension.of.includes(index))
    .reduce((low, item) => (compare(item.height, low.height) < 0 ? item : low));
  return { id: dimension.id, standing, item: lowest.id, option: lowest.option, reverse: lowest.reverse };
}

/**
 * @param {Spec} spec
 * @param {Answers} answers
 * @returns {{ index: number, id: string, option: number, reverse: boolean, height: Fraction }[]} the items
 *   answered, with how high each answer scores from 0 to 1 after any reversal
 */
function answeredItems(spec, answers) {
  return spec.items.flatMap(({ id, values }, index) => {
    const option = ownAnswer(answers, id);
    if (typeof option !== 'number' || values[option] === undefined) return [];
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const reverse = spec.dimensions.some((dimension) => dimension.reverse.includes(index));
    const num = reverse ? high - values[option] : values[option] - low;
    return [{ index, id, option, reverse, height: { num: BigInt(num), den: BigInt(high - low) } }];
  });
}

/**
 * @param {Spec} spec
 * @param {Map<string, Fraction>} places
 * @param {Edge[]} edges
 * @param {Answers} answers
 * @returns {Headline}
 */
function headline(spec, places, edges, answers) {
  const plain = (/** @type {Headline['variant']} */ variant) => ({ variant, highest: [], lowest: [] });
  const answered = answeredItems(spec, answers);
  if (places.size === 0) return plain('nothing');
  if (answered.every(({ height }) => height.num === height.den)) return plain('top');
  if (answered.every(({ height }) => height.num === 0n)) return plain('low');
  if (spec.dimensions.length === 1) return { variant: 'single', highest: [...places.keys()], lowest: [] };
  if (places.size === 1) return { variant: 'one', highest: [...places.keys()], lowest: [] };
  // the same position on two scales is not the same answer
  if (spec.words && new Set(answered.map(({ option }) => option)).size === 1) return plain('same');
  const ordered = [...places].sort(([, a], [, b]) => compare(a, b));
  const tiedWith = (/** @type {Fraction} */ place) =>
    [...places].filter(([, other]) => compare(other, place) === 0).map(([id]) => id);
  const highest = tiedWith(ordered[ordered.length - 1][1]);
  if (edges.length === 0) return plain('flat');
  const lowest = tiedWith(ordered[0][1]);
  if (edges.some(({ id }) => lowest.includes(id))) return { variant: 'edges', highest, lowest };
  return { variant: 'clear', highest, lowest: [edges[0].id] };
}
