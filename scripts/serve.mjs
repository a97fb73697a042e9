/**
 * `node scripts/serve.mjs <folder> <port> [base path]`: serves a built site as a plain static host does.
 * `404.html` answers with status 404, a folder without a slash leads to the one with it, and nothing exists outside of
 * the base path. Tests use it; for a look at the built site there is `npm run serve`.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.xml': 'application/xml; charset=utf-8',
};

/** Where an address leads: a file with its status, or another address. */
function answerTo(pathname, root, base) {
  const missing = { status: 404, file: join(root, '404.html') };
  if (!pathname.startsWith(base)) return { status: 404, file: null };
  const file = resolve(root, `.${sep}${pathname.slice(base.length)}`);
  if (file !== root && !file.startsWith(root + sep)) return missing;
  const isFolder = existsSync(file) && statSync(file).isDirectory();
  if (isFolder && !pathname.endsWith('/')) return { status: 301, location: `${pathname}/` };
  const page = isFolder ? join(file, 'index.html') : file;
  return existsSync(page) && !pathname.endsWith('//') ? { status: 200, file: page } : missing;
}

/** The path of a request without its query; null where it is not a path. */
function pathOf(url) {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
}

/**
 * Starts the server; fails with a message where the folder holds no built site.
 *
 * @param {string} folder
 * @param {number} port
 * @param {string} base Base path with a slash at both ends.
 * @returns {Promise<import('node:http').Server>}
 */
export async function serve(folder, port, base = '/') {
  const root = resolve(folder);
  if (!existsSync(join(root, 'index.html'))) {
    throw new Error(`Im Ordner ${folder} liegt keine gebaute Website. Zuerst „npm run build“ ausführen.`);
  }
  const server = createServer((request, response) => {
    const pathname = pathOf(request.url ?? '/');
    const { status, file, location } = pathname === null ? { status: 404, file: null } : answerTo(pathname, root, base);
    if (location !== undefined) return void response.writeHead(status, { Location: encodeURI(location) }).end();
    if (file === null) return void response.writeHead(status, { 'Content-Type': types['.txt'] }).end('Nicht gefunden');
    response.writeHead(status, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolveStarted, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolveStarted);
  });
  return server;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = 'build', port = '3000', base = '/'] = process.argv.slice(2);
  serve(folder, Number(port), base).then(
    () => console.log(`${folder}: http://127.0.0.1:${port}${base}`),
    (error) => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );
}
