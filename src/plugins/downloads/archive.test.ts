import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, expect, it } from 'vitest';
import { archive } from './archive';

const folder = mkdtempSync(path.join(tmpdir(), 'archive-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('holds the files of the folder without caches, the same bytes each time', () => {
  mkdirSync(path.join(folder, 'src', '__pycache__'), { recursive: true });
  writeFileSync(path.join(folder, 'src', 'run.py'), 'app = 1\n');
  writeFileSync(path.join(folder, 'src', '__pycache__', 'run.pyc'), 'x');
  const packed = archive(folder, 'backend');
  const files = unzipSync(packed);
  expect(Object.keys(files)).toEqual(['backend/src/run.py']);
  expect(strFromU8(files['backend/src/run.py'] ?? new Uint8Array())).toBe('app = 1\n');
  expect(archive(folder, 'backend')).toEqual(packed);
});

it('packs the backend of the guide', () => {
  const names = Object.keys(unzipSync(archive(path.resolve(__dirname, '../../../examples/backend'), 'backend')));
  expect(names).toContain('backend/src/run.py');
  expect(names).toContain('backend/deploy/uwsgi.ini');
  expect(names.filter((name) => /pycache|\.pyc/.test(name))).toEqual([]);
});
