import { describe, expect, it } from 'vitest';
import { analyseWith, diagnosticsOf } from '../testing';
import type { ProfileName } from '../types';

const unit = (line: string): string => `[Service]\nExecStart=/bin/true\n${line}\n`;
const judged = (line: string, profile: ProfileName): string[] =>
  diagnosticsOf(unit(line), { language: 'systemd', fileName: 'a.service', profile });

/** Each as `systemd-analyze verify` of 252, 257.13 and 262.1 says. */
describe('what a directive is depends on the version', () => {
  const cases: [string, string[], string[], string[]][] = [
    ['MemoryZSwapWriteback=no', ['systemd/unknown-key @ MemoryZSwapWriteback'], [], []],
    ['PrivatePIDs=yes', ['systemd/unknown-key @ PrivatePIDs'], [], []],
    ['PrivateBPF=yes', ['systemd/unknown-key @ PrivateBPF'], ['systemd/unknown-key @ PrivateBPF'], []],
    ['Type=notify-reload', ['systemd/invalid-value @ notify-reload'], [], []],
    ['PrivateTmp=disconnected', ['systemd/invalid-value @ disconnected'], [], []],
    ['ProtectHostname=private', ['systemd/invalid-value @ private'], ['systemd/invalid-value @ private'], []],
    ['CPUAccounting=yes', [], [], ['systemd/deprecated @ yes']],
    ['MemoryLimit=1G', ['systemd/deprecated @ 1G'], ['systemd/deprecated @ 1G'], ['systemd/deprecated @ 1G']],
  ];

  it.each(cases)('%s', (line, in252, in257, in262) => {
    expect([judged(line, 'debian-12'), judged(line, 'debian-13'), judged(line, 'current')]).toEqual([
      in252,
      in257,
      in262,
    ]);
  });

  it('says from which version on there is a directive', () => {
    const { diagnostics } = analyseWith(unit('MemoryZSwapWriteback=no'), {
      language: 'systemd',
      fileName: 'a.service',
      profile: 'debian-12',
    });
    expect(diagnostics[0]?.message).toContain('`MemoryZSwapWriteback=` gibt es ab systemd 256');
  });
});
