import { span } from '../text/span';
import type { ResultBuilder } from '../result';

/** Formats in which uWSGI takes a configuration. */
export type UwsgiFormat = 'ini' | 'yaml' | 'xml' | 'json';

const endings: [RegExp, UwsgiFormat][] = [
  [/\.ini$/i, 'ini'],
  [/\.ya?ml$/i, 'yaml'],
  [/\.xml$/i, 'xml'],
  [/\.(?:json|js)$/i, 'json'],
];

const names: Record<UwsgiFormat, string> = { ini: 'INI', yaml: 'YAML', xml: 'XML', json: 'JSON' };

/**
 * The format of a configuration of uWSGI: by the first line that says something, else by the name of the file.
 * YAML is a line `uwsgi:`, JSON begins with a brace, XML with an angle bracket; a section or a key with `=` is INI.
 */
export function uwsgiFormat(text: string, fileName?: string): UwsgiFormat {
  const named = endings.find(([ending]) => fileName !== undefined && ending.test(fileName))?.[1];
  if (named !== undefined && named !== 'ini') return named;
  for (const line of firstLines(text)) {
    if (line.startsWith('<')) return 'xml';
    if (line.startsWith('{')) return 'json';
    if (/^(?:---|%YAML|uwsgi[ \t]*:[ \t]*(?:#|$))/.test(line)) return 'yaml';
    if (line.startsWith('[') || line.includes('=')) return 'ini';
  }
  return 'ini';
}

/** At most twenty lines that are neither empty nor comments. */
function* firstLines(text: string): Generator<string> {
  let offset = text.startsWith('\ufeff') ? 1 : 0;
  for (let count = 0; count < 20 && offset < text.length;) {
    const found = text.indexOf('\n', offset);
    const end = found < 0 ? text.length : found;
    const line = text.slice(offset, Math.min(end, offset + 200)).trim();
    if (line !== '' && !line.startsWith('#') && !line.startsWith(';')) {
      count += 1;
      yield line;
    }
    offset = end + 1;
  }
}

/** One clear answer in place of nonsense. */
export function reportFormat(text: string, format: UwsgiFormat, builder: ResultBuilder): void {
  const start = text.length - text.trimStart().length;
  const found = text.indexOf('\n', start);
  const end = found < 0 ? text.length : found;
  builder.report('info', 'uwsgi/format-not-read', span(start, Math.max(end, start)), {
    what: `Diese Konfiguration von uWSGI ist in ${names[format]} geschrieben.`,
    follows: 'uWSGI liest das Format, geprüft und erklärt wird es hier nicht.',
    helps: 'Die Optionen als INI-Datei mit dem Abschnitt `[uwsgi]` schreiben.',
  });
}
