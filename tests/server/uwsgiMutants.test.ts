/** Generated INI files and command lines, judged by the engine and by the installed uWSGI (2.0.21): verdict and code. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireProgram } from './support/programs';
import { Random } from './support/random';
import { agreement, falseAlarm, judgeHere } from './support/uwsgiAgreement';
import { UwsgiJudge } from './support/uwsgiJudge';
import { kinds, mutants } from './support/uwsgiMutants';
import { samples } from './support/uwsgiSamples';

const judge = new UwsgiJudge();
beforeAll(() => requireProgram('/usr/bin/uwsgi', 'uwsgi-core uwsgi-plugin-python3 uwsgi-plugin-gevent-python3'));
afterAll(() => judge.close());

/** Differences by what was changed, with their reason; each must still be one. */
const known: Record<string, string> = {};

describe('a changed INI file or command line is judged as uWSGI 2.0.21 judges it', () => {
  it('class by class', async () => {
    const number = Number(process.env.UWSGI_MUTANTS ?? 1560);
    const all = mutants(number, samples(), new Random(Number(process.env.UWSGI_SEED ?? 20261122)));
    const theirs = await judge.judgeAll(all.map(({ one }) => one));
    const rows = new Map(kinds.map((kind) => [kind, { cases: 0, legal: 0, verdict: 0, code: 0 }]));
    const differing: string[] = [];
    const alarms: string[] = [];
    all.forEach(({ kind, shown, one }, index) => {
      const verdict = theirs[index];
      const row = rows.get(kind);
      if (!verdict || !row || verdict.code === 'environment') return;
      const ours = judgeHere(one);
      const agreed = agreement(verdict, ours);
      row.cases += 1;
      if (verdict.code === null) row.legal += 1;
      if (agreed.verdict) row.verdict += 1;
      if (agreed.code) row.code += 1;
      if (!agreed.verdict || !agreed.code)
        differing.push(
          `${kind} | ${shown} | uWSGI: ${verdict.code ?? 'angenommen'} ${verdict.message} | hier: ${ours.errors.join(', ')}`,
        );
      if (verdict.code === null) alarms.push(...falseAlarm(ours).map((code) => `${code}: ${shown}`));
    });
    const total = [...rows.values()].reduce((sum, { cases }) => sum + cases, 0);
    const sum = (key: 'legal' | 'verdict' | 'code'): number =>
      [...rows.values()].reduce((result, row) => result + row[key], 0);
    const table = [...rows].map(
      ([kind, row]) =>
        `${kind.padEnd(14)} ${row.cases} Fälle (${((row.cases / total) * 100).toFixed(1)} %), angenommen ${row.legal}, Urteil ${row.verdict}, Code ${row.code}`,
    );
    process.stdout.write(
      `${table.join('\n')}\nzusammen ${total}, angenommen ${sum('legal')}, Urteil ${sum('verdict')}, Code ${sum('code')}\n${differing.join('\n')}\n`,
    );
    const named = (line: string): boolean => Object.keys(known).some((what) => line.includes(` | ${what} | `));
    expect(differing.filter((line) => !named(line))).toEqual([]);
    expect(Object.keys(known).filter((what) => !differing.some((line) => line.includes(` | ${what} | `)))).toEqual([]);
    expect(alarms).toEqual([]);
    expect(total).toBeGreaterThanOrEqual(Math.min(1500, number * 0.9));
    expect(sum('verdict') / total).toBeGreaterThanOrEqual(0.995);
    expect(sum('code') / total).toBeGreaterThanOrEqual(0.98);
    expect(sum('legal') / total).toBeGreaterThanOrEqual(1 / 3);
    for (const { cases } of rows.values()) expect(cases / total).toBeGreaterThanOrEqual(0.05);
  }, 180_000);
});
