/** Unit files of more than a hundred Debian packages that are not installed, each with the drop-ins that its package ships. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { debianUnits, type PackagedUnit } from '../../scripts/corpus/debianUnits';
import { belongsTo } from '../../src/engine/systemd/dropIns';
import { requireProgram } from './support/programs';
import { analyseMerged, analyseUnitText, judgeUnits, type Verdict } from './support/unitVerdicts';

const folder = mkdtempSync(path.join(tmpdir(), 'corpus-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(() => requireProgram('/usr/bin/systemd-analyze', 'systemd'));

/** What a drop-in of a unit of another package is laid beside. */
const standIns: Record<string, string> = {
  service: '[Service]\nExecStart=/bin/true\n',
  slice: '[Slice]\n',
  target: '[Unit]\n',
};

const baseOf = (dropIn: string): string => path.dirname(dropIn).replace(/\.d$/, '');

/** Units in groups without equal names, drop-ins with the unit that they belong to. */
function groups(units: PackagedUnit[]): Map<string, string>[] {
  const result: Map<string, string>[] = [];
  for (const { name, text } of units) {
    if (text === '') continue;
    const base = name.includes('/') ? baseOf(name) : name;
    const group = result.find((files) => !files.has(name)) ?? new Map<string, string>();
    if (!result.includes(group)) result.push(group);
    group.set(name, text);
    const standIn = standIns[base.slice(base.lastIndexOf('.') + 1)];
    if (name.includes('/') && !group.has(base) && !units.some((unit) => unit.name === base) && standIn !== undefined)
      group.set(base, standIn);
  }
  return result;
}

function ours(name: string, files: Map<string, string>): [string, Verdict][] {
  const dropIns = [...files].filter(([other]) => other.includes('/') && belongsTo(other, name));
  const text = files.get(name) ?? '';
  return dropIns.length === 0 ? [[name, analyseUnitText(name, text)]] : [...analyseMerged([name, text], dropIns)];
}

it('are judged as systemd 252 judges them, verdict, line and code', () => {
  const units = debianUnits();
  expect(new Set(units.map((unit) => unit.package)).size).toBeGreaterThanOrEqual(100);
  const differing: unknown[] = [];
  let count = 0;
  for (const [index, files] of groups(units).entries()) {
    for (const recursive of [true, false]) {
      const verdicts = judgeUnits(path.join(folder, `g${index}`), files, { recursive });
      for (const name of files.keys()) {
        if (name.includes('/')) continue;
        for (const [file, verdict] of ours(name, files)) {
          count += 1;
          if (JSON.stringify(verdict) !== JSON.stringify(verdicts.get(file)))
            differing.push([file, verdict, verdicts.get(file)]);
        }
      }
    }
  }
  process.stdout.write(
    `${`Unit-Dateien aus ${new Set(units.map((unit) => unit.package)).size} Paketen: ${count - differing.length} von ${count} Urteilen gleich (mit und ohne --recursive-errors=yes)`}\n`,
  );
  expect(differing).toEqual([]);
}, 300_000);
