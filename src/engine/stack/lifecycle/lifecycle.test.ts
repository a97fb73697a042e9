import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../catalogue/load';
import { experimentIds } from '../../../experiments/readExperiments';
import type { StackFile } from '../types';
import { lifecyclesOf, type Lifecycle } from '.';

const catalogue = loadCatalogue();

function livesOf(unit: string, ...more: StackFile[]): Lifecycle[] {
  const files: StackFile[] = [{ name: 'backend.service', text: `[Service]\n${unit}`, language: 'systemd' }, ...more];
  return lifecyclesOf(files, { catalogue, profile: 'debian-12' });
}

const ini = (...lines: string[]): StackFile => ({
  name: '/etc/backend/uwsgi.ini',
  text: ['[uwsgi]', ...lines, ''].join('\n'),
  language: 'uwsgi-ini',
});
const start = 'ExecStart=/usr/bin/uwsgi --ini /etc/backend/uwsgi.ini\n';
const textOf = (life: Lifecycle | undefined, id: string): string =>
  life?.phases
    .filter((phase) => phase.id === id)
    .flatMap(({ moments, outcome }) => [outcome.text, ...moments.map(({ time, text }) => `${time ?? ''} ${text}`)])
    .join('\n') ?? '';

describe('the life of a service', () => {
  it('follows what stands in several files', () => {
    const [life] = livesOf(
      `${start}KillMode=mixed\nTimeoutStopSec=60s\n`,
      ini('master = true', 'hook-master-start = unix_signal:15 gracefully_kill_them_all', 'harakiri = 50'),
    );
    expect(life?.prediction.stop).toEqual({ request: 'answered', ends: 'with-requests', clean: true, limit: 60 });
    expect(textOf(life, 'stop')).toContain('spätestens nach 50\u00a0s');
  });

  it('says how long a stop takes that nothing obeys', () => {
    expect(textOf(livesOf(start, ini('master = true'))[0], 'stop')).toContain('dauert 90\u00a0s');
    expect(textOf(livesOf(`${start}TimeoutStopSec=infinity\n`, ini('master = true'))[0], 'stop')).toContain(
      'ohne Ende',
    );
  });

  it('knows when it does not know', () => {
    const [life] = livesOf(start);
    expect(life?.prediction.stop.ends).toBeNull();
    expect(textOf(life, 'stop')).toContain('hängt von Dateien oder Befehlen ab');
    expect(livesOf(`${start}ExecStop=/bin/true\n`, ini('master = true'))[0]?.prediction.stop.ends).toBeNull();
  });

  it('takes for a master what an option brings with it', () => {
    const [life] = livesOf(start, ini('stats = /run/x.sock'));
    expect(life?.phases.map(({ id }) => id)).toContain('worker-crash');
    expect(livesOf(start, ini('need-app = true'))[0]?.phases.map(({ id }) => id)).not.toContain('worker-crash');
  });

  it('warns of threads and of the router of --http at a reload', () => {
    const reload = 'ExecReload=/bin/kill -HUP $MAINPID\n';
    expect(textOf(livesOf(start + reload, ini('master = true', 'threads = 4'))[0], 'reload')).toContain('Threads');
    expect(
      textOf(livesOf(start + reload, ini('plugins = http,python3', 'master = true', 'http = :80'))[0], 'reload'),
    ).toContain('Router');
  });

  it('has nothing to say of a unit that starts something else', () => {
    expect(livesOf('ExecStart=/usr/bin/true\n')).toEqual([]);
  });

  it('names experiments that exist, and sentences for every phase', () => {
    const known = new Set(experimentIds());
    for (const life of [
      ...livesOf(start),
      ...livesOf(start, ini('master = true')),
      ...livesOf(`${start}Restart=always\nKillSignal=SIGINT\n`, ini('master = true', 'http = :80', 'harakiri = 3')),
      ...livesOf(`${start}ExecReload=/bin/kill $MAINPID\n`, ini('need-app = true')),
    ])
      for (const { experiments, outcome, moments } of life.phases) {
        expect(experiments.filter((id) => !known.has(id))).toEqual([]);
        expect(outcome.text).toMatch(/[.!]$/);
        for (const { text } of moments) expect(text).not.toBe('');
      }
  });
});
