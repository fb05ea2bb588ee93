/**
 * The scoring spec as `spec/` writes it: ids and numbers only. Version 1 is the simple form; version 2 has at least one
 * of the parts marked (2).
 */
export interface Spec {
  spec: 1 | 2;
  id: string;
  version: string;
  /** Sixteen hex digits; drafts and codes hang on it. */
  layout: string;
  /** Sixteen hex digits; results and comparisons hang on it. */
  scoring: string;
  /** Every value below is an integer multiple of 1 / unit. */
  unit: number;
  items: SpecItem[];
  dimensions: SpecDimension[];
  overall: 'dimensions' | 'items' | 'none';
  /** As in a dimension, for the overall score. */
  words: [value: number, option: number][] | null;
  /** (2) Positions in `items` of each screen's questions, where the screens are not simply the dimensions. */
  sections?: number[][];
  /** (2) Items whose values must add up to `total`, or all of them are blank. */
  splits?: { of: number[]; total: FractionText }[];
  /** (2) Each after those it is made of. */
  scores?: SpecScore[];
  /** (2) Each after those inside it; a domain's score has its id. */
  domains?: { id: string; of: string[] }[];
  /** (2) Screens over the whole sheet; where one fails nothing is scored. `of`: positions in `items`. */
  validity?: { of: number[]; answered?: SpecInterval; same?: SpecInterval }[];
}

/** An exact number, as `-3/2` or `4`. */
export type FractionText = string;

/** Exactly one of `values`, `number` and `many` says what an answer can be: `sizeOf` tells how many there are. */
export interface SpecItem {
  id: string;
  /** What each option scores before reversal, in the order shown. */
  values?: number[];
  /** (2) An answer is how many steps a number lies above the lowest. */
  number?: { from: number; step: number; size: number };
  /** (2) An answer is the ticked options as bits, the first lowest; each adds what it scores. */
  many?: number[];
  /** Whether does-not-apply is offered. */
  na: boolean;
  /** (2) When it is asked: tests of items before it. */
  ask?: SpecCondition;
  /** (2) What it scores before reversal when it is not asked. */
  else?: number;
  /** (2) Whether it asks about the person. */
  fact?: true;
}

export interface SpecDimension {
  id: string;
  /** Positions in `items`. */
  of: number[];
  /** Those of them that are reverse-keyed. */
  reverse: number[];
  /** Answers needed before there is a score. */
  need: number;
  min: number;
  max: number;
  /** Answer steps from the lowest option to the highest. */
  steps: number;
  /** Lowest first; the bound num / den is inclusive. */
  levels: [id: string, num: number, den: number][];
  /** Option values with their positions, lowest first; null where the items have different scales. */
  words: [value: number, option: number][] | null;
  /** clear[n]: the answer steps that count as a difference with n answers. */
  clear: number[];
  /** (2) What the mean is multiplied by, for a sum; `min`, `max` and `levels` are of the sum. */
  times?: number;
}

/** Bounds that belong (`min`, `max`) or do not (`above`, `below`). */
export interface SpecInterval {
  min?: FractionText;
  above?: FractionText;
  max?: FractionText;
  below?: FractionText;
}

/** A test of an item, dimension or score, by exactly one of the last four. */
export interface SpecTest {
  of: string;
  /** Answers of an item that pass. */
  answers?: number[];
  /** The option that must be among those ticked. */
  ticked?: number;
  within?: SpecInterval;
  /** The label or level of a score or dimension. */
  label?: string;
}

/** All of `all`, and where there is `any`, all of one of its lists. */
export interface SpecCondition {
  all?: SpecTest[];
  any?: SpecTest[][];
}

export interface SpecTerm {
  of: string;
  reverse?: true;
  /** 1 where left out; or `by`, the id of the score that is the weight. */
  weight?: FractionText;
  by?: string;
  /** With `count`: what makes it count. */
  test?: SpecTest;
}

/** A score beyond the dimensions' own. What its verb does not need is left out. */
export interface SpecScore {
  id: string;
  verb: 'sum' | 'mean' | 'weigh' | 'count' | 'value' | 'min' | 'max' | 'choose' | 'top' | 'join' | 'cross' | 'stages';
  of?: SpecTerm[];
  /** How many terms must have a value; 0 where left out. */
  need?: number;
  /** What stands in for a blank: the mean of the others, or a number before reversal. */
  blank?: 'mean' | FractionText;
  /** The number where there would be none. */
  else?: FractionText;
  steps?: SpecStep[];
  bands?: SpecBands[];
  rows?: { then: string; when?: SpecCondition }[];
  /** What must be known before there is a label. */
  needs?: string[];
  table?: [row: string, column: string, label: string][];
  take?: number;
  separator?: string;
  /** How many the page prints; 0 where left out. */
  decimals?: number;
  min?: FractionText;
  max?: FractionText;
}

/** Levels, lowest first; a bound is inclusive unless it is `above`. Of several, the first that holds. */
export interface SpecBands {
  when?: SpecCondition;
  levels: [id: string, kind: 'from' | 'above', start: FractionText][];
}

export type SpecStep =
  | { kind: 'plus' | 'minus' | 'times'; by: FractionText; of?: never }
  | { kind: 'plus' | 'minus' | 'times'; of: string }
  | { kind: 'table'; groups: { when?: SpecCondition; rows: [SpecInterval, FractionText][] }[] }
  | {
      kind: 'norm';
      groups: { when?: SpecCondition; mean: FractionText; sd: FractionText }[];
      to: [mean: FractionText, deviation: FractionText];
    }
  | { kind: 'round'; decimals: number }
  | { kind: 'cap'; at: FractionText; unless?: SpecCondition };

/** A whole number below `sizeOf(item)`, such as the position of the chosen option; does-not-apply; or no answer. */
export type Answer = number | 'na' | null;
export type Answers = Record<string, Answer>;

/** An exact score, num / den, in units of the response scale. */
export interface Score {
  num: number;
  den: number;
}

/** As a score, in big integers: for what has no bound. */
export interface Fraction {
  num: bigint;
  /** Positive. */
  den: bigint;
}

/** What one item of a sheet comes to. */
export interface Given {
  asked: boolean;
  /** Where it was asked and answered. */
  answer: number | null;
  /** What that scores before reversal, or what the item scores where it was not asked; in units of the spec. */
  value: number | null;
  na: boolean;
}

export interface ScoredDimension {
  id: string;
  answered: number;
  asked: number;
  score: Score | null;
  level: string | null;
}

export interface Scored {
  dimensions: ScoredDimension[];
  overall: Score | Fraction | null;
  scores: ScoredScore[];
  /** The position of the validity screen that failed. */
  invalid: number | null;
}

export interface ScoredScore {
  id: string;
  value: Fraction | null;
  /** The level of a number, or the label of a label verb. */
  label: string | null;
  /** The labels that `top` and `join` put together; of another label verb its one label. */
  parts: string[];
  /** The position of the norm group the number was compared with. */
  norm: number | null;
}

/** The labels a score lies between, as option positions; equal when it lies at one of them. */
export interface Words {
  low: number;
  high: number;
}

export interface Row {
  id: string;
  answered: number;
  asked: number;
  /** 0 to 100, rounded half up; null without a score, as all below. */
  points: number | null;
  words: Words | null;
  level: string | null;
  /** Where the mark goes, in points: for drawing only, not exact. */
  at: number | null;
  /** Where the mark would be with one answer one step lower or higher: for drawing only. */
  band: [number, number] | null;
  /** The levels that lie within the band, exactly, lowest first; none without a score. */
  near: string[];
}

export interface Edge {
  id: string;
  /** among-lowest: one of the lowest, whether others tie with it or are as low within the noise. */
  standing: 'lowest' | 'among-lowest';
  item: string;
  option: number;
  reverse: boolean;
}

export interface Headline {
  variant: 'nothing' | 'top' | 'low' | 'single' | 'same' | 'one' | 'flat' | 'edges' | 'clear';
  highest: string[];
  lowest: string[];
}

export interface Reading {
  answered: number;
  asked: number;
  na: number;
  headline: Headline;
  overall: { points: number; words: Words | null } | null;
  rows: Row[];
  edges: Edge[];
  scores: ScoreReading[];
}

export interface ScoreReading {
  id: string;
  /** The number as printed, without its unit. */
  text: string | null;
  /** 0 to 100, from the smallest number the score can reach to the largest: for drawing only. */
  at: number | null;
  label: string | null;
  /** The labels that the label is put together from; the one it is, where it is not put together. */
  labels: string[];
  /** The position of the reference group in the score's norm. */
  normGroup: number | null;
}
