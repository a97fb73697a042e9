import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load';
import { checkBench, findingsOf } from '../checkBench';
import { generate, isRead } from '.';
import { initialForm, readForm } from './readForm';
import type { Deployment, DeploymentForm, Generated } from './types';

const catalogue = loadCatalogue();

function deploymentOf(form: Partial<DeploymentForm>): Deployment {
  const read = readForm({ ...initialForm, ...form });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.deployment;
}

const problemsOf = (form: Partial<DeploymentForm>): object => {
  const read = readForm({ ...initialForm, ...form });
  return 'problems' in read ? read.problems : {};
};

const fileOf = ({ files }: Generated, ending: string): string =>
  files.find(({ name }) => name.endsWith(ending))?.text ?? '';

const findings = ({ files, profile }: Generated): string[] =>
  findingsOf(
    checkBench(
      files.filter(isRead).map(({ name, text }, index) => ({ id: `f${index}`, name, text, kind: null })),
      profile,
      catalogue,
    ),
  ).map(({ file, diagnostic }) => `${file.name}: ${diagnostic.code} ${diagnostic.message}`);

const form: fc.Arbitrary<Partial<DeploymentForm>> = fc.record({
  name: fc.constantFrom('backend', 'a', 'my-app-2'),
  user: fc.constantFrom('backend', 'svc', 'www-data'),
  folder: fc.constantFrom('/srv/backend', '/opt/my_app/current', '/home/dev/app', '/var/www/app', '/srv/größer'),
  module: fc.constantFrom('src.run', 'app', 'wsgi'),
  callable: fc.constantFrom('app', 'application', 'create_app()'),
  domain: fc.constantFrom('api.example.org', 'example.org www.example.org', 'localhost'),
  tls: fc.constantFrom('none', 'certbot', 'own'),
  requests: fc.constantFrom('1', '4', '50', '1000'),
  memory: fc.constantFrom('64', '512', '8192'),
  uploads: fc.constantFrom('0', '1', '10', '2048'),
  secrets: fc.constantFrom('', 'API_KEY', 'db_password, TOKEN'),
  staticFolder: fc.constantFrom('', 'src/static', '/var/www/static/'),
  installation: fc.constantFrom('debian', 'pip'),
});

describe('generated files', () => {
  it('produce no diagnostic, whatever is chosen', () => {
    fc.assert(
      fc.property(form, (given) => {
        expect(findings(generate(deploymentOf(given)))).toEqual([]);
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('have as many workers as the memory allows', () => {
    const workers = (given: Partial<DeploymentForm>): string | undefined =>
      /processes = (\d+)/.exec(fileOf(generate(deploymentOf(given)), 'uwsgi.ini'))?.[1];
    expect(workers({ requests: '6', memory: '512', workerMemory: '64' })).toBe('6');
    expect(workers({ requests: '100', memory: '512', workerMemory: '64' })).toBe('8');
    expect(workers({ requests: '4', memory: '100', workerMemory: '100' })).toBe('1');
  });

  it('hold the name of a secret and never a place for its value in the unit', () => {
    const generated = generate(deploymentOf({ secrets: 'API_KEY' }));
    expect(fileOf(generated, '.service')).toContain('LoadCredential=api_key:/etc/backend/api_key');
    expect(fileOf(generated, '.service')).not.toContain('Environment=');
  });
});

describe('the form', () => {
  it.each([
    [{ name: 'Backend' }, 'name'],
    [{ name: 'nginx' }, 'name'],
    [{ user: 'root' }, 'user'],
    [{ folder: '/srv/a b' }, 'folder'],
    [{ folder: '/srv/../etc' }, 'folder'],
    [{ folder: '/tmp/app' }, 'folder'],
    [{ folder: '/srv/$(reboot)' }, 'folder'],
    [{ module: 'src.run; rm' }, 'module'],
    [{ callable: 'create_app(1)' }, 'callable'],
    [{ domain: 'https://example.org' }, 'domain'],
    [{ domain: 'a.example; return 500' }, 'domain'],
    [{ domain: '' }, 'domain'],
    [{ tls: 'own', certificate: 'x' } as const, 'certificate'],
    [{ requests: '0' }, 'requests'],
    [{ requests: '4.5' }, 'requests'],
    [{ memory: '32' }, 'memory'],
    [{ memory: '100', workerMemory: '200' }, 'memory'],
    [{ uploads: '-1' }, 'uploads'],
    [{ secrets: 'KEY=value' }, 'secrets'],
    [{ staticFolder: '../x' }, 'staticFolder'],
  ])('refuses %o', (given, field) => {
    expect(Object.keys(problemsOf(given))).toEqual([field]);
  });

  it('takes nothing that a shell or a file could read as more than a name', () => {
    const hostile = fc
      .array(
        fc.constantFrom('a', '/', ' ', '\n', ';', '$', '`', '"', "'", '{', '}', '%', '#', '\\', '|', '&', '=', '..'),
        {
          maxLength: 12,
        },
      )
      .map((parts) => parts.join(''));
    const plain = generate(deploymentOf({}));
    fc.assert(
      fc.property(
        hostile,
        fc.constantFrom('name', 'folder', 'module', 'domain', 'secrets', 'staticFolder'),
        (text, field) => {
          const read = readForm({ ...initialForm, [field]: text });
          if ('problems' in read) return;
          const { files, steps } = generate(read.deployment);
          const { secrets, staticFolder } = read.deployment;
          const more = secrets.length + (staticFolder === null ? 0 : 5);
          for (const [index, { text: content }] of files.entries())
            expect(linesOf(content) - linesOf(plain.files[index]?.text ?? '')).toBeLessThanOrEqual(more + 2);
          for (const { commands } of steps)
            for (const command of commands) expect(command).not.toMatch(/[\n;`"'{}%#\\]/);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

const linesOf = (text: string): number => text.split('\n').length;
