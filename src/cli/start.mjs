/**
 * `npm run check-config`: runs the program from a cache, which is built anew whenever one of its sources has changed.
 * Compiling the sources and reading the catalogue each time would take several times as long as the check.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const cache = path.join(root, 'node_modules', '.cache', 'check-config');

/** Name, size and time of every source in one word. */
function stamp() {
  const hash = createHash('sha1');
  const add = (file) => {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${file}\0${mtimeMs}\0${size}\0`);
  };
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'texts') walk(file);
      } else if (/\.(?:ts|mjs|json|yaml)$/.test(entry.name) && !entry.name.endsWith('.test.ts')) add(file);
    }
  };
  for (const folder of ['cli', 'engine', 'catalogue']) walk(path.join(root, 'src', folder));
  add(path.join(root, 'package-lock.json'));
  return hash.digest('hex').slice(0, 16);
}

/** Builds beside the place and moves the result there, so that two calls at once do not disturb each other. */
function build(place) {
  const draft = `${place}.${process.pid}`;
  const { status, stderr, error } = spawnSync(
    process.execPath,
    ['--require', 'tsx/cjs', path.join(root, 'src', 'cli', 'build.ts'), draft],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    process.stderr.write(`check-config: Das Programm ließ sich nicht bauen.\n${error?.message ?? stderr}\n`);
    process.exit(2);
  }
  for (const old of readdirSync(cache).filter((name) => /^[0-9a-f]{16}$/.test(name) && name !== path.basename(place)))
    rmSync(path.join(cache, old), { recursive: true, force: true });
  try {
    renameSync(draft, place);
  } catch (problem) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(place)) throw problem;
  }
}

const place = path.join(cache, stamp());
if (!existsSync(place)) build(place);
createRequire(import.meta.url)(path.join(place, 'check-config.cjs'));
