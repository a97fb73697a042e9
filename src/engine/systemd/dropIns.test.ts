import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load';
import { analyse } from '../analyse';
import { profiles } from '../profiles';
import { diagnosticsOf } from '../testing';
import type { Analysis } from '../types';
import { analyseUnitWithDropIns, belongsTo, readUnitWithDropIns } from './dropIns';
import { readUnit } from './readUnit';

const catalogue = loadCatalogue();
const profile = profiles['debian-12'];

/** `code @ text` of every diagnostic, per file. */
function judged(base: string, ...dropIns: string[]): string[][] {
  const sources = dropIns.map((text, index) => ({ text, fileName: `web.service.d/${index}.conf` }));
  const analyses = analyseUnitWithDropIns({ text: base, fileName: 'web.service' }, sources, catalogue, profile);
  return analyses.map(({ diagnostics }, index) =>
    diagnostics
      .filter(({ code }) => code.startsWith('systemd/'))
      .map(({ code, span }) => `${code} @ ${[base, ...dropIns][index]?.slice(span.start, span.end) ?? ''}`),
  );
}

const base = '[Unit]\nDescription=Web\n[Service]\nExecStart=/bin/a\n';

describe('a unit with drop-ins', () => {
  it('explains the same words in the same way as alone', () => {
    const dropIn = { text: '[Service]\nTimeoutStopSec=5min\nUMask=0027\n', fileName: 'web.service.d/a.conf' };
    const [first] = analyseUnitWithDropIns({ text: base, fileName: 'web.service' }, [dropIn], catalogue, profile);
    const alone = analyse(base, { language: 'systemd', catalogue, profile: 'debian-12', fileName: 'web.service' });
    const read = ({ annotations }: Analysis): unknown[] =>
      annotations.map(({ span, entry, role, parent, value }) => ({ span, entry, role, parent, value }));
    expect(first && read(first)).toEqual(read(alone));
  });

  it('names a second ExecStart= in the drop-in that adds it', () => {
    expect(judged(base, '[Service]\nExecStart=/bin/b\n')).toEqual([[], ['systemd/refused @ ExecStart=/bin/b']]);
  });

  it('takes a reset before the new command', () => {
    expect(judged(base, '[Service]\nExecStart=\nExecStart=/bin/b\n')).toEqual([[], []]);
  });

  it('names the reset where nothing follows it', () => {
    expect(judged(base, '[Service]\nExecStart=\n')).toEqual([[], ['systemd/no-exec @ ExecStart=']]);
  });

  it('is complete where the drop-in brings the command', () => {
    expect(judged('[Service]\nUser=a\n', '[Service]\nExecStart=/bin/a\n')).toEqual([[], []]);
  });

  it('finds a contradiction between two files', () => {
    expect(judged(`${base}Restart=always\n`, '[Service]\nType=oneshot\n')).toEqual([
      [],
      ['systemd/refused @ Type=oneshot'],
    ]);
  });

  it('goes on with the next drop-in after one with a fatal value', () => {
    const result = judged(base, '[Service]\nUser=a/b\nType=dbus\n', '[Service]\nNix=1\n');
    expect(result).toEqual([[], ['systemd/invalid-value @ a/b'], ['systemd/unknown-key @ Nix']]);
  });

  it('reads no drop-in of a unit that is refused itself', () => {
    expect(judged(`${base}User=a/b\n`, '[Service]\nNix=1\n')).toEqual([['systemd/invalid-value @ a/b'], []]);
  });

  it('reads drop-ins in the order of their names', () => {
    const files = [
      { text: '[Service]\nUser=b\n', fileName: 'web.service.d/b.conf' },
      { text: '[Service]\nUser=a\n', fileName: 'web.service.d/a.conf' },
    ];
    const { context } = readUnitWithDropIns({ text: base, fileName: 'web.service' }, files, catalogue, profile);
    expect(context.state.value('Service', 'User')).toBe('b');
  });
});

it('knows which folders belong to a unit', () => {
  const belonging = [
    'web-app@1.service.d',
    'web-app@.service.d',
    'web-.service.d',
    'service.d',
    'web.service.d',
    'web-app.service.d',
    'socket.d',
  ].filter((folder) => belongsTo(`/etc/systemd/system/${folder}/x.conf`, 'web-app@1.service'));
  expect(belonging).toEqual(['web-app@1.service.d', 'web-app@.service.d', 'web-.service.d', 'service.d']);
});

it('gives the state of one unit to others', () => {
  const { state, commands } = readUnit(
    '[Service]\nExecStart=/usr/bin/uwsgi --http :80\nUser=a\nUser=b\n',
    catalogue,
    profile,
    'web.service',
  );
  expect(state.value('Service', 'User')).toBe('b');
  expect(commands.map(({ directive }) => directive)).toEqual(['ExecStart']);
});

it('calls an empty file masked and one without a section incomplete', () => {
  const of = (text: string, fileName?: string): string[] =>
    diagnosticsOf(text, { language: 'systemd', ...(fileName ? { fileName } : {}) });
  expect(of('', 'a.service')).toEqual(['systemd/masked @ ']);
  expect(of('# leer\n', 'a.service')).toEqual(['systemd/no-exec @ ']);
  expect(of('', 'a.service.d/b.conf')).toEqual([]);
  expect(of('')).toEqual([]);
});
