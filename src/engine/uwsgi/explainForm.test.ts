import { describe, expect, it } from 'vitest';
import { analyseWith } from '../testing';

/** The meaning of the value in one line of an INI file. */
function meaning(line: string): string | undefined {
  const { annotations } = analyseWith(`[uwsgi]\n${line}\n`, { language: 'uwsgi-ini' });
  return annotations.find(({ role }) => role === 'argument')?.value?.text.replaceAll('\u00a0', ' ');
}

describe('the meaning of a value', () => {
  it.each([
    ['cron = -5 2 -1 -1 1 /bin/x', 'Führt `/bin/x` aus: alle 5 Minuten, Stunde 2 und am Montag.'],
    ['cron = -1 -1 -1 -1 -1 /bin/x', 'Führt `/bin/x` aus: jede Minute.'],
    ['mount = /api=src.run:app', 'Anfragen unter `/api` bearbeitet die Anwendung `src.run:app`.'],
    ['static-map = /s=/srv/s', 'Anfragen unter `/s` liefert uWSGI als Dateien aus `/srv/s` aus.'],
    ['log-format = %(addr) %(status)', 'Jede Logzeile enthält `addr` und `status`.'],
    ['hook-post-app = exec:ls', 'Führt `ls` aus, wenn der Haken an der Reihe ist.'],
    ['if-not-env = DEV', 'Liest den Block, wenn die Umgebungsvariable `DEV` nicht gesetzt ist.'],
    ['set-ph = a=b', '`%(a)` steht in dieser Konfiguration für `b`.'],
    ['ini = uwsgi.ini:web', 'Liest den Abschnitt `web` aus `uwsgi.ini`.'],
    ['logger = app file:/var/log/x', 'Schreibt das Log in die Datei `/var/log/x`. Der Logger heißt `app`.'],
    ['route = ^/alt redirect:/neu', 'Passt die Anfrage auf `^/alt`, folgt `redirect` mit `/neu`.'],
    ['reload-on-rss = 200', '200 MiB.'],
  ])('%s', (line, expected) => expect(meaning(line)).toBe(expected));

  it('shows what placeholders stand for', () => {
    expect(meaning('chdir = /srv/%(name)\nset-ph = name=backend')).toBe(
      'Pfad `/srv/backend`. Eingesetzt: `/srv/backend`.',
    );
  });

  it('never repeats a secret', () => {
    expect(meaning('env = SECRET_KEY=%(x)\nset-ph = x=geheim')).not.toContain('geheim');
  });
});
