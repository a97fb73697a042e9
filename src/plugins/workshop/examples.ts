import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readRules } from '../../catalogue/rules';
import { isProfileName } from '../../engine/profiles';
import { region } from '../../remark/listings/region';
import type { BenchExample } from '../../workshop/types';

/** Rules whose wrong example is offered, with what is to be seen in it. */
const broken: readonly [code: string, id: string, title: string, text: string][] = [
  [
    'stack/protocol-mismatch',
    'protokoll',
    'Zwei Protokolle',
    'nginx spricht ein anderes Protokoll als der Socket von uWSGI.',
  ],
  ['stack/socket-rights', 'rechte', 'Socket ohne Rechte', 'nginx darf sich mit dem Socket nicht verbinden.'],
  ['stack/private-tmp', 'private-tmp', 'Socket in /tmp', 'Die Unit-Datei verbirgt den Socket vor nginx.'],
  [
    'stack/signals',
    'signale',
    'Vertauschte Signale',
    '`KillSignal=` und `die-on-term` heben einander auf; der Dienst endet nicht.',
  ],
  ['uwsgi/inline-comment', 'kommentar', 'Kommentar hinter dem Wert', 'Der Kommentar wird Teil des Werts.'],
];

/** Files to begin with: those of both editions of the guide, taken from where they stand, and five broken ones. */
export function readExamples(root: string): BenchExample[] {
  return [seed(root), recommended(root), ...broken.map((each) => wrongExample(...each))];
}

/** Command line and unit of edition 1.0, which keeps them to the letter. */
function seed(root: string): BenchExample {
  const page = readFileSync(path.join(root, 'versioned_docs', 'version-1.0', 'uwsgi.mdx'), 'utf8');
  return {
    id: 'ausgabe-1.0',
    title: 'Wie in Ausgabe 1.0',
    text: 'Kommandozeile und Unit-Datei der Seite, aus der dieser Leitfaden gewachsen ist.',
    profile: 'pip',
    files: [
      { name: 'befehl.sh', text: fence(page, 'Kommandozeile') },
      { name: 'ps-backend.service', text: fence(page, 'ps-backend.service') },
    ],
  };
}

/** The text of the first fence with this title. */
function fence(page: string, title: string): string {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => line.startsWith('```') && line.includes(`title="${title}"`));
  const end = lines.indexOf('```', start);
  if (start < 0 || end < 0) throw new Error(`Einen Codeblock mit dem Titel „${title}“ gibt es nicht.`);
  return `${lines.slice(start + 1, end).join('\n')}\n`;
}

/** What edition 2.0 deploys, without the markers of its listings. */
function recommended(root: string): BenchExample {
  const read = (file: string): string =>
    `${region(readFileSync(path.join(root, 'examples', 'backend', 'deploy', file), 'utf8'), null)}\n`;
  return {
    id: 'ausgabe-2.0',
    title: 'Empfohlen, wie in Ausgabe 2.0',
    text: 'INI-Datei, gehärtete Unit-Datei und nginx über einen Unix-Socket.',
    profile: 'debian-12',
    files: [
      { name: 'uwsgi.ini', text: read('uwsgi.ini') },
      { name: 'backend.service', text: read('backend.service') },
      { name: 'backend.service.d/hardening.conf', text: read('hardening.conf') },
      { name: 'backend.nginx.conf', text: read('backend.nginx.conf') },
    ],
  };
}

function wrongExample(code: string, id: string, title: string, text: string): BenchExample {
  const rule = readRules().find((candidate) => candidate.code === code);
  if (!rule) throw new Error(`Die Regel „${code}“ gibt es nicht.`);
  const profile = rule.profile !== undefined && isProfileName(rule.profile) ? rule.profile : 'pip';
  return { id, title, text, profile, files: rule.wrong.map(({ name, text: content }) => ({ name, text: content })) };
}
