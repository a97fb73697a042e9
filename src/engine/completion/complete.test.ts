import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load';
import { analyse } from '../analyse';
import { applyEdits } from '../text/edit';
import type { Language, ProfileName } from '../types';
import { complete, type Completions } from '.';

const catalogue = loadCatalogue();

/** Completes at the sign `|`. */
function at(text: string, language: Language, profile: ProfileName = 'debian-12', fileName?: string): Completions {
  const offset = text.indexOf('|');
  return complete(text.replace('|', ''), offset, { language, catalogue, profile, ...(fileName ? { fileName } : {}) });
}

const labels = ({ items }: Completions): string[] => items.map(({ label }) => label);

/** The text after the suggestion with this label was taken. */
function taken(text: string, language: Language, label: string, fileName?: string): string {
  const { start, end, items } = at(text, language, 'debian-12', fileName);
  const item = items.find((candidate) => candidate.label === label);
  if (!item) throw new Error(`${label} is not among ${items.map((candidate) => candidate.label).join(', ')}`);
  return applyEdits(text.replace('|', ''), [{ span: { start, end }, text: item.insert }]);
}

describe('in a unit', () => {
  it('are directives of the section', () => {
    expect(labels(at('[Service]\nRestart|', 'systemd'))).toContain('RestartSec');
    expect(labels(at('[Unit]\nRestart|', 'systemd'))).not.toContain('RestartSec');
    expect(taken('[Service]\nResta|', 'systemd', 'Restart')).toBe('[Service]\nRestart=');
    expect(taken('[Service]\nRes|tart=no', 'systemd', 'RestartSec')).toBe('[Service]\nRestartSec=no');
  });

  it('are sections of the type of unit', () => {
    expect(labels(at('[|', 'systemd', 'debian-12', 'a.socket'))).toEqual(['[Install]', '[Socket]', '[Unit]']);
    expect(taken('[Ser|]\n', 'systemd', '[Service]', 'a.service')).toBe('[Service]\n');
  });

  it('are values with their meaning', () => {
    const { items } = at('[Service]\nRestart=on-|', 'systemd');
    expect(items.map(({ label }) => label)).toContain('on-failure');
    expect(items.every(({ summary }) => summary !== '')).toBe(true);
    expect(labels(at('[Service]\nPrivateTmp=|', 'systemd'))).toEqual(['no', 'yes']);
    expect(labels(at('[Service]\nKillSignal=SIGQ|', 'systemd'))).toEqual(['SIGQUIT']);
    expect(labels(at('[Unit]\nAfter=a.service network-on|', 'systemd'))).toContain('network-online.target');
  });

  it('are options of uWSGI behind its name, also on a joined line', () => {
    expect(labels(at('[Service]\nExecStart=/usr/bin/uwsgi \\\n  --die|', 'systemd'))).toContain('--die-on-term');
    expect(labels(at('[Service]\nExecStart=/bin/true --die|', 'systemd'))).toEqual([]);
  });

  it('know what a version has', () => {
    const newer = '[Service]\nRestartSt|';
    expect(labels(at(newer, 'systemd', 'debian-12'))).not.toContain('RestartSteps');
    expect(labels(at(newer, 'systemd', 'current'))).toContain('RestartSteps');
  });

  it('are none in a comment and outside of sections', () => {
    expect(labels(at('[Service]\n# Res|', 'systemd'))).toEqual([]);
    expect(labels(at('Res|', 'systemd'))).toEqual([]);
  });
});

describe('in an INI file of uWSGI', () => {
  it('are options, a switch with its value', () => {
    expect(taken('[uwsgi]\ndie-on|', 'uwsgi-ini', 'die-on-term')).toBe('[uwsgi]\ndie-on-term = true');
    expect(taken('[uwsgi]\nprocess|', 'uwsgi-ini', 'processes')).toBe('[uwsgi]\nprocesses = ');
  });

  it('are those of the plugins that the file loads', () => {
    expect(labels(at('[uwsgi]\nwsgi-fi|', 'uwsgi-ini'))).not.toContain('wsgi-file');
    expect(labels(at('[uwsgi]\nplugins = python3\nwsgi-fi|', 'uwsgi-ini'))).toContain('wsgi-file');
  });
});

describe('on a command line', () => {
  it('are options behind the program', () => {
    expect(labels(at('uwsgi --http :80 --mas|', 'uwsgi-command'))).toContain('--master');
    expect(labels(at('ls --mas|', 'uwsgi-command'))).toEqual([]);
    expect(taken('uwsgi --mas|', 'uwsgi-command', '--master')).toBe('uwsgi --master');
  });
});

describe('in nginx', () => {
  it('are directives of the block', () => {
    expect(labels(at('server {\n  listen 80;\n  serv|\n}', 'nginx'))).toContain('server_name');
    expect(labels(at('server { location / { uwsgi_p| } }', 'nginx'))).toEqual(
      expect.arrayContaining(['uwsgi_pass', 'uwsgi_param']),
    );
    expect(labels(at('events { uwsgi_p| }', 'nginx'))).not.toContain('uwsgi_pass');
  });

  it('are values and variables', () => {
    expect(labels(at('server { gzip | }', 'nginx'))).toEqual(['off', 'on']);
    expect(labels(at('server { location / { proxy_set_header Host $ho|; } }', 'nginx'))).toContain('$host');
    expect(taken('server { return 301 https://$ho|; }', 'nginx', '$host')).toBe('server { return 301 https://$host; }');
  });

  it('are none in a comment and in a table', () => {
    expect(labels(at('server { # uwsgi_p|\n}', 'nginx'))).toEqual([]);
    expect(labels(at('map $a $b { serv| }', 'nginx'))).toEqual([]);
  });
});

it('brings no mistake: a directive with a suggested word is accepted by the engine', () => {
  for (const name of ['Restart', 'Type', 'KillMode', 'ProtectSystem', 'ProtectHome', 'PrivateTmp', 'NotifyAccess']) {
    const { items } = at(`[Service]\n${name}=|`, 'systemd');
    expect(items.length, name).toBeGreaterThan(1);
    for (const { insert } of items) {
      const { diagnostics } = analyse(`[Service]\nExecStart=/bin/true\n${name}=${insert}\n`, {
        language: 'systemd',
        catalogue,
        profile: 'debian-12',
        fileName: 'a.service',
      });
      expect(
        diagnostics.filter(({ code }) => code === 'systemd/invalid-value'),
        `${name}=${insert}`,
      ).toEqual([]);
    }
  }
});

it('never throws, and replaces a range of the text', () => {
  const pieces = fc.constantFrom(
    '[Service]\n',
    '[uwsgi]\n',
    'uwsgi --',
    'server {',
    '}',
    '$',
    '=',
    ' ',
    '\n',
    '#',
    'a',
    'ExecStart=',
    '\\\n',
    '"',
    '\u{1F600}',
  );
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
      fc.constantFrom<Language>('uwsgi-command', 'uwsgi-ini', 'systemd', 'nginx'),
      fc.nat(),
      (text, language, number) => {
        const offset = number % (text.length + 1);
        const { start, end } = complete(text, offset, { language, catalogue });
        expect(start).toBeGreaterThanOrEqual(0);
        expect(start).toBeLessThanOrEqual(offset);
        expect(end).toBeGreaterThanOrEqual(offset);
        expect(end).toBeLessThanOrEqual(text.length);
      },
    ),
    { numRuns: 500 },
  );
});
