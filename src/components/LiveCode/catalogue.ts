import type { Catalogue, ShownText, SystemdFacts, UwsgiFacts } from '@site/src/catalogue/types';
import type { Language } from '@site/src/engine/types';

interface Piece {
  texts: Record<string, ShownText>;
}

const noSystemd: SystemdFacts = { version: '', directives: [], signals: [], booleansTrue: [], booleansFalse: [] };

/** The part of the catalogue that a language needs, loaded when a block is edited for the first time. */
export async function loadPieces(language: Language): Promise<Catalogue> {
  const uwsgi = (await import('@generated/catalogue/default/uwsgi.json')).default as Piece & { uwsgi: UwsgiFacts };
  if (language !== 'systemd') return { uwsgi: uwsgi.uwsgi, systemd: noSystemd, texts: uwsgi.texts };
  const systemd = (await import('@generated/catalogue/default/systemd.json')).default as Piece & {
    systemd: SystemdFacts;
  };
  return { uwsgi: uwsgi.uwsgi, systemd: systemd.systemd, texts: { ...uwsgi.texts, ...systemd.texts } };
}
