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

export const formatNames: Record<UwsgiFormat, string> = { ini: 'INI', yaml: 'YAML', xml: 'XML', json: 'JSON' };

/** The format that a file's name says; null where it says none. */
export const namedFormat = (fileName: string): UwsgiFormat | null =>
  endings.find(([ending]) => ending.test(fileName))?.[1] ?? null;

/**
 * The format other than INI that the first lines of a text show; null where they show none. JSON begins with a brace,
 * XML with an angle bracket, YAML has a line `uwsgi:` before any section or assignment.
 *
 * Source: uWSGI 2.0.30, core/yaml.c, core/xmlconf.c, core/json.c: each asks for a key or an element named `uwsgi`.
 */
export function otherFormat(lines: Iterable<string>): UwsgiFormat | null {
  let isFirst = true;
  for (const line of lines) {
    if (isFirst) {
      if (/^<(?:\?xml|uwsgi|!--|!DOCTYPE)/.test(line)) return 'xml';
      if (/^\{\s*(?:$|["}])/.test(line)) return 'json';
      if (/^(?:---|%YAML)/.test(line)) return 'yaml';
    }
    isFirst = false;
    if (/^["']?uwsgi["']?[ \t]*:(?:\s|#|$)/.test(line)) return 'yaml';
    if (line.startsWith('[') || /^[\w.-]+[ \t]*=/.test(line)) return null;
  }
  return null;
}

/** The format of a configuration of uWSGI: by the name of the file, else by the first lines that say something. */
export function uwsgiFormat(text: string, fileName?: string): UwsgiFormat {
  const named = fileName === undefined ? null : namedFormat(fileName);
  return named !== null && named !== 'ini' ? named : (otherFormat(firstLines(text)) ?? 'ini');
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
    what: `Diese Konfiguration von uWSGI ist in ${formatNames[format]} geschrieben.`,
    follows: 'uWSGI liest das Format, geprüft und erklärt wird es hier nicht.',
    helps: 'Die Optionen als INI-Datei mit dem Abschnitt `[uwsgi]` schreiben.',
  });
}
