import type { Catalogue } from '../../catalogue/types';
import { code, type Explanation } from './explanation';

export const unitTypes = [
  'service',
  'socket',
  'target',
  'device',
  'mount',
  'automount',
  'swap',
  'timer',
  'path',
  'slice',
  'scope',
];

const typeWords: Record<string, string> = {
  service: 'die Dienst-Unit',
  socket: 'die Socket-Unit',
  target: 'das Target',
  device: 'die Geräte-Unit',
  mount: 'die Einhänge-Unit',
  automount: 'die Automount-Unit',
  swap: 'die Auslagerungs-Unit',
  timer: 'die Timer-Unit',
  path: 'die Pfad-Unit',
  slice: 'die Slice-Unit',
  scope: 'die Scope-Unit',
};

/**
 * Whether systemd accepts the name of a unit: up to 255 characters of a small set and a known suffix;
 * specifiers may stand for any part of it.
 *
 * Source: systemd 252, src/basic/unit-name.c:unit_name_is_valid.
 */
export function isUnitName(name: string): boolean {
  if (name.length > 255) return false;
  const dot = name.lastIndexOf('.');
  if (dot <= 0 || !unitTypes.includes(name.slice(dot + 1))) return /%/.test(name);
  return /^[A-Za-z0-9:_.\\@%-]+$/.test(name) && !name.startsWith('@');
}

export function explainUnit(catalogue: Catalogue, name: string): Explanation {
  const known = catalogue.texts[`unit/${name}`];
  if (known) return { entry: `unit/${name}`, text: known.summary };
  const type = typeWords[name.slice(name.lastIndexOf('.') + 1)];
  return { entry: 'value/unit', text: type ? `Nennt ${type} ${code(name)}.` : `Nennt die Unit ${code(name)}.` };
}
