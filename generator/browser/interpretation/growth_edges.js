/**
 * Growth edges: which dimensions lie clearly below the highest, and the answer that is each one's reason. The Python
 * twin, `interpretation/growth_edges.py`, gives the rule and its sources.
 *
 * @import { Edge, Fraction, Scored, Spec, SpecDimension } from '../spec.d.ts'
 */
import { compare } from '../scoring/fractions.js';

const MOST_EDGES = 2;

/** @typedef {{ index: number, id: string, option: number, reverse: boolean, height: Fraction }} Answered */

/**
 * The growth edges of a scored sheet, lowest first, ties in file order.
 *
 * @param {Spec} spec
 * @param {Scored} scored
 * @param {Map<string, Fraction>} places  from 0 to 1, of the dimensions that have a score
 * @param {Answered[]} answered
 * @returns {Edge[]}
 */
export function growthEdges(spec, scored, places, answered) {
  const ordered = [...places].sort(([, a], [, b]) => compare(a, b));
  if (ordered.length === 0) return [];
  const highest = ordered[ordered.length - 1][1];
  return ordered
    .map(([id, place]) => ({ place, index: spec.dimensions.findIndex((dimension) => dimension.id === id) }))
    // where nothing was answered, no answer can be a reason
    .filter(({ index }) => answered.some((one) => spec.dimensions[index].of.includes(one.index)))
    .filter(({ place, index }) => clearlyBelow(place, highest, spec.dimensions[index], scored.dimensions[index].answered))
    .slice(0, MOST_EDGES)
    .map(({ place, index }) => edge(spec.dimensions[index], standing(place, ordered.map(([, other]) => other)), answered));
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
 * @param {SpecDimension} dimension
 * @param {Edge['standing']} standing
 * @param {Answered[]} answered
 * @returns {Edge} with the answer that scored lowest, the first in file order where several did
 */
function edge(dimension, standing, answered) {
  const lowest = answered
    .filter(({ index }) => dimension.of.includes(index))
    .reduce((low, item) => (compare(item.height, low.height) < 0 ? item : low));
  return { id: dimension.id, standing, item: lowest.id, option: lowest.option, reverse: lowest.reverse };
}
