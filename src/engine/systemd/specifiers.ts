import { unescapeName, type UnitIdentity } from './unitIdentity';

/** Which specifiers a value may hold: names of units take fewer than the rest. */
export type SpecifierTable = 'full' | 'name';

const nameTable = new Set('aAbBHlqmMovwWgGuUijnNp');
const fullTable = new Set('aAbBHlqmMovwWgGuUijnNpIJPfyYcrRCdELSthsTV');

/** Those whose value is the same on every system where systemd runs as root (systemd.unit(5), "Specifiers"). */
const fixed: Record<string, string> = {
  C: '/var/cache',
  E: '/etc',
  L: '/var/log',
  S: '/var/lib',
  t: '/run',
  T: '/tmp',
  V: '/var/tmp',
  h: '/root',
  u: 'root',
  U: '0',
  g: 'root',
  G: '0',
  s: '/bin/sh',
};

/** Values of one machine, replaced by one of the right form. */
const standIns: Record<string, string> = {
  a: 'x86-64',
  A: '',
  b: '0'.repeat(32),
  B: '',
  H: 'host',
  l: 'host',
  q: 'host',
  m: '0'.repeat(32),
  M: '',
  o: 'debian',
  v: '6.1.0',
  w: '12',
  W: '',
  y: '/etc/systemd/system/unit.service',
  Y: '/etc/systemd/system',
  c: '/system.slice',
  r: '/system.slice',
  R: '/',
};

/** Meaning of each specifier, for explanations. */
const meanings: Record<string, string> = {
  a: 'Prozessorarchitektur',
  A: 'Version des Abbilds',
  b: 'Kennung des Systemstarts',
  B: 'Build des Systems',
  C: 'Wurzel der Cache-Verzeichnisse',
  d: 'Verzeichnis der Geheimnisse des Dienstes',
  E: 'Wurzel der Konfiguration',
  f: 'Instanz oder Name als Pfad',
  g: 'Gruppe von systemd',
  G: 'Nummer dieser Gruppe',
  h: 'Heimatverzeichnis von systemd, nicht das von `User=`',
  H: 'Rechnername',
  i: 'Instanz, wie sie im Namen steht',
  I: 'Instanz, entschlüsselt',
  j: 'letzter Teil des Namens vor dem @',
  J: 'letzter Teil des Namens vor dem @, entschlüsselt',
  l: 'kurzer Rechnername',
  L: 'Wurzel der Logverzeichnisse',
  m: 'Kennung der Maschine',
  M: 'Kennung des Abbilds',
  n: 'vollständiger Name der Unit',
  N: 'Name der Unit ohne Endung',
  o: 'Kennung des Betriebssystems',
  p: 'Name vor dem @',
  P: 'Name vor dem @, entschlüsselt',
  q: 'Rechnername in Worten',
  s: 'Shell von systemd',
  S: 'Wurzel der Zustandsverzeichnisse',
  t: 'Wurzel der Laufzeitverzeichnisse',
  T: 'Verzeichnis für temporäre Dateien',
  u: 'Benutzerkonto von systemd, nicht das von `User=`',
  U: 'Nummer dieses Benutzerkontos',
  v: 'Version des Kernels',
  V: 'Verzeichnis für größere temporäre Dateien',
  w: 'Version des Betriebssystems',
  W: 'Variante des Betriebssystems',
  y: 'Pfad der Unit-Datei',
  Y: 'Verzeichnis der Unit-Datei',
  c: 'cgroup der Unit',
  r: 'cgroup der Slice',
  R: 'Wurzel der cgroups',
};

export interface Expansion {
  text: string;
  /** The first specifier that systemd does not know, offsets in the source: everything is refused. */
  bad: { from: number; to: number; sign: string } | null;
  /** Specifiers that were replaced, in order. */
  used: { sign: string; value: string | null }[];
}

/**
 * Replaces `%x`. A percent sign before anything but a letter, a digit or `%` stays, so does one at the end.
 *
 * Source: systemd 252, src/shared/specifier.c:specifier_printf, src/core/unit-printf.c.
 */
export function expandSpecifiers(text: string, unit: UnitIdentity, table: SpecifierTable = 'full'): Expansion {
  const known = table === 'name' ? nameTable : fullTable;
  const expansion: Expansion = { text: '', bad: null, used: [] };
  let from = 0;
  for (let at = text.indexOf('%'); at >= 0 && at + 1 < text.length; at = text.indexOf('%', from)) {
    const sign = text[at + 1] ?? '';
    expansion.text += text.slice(from, at);
    from = at + 2;
    if (sign === '%') expansion.text += '%';
    else if (known.has(sign)) {
      const value = specifierValue(sign, unit);
      expansion.used.push({ sign, value });
      expansion.text += value ?? standIns[sign] ?? 'x';
    } else if (/[A-Za-z0-9]/.test(sign)) return { ...expansion, bad: { from: at, to: at + 2, sign } };
    else expansion.text += `%${sign}`;
  }
  expansion.text += text.slice(from);
  return expansion;
}

/** Value of a specifier; null where only the running system knows it. */
function specifierValue(sign: string, { id, type, instance }: UnitIdentity): string | null {
  if (fixed[sign] !== undefined) return fixed[sign];
  if (id === null || type === null) return 'iI'.includes(sign) ? (instance ?? null) : null;
  const stem = id.slice(0, id.length - type.length - 1);
  const prefix = stem.split('@')[0] ?? stem;
  const last = prefix.slice(prefix.lastIndexOf('-') + 1);
  const values: Record<string, string> = {
    n: id,
    N: stem,
    p: prefix,
    P: unescapeName(prefix),
    j: last,
    J: unescapeName(last),
    i: instance ?? '',
    I: unescapeName(instance ?? ''),
    f: `/${unescapeName(instance ?? prefix)}`,
    d: `/run/credentials/${id}`,
  };
  return values[sign] ?? null;
}

/** `%t` is `/run` (root of the runtime directories). Null where the text has no specifier. */
export function explainSpecifiers(text: string, unit: UnitIdentity): string | null {
  const { used } = expandSpecifiers(text, unit);
  if (used.length === 0) return null;
  const seen = new Map(used.map(({ sign, value }) => [sign, value]));
  return [...seen]
    .map(
      ([sign, value]) =>
        `\`%${sign}\`: ${meanings[sign] ?? ''}${value === null || value === '' || (sign === 'i' && value === 'i') ? '' : `, hier \`${value}\``}.`,
    )
    .join(' ');
}
