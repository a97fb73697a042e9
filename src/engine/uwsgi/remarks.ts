import type { Profile } from '../types';
import type { CommandLine, OptionUse } from './commandLine';

const uses = (line: CommandLine, ...names: string[]): boolean =>
  line.uses.some((use) => names.includes(use.option.canonical));

const readsFile = (line: CommandLine): boolean =>
  line.files.length > 0 || line.uses.some((use) => use.option.valueKind === 'config-file');

const opensUnixSocket = (line: CommandLine): boolean =>
  line.uses.some(
    (use) =>
      use.option.valueKind.startsWith('socket') && use.option.plugin === 'core' && !use.argument?.value.includes(':'),
  );

/**
 * What an option does, or does not do, in just this command line; empty where there is nothing to add.
 *
 * Each remark was observed with uWSGI 2.0.30 or 2.0.21; `tests/server/remarks.test.ts` repeats it.
 */
export function remarkOn(use: OptionUse, line: CommandLine, profile: Profile): string {
  switch (use.option.canonical) {
    case 'strict':
      return readsFile(line) ? '' : 'Ohne Wirkung: Auf einer reinen Kommandozeile prüft schon getopt jeden Namen.';
    case 'enable-threads':
      return profile.uwsgi === 'debian'
        ? ''
        : 'Ohne Wirkung: Ab uWSGI 2.0.27 ist die Thread-Unterstützung immer eingeschaltet.';
    case 'vacuum':
      return readsFile(line) || opensUnixSocket(line) || uses(line, 'pidfile', 'pidfile2', 'safe-pidfile', 'stats')
        ? ''
        : 'Es gibt nichts zu entfernen: Diese Kommandozeile legt weder einen Unix-Socket noch eine PID-Datei an.';
    case 'single-interpreter':
      return readsFile(line) || uses(line, 'mount', 'vhost')
        ? ''
        : 'Ohne sichtbare Wirkung: Es wird eine einzige Anwendung geladen.';
    case 'master':
      return readsFile(line) || uses(line, 'processes', 'cheaper')
        ? ''
        : 'Der Master-Prozess überwacht einen einzigen Worker, denn `--processes` fehlt.';
    default:
      return '';
  }
}
