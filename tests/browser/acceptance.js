/** Every acceptance check, registered for one engine. A check that needs what only one engine offers says so itself. */

import { test } from 'node:test';

import nothingLeaves from './checks/ac-01-nothing-leaves.js';
import resume from './checks/ac-02-resume.js';
import strayKeys from './checks/ac-03-stray-keys.js';
import instantNavigation from './checks/ac-04-instant-navigation.js';
import scores from './checks/ac-05-scores.js';
import storageDenied from './checks/ac-06-storage-denied.js';
import keyboard from './checks/ac-07-keyboard.js';
import axe from './checks/ac-08-axe.js';
import gaps from './checks/ac-17-gaps.js';
import tooFew from './checks/ac-18-too-few.js';
import radioKeys from './checks/ac-19-20-radio-keys.js';
import clearAndFresh from './checks/ac-21-22-clear-and-fresh.js';
import reflowAndTargets from './checks/ac-23-24-reflow-and-targets.js';
import twoTabs from './checks/ac-28-two-tabs.js';
import everySentence from './checks/ac-32-every-sentence.js';
import print from './checks/ac-35-print.js';
import noScript from './checks/ac-36-no-script.js';
import anywhere from './checks/ac-37-anywhere.js';
import accessibilityTree from './checks/ac-38-tree.js';
import addresses from './checks/addresses.js';
import formats from './checks/formats.js';
import facts from './checks/facts.js';
import nearACut from './checks/near-a-cut.js';
import numbers from './checks/numbers.js';
import returning from './checks/returning.js';
import everyScore from './checks/scores.js';
import secondClicks from './checks/second-clicks.js';
import skipping from './checks/skipping.js';
import sums from './checks/sums.js';
import { locate } from './engines/engines.js';
import { openWorld } from './world.js';

const CHECKS = [
  nothingLeaves,
  resume,
  strayKeys,
  instantNavigation,
  scores,
  storageDenied,
  keyboard,
  axe,
  gaps,
  tooFew,
  radioKeys,
  clearAndFresh,
  reflowAndTargets,
  twoTabs,
  everySentence,
  print,
  noScript,
  anywhere,
  accessibilityTree,
  addresses,
  facts,
  formats,
  nearACut,
  numbers,
  returning,
  everyScore,
  secondClicks,
  skipping,
  sums,
];

/**
 * A browser that is not there fails the continuous build and is a loud skip anywhere else.
 * @param {'chromium'|'firefox'|'webkit'} name
 */
export function accept(name) {
  const place = locate(name);
  if ('missing' in place) {
    const skip = process.env.CI === 'true' ? false : `NOT TESTED IN ${name.toUpperCase()}: ${place.missing}`;
    test(`all acceptance checks in ${name}`, { skip }, () => {
      throw new Error(place.missing);
    });
    return;
  }
  const world = openWorld(name);
  for (const check of CHECKS) check(world);
}
