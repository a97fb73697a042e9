import { describe, expect, it } from 'vitest';
import { analyseWith, annotationsOf, diagnosticsOf } from '../testing';
import { applyEdits } from '../text/edit';
import type { ProfileName } from '../types';

const command = (text: string, profile?: ProfileName) =>
  diagnosticsOf(text, { language: 'uwsgi-command', ...(profile ? { profile } : {}) });
const ini = (text: string, profile?: ProfileName) =>
  diagnosticsOf(text, { language: 'uwsgi-ini', ...(profile ? { profile } : {}) });

const page =
  'uwsgi --http :8000 -w src.run:app --master --strict --enable-threads --vacuum --single-interpreter --need-app';

describe('a uwsgi command line', () => {
  it('annotates every word of the source page', () => {
    expect(annotationsOf(page, { language: 'uwsgi-command' })).toEqual([
      'program/uwsgi @ uwsgi',
      'uwsgi/http @ --http',
      'value/address @ :8000',
      'uwsgi/module @ -w',
      'value/module @ src.run:app',
      'uwsgi/master @ --master',
      'uwsgi/strict @ --strict',
      'uwsgi/enable-threads @ --enable-threads',
      'uwsgi/vacuum @ --vacuum',
      'uwsgi/single-interpreter @ --single-interpreter',
      'uwsgi/need-app @ --need-app',
    ]);
    expect(command(page)).toEqual([]);
  });

  it('resolves letters, glued arguments, aliases and abbreviations to one entry', () => {
    expect(annotationsOf('uwsgi -p4 --workers=2 --enable-thread -Mp 3', { language: 'uwsgi-command' })).toEqual([
      'program/uwsgi @ uwsgi',
      'uwsgi/processes @ -p',
      'value/number @ 4',
      'uwsgi/processes @ --workers',
      'value/number @ 2',
      'uwsgi/enable-threads @ --enable-thread',
      'uwsgi/master @ -M',
      'uwsgi/processes @ p',
      'value/number @ 3',
    ]);
  });

  it('suggests the option that was meant', () => {
    expect(command('uwsgi --mastr')).toEqual(['uwsgi/unknown-option @ --mastr']);
    const [diagnostic] = analyseWith('uwsgi --mastr', { language: 'uwsgi-command' }).diagnostics;
    expect(applyEdits('uwsgi --mastr', diagnostic?.fixes[0]?.edits ?? [])).toBe('uwsgi --master');
  });

  it.each([
    ['uwsgi --need', 'uwsgi/ambiguous-option @ --need'],
    ['uwsgi --socket', 'uwsgi/missing-argument @ --socket'],
    ['uwsgi --master=true', 'uwsgi/unexpected-argument @ =true'],
    ['uwsgi --processes vier', 'uwsgi/invalid-value @ vier'],
    ['uwsgi --chmod-socket=0660', 'uwsgi/invalid-value @ 0660'],
    ['uwsgi --processes --master', 'uwsgi/swallowed-option @ --master'],
  ])('reports „%s“', (text, expected) => {
    expect(command(text)).toEqual([expected]);
  });

  it('knows options of a plugin only behind it, with the packages of Debian', () => {
    expect(command(page, 'debian-12')).toEqual(['uwsgi/plugin-not-loaded @ --http', 'uwsgi/plugin-not-loaded @ -w']);
    expect(command(page.replace('uwsgi', 'uwsgi --plugins http,python3'), 'debian-12')).toEqual([]);
    expect(command(page.replace('uwsgi', 'uwsgi --plugin python3 --plugin http'), 'debian-12')).toEqual([]);
  });

  it('finds several commands in one text', () => {
    expect(command('uwsgi --mastr\nls --nix\nuwsgi --vacum')).toEqual([
      'uwsgi/unknown-option @ --mastr',
      'uwsgi/unknown-option @ --vacum',
    ]);
  });

  it('says what an option does not do here', () => {
    const remarks = analyseWith(page, { language: 'uwsgi-command' }).annotations.flatMap(({ entry, value }) =>
      entry === 'uwsgi/strict' ? [value?.text] : [],
    );
    expect(remarks).toEqual(['Ohne Wirkung: Auf einer reinen Kommandozeile prüft schon getopt jeden Namen.']);
  });

  it('takes a word without dashes for a configuration file', () => {
    expect(annotationsOf('uwsgi app.ini', { language: 'uwsgi-command' })).toContain('value/config-file @ app.ini');
  });
});

describe('an INI file', () => {
  it('annotates keys and values', () => {
    expect(annotationsOf('[uwsgi]\nworkers = 4\nmaster\n', { language: 'uwsgi-ini' })).toEqual([
      'uwsgi/[uwsgi] @ [uwsgi]',
      'uwsgi/processes @ workers',
      'value/number @ 4',
      'uwsgi/master @ master',
    ]);
  });

  it('knows neither abbreviations nor underscores nor dashes in front', () => {
    expect(ini('[uwsgi]\nenable-thread = true\nchmod_socket = 660\n--master = true\n')).toEqual([
      'uwsgi/unknown-option @ enable-thread',
      'uwsgi/unknown-option @ chmod_socket',
      'uwsgi/unknown-option @ --master',
    ]);
  });

  it('reports comments at the end of a line', () => {
    expect(ini('[uwsgi]\nmodule = src.run:app ; die Anwendung\n; nur ein Kommentar\n')).toEqual([
      'uwsgi/inline-comment @ ; die Anwendung',
    ]);
  });

  it('reads no section but its own', () => {
    expect(ini('nix = 1\n[andere]\nnix = 1\n[uwsgi]\nmaster = true\n')).toEqual([]);
  });

  it('needs the plugin line above, with the packages of Debian', () => {
    expect(ini('[uwsgi]\nhttp = :8000\nplugins = http\nhttp = :8001\n', 'debian-12')).toEqual([
      'uwsgi/plugin-not-loaded @ http',
    ]);
  });
});
