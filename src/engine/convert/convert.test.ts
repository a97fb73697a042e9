import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load';
import { convert, type ConvertOptions } from '.';

const catalogue = loadCatalogue();
const to = (text: string, options: Omit<ConvertOptions, 'catalogue'>): string =>
  convert(text, { catalogue, profile: 'debian-12', ...options })?.text ?? '';
const left = (text: string, options: Omit<ConvertOptions, 'catalogue'>): string[] =>
  (convert(text, { catalogue, profile: 'debian-12', ...options })?.left ?? []).map((item) => item.text);

const command = `uwsgi --plugin python3 -w src.run:app -M -p 4 --env 'A=50% von "x"' --http-socket :8000`;

describe('a command line', () => {
  it('becomes an INI file with long names', () => {
    expect(to(command, { from: 'uwsgi-command', to: 'ini' })).toBe(
      '[uwsgi]\nplugin = python3\nmodule = src.run:app\nmaster = true\nprocesses = 4\nenv = A=50%% von "x"\nhttp-socket = :8000\n',
    );
  });

  it('becomes a line of a unit, with what systemd would take for something else written twice', () => {
    expect(to(`/usr/bin/uwsgi --env 'A=$5 50%'`, { from: 'uwsgi-command', to: 'exec' })).toBe(
      'ExecStart=/usr/bin/uwsgi \\\n    --env "A=$$5 50%%"\n',
    );
  });

  it('changes between short and long names', () => {
    expect(to('uwsgi -M -p4', { from: 'uwsgi-command', to: 'command' })).toBe(
      'uwsgi \\\n    --master \\\n    --processes 4\n',
    );
    expect(to('uwsgi --master --processes 4', { from: 'uwsgi-command', to: 'command', names: 'short' })).toBe(
      'uwsgi \\\n    -M \\\n    -p 4\n',
    );
  });

  it('names what the shell adds', () => {
    expect(left('sudo -u www-data uwsgi --http :$PORT', { from: 'uwsgi-command', to: 'ini' })).toEqual([
      '--http :$PORT',
      'sudo -u www-data',
    ]);
  });

  it('gives an option without a value the one that it stands for, and names those that have none', () => {
    const source = 'uwsgi --chmod-socket --need-app --ksm --snmp --env " a"';
    expect(to(source, { from: 'uwsgi-command', to: 'ini', profile: 'pip' })).toBe(
      '[uwsgi]\nchmod-socket = 666\nneed-app = true\nksm = 1\n',
    );
    expect(left(source, { from: 'uwsgi-command', to: 'ini', profile: 'pip' })).toEqual(['--snmp', '--env " a"']);
  });

  it('says what each option does where that is wished', () => {
    expect(to('uwsgi --master', { from: 'uwsgi-command', to: 'ini', comments: true })).toMatch(
      /^\[uwsgi\]\n# [A-Z].+\.\nmaster = true\n$/,
    );
  });
});

describe('an INI file', () => {
  it('becomes a command line: switches, placeholders, percent signs, sections and loops', () => {
    const ini =
      '[uwsgi]\nmaster = true\nbase = /srv\nchdir = %(base)/app\nini = :web\nfor = a b\nenv = X%(_)=100%%\nendfor =\n[web]\nprocesses = 2\n';
    expect(to(ini, { from: 'uwsgi-ini', to: 'command' })).toBe(
      [
        'uwsgi',
        '--master',
        '--set-placeholder base=/srv',
        '--chdir /srv/app',
        '--processes 2',
        '--env Xa=100%',
        '--env Xb=100%\n',
      ].join(' \\\n    '),
    );
  });

  it('names what a command line cannot say', () => {
    const ini = '[uwsgi]\nmaster = false\nchdir = %d\nif-exists = /x\nthreads = 2\nendif =\nmastre = true\n';
    expect(left(ini, { from: 'uwsgi-ini', to: 'command' })).toEqual([
      'master = false',
      'chdir = %d',
      'threads = 2',
      'mastre = true',
    ]);
  });
});

it('a unit gives its options', () => {
  const unit = '[Service]\nExecStart=/usr/bin/uwsgi --master --env "A=1 2" \\\n  --http :9000\n';
  expect(to(unit, { from: 'systemd', to: 'ini' })).toBe('[uwsgi]\nmaster = true\nenv = A=1 2\nhttp = :9000\n');
  expect(convert('[Service]\nExecStart=/bin/true\n', { catalogue, from: 'systemd', to: 'ini' })).toBeNull();
});
