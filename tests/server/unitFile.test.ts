/** Unit files, judged by the engine and by the installed systemd (252): a message on a line or none. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemdFacts } from '../../src/catalogue/facts';
import { analyseWith } from '../../src/engine/testing';
import { LineIndex } from '../../src/engine/text/lineIndex';
import { requireProgram, run } from './support/programs';

const folder = mkdtempSync(path.join(tmpdir(), 'units-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(() => requireProgram('/usr/bin/systemd-analyze', 'systemd'));

/** Lines of each file that systemd has a message for; environment messages without a line are left out. */
function judge(files: Map<string, string>): Map<string, Set<number>> {
  for (const [name, text] of files) writeFileSync(path.join(folder, name), text);
  const { output } = run('/usr/bin/systemd-analyze', ['verify', '--man=no', '--recursive-errors=yes', ...[...files.keys()].map((name) => path.join(folder, name))], { limit: 300_000 });
  const lines = new Map([...files.keys()].map((name) => [name, new Set<number>()]));
  for (const match of output.matchAll(/^(?:\S*\/)?([\w@.-]+):(\d+): /gm)) lines.get(match[1] ?? '')?.add(Number(match[2]));
  return lines;
}

/** Lines that the engine has a structural error or warning for. */
function analyse(name: string, text: string): Set<number> {
  const index = new LineIndex(text);
  const { diagnostics } = analyseWith(text, { language: 'systemd', fileName: name });
  const judged = diagnostics.filter(({ severity, code }) => severity !== 'info' && code.startsWith('systemd/') && !silent.has(code));
  return new Set(judged.map(({ span }) => index.position(span.start).line));
}

/** Traps that systemd says nothing about. */
const silent = new Set(['systemd/inline-comment', 'systemd/shell-syntax', 'systemd/swallowed-line']);

const samples: Record<string, string[]> = {
  boolean: ['yes', 'TRUE', '0', 'off', 'ja', '2', 'yes # x', 'enabled'],
  duration: ['5', '5s', '1min 30s', '1h30', 'infinity', '5x', '5 Sekunden', '-5', '1,5s', '5s # x', '1.5s', '0'],
  signal: ['SIGTERM', 'TERM', '15', 'SIGRTMIN+3', 'sigterm', '99', 'KILL', 'SIGRTMAX-1', '0'],
};

/** Its legal words depend on the processor of the machine. */
const peculiar = new Set(['Personality']);

describe('a directive and a value are judged as systemd 252 judges them', () => {
  const directives = systemdFacts().directives.filter(({ section, in252, legacy }) => in252 && legacy === null && (section === 'Unit' || section === 'Service'));

  it.each(['boolean', 'duration', 'signal', 'enum'])('%s', (kind) => {
    const files = new Map<string, string>();
    const shown = new Map<string, string>();
    for (const { name, section, values } of directives.filter(({ valueKind }) => valueKind === kind)) {
      if (peculiar.has(name)) continue;
      for (const value of samples[kind] ?? [...values, 'unsinn', `${values[0] ?? ''} # x`, (values[0] ?? 'x').toUpperCase()]) {
        const file = `f${files.size}.service`;
        const line = `${name}=${value}`;
        files.set(file, section === 'Unit' ? `[Unit]\n${line}\n[Service]\nExecStart=/bin/true\n` : `[Unit]\n[Service]\n${line}\nExecStart=/bin/true\n`);
        shown.set(file, line);
      }
    }
    expect(files.size).toBeGreaterThan(0);
    const verdicts = judge(files);
    const differing = [...files].flatMap(([file, text]) => {
      const theirs = [...(verdicts.get(file) ?? [])];
      const ours = [...analyse(file, text)];
      return theirs.join() === ours.join() ? [] : [`${shown.get(file) ?? ''}: systemd ${theirs.join() || '–'}, hier ${ours.join() || '–'}`];
    });
    expect(differing).toEqual([]);
  }, 300_000);
});

describe('a file is judged as systemd 252 judges it', () => {
  const files: Record<string, string> = {
    'page.service': '[Unit]\nDescription=x\nAfter=network.target\n[Service]\nUser=root\nExecStart=/bin/true --a b\nRestart=always\nEnvironment=\'A=..\'\n[Install]\nWantedBy=multi-user.target\n',
    'unknown.service': '[Unit]\nNix=1\n[Service]\nEnviroment=A=b\nWantedBy=x\nExecStart=/bin/true\n[Services]\nFoo=1\n',
    'lines.service': 'A=b\n[Service]\nExecStart=/bin/true\nnix\n=x\nX-Eigen=1\n# k\n; k\n',
    'dependency.service': '[Unit]\nAfter=network, b.service\nWants=a.service b\n[Service]\nExecStart=/bin/true\n',
    'environment.service': '[Service]\nExecStart=/bin/true\nEnvironment=A B=c\nEnvironment="A=b c" D=e\nEnvironment=1A=x\n',
    'continued.service': '[Service]\nExecStart=/bin/true \\\n  a \\\n  # k\n  b\nRestart=allways\n',
    'relative.service': '[Service]\nExecStart=venv/bin/x\n',
    'quote.service': '[Service]\nExecStart=/bin/true "x\n',
  };

  it('line by line', () => {
    const verdicts = judge(new Map(Object.entries(files)));
    for (const [name, text] of Object.entries(files)) expect([name, ...analyse(name, text)]).toEqual([name, ...(verdicts.get(name) ?? [])]);
  });
});
