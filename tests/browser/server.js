/**
 * A static file server for built sites, on this machine only.
 *
 * It answers as a web server under its own address and as a proxy for made-up names (`http://site.test/`), so that a
 * browser sees an ordinary host without encryption, where many interfaces are missing. It keeps a list of everything
 * it was asked for: what a page sends is what arrives here.
 */

import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
});

/**
 * One request as it came in.
 * @typedef {{ method: string, host: string, path: string, referrer: string, body: string }} Asked
 */

/**
 * What a made-up name takes away from its pages.
 * @param {string} host
 * @returns {Record<string, string>} headers
 */
function policyOf(host) {
  if (host.endsWith('.denied')) return { 'content-security-policy': 'sandbox allow-scripts allow-forms allow-modals' };
  return host.endsWith('.unscripted') ? { 'content-security-policy': "script-src 'none'" } : {};
}

/**
 * A name that ends in `.denied` gets pages that may keep nothing: sandboxed, they have no origin, and naming
 * `localStorage` throws as it does where cookies are blocked. One that ends in `.unscripted` gets pages on which no
 * script may run.
 *
 * @param {Record<string, string>} sites  host name to folder; `127.0.0.1` is the server itself
 * @returns {Promise<{ origin: string, asked: Asked[], close: () => Promise<void> }>}
 */
export async function serve(sites) {
  /** @type {Asked[]} */
  const asked = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    let body = '';
    for await (const piece of request) body += piece;
    asked.push({
      method: request.method ?? '',
      host: url.hostname,
      path: url.pathname + url.search,
      referrer: request.headers.referer ?? '',
      body,
    });
    const root = sites[url.hostname];
    const found = root === undefined ? null : await find(root, decodeURIComponent(url.pathname));
    if (found === null) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    const type = TYPES[extname(found)] ?? 'application/octet-stream';
    const bytes = await readFile(found);
    const packs = /^(text|application)\//.test(type) && /\bgzip\b/.test(String(request.headers['accept-encoding']));
    response.writeHead(200, {
      'content-type': type,
      'cache-control': 'no-cache',
      ...policyOf(url.hostname),
      ...(packs ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : {}),
    });
    response.end(packs ? gzipSync(bytes) : bytes);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * The file behind a path, or null. Nothing outside the root is ever found.
 * @param {string} root
 * @param {string} path
 */
async function find(root, path) {
  const file = normalize(join(root, path));
  if (file !== root && !file.startsWith(root + sep)) return null;
  try {
    const kind = await stat(file);
    if (kind.isFile()) return file;
    const index = join(file, 'index.html');
    return kind.isDirectory() && (await stat(index)).isFile() ? index : null;
  } catch {
    return null;
  }
}
