import { hasUwsgiCommand } from '../../engine/shell/analyseShell';
import type { Language } from '../../engine/types';
import { unitTypes } from '../../engine/values/unitName';

const shells = new Set(['bash', 'sh', 'shell', 'console']);
const unitFile = new RegExp(`\\.(?:${unitTypes.join('|')})(?:\\.d/[^/]+\\.conf)?(?:\\s|$)`);

/** What a fence is to the engine; null where it is not annotated. */
export function languageOf(lang: string, title: string | null, code: string): Language | null {
  if (shells.has(lang)) return hasUwsgiCommand(code) ? 'uwsgi-command' : null;
  if (lang === 'systemd' || lang === 'nginx') return lang;
  if (lang !== 'ini') return null;
  if (unitFile.test(title ?? '')) return 'systemd';
  return /\.ini(?:\s|$)/.test(title ?? '') || /^\s*\[uwsgi\]/m.test(code) ? 'uwsgi-ini' : null;
}
