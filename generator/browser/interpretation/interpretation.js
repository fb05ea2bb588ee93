/**
 * What an answer sheet lets the page say: points, words, growth edges, and which sentences hold. The Python twin,
 * `interpretation/__init__.py`, gives the rules and their sources. The words themselves stand in the page already.
 *
 * Positions of scores are compared as exact fractions of big integers: six of them per reading, so their cost
 * does not matter, and a tie is a tie.
 *
 * @import { Answers, Edge, Fraction, Given, Headline, Reading, Row, Score, Scored, ScoredDimension, Spec, SpecDimension, Words } from '../spec.d.ts'
 * @import { Answered } from './growth_edges.js'
 */
import { halfUp } from '../rounding.js';
import { givenItems, ownAnswer, rangeOf, valueAt } from '../scoring/asked.js';
import { add, compare, divide, fraction, subtract } from '../scoring/fractions.js';
import { growthEdges } from './growth_edges.js';
import { readScore } from './scores.js';
import { topLevel } from '../scoring/scoring.js';

/**
 * @param {Spec} spec
 * @param {Scored} scored
 * @param {Answers} answers
 * @returns {Reading}
 */
export function read(spec, scored, answers) {
  const given = givenItems(spec, answers);
  const stated = spec.items
    .filter((item, position) => given[position].asked && !item.fact)
    .map((item) => ownAnswer(answers, item.id));
  const answered = answeredItems(spec, given);
  const places = new Map();
  spec.dimensions.forEach((dimension, index) => {
    const { score } = scored.dimensions[index];
    if (score) places.set(dimension.id, position(spec, dimension, score));
  });
  const edges = growthEdges(spec, scored, places, answered);
  const opening = headline(spec, places, edges, answered);
  return {
    answered: stated.filter((answer) => typeof answer === 'number').length,
    asked: stated.length,
    na: stated.filter((answer) => answer === 'na').length,
    headline: opening,
    overall: overallOf(spec, scored.overall),
    rows: spec.dimensions.map((dimension, index) => row(spec, dimension, scored.dimensions[index])),
    // reverse keys can pull areas apart although every answer is the same: that is no difference to act on
    edges: opening.variant === 'edges' || opening.variant === 'clear' ? edges : [],
    scores: (spec.scores ?? []).map((score) => readScore(score, spec.scores ?? [], scored.scores)),
  };
}

/**
 * @param {Spec} spec
 * @param {{ min: number, max: number }} range
 * @param {Score | Fraction} score
 * @returns {Fraction} from 0, the lowest score there is, to 1
 */
function position(spec, { min, max }, score) {
  const [num, den] = [BigInt(score.num), BigInt(score.den)];
  return { num: num * BigInt(spec.unit) - BigInt(min) * den, den: den * BigInt(max - min) };
}

/**
 * @param {Fraction} place
 * @returns {number} 0 to 100, rounded half up
 */
function points(place) {
  return Number(halfUp({ num: 100n * place.num, den: place.den }, 0));
}

/**
 * @param {Spec} spec
 * @param {SpecDimension} dimension
 * @param {ScoredDimension} result
 * @returns {Row}
 */
function row(spec, dimension, result) {
  const { id, answered, asked, score, level } = result;
  if (!score) return { id, answered, asked, points: null, words: null, level: null, at: null, band: null, near: [] };
  const exact = position(spec, dimension, score);
  const at = (100 * Number(exact.num)) / Number(exact.den);
  const step = 100 / (dimension.steps * answered);
  return {
    id,
    answered,
    asked,
    points: points(exact),
    words: dimension.words && inWords(exact, dimension.words),
    level,
    at,
    band: [Math.max(at - step, 0), Math.min(at + step, 100)],
    near: levelsAround(spec, dimension, exact, fraction(1, dimension.steps * answered)),
  };
}

/**
 * @param {Spec} spec
 * @param {SpecDimension} dimension
 * @param {Fraction} place
 * @param {Fraction} step  from 0 to 1, as places are
 * @returns {string[]} the levels from a step below the place to a step above it, both inclusive
 */
function levelsAround(spec, dimension, place, step) {
  const [low, high] = [subtract(place, step), add(place, step)];
  const starts = dimension.levels.map(([, num, den]) => position(spec, dimension, { num, den }));
  return dimension.levels
    .filter((_, at) => (at === 0 || compare(starts[at], high) <= 0) && (at + 1 === starts.length || compare(starts[at + 1], low) > 0))
    .map(([id]) => id);
}

/**
 * @param {Fraction} place  from 0 to 1 between the lowest and the highest, of a mean or of a sum
 * @param {[value: number, option: number][]} scale
 * @returns {Words | null} the label, or the two labels, a score lies nearest to
 */
function inWords({ num, den }, scale) {
  const [lowest, highest] = [BigInt(scale[0][0]), BigInt(scale[scale.length - 1][0])];
  const value = lowest * den + num * (highest - lowest);
  if (num < 0n) return null;
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
 * @param {Scored['overall']} score
 * @returns {Reading['overall']}
 */
function overallOf(spec, score) {
  if (!score) return null;
  const place = overallPosition(spec, score);
  return { points: points(place), words: spec.words && inWords(place, spec.words) };
}

/**
 * @param {Spec} spec
 * @param {Score | Fraction} score
 * @returns {Fraction} from 0 to 1, on the range of an item, or of a dimension or domain at the top
 */
function overallPosition(spec, score) {
  const [{ id, min, max, times = 1 }] = spec.dimensions;
  if (spec.overall === 'items') return position(spec, { min: min / times, max: max / times }, score);
  const top = spec.domains ? topLevel(spec)[0] : id;
  const found = spec.scores?.find((one) => one.id === top);
  if (found?.min === undefined || found.max === undefined) return position(spec, { min, max }, score);
  const [lowest, highest] = [fraction(found.min), fraction(found.max)];
  const exact = { num: BigInt(score.num), den: BigInt(score.den) };
  return divide(subtract(exact, lowest), subtract(highest, lowest));
}

/**
 * @param {Spec} spec
 * @param {Given[]} given
 * @returns {Answered[]} the items that count in a dimension and are answered, with how high each answer scores from 0
 *   to 1 after any reversal
 */
function answeredItems(spec, given) {
  return spec.items.flatMap((item, index) => {
    const { answer } = given[index];
    const dimension = spec.dimensions.find(({ of }) => of.includes(index));
    if (answer === null || !dimension) return [];
    const [low, high] = rangeOf(item);
    const value = valueAt(item, answer);
    const reverse = dimension.reverse.includes(index);
    const num = reverse ? high - value : value - low;
    return [{ index, id: item.id, option: answer, reverse, height: { num: BigInt(num), den: BigInt(high - low) } }];
  });
}

/**
 * @param {Spec} spec
 * @param {Map<string, Fraction>} places
 * @param {Edge[]} edges
 * @param {Answered[]} answered
 * @returns {Headline}
 */
function headline(spec, places, edges, answered) {
  const plain = (/** @type {Headline['variant']} */ variant) => ({ variant, highest: [], lowest: [] });
  const heights = answered.map(({ height }) => height);
  if (places.size === 0) return plain('nothing');
  if (heights.length > 0 && heights.every(({ num, den }) => num === den)) return plain('top');
  if (heights.length > 0 && heights.every(({ num }) => num === 0n)) return plain('low');
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
