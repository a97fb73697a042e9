import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync, type Zippable } from 'fflate';

/** A fixed time: the same files give the same bytes, whenever and wherever they are packed. */
const time = new Date(2026, 0, 1);

const leftOut = /(?:^|\/)(?:__pycache__|\.venv|\.pytest_cache)(?:\/|$)|\.pyc$/;

/** All files of a folder as a ZIP archive, below a folder of the name `root`; caches of Python are left out. */
export function archive(folder: string, root: string): Uint8Array {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => !leftOut.test(name))
    .sort();
  const files: Zippable = {};
  for (const name of names) files[`${root}/${name}`] = [readFileSync(path.join(folder, name)), { mtime: time }];
  return zipSync(files, { level: 9 });
}
