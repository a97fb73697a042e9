import type { NginxFacts } from '@site/src/catalogue/nginxTypes';
import type { Catalogue, ShownText, SystemdFacts, UwsgiFacts } from '@site/src/catalogue/types';
import type { Language } from '@site/src/engine/types';

interface Piece {
  texts: Record<string, ShownText>;
}

const empty: Catalogue = {
  uwsgi: { version: '', options: [], words: {}, embedded: [] },
  systemd: { version: '', directives: [], signals: [], booleansTrue: [], booleansFalse: [] },
  nginx: { directives: [], variables: [] },
  texts: {},
  rules: {},
};

const uwsgi = async () =>
  (await import('@generated/catalogue/default/uwsgi.json')).default as Piece & { uwsgi: UwsgiFacts };
const systemd = async () =>
  (await import('@generated/catalogue/default/systemd.json')).default as Piece & { systemd: SystemdFacts };
const nginx = async () =>
  (await import('@generated/catalogue/default/nginx.json')).default as Piece & { nginx: NginxFacts };
const rules = async () => (await import('@generated/catalogue/default/rules.json')).default as Catalogue['rules'];

/** What a text of each language may speak of: a unit holds command lines. */
const pieces: Record<Language, (() => Promise<Piece & Partial<Catalogue>>)[]> = {
  'uwsgi-command': [uwsgi],
  'uwsgi-ini': [uwsgi],
  systemd: [uwsgi, systemd],
  nginx: [nginx],
};

/** The part of the catalogue that a language needs, loaded when a block is edited for the first time. */
export const loadPieces = (language: Language): Promise<Catalogue> => load(pieces[language]);

/** The whole catalogue. */
export const loadCatalogue = (): Promise<Catalogue> => load([uwsgi, systemd, nginx]);

async function load(wanted: readonly (() => Promise<Piece & Partial<Catalogue>>)[]): Promise<Catalogue> {
  const [known, ...parts] = await Promise.all([rules(), ...wanted.map((piece) => piece())]);
  const texts = Object.assign({}, ...parts.map((part) => part.texts)) as Catalogue['texts'];
  return { ...parts.reduce<Catalogue>((all, part) => ({ ...all, ...part }), empty), texts, rules: known };
}
