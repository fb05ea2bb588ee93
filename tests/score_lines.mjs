// Reads one JSON object a line, {spec, sheets}, and answers each with what the browser's engine makes of it.
import { createInterface } from 'node:readline';
import { read } from '../generator/browser/reading.js';
import { score } from '../generator/browser/scoring.js';

for await (const line of createInterface({ input: process.stdin })) {
  const { spec, sheets } = JSON.parse(line);
  const results = sheets.map((answers) => {
    const scored = score(spec, answers);
    return { scored, reading: read(spec, scored, answers) };
  });
  process.stdout.write(`${JSON.stringify(results)}\n`);
}
