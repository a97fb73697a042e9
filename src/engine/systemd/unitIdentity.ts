import { unitTypes } from '../values/unitName';

/** What the name of a unit file says; null fields where the name is not known. */
export interface UnitIdentity {
  /** `app@i.service`: a template is judged with a made-up instance `i`, as `systemd-analyze verify` does. */
  id: string | null;
  type: string | null;
  instance: string | null;
  isDropIn: boolean;
}

/** `backend.service`, `backend@.service`, `/etc/systemd/system/backend.service.d/override.conf`. */
export function unitIdentity(fileName: string | undefined): UnitIdentity {
  const parts = (fileName ?? '').split('/');
  const file = parts.at(-1) ?? '';
  const isDropIn = file.endsWith('.conf');
  const folder = parts.at(-2) ?? '';
  const name = isDropIn ? folder.replace(/\.d$/, '') : file;
  const suffix = name.slice(name.lastIndexOf('.') + 1);
  const type = unitTypes.includes(suffix) ? suffix : null;
  if (type === null || name === suffix) return { id: null, type, instance: null, isDropIn };
  const at = name.indexOf('@');
  const stem = name.slice(0, name.length - type.length - 1);
  if (at < 0) return { id: name, type, instance: null, isDropIn };
  const instance = stem.slice(at + 1) || 'i';
  return { id: `${stem.slice(0, at)}@${instance}.${type}`, type, instance, isDropIn };
}

/** `dev-sda1.swap` of `/dev/sda1` (systemd 252, unit_name_from_path); null for a path that is not absolute and normal. */
export function unitNameFromPath(path: string, type: string): string | null {
  if (!path.startsWith('/')) return null;
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) return null;
  if (parts.length === 0) return `-.${type}`;
  const escaped = parts.map((part, index) => escapePart(part, index === 0)).join('-');
  return `${escaped}.${type}`;
}

/** Bytes outside of the set, and a dot at the very start, become `\xNN`. */
function escapePart(part: string, first: boolean): string {
  let result = '';
  for (const [index, byte] of [...new TextEncoder().encode(part)].entries()) {
    const character = String.fromCharCode(byte);
    const plain = /[A-Za-z0-9:_.]/.test(character) && !(first && index === 0 && character === '.');
    result += plain ? character : `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return result;
}

/** The other way round: `a-b\x2dc` is `a/b-c`. */
export function unescapeName(name: string): string {
  return name.replace(/-|\\x([0-9a-fA-F]{2})/g, (_, hex: string | undefined) =>
    hex === undefined ? '/' : String.fromCharCode(parseInt(hex, 16)),
  );
}
