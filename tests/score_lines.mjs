// Reads one JSON object a line, {spec, sheets}, and answers each with what the browser's engine makes of it.
// Integers of any size are written as text.
import { createInterface } from 'node:readline';
import { read } from '../generator/browser/interpretation/interpretation.js';
import { score } from '../generator/browser/scoring/scoring.js';

for await (const given of createInterface({ input: process.stdin })) {
  const { spec, sheets } = JSON.parse(given);
  const results = sheets.map((answers) => {
    const scored = score(spec, answers);
    return { scored, reading: read(spec, scored, answers) };
  });
  const line = JSON.stringify(results, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  process.stdout.write(`${line}\n`);
}
