/**
 * Bundles the browser's scripts: each entry becomes one classic script that also runs from a local file.
 *
 * `node generator/browser/build.mjs` writes them into the theme; `--check` compares instead, and fails where a
 * committed bundle is not what its sources give.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const checking = process.argv.includes('--check');

const { outputFiles } = await build({
  entryPoints: [here('assessment.js'), here('cards.js')],
  outdir: here('../mkdocs_assessments/theme/assets/assessments/'),
  bundle: true,
  format: 'iife',
  minify: true,
  target: 'es2020',
  // Every browser that has <dialog>, which the page needs, has private members too; rewritten they cost 1 kB.
  supported: { 'class-field': true, 'class-private-field': true, 'class-private-method': true, 'class-private-accessor': true },
  charset: 'utf8',
  legalComments: 'none',
  write: !checking,
  logLevel: 'warning',
});

for (const { path, contents } of outputFiles ?? []) {
  const committed = await readFile(path).catch(() => Buffer.alloc(0));
  if (committed.equals(contents)) continue;
  console.error(`${path} is not what its sources give: run npm run build`);
  process.exitCode = 1;
}
