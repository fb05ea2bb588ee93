/** The scoring spec, version 1, as `spec.py` writes it: ids and integers only. */
export interface Spec {
  spec: 1;
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
}

export interface SpecItem {
  id: string;
  /** What each option scores before reversal, in the order shown. */
  values: number[];
  /** Whether does-not-apply is offered. */
  na: boolean;
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
}

/** The position of the chosen option counted from 0, does-not-apply, or no answer. */
export type Answer = number | 'na' | null;
export type Answers = Record<string, Answer>;

/** An exact score, num / den, in units of the response scale. */
export interface Score {
  num: number;
  den: number;
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
  overall: Score | null;
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
}
