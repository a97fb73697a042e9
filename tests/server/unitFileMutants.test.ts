/** Unit files changed in one place, drawn with a fixed seed: the engine and systemd 252 agree on verdict, line and code. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import usage from '../../src/catalogue/facts/systemd-directive-usage.json';
import { requireProgram } from './support/programs';
import { Random } from './support/random';
import { unitMutants } from './support/unitMutants';
import { analyseMerged, analyseUnitText, judgeUnits, type Verdict } from './support/unitVerdicts';

const folder = mkdtempSync(path.join(tmpdir(), 'mutants-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(() => requireProgram('/usr/bin/systemd-analyze', 'systemd'));

/** Disagreements by name of the mutant, each with its reason; an entry that is no longer needed fails. */
const known = new Map<string, string>();

const silent = ({ lines, refused }: Verdict): boolean => lines.length === 0 && !refused;
const share = (count: number, of: number): string => `${((100 * count) / of).toFixed(2)} %`;

/** Verdicts on all files of a mutant, in one text each. */
const joined = (verdicts: Verdict[], part: (verdict: Verdict) => unknown): string => JSON.stringify(verdicts.map(part));

it('agree with systemd in at least 99.5 % and without a false alarm', () => {
  const mutants = unitMutants(18 * usage.ranking.length, new Random(20261122));
  const verdicts = judgeUnits(folder, new Map(mutants.flatMap(({ files }) => files)));
  const rows = new Map<string, { same: number; of: number; legal: number }>();
  const differing = new Map<string, string>();
  const agreed = { verdict: 0, line: 0, code: 0 };
  let alarms = 0;
  for (const { files, kind } of mutants) {
    const [first, ...dropIns] = files;
    if (!first) continue;
    const theirs = files.map(([name]) => verdicts.get(name) ?? { lines: [], codes: [], refused: false });
    const ours = dropIns.length === 0 ? [analyseUnitText(...first)] : [...analyseMerged(first, dropIns).values()];
    const row = rows.get(kind) ?? { same: 0, of: 0, legal: 0 };
    rows.set(kind, row);
    const legal = theirs.every(silent);
    row.of += 1;
    if (legal) row.legal += 1;
    const verdict = legal === ours.every(silent);
    const line =
      joined(theirs, ({ lines, refused }) => [lines, refused]) ===
      joined(ours, ({ lines, refused }) => [lines, refused]);
    const code =
      joined(theirs, ({ codes, refused }) => [codes, refused]) ===
      joined(ours, ({ codes, refused }) => [codes, refused]);
    if (verdict) agreed.verdict += 1;
    if (line) agreed.line += 1;
    if (code) agreed.code += 1;
    if (legal && !verdict) alarms += 1;
    if (verdict && line && code) row.same += 1;
    else
      differing.set(
        first[0],
        `${kind}: systemd ${JSON.stringify(theirs)}, hier ${JSON.stringify(ours)}\n${files.map(([, text]) => text).join('---\n')}`,
      );
  }
  const count = mutants.length;
  const legal = [...rows.values()].reduce((sum, row) => sum + row.legal, 0);
  process.stdout.write(
    `${[
      `Mutanten: ${count}, davon rechtmäßig ${legal}; gleich im Urteil ${share(agreed.verdict, count)}, in der Zeile ${share(agreed.line, count)}, im Code ${share(agreed.code, count)}`,
      ...[...rows].map(([kind, { same, of }]) => `  ${kind} (Anteil ${share(of, count)}): ${same} von ${of} gleich`),
    ].join('\n')}\n`,
  );
  expect(rows.size).toBeGreaterThanOrEqual(12);
  for (const [kind, { of }] of rows) expect(of / count, kind).toBeGreaterThanOrEqual(0.05);
  // Each class has changed each directive of the ranked list
  expect(count / rows.size).toBeGreaterThanOrEqual(usage.ranking.length);
  expect(legal * 3).toBeGreaterThanOrEqual(count);
  expect(alarms, [...differing.values()].join('\n')).toBe(0);
  const unexpected = [...differing].filter(([name]) => !known.has(name)).map(([, text]) => text);
  expect(unexpected, unexpected.slice(0, 10).join('\n')).toEqual([]);
  expect([...known.keys()].filter((name) => !differing.has(name))).toEqual([]);
  expect(agreed.verdict / count).toBeGreaterThanOrEqual(0.995);
}, 300_000);
