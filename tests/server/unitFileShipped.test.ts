/** Unit files that Debian's packages have installed: no false alarm, no message missed. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { requireProgram } from './support/programs';
import { analyseUnitText, judgeUnits } from './support/unitVerdicts';

const folder = mkdtempSync(path.join(tmpdir(), 'shipped-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(() => requireProgram('/usr/bin/systemd-analyze', 'systemd'));

const folders = ['/lib/systemd/system', '/usr/lib/systemd/system', '/usr/lib/systemd/user', '/etc/systemd/system'];
const suffix = /\.(?:service|socket|target|timer|path|mount|automount|swap|slice)$/;

/** Files by name; links to nothing and empty files (masked units) hold no text to judge. */
function shipped(): Map<string, string> {
  const files = new Map<string, string>();
  for (const place of folders) {
    for (const name of readdirSafely(place)) {
      const file = path.join(place, name);
      if (!suffix.test(name) || files.has(name) || !statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
      const text = readFileSync(file, 'utf8');
      if (text !== '') files.set(name, text);
    }
  }
  return files;
}

function readdirSafely(place: string): string[] {
  try {
    return readdirSync(place);
  } catch {
    return [];
  }
}

it('are judged as systemd 252 judges them', () => {
  const files = shipped();
  expect(files.size).toBeGreaterThan(50);
  const verdicts = judgeUnits(folder, files);
  const differing = [...files].filter(
    ([name, text]) => JSON.stringify(analyseUnitText(name, text)) !== JSON.stringify(verdicts.get(name)),
  );
  process.stdout.write(
    `${`Installierte Unit-Dateien: ${files.size - differing.length} von ${files.size} gleich beurteilt`}\n`,
  );
  expect(differing.map(([name, text]) => [name, analyseUnitText(name, text), verdicts.get(name)])).toEqual([]);
}, 120_000);
