import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/load';
import { analyseStack } from '../engine/stack/analyseStack';
import type { StackFile } from '../engine/stack/types';

const folder = path.resolve(__dirname, '..', '..', 'examples', 'backend', 'deploy');
const file = (source: string, language: StackFile['language'], name = source): StackFile => ({
  name,
  language,
  text: readFileSync(path.join(folder, source), 'utf8'),
});

it('the files that the guide installs fit together', () => {
  const files = [
    file('backend.service', 'systemd'),
    file('hardening.conf', 'systemd', 'backend.service.d/hardening.conf'),
    file('secrets.conf', 'systemd', 'backend.service.d/secrets.conf'),
    file('uwsgi.ini', 'uwsgi-ini'),
    file('backend.nginx.conf', 'nginx'),
  ];
  const { analyses } = analyseStack(files, { catalogue: loadCatalogue(), profile: 'debian-12' });
  const found = analyses.flatMap(({ diagnostics }) => diagnostics.map(({ code, severity }) => `${severity} ${code}`));
  expect(found).toEqual(['info practice/network-target']);
});
