/** INI files that packages ship, and the values that uWSGI 2.0.21 reads in a file: by `--show-config` and the stats server. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/load';
import { profiles } from '../../src/engine/profiles';
import { atoi } from '../../src/engine/uwsgi/judge/numbers';
import { readIni } from '../../src/engine/uwsgi/readIni';
import { requireProgram, run } from './support/programs';
import { Server } from './support/server';
import { agreement, falseAlarm, judgeHere } from './support/uwsgiAgreement';
import { UwsgiJudge } from './support/uwsgiJudge';

const uwsgi = '/usr/bin/uwsgi';
const judge = new UwsgiJudge();
beforeAll(() => requireProgram(uwsgi, 'uwsgi-core uwsgi-plugin-python3'));
afterAll(() => judge.close());

/** Lines that run other programs, change the account or the folder, or open something outside of the folder. */
const foreign =
  /^\s*(?:exec|attach|emperor|daemonize|uid|gid|chdir|pidfile|logto|socket|http|vassal|early|master-fifo|home)\b.*$/gm;

describe('INI files that the package uwsgi-core ships', () => {
  const shipped = run('/usr/bin/dpkg', ['-L', 'uwsgi-core'])
    .output.split('\n')
    .filter((name) => name.endsWith('.ini') && existsSync(name));

  it('are judged as uWSGI judges them', async () => {
    expect(shipped.length).toBeGreaterThanOrEqual(10);
    const cases = shipped.map((name) => ({
      kind: 'ini' as const,
      text: readFileSync(name, 'utf8').replace(foreign, ''),
    }));
    const verdicts = await judge.judgeAll(cases);
    const differing = cases.flatMap((one, index) => {
      const theirs = verdicts[index] ?? { code: null, message: '' };
      const ours = judgeHere(one);
      const agreed = agreement(theirs, ours);
      const alarms = theirs.code === null ? falseAlarm(ours) : [];
      if (theirs.code === 'environment' || (agreed.verdict && agreed.code && alarms.length === 0)) return [];
      return [
        `${shipped[index] ?? ''}: ${theirs.code ?? 'angenommen'} ${theirs.message}, hier ${ours.errors.join(', ')}`,
      ];
    });
    expect(differing).toEqual([]);
  });
});

describe('the values of a file', () => {
  const file = (text: string): string => {
    const name = path.join(judge.folder, 'values.ini');
    writeFileSync(name, text);
    return name;
  };

  it.each([
    ['values keep quotes and what looks like a comment', 'procname = "a b" # c\nchdir=.\n  threads\t=  2  '],
    ['a key alone has an empty value', 'master\nthreads = 2'],
    ['sections in order', 'threads = 2\n[x]\nthreads = 3\n[uwsgi]\nlisten = 4'],
    ['a section that is asked for', 'threads = 2\nini = :web\nlisten = 9\n[web]\nprocname = x'],
    ['names of the file', 'procname = %n-%e-%s-%c-%d'],
    ['percent signs', 'procname = 50% off 10%% %q|\nauto-procname = 100%\nthreads = 2'],
    ['placeholders', 'procname = /%(base)/%(n)x\nset-ph = n=3\nbase = srv\nmule-msg-size = %(n + 2 * 3)'],
    ['placeholders at the beginning', 'procname = %(a)\nprocname-prefix = /%(a)\na = %(b)\nb = x'],
    ['placeholders that nobody sets', 'procname = /%(nix)/%(nix + 1)/%()'],
    ['options that act at once keep their placeholders', 'set-ph = n=3\nlisten = 1%(n)\nthreads = 1%(n)'],
    ['arithmetic', 'set-ph = n=7\nprocname = /%(n / 2)/%(n - 10)/%(n ++)/%(n --)/%(n n + 1)/%(n / 0)'],
    ['loops', 'for = a b\nenv = X%(_)=%(_)\nendfor =\nfor-times = 2\nenv = Y%(_)=1\nend-for ='],
    ['blocks', 'if-opt = threads=2\nlisten = 3\nendif =\nthreads = 2\nif-opt = threads=2\nlisten = 4\nendif ='],
    ['conditions that never or always hold', 'if-reload =\nlisten = 3\nendif =\nif-not-reload =\nlisten = 4\nendif ='],
    ['set', 'set = threads=3\nprocname = /%(threads)'],
  ])('%s', (_what, text) => {
    const name = file(`[uwsgi]\n${text}\n`);
    const { output } = run(uwsgi, ['--ini', name, '--show-config', '--no-server'], { cwd: judge.folder });
    const shown = /\[uwsgi\]\n([^]*?);end of configuration/.exec(output)?.[1] ?? '';
    const theirs = shown.split('\n').filter((line) => line !== '' && !/^(?:ini = \/|show-config|no-server)/.test(line));
    const { uses } = readIni(readFileSync(name, 'utf8'), loadCatalogue(), profiles['debian-12'], { fileName: name });
    const ours = uses.map(({ entry, value }) => `${entry.key} = ${value.value}`);
    const placeholders = uses.flatMap(({ entry, value }) =>
      /^set-(?:ph|placeholder)$/.test(entry.key) ? [value.value.replace('=', ' = ')] : [],
    );
    expect([...ours, ...placeholders].sort()).toEqual(theirs.sort());
  });

  it.each([
    ['3x', '2'],
    ['2', '3 ; drei'],
    ['1.9', '02'],
    [' +2', '2abc'],
  ])('numbers are read as far as they go: processes = %s, threads = %s', async (processes, threads) => {
    const name = file(`[uwsgi]\nmaster = true\nprocesses = ${processes}\nthreads = ${threads}\nstats = stats.sock\n`);
    rmSync(path.join(judge.folder, 'stats.sock'), { force: true });
    const server = new Server(uwsgi, ['--socket', 'values.sock', '--ini', name], judge.folder);
    try {
      await expect
        .poll(() => server.output, { timeout: 10_000 })
        .toMatch(/Stats server enabled[^]*|spawned uWSGI worker/);
      await expect.poll(() => existsSync(path.join(judge.folder, 'stats.sock')), { timeout: 10_000 }).toBe(true);
      const { workers } = await statistics(path.join(judge.folder, 'stats.sock'));
      expect(workers).toHaveLength(atoi(processes));
      expect(workers[0]?.cores).toHaveLength(atoi(threads));
    } finally {
      server.kill();
      await server.exit;
    }
  });
});

/** What the stats server says. */
function statistics(socket: string): Promise<{ workers: { cores: unknown[] }[] }> {
  return new Promise((resolve, reject) => {
    let text = '';
    connect(socket)
      .on('data', (data) => (text += data.toString()))
      .on('end', () => resolve(JSON.parse(text) as { workers: { cores: unknown[] }[] }))
      .on('error', reject);
  });
}
