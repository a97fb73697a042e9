/**
 * What „Lebenslauf“ says of a deployment, held against uWSGI 2.0.21 behind nginx under systemd 252: what becomes of a
 * request in flight, how long a stop takes and how it ends, whether the service comes back.
 */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Session } from '../../scripts/experiments/session';
import { Machine } from '../../scripts/laboratory/machine';
import { loadCatalogue } from '../../src/catalogue/load';
import { lifecyclesOf, type Prediction } from '../../src/engine/stack/lifecycle';
import type { StackFile } from '../../src/engine/stack/types';
import { pairwise } from './support/pairwise';
import { requireProgram } from './support/programs';

const root = path.resolve(__dirname, '..', '..');
const catalogue = loadCatalogue();

/** Seconds that the request takes, and after which systemd kills. */
const requestTime = 1.5;
const limit = 3;

interface Case {
  ini: string;
  unit: string;
}

function caseOf(row: {
  master: boolean;
  dies: boolean;
  hook: boolean;
  killSignal: string;
  killMode: string;
  restart: string;
  reload: string;
}): Case {
  const signal = row.killSignal === '' ? 'TERM' : row.killSignal.replace('SIG', '');
  const number = { TERM: 15, QUIT: 3, INT: 2, HUP: 1 }[signal] ?? 15;
  return {
    ini: [
      '[uwsgi]',
      'module = src.run:app',
      'socket = /run/backend/backend.sock',
      'chmod-socket = 660',
      ...(row.master ? ['master = true', 'processes = 2'] : []),
      ...(row.dies ? ['die-on-term = true'] : []),
      ...(row.hook ? [`hook-master-start = unix_signal:${number} gracefully_kill_them_all`] : []),
      '',
    ].join('\n'),
    unit: [
      '[Service]',
      'Type=notify',
      'User=backend',
      'Group=www-data',
      'WorkingDirectory=/srv/backend',
      'RuntimeDirectory=backend',
      'StateDirectory=backend',
      'ExecStart=/usr/bin/uwsgi --plugin python3 --ini /srv/backend/deploy/uwsgi.ini',
      ...(row.reload === '' ? [] : [`ExecReload=${row.reload}`]),
      ...(row.killSignal === '' ? [] : [`KillSignal=${row.killSignal}`]),
      ...(row.killMode === '' ? [] : [`KillMode=${row.killMode}`]),
      ...(row.restart === '' ? [] : [`Restart=${row.restart}`]),
      'RestartSec=2',
      `TimeoutStopSec=${limit}`,
      '',
    ].join('\n'),
  };
}

const cases: Case[] = [
  ...pairwise(
    {
      dies: [false, true],
      hook: [false, true],
      killSignal: ['', 'SIGQUIT', 'SIGINT', 'SIGHUP'],
      killMode: ['', 'mixed', 'process'],
      restart: ['', 'on-failure', 'always', 'on-abnormal', 'on-success'],
      reload: ['', '/bin/kill -HUP $MAINPID', '/bin/kill $MAINPID', '/bin/kill -s QUIT $MAINPID'],
      master: [true],
    } as const,
    20,
  ),
  ...(['', 'SIGHUP', 'SIGQUIT'] as const).map((killSignal) => ({
    master: false,
    dies: false,
    hook: false,
    killSignal,
    killMode: '',
    restart: 'on-failure',
    reload: '/bin/kill -HUP $MAINPID',
  })),
].map(caseOf);

function predictionOf({ ini, unit }: Case): Prediction {
  const files: StackFile[] = [
    { name: '/srv/backend/deploy/uwsgi.ini', text: ini, language: 'uwsgi-ini' },
    { name: 'backend.service', text: unit, language: 'systemd' },
  ];
  const [life] = lifecyclesOf(files, { catalogue, profile: 'debian-12' });
  if (!life) throw new Error('no service');
  return life.prediction;
}

let machine: Machine;
let session: Session;
const said = async (command: string): Promise<string> => (await session.step({ run: command }, 60)).output;

beforeAll(async () => {
  requireProgram('/usr/sbin/nginx', 'nginx');
  requireProgram('/usr/lib/uwsgi/plugins/python3_plugin.so', 'uwsgi-plugin-python3');
  machine = await Machine.boot('systemd');
  machine.put(path.join(root, 'examples', 'backend'), '/srv/backend');
  machine.put(path.join(root, 'experiments', 'tools'), '/srv/tools');
  session = new Session(machine);
  await said('sh /srv/tools/backend.sh; systemctl start nginx');
});
afterAll(async () => {
  session?.close();
  await machine?.down();
});

const write = (file: string, text: string): string => `base64 -d <<<${Buffer.from(text).toString('base64')} >${file}`;
const fresh = ({ ini, unit }: Case): string =>
  [
    'systemctl kill -s KILL backend 2>/dev/null; systemctl stop backend 2>/dev/null; pkill -9 uwsgi; sleep 0.2',
    write('/srv/backend/deploy/uwsgi.ini', ini),
    write('/etc/systemd/system/backend.service', unit),
    'systemctl daemon-reload; systemctl reset-failed backend 2>/dev/null; systemctl start backend',
  ].join('\n');

/** A request is under way while the command is carried out; its status, the seconds of the command. */
async function during(command: string): Promise<{ status: string; seconds: number; output: string }> {
  const output = await said(
    `curl -s -o /dev/null -w '%{http_code}' 'http://127.0.0.1/api/slow?seconds=${requestTime}' >/tmp/status & sleep 0.4; a=$(date +%s%N); ${command}; b=$(date +%s%N); wait; echo; echo "$(cat /tmp/status) $(((b - a) / 1000000))"`,
  );
  const [status = '', milliseconds = ''] = output.trim().split('\n').at(-1)?.split(' ') ?? [];
  return { status, seconds: Number(milliseconds) / 1000, output };
}

const statusOf = { answered: '200', lost: '502' } as const;

describe('the life of a service', () => {
  it.each(cases.map((one, index) => ({ index, shown: `${one.ini}${one.unit}`.replace(/\n/g, ' '), one })))(
    '$index stops as it is said: $shown',
    async ({ one }) => {
      const { stop } = predictionOf(one);
      expect(stop.ends).not.toBeNull();
      await said(fresh(one));
      const { status, seconds } = await during('systemctl stop backend');
      if (stop.request !== null) expect(status).toBe(statusOf[stop.request]);
      if (stop.ends === 'at-limit') expect(seconds).toBeGreaterThan(limit - 0.5);
      else expect(seconds).toBeLessThan(limit - 0.3);
      const result = await said('systemctl show -p Result --value backend');
      expect(result === 'success').toBe(stop.clean);
    },
    30_000,
  );

  it.each(
    cases
      .slice(-13)
      .map((one, index) => ({ index, shown: /^ExecReload=.*/m.exec(one.unit)?.[0] ?? 'without ExecReload=', one })),
  )(
    '$index reloads as it is said: $shown',
    async ({ one }) => {
      const { reload } = predictionOf(one);
      expect(reload.effect).not.toBeNull();
      await said(fresh(one));
      const before = await said('systemctl show -p MainPID --value backend');
      const { status, output } = await during('systemctl reload backend 2>&1');
      if (reload.request !== null) expect(status).toBe(statusOf[reload.request]);
      if (reload.effect === 'impossible') expect(output).toContain('Job type reload is not applicable');
      await said(`sleep ${reload.effect === 'ends' ? 1.5 : 0.3}`);
      const after = await said('systemctl show -p MainPID --value backend');
      if (reload.effect === 'ends') expect(after).not.toBe(before);
      else expect(after).toBe(before);
    },
    30_000,
  );

  it.each(
    cases
      .slice(0, 10)
      .map((one, index) => ({ index, shown: /^Restart=.*/m.exec(one.unit)?.[0] ?? 'without Restart=', one })),
  )(
    '$index comes back after a crash or not, as it is said: $shown',
    async ({ one }) => {
      const { crash } = predictionOf(one);
      await said(fresh(one));
      await said('kill -9 $(systemctl show -p MainPID --value backend); sleep 0.5');
      if (crash.restarts === null) return;
      const early = await said('systemctl is-active backend');
      expect(early).toBe(crash.restarts ? 'activating' : 'failed');
      if (!crash.restarts) return;
      expect(crash.after).toBe(2);
      expect(
        await said(
          `for _ in $(seq 60); do curl -sf -o /dev/null http://127.0.0.1/api/health && break; sleep 0.1; done; curl -s -o /dev/null -w '%{http_code}' http://127.0.0.1/api/health`,
        ),
      ).toBe('200');
    },
    30_000,
  );
});
