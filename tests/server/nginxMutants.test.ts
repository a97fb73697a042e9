/** Generated configurations, judged by the engine and by the installed nginx (1.22.1): verdict, code and line. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agrees, Judge, type Verdict } from './support/nginxJudge';
import { kinds, mutants } from './support/nginxMutants';
import { Random } from './support/random';
import { requireProgram } from './support/programs';

const judge = new Judge();
beforeAll(() => requireProgram('/usr/sbin/nginx', 'nginx'));
afterAll(() => judge.close());

/** Differences by what was changed, with their reason; each must still be one. */
const known: Record<string, string> = {};

const shown = ({ code, line, message }: Verdict): string =>
  code === null ? 'angenommen' : `${code}:${line ?? '–'} ${message}`;

describe('a changed configuration is judged as nginx 1.22.1 judges it', () => {
  it('class by class', async () => {
    const number = Number(process.env.NGINX_MUTANTS ?? 1900);
    const all = mutants(number, new Random(Number(process.env.NGINX_SEED ?? 20261122)));
    const theirs = await judge.nginxOnAll(all.map(({ text }) => text));
    const rows = new Map(kinds.map((kind) => [kind, { cases: 0, legal: 0, verdict: 0, code: 0, line: 0 }]));
    const differing: string[] = [];
    const falseAlarms: string[] = [];
    all.forEach(({ kind, shown: what, text, part }, index) => {
      const verdict = theirs[index];
      const row = rows.get(kind);
      if (!verdict || !row || verdict.code === 'environment') return;
      const own = judge.engine(part?.text ?? text);
      const ours = { ...own, line: own.line === null ? null : own.line + (part?.before ?? 0) };
      const agreement = agrees(verdict, ours);
      row.cases += 1;
      if (verdict.code === null) row.legal += 1;
      if (agreement.verdict) row.verdict += 1;
      if (agreement.code) row.code += 1;
      if (agreement.line) row.line += 1;
      if (!agreement.verdict || !agreement.code || !agreement.line)
        differing.push(`${kind} | ${what} | nginx: ${shown(verdict)} | hier: ${shown(ours)}`);
      if (verdict.code === null && ours.code !== null) falseAlarms.push(what);
    });
    const total = [...rows.values()].reduce((sum, row) => sum + row.cases, 0);
    const sum = (key: 'legal' | 'verdict' | 'code' | 'line'): number =>
      [...rows.values()].reduce((result, row) => result + row[key], 0);
    const table = [...rows].map(
      ([kind, row]) =>
        `${kind.padEnd(20)} ${row.cases} Fälle (${((row.cases / total) * 100).toFixed(1)} %), angenommen ${row.legal}, Urteil ${row.verdict}, Code ${row.code}, Zeile ${row.line}`,
    );
    process.stdout.write(
      `${table.join('\n')}\nzusammen ${total}, angenommen ${sum('legal')}, Urteil ${sum('verdict')}, Code ${sum('code')}, Zeile ${sum('line')}\n${differing.join('\n')}\n`,
    );
    const named = (line: string): boolean => Object.keys(known).some((what) => line.includes(` | ${what} | `));
    expect(differing.filter((line) => !named(line))).toEqual([]);
    expect(Object.keys(known).filter((what) => !differing.some((line) => line.includes(` | ${what} | `)))).toEqual([]);
    expect(falseAlarms).toEqual([]);
    expect(sum('verdict') / total).toBeGreaterThanOrEqual(0.995);
    expect(sum('code') / total).toBeGreaterThanOrEqual(0.98);
    expect(sum('line') / total).toBeGreaterThanOrEqual(0.98);
    expect(sum('legal') / total).toBeGreaterThanOrEqual(1 / 3);
    for (const { cases } of rows.values()) expect(cases / total).toBeGreaterThanOrEqual(0.05);
  }, 240_000);
});
