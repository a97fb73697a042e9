import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load';
import { profiles } from '../profiles';
import { readIni, settingsOfIni, type ReadOptions } from './readIni';

/** `written = value` of everything that takes effect. */
const settings = (text: string, options?: ReadOptions): string[] =>
  settingsOfIni(text, loadCatalogue(), profiles.pip, options).list.map(({ written, value }) => `${written} = ${value}`);

describe('what an INI file sets', () => {
  it('is what stands in [uwsgi], wherever and however often that comes', () => {
    expect(settings('master = true\n[uwsgi]\nthreads = 2\n[x]\nthreads = 3\n[uwsgi]\nthreads = 4')).toEqual([
      'threads = 2',
      'threads = 4',
    ]);
  });

  it('is nothing where the name of the section is another one', () => {
    expect(settings('[uwsgi] ; note\nthreads = 2')).toEqual([]);
    expect(settings('[uWSGI]\nthreads = 2')).toEqual([]);
    expect(settings('\ufeff[uwsgi]\nthreads = 2')).toEqual([]);
  });

  it('includes a section that is asked for, in its place', () => {
    expect(settings('[uwsgi]\nthreads = 2\nini = :web\nlisten = 9\n[web]\nhttp = :80')).toEqual([
      'threads = 2',
      'ini = :web',
      'http = :80',
      'listen = 9',
    ]);
  });

  it('ends where sections ask for each other', () => {
    expect(settings('[uwsgi]\nini = :a\n[a]\nini = :uwsgi').length).toBeGreaterThan(2);
  });

  it('begins with the section that the caller names', () => {
    expect(settings('[uwsgi]\nthreads = 2\n[web]\nthreads = 3', { section: 'web' })).toEqual(['threads = 3']);
  });

  it('has placeholders replaced, wherever their value stands', () => {
    expect(settings('[uwsgi]\nchdir = %(base)/app\nthreads = %(n * 2)\nset-ph = n=3\nbase = /srv')).toEqual([
      'chdir = /srv/app',
      'threads = 6',
      'set-ph = n=3',
    ]);
  });

  it('keeps placeholders that nobody knows', () => {
    expect(settings('[uwsgi]\nchdir = %(base)/$(HOME)/%d')).toEqual(['chdir = %(base)/$(HOME)/%d']);
  });

  it('knows the name of the file', () => {
    const text = '[uwsgi]\nchdir = %d%n-%e';
    expect(settings(text, { fileName: '/etc/uwsgi/app.ini' })).toEqual(['chdir = /etc/uwsgi/app-ini']);
  });

  it('loses a percent sign that stands for nothing, and the next line with one at the end', () => {
    expect(settings('[uwsgi]\nprocname = 50% off\nauto-procname = 100%\nthreads = 2\nlisten = 3%%')).toEqual([
      'procname = 50off',
      'auto-procname = 100threads = 2',
      'listen = 3%',
    ]);
  });

  it('repeats the lines of a loop and leaves out what is never read', () => {
    expect(settings('[uwsgi]\nfor = a b\nenv = X=%(_)\nendfor\nif-reload =\nthreads = 2\nendif\nlisten = 3')).toEqual([
      'for = a b',
      'env = X=a',
      'env = X=b',
      'endfor = ',
      'if-reload = ',
      'endif = ',
      'listen = 3',
    ]);
  });

  it('marks what a condition decides on the server', () => {
    const { list } = settingsOfIni('[uwsgi]\nif-env = DEV\nthreads = 2\nendif', loadCatalogue(), profiles.pip);
    expect(list.map(({ written, conditional }) => [written, conditional === true])).toEqual([
      ['if-env', false],
      ['threads', true],
      ['endif', false],
    ]);
  });

  it('notices a placeholder that contains itself', () => {
    const { uses } = readIni('[uwsgi]\nchdir = /srv/%(chdir)/app', loadCatalogue(), profiles.pip);
    expect(uses.map(({ endless }) => endless)).toEqual([true]);
  });

  it('does not replace again what a placeholder puts at the beginning of a value', () => {
    expect(settings('[uwsgi]\nprocname = %(a)\nchdir = /%(a)\na = %(b)\nb = x')).toEqual([
      'procname = %(b)',
      'chdir = /x',
    ]);
  });

  it('is open where another file is read', () => {
    expect(settingsOfIni('[uwsgi]\ninclude = common.ini', loadCatalogue(), profiles.pip).open).toBe(true);
  });
});
