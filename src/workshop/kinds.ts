import { recognise } from '../engine/recognise';
import type { Language } from '../engine/types';
import type { BenchFile, Kind } from './types';

interface KindFacts {
  language: Language;
  /** German, as the reader chooses it. */
  label: string;
  /** Name of a new file. */
  name: string;
}

export const kinds: Record<Kind, KindFacts> = {
  command: { language: 'uwsgi-command', label: 'Kommandozeile', name: 'befehl.sh' },
  ini: { language: 'uwsgi-ini', label: 'uWSGI-INI-Datei', name: 'uwsgi.ini' },
  unit: { language: 'systemd', label: 'Unit-Datei', name: 'backend.service' },
  'drop-in': { language: 'systemd', label: 'Drop-in-Datei', name: 'backend.service.d/override.conf' },
  nginx: { language: 'nginx', label: 'nginx-Konfiguration', name: 'backend.nginx.conf' },
};

export const isKind = (name: string): name is Kind => Object.hasOwn(kinds, name);

const isDropIn = (name: string): boolean => /(?:^|\/)[^/]+\.d\/[^/]+\.conf$/.test(name);

type Recognised = { kind: Kind } | { problem: string };

/** A file is recognised once; another text makes another object. */
const recognised = new WeakMap<BenchFile, Recognised>();

/** What a file is: as the reader says, else by name and content; the German reason where neither says it. */
export function kindOf(file: BenchFile): Recognised {
  const known = recognised.get(file) ?? recogniseKind(file);
  recognised.set(file, known);
  return known;
}

function recogniseKind({ name, text, kind }: BenchFile): Recognised {
  if (kind !== null) return { kind };
  if (text.trim() === '' && recognise('', name) === null) return { problem: 'Die Datei ist leer.' };
  const found = recognise(text, name === '' ? undefined : name);
  if (!found)
    return { problem: 'Weder Name noch Inhalt sagen, was für eine Datei das ist. Die Art der Datei auswählen.' };
  if ('unread' in found)
    return {
      problem: `Das ist ${found.unread}; sie wird hier nicht gelesen. Gelesen werden INI-Dateien und Kommandozeilen von uWSGI, Unit-Dateien und nginx-Konfigurationen.`,
    };
  return { kind: ofLanguage(found.language, name) };
}

/** The kind of a text in this language; its name says whether a unit is a drop-in. */
export function ofLanguage(language: Language, name: string): Kind {
  if (language === 'systemd') return isDropIn(name) ? 'drop-in' : 'unit';
  return language === 'uwsgi-ini' ? 'ini' : language === 'nginx' ? 'nginx' : 'command';
}

/**
 * The name under which the engine sees a file. Where the reader has said „Unit“ or „Drop-in“ and the name does not,
 * it gets one that does: what systemd makes of a file depends on it.
 */
export function engineName(name: string, kind: Kind): string {
  const named = recognise('', name);
  const isUnit = named !== null && 'language' in named && named.language === 'systemd';
  if (kind === 'unit' && (!isUnit || isDropIn(name))) return kinds.unit.name;
  if (kind === 'drop-in' && !isDropIn(name)) return kinds['drop-in'].name;
  return name;
}
