/**
 * What „Erzeugen“ writes is installed on a machine with a real systemd and nginx (Debian 12), by the steps that it
 * gives itself, and answers. uWSGI from PyPI is stood in for by Debian's behind a wrapper that loads the plugin.
 */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Session } from '../../scripts/experiments/session';
import { Machine } from '../../scripts/laboratory/machine';
import { generate } from '../../src/workshop/generate';
import { initialForm, readForm } from '../../src/workshop/generate/readForm';
import type { Deployment, DeploymentForm } from '../../src/workshop/generate/types';
import { pairwise } from './support/pairwise';
import { requireProgram } from './support/programs';

const root = path.resolve(__dirname, '..', '..');

const rows: Partial<DeploymentForm>[] = pairwise(
  {
    user: ['backend', 'web-app', 'www-data'],
    folder: ['/srv/backend', '/opt/größer/app_2', '/home/dev/app'],
    application: ['src.run:app', 'src.backend:create_app()', 'src.backend.factory:create_app()'],
    domain: ['api.example.org', 'example.org www.example.org', 'localhost'],
    tls: ['none', 'certbot', 'own'],
    requests: ['1', '4', '200'],
    memory: ['64', '256'],
    uploads: ['0', '1', '20'],
    secrets: ['', 'WEATHER_API_KEY', 'weather_api_key, DB_PASSWORD'],
    staticFolder: ['', 'src/static'],
    installation: ['debian', 'pip'],
  } as const,
  40,
).map(({ application, ...form }, index) => {
  const [module = '', callable = ''] = application.split(':');
  return { ...form, module, callable, name: `app-${index}` };
});

const deployments = rows.map((form): Deployment => {
  const read = readForm({ ...initialForm, ...form });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.deployment;
});

let machine: Machine;
let session: Session;
const run = (command: string, limit = 60) => session.step({ run: command }, limit);

beforeAll(async () => {
  requireProgram('/usr/sbin/nginx', 'nginx');
  requireProgram('/usr/lib/uwsgi/plugins/python3_plugin.so', 'uwsgi-plugin-python3');
  machine = await Machine.boot('systemd');
  machine.put(path.join(root, 'examples', 'backend'), '/srv/source');
  session = new Session(machine);
});
afterAll(async () => {
  session?.close();
  await machine?.down();
});

const write = (file: string, text: string): string =>
  `mkdir -p "$(dirname '${file}')" && base64 -d <<<${Buffer.from(text).toString('base64')} >'${file}'`;

/** What would come from elsewhere: the application itself, uWSGI of the virtual environment, the certificate. */
function prepared({ folder, installation, tls }: Deployment): string {
  return [
    // A fresh folder, reachable for the accounts of the service and of nginx
    `rm -rf ${folder} && mkdir -p ${folder} && cp -r /srv/source/. ${folder}/ && chmod 0755 ${path.posix.dirname(folder)} ${folder}`,
    ...(installation === 'pip'
      ? [
          `python3 -m venv --without-pip --system-site-packages ${folder}/.venv`,
          `printf '#!/bin/sh\\nexec /usr/bin/uwsgi --plugin python3 "$@"\\n' >${folder}/.venv/bin/uwsgi`,
          `chmod +x ${folder}/.venv/bin/uwsgi`,
        ]
      : []),
    ...(tls
      ? [
          `mkdir -p ${path.posix.dirname(tls.certificate)} ${path.posix.dirname(tls.key)}`,
          `openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=test -keyout ${tls.key} -out ${tls.certificate} 2>/dev/null`,
        ]
      : []),
  ].join('\n');
}

/** One request by name, as a client on the network would make it. */
function asked({ domains, tls }: Deployment, target: string, more = ''): string {
  const domain = domains.at(-1) ?? '';
  const [scheme, port] = tls ? ['https', 443] : ['http', 80];
  return `curl -s -k -o /tmp/answer -w '%{http_code}\\n' --resolve ${domain}:${port}:127.0.0.1 ${more} ${scheme}://${domain}${target}`;
}

async function install(deployment: Deployment): Promise<void> {
  const { files, steps } = generate(deployment);
  const setUp = await run(
    [
      'rm -rf /srv/dateien',
      prepared(deployment),
      ...files.map(({ name, text }) => write(`/srv/dateien/${name}`, text)),
    ].join('\n'),
  );
  expect(setUp.output).toBe('');
  for (const { title, commands, needs } of steps) {
    if (needs) continue;
    const { output, exit } = await run(`(set -e; cd /srv/dateien; ${commands.join('\n')})`);
    const journal = exit === 0 ? '' : (await run(`journalctl -u ${deployment.name} -o cat | tail -n 30`)).output;
    expect(exit, `${title}\n${output}\n${journal}`).toBe(0);
  }
}

async function check(deployment: Deployment): Promise<void> {
  const { name, tls, staticFolder, secrets, uploads, requests, memory, workerMemory, domains } = deployment;
  const most = uploads === 0 ? 1 : uploads;
  const said = async (command: string): Promise<string> => (await run(command)).output;

  expect(await said(`systemctl is-active ${name}; systemctl is-enabled ${name}`)).toBe('active\nenabled');
  expect(await said(`systemd-analyze verify --recursive-errors=yes ${name}.service 2>&1 | grep -F ${name}`)).toBe('');
  expect(await said('nginx -t 2>&1 | grep -v successful | grep -v "syntax is ok"')).toBe('');
  expect(await said(asked(deployment, '/api/health'))).toBe('200');
  expect(await said(`${asked(deployment, '/api/whoami')}; cat /tmp/answer`)).toContain(
    `"scheme":"${tls ? 'https' : 'http'}"`,
  );
  if (tls)
    expect(
      await said(`curl -s -o /dev/null -w '%{redirect_url}' -H 'Host: ${domains[0] ?? ''}' http://127.0.0.1/x?y=1`),
    ).toBe(`https://${domains[0] ?? ''}/x?y=1`);
  if (staticFolder !== null) expect(await said(asked(deployment, '/static/info.txt'))).toBe('200');
  const body = (bytes: number): string =>
    `--data-binary @<(head -c ${bytes} /dev/zero) -H Content-Type:application/octet-stream`;
  expect(await said(asked(deployment, '/api/upload', body(Math.min(most, 9) * 1_000_000)))).toBe('201');
  expect(await said(asked(deployment, '/api/upload', body(most * 1_048_576 + 1)))).toBe('413');
  const workers = Math.max(1, Math.min(requests, Math.floor(memory / workerMemory)));
  expect(await said(`pgrep -c -P $(systemctl show -p MainPID --value ${name})`)).toBe(String(workers));
  expect(await said(`systemctl show -p MemoryMax --value ${name}`)).toBe(String(memory * 1_048_576));
  for (const secret of secrets)
    expect(
      await said(`nsenter -t $(systemctl show -p MainPID --value ${name}) -m ls /run/credentials/${name}.service`),
    ).toContain(secret);

  expect(await said(`systemctl reload ${name}; sleep 0.4; ${asked(deployment, '/api/health')}`)).toBe('200');
  const exposure = await said(`systemd-analyze security --no-pager ${name} | tail -n 1`);
  expect(Number(/: ([\d.]+)/.exec(exposure)?.[1])).toBeLessThanOrEqual(1.7);
  const { output, seconds } = await run(`systemctl stop ${name}; systemctl show -p Result ${name}`);
  expect(output).toBe('Result=success');
  expect(seconds).toBeLessThan(8);
  expect(await said(`journalctl -u ${name} -o cat | grep -iE 'warning|error|cannot|unable|!!!' | head -n 5`)).toBe('');
}

const removed = ({ name, folder }: Deployment): string =>
  `systemctl disable --now ${name} 2>/dev/null; rm -rf ${folder} /etc/${name} /etc/nginx/sites-enabled/${name} /etc/letsencrypt/live; systemctl reload nginx`;

describe('a generated deployment', () => {
  it('covers all pairs of choices with at least 40 combinations', () => {
    expect(deployments.length).toBeGreaterThanOrEqual(40);
  });

  it.each(deployments.map((deployment, index) => ({ index, shown: JSON.stringify(rows[index]), deployment })))(
    '$index starts, answers and stops: $shown',
    async ({ deployment }) => {
      try {
        await install(deployment);
        await check(deployment);
      } finally {
        await run(removed(deployment));
      }
    },
    60_000,
  );
});
