/** What is converted means the same: uWSGI 2.0.21 reports the same settings for both forms. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/load';
import { convert, type Form } from '../../src/engine/convert';
import { parseExecLine } from '../../src/engine/shell/execLine';
import { verbatim } from '../../src/engine/text/mappedText';
import { requireProgram } from './support/programs';

const uwsgi = '/usr/bin/uwsgi';
const catalogue = loadCatalogue();
const profile = 'debian-12';
const folder = mkdtempSync(path.join(tmpdir(), 'convert-'));
beforeAll(() => {
  requireProgram(uwsgi, 'uwsgi-core');
  requireProgram('/usr/lib/uwsgi/plugins/python3_plugin.so', 'uwsgi-plugin-python3');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Settings as uWSGI prints them, in their order. */
function settings(output: string): string[] {
  const shown = /\[uwsgi\]\n([^]*?);end of configuration/.exec(output)?.[1];
  if (shown === undefined) return [`keine Einstellungen: ${output.slice(0, 300)}`];
  return (
    shown
      .split('\n')
      .filter((line) => line !== '' && !/^(?:ini = \S*probe|show-config|no-server)/.test(line))
      // A placeholder is shown as itself and as what it sets
      .map((line) => line.trimEnd())
  );
}

/** Both outputs of a program that is told to show its settings. */
function shown(program: string, words: string[]): Promise<string[]> {
  return new Promise((resolve) => {
    execFile(program, words, { cwd: folder, timeout: 20_000 }, (_, stdout, stderr) =>
      resolve(settings(`${stdout}${stderr}`)),
    );
  });
}

const ofCommand = (command: string): Promise<string[]> =>
  shown('/bin/sh', ['-c', `${command.trimEnd()} --show-config --no-server`]);

let files = 0;
function ofIni(text: string): Promise<string[]> {
  const name = path.join(folder, `probe-${(files += 1)}.ini`);
  writeFileSync(name, text);
  return shown(uwsgi, ['--ini', name, '--show-config', '--no-server']);
}

/** The words that systemd passes on, as the engine reads them; that it reads them like systemd is tested elsewhere. */
function ofExec(line: string): Promise<string[]> {
  const value = line
    .replace(/^ExecStart=/, '')
    .replaceAll('\\\n', ' ')
    .trim();
  const [command] = parseExecLine(verbatim(value, 0, value.length)).commands;
  const words = (command?.arguments ?? []).map(({ text }) => text.value.replaceAll('%%', '%').replaceAll('$$', '$'));
  return shown(uwsgi, [...words, '--show-config', '--no-server']);
}

const text = fc
  .array(fc.constantFrom('a', 'b', '/', '.', ':', '=', ' ', '%', '%%', '$', '"', "'", '\\', '#', ';', '*', 'ü', '-'), {
    minLength: 1,
    maxLength: 10,
  })
  .map((parts) => parts.join('').trim())
  // A dollar sign or a percent sign in front of a bracket stands for something; `@(` reads a file
  .filter((value) => value !== '' && !/[%$@]\(/.test(value));

/** Options of many kinds, none of which starts anything while settings are only shown. */
const option = fc.oneof(
  fc
    .constantFrom('master', 'need-app', 'vacuum', 'die-on-term', 'single-interpreter', 'lazy-apps', 'strict')
    .map((name) => [name, null] as const),
  fc.tuple(
    fc.constantFrom(
      'processes',
      'workers',
      'threads',
      'harakiri',

      'buffer-size',
      'max-requests',
      'post-buffering',
    ),
    fc.nat(99).map(String),
  ),
  fc.tuple(
    fc.constantFrom('socket', 'http-socket', 's', 'stats'),
    fc.constantFrom('127.0.0.1:0', ':8000', '/run/x.sock', 'x y.sock'),
  ),
  fc.constant(['p', '4'] as const),
  // getopt takes an optional value in the same word only
  fc.constant(['chmod-socket=660', null] as const),
  fc.tuple(fc.constantFrom('env', 'procname', 'procname-prefix', 'log-format', 'touch-reload', 'pidfile'), text),
  fc.tuple(fc.constant('set-placeholder'), fc.constantFrom('base=/srv', 'n=3')),
  fc.tuple(fc.constant('procname'), fc.constantFrom('%(base)/x', 'a%(n)', '%(nix)', '$(HOME)/x')),
);

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** A command line with short, long, glued and abbreviated names. */
const command = fc
  .array(fc.tuple(option, fc.constantFrom('next', 'glued')), { minLength: 1, maxLength: 12 })
  .map((options) =>
    [
      uwsgi,
      ...options.map(([[name, value], form]) => {
        const dashed = name.length === 1 ? `-${name}` : `--${name}`;
        if (value === null) return dashed;
        return form === 'glued' && name.length > 1 ? `${dashed}=${quoted(value)}` : `${dashed} ${quoted(value)}`;
      }),
    ].join(' '),
  );

const commands = fc.sample(command, { seed: 20261127, numRuns: 500 });

/** Names of aliases count as the option that they stand for. */
const compared = (lines: string[]): string[] => lines.map((line) => line.replace(/^workers = /, 'processes = '));

function converted(
  source: string,
  from: 'uwsgi-command' | 'uwsgi-ini',
  to: Form,
  names: 'long' | 'short' = 'long',
): string {
  const result = convert(source, { from, to, catalogue, profile, names });
  expect(result?.left, source).toEqual([]);
  return result?.text ?? '';
}

/** What is the case for each of the commands whose settings differ between its forms. */
async function differences(
  sources: readonly string[],
  forms: (source: string) => Promise<string[]>[],
): Promise<string[][]> {
  const wrong: string[][] = [];
  const queue = [...sources];
  const work = async (): Promise<void> => {
    for (let source = queue.shift(); source !== undefined; source = queue.shift()) {
      const [asked = [], ...others] = await Promise.all([ofCommand(source), ...forms(source)]);
      expect(asked[0], source).not.toMatch(/^keine Einstellungen/);
      const different = others.filter((lines) => compared(lines).join('\n') !== compared(asked).join('\n'));
      if (different.length > 0) wrong.push([source, asked.join('\n'), ...different.map((lines) => lines.join('\n'))]);
    }
  };
  await Promise.all([work(), work()]);
  return wrong;
}

describe('a converted configuration means the same to uWSGI', () => {
  it('250 command lines as INI files, and back', { timeout: 240_000 }, async () => {
    const wrong = await differences(commands.slice(0, 250), (source) => {
      const ini = converted(source, 'uwsgi-command', 'ini');
      return [ofIni(ini), ofCommand(converted(ini, 'uwsgi-ini', 'command'))];
    });
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(wrong).toHaveLength(0);
  });

  it('250 command lines as ExecStart= and with short names', { timeout: 240_000 }, async () => {
    const wrong = await differences(commands.slice(250), (source) => [
      ofExec(converted(source, 'uwsgi-command', 'exec')),
      ofCommand(converted(source, 'uwsgi-command', 'command', 'short')),
    ]);
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(wrong).toHaveLength(0);
  });
});
