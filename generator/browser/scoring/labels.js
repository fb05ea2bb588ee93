/**
 * The label verbs: which label, or which labels joined, a sheet gets. The Python twin is `scoring/labels.py`.
 *
 * @import { SpecScore } from '../spec.d.ts'
 * @import { Known } from './known.js'
 */
import { compare } from './fractions.js';
import { presentMembers } from './terms.js';

const LABEL_VERBS = ['choose', 'top', 'join', 'cross', 'stages'];

/**
 * @param {SpecScore} score
 * @returns {boolean} whether it gives a label and not a number
 */
export function isLabel({ verb }) {
  return LABEL_VERBS.includes(verb);
}

/**
 * @param {SpecScore} score
 * @param {Known} known
 * @returns {string[]} the labels that make up its own; none where too little is known or no row holds
 */
export function labelsOf(score, known) {
  const { verb, of = [], rows = [], needs = [], table = [] } = score;
  if (!needs.every((id) => known.has(id))) return [];
  if (verb === 'choose') return rows.filter(({ when }) => known.holds(when)).slice(0, 1).map(({ then }) => then);
  if (verb === 'stages') {
    const failing = rows.findIndex(({ when }) => !known.holds(when));
    return rows.slice(0, failing < 0 ? rows.length : failing).slice(-1).map(({ then }) => then);
  }
  if (verb === 'top') return highest(score, known);
  const labels = of.map((term) => known.label(term.of)).filter((label) => label !== null);
  if (labels.length < of.length || verb === 'join') return labels.length < of.length ? [] : labels;
  return table.filter(([row, column]) => row === labels[0] && column === labels[1]).map(([, , label]) => label);
}

/**
 * @param {SpecScore} score
 * @param {Known} known
 * @returns {string[]} ids, highest first, those that tie in the order listed
 */
function highest(score, known) {
  const ranked = [...(presentMembers(score, known) ?? [])].sort((a, b) => compare(b.value, a.value));
  return ranked.slice(0, score.take).map(({ term }) => term.of);
}
