import { describe, expect, it } from 'vitest';
import { readOptions, UsageError } from './options';

describe('readOptions', () => {
  it('reads options in both spellings, before and behind the files', () => {
    const options = { kind: 'nginx', profile: 'current', format: 'json', stack: true, help: false, files: ['a', '-'] };
    expect(readOptions(['--kind', 'nginx', '--profile=current', 'a', '--format=json', '--stack', '-'])).toEqual(
      options,
    );
  });

  it('has its defaults', () => {
    expect(readOptions(['a'])).toEqual({
      kind: 'auto',
      profile: null,
      format: 'text',
      stack: false,
      help: false,
      files: ['a'],
    });
  });

  it('takes what stands behind -- for files', () => expect(readOptions(['--', '--kind']).files).toEqual(['--kind']));
  it('needs no file for help', () => expect(readOptions(['-h']).help).toBe(true));

  it.each([
    [[], 'keine Datei'],
    [['--formt=json', 'a'], 'Gemeint ist vermutlich `--format`'],
    [['--nix', 'a'], '`--nix` gibt es nicht'],
    [['-x', 'a'], '`-x` gibt es nicht'],
    [['--format'], 'fehlt ihr Wert'],
    [['--format', '--stack', 'a'], 'fehlt ihr Wert'],
    [['--format=', 'a'], 'Möglich sind text, json, sarif'],
    [['--format=jsn', 'a'], 'Gemeint ist vermutlich `json`'],
    [['--profile=debian12', 'a'], 'Gemeint ist vermutlich `debian-12`'],
    [['--kind=apache', 'a'], 'Möglich sind auto, uwsgi-ini'],
    [['--stack=ja', 'a'], 'nimmt keinen Wert'],
    [['--no-stack', 'a'], '`--no-stack` gibt es nicht'],
    [['-', '-'], 'mehrmals'],
  ])('refuses %j', (words, message) => {
    expect(() => readOptions(words)).toThrow(UsageError);
    expect(() => readOptions(words)).toThrow(message);
  });
});
