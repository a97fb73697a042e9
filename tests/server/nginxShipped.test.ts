/** Configurations that Debian packages ship: no false alarm, no message missed. Judged with nginx-full (1.22.1). */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { debianNginx } from '../../scripts/corpus/debianNginx';
import { loadCatalogue } from '../../src/catalogue/load';
import { analyseNginx } from '../../src/engine/nginx/analyseNginx';
import { profiles } from '../../src/engine/profiles';
import { agrees, firstFinding, type Verdict } from './support/nginxJudge';
import { SupplyingJudge } from './support/nginxSupplied';
import { requireProgram } from './support/programs';

const judge = new SupplyingJudge();
beforeAll(() => requireProgram('/usr/lib/nginx/modules/ngx_stream_module.so', 'nginx-full'));
afterAll(() => judge.close());

/** Differences by name; each must still be one. */
const known: Record<string, string> = {
  'nginx-doc: usr/share/doc/nginx/examples/http':
    'Die Datei bindet andere ein, die den events-Block bringen können; nginx sieht leere Dateien.',
};

const shown = ({ code, line, message }: Verdict): string =>
  code === null ? 'angenommen' : `${code}:${line ?? '–'} ${message}`;

const installed = (): { name: string; text: string }[] =>
  ['/etc/nginx', '/etc/nginx/snippets', '/etc/nginx/sites-available', '/etc/nginx/modules-available'].flatMap(
    (folder) =>
      statSync(folder, { throwIfNoEntry: false })?.isDirectory()
        ? readdirSync(folder)
            .map((name) => path.join(folder, name))
            .filter((file) => statSync(file).isFile())
            .map((file) => ({ name: file, text: readFileSync(file, 'utf8') }))
        : [],
  );

it('are judged as nginx judges them', { timeout: 300_000 }, () => {
  const catalogue = loadCatalogue();
  const files = [...installed(), ...debianNginx()];
  const differing: string[] = [];
  let judged = 0;
  for (const { name, text } of files) {
    const theirs = judge.judge(text);
    if (!theirs || theirs.verdict.code === 'environment') continue;
    judged += 1;
    const fileName = theirs.context === 'main' ? 'nginx.conf' : 'teil.conf';
    const { diagnostics } = analyseNginx(theirs.text, catalogue, profiles['debian-12-full'], fileName);
    const ours = firstFinding(theirs.text, diagnostics);
    const { verdict, code } = agrees(theirs.verdict, ours);
    if (!verdict || !code) differing.push(`${name} | nginx: ${shown(theirs.verdict)} | hier: ${shown(ours)}`);
  }
  process.stdout.write(`${judged} von ${files.length} Dateien verglichen, ${differing.length} anders\n`);
  expect(differing.filter((line) => !Object.keys(known).some((name) => line.startsWith(`${name} |`)))).toEqual([]);
  expect(Object.keys(known).filter((name) => !differing.some((line) => line.startsWith(`${name} |`)))).toEqual([]);
  expect(judged).toBeGreaterThan(45);
});
