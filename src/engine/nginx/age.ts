import type { NginxDirective } from '../../catalogue/nginxTypes';
import { code } from '../values/explanation';
import type { Statement } from './parser';
import type { Finding, Scope } from './scope';

/** `1.19.7` is not after `1.22.1`. */
function isUntil(version: string, last: string): boolean {
  const parts = last.split('.').map(Number);
  for (const [index, part] of version.split('.').map(Number).entries()) {
    const limit = parts[index] ?? 0;
    if (part !== limit) return part < limit;
  }
  return true;
}

/** A directive that nginx takes with a warning: it is out of date, or does nothing on Linux. */
export function checkAge({ name }: Statement, { deprecatedSince }: NginxDirective, { newest }: Scope): Finding | null {
  if (name.value.endsWith('send_lowat')) {
    return {
      place: name.span,
      severity: 'warning',
      code: 'nginx/ignored',
      what: `${code(name.value)} gibt es unter Linux nicht.`,
      follows: 'nginx warnt und übergeht die Zeile.',
      helps: 'Die Zeile entfernen.',
    };
  }
  if (deprecatedSince === null || (!newest && !isUntil(deprecatedSince, '1.22.1'))) return null;
  const helps =
    name.value === 'ssl'
      ? `${code('listen 443 ssl;')} schreiben und die Zeile entfernen.`
      : 'Die Zeile entfernen oder die neue Direktive verwenden, die die Referenz nennt.';
  return {
    place: name.span,
    severity: 'warning',
    code: 'nginx/deprecated',
    what: `${code(name.value)} ist seit nginx ${deprecatedSince} veraltet.`,
    follows: 'nginx warnt; neuere Fassungen kennen die Direktive nicht mehr.',
    helps,
  };
}
